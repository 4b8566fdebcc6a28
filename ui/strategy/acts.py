"""What a person does to a strategy and its rows on this page, and what is in sight afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.domain.errors import ChangedElsewhereError
from smmdesk.domain.ids import StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.planning.named import FunnelStep, Part
from smmdesk.domain.strategy.currencies import figures_in
from smmdesk.domain.strategy.records import (
    Channel,
    Competitor,
    Correction,
    FunnelStage,
    Goal,
    Kpi,
    Risk,
    Strategy,
    StrategyEntry,
    StrategyRow,
)
from smmdesk.domain.strategy.sheets import ROWS
from smmdesk.speech.language import _
from ui.strategy.details import OF_VERSION, Words
from ui.strategy.fields import OF_WORDS
from ui.strategy.parts import line_of
from ui.strategy.versions_told import agreed_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.ids import StrategyId
    from ui.strategy.page import StrategyPage
    from ui.strategy.shown import Shown
    from ui.widgets.forms.field_row import Edit

# versions


def begin(page: StrategyPage, business_goal: str) -> None:
    """A draft for the client in sight, with its goal; the keyboard goes to the first part."""
    client_id, context = page.client_id, page.context

    def show(made: Strategy) -> None:
        page.want(made.id)
        page.catch_up()
        page.open_part(Part.GOALS.value)
        page.setFocus()

    if client_id is not None:
        with page.act():
            context.do(lambda: context.workspace.strategy.start(client_id, business_goal), show=show)


def next_version(page: StrategyPage) -> None:
    """A draft that is a copy of the version in sight."""
    _turn(page, page.context.workspace.strategy.next_version, _numbered(page, _("Version {number} is a draft now")))


def put_in_force(page: StrategyPage) -> None:
    """Agree on the draft in sight; what it is refused for, such as its first day, comes into sight."""

    def told(made: Strategy) -> str:
        return agreed_words(made, page.context.workspace.today(), page.language)

    if not _turn(page, page.context.workspace.strategy.put_in_force, told):
        page.edit_version()


def back_to_draft(page: StrategyPage) -> None:
    """Change once more what was agreed on last."""
    _turn(page, page.context.workspace.strategy.back_to_draft, _numbered(page, _("Version {number} is a draft again")))


def give_up(page: StrategyPage) -> None:
    """Close the draft in sight."""
    _turn(page, page.context.workspace.strategy.give_up, _numbered(page, _("Version {number} was given up")))


def _numbered(page: StrategyPage, words: str) -> Callable[[Strategy], str]:
    return lambda made: page.language(words, number=made.number)


def _turn(page: StrategyPage, act: Callable[[StrategyId], Strategy], told: Callable[[Strategy], str]) -> bool:
    """Whether it was not refused."""
    shown, context = page.shown, page.context
    if shown is None:
        return False
    page.flush()
    with page.act():
        return context.do(
            lambda: act(shown.strategy.id),
            tell=lambda made: context.say_undoable(told(made)),
            show=lambda made: page.want(made.id),
        )


def change_currency(page: StrategyPage) -> None:
    """Have the draft in sight in another currency, once it was said what becomes of its amounts."""
    from ui.strategy.currency import ask_for_currency

    ask_for_currency(page)


# what is open


def next_open(page: StrategyPage) -> None:
    """The thing after the one that was looked at last, or the first; its row and fields come into sight."""
    shown = page.shown
    if shown is None:
        return
    if not shown.open_things:
        page.context.say(page.language(_("Nothing is open: somebody new can work from it.")))
        return
    places = [(each.check, each.part, each.row and each.row.id) for each in shown.open_things]
    last = page.looked_at
    before = (last.check, last.part, last.row and last.row.id) if last else None
    at = (places.index(before) + 1) % len(places) if before in places else 0
    found = page.looked_at = shown.open_things[at]
    if found.row is not None:
        page.select_row(found.row.id)
        page.edit_row()
        return
    page.open_part(line_of(found.part).key)
    if found.check in OF_VERSION:
        page.edit_version()
    else:
        page.close_inspector()
        page.enter_part()


def bring_in(page: StrategyPage) -> None:
    """Offer the ways by which figures of the chosen row come in."""
    from ui.strategy.bringing import offer_figures

    offer_figures(page)


# rows


def add_row(page: StrategyPage, part: Part | None = None) -> None:
    """One more row of the part in sight, with its fields; the cursor goes to the first."""
    shown, context = page.shown, page.context
    if shown is None or not shown.is_open:
        return
    draft = new_row(part or page.part_for_new(), shown, page.language(_("New goal")))
    if draft is None:
        return

    def show(row: StrategyRow) -> None:
        page.catch_up()
        page.select_row(row.id)
        page.edit_row()

    page.flush()
    with page.act():
        context.do(lambda: context.workspace.strategy.add(draft), show=show)


def new_row(part: Part, shown: Shown, goal_name: str) -> StrategyRow | None:
    """One that says nothing yet; None where the part has all that it can have."""
    id = StrategyRowId(new_id())
    of: dict[str, Any] = {"id": id, "strategy_id": shown.strategy.id}
    kind = ROWS[part]
    if kind is StrategyEntry:
        return StrategyEntry(**of, part=part)
    if kind is FunnelStage:
        stage = next((each for each in FunnelStep if each not in _stages(shown)), None)
        return FunnelStage(**of, stage=stage) if stage else None
    return kind(**of, **_GIVEN[kind](shown, goal_name))


def _stages(shown: Shown) -> set[FunnelStep]:
    return {row.stage for row in shown.sheet.rows[Part.FUNNEL] if isinstance(row, FunnelStage)}


def _of_goal(shown: Shown, _goal_name: str) -> dict[str, Any]:
    """For the first goal that has no KPI yet, by what that is measured by."""
    followed = {row.goal_id for row in shown.sheet.rows[Part.KPI] if isinstance(row, Kpi)}
    goal = next((each for each in shown.goals if each.id not in followed), None)
    return {"goal_id": goal.id, "metric": goal.metric, "network": goal.network} if goal else {"metric": ""}


def _next_network(shown: Shown, _goal_name: str) -> dict[str, Any]:
    """On the first account that is planned nowhere yet."""
    planned = {row.account_id for row in shown.sheet.rows[Part.CHANNELS] if isinstance(row, Channel)}
    account = next((each for each in shown.accounts if each.id not in planned), None)
    return {"network": account.network, "account_id": account.id} if account else {"network": Network.INSTAGRAM}


def _main_network(shown: Shown, _goal_name: str) -> dict[str, Any]:
    return {"network": next((each.network for each in shown.accounts), Network.INSTAGRAM)}


_GIVEN: Mapping[type[StrategyRow], Callable[[Shown, str], dict[str, Any]]] = {
    Goal: lambda _shown, name: {"name": name},
    Kpi: _of_goal,
    Competitor: _main_network,
    Channel: _next_network,
    Risk: lambda shown, _name: {"loss": Money.zero(shown.strategy.currency)},
    Correction: lambda _shown, _name: {"metric": ""},
}


def move_row(page: StrategyPage, by: int) -> None:
    """The chosen row a place down, or up; it stays chosen under its new number."""
    row, context = page.row, page.context
    if row is not None and row.shown.is_open:
        page.flush()
        with page.act():
            context.do(lambda: context.workspace.strategy.move(type(row.row), row.id, by))


def remove_row(page: StrategyPage) -> None:
    """Remove the chosen row; the next one is chosen."""
    row, context = page.row, page.context
    if row is None or not row.shown.is_open:
        return
    rows = [each.id for each in page.view.rows()]
    place = rows.index(row.id)

    def show(_count: int) -> None:
        page.catch_up()
        if left := [each.id for each in page.view.rows()]:
            page.select_row(left[min(place, len(left) - 1)])

    name = str(getattr(row.row, "name", "") or getattr(row.row, "event", "") or row.number)
    with page.act():
        context.do(
            lambda: context.workspace.records.remove(type(row.row), row.id),
            tell=lambda _count: context.say_removed([name], name),
            show=show,
        )


def save(page: StrategyPage, edit: Edit) -> None:
    """One field of a row or of the version; what is refused goes to the form."""
    workspace, record = page.context.workspace, edit.record
    if isinstance(record, Words) and edit.name.startswith(OF_WORDS):
        _save_words(page, record, edit)
    elif isinstance(record, Words):
        workspace.records.change(StrategyEntry, record.id, edit.seen, **edit.wanted)
    elif edit.name == "handled_on":
        workspace.strategy.handle(record.id, edit.value)
    else:
        others = _same_numbers(page, edit) if edit.name == "metric" else {}
        seen = {name: getattr(record, name) for name in others} | edit.seen
        workspace.records.change(type(record), record.id, seen, **{edit.name: _kept(edit), **others})


def _same_numbers(page: StrategyPage, edit: Edit) -> Mapping[str, object]:
    """A row's figures as they are kept by another metric: what was typed as 20 stays 20, of leads or per cent."""
    if page.shown is None:
        return {}
    ratio = page.shown.metrics.ratio(str(edit.before), str(edit.value))
    return {} if ratio == 1 else figures_in(edit.record, ratio)


def _kept(edit: Edit) -> object:
    """An emptied loss is none at all, and an emptied threshold nought: both always are something."""
    if edit.value is None and edit.name == "loss":
        return edit.record.loss * 0
    return 0 if edit.value is None and edit.name == "threshold" else edit.value


def _save_words(page: StrategyPage, record: Words, edit: Edit) -> None:
    """Others may have written another field of the row meanwhile, which stays."""
    records, key = page.context.workspace.records, edit.name.removeprefix(OF_WORDS)
    now = records.get(StrategyEntry, record.id).fields
    if now.get(key, "") not in (edit.before, edit.value):
        raise ChangedElsewhereError
    records.change(StrategyEntry, record.id, {"fields": now}, fields={**now, key: edit.value})


def row_of(page: StrategyPage, id: str) -> StrategyRow | None:
    """The row of that id, of whatever client."""
    records = page.context.workspace.records
    return next((row for kind in dict.fromkeys(ROWS.values()) for row in records.all(kind, id=id)), None)
