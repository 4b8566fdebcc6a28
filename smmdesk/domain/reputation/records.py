"""What is kept of a reputation: brands and what is said of them, how the client answers, and what is done for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.errors import EmptyNameError, OutOfRangeError
from smmdesk.domain.ids import (
    ActivityId,
    AnswerRuleId,
    BrandId,
    ClientId,
    MentionId,
    ReplyTemplateId,
    VoiceCountId,
)
from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoment, Period, last_before
from smmdesk.domain.record import Record
from smmdesk.domain.reputation.errors import (
    AnsweredAndLetBeError,
    AnsweredEarlyError,
    ManySpellingsError,
    NoReasonError,
    OtherClientsActivityError,
    OtherClientsBrandError,
    OwnBrandError,
    SpellingError,
    UndisclosedPraiseError,
)
from smmdesk.domain.reputation.hours import DAYS, USUAL, written
from smmdesk.domain.reputation.named import (
    MOST,
    About,
    ActivityKind,
    ActivityStatus,
    Disclosed,
    MentionKind,
    Reward,
    Sentiment,
    Source,
    ToneBy,
)
from smmdesk.domain.reputation.placeholders import check_placeholders
from smmdesk.domain.strategy.records import within

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

MOST_SPELLINGS: Final = 30
MOST_STARS: Final = 5
LEAST_GOAL, MOST_GOAL = 5, 7 * 24 * 60
"""Minutes of working time within which an answer can be promised: up to a week of them."""
_AT_WORK: Final = frozenset({ActivityStatus.DOING, ActivityStatus.DONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand(Record):
    """Who is watched for a client: its `own` brand, and its rivals; `spellings` beside the name (`spellings.names`)."""

    id: BrandId
    client_id: ClientId
    name: str
    own: bool = False
    spellings: tuple[str, ...] = ()
    note: str = ""

    def checked(self) -> Self:
        """With each spelling once, when all of them can be looked for."""
        check_name(self.name)
        spellings = _distinct(self.spellings)
        if len(spellings) > MOST_SPELLINGS:
            raise ManySpellingsError(most=MOST_SPELLINGS)
        for spelling in spellings:
            if not any(map(str.isalnum, spelling)):
                raise SpellingError(spelling=spelling)
        return replace(self, spellings=spellings)

    def removable_from(self, _parent: Record) -> None:
        """A rival is; the client's own stays, since the figures are of it: `OwnBrandError`."""
        if self.own:
            raise OwnBrandError(name=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """What was said of a brand, where and how; without a brand it is of the industry and names none that is watched.

    `moment` is in the client's zone; of one that is not `timed` only the day is known. `source_key` is what a file
    knows it by.
    """

    id: MentionId
    client_id: ClientId
    brand_id: BrandId | None = None
    moment: LocalMoment
    timed: bool = True
    source: Source = Source.OTHER
    kind: MentionKind = MentionKind.TALK
    place: str = ""
    """the site, group or map"""
    link: str = ""
    author: str = ""
    title: str = ""
    text: str = ""
    topics: tuple[str, ...] = ()
    tone: Sentiment | None = None
    """None while nobody has judged it"""
    tone_by: ToneBy = ToneBy.PERSON
    stars: int | None = None
    reach: int | None = None
    likes: int | None = None
    comments: int | None = None
    reposts: int | None = None
    language: str = ""
    needs_answer: bool = False
    answered: LocalMoment | None = None
    answered_by: str = ""
    answer: str = ""
    template_id: ReplyTemplateId | None = None
    let_be: str = ""
    """why it stays unanswered on purpose"""
    activity_id: ActivityId | None = None
    """the own activity that brought it about"""
    source_key: str = ""
    note: str = ""

    def changed_to(self, **values: object) -> Self:
        """With what follows: the kind follows the source, and the tone the stars, as long as nobody said otherwise."""
        follows = dict(values)
        source = values.get("source")
        if isinstance(source, Source) and "kind" not in values and self.kind is self.source.kind:
            follows["kind"] = source.kind
        if "tone" in values:
            follows.setdefault("tone_by", ToneBy.PERSON)
        elif "stars" in values and self.tone_by is ToneBy.FILE:
            follows |= {"tone": None, "tone_by": ToneBy.PERSON}
        if values.get("client_id", self.client_id) != self.client_id:
            # a brand is watched for one client, whatever was said of it meanwhile
            brand = values.get("brand_id", self.brand_id)
            follows["brand_id"] = None if brand == self.brand_id else brand
            follows.setdefault("activity_id", None)
        return replace(self, **follows)  # type: ignore[arg-type]  # fields of this record by their names

    def checked_in(self, parent: Record) -> Self:
        """Itself; refused where the brand is watched for another client, or the activity was done for one."""
        if isinstance(parent, Brand) and parent.client_id != self.client_id:
            raise OtherClientsBrandError(name=parent.name)
        if isinstance(parent, Activity) and parent.client_id != self.client_id:
            raise OtherClientsActivityError(name=parent.what)
        return self

    def checked(self) -> Self:
        """With the tone of its stars where nobody judged it, when its counts can be and its answer came after it."""
        self.moment.checked()
        for counted in (self.reach, self.likes, self.comments, self.reposts):
            within(counted, 0, MOST)
        within(self.stars, 1, MOST_STARS)
        if self.answered and self.let_be.strip():
            raise AnsweredAndLetBeError
        if self.answered and self.timed and self.answered.checked().utc() < self.moment.utc():
            raise AnsweredEarlyError
        kept = self if self.timed else replace(self, moment=self.moment.at_time(time()))
        if self.tone or self.stars is None:
            return kept
        return replace(kept, tone=Sentiment.of_stars(self.stars), tone_by=ToneBy.FILE)

    @property
    def day(self) -> date:
        """The day on which it was published, by the client's clock."""
        return self.moment.day

    @property
    def is_organic(self) -> bool:
        """Whether people said it of themselves, not because of an activity of ours."""
        return self.activity_id is None

    @property
    def waits(self) -> bool:
        """Whether an answer is still to be written."""
        return self.needs_answer and self.answered is None and not self.let_be.strip()

    def answered_at(self, moment: LocalMoment) -> Self:
        """With that moment as the one of its answer; a reason for none is over by that."""
        return replace(self, answered=moment, needs_answer=True, let_be="")

    def as_at(self, now: datetime) -> Self:
        """As it stood at that instant: what was answered after it still waited."""
        is_later = self.answered is not None and self.answered.utc() > now
        return replace(self, answered=None) if is_later else self

    def left(self, why: str) -> Self:
        """Without an answer on purpose; `NoReasonError` where nobody says why."""
        if not why.strip():
            raise NoReasonError
        return replace(self, let_be=why.strip(), answered=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCount(Record):
    """How many publications somebody else counted from `starts` up to, not including, `ends`.

    Of a brand, or without one of the whole industry; without a source of all sources together. One of 0 for the own
    brand also says that somebody looked and found nothing.
    """

    id: VoiceCountId
    client_id: ClientId
    brand_id: BrandId | None = None
    starts: date
    ends: date
    source: Source | None = None
    publications: int
    origin: str = ""
    """where the number is from"""

    def checked_in(self, parent: Record) -> Self:
        """Itself; `OtherClientsBrandError` where the brand is watched for another client."""
        if isinstance(parent, Brand) and parent.client_id != self.client_id:
            raise OtherClientsBrandError(name=parent.name)
        return self

    def checked(self) -> Self:
        """Itself, when its days are in order and its count can be."""
        Period(self.starts, self.ends)
        within(self.publications, 0, MOST)
        return self

    def is_of(self, period: Period, source: Source | None = None) -> bool:
        """Whether it counts exactly these days in exactly this source, or in all of them together."""
        return (self.starts, self.ends, self.source) == (period.start, period.end, source)

    @property
    def subject(self) -> tuple[BrandId | None, date, date, Source | None]:
        """What it counts: of a client there is one count of each."""
        return self.brand_id, self.starts, self.ends, self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRule(Record):
    """How a client answers: when somebody is there, how soon, in whose name, and what is never done.

    `hours` are seven texts, Monday first (`hours.spans`); none where nobody has set them. Goals are minutes of working
    time.
    """

    id: AnswerRuleId
    client_id: ClientId
    hours: tuple[str, ...] = ()
    closed_on_holidays: bool = True
    goal_negative: int = 120
    goal_other: int = 240
    signer: str = ""
    deputy: str = ""
    tone: str = ""
    never: str = ""
    steps: str = ""
    call_owner: str = ""
    """when the owner is called"""

    def checked(self) -> Self:
        """With its hours written in one way, when they are hours and the goals can be kept."""
        if len(self.hours) not in {0, DAYS}:
            raise OutOfRangeError(low=DAYS, high=DAYS)
        within(self.goal_negative, LEAST_GOAL, MOST_GOAL)
        within(self.goal_other, LEAST_GOAL, MOST_GOAL)
        hours = tuple(map(written, self.hours))
        return replace(self, hours=hours if any(hours) else ())

    @property
    def has_hours(self) -> bool:
        """Whether anybody said when somebody is there."""
        return bool(self.hours)

    def on_day(self, weekday: int, hours: str) -> tuple[str, ...]:
        """The hours of the week with others on one day, 0 is Monday; the other days stay what they are counted by."""
        return (*self.week[:weekday], hours, *self.week[weekday + 1 :])

    @property
    def week(self) -> tuple[str, ...]:
        """The hours by which is counted: the usual ones where none are set, which has to be said."""
        return self.hours or USUAL

    @classmethod
    def of(cls, client_id: ClientId) -> Self:
        """The one of a client who has none yet. A client has one: it bears the id of the client's own record."""
        return cls(id=AnswerRuleId(client_id), client_id=client_id)

    def goal(self, tone: Sentiment | None) -> int:
        """Within how many minutes a mention of that tone is to be answered."""
        return self.goal_negative if tone is Sentiment.NEGATIVE else self.goal_other


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTemplate(Record):
    """A reply to begin from, with placeholders (`placeholders`); without a client it is for all of them."""

    id: ReplyTemplateId
    client_id: ClientId | None = None
    name: str
    about: About = About.PRAISE
    language: str = ""
    text: str = ""

    def checked(self) -> Self:
        """Itself, when it can be told from others and all its placeholders can be filled in."""
        check_name(self.name)
        check_placeholders(self.text)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """Something that is done for the reputation, from `starts` up to, not including, `ends`."""

    id: ActivityId
    client_id: ClientId
    kind: ActivityKind = ActivityKind.OTHER
    what: str = ""
    place: str = ""
    link: str = ""
    starts: date | None = None
    ends: date | None = None
    person: str = ""
    status: ActivityStatus = ActivityStatus.PLANNED
    goal: str = ""
    cost: Money | None = None
    reward: Reward = Reward.NONE
    disclosure: str = ""
    """how it is said that whoever speaks is rewarded, or belongs to the house"""
    proof: str = ""
    """a link, or the name of a file"""
    expected: str = ""
    result: str = ""
    note: str = ""

    def checked(self) -> Self:
        """Itself, when its days are in order; `UndisclosedPraiseError` of hidden praise that is more than a plan."""
        if self.starts and self.ends:
            Period(self.starts, self.ends)
        if self.status in _AT_WORK and self.lacks_disclosure:
            raise UndisclosedPraiseError
        return self

    @property
    def last(self) -> date | None:
        """Its last day, where an end is known."""
        return last_before(self.ends) if self.ends else None

    @property
    def needs_disclosure(self) -> bool:
        """Whether those who read it have to be told: of a reward or a tie, and of whatever is meant to stay hidden."""
        return self.reward is not Reward.NONE or self.kind is ActivityKind.HIDDEN

    @property
    def lacks_disclosure(self) -> bool:
        """Whether they have to be told, and nobody wrote how."""
        return self.needs_disclosure and not self.is_disclosed

    @property
    def is_disclosed(self) -> bool:
        """Whether words say how it is told: a dash, or a character that nobody sees, is none."""
        return any(map(str.isalnum, self.disclosure))

    @property
    def disclosed(self) -> Disclosed:
        """What is said of it in a word."""
        if self.is_disclosed:
            return Disclosed.GIVEN
        return Disclosed.LACKS if self.needs_disclosure else Disclosed.NOT_NEEDED


def check_name(name: str) -> None:
    """`EmptyNameError` of what cannot be told from others."""
    if not name.strip():
        raise EmptyNameError


def _distinct(spellings: Iterable[str]) -> tuple[str, ...]:
    """Each once, as it was first written, whatever its capitals and spaces."""
    forms: dict[str, str] = {}
    for form in (" ".join(each.split()) for each in spellings):
        if form:
            forms.setdefault(form.casefold(), form)
    return tuple(forms.values())
