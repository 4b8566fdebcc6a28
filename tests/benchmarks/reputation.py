"""Reputation: figures of 20,000 mentions, a file of 100,000 of them taken in, and the crisis signs of 100 clients."""

from __future__ import annotations

import csv
import math
import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from smmdesk.domain.changes import IMPORT_MENTIONS
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import BrandId, ClientId, MentionId
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.crisis import Week, sign
from smmdesk.domain.reputation.figures import figures_by_kind
from smmdesk.domain.reputation.named import Sentiment, Source
from smmdesk.domain.reputation.records import Brand, Mention
from smmdesk.opening import create_workspace
from smmdesk.services.reading.mentions import MENTION_FILES
from smmdesk.storage.folder import DATABASE
from tests.benchmarks.bare_table import into_one_table
from tests.benchmarks.measure import Figure, by_turns, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.services.reading.importing import ImportReport

_MENTIONS, _ROWS, _CLIENTS = 20_000, 100_000, 100
_ROUNDS, _MANY = 3, 15
_CLIENT, _OWN, _RIVAL = ClientId("c" * 32), BrandId("a" * 32), BrandId("b" * 32)
_NOVEMBER: Final = Period.month(2026, 11)
_HEAD = "Date,Title,Content,URL,Source,Author,Sentiment,Reach,Likes,Comments".split(",")
_TONES = (*Sentiment, None)
_WORDS = ("positive", "neutral", "negative", "")
_TYPICAL = "The honey cake of Sweet Balcony came crushed, and nobody answered for a day, number {}"


def figures() -> Iterator[Figure]:
    """Each against what the same data cost without us."""
    with tempfile.TemporaryDirectory() as folder:
        yield _of_a_month(Path(folder))
        yield from _taking_in(Path(folder))
    yield _signs()


def _of_a_month(folder: Path) -> Figure:
    """Tones, shares of voice and sign of a month of 20,000 mentions, against `sqlite3` fetching the same rows."""
    with create_workspace(folder / "month") as workspace:
        with workspace.database.write(IMPORT_MENTIONS) as work:
            work.save(Client(id=_CLIENT, name="Sweet Balcony"))
            brands = (Brand(id=_OWN, client_id=_CLIENT, name="Sweet Balcony", own=True),)
            work.add_all([*brands, Brand(id=_RIVAL, client_id=_CLIENT, name="Crumb Street")])
            work.add_all([_mention(number) for number in range(_MENTIONS)])

        def ours() -> None:
            sheet = workspace.reputation.sheet(_CLIENT, _NOVEMBER)
            found = figures_by_kind(sheet.mentions, sheet.brands, sheet.period)
            assert len(sheet.mentions) == _MENTIONS
            assert sum(len(each.mentions) for each in found.values()) == _MENTIONS // 2
            assert sheet.sign is not None
            assert sheet.voices is not None

        def bare() -> None:
            with closing(sqlite3.connect(f"file:{folder / 'month' / DATABASE}?mode=ro", uri=True)) as made:
                rows = made.execute("SELECT * FROM mention WHERE client_id = ? ORDER BY moment_wall DESC", (_CLIENT,))
                assert len(rows.fetchall()) == _MENTIONS

        taken, floor = by_turns(timed(ours), timed(bare), _MANY)
    return Figure(what="Figures of 20,000 mentions", ours=taken, floor=floor, unit="ms", limit=4)


def _mention(number: int) -> Mention:
    day = _NOVEMBER.start + timedelta(days=number % 30)
    source = [*Source][number % len(Source)]
    return Mention(
        id=MentionId(f"{number:032}"),
        client_id=_CLIENT,
        brand_id=_OWN if number % 2 else _RIVAL,
        moment=LocalMoment.at(day, number % 24, number % 60, "Etc/UTC"),
        source=source,
        kind=source.kind,
        link=f"https://www.forum.example/topic/{number}?page={number % 7}",
        author=f"visitor {number % 997}",
        text=_TYPICAL.format(number),
        tone=_TONES[number % 4],
        reach=number % 5000,
        likes=number % 13,
    )


