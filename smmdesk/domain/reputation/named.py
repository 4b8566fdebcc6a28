"""What has a name of its own in reputation; apart from what calculates with it: a window names it at its start."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

MOST: Final = 10**10
"""Likes, readers or publications: more than there are people, whom some count twice."""


class MentionKind(StrEnum):
    """What a mention is: a customer's own review, a publication of the media, or people talking."""

    REVIEW = "review"
    MEDIA = "media"
    TALK = "talk"


class Source(StrEnum):
    """Where something was said."""

    OWN_PAGE = "own_page"
    COMMUNITY = "community"
    MESSENGER = "messenger"
    FORUM = "forum"
    REVIEW_SITE = "review_site"
    MAP = "map"
    BLOG = "blog"
    VIDEO = "video"
    ONLINE_MEDIA = "online_media"
    PRESS = "press"
    RADIO = "radio"
    TV = "tv"
    OTHER = "other"

    @property
    def kind(self) -> MentionKind:
        """What a mention from there most likely is; a complaint below the own post is a review all the same."""
        return _KINDS.get(self, MentionKind.TALK)


_KINDS: Final = {
    **dict.fromkeys((Source.REVIEW_SITE, Source.MAP), MentionKind.REVIEW),
    **dict.fromkeys((Source.ONLINE_MEDIA, Source.PRESS, Source.RADIO, Source.TV), MentionKind.MEDIA),
}
ANSWERABLE: Final = frozenset(
    {Source.OWN_PAGE, Source.COMMUNITY, Source.MESSENGER, Source.FORUM, Source.BLOG, Source.VIDEO}
)
"""Where an answer can be written below what was said."""


class Sentiment(StrEnum):
    """The tone of a mention, as somebody judged it."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"

    @classmethod
    def of_stars(cls, stars: int) -> Sentiment:
        """What 1 to 5 stars say where nobody judged the words."""
        middle = 3
        if stars == middle:
            return cls.NEUTRAL
        return cls.POSITIVE if stars > middle else cls.NEGATIVE


class ToneBy(StrEnum):
    """Who judged the tone: a person, whose word no file changes, or the file that the mention came with."""

    PERSON = "person"
    FILE = "file"


class About(StrEnum):
    """What a reply answers to."""

    PRAISE = "praise"
    COMPLAINT = "complaint"
    QUESTION = "question"
    THANKS_AFTER_REPAIR = "thanks_after_repair"
    WRONG_PAGE = "wrong_page"
    TRIFLE = "trifle"


class AnswerFigure(StrEnum):
    """What is told of the time to the first answer."""

    IN_GOAL = "in_goal"
    MEDIAN = "median"
    NINETIETH = "ninetieth"
    WAITING = "waiting"
    LET_BE = "let_be"


class ActivityKind(StrEnum):
    """What is done for a reputation."""

    STRATEGY = "strategy"
    WATCH_WORDS = "watch_words"
    PRESENCE = "presence"
    REVIEWS_ASKED = "reviews_asked"
    FORUM = "forum"
    WORD_OF_MOUTH = "word_of_mouth"
    CROWD = "crowd"
    HIDDEN = "hidden"
    ADVOCATE = "advocate"
    MEDIA = "media"
    OTHER = "other"


SPOKEN_BY_OTHERS: Final = frozenset(
    {
        ActivityKind.REVIEWS_ASKED,
        ActivityKind.WORD_OF_MOUTH,
        ActivityKind.CROWD,
        ActivityKind.HIDDEN,
        ActivityKind.ADVOCATE,
    }
)
"""In these it is not the brand that speaks under its own name."""


class ActivityStatus(StrEnum):
    """How far it is."""

    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Reward(StrEnum):
    """What somebody who speaks for the brand has of it: a reward, or a tie to it."""

    NONE = "none"
    GOODS = "goods"
    MONEY = "money"
    DISCOUNT = "discount"
    EMPLOYEE = "employee"
    RELATIVE_OR_AGENCY = "relative_or_agency"


class Disclosed(StrEnum):
    """Whether those who read it are told of a reward or a tie."""

    GIVEN = "given"
    LACKS = "lacks"
    NOT_NEEDED = "not_needed"


class Came(StrEnum):
    """What is told of what an activity brought."""

    MENTIONS = "mentions"
    REACH = "reach"
    ENGAGEMENT = "engagement"
    COST_EACH = "cost_each"


class Origin(StrEnum):
    """Where a list of an audience is from."""

    OWN_CUSTOMERS = "own_customers"
    PAGE_FOLLOWERS = "page_followers"
    PLATFORM_EXPORT = "platform_export"
    COLLECTED_BY_TOOL = "collected_by_tool"
    EVENT = "event"
    BOUGHT = "bought"
    OTHER = "other"


class Holds(StrEnum):
    """What a list holds; data of persons are kept elsewhere, and only told of here."""

    COMMUNITIES = "communities"
    COUNTS = "counts"
    PERSONAL_ELSEWHERE = "personal_elsewhere"


class LegalGround(StrEnum):
    """On which legal ground a list may be used."""

    NOT_PERSONAL = "not_personal"
    CONSENT = "consent"
    CONTRACT = "contract"
    LEGITIMATE_INTEREST = "legitimate_interest"
    LAW = "law"
    NONE = "none"


class Due(StrEnum):
    """What is to be done about a list that is not kept for ever."""

    NOT_SET = "not_set"
    LATER = "later"
    SOON = "soon"
    OVERDUE = "overdue"
    DELETED = "deleted"


class CrisisLevel(StrEnum):
    """What is said of the last seven days."""

    CALM = "calm"
    WATCH = "watch"
    ALARM = "alarm"
    NO_BAND = "no band"
    """too few weeks are known to say what is usual"""
    NOT_WATCHED = "not watched"
    """nobody looked, so nothing is known"""


class Cause(StrEnum):
    """By what a sign is raised."""

    COUNT = "count"
    SHARE = "share"
    MEDIA = "media"
    HALF = "half"
    """at least half is negative, where nothing usual is known yet"""


class Fit(StrEnum):
    """How much work on its reputation gives a client, most first."""

    FIRST = "first"
    BEST = "best"
    USEFUL = "useful"


class Mix(StrEnum):
    """Which work suits a client: on its reputation (SMRM), on its pages (SMM), or both."""

    REPUTATION = "reputation"
    PAGES = "pages"
    BOTH = "both"
