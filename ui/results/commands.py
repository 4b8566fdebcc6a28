"""What a person can do on the page of results."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _
from ui.importing.bringing import ask_for_file
from ui.results.views import VIEWS
from ui.shell.commands import Command, Key

if TYPE_CHECKING:
    from ui.results.page import ResultsPage
    from ui.results.views import ViewLine


def opening(view: ViewLine) -> Command[ResultsPage]:
    """Brings a view into sight."""
    return Command(
        id=f"results.{view.key}",
        text=view.does or view.words,
        icon=view.icon,
        shortcut=view.keys,
        also=view.also,
        run=partial(_open, view.key),
        enabled=lambda page: page.has_views,
    )


def _open(key: str, page: ResultsPage) -> None:
    page.open_view(key)


COMMANDS: Final[tuple[Command[ResultsPage], ...]] = (
    Command(
        id="results.bring_in",
        text=_("Bring in figures"),
        shortcut="Ctrl+O",
        icon="download-simple",
        run=ask_for_file,
        hint=_("From a file that a network let you download."),
    ),
    *map(opening, VIEWS),
    Command(
        id="formula.new",
        text=_("New metric"),
        shortcut="Ctrl+N",
        icon="plus",
        run=lambda page: page.new_formula(),
        enabled=lambda page: page.has_views,
    ),
    Command(
        id="report.new",
        text=_("New report"),
        icon="plus",
        run=lambda page: page.new_report(),
        enabled=lambda page: page.has_views,
        hint=_("Of the last full month; where that has one, of the days that are chosen."),
    ),
    Command(
        id="report.issue",
        text=_("Issue the report"),
        icon="paper-plane-tilt",
        run=lambda page: page.issue_report(),
        enabled=lambda page: page.report is not None and page.report.issued_on is None,
        hint=_("From then on it stays as it went out."),
    ),
    Command(
        id="results.explain",
        text=_("Where this figure comes from"),
        shortcut="Ctrl+I",
        icon="info",
        run=lambda page: page.explain_current(),
        enabled=lambda page: page.asked_for is not None,
        inside=_("Enter"),
    ),
)
KEYS: Final = (
    Key(_("To another figure"), inside=_("arrow keys")),
    Key(_("From hour to hour, on the view Hours"), inside=_("arrow keys")),
    Key(_("To the first and the last hour of a day"), "Home; End"),
    Key(_("Say whether a publication is that post"), "Y; N"),
    Key(_("To another publication that may be a post"), "Down; Up"),
    Key(_("In the figures: change the cell"), inside=_("F2, Enter, double click or any letter")),
    Key(_("Copy the figures that are selected, paste some from a spreadsheet"), "Ctrl+C; Ctrl+V"),
    Key(_("Clear the figures that are selected"), "Del; Backspace"),
)
"""What the views read themselves."""
