"""Versions of a strategy: whatever was edited is listed, and nothing else; the mark is of what is printed alone."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from hypothesis import assume, given
from hypothesis import strategies as st

from smmdesk.domain.ids import StrategyRowId, new_id
from smmdesk.domain.planning.named import Difference, Part
from smmdesk.domain.strategy.records import Kpi
from smmdesk.domain.strategy.versions import FieldChange, RowChange, changes, copied, goal_of, mark
from tests.records import values
from tests.strategies import FULL, with_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.strategy.sheets import StrategySheet

NOT_PRINTED: Final = {"id", "client_id", "status", "frozen_at", "note", "strategy_id", "origin", "position"}
"""Of the version as a whole; its number is printed, and counts as what makes it another paper."""
NOT_PRINTED_OF_ROWS: Final = {"id", "strategy_id", "origin", "position", "account_id", "handled_on", "part"}
_PARTS: Final = tuple(FULL.rows)


@dataclass
class Edited:
    """What was done to a copy of the full strategy."""

    sheet: StrategySheet
    of_version: dict[str, Any] = field(default_factory=dict)
    of_rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    moved: Mapping[Part, int] = field(default_factory=dict)


def new_values(draw: st.DrawFn, record: Any, names: list[str]) -> dict[str, Any]:
    """Other values than it has, of some of its fields."""
    chosen = draw(st.lists(st.sampled_from(names), unique=True, min_size=1, max_size=3))
    known = values(type(record))
    return {name: draw(known[name].filter(other_than(getattr(record, name)))) for name in chosen}


def other_than(value: object) -> Callable[[object], bool]:
    return lambda each: each != value


def editable(record: Any, hidden: set[str]) -> list[str]:
    return [each.name for each in fields(record) if each.name not in hidden | {"goal_id", "number"}]


@st.composite
def edits(draw: st.DrawFn) -> Edited:
    made = Edited(copied(FULL, 2))
    made.moved = {}
    if draw(st.booleans()):
        version = FULL.strategy
        made.of_version = new_values(draw, version, editable(version, NOT_PRINTED))
    # the copy itself leaves out who agreed and from when
    agreed = {"starts": FULL.strategy.starts, "approved_by": FULL.strategy.approved_by}
    agreed["approved_on"] = FULL.strategy.approved_on
    made.sheet = replace(made.sheet, strategy=replace(made.sheet.strategy, **agreed | made.of_version))
    for part in draw(st.lists(st.sampled_from(_PARTS), unique=True, max_size=4)):
        _edit_part(draw, made, part)
    return made


def _edit_part(draw: st.DrawFn, made: Edited, part: Part) -> None:
    rows = list(made.sheet.rows[part])
    for row in list(rows):
        act = draw(st.sampled_from(["keep", "keep", "change", "remove"]))
        if act == "remove":
            made.removed.add(row.origin)
            rows.remove(row)
        if act == "change":
            made.of_rows[row.origin] = new_values(draw, row, editable(row, NOT_PRINTED_OF_ROWS))
            rows[rows.index(row)] = replace(row, **made.of_rows[row.origin])
    if len(rows) > 1 and draw(st.booleans()):
        rows.insert(draw(st.integers(1, len(rows) - 1)), rows.pop(0))
        made.moved = {**made.moved, part: 1}
    if draw(st.booleans()):
        fresh = StrategyRowId(new_id())
        made.added.add(fresh)
        rows.insert(draw(st.integers(0, len(rows))), replace(FULL.rows[part][0], id=fresh, origin=fresh))
    made.sheet = with_rows(made.sheet, part, rows)


def told(before: Any, given: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What fields held before and after, each key of a mapping by itself."""
    found: dict[str, tuple[Any, Any]] = {}
    for name, after in given.items():
        was = getattr(before, name)
        if isinstance(was, dict):
            keys = {**was, **after}
            found |= {f"{name}.{key}": (was.get(key), after.get(key)) for key in keys}
        else:
            found[name] = (was, after)
    return {name: pair for name, pair in found.items() if pair[0] != pair[1]}


def listed(change: RowChange) -> dict[str, tuple[Any, Any]]:
    return {each.name: (each.before, each.after) for each in change.fields}


def lost_goals(made: Edited) -> dict[str, dict[str, tuple[Any, Any]]]:
    """KPI whose goal was removed say so, though nobody touched them."""
    found: dict[str, dict[str, tuple[Any, Any]]] = {}
    for row in made.sheet.rows[Part.KPI]:
        old = next((each for each in FULL.rows[Part.KPI] if each.origin == row.origin), None)
        was = goal_of(FULL, old) if isinstance(old, Kpi) else None
        if was and was.origin in made.removed:
            found[row.origin] = {"goal_id": (was.origin, None)}
    return found


