"""Undo and redo are exact, whatever was done to whichever records, on both engines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count, islice
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import select, update

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.changes import ANSWER_ITEM, IMPORT_PLAN, OTHER, Act, Kind
from smmdesk.domain.checklist import Answer, Evaluation
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import AnswerId, BudgetId, BudgetLineId, ClientId, EvaluationId, PostId, ProviderId
from smmdesk.domain.mix import Mix
from smmdesk.domain.posts import Post
from smmdesk.domain.providers import Provider
from smmdesk.domain.variants import PostVariant
from smmdesk.storage.database import Database
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.errors import NothingToRedoError, NothingToUndoError, StaleUndoError
from smmdesk.storage.history import TAUGHT
from smmdesk.storage.kinds import adding, changing, parents, removing, table_of
from smmdesk.storage.schema import change, client
from tests.records import KINDS as RECORDED
from tests.records import plain, plain_family
from tests.storage.conftest import emptied

ADD_CLIENT = adding(Client)
KINDS = tuple(kind for kind in RECORDED if table_of(kind).name not in TAUGHT)  # what undo is about
TABLES = [each.table for each in RECORDS.values()]
Content = dict[str, list[tuple[Any, ...]]]
Open = Callable[[], Database]


def content(database: Database) -> Content:
    """Every row of every record, its version included."""
    with database.read() as reader:
        found = {name.name: reader.connection.execute(select(name).order_by(name.c.id)) for name in TABLES}
        return {name: [tuple(row) for row in rows] for name, rows in found.items()}


ONE_OF_EACH: Mapping[type, str] = {Mix: "by", PostVariant: "network"}
"""Kinds of which what they belong to has one for each value of a field: two made at random would clash."""


class StoppedError(Exception):
    """Something goes wrong in the middle of an act."""


class Script(RuleBasedStateMachine):
    """Acts of every sort on records of every kind; a model remembers what the database held after each."""

    reopen: Open

    def __init__(self) -> None:
        super().__init__()
        self.database = emptied(self.reopen())
        self.states = [content(self.database)]
        self.at = 0
        self.numbers = count(1)

    @initialize()
    def begin(self) -> None:
        """Something of every kind, so that each script has what to work on."""
        with self.database.write(IMPORT_PLAN) as work:
            for kind in KINDS:
                for each in plain_family(kind, next(self.numbers)):
                    work.save(each)
        self.done()

    @rule(kind=st.sampled_from(KINDS))
    def add(self, kind: type) -> None:
        with self.database.write(adding(Post)) as work:
            for each in plain_family(kind, next(self.numbers)):
                work.save(each)
        self.done()

    @rule(kind=st.sampled_from([kind for kind in KINDS if kind not in ONE_OF_EACH]), many=st.integers(1, 6))
    def add_many(self, kind: type[Any], many: int) -> None:
        *above, first = plain_family(kind, next(self.numbers))
        pointing = {name: getattr(first, name) for name in parents(kind)}
        more = [plain(kind, number, id=f"more-{number}", **pointing) for number in islice(self.numbers, many)]
        with self.database.write(IMPORT_PLAN) as work:
            for each in above:
                work.save(each)
            work.add_all([first, *more])
        self.done()

    @rule(data=st.data(), times=st.integers(1, 2))
    def change(self, data: st.DataObject, times: int) -> None:
        """Some records get new fields, once or twice within the act."""
        some = self.some(data) * times
        with self.database.write(changing(Post)) as work:
            for kind, id in some:
                old = work.get(kind, id)
                same = [ONE_OF_EACH[kind]] if kind in ONE_OF_EACH else []
                kept = {name: getattr(old, name) for name in ("id", *same, *parents(kind))}
                work.save(plain(kind, next(self.numbers), **kept))
        self.done()

    @rule(data=st.data())
    def move_to_other_parents(self, data: st.DataObject) -> None:
        """References of some records are cleared or turned to other rows."""
        some = [(kind, id) for kind, id in self.some(data) if parents(kind) and kind not in ONE_OF_EACH]
        with self.database.write(changing(Post)) as work:
            for kind, id in some:
                turned = {}
                above: dict[str, tuple[type[Any], bool]] = parents(kind)
                for name, (parent, optional) in above.items():
                    found = [each.id for each in work.all(parent)] + [None] * optional
                    turned[name] = data.draw(st.sampled_from(found))
                work.save(replace(work.get(kind, id), **turned))
        self.done()

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Some records go, with all that belongs to them."""
        some = self.some(data)
        with self.database.write(removing(Post)) as work:
            for kind, id in some:
                work.remove(kind, [id])
        self.done()

    @rule(data=st.data())
    def remove_and_bring_back(self, data: st.DataObject) -> None:
        """Within one act a record goes and comes again, and one that came goes."""
        some = [(kind, id) for kind, id in self.some(data) if not [each for each in KINDS if kind in _classes(each)]]
        passing = plain_family(Post, next(self.numbers))
        with self.database.write(changing(Post)) as work:
            for kind, id in some:
                old = work.get(kind, id)
                work.remove(kind, [id])
                work.save(old)
            for each in passing:
                work.save(each)
            work.remove(Client, [passing[0].id])
        self.done()

    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        """An act that breaks off leaves nothing behind."""
        some = self.some(data)
        more = plain_family(BudgetLine, next(self.numbers))

        def act() -> None:
            with self.database.write(removing(Post)) as work:
                for kind, id in some:
                    work.remove(kind, [id])
                work.add_all(more[:1])
                raise StoppedError

        with pytest.raises(StoppedError):
            act()
        assert content(self.database) == self.states[self.at]

    @rule()
    def save_unchanged(self) -> None:
        """Saving what is there already is no act."""
        number = self.database.latest()
        with self.database.write(changing(Post)) as work:
            for kind in KINDS:
                for each in work.all(kind):
                    work.save(each)
        assert self.database.latest() == number

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.database.undo()
        self.at -= 1
        assert content(self.database) == self.states[self.at]

    @precondition(lambda self: self.at + 1 < len(self.states))
    @rule()
    def redo(self) -> None:
        self.database.redo()
        self.at += 1
        assert content(self.database) == self.states[self.at]

    @rule()
    def open_again(self) -> None:
        self.database.close()
        self.database = self.reopen()
        assert content(self.database) == self.states[self.at]

    def teardown(self) -> None:
        for state in reversed(self.states[: self.at]):
            self.database.undo()
            assert content(self.database) == state
        with pytest.raises(NothingToUndoError):
            self.database.undo()
        for state in self.states[1:]:
            self.database.redo()
            assert content(self.database) == state
        with pytest.raises(NothingToRedoError):
            self.database.redo()
        assert self.database.check() == []
        self.database.close()

    def some(self, data: st.DataObject) -> list[tuple[type[Any], str]]:
        """A few of the records that are there, children before parents, so that none is gone before its turn."""
        with self.database.read() as reader:
            there = [(kind, each.id) for kind in reversed(_PARENTS_FIRST) for each in reader.all(kind)]
        chosen = data.draw(st.sets(st.integers(0, len(there) - 1), min_size=1, max_size=3)) if there else set()
        return [there[index] for index in sorted(chosen)]

    def done(self) -> None:
        """An act that changed anything cuts off what could be redone."""
        now = content(self.database)
        if now != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], now]
            self.at += 1


