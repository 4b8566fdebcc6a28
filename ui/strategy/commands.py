"""What a person can do on the page of strategies; it imports nothing that the page shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _
from ui.shell.commands import Command, Key
from ui.strategy.parts import PARTS

if TYPE_CHECKING:
    from ui.strategy.page import StrategyPage
    from ui.strategy.parts import PartLine


def _has(page: StrategyPage) -> bool:
    return page.shown is not None


def _is_open(page: StrategyPage) -> bool:
    return page.shown is not None and page.shown.is_open


def _may_change_row(page: StrategyPage) -> bool:
    return _is_open(page) and page.row is not None


def _open_part(key: str, page: StrategyPage) -> None:
    page.open_part(key)
    page.enter_part()


def opening(line: PartLine) -> Command[StrategyPage]:
    """Brings a part into sight."""
    return Command(
        id=f"strategy.part_{line.number}",
        text=line.title,
        icon=line.icon,
        run=partial(_open_part, line.key),
        enabled=_has,
    )


def _move(by: int, page: StrategyPage) -> None:
    from ui.strategy.acts import move_row

    move_row(page, by)


def _act(name: str, page: StrategyPage) -> None:
    from ui.strategy import acts

    getattr(acts, name)(page)


COMMANDS: Final[tuple[Command[StrategyPage], ...]] = (
    Command(
        id="strategy.start",
        text=_("Start a strategy"),
        icon="plus",
        shortcut="Ctrl+N",
        run=lambda page: page.start(),
        enabled=lambda page: page.client_id is not None and page.shown is None,
    ),
    Command(
        id="strategy.new_row",
        text=_("New row"),
        icon="plus",
        shortcut="Ctrl+N",
        run=partial(_act, "add_row"),
        enabled=lambda page: page.may_add,
        hint=_("In the part in sight, such as a goal or a risk."),
    ),
    Command(
        id="strategy.edit_row",
        text=_("Open the row"),
        icon="pencil-simple",
        run=lambda page: page.edit_row(),
        enabled=lambda page: page.row is not None,
        inside=_("Enter in the list, Space on a card"),
    ),
    Command(
        id="strategy.bring_in",
        text=_("Bring in figures"),
        icon="download-simple",
        shortcut="Ctrl+O",
        run=partial(_act, "bring_in"),
        enabled=lambda page: page.row is not None and page.row.lacks_figures,
        hint=_("Of a goal or a KPI of which none are known yet."),
    ),
    Command(
        id="strategy.row_up",
        text=_("Move the row up"),
        icon="arrow-up",
        run=partial(_move, -1),
        enabled=_may_change_row,
        inside=_("Alt and the up arrow in the list"),
    ),
    Command(
        id="strategy.row_down",
        text=_("Move the row down"),
        icon="arrow-down",
        run=partial(_move, 1),
        enabled=_may_change_row,
        inside=_("Alt and the down arrow in the list"),
    ),
    Command(
        id="strategy.remove_row",
        text=_("Remove the row"),
        icon="trash",
        shortcut="Del",
        run=partial(_act, "remove_row"),
        enabled=_may_change_row,
    ),
    Command(
        id="strategy.next_open",
        text=_("To the next open thing"),
        icon="warning",
        shortcut="F8",
        run=partial(_act, "next_open"),
        enabled=_has,
        hint=_("What somebody new would have to ask before working from it."),
        also=_("unfinished, missing, incomplete"),
    ),
    Command(
        id="strategy.part_before",
        text=_("To the part before"),
        icon="arrow-up",
        shortcut="Alt+PgUp",
        run=lambda page: page.step_part(-1),
        enabled=_has,
    ),
    Command(
        id="strategy.part_after",
        text=_("To the next part"),
        icon="arrow-down",
        shortcut="Alt+PgDown",
        run=lambda page: page.step_part(1),
        enabled=_has,
    ),
    *map(opening, PARTS),
    Command(
        id="strategy.about",
        text=_("About this version"),
        icon="note-pencil",
        run=lambda page: page.edit_version(),
        enabled=_has,
        hint=_("Goal of the business, first and last day, who approved it, average order and margin."),
        also=_("business goal, boundaries, dates, margin, approved"),
    ),
    Command(
        id="strategy.currency",
        text=_("Change the currency…"),
        icon="wallet",
        run=partial(_act, "change_currency"),
        enabled=_is_open,
        hint=_("Of a draft. Its numbers stay, nothing is converted."),
    ),
    Command(
        id="strategy.put_in_force",
        text=_("Put in force"),
        icon="check-circle",
        run=partial(_act, "put_in_force"),
        enabled=_is_open,
        hint=_("From then on it stays as it was agreed; the next version changes it."),
        also=_("approve, agree, freeze"),
    ),
    Command(
        id="strategy.next_version",
        text=_("Next version"),
        icon="plus",
        run=partial(_act, "next_version"),
        enabled=lambda page: page.may_follow,
        hint=_("A draft that is a copy of the version in sight, row by row."),
    ),
    Command(
        id="strategy.back_to_draft",
        text=_("Make a draft again"),
        icon="arrow-counter-clockwise",
        run=partial(_act, "back_to_draft"),
        enabled=lambda page: page.may_go_back,
        hint=_("Of the newest version, as long as no report was issued under it."),
    ),
    Command(
        id="strategy.give_up",
        text=_("Give the draft up"),
        icon="prohibit",
        run=partial(_act, "give_up"),
        enabled=_is_open,
        hint=_("It stays among the versions, and its number is not used again."),
    ),
    Command(
        id="strategy.versions",
        text=_("Versions of the strategy"),
        icon="stack",
        run=lambda page: page.versions.open(),
        enabled=_has,
    ),
    Command(
        id="strategy.compare",
        text=_("Compare with another version"),
        icon="arrows-left-right",
        shortcut="Ctrl+D",
        run=lambda page: page.compare(),
        enabled=lambda page: page.shown is not None and len(page.shown.versions) > 1,
        also=_("changes, differences, history"),
    ),
)
KEYS: Final[tuple[Key, ...]] = ()
"""What the tables read themselves stands with their commands."""
