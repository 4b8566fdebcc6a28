"""Queries of mentions that the generic reader has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.reputation.records import Mention
from smmdesk.storage.reputation_schema import mention

if TYPE_CHECKING:
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.storage.reader import Reader


def mentions_between(reader: Reader, client_id: ClientId, period: Period) -> list[Mention]:
    """The client's mentions published on the days of the period, the newest first."""
    column = mention.c.moment_wall
    query = reader.chosen(Mention).where(
        mention.c.client_id == client_id,
        # "2026-11-01" sorts before "2026-11-01T00:00"
        column >= period.start.isoformat(),
        column < period.end.isoformat(),
    )
    return reader.fetch(Mention, query.order_by(column.desc(), mention.c.id))


def newest_mention(reader: Reader, client_id: ClientId) -> Mention | None:
    """The client's mention that was written or changed last."""
    query = reader.chosen(Mention).where(mention.c.client_id == client_id)
    found = reader.fetch(Mention, query.order_by(mention.c.version.desc(), mention.c.id).limit(1))
    return found[0] if found else None
