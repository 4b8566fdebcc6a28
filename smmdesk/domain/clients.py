"""Clients: who orders social media marketing, and what that means for the work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.errors import EmptyNameError, OutOfRangeError
from smmdesk.domain.ids import AccountId, AgreementId, ClientId, ContactId
from smmdesk.domain.media import media_names
from smmdesk.domain.money import WHOLE, Money, check_currency
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period, add_months, zone_info
from smmdesk.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

MOST_FOLLOWERS: Final = 10**10
"""More than there are people, whom some count twice."""


class Segment(StrEnum):
    """How large the client is; a private person sells one's own name."""

    UNKNOWN = ""
    PRIVATE_PERSON = "private_person"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    GOVERNMENT = "government"


class Relation(StrEnum):
    """Who sells to whom: business, consumer, government."""

    UNKNOWN = ""
    B2B = "b2b"
    B2C = "b2c"
    B2G = "b2g"
    G2C = "g2c"
    C2C = "c2c"


class Presence(StrEnum):
    """Where the customer is served."""

    UNKNOWN = ""
    ONLINE = "online"
    GROUND = "ground"
    BOTH = "both"


class ClientStatus(StrEnum):
    """Where the work with the client stands."""

    LEAD = "lead"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class ClientColour(StrEnum):
    """By what a client's posts are told from others', beside its letters; how each looks says the theme."""

    AUTOMATIC = ""
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    INDIGO = "indigo"
    PURPLE = "purple"
    PINK = "pink"
    BROWN = "brown"


def known_as(name: str) -> str:
    """A client's name without regard to capitals and outer spaces: people do not type it twice in the same way."""
    return name.strip().casefold()


def sorted_by_name(clients: Iterable[Client]) -> list[Client]:
    """In the order that people look for them: by name, without regard to capitals."""
    return sorted(clients, key=lambda client: client.name.casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Record):
    """A brand that is looked after, with its profile and the brief of its voice.

    Segment, relation and presence are unknown until somebody says them: advice rests on nothing that nobody chose.
    """

    id: ClientId
    name: str
    status: ClientStatus = ClientStatus.ACTIVE
    colour: ClientColour = ClientColour.AUTOMATIC
    segment: Segment = Segment.UNKNOWN
    relation: Relation = Relation.UNKNOWN
    presence: Presence = Presence.UNKNOWN
    sphere: str = ""
    audience: str = ""
    site: str = ""
    messengers: str = ""
    logo: str = ""
    """the name of a media file"""
    files: tuple[str, ...] = ()
    """names of media files"""
    language: str = "en"
    time_zone: str = "Etc/UTC"
    currency: str = "EUR"
    country: str = ""
    margin: int | None = None
    """the share of revenue that is left, in basis points; a strategy in force that has one goes before it"""
    philosophy: str = ""
    brand_values: str = ""
    tone_of_voice: str = ""
    words_to_use: str = ""
    words_to_avoid: str = ""
    objections: str = ""
    notes: str = ""

    def checked(self) -> Self:
        """With its files each on their own, when it can be kept: named, with a real zone and a currency code."""
        if not self.name.strip():
            raise EmptyNameError
        zone_info(self.time_zone)
        check_currency(self.currency)
        if self.margin is not None and not 0 <= self.margin <= WHOLE:
            raise OutOfRangeError(low=0, high=WHOLE)
        files = media_names("\n".join(self.files))
        return self if files == self.files else replace(self, files=files)

    @property
    def known_as(self) -> str:
        """What a name is compared by."""
        return known_as(self.name)

    @property
    def rests(self) -> bool:
        """Whether no work is done: paused or ended."""
        return self.status in {ClientStatus.PAUSED, ClientStatus.ENDED}

    @property
    def has_ended(self) -> bool:
        """Whether the work is over: what shows all clients leaves this one out."""
        return self.status is ClientStatus.ENDED

    def lacks_decider(self, contacts: Iterable[Contact]) -> bool:
        """Whether nobody is known who decides, where that is rarely the one who reads: business to business."""
        return self.relation is Relation.B2B and not any(contact.decides for contact in contacts)

    def profile(self) -> dict[str, str]:
        """What advice goes by: segment, relation, presence and sphere."""
        return {name: str(getattr(self, name)) for name in ("segment", "relation", "presence", "sphere")}


