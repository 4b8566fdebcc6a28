"""Queries of mentions that the generic reader has no words for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import func, select

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.named import MentionKind, Sentiment
from smmdesk.domain.reputation.records import Mention
from smmdesk.storage.kinds import table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement

    from smmdesk.domain.ids import BrandId, ClientId
    from smmdesk.storage.reader import Reader

mention = table_of(Mention)  # by the kind, so that all kinds are declared in their order
_DAY: Final = len("2026-11-01")
_LATEST: Final = 1_000
"""Answers among which those on one place are looked for: Python tells places apart, since SQLite folds ASCII alone."""


def mentions_between(reader: Reader, client_id: ClientId, period: Period) -> list[Mention]:
    """The client's mentions published on the days of the period, the newest first."""
    query = reader.chosen(Mention).where(mention.c.client_id == client_id, *_published(period))
    return reader.fetch(Mention, query.order_by(mention.c.moment_wall.desc(), mention.c.id))


def mentions_of(reader: Reader, clients: Collection[ClientId], period: Period) -> list[Mention]:
    """The same of several clients, in no order."""
    return reader.fetch(Mention, reader.chosen(Mention).where(mention.c.client_id.in_(clients), *_published(period)))


def _published(period: Period) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """On the days of the period: "2026-11-01" sorts before "2026-11-01T00:00"."""
    column = mention.c.moment_wall
    return column >= period.start.isoformat(), column < period.end.isoformat()


def organic_days(reader: Reader, clients: Collection[ClientId], day: date) -> dict[ClientId, tuple[date, date]]:
    """The first and the last day up to this one on which people said anything of themselves; without whom nobody."""
    column = mention.c.moment_wall
    query = (
        select(mention.c.client_id, func.min(column), func.max(column))
        .where(
            mention.c.client_id.in_(clients),
            mention.c.activity_id.is_(None),
            column < (day + timedelta(days=1)).isoformat(),
        )
        .group_by(mention.c.client_id)
    )
    return {
        client: (date.fromisoformat(first[:_DAY]), date.fromisoformat(last[:_DAY]))
        for client, first, last in reader.connection.execute(query)
    }


class DaySaid(NamedTuple):
    """How many mentions of one brand, tone and kind a client has on a day."""

    client_id: ClientId
    brand_id: BrandId | None
    day: date
    tone: Sentiment | None
    kind: MentionKind
    mentions: int


def said_by_day(reader: Reader, clients: Collection[ClientId], period: Period) -> Iterator[DaySaid]:
    """Mentions that no own activity brought about, counted day by day, in no order."""
    column, of = func.substr(mention.c.moment_wall, 1, _DAY), mention.c
    same = (of.client_id, of.brand_id, column, of.tone, of.kind)
    query = (
        select(*same, func.count())
        .where(of.client_id.in_(clients), of.activity_id.is_(None), *_published(period))
        .group_by(*same)
    )
    for client, brand, day, tone, kind, count in reader.connection.execute(query):
        judged = None if tone is None else Sentiment(tone)
        yield DaySaid(client, brand, date.fromisoformat(day), judged, MentionKind(kind), count)


def days_said(reader: Reader, client_id: ClientId) -> Period | None:
    """From the first to the last day on which anything was said of the client's brands; None where nothing was."""
    column = mention.c.moment_wall
    query = select(func.min(column), func.max(column)).where(mention.c.client_id == client_id)
    first, last = reader.connection.execute(query).one()
    if first is None:
        return None
    return Period(date.fromisoformat(first[:_DAY]), date.fromisoformat(last[:_DAY]) + timedelta(days=1))


def has_mentions(reader: Reader, client_id: ClientId) -> bool:
    """Whether anything was ever written down of the client."""
    query = select(mention.c.id).where(mention.c.client_id == client_id).limit(1)
    return reader.connection.scalar(query) is not None


def newest_mention(reader: Reader, client_id: ClientId) -> Mention | None:
    """The client's mention that was written or changed last."""
    query = reader.chosen(Mention).where(mention.c.client_id == client_id)
    found = reader.fetch(Mention, query.order_by(mention.c.version.desc(), mention.c.id).limit(1))
    return found[0] if found else None


def waiting_mentions(reader: Reader, brands: Sequence[BrandId]) -> list[Mention]:
    """Mentions of these brands that need an answer and have none, the oldest first; some of them are let be."""
    query = reader.chosen(Mention).where(
        mention.c.brand_id.in_(brands), mention.c.needs_answer == 1, mention.c.answered_wall.is_(None)
    )
    return reader.fetch(Mention, query.order_by(mention.c.moment_wall, mention.c.id))


def linked_mentions(reader: Reader, client_id: ClientId) -> list[Mention]:
    """The client's mentions of all times that an own activity brought about, the newest first."""
    column = mention.c.moment_wall
    query = reader.chosen(Mention).where(mention.c.client_id == client_id, mention.c.activity_id.is_not(None))
    return reader.fetch(Mention, query.order_by(column.desc(), mention.c.id))


def of_themselves(reader: Reader, client_id: ClientId) -> list[Mention]:
    """The client's mentions that have an address and are linked to no activity, in no order."""
    query = reader.chosen(Mention).where(
        mention.c.client_id == client_id, mention.c.activity_id.is_(None), mention.c.link != ""
    )
    return reader.fetch(Mention, query)


def answered_mentions(reader: Reader, client_id: ClientId) -> list[Mention]:
    """The client's latest mentions that have an answer in words, the newest answer first."""
    query = reader.chosen(Mention).where(
        mention.c.client_id == client_id, mention.c.answered_wall.is_not(None), mention.c.answer != ""
    )
    return reader.fetch(Mention, query.order_by(mention.c.answered_wall.desc(), mention.c.id).limit(_LATEST))