def _classes(kind: type) -> set[type]:
    return {parent for parent, _ in parents(kind).values()}


def _order(kinds: tuple[type[Any], ...]) -> list[type[Any]]:
    found: list[type[Any]] = []
    while len(found) < len(kinds):
        found += [kind for kind in kinds if kind not in found and _classes(kind) <= set(found)]
    return found


_PARENTS_FIRST = _order(KINDS)


def test_undo_all_and_redo_all_are_identities(reopen: Open) -> None:
    class OnThisEngine(Script):
        pass

    OnThisEngine.reopen = staticmethod(reopen)
    run_state_machine_as_test(
        OnThisEngine,
        settings=settings(
            max_examples=10,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=set(Phase) - {Phase.explain},
        ),
    )


def bakery(**values: Any) -> Client:
    return Client(id=ClientId("bakery"), **{"name": "Bakery", **values})


def saved(database: Database, *records: object, act: Act = ADD_CLIENT) -> None:
    with database.write(act) as work:
        for each in records:
            work.save(each)


def test_a_row_changed_behind_the_account_makes_undo_stale(database: Database) -> None:
    saved(database, bakery())
    with database.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(client).values(name="Smith", version=99))
    before = content(database)
    with pytest.raises(StaleUndoError):
        database.undo()
    assert content(database) == before
    assert database.undoable() is adding(Client)


def test_a_row_gone_behind_the_account_makes_undo_stale(database: Database) -> None:
    saved(database, bakery())
    with database.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(client.delete())
    with pytest.raises(StaleUndoError):
        database.undo()


def test_a_row_changed_after_undo_makes_redo_stale(database: Database) -> None:
    saved(database, bakery())
    saved(database, bakery(notes="new"), act=changing(Client))
    database.undo()
    with database.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(client).values(version=99))
    before = content(database)
    with pytest.raises(StaleUndoError):
        database.redo()
    assert content(database) == before


def test_undo_and_redo_go_on_in_the_next_session(reopen: Open) -> None:
    first = reopen()
    saved(first, bakery())
    saved(first, bakery(name="Cakes"), act=changing(Client))
    first.undo()
    first.close()
    second = reopen()
    assert (second.undoable(), second.redoable()) == (adding(Client), changing(Client))
    second.redo()
    with second.read() as reader:
        assert reader.get(Client, "bakery").name == "Cakes"


def test_a_new_act_drops_what_could_be_redone(database: Database) -> None:
    saved(database, bakery())
    database.undo()
    saved(database, bakery(name="Other"))
    assert database.redoable() is None
    with pytest.raises(NothingToRedoError):
        database.redo()


