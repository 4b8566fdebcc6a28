"""Results: a file of 100,000 posts taken in, a month read, what 822,000 figures weigh, posts found for publications."""

from __future__ import annotations

import csv
import json
import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from itertools import count, islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.ids import AccountId, ClientId, MeasurementId, PostId, PublicationId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post
from smmdesk.domain.results.linking import linked
from smmdesk.domain.results.records import Measurement, Publication
from smmdesk.opening import create_workspace
from smmdesk.services.reading.figures import FIGURES
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.results import measurements_between
from tests.benchmarks.bare_table import into_one_table
from tests.benchmarks.measure import Figure, by_turns, timed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.workspace import Workspace

_ROWS = 100_000
_ROUNDS = 3
_CLIENTS, _NETWORKS, _DAYS = 10, list(Network)[:5], 1096
_METRICS = (
    "followers reach_day views likes comments shares saves follows unfollows profile_visits link_clicks clicks "
    "impressions watch_time interactions"
).split()
_HEAD = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,"
    "Data comment,Date,Views,Reach,Likes,Shares,Comments,Saves,Follows"
).split(",")
_KEPT = "views reach likes shares comments saves".split()
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_START = date(2024, 1, 1)


def figures() -> Iterator[Figure]:
    """Each against what the same data cost without us."""
    with tempfile.TemporaryDirectory() as folder:
        posts = Path(folder) / "posts.csv"
        _write_posts(posts)
        yield from _taking_in(posts)
        yield from _of_three_years(Path(folder))
    yield from _linking()


