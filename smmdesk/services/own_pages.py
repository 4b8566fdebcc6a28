"""What people did with the posts of a client's own pages, which stands beside what they did with mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.desk import DESK, Desk
from smmdesk.domain.reputation.tone import NO_ENGAGEMENT, Engagement
from smmdesk.domain.results.sheet import engagements_at
from smmdesk.domain.results.values import PostResult
from smmdesk.storage.results import latest_snapshots, publications_between

if TYPE_CHECKING:
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.storage.reader import Reader


def on_own_pages(reader: Reader, client_id: ClientId, period: Period) -> Engagement:
    """Engagements with the posts of the period so far, as Results counts them; `mentions` are the posts."""
    posts = publications_between(reader, client_id, period)
    if not posts:
        return NO_ENGAGEMENT
    counted = (reader.find(Desk, DESK) or Desk()).engagement
    snapshots = latest_snapshots(reader, client_id, period, None)
    results = (PostResult(publication=each, snapshot=snapshots.get(each.id), engagement=counted) for each in posts)
    told = [found for each in results if (found := engagements_at(each)) is not None]
    return Engagement(int(sum(told)) if told else None, len(told), len(posts))