def going_on(clients: Iterable[Client], but: ClientId | None = None) -> list[Client]:
    """Those whose work is not over, and the one that was asked for by name."""
    return [client for client in clients if not client.has_ended or client.id == but]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A person on the client's side; for B2B the one who `decides` has to be found."""

    id: ContactId
    client_id: ClientId
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    decides: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Record):
    """A page or channel of the client on one network."""

    id: AccountId
    client_id: ClientId
    network: Network
    handle: str = ""
    link: str = ""
    followers_at_start: int | None = None
    closed_on: date | None = None
    """from when nothing comes out there any more"""
    note: str = ""

    def checked(self) -> Self:
        """Itself, when the count of followers is possible."""
        if self.followers_at_start is not None and not 0 <= self.followers_at_start <= MOST_FOLLOWERS:
            raise OutOfRangeError(low=0, high=MOST_FOLLOWERS)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """What was agreed with the client: from `starts` up to, not including, `ends`; open without an end."""

    id: AgreementId
    client_id: ClientId
    starts: date | None = None
    ends: date | None = None
    monthly_fee: Money | None = None
    paid_until: date | None = None
    """the first day that the client has not paid; None where no payment was noted"""
    included_posts: int | None = None
    """a month; what else it holds says `included`"""
    included_hours: int | None = None
    included: str = ""

    def checked(self) -> Self:
        """Itself, when its dates are in order."""
        if self.starts and self.ends:
            Period(self.starts, self.ends)
        return self

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on the day; an open end counts as for ever."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day < self.ends)

    def holds_in(self, period: Period) -> bool:
        """Whether it is in force on any day of the period."""
        return (self.starts is None or self.starts < period.end) and (self.ends is None or period.start < self.ends)

    @property
    def is_to_pay(self) -> bool:
        """Whether a fee was named, and not all of it is noted as paid."""
        return self.monthly_fee is not None and not (self.paid_until and self.ends and self.paid_until >= self.ends)

    def paid_a_month_on(self, day: date) -> date:
        """Up to when it is paid once the fee of one month more has come, at most its end: of the first calendar month
        that is not paid, of that of `day`, or in which it starts, where no payment was noted."""
        begins = self.paid_until or max(day, self.starts or day)
        return min(add_months(begins.replace(day=1), 1), self.ends or date.max)

    def is_owed_on(self, day: date) -> bool:
        """Whether it was paid once, and not for a month, or an end, that was over before the month of the day."""
        due = min(day.replace(day=1), self.ends or date.max)
        return self.is_to_pay and self.paid_until is not None and self.paid_until < due

    def days_left(self, day: date) -> int | None:
        """How many days it still holds, the given one among them; 0 once it is over, None without an end."""
        return max((self.ends - day) // timedelta(days=1), 0) if self.ends else None


def agreement_on(agreements: Iterable[Agreement], day: date) -> Agreement | None:
    """The agreement that counts on a day: the one in force that began last, else the next to come, else the latest."""
    by_start = sorted(agreements, key=lambda agreement: agreement.starts or date.min)
    in_force = [agreement for agreement in by_start if agreement.holds_on(day)]
    to_come = [agreement for agreement in by_start if agreement.starts and agreement.starts > day]
    return next(iter([*reversed(in_force), *to_come, *reversed(by_start)]), None)


def agreement_to_pay(agreements: Collection[Agreement], day: date) -> Agreement | None:
    """The agreement whose payment counts on a day: the first that is owed, though another came after it, else the one
    that counts itself."""
    owed = sorted((each for each in agreements if each.is_owed_on(day)), key=lambda each: each.starts or date.min)
    return owed[0] if owed else agreement_on(agreements, day)


def agreed_posts(agreements: Iterable[Agreement], period: Period) -> int | None:
    """How many posts were agreed for a whole month, by the agreement in force in it that began last.

    None where that says no number, where none is in force, and for any other period: nobody agreed on that.
    """
    if not period.is_whole_month():
        return None
    by_start = sorted(agreements, key=lambda agreement: agreement.starts or date.min)
    return next((each.included_posts for each in reversed(by_start) if each.holds_in(period)), None)