@given(edits())
def test_exactly_what_was_edited_is_listed(made: Edited) -> None:
    found = changes(FULL, made.sheet)
    by_kind: dict[Difference, list[RowChange]] = {kind: [] for kind in Difference}
    for each in found:
        by_kind[each.difference].append(each)
    assert {each.after.origin for each in by_kind[Difference.ADDED] if each.after} == made.added
    assert {each.before.origin for each in by_kind[Difference.REMOVED] if each.before} == made.removed
    olds: dict[str, Any] = {row.origin: row for own in FULL.rows.values() for row in own}
    expected = {origin: told(olds[origin], given) for origin, given in made.of_rows.items()}
    for origin, lost in lost_goals(made).items():
        expected[origin] = {**expected.get(origin, {}), **lost}
    changed = by_kind[Difference.CHANGED]
    assert {each.after.origin: listed(each) for each in changed if each.after} == {
        origin: pairs for origin, pairs in expected.items() if pairs
    }
    of_all = [listed(each) for each in changed if each.part is None]
    assert of_all == ([told(FULL.strategy, made.of_version)] if made.of_version else [])


@given(edits())
def test_a_move_is_listed_of_one_row_and_only_where_rows_changed_places(made: Edited) -> None:
    found = [each for each in changes(FULL, made.sheet) if each.difference is Difference.MOVED]
    assert {each.part for each in found} <= made.moved.keys()
    for part in _PARTS:
        told_of = {each.after.origin for each in found if each.part is part and each.after}
        assert len(told_of) <= 1
        others = told_of | {*made.of_rows} | {*lost_goals(made)}
        before = [row.origin for row in FULL.rows[part] if row.origin not in others | made.removed]
        after = [row.origin for row in made.sheet.rows[part] if row.origin not in others | made.added]
        assert before == after


def test_a_copy_differs_in_nothing_but_who_agreed_to_it() -> None:
    [change] = changes(FULL, copied(FULL, 2))
    assert change.part is None
    assert {each.name for each in change.fields} == {"starts", "approved_by", "approved_on"}
    assert changes(FULL, FULL) == []


def test_a_kpi_stays_with_the_goal_that_it_was_of() -> None:
    """Its goal has another id in the copy; only another goal is a change, told by whose copy it is."""
    made = copied(FULL, 2)
    first = made.rows[Part.KPI][0]
    assert isinstance(first, Kpi)
    other = made.rows[Part.GOALS][1]
    rows = [replace(first, goal_id=other.id), *made.rows[Part.KPI][1:]]
    [_agreed, change] = changes(FULL, with_rows(made, Part.KPI, rows))
    assert change.fields == (FieldChange("goal_id", FULL.rows[Part.GOALS][0].origin, other.origin),)


# the mark


@st.composite
def one_field(draw: st.DrawFn) -> tuple[StrategySheet, str, bool]:
    """The full strategy with one field changed, and whether that is printed."""
    part = draw(st.sampled_from([None, *_PARTS]))
    if part is None:
        version = FULL.strategy
        name = draw(st.sampled_from([each.name for each in fields(version)]))
        value = draw(values(type(version))[name].filter(lambda each: each != getattr(version, name)))
        return replace(FULL, strategy=replace(version, **{name: value})), name, name not in NOT_PRINTED
    rows = list(FULL.rows[part])
    row = draw(st.sampled_from(rows))
    name = draw(st.sampled_from([each.name for each in fields(row) if each.name not in {"part", "goal_id"}]))
    value = draw(values(type(row))[name].filter(lambda each: each != getattr(row, name)))
    rows[rows.index(row)] = replace(row, **{name: value})
    return replace(FULL, rows={**FULL.rows, part: tuple(rows)}), name, name not in NOT_PRINTED_OF_ROWS


@given(one_field())
def test_the_mark_changes_with_what_is_printed_and_with_nothing_else(made: tuple[StrategySheet, str, bool]) -> None:
    sheet, _name, is_printed = made
    # a goal of another id is none that a KPI is of, and that is printed
    assume([row.id for row in sheet.rows[Part.GOALS]] == [row.id for row in FULL.rows[Part.GOALS]])
    assert (mark(sheet) != mark(FULL)) is is_printed


@given(st.sampled_from(_PARTS), st.data())
def test_the_mark_changes_with_the_order_of_rows(part: Part, data: st.DataObject) -> None:
    """Numbers are printed, and follow the order."""
    rows = data.draw(st.permutations(FULL.rows[part]))
    is_other = [*rows] != [*FULL.rows[part]]
    assert (mark(with_rows(FULL, part, rows)) != mark(FULL)) is is_other


def test_the_mark_is_of_the_goal_that_a_kpi_is_of() -> None:
    first, *rest = FULL.rows[Part.KPI]
    assert isinstance(first, Kpi)
    for goal in (None, FULL.rows[Part.GOALS][1].id):
        assert mark(with_rows(FULL, Part.KPI, [replace(first, goal_id=goal), *rest])) != mark(FULL)


def test_the_copy_of_a_copy_has_the_mark_of_whoever_has_the_same_number() -> None:
    """Ids are new in each copy, and are read out by nobody."""
    assert mark(copied(FULL, 2)) == mark(copied(FULL, 2)) != mark(copied(FULL, 3))
