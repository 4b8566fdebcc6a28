"""Four hundred posts of a series at once."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.domain.series import MOST, Freq
from smmdesk.opening import create_workspace
from tests.benchmarks.measure import Figure, by_turns, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.workspace import Workspace

_ROUNDS = 9
_TEXT = "Only today: twelve eclairs for the price of ten, until the tray is empty. Come early and bring a box."


def figures() -> Iterator[Figure]:
    """Against the same rows written by `executemany` into a file that has nothing else."""
    with tempfile.TemporaryDirectory() as folder, create_workspace(Path(folder) / "ours") as workspace:
        client_id = workspace.records.add(Client(id=ClientId(new_id()), name="Bakery")).id
        first = iter(count())

        def ours() -> float:
            post = _begun(workspace, client_id, next(first))
            rule = replace(workspace.series.begin(post), freq=Freq.DAY, count=MOST)
            taken = timed(lambda: made.append(len(workspace.series.make(post.id, rule))))()
            assert made[-1] == MOST - 1
            return taken

        made: list[int] = []
        _begun(workspace, client_id, next(first))
        rows = _rows(Path(folder) / "ours" / "workspace.db")
        with closing(_bare(Path(folder) / "bare.db", len(rows[0]))) as file:

            def bare() -> None:
                marks = ", ".join("?" * (len(rows[0]) + 1))
                file.executemany(f"INSERT INTO post VALUES ({marks})", [(new_id(), *row) for row in rows])
                file.commit()

            taken, floor = by_turns(ours, timed(bare), _ROUNDS)
    yield Figure(what="400 posts of a series made and saved", ours=taken, floor=floor, unit="ms", limit=4)


def _begun(workspace: Workspace, client_id: ClientId, number: int) -> Post:
    """One that may come again, at an hour of its own."""
    day = workspace.today() + timedelta(days=1)
    return workspace.records.add(
        Post(
            id=PostId(new_id()),
            client_id=client_id,
            moment=LocalMoment.at(day, number % 24, 0, "Europe/Dublin"),
            networks=(Network.INSTAGRAM, Network.FACEBOOK),
            format=Format.PHOTO,
            rubric="Offer",
            status=PostStatus.DRAFT,
            text=_TEXT,
            hashtags=("#cake", "#today"),
        )
    )


def _bare(path: Path, width: int) -> sqlite3.Connection:
    """A file with one table, written as safely as ours."""
    file = sqlite3.connect(path)
    file.execute("PRAGMA journal_mode=WAL")
    file.execute("PRAGMA synchronous=EXTRA")
    columns = ", ".join(f"c{at}" for at in range(width))
    file.execute(f"CREATE TABLE post (id TEXT PRIMARY KEY, {columns})")
    return file


def _rows(path: Path) -> list[tuple[object, ...]]:
    """As many rows as a series has at most, each that of a post as it is kept, without its id."""
    with closing(sqlite3.connect(path)) as file:
        row = file.execute("SELECT * FROM post LIMIT 1").fetchone()
    return [tuple(row[1:])] * MOST
