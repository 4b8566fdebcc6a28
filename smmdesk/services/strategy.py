"""Strategies: begun, put in force, followed by another version; what is in their rows is changed by `RecordService`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from smmdesk.domain.changes import (
    CHANGE_CURRENCY,
    GIVE_STRATEGY_UP,
    HANDLE_CORRECTION,
    MAKE_STRATEGY,
    MAKE_STRATEGY_VERSION,
    MOVE_ROWS,
    PUT_STRATEGY_IN_FORCE,
    TAKE_STRATEGY_BACK,
)
from smmdesk.domain.clients import Client, known_as
from smmdesk.domain.ids import ClientId, StrategyId, StrategyRowId, new_id
from smmdesk.domain.planning.named import FunnelStep, Part, StrategyStatus
from smmdesk.domain.planning.report import Report
from smmdesk.domain.results.named import Shown
from smmdesk.domain.results.records import Formula
from smmdesk.domain.strategy.currencies import in_currency
from smmdesk.domain.strategy.records import (
    Competitor,
    Correction,
    FunnelStage,
    Goal,
    Strategy,
    StrategyEntry,
    StrategyRow,
)
from smmdesk.domain.strategy.sheets import KINDS, ROWS, OwnMetric, StrategySheet, part_of
from smmdesk.domain.strategy.versions import (
    check_follows,
    check_may_go_back,
    check_no_draft,
    copied,
    current,
    in_force_on,
    next_number,
)
from smmdesk.services.records import ruled
from smmdesk.services.service import Service
from smmdesk.speech.strategies import Measures
from smmdesk.storage.kinds import adding
from smmdesk.storage.searching import saying

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date, datetime

    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader

R = TypeVar("R", bound=StrategyRow)
_VERSIONS = 8
"""Times as many are looked at as are wanted, since each version has its own."""


class StrategyService(Service):
    """What a person does with versions of a strategy and the order of their rows."""

    def __init__(self, database: Database, now: Callable[[], datetime], today: Callable[[], date]) -> None:
        self._database = database
        self._now = now
        self._today = today

    def versions(self, client_id: ClientId) -> list[Strategy]:
        """The client's versions, the first one first."""
        with self._database.read() as reader:
            return versions(reader, client_id)

    def sheet(self, strategy_id: StrategyId) -> StrategySheet:
        """A version with all its rows."""
        with self._database.read() as reader:
            return sheet_of(reader, strategy_id)

    def in_force(self, client_id: ClientId, day: date | None = None) -> StrategySheet | None:
        """What is worked by on a day, today if none is given; None where nothing was agreed by then."""
        with self._database.read() as reader:
            return held_on(reader, client_id, day or self._today())

    def goals_in_force(self, client_ids: Collection[ClientId]) -> tuple[str, ...]:
        """What the goals are called that these clients work for today, in their order; each name once."""
        with self._database.read() as reader:
            there = reader.all(Strategy, client_id=client_ids)
            today = self._today()
            held = [in_force_on([each for each in there if each.client_id == client], today) for client in client_ids]
            ids = [each.id for each in held if each]
            goals = reader.all(Goal, strategy_id=ids, order_by=("position", "id"))
        names: dict[str, str] = {}
        for goal in goals:
            names.setdefault(known_as(goal.name), goal.name)
        return tuple(names.values())

    def goals_named(self, words: str, most: int) -> list[tuple[Goal, Strategy]]:
        """Goals of any client whose name holds these words, of drafts, of what is agreed and of what is in force."""
        return self._found(Goal, words, most)

    def rivals_named(self, words: str, most: int) -> list[tuple[Competitor, Strategy]]:
        """Rivals of any client in the same way."""
        return self._found(Competitor, words, most)

    def _found(self, kind: type[R], words: str, most: int) -> list[tuple[R, Strategy]]:
        with self._database.read() as reader:
            rows = saying(reader, kind, "name", words, _VERSIONS * most)
            own = {each.client_id for each in reader.some(Strategy, [row.strategy_id for row in rows])}
            of = {each.id: each for client in own for each in current(versions(reader, client), self._today())}
        return [(row, of[row.strategy_id]) for row in rows if row.strategy_id in of][:most]

    # versions

    def start(self, client_id: ClientId, business_goal: str = "") -> Strategy:
        """A draft with nothing in it but the stages of a funnel, which are the same everywhere."""
        with self._database.write(MAKE_STRATEGY) as work:
            there = versions(work, client_id)
            check_no_draft(there)
            currency = work.get(Client, client_id).currency
            begun = Strategy(
                id=StrategyId(new_id()),
                client_id=client_id,
                number=next_number(there),
                currency=currency,
                business_goal=business_goal,
            )
            work.add_all([begun := ruled(work, begun)])
            work.add_all([_stage(begun, stage, at) for at, stage in enumerate(FunnelStep)])
        return begun

    def next_version(self, strategy_id: StrategyId) -> Strategy:
        """A draft that is a full copy of the version, row by row."""
        with self._database.write(MAKE_STRATEGY_VERSION) as work:
            former = sheet_of(work, strategy_id)
            there = versions(work, former.strategy.client_id)
            check_no_draft(there)
            made = copied(former, next_number(there))
            work.add_all([made.strategy])
            for own in made.rows.values():
                work.add_all(own)
        return made.strategy

    def put_in_force(self, strategy_id: StrategyId, on: date | None = None) -> Strategy:
        """Agree on a draft, as from its first day, or else from that day; the former one is closed by the day before.

        `BeginsTooEarlyError` where that would not come after the former's first.
        """
        with self._database.write(PUT_STRATEGY_IN_FORCE) as work:
            draft = work.get(Strategy, strategy_id)
            agreed = draft.put_in_force(on or self._today(), self._now()).checked()
            check_follows(agreed, versions(work, draft.client_id))
            work.save_all([each.closed() for each in _in_force(work, draft.client_id)])
            work.save(agreed)
        return agreed

    def back_to_draft(self, strategy_id: StrategyId) -> Strategy:
        """Change once more what was agreed on last; the one before it is in force again."""
        with self._database.write(TAKE_STRATEGY_BACK) as work:
            version = work.get(Strategy, strategy_id)
            there = versions(work, version.client_id)
            is_reported = any(each.issued_on for each in work.all(Report, strategy_id=strategy_id))
            check_may_go_back(version, there, is_reported=is_reported)
            former = [each for each in there if each.frozen_at and each.number < version.number]
            work.save_all([replace(each, status=StrategyStatus.IN_FORCE) for each in former[-1:]])
            work.save(draft := version.back_to_draft())
        return draft

    def give_up(self, strategy_id: StrategyId) -> Strategy:
        """Close a draft; it stays among the versions, and its number is not used again."""
        with self._database.write(GIVE_STRATEGY_UP) as work:
            draft = work.get(Strategy, strategy_id)
            draft.check_draft()
            work.save(over := draft.closed())
        return over

    def change_currency(self, strategy_id: StrategyId, currency: str) -> Strategy:
        """Have a draft in another currency, with the numbers that it has: nothing is converted."""
        with self._database.write(CHANGE_CURRENCY) as work:
            measures = Measures.of(work.all(Formula))
            made = in_currency(
                sheet_of(work, strategy_id), currency, lambda metric: measures.shown(metric)[0] is Shown.MONEY
            )
            work.save(made.strategy.checked())
            for rows in made.rows.values():
                for row in rows:
                    work.save(row.checked())
        return made.strategy

    # rows

    def add(self, row: R) -> R:
        """A new row at the end of its part."""
        with self._database.write(adding(type(row))) as work:
            there = [each.position for each in rows_of(work, row.strategy_id, part_of(row))]
            work.add_all([kept := ruled(work, replace(row, position=1 + max(there, default=-1)))])
        return kept

    def move(self, kind: type[StrategyRow], id: StrategyRowId, by: int) -> bool:
        """Move a row so many places down, or up below 0; whether there was room for it."""
        with self._database.write(MOVE_ROWS) as work:
            row = work.get(kind, id)
            work.get(Strategy, row.strategy_id).check_open()
            rows = rows_of(work, row.strategy_id, part_of(row))
            at = [each.id for each in rows].index(id)
            to = min(max(at + by, 0), len(rows) - 1)
            rows.insert(to, rows.pop(at))
            work.save_all([replace(each, position=place) for place, each in enumerate(rows) if each.position != place])
        return to != at

    def handle(self, id: StrategyRowId, on: date | None) -> Correction:
        """Note the day on which a correction was made, of a version in force as well; None takes it back."""
        with self._database.write(HANDLE_CORRECTION) as work:
            work.save(after := work.get(Correction, id).handled(on))
        return after


