"""What a person can do on the page of results."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _
from ui.results.views import VIEWS
from ui.shell.commands import Command, Key

if TYPE_CHECKING:
    from ui.results.page import ResultsPage
    from ui.results.views import ViewLine


def opening(view: ViewLine) -> Command[ResultsPage]:
    """Brings a view into sight."""
    return Command(
        id=f"results.{view.key}",
        text=view.words,
        icon=view.icon,
        run=partial(_open, view.key),
        enabled=lambda page: page.has_views,
    )


def _open(key: str, page: ResultsPage) -> None:
    page.open_view(key)


COMMANDS: Final[tuple[Command[ResultsPage], ...]] = (
    Command(
        id="results.bring_in",
        text=_("Bring in figures"),
        shortcut="Ctrl+N",
        icon="download-simple",
        run=lambda page: page.bring_in(),
        hint=_("From a file that a network let you download."),
    ),
    *map(opening, VIEWS),
    Command(
        id="results.explain",
        text=_("Where this figure comes from"),
        icon="info",
        run=lambda page: page.explain_current(),
        enabled=lambda page: page.asked_for is not None,
        inside=_("Enter"),
    ),
)
KEYS: Final = (Key(_("To another figure"), inside=_("arrow keys")),)
"""What the table of networks reads itself."""