def _taking_in(folder: Path) -> Iterator[Figure]:
    """Against the same rows read by `csv` and written by `executemany`: into the same table, keys and indexes and all.

    And, only told, into one bare table without a key, of which nothing could be found again.
    """
    path, number = folder / "mentions.csv", count()
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_HEAD)
        for at in range(_ROWS):
            day = date(2026, 1, 1) + timedelta(days=at % 300)
            link = f"https://forum.example/topic/{at}"
            writer.writerow(
                [
                    *(f"{day} {at % 24:02}:{at % 60:02}", f"Cake {at}", _TYPICAL.format(at), link, "forum.example"),
                    *(f"visitor {at % 997}", _WORDS[at % 4], at % 5000, at % 13, at % 7),
                ]
            )

    def ours() -> float:
        reports: list[ImportReport] = []
        with create_workspace(folder / f"ours {next(number)}") as workspace:
            importing = workspace.importing
            taken = timed(lambda: reports.append(importing.import_file(path, "Sweet Balcony", kind=MENTION_FILES)))()
        assert reports[0].added == _ROWS, reports[0]
        return taken

    def same_table() -> float:
        place = folder / f"same {next(number)}"
        with create_workspace(place) as workspace, workspace.database.write(IMPORT_MENTIONS) as work:
            work.save(Client(id=_CLIENT, name="Sweet Balcony"))
            work.save(Brand(id=_OWN, client_id=_CLIENT, name="Sweet Balcony", own=True))
        return timed(lambda: _into_same_table(path, place / DATABASE))()

    taken, floor = by_turns(ours, same_table, _ROUNDS)
    into_one = timed(lambda: into_one_table(path, _HEAD, folder / f"bare {next(number)}.db"))
    bare = min(into_one() for _round in range(_ROUNDS))
    what = "A file of 100,000 mentions"
    yield Figure(what=what, ours=taken, floor=floor, unit="ms", limit=4)
    yield Figure(what=f"{what}, against one bare table", ours=taken, floor=bare, unit="ms")


def _into_same_table(path: Path, database: Path) -> None:
    with closing(sqlite3.connect(database)) as made, path.open(newline="", encoding="utf-8") as file:
        made.execute("PRAGMA foreign_keys=ON")
        made.executemany(
            "INSERT INTO mention (id, client_id, brand_id, moment_wall, moment_zone, timed, source, kind, place, link,"
            " author, title, text, topics, tone, tone_by, reach, likes, comments, language, needs_answer, answered_by,"
            " answer, let_be, source_key, note, version)"
            f" VALUES (?, '{_CLIENT}', '{_OWN}', ?, 'Etc/UTC', 1, 'forum', 'talk', ?, ?, ?, ?, ?, '[]', ?,"
            " 'file', ?, ?, ?, '', 0, '', '', '', ?, '', 1)",
            (
                (f"{at:032x}", row[0], row[4], row[3], row[5], row[1], row[2], row[6] or None, *row[7:10], row[3])
                for at, row in enumerate(islice(csv.reader(file), 1, None))
            ),
        )
        made.commit()


def _signs() -> Figure:
    """Of 100 clients, against one loop over `math.lgamma` as long as all that the signs have to add up."""
    random = Random(2026)
    weeks = [[_week(random) for _week_of in range(9)] for _client in range(_CLIENTS)]
    terms = sum(now.negative + now.judged - now.negative + 1 + now.mentions for now, *_past in weeks)

    def ours() -> None:
        assert len([sign(past, now) for now, *past in weeks]) == _CLIENTS

    def bare() -> None:
        assert math.isfinite(math.fsum(math.lgamma(0.5 + at) for at in range(terms)))

    taken, floor = by_turns(timed(ours), timed(bare), 50)
    return Figure(what="Crisis signs of 100 clients", ours=taken, floor=floor, unit="ms", limit=20)


def _week(random: Random) -> Week:
    judged = random.randint(5, 60)
    return Week(random.randint(0, judged // 4), judged, random.randint(0, 5))