def versions(reader: Reader, client_id: ClientId) -> list[Strategy]:
    """The client's versions, the first one first."""
    return reader.all(Strategy, client_id=client_id, order_by=("number", "id"))


def held_on(
    reader: Reader, client_id: ClientId, day: date, parts: Collection[Part] = tuple(Part)
) -> StrategySheet | None:
    """What was worked by on a day, with the rows of these parts; None where nothing was agreed by then."""
    found = in_force_on(versions(reader, client_id), day)
    return sheet_of(reader, found.id, parts) if found else None


def sheet_of(reader: Reader, strategy_id: StrategyId, parts: Collection[Part] = tuple(Part)) -> StrategySheet:
    """A version with the rows of these parts: all, if nothing else is said."""
    strategy = reader.get(Strategy, strategy_id)
    found = _by_part(reader, strategy_id, {ROWS[part] for part in parts})
    sheet = StrategySheet(strategy=strategy, rows={part: tuple(rows) for part, rows in found.items()})
    own = reader.all(Formula, key=sheet.metrics) if sheet.metrics else ()
    return replace(sheet, own={each.key: OwnMetric(each.name, each.shown.value, each.decimals) for each in own})


def rows_of(reader: Reader, strategy_id: StrategyId, part: Part) -> list[StrategyRow]:
    """The rows of one part in their order."""
    own: dict[str, object] = {"part": part.value} if ROWS[part] is StrategyEntry else {}
    return [*reader.all(ROWS[part], strategy_id=strategy_id, order_by=("position", "id"), **own)]


def _by_part(
    reader: Reader, strategy_id: StrategyId, kinds: Collection[type[StrategyRow]]
) -> dict[Part, list[StrategyRow]]:
    found: dict[Part, list[StrategyRow]] = {part: [] for part in Part}
    for kind in (each for each in KINDS if each in kinds):
        for row in reader.all(kind, strategy_id=strategy_id, order_by=("position", "id")):
            found[part_of(row)].append(row)
    return found


def _in_force(reader: Reader, client_id: ClientId) -> Sequence[Strategy]:
    return [each for each in versions(reader, client_id) if each.status is StrategyStatus.IN_FORCE]


def _stage(strategy: Strategy, stage: FunnelStep, at: int) -> FunnelStage:
    id = StrategyRowId(new_id())
    return FunnelStage(id=id, strategy_id=strategy.id, origin=id, position=at, stage=stage)
