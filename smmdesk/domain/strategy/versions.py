"""Versions of a strategy: which is in force, how one follows another, what differs, and the mark of what is printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import StrategyId, StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.planning.named import Difference, Part, StrategyStatus
from smmdesk.domain.strategy.records import Goal, Kpi, Strategy, StrategyRow
from smmdesk.domain.strategy.sheets import StrategySheet
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from smmdesk.domain.periods import Period

_Told = Strategy | StrategyRow
_MARK: Final = 8
"""Hexadecimal digits of the mark: read out at a telephone, and one in four billion."""
_OF_A_VERSION: Final = frozenset({"id", "client_id", "number", "status", "frozen_at", "note"})
_OF_A_ROW: Final = frozenset({"id", "strategy_id", "origin", "position", "account_id", "handled_on"})


class SecondDraftError(SmmdeskError):
    """Two drafts would be changed side by side, and one of them in vain."""

    message = _("Version {number} is a draft already. Finish it, or give it up, before you begin another.")


class NotNewestError(SmmdeskError):
    """What was worked by since cannot be made undone by an older version."""

    message = _("Version {number} is not the newest one. Make a new version instead.")


class ReportIssuedError(SmmdeskError):
    """The client has a report that names this version."""

    message = _("A report was issued under version {number}, so it stays as it is. Make a new version instead.")


class BeginsTooEarlyError(SmmdeskError):
    """Of two versions each day has one: the later begins later, and the former ends on the day before."""

    message = _(
        "Version {former} is agreed, in force from {since}, and version {number} would begin on {starts}. Give version "
        "{number} a first day after {since} under “About this version”, then put it in force."
    )


def in_force_on(versions: Iterable[Strategy], day: date) -> Strategy | None:
    """The version that was worked by on a day: of those that were ever in force the newest that had begun."""
    begun = [each for each in versions if each.frozen_at and each.starts and each.starts <= day]
    return max(begun, key=lambda each: each.number, default=None)


def current(versions: Sequence[Strategy], today: date) -> list[Strategy]:
    """A client's draft, what is agreed, and until that begins what is worked by today."""
    held = in_force_on(versions, today)
    return [each for each in versions if each.status is not StrategyStatus.CLOSED or each == held]


def planned_by(versions: Sequence[Strategy], month: Period) -> Strategy | None:
    """Whose plan a month goes by: that of the version in force on its last day."""
    return in_force_on(versions, month.last)


def check_follows(version: Strategy, versions: Iterable[Strategy]) -> None:
    """`BeginsTooEarlyError` where it would not begin after those that were put in force before it."""
    for each in versions:
        is_former = each.number < version.number and each.frozen_at
        if is_former and each.starts and version.starts and version.starts <= each.starts:
            raise BeginsTooEarlyError(
                former=each.number, since=each.starts, number=version.number, starts=version.starts
            )


def followed_on(version: Strategy, versions: Iterable[Strategy]) -> date | None:
    """From which day a later version is worked by instead, whatever that one was planned for; None where none is."""
    later = [each.starts for each in versions if each.frozen_at and each.number > version.number and each.starts]
    return min(later) if version.frozen_at and later else None


def next_number(versions: Iterable[Strategy]) -> int:
    """The number of the version that is made next; none is used twice, for one that is given up stays."""
    return 1 + max((each.number for each in versions), default=0)


def check_no_draft(versions: Iterable[Strategy]) -> None:
    """`SecondDraftError` where one of them is a draft."""
    for each in versions:
        if each.is_draft:
            raise SecondDraftError(number=each.number)


def check_may_go_back(version: Strategy, versions: Iterable[Strategy], *, is_reported: bool) -> None:
    """Refuse to make a draft again of a version that is not the newest, or under which a report was issued."""
    if version.status is not StrategyStatus.IN_FORCE or version.number + 1 != next_number(versions):
        raise NotNewestError(number=version.number)
    if is_reported:
        raise ReportIssuedError(number=version.number)


def copied(sheet: StrategySheet, number: int) -> StrategySheet:
    """The next version as a draft: all rows with ids of their own and the origin of those they come from."""
    strategy = replace(
        sheet.strategy,
        id=StrategyId(new_id()),
        number=number,
        status=StrategyStatus.DRAFT,
        starts=None,
        approved_by="",
        approved_on=None,
        frozen_at=None,
        note="",
    )
    ids = {row.id: StrategyRowId(new_id()) for own in sheet.rows.values() for row in own}
    return StrategySheet(
        strategy=strategy,
        rows={part: tuple(_copied(row, strategy.id, ids) for row in own) for part, own in sheet.rows.items()},
    )