def _write_posts(path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(_HEAD)
        codes = product(_LETTERS, repeat=3)
        for number in range(_ROWS):
            day = date(2025, 1, 1) + timedelta(days=number % 365)
            link = f"https://www.instagram.com/p/DGx{''.join(next(codes, ('A',)))}{number % 10}gAAA/"
            text = f"Post {number} of the year, of honey and of walnuts"
            when = f"{day:%m/%d/%Y} {number % 24:02}:{number % 60:02}"
            figures = [number % 997, number % 701, number % 83, number % 7, number % 5, number % 11, ""]
            writer.writerow(
                [18 * 10**15 + number, 17, "sweet", "Sweet", text, 0, when, link, "IG image", "", "Lifetime", *figures]
            )


def _taking_in(path: Path) -> Iterator[Figure]:
    """Against the same rows read by `csv` and written by `executemany`: into the same two tables, keys and all.

    And, only told, into one bare table without a key, of which nothing could be found again.
    """
    number = count()

    def ours() -> float:
        reports: list[ImportReport] = []
        with create_workspace(path.parent / f"ours {next(number)}") as workspace:
            taken = timed(lambda: reports.append(workspace.importing.import_file(path, "Bakery", kind=FIGURES)))()
        assert reports[0].added == _ROWS, reports[0]
        return taken

    def same_tables() -> float:
        folder = path.parent / f"same {next(number)}"
        account = Account(id=AccountId("sweet"), client_id=ClientId("bakery"), network=Network.INSTAGRAM)
        with create_workspace(folder) as workspace, workspace.database.write(IMPORT_RESULTS) as work:
            work.save(Client(id=account.client_id, name="Bakery"))
            work.save(account)
        return timed(lambda: _into_same_tables(path, folder / DATABASE, account))()

    taken, floor = by_turns(ours, same_tables, _ROUNDS)
    into_one = timed(lambda: into_one_table(path, _HEAD, path.parent / f"bare {next(number)}.db"))
    bare = min(into_one() for _round in range(_ROUNDS))
    what = "A file of 100,000 posts of results"
    yield Figure(what=what, ours=taken, floor=floor, unit="ms", limit=4)
    yield Figure(what=f"{what}, against one bare table", ours=taken, floor=bare, unit="ms")


def _into_same_tables(path: Path, database: Path, account: Account) -> None:
    """A publication and a snapshot of each row, whose figures are JSON."""
    with closing(sqlite3.connect(database)) as made, path.open(newline="", encoding="utf-8-sig") as file:
        made.execute("PRAGMA foreign_keys=ON")
        rows = [(f"{at:032x}", row) for at, row in enumerate(islice(csv.reader(file), 1, None))]
        made.executemany(
            "INSERT INTO publication (id, client_id, account_id, network, external_id, permalink, moment_wall,"
            " moment_zone, format, kind_as_given, text, seconds, boosted, link, version)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'Asia/Tbilisi', 'image', ?, ?, ?, 0, 'none', 1)",
            (
                (id, account.client_id, account.id, account.network, row[0], row[7], row[6], row[8], row[4], row[5])
                for id, row in rows
            ),
        )
        made.executemany(
            "INSERT INTO snapshot (id, publication_id, taken_on, figures, version) VALUES (?, ?, '2026-01-01', ?, 1)",
            ((id, id, json.dumps(dict(zip(_KEPT, map(int, row[11:17]), strict=True)))) for id, row in rows),
        )
        made.commit()


def _of_three_years(folder: Path) -> Iterator[Figure]:
    with create_workspace(folder / "years") as workspace:
        clients = [client_of_three_years(workspace, number) for number in range(_CLIENTS)]
        yield _weight(folder / "years" / "workspace.db")
        yield _month(workspace, folder / "years" / "workspace.db", clients[0])


def client_of_three_years(workspace: Workspace, number: int) -> ClientId:
    """A client with three years of five accounts, in one act."""
    id = ClientId(f"{number:032}")
    with workspace.database.write(IMPORT_RESULTS) as work:
        work.save(Client(id=id, name=f"Client {number}"))
        for network in _NETWORKS:
            account = Account(id=AccountId(f"{network}{number:024}"), client_id=id, network=network)
            work.save(account)
            work.add_all([_row(account, day) for day in range(_DAYS)])
    return id


def _row(account: Account, day: int) -> Measurement:
    return Measurement(
        id=MeasurementId(f"{account.id}{day:08}"),
        client_id=account.client_id,
        account_id=account.id,
        starts=_START + timedelta(days=day),
        ends=_START + timedelta(days=day + 1),
        figures={metric: (day * 37 + at * 911) % 9000 for at, metric in enumerate(_METRICS)},
    )


def _weight(file: Path) -> Figure:
    """What 822,000 figures take on the disk, against 45 MB."""
    beside = [file.with_name(file.name + end) for end in ("", "-wal")]
    megabytes = sum(each.stat().st_size for each in beside if each.exists()) / 1e6
    return Figure(what="822,000 figures on the disk, against 45 MB", ours=megabytes, floor=45, unit="MB", limit=1)


def _month(workspace: Workspace, file: Path, client: ClientId) -> Figure:
    """Against `sqlite3` and `json` on the same rows."""
    month = Period.month(2026, 3)
    query = "SELECT * FROM measurement WHERE client_id = ? AND starts < ? AND ends > ? ORDER BY starts, id"  # as ours

    def ours() -> None:
        with workspace.database.read() as reader:
            assert len(measurements_between(reader, client, month)) == 5 * 31

    def bare() -> None:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as made:
            rows = made.execute(query, (client, str(month.end), str(month.start))).fetchall()
            assert len([json.loads(row[6]) for row in rows]) == 5 * 31

    taken, floor = by_turns(timed(ours), timed(bare), 20)
    return Figure(what="A month of five accounts into records", ours=taken, floor=floor, unit="ms", limit=8)


def _linking() -> Iterator[Figure]:
    """2,000 publications and as many posts, against two seconds and against comparing their texts for being equal."""
    posts = [_post(number) for number in range(2000)]
    publications = [_publication(number) for number in range(2000)]

    def ours() -> None:
        assert _is_each_found(linked(publications, posts))

    def equal() -> None:
        assert sum(one.text == other.text for one in publications for other in posts) >= len(posts)

    taken, floor = by_turns(timed(ours), timed(equal), _ROUNDS)
    yield Figure(what="Posts found for 2,000 publications, against 2 s", ours=taken, floor=2000, unit="ms", limit=1)
    yield Figure(what="… against a look for equal texts", ours=taken, floor=floor, unit="ms", limit=40)


def _is_each_found(found: Sequence[Publication]) -> bool:
    return [each.post_id for each in found] == [f"post {each.external_id}" for each in found] and len(found) == 2000


def _text(number: int) -> str:
    return " ".join(f"word{(number * 31 + at * at) % 1009}" for at in range(40))


def _moment(number: int) -> LocalMoment:
    return LocalMoment.at(_START + timedelta(days=number // 3), 10 + number % 3, 0, "Asia/Tbilisi")


def _post(number: int) -> Post:
    return Post(
        id=PostId(f"post {number}"),
        client_id=ClientId("a"),
        moment=_moment(number),
        networks=(Network.INSTAGRAM,),
        text=_text(number),
    )


def _publication(number: int) -> Publication:
    return Publication(
        id=PublicationId(f"publication {number}"),
        client_id=ClientId("a"),
        network=Network.INSTAGRAM,
        external_id=str(number),
        moment=_moment(number),
        text=_text(number),
    )
