"""Queries of results that the generic reader has no words for."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, ColumnElement, and_, case, func, select

from smmdesk.domain.periods import Period, last_before
from smmdesk.domain.results.metrics import OWN
from smmdesk.domain.results.records import Measurement, Publication, Snapshot
from smmdesk.storage.schema import measurement, publication, snapshot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smmdesk.domain.ids import AccountId, ClientId, PostId, PublicationId
    from smmdesk.storage.reader import Reader

_DAY = len("2026-11-01")
_MOST_OWN: Final = 200
"""Columns of one's own that anybody chooses among; each is a step of one expression, of which engines bear hundreds."""


def measurements_between(reader: Reader, client_id: ClientId, period: Period) -> list[Measurement]:
    """The client's rows that share a day with the period, earliest first."""
    of_days = (measurement.c.starts < period.end.isoformat(), measurement.c.ends > period.start.isoformat())
    query = reader.chosen(Measurement).where(measurement.c.client_id == client_id, *of_days)
    return reader.fetch(Measurement, query.order_by(measurement.c.starts, measurement.c.id))


def publications_between(reader: Reader, client_id: ClientId, period: Period) -> list[Publication]:
    """What the client published on these days, earliest first."""
    # "2026-11-01" sorts before "2026-11-01T00:00"
    of_days = (
        publication.c.moment_wall >= period.start.isoformat(),
        publication.c.moment_wall < period.end.isoformat(),
    )
    query = reader.chosen(Publication).where(publication.c.client_id == client_id, *of_days)
    return reader.fetch(Publication, query.order_by(publication.c.moment_wall, publication.c.id))


def latest_snapshots(
    reader: Reader, client_id: ClientId, period: Period, until: date | None = None, *, or_first: bool = False
) -> dict[PublicationId, Snapshot]:
    """Of each publication of these days the latest snapshot, at most of the day `until`; where there is none by then,
    none, `or_first` the first one after it."""
    of_days = (
        publication.c.client_id == client_id,
        publication.c.moment_wall >= period.start.isoformat(),
        publication.c.moment_wall < period.end.isoformat(),
        *([] if until is None or or_first else [snapshot.c.taken_on <= until.isoformat()]),
    )
    taken: ColumnElement[str] = func.max(snapshot.c.taken_on)
    if until is not None and or_first:
        by_then = case((snapshot.c.taken_on <= until.isoformat(), snapshot.c.taken_on))
        taken = func.coalesce(func.max(by_then), func.min(snapshot.c.taken_on))
    last = (
        select(snapshot.c.publication_id, taken.label("taken_on"))
        .join(publication, publication.c.id == snapshot.c.publication_id)
        .where(*of_days)
        .group_by(snapshot.c.publication_id)
        .subquery()
    )
    same = and_(snapshot.c.publication_id == last.c.publication_id, snapshot.c.taken_on == last.c.taken_on)
    return {each.publication_id: each for each in reader.fetch(Snapshot, reader.chosen(Snapshot).join(last, same))}


def publications_of_posts(reader: Reader, posts: Collection[PostId]) -> list[Publication]:
    """What is linked to these posts, or proposed to be."""
    return reader.all(Publication, post_id=[*posts], order_by=("moment_wall", "id"))


def has_results(reader: Reader, client_id: ClientId) -> bool:
    """Whether anything of the client was ever measured or published."""
    found = (select(table.c.id).where(table.c.client_id == client_id).limit(1) for table in (measurement, publication))
    return any(reader.connection.scalar(query) is not None for query in found)


def days_known(reader: Reader, client_id: ClientId) -> Period | None:
    """From the first to the last day of which anything of the client is known; None where nothing is."""
    rows = select(func.min(measurement.c.starts), func.max(measurement.c.ends))
    posts = select(func.min(publication.c.moment_wall), func.max(publication.c.moment_wall))
    first, end = reader.connection.execute(rows.where(measurement.c.client_id == client_id)).one()
    earliest, latest = reader.connection.execute(posts.where(publication.c.client_id == client_id)).one()
    starts = [date.fromisoformat(text[:_DAY]) for text in (first, earliest) if text]
    ends = [date.fromisoformat(end)] if end else []
    ends += [date.fromisoformat(latest[:_DAY]) + timedelta(days=1)] if latest else []
    return Period(min(starts), max(ends)) if starts else None


def figures_known(reader: Reader, client_id: ClientId) -> set[str]:
    """The raw metrics of which the client ever had a figure, of days or of posts."""
    rows = select(measurement.c.figures).where(measurement.c.client_id == client_id)
    posts = select(snapshot.c.figures).join(publication).where(publication.c.client_id == client_id)
    texts = chain(reader.connection.scalars(rows), reader.connection.scalars(posts))
    return {key for text in texts for key in json.loads(text)}


def newest_days(reader: Reader, client_id: ClientId, end: date | None = None) -> dict[AccountId | None, date]:
    """The last day of which each account has a row, of those up to an `end`; None is the business."""
    up_to = [] if end is None else [measurement.c.ends <= end.isoformat()]
    query = (
        select(measurement.c.account_id, func.max(measurement.c.ends))
        .where(measurement.c.client_id == client_id, *up_to)
        .group_by(measurement.c.account_id)
    )
    return {account: last_before(date.fromisoformat(ends)) for account, ends in reader.connection.execute(query)}


_OF_FIGURES: Final = (measurement.c.figures, snapshot.c.figures)


def has_own_column(reader: Reader, key: str) -> bool:
    """Whether any file gave, or anybody typed, a figure that is kept by this key."""
    there = (select(column).where(_without(column, [key]) != column).limit(1) for column in _OF_FIGURES)
    return any(reader.connection.scalar(query) is not None for query in there)


def own_columns(reader: Reader) -> set[str]:
    """The keys that columns of files are kept by for which no metric is known, of whichever client, day or post.

    All rows are looked at, but only those are read that have a key which none before had.
    """
    found: set[str] = set()
    for column in _OF_FIGURES:
        while len(found) < _MOST_OWN and (figures := _of_others(reader, column, found)):
            found |= {key for key in json.loads(figures) if key.startswith(OWN)}
    return found


def _of_others(reader: Reader, column: Column[str], known: Iterable[str]) -> str | None:
    """The figures of a row that has an own column beside those."""
    rest = _without(column, known)
    # LIKE would not tell capitals
    return reader.connection.scalar(select(column).where(func.replace(rest, f'"{OWN}', "") != rest).limit(1))


def _without(column: ColumnElement[str], keys: Iterable[str]) -> ColumnElement[str]:
    """The text of figures without these keys."""
    for key in keys:
        column = func.replace(column, f"{json.dumps(key, ensure_ascii=False)}:", "")
    return column