def _copied(row: StrategyRow, strategy_id: StrategyId, ids: Mapping[StrategyRowId, StrategyRowId]) -> StrategyRow:
    own = replace(row, id=ids[row.id], strategy_id=strategy_id)
    return replace(own, goal_id=ids.get(own.goal_id)) if isinstance(own, Kpi) and own.goal_id else own


# what is printed


def mark(sheet: StrategySheet) -> str:
    """The first eight hexadecimal digits of SHA-256 over what is printed of the version, in two fours: "4f1a 92c0"."""
    from hashlib import sha256  # brings OpenSSL, before the first frame

    printed = [_told(sheet.strategy, sheet, _OF_A_VERSION), *_rows_told(sheet)]
    own = sorted(sheet.own.items())
    told = [sheet.strategy.number, *printed, *([own] if own else [])]
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    found = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
    return f"{found[:4]} {found[4:]}"


def _rows_told(sheet: StrategySheet) -> list[list[Any]]:
    return [[part.value, [_told(row, sheet, _OF_A_ROW) for row in sheet.rows.get(part, ())]] for part in Part]


def _told(record: _Told, sheet: StrategySheet, without: frozenset[str]) -> dict[str, Any]:
    found = {each.name: getattr(record, each.name) for each in fields(record) if each.name not in without}
    if isinstance(record, Kpi):
        goal = goal_of(sheet, record)
        found["goal_id"] = sheet.number_of(goal) if goal else None
    return {name: _plain(value) for name, value in found.items()}


def _plain(value: Any) -> Any:  # noqa: ANN401  (whatever a field holds)
    if isinstance(value, Money):
        return [value.minor, value.currency]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, str | int) else value.isoformat()


def goal_of(sheet: StrategySheet, kpi: Kpi) -> Goal | None:
    """The goal that a KPI is of."""
    goals = (row for row in sheet.rows.get(Part.GOALS, ()) if isinstance(row, Goal))
    return next((goal for goal in goals if goal.id == kpi.goal_id), None)


# what differs


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with what it held; those of a row of words are named "fields.pain"."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """What became of a row, of which `before` or `after` may lack; of the version itself both lack, and so its part."""

    difference: Difference
    part: Part | None = None
    before: StrategyRow | None = None
    after: StrategyRow | None = None
    fields: tuple[FieldChange, ...] = ()


def changes(old: StrategySheet, new: StrategySheet) -> list[RowChange]:
    """What somebody has to know who worked by the old version: part by part, rows as they stand in the new one."""
    of_all = _differing(old.strategy, new.strategy, old, new, _OF_A_VERSION)
    found = [RowChange(difference=Difference.CHANGED, fields=of_all)] if of_all else []
    for part in Part:
        found += _of_part(part, old, new)
    return found


def _of_part(part: Part, old: StrategySheet, new: StrategySheet) -> list[RowChange]:
    before = {row.origin: row for row in old.rows.get(part, ())}
    after = {row.origin: row for row in new.rows.get(part, ())}
    moved = _moved([each for each in before if each in after], [each for each in after if each in before])
    found = []
    for origin, row in after.items():
        if origin not in before:
            found.append(RowChange(difference=Difference.ADDED, part=part, after=row))
            continue
        differing = _differing(before[origin], row, old, new, _OF_A_ROW)
        if differing or origin in moved:
            kind = Difference.CHANGED if differing else Difference.MOVED
            found.append(RowChange(difference=kind, part=part, before=before[origin], after=row, fields=differing))
    gone = [row for origin, row in before.items() if origin not in after]
    return found + [RowChange(difference=Difference.REMOVED, part=part, before=row) for row in gone]


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Those of the same rows that stand in another order; as few as tell it."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    staying = {each for block in blocks for each in after[block.b : block.b + block.size]}
    return set(after) - staying


def _differing(
    one: StrategyRow | Strategy,
    other: StrategyRow | Strategy,
    old: StrategySheet,
    new: StrategySheet,
    without: frozenset[str],
) -> tuple[FieldChange, ...]:
    before, after = _values(one, old, without), _values(other, new, without)
    names = list(dict.fromkeys((*before, *after)))
    found = [(name, before.get(name), after.get(name)) for name in names]
    return tuple(FieldChange(name, was, now) for name, was, now in found if was != now)


def _values(record: _Told, sheet: StrategySheet, without: frozenset[str]) -> dict[str, Any]:
    """Field by field, each word and each month of a mapping by itself; a KPI's goal by its origin."""
    found: dict[str, Any] = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if each.name in without:
            continue
        if isinstance(value, Mapping):
            found |= {f"{each.name}.{key}": inner for key, inner in value.items()}
        elif isinstance(record, Kpi) and each.name == "goal_id":
            goal = goal_of(sheet, record)
            found[each.name] = goal.origin if goal else None
        else:
            found[each.name] = value
    return found
