"""Publishing by hand: what goes to each network, and which posts call for somebody at their minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.approval.sheets import mark
from smmdesk.domain.periods import LocalMoment, wall_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.clients import Account, Client
    from smmdesk.domain.ids import PostId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.posts import Post
    from smmdesk.domain.variants import Texts

_MINUTES: Final = {"quarter": 15, "hour": 60}


class Later(StrEnum):
    """How long somebody is let alone with a post."""

    QUARTER = "quarter"
    HOUR = "hour"
    TOMORROW = "tomorrow"

    def after(self, post: Post, now: datetime) -> datetime:
        """When it calls again, in UTC: tomorrow at the hour it was planned for, by its own clock."""
        if self is not Later.TOMORROW or post.moment is None:
            return now.astimezone(UTC) + timedelta(minutes=_MINUTES.get(self, 24 * 60))
        tomorrow = wall_at(now, post.moment.zone).date() + timedelta(days=1)
        return LocalMoment(datetime.combine(tomorrow, post.moment.wall.time()), post.moment.zone).utc()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What goes out in one network, and the client's own places there that are not closed."""

    network: Network
    text: str
    title: str
    first_comment: str
    accounts: tuple[Account, ...]


class Ready(NamedTuple):
    """A post with all that it takes to publish it by hand."""

    post: Post
    client: Client
    ways: tuple[Way, ...]
    is_changed: bool = False
    """since the client said yes to it"""


def ready(texts: Texts, client: Client, accounts: Sequence[Account], today: date) -> Ready:
    """A way for each network of the post, in its order."""
    ways = tuple(_way(texts, network, accounts, today) for network in texts.post.networks)
    approved = texts.post.approved_mark
    return Ready(texts.post, client, ways, bool(approved) and mark(*texts) != approved)


def to_paste(post: Post) -> str:
    """What is pasted into one network: text, link and hashtags; the link only where the text has not got it."""
    link = post.link if post.link and post.link not in post.text else ""
    return "\n\n".join(part for part in (post.text, link, " ".join(post.hashtags)) if part)


def _way(texts: Texts, network: Network, accounts: Sequence[Account], today: date) -> Way:
    there, variant = texts.within(network), texts.variant(network)
    return Way(
        network=network,
        text=to_paste(there),
        title=variant.title if variant else "",
        first_comment=there.first_comment,
        accounts=tuple(each for each in accounts if each.network is network and not _is_closed(each, today)),
    )


def _is_closed(account: Account, today: date) -> bool:
    return account.closed_on is not None and account.closed_on <= today


class Due(NamedTuple):
    """What calls now, the earliest first, and when something does next."""

    posts: tuple[Post, ...] = ()
    next: datetime | None = None


def due(
    posts: Iterable[Post],
    since: datetime,
    now: datetime,
    put_off: Mapping[PostId, datetime],
    aside: Collection[PostId] = (),
) -> Due:
    """The posts whose moment has come after `since`, of those that are promised and neither put off nor put aside.

    `put_off` says when a post calls instead of its own moment; whoever set one aside has seen it.
    """
    calls = [(put_off.get(each.id) or each.moment.utc(), each) for each in posts if each.is_promised and each.moment]
    calls.sort(key=lambda call: (call[0], call[1].id))
    here = tuple(post for at, post in calls if since < at <= now and post.id not in aside)
    return Due(here, next((at for at, _post in calls if at > now), None))
