"""What a window does while another connection writes, without a window: this thread is the hasty one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.budget import Budget, Category
from smmdesk.domain.clients import Client, Contact
from smmdesk.domain.comparison import Comparison, Way
from smmdesk.domain.ids import BudgetId, ClientId, ComparisonId, ContactId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.storage import connection
from smmdesk.storage.connection import HASTE, PATIENCE, connect
from smmdesk.storage.errors import BusyError, WaitsError
from smmdesk.storage.folder import DATABASE
from tests.conftest import NOW
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from sqlite3 import Connection

    from smmdesk.domain.record import Record
    from smmdesk.workspace import Workspace


@pytest.fixture
def told(workspace: Workspace) -> list[str]:
    """A word for each time the window was told that something waits."""
    words: list[str] = []
    workspace.never_wait(lambda: words.append("waits"))
    return words


@pytest.fixture
def other(workspace: Workspace) -> Iterator[Connection]:
    """Another connection; `BEGIN IMMEDIATE` holds the lock, COMMIT lets it go."""
    assert workspace.folder
    with closing(connect(workspace.folder / DATABASE)) as made:
        yield made


def names(workspace: Workspace) -> list[str]:
    return [client.name for client in workspace.clients.list()]


def hold_up(workspace: Workspace, *clients: str) -> None:
    for name in clients:
        with pytest.raises(WaitsError):
            workspace.clients.add(name)


def test_what_cannot_begin_is_done_later_in_order(workspace: Workspace, told: list[str], other: Connection) -> None:
    other.execute("BEGIN IMMEDIATE")
    hold_up(workspace, "Almond", "Hazel")
    assert (names(workspace), workspace.waits, told) == ([], 2, ["waits", "waits"])
    assert workspace.turns.try_again() == []
    other.execute("COMMIT")
    hold_up(workspace, "Walnut")  # it could begin, but would go before the others
    assert [act.refusal for act in workspace.turns.try_again()] == [None] * 3
    assert (names(workspace), workspace.waits) == (["Almond", "Hazel", "Walnut"], 0)
    workspace.history.undo()
    assert names(workspace) == ["Almond", "Hazel"]


def test_what_is_withdrawn_is_not_done(workspace: Workspace, told: list[str], other: Connection) -> None:
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(WaitsError) as waits:
        workspace.clients.add("Almond")
    waits.value.act.withdraw()
    assert workspace.waits == 0
    other.execute("COMMIT")
    workspace.clients.add("Hazel")
    assert names(workspace) == ["Hazel"]
    assert told == ["waits"]


def test_a_refusal_comes_with_its_act(workspace: Workspace, told: list[str], other: Connection) -> None:
    client = workspace.clients.add("Almond")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(WaitsError):
        workspace.records.change(Client, client.id, name="")
    other.execute("COMMIT")
    (act,) = workspace.turns.try_again()
    assert str(act.refusal) == "A name is needed."
    assert names(workspace) == ["Almond"]
    assert told == ["waits"]


def test_what_comes_after_an_act_comes_before_the_next(workspace: Workspace, other: Connection) -> None:
    workspace.never_wait(lambda: None)
    other.execute("BEGIN IMMEDIATE")
    followed: list[tuple[str, bool, list[str]]] = []
    for name in ("Almond", "", "Hazel"):  # the second is refused: nothing comes after it
        with pytest.raises(WaitsError) as waits:
            workspace.clients.add(name)
        waits.value.act.follow(
            lambda client, is_awaited: followed.append((client.name, is_awaited, names(workspace))),
            lambda: "Almond" not in names(workspace),
        )
    assert workspace.turns.try_first() is None
    other.execute("COMMIT")
    while (act := workspace.turns.try_first()) is not None:
        act.go_on()
    assert followed == [("Almond", True, ["Almond"]), ("Hazel", False, ["Almond", "Hazel"])]


def test_who_cannot_read_of_an_act_does_not_have_it_done_twice(workspace: Workspace, told: list[str]) -> None:
    def read_in_vain(_changes: object) -> None:
        raise BusyError

    workspace.watch(read_in_vain)
    with pytest.raises(BusyError):
        workspace.clients.add("Almond")
    assert (names(workspace), workspace.waits, told) == (["Almond"], 0, [])


def test_the_same_when_it_has_waited(workspace: Workspace, told: list[str], other: Connection) -> None:
    other.execute("BEGIN IMMEDIATE")
    hold_up(workspace, "Almond")
    other.execute("COMMIT")

    def read_in_vain(_changes: object) -> None:
        raise BusyError

    stop = workspace.watch(read_in_vain)
    assert [act.is_over for act in workspace.turns.try_again()] == [True]
    stop()
    assert (names(workspace), workspace.waits, told) == (["Almond"], 0, ["waits"])


def test_what_is_written_by_who_is_told_comes_behind_what_waits(
    workspace: Workspace, told: list[str], other: Connection
) -> None:
    other.execute("BEGIN IMMEDIATE")
    hold_up(workspace, "Almond", "Hazel")
    other.execute("COMMIT")

    def write(_changes: object) -> None:
        stop()
        hold_up(workspace, "Walnut")

    stop = workspace.watch(write)
    assert len(workspace.turns.try_again()) == 3
    assert [each.name for each in workspace.records.all(Client)] == ["Almond", "Hazel", "Walnut"]  # ids go by time


def test_workers_and_commands_wait(workspace: Workspace) -> None:
    assert workspace.turns.patience() == PATIENCE
    workspace.never_wait(lambda: None)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(workspace.turns.patience).result() == PATIENCE
    assert workspace.turns.patience() == HASTE


def test_the_pool_gives_each_the_patience_it_asks_for(workspace: Workspace) -> None:
    def seen() -> int:
        with workspace.database.read() as reader:
            return int(reader.connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one())

    assert seen() == PATIENCE
    workspace.never_wait(lambda: None)
    assert seen() == HASTE
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(seen).result() == PATIENCE


def test_what_is_given_up_is_kept_as_text(workspace: Workspace, told: list[str], other: Connection) -> None:
    client = workspace.clients.add("Almond")
    assert workspace.keep_what_waits().file is None
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(WaitsError):
        workspace.records.change(Client, client.id, notes="Ten minutes of typing")
    hold_up(workspace, "Hazel")
    kept = workspace.keep_what_waits()
    assert kept.file is not None
    assert (kept.file.parent, kept.is_beside) == (workspace.folder, True)
    assert kept.file.read_text("utf-8") == "notes: Ten minutes of typing\n\nHazel\n"
    assert kept.file.stat().st_mode & 0o077 == 0
    assert workspace.waits == 2
    workspace.turns.give_up()
    assert workspace.waits == 0
    assert len(told) == 2


def test_closing_without_asking_saves_what_can_be_saved(
    workspace: Workspace, told: list[str], other: Connection
) -> None:
    other.execute("BEGIN IMMEDIATE")
    hold_up(workspace, "Almond")
    other.execute("COMMIT")
    workspace.close()
    assert [row[0] for row in other.execute("SELECT name FROM client")] == ["Almond"]
    assert told == ["waits"]


WALNUT, BUDGET, COMPARISON = ClientId("walnut"), BudgetId("budget"), ComparisonId("comparison")
ADDS: dict[str, Callable[[Workspace], Record]] = {
    "client": lambda desk: desk.clients.add("Almond"),
    "contact": lambda desk: desk.records.add(Contact(id=ContactId(new_id()), client_id=WALNUT, name="")),
    "post": lambda desk: desk.calendar.add(WALNUT, NOW.date()),
    "budget": lambda desk: desk.budget.start(WALNUT, Period.month(2026, 12)),
    "copy of a budget": lambda desk: desk.budget.copy(BUDGET, Period.month(2026, 12)),
    "line": lambda desk: desk.budget.add_line(BUDGET, Category.CONTENT),
    "checklist": lambda desk: desk.checklist.start(WALNUT, Period.month(2026, 11), NOW.date()),
    "comparison": lambda desk: desk.comparison.start(WALNUT, NOW.date()),
    "offer": lambda desk: desk.comparison.add_offer(COMPARISON, Way.AGENCY),
}
"""What a person adds in the window."""
MODES = {"WAL": "IMMEDIATE", "DELETE": "EXCLUSIVE"}
"""Modes of the journal, and how much another program may hold there: without a WAL nobody can even read."""


@pytest.fixture(params=MODES)
def desk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setattr(connection, "is_on_network", lambda _folder: request.param == "DELETE")
    with new_desk(tmp_path / request.param, clock=lambda: NOW) as made:
        made.records.add(Client(id=WALNUT, name="Walnut"))
        made.records.add(
            Budget(id=BUDGET, client_id=WALNUT, starts=date(2026, 11, 1), ends=date(2026, 12, 1), currency="EUR")
        )
        made.records.add(Comparison(id=COMPARISON, client_id=WALNUT, currency="EUR", hour_value=Money.zero("EUR")))
        yield made


@pytest.mark.parametrize("add", ADDS.values(), ids=ADDS)
def test_whatever_is_added_waits(desk: Workspace, add: Callable[[Workspace], Record]) -> None:
    desk.never_wait(lambda: None)
    assert desk.folder
    with closing(connect(desk.folder / DATABASE)) as other:
        (mode,) = other.execute("PRAGMA journal_mode").fetchone()
        other.execute(f"BEGIN {MODES[mode.upper()]}")
        with pytest.raises(WaitsError):
            add(desk)
        assert desk.turns.try_again() == []
        other.execute("COMMIT")
    before = desk.database.latest()
    (act,) = desk.turns.try_again()
    assert act.refusal is None
    assert desk.database.latest() == before + 1
