"""Posts that a person publishes by hand: what it takes, the mark that it is out, and which of them call now."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.changes import PUBLISH_POST
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.periods import LocalMoment, Period, wall_at
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.publishing import Due, Ready, due, ready
from smmdesk.domain.variants import Texts
from smmdesk.services.records import changed
from smmdesk.services.service import Service
from smmdesk.services.variants import variants_of
from smmdesk.storage.posts import promised_between

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.periods import Clock
    from smmdesk.storage.database import Database

AHEAD: Final = timedelta(days=2)
"""As far as `due` looks for what comes next."""


class PublishingService(Service):
    """Nothing is sent from here: networks are a person's own."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    def ready(self, post_id: PostId) -> Ready:
        """What goes to each network of a post; `MissingRecordError` where it is gone."""
        with self._database.read() as reader:
            post = reader.get(Post, post_id)
            client = reader.get(Client, post.client_id)
            texts = Texts(post, variants_of(reader, [post_id]).get(post_id, ()))
            accounts = reader.all(Account, client_id=client.id)
            return ready(texts, client, accounts, wall_at(self._now(), client.time_zone).date())

    def publish(self, post_id: PostId, link: str = "") -> Post:
        """The post came out just now, there if it is said; what was known of its place stays otherwise."""
        with self._database.write(PUBLISH_POST) as work:
            post = work.get(Post, post_id)
            zone = post.moment.zone if post.moment else work.get(Client, post.client_id).time_zone
            out = LocalMoment(wall_at(work.at, zone).replace(second=0, microsecond=0), zone)
            place = {"published_link": link.strip()} if link.strip() else {}
            work.save(after := changed(work, post, status=PostStatus.PUBLISHED, published_at=out, **place))
        return after

    def due(self, since: datetime, put_off: Mapping[PostId, datetime], aside: Collection[PostId] = ()) -> Due:
        """Which posts call now, of those that came due after `since`; see `domain.publishing.due`."""
        now = self._now()
        # a day more on both sides: the clocks of zones differ by so much
        days = Period(since.astimezone(UTC).date() - timedelta(days=1), (now.astimezone(UTC) + AHEAD).date())
        with self._database.read() as reader:
            posts = {each.id: each for each in promised_between(reader, days)}
            posts |= {each.id: each for each in reader.some(Post, [id for id in put_off if id not in posts])}
        return due(posts.values(), since, now, put_off, aside)
