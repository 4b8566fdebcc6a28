"""A window on a team's server: what another session's lock keeps it from writing waits, and is written then."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import event

from smmdesk.domain.clients import Client
from smmdesk.storage.connection import HASTE
from smmdesk.storage.errors import WaitsError
from smmdesk.storage.opening import open_server
from smmdesk.workspace import Workspace
from tests.storage.conftest import clock, emptied

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK = 'LOCK TABLE "change" IN EXCLUSIVE MODE'
"""What every writer of ours begins with."""
ROW = "SELECT 1 FROM client FOR UPDATE"
"""What a program of somebody else's may do: only a later statement of ours meets it."""


@pytest.fixture
def workspace(server: str) -> Iterator[Workspace]:
    """On the server, with one client and a window's haste on this thread."""
    emptied(open_server(server, clock)).close()
    with closing(Workspace(lambda: open_server(server, clock), None, clock)) as made:
        made.clients.add("Almond")
        made.never_wait(lambda: None)
        yield made


@pytest.fixture
def other(server: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(server) as connection:
        yield connection


def names(workspace: Workspace) -> list[str]:
    return [client.name for client in workspace.clients.list()]


def timeout_of(workspace: Workspace) -> str:
    """How long a statement of the pool's connection waits for a lock."""
    with workspace.database.read() as reader:
        return str(reader.connection.exec_driver_sql("SHOW lock_timeout").scalar_one())


@pytest.mark.parametrize("lock", [LOCK, ROW])
def test_what_another_session_locks_waits_and_is_saved(
    workspace: Workspace, other: psycopg.Connection[Any], lock: str
) -> None:
    (almond,) = workspace.clients.list()
    other.execute(lock)
    with pytest.raises(WaitsError):
        workspace.records.change(Client, almond.id, {"name": "Almond"}, name="Hazel")
    with pytest.raises(WaitsError):  # nothing holds up this one but what is to come before it
        workspace.clients.add("Walnut")
    assert workspace.turns.try_again() == []
    assert (names(workspace), workspace.waits) == (["Almond"], 2)
    other.rollback()
    assert [act.refusal for act in workspace.turns.try_again()] == [None, None]
    assert (names(workspace), workspace.waits) == (["Hazel", "Walnut"], 0)
    workspace.history.undo()
    assert names(workspace) == ["Hazel"]


def test_what_the_other_session_wrote_meanwhile_is_not_overwritten(
    workspace: Workspace, other: psycopg.Connection[Any]
) -> None:
    (almond,) = workspace.clients.list()
    other.execute(LOCK)
    other.execute("UPDATE client SET name = 'Pecan'")
    with pytest.raises(WaitsError):
        workspace.records.change(Client, almond.id, {"name": "Almond"}, name="Hazel")
    other.commit()
    (act,) = workspace.turns.try_again()
    assert type(act.refusal).__name__ == "ChangedElsewhereError"
    assert names(workspace) == ["Pecan"]


def test_only_the_window_is_in_haste(workspace: Workspace, other: psycopg.Connection[Any]) -> None:
    """And only in its own transaction: the pool gives the same connection to others."""
    before, said = timeout_of(workspace), list[str]()
    event.listen(
        workspace.database.engine, "before_cursor_execute", lambda _c, _k, statement, *_more: said.append(statement)
    )
    other.execute(LOCK)
    with pytest.raises(WaitsError):
        workspace.clients.add("Walnut")
    assert f"SET LOCAL lock_timeout = {HASTE}" in said
    assert timeout_of(workspace) == before
    other.rollback()
    workspace.turns.try_again()
    said.clear()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(workspace.clients.add, "Hazel").result()
    assert not any("lock_timeout" in each for each in said)
    assert names(workspace) == ["Almond", "Hazel", "Walnut"]
