"""Posts: planned publications of a client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.errors import PostPublishedError
from smmdesk.domain.ids import ClientId, PostId, SeriesId
from smmdesk.domain.media import media_names
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, wall_at
from smmdesk.domain.record import Record
from smmdesk.domain.text import clean, first_words, hashtags

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_FARTHEST_WEST: Final = timedelta(hours=12)
"""How long after the clocks of Greenwich the last ones of the world show the same."""


class Format(StrEnum):
    """The form that a post takes."""

    TEXT = "text"
    PHOTO = "photo"
    CAROUSEL = "carousel"
    VIDEO = "video"
    SHORT_VIDEO = "short_video"
    STORY = "story"
    LIVE = "live"
    LINK = "link"
    POLL = "poll"
    ARTICLE = "article"
    PODCAST = "podcast"


class PostStatus(StrEnum):
    """How far a post is, from the first thought to the page of the network."""

    IDEA = "idea"
    DRAFT = "draft"
    TO_APPROVE = "to_approve"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    REJECTED = "rejected"

    @classmethod
    def at_first(cls, *, dated: bool) -> PostStatus:
        """How far a new post is of which nobody says it: an idea until it has its day."""
        return cls.DRAFT if dated else cls.IDEA

    def on_a_day(self, dated: bool) -> PostStatus:
        """What becomes of it where a post gets its first day, or loses the one it had: nobody waits for its hour."""
        ways = _WITH_A_DAY if dated else _WITHOUT
        return ways.get(self, self)

    @property
    def following(self) -> PostStatus | None:
        """The next step on the way to the network; what was rejected goes back to a draft; None after the last."""
        if self is PostStatus.REJECTED:
            return PostStatus.DRAFT
        # the members stand in the order of the way; what stands after its last step is none of it
        way = tuple(PostStatus)[: tuple(PostStatus).index(PostStatus.PUBLISHED) + 1]
        return way[way.index(self) + 1] if self is not way[-1] else None


_WITH_A_DAY = {PostStatus.IDEA: PostStatus.DRAFT}
_WITHOUT = {PostStatus.DRAFT: PostStatus.IDEA, PostStatus.SCHEDULED: PostStatus.APPROVED}


NOT_PLANNED: Final = frozenset({PostStatus.IDEA, PostStatus.REJECTED})
"""Of which nobody counts on anything coming out."""


class Tone(StrEnum):
    """How serious a post sounds."""

    PLAYFUL = "playful"
    LIGHT = "light"
    NEUTRAL = "neutral"
    SERIOUS = "serious"


def own_tags(words: Iterable[str]) -> tuple[str, ...]:
    """Each once and without a comma, which stands between them in a table."""
    parts = (" ".join(part.split()) for each in words for part in clean(each).split(","))
    return tuple(dict.fromkeys(filter(None, parts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Record):
    """One planned publication of a client; without a moment it is not in the calendar yet."""

    id: PostId
    client_id: ClientId
    moment: LocalMoment | None = None
    networks: tuple[Network, ...] = ()
    format: Format | None = None
    rubric: str = ""
    tone: Tone | None = None
    goal: str = ""
    status: PostStatus = PostStatus.IDEA
    text: str = ""
    hashtags: tuple[str, ...] = ()
    link: str = ""
    media: tuple[str, ...] = ()
    # no part of what a post is told by: a mapping has no hash
    alt: Mapping[str, str] = field(default_factory=dict, hash=False)
    """by the names of media what is to be seen there, for who does not see it"""
    first_comment: str = ""
    tags: tuple[str, ...] = ()
    """own words to find it by; no network gets them"""
    person: str = ""
    approval_note: str = ""
    cost: Money | None = None
    published_link: str = ""
    published_at: LocalMoment | None = None
    """when it came out, however it was planned; kept with its link also where it is taken back"""
    note: str = ""
    source_key: str = ""  # what a row of an imported plan is recognised by when the file is read again
    approved_mark: str = ""  # of the version that a client said yes to (`approval.sheets.mark`)
    series_id: SeriesId | None = None
    series_day: date | None = None  # which of the series it is, wherever it was moved since

    def checked(self) -> Self:
        """With its hashtags, media and tags each on their own, when its moment is one that can be planned."""
        if self.moment:
            self.moment.checked()
        if self.published_at:
            self.published_at.checked()
        names = media_names("\n".join(self.media))
        # of a file that is taken off it is not told any more what is to be seen in it
        told = {clean(name): " ".join(clean(words).split()) for name, words in self.alt.items()}
        kept: dict[str, object] = {
            "hashtags": hashtags(" ".join(self.hashtags)),
            "media": names,
            "alt": {name: told[name] for name in names if told.get(name)},
            "tags": own_tags(self.tags),
            "series_day": self.series_day if self.series_id else None,
        }
        same = all(getattr(self, name) == value for name, value in kept.items())
        return self if same else replace(self, **kept)  # type: ignore[arg-type]  # of these very fields

    @property
    def is_expected(self) -> bool:
        """Whether somebody is still to publish it: it is more than an idea, and neither out nor dropped."""
        return self.status not in {PostStatus.IDEA, PostStatus.PUBLISHED, PostStatus.REJECTED}

    @property
    def is_promised(self) -> bool:
        """Whether all that is left is to publish it: what is wrong with it then goes wrong in public."""
        return self.status in {PostStatus.APPROVED, PostStatus.SCHEDULED}

    def is_late(self, now: datetime) -> bool:
        """Whether its time has passed and it is not out."""
        return self.is_expected and self.moment is not None and self.moment.utc() < now

    def is_plainly_late(self, now: datetime) -> bool:
        """Whether that is so in every zone there is: what can be told without looking up zones."""
        if not self.is_expected or self.moment is None:
            return False
        return self.moment.wall + _FARTHEST_WEST < now.astimezone(UTC).replace(tzinfo=None)

    @property
    def day(self) -> date | None:
        """The day it is planned for, on the client's wall calendar."""
        return self.moment.day if self.moment else None

    def changed_to(self, **values: object) -> Self:
        """The post with other values; a published one stays where it was, unless it is published no more.

        An idea that gets its day is a draft, a draft without one an idea, unless the status is said as well. One that
        goes to another client leaves its series there.
        """
        changed = Record.changed_to(self, **values)
        if changed.client_id != self.client_id and changed.series_id == self.series_id is not None:
            changed = replace(changed, series_id=None, series_day=None)
        # what becomes published by the same change may get the moment at which it came out
        if changed.moment != self.moment and changed.status is self.status is PostStatus.PUBLISHED:
            raise PostPublishedError
        if changed.status is self.status and (changed.moment is None) != (self.moment is None):
            return replace(changed, status=changed.status.on_a_day(changed.moment is not None))
        return changed

    def became(self, before: PostStatus, at: datetime, zone: str) -> Self:
        """With the moment at which it came out, where it was just brought there by hand and nobody says another one.

        It is told by the clock that the post was planned by, else by that of `zone`.
        """
        if self.status is not PostStatus.PUBLISHED or before is PostStatus.PUBLISHED or self.published_at is not None:
            return self
        own = self.moment.zone if self.moment else zone
        return replace(self, published_at=LocalMoment(wall_at(at, own).replace(second=0, microsecond=0), own))

    def copied(self, post_id: PostId, moment: LocalMoment | None) -> Self:
        """A fresh draft of the same content for another moment, without the history of the first."""
        status = self.status if self.status in {PostStatus.IDEA, PostStatus.DRAFT} else PostStatus.DRAFT
        return replace(
            self,
            id=post_id,
            moment=moment,
            status=status,
            approval_note="",
            approved_mark="",
            published_link="",
            published_at=None,
            source_key="",  # a plan read again would find two posts for one row
            cost=None,
            series_id=None,
            series_day=None,
        )

    def caption(self) -> str:
        """The text as it goes to the network: with the hashtags under it."""
        return "\n\n".join(part for part in (self.text, " ".join(self.hashtags)) if part)

    def headline(self, length: int = 60) -> str:
        """The first words of the text, cut at a word where that is possible."""
        return first_words(self.text, length)
