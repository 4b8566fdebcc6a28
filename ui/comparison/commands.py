"""What a person can do on the page of comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _
from ui.shell.commands import Command, Key

if TYPE_CHECKING:
    from ui.comparison.page import ComparisonPage


def _is_shown(page: ComparisonPage) -> bool:
    return page.sheet is not None


def _has_offer(page: ComparisonPage) -> bool:
    return page.current_offer is not None


COMMANDS: Final[tuple[Command[ComparisonPage], ...]] = (
    Command(
        id="comparison.new",
        text=_("New comparison"),
        shortcut="Ctrl+N",
        icon="plus",
        run=lambda page: page.begin(),
        hint=_("Asks whose, where all clients are in sight."),
    ),
    Command(
        id="offer.edit",
        text=_("Change the figure"),
        icon="pencil-simple",
        run=lambda page: page.edit_figure(),
        enabled=lambda page: page.can_edit_figure,
        inside=_("Enter"),
    ),
    Command(
        id="offer.duplicate",
        text=_("Duplicate this offer"),
        shortcut="Ctrl+Shift+D",
        icon="copy",
        run=lambda page: page.duplicate_offer(),
        enabled=_has_offer,
        hint=_("With all its figures, to be changed into another one."),
    ),
    Command(
        id="offer.add",
        text=_("Add another offer of this way"),
        icon="plus",
        run=lambda page: page.add_like_current(),
        enabled=_has_offer,
    ),
    Command(
        id="offer.usual",
        text=_("Take our usual figure"),
        icon="arrow-counter-clockwise",
        run=lambda page: page.take_usual(),
        enabled=_has_offer,
        inside=_("Del or Backspace in the grid"),
    ),
    Command(
        id="offer.confirm",
        text=_("Our figure is right"),
        icon="check",
        run=lambda page: page.confirm_figure(),
        enabled=lambda page: page.can_confirm,
        hint=_("Counts as yours from then on, and is no assumption any more."),
    ),
    Command(
        id="offer.reasons",
        text=_("For and against this way"),
        icon="scales",
        run=lambda page: page.open_reasons(),
        enabled=_has_offer,
    ),
    Command(
        id="offer.remove",
        text=_("Remove this offer"),
        icon="trash",
        run=lambda page: page.remove_offer(),
        enabled=_has_offer,
    ),
    Command(
        id="comparison.usual",
        text=_("Usual weights"),
        icon="sliders-horizontal",
        run=lambda page: page.weigh_as_usual(),
        enabled=_is_shown,
    ),
    Command(
        id="comparison.equal",
        text=_("Equal weights"),
        icon="sliders-horizontal",
        run=lambda page: page.weigh_equally(),
        enabled=_is_shown,
    ),
    Command(
        id="comparison.remove",
        text=_("Remove this comparison"),
        icon="trash",
        run=lambda page: page.remove(),
        enabled=_is_shown,
    ),
)
KEYS: Final = (
    Key(_("To another figure"), inside=_("arrow keys")),
    Key(_("Change the figure at once"), inside=_("F2, double click or any letter")),
    Key(_("Finish the figure, go on below or beside"), "Enter; Tab; Shift+Tab"),
)
"""What the grid of offers reads itself."""