def test_a_new_workspace_has_nothing_to_undo(database: Database) -> None:
    assert (database.undoable(), database.redoable(), database.latest()) == (None, None, 0)
    with pytest.raises(NothingToUndoError):
        database.undo()
    with pytest.raises(NothingToRedoError):
        database.redo()


def test_every_commit_is_announced_with_what_it_touched(database: Database) -> None:
    heard = []
    database.committed = lambda made: heard.append((made.number, made.act, made.kind, made.tables))
    saved(database, bakery(), Post(id=PostId("p"), client_id=ClientId("bakery")))
    with database.write(removing(Client)) as work:
        work.remove(Client, ["bakery"])
    database.undo()
    database.redo()
    both = frozenset({"client", "post"})
    assert heard == [
        (1, adding(Client), Kind.DONE, both),
        (2, removing(Client), Kind.DONE, both),
        (3, removing(Client), Kind.UNDONE, both),
        (4, removing(Client), Kind.REDONE, both),
    ]


def test_other_windows_learn_what_changed(reopen: Open) -> None:
    ours, theirs = reopen(), reopen()
    saved(ours, bakery())
    seen = theirs.latest()
    saved(ours, bakery(notes="x"), act=changing(Client))
    ours.undo()
    found = theirs.changes_since(seen)
    assert [(each.number, each.act, each.kind) for each in found] == [
        (2, changing(Client), Kind.DONE),
        (3, changing(Client), Kind.UNDONE),
    ]
    assert [each.tables for each in found] == [{"client"}, {"client"}]
    assert theirs.changes_since(3) == []


def test_the_account_tells_what_each_row_was(database: Database) -> None:
    saved(database, bakery())
    saved(database, bakery(notes="new"), act=changing(Client))
    with database.write(removing(Client)) as work:
        work.remove(Client, ["bakery"])
    made, changed, removed = (each.rows["client"] for each in database.changes_since(0))
    named = dict(zip(changed.columns, changed.changed[0], strict=True))
    assert made.made == ("bakery",)
    assert (named["name"], named["notes"], named["version"]) == ("Bakery", "", 1)
    assert dict(zip(removed.columns, removed.removed[0], strict=True))["notes"] == "new"


def test_an_act_of_a_later_version_can_be_undone(database: Database) -> None:
    saved(database, bakery())
    with database.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(change).values(act="water_the_plants"))
    assert database.undoable() is OTHER
    assert database.undo().act is OTHER


def test_removing_a_provider_lets_go_of_what_names_it(database: Database) -> None:
    from datetime import date

    day = date(2026, 1, 1)
    provider = Provider(id=ProviderId("anna"), client_id=ClientId("bakery"), name="Anna")
    evaluation = Evaluation(
        id=EvaluationId("e"),
        client_id=ClientId("bakery"),
        starts=day,
        ends=day,
        made_on=day,
        provider_id=provider.id,
    )
    saved(database, bakery(), provider, evaluation)
    with database.write(removing(Provider)) as work:
        assert work.remove(Provider, ["anna"]) == 1
        assert work.get(Evaluation, "e").provider_id is None
    database.undo()
    with database.read() as reader:
        assert reader.get(Evaluation, "e") == evaluation


def test_two_rows_that_swapped_a_unique_value_swap_back(database: Database) -> None:
    from datetime import date

    day = date(2026, 1, 1)
    evaluation = Evaluation(id=EvaluationId("e"), client_id=ClientId("bakery"), starts=day, ends=day, made_on=day)
    one, two = (Answer(id=AnswerId(name), evaluation_id=evaluation.id, item=name) for name in "ab")
    saved(database, bakery(), evaluation, one, two)
    saved(database, replace(one, item="free"), replace(two, item="a"), replace(one, item="b"), act=ANSWER_ITEM)
    database.undo()
    with database.read() as reader:
        assert reader.all(Answer) == [one, two]
    database.redo()
    with database.read() as reader:
        assert [each.item for each in reader.all(Answer)] == ["b", "a"]


def test_budget_lines_follow_their_budget_and_client(database: Database) -> None:
    from datetime import date

    from smmdesk.domain.budget import Category
    from smmdesk.domain.money import Money

    starts, ends = date(2026, 1, 1), date(2026, 2, 1)
    budget = Budget(id=BudgetId("b"), client_id=ClientId("bakery"), starts=starts, ends=ends, currency="GEL")
    planned = Money(100, "GEL")
    line = BudgetLine(id=BudgetLineId("l"), budget_id=budget.id, category=Category.CONTENT, planned=planned)
    saved(database, bakery(), budget, line)
    with database.write(removing(Client)) as work:
        assert work.remove(Client, ["bakery"]) == 1
        assert (work.count(Budget), work.count(BudgetLine)) == (0, 0)
    database.undo()
    with database.read() as reader:
        assert reader.get(BudgetLine, "l") == line
