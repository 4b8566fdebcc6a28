"""What has a name of its own in results; apart from what calculates with it, since a window names it at its start."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fractions import Fraction

MOST: Final = 10**15
"""A figure lies between minus this and this."""
ACTIVE: Final = tuple(f"active_{hour:02}" for hour in range(24))
"""The metric of each hour of the day: people active then, who are added up neither over hours nor over days."""


class Good(StrEnum):
    """Which way a metric is to go."""

    UP = "up"
    DOWN = "down"
    NONE = "none"

    def is_better(self, difference: int | Fraction | None) -> bool | None:
        """Whether such a change is for the better; None where it is neither, or not known."""
        if not difference or self is Good.NONE:
            return None
        return (difference > 0) is (self is Good.UP)


class Unit(StrEnum):
    """What a metric or a result is: a plain number, money (all of one currency), or seconds."""

    NUMBER = "number"
    MONEY = "money"
    SECONDS = "seconds"

    @property
    def shown(self) -> Shown:
        """How what is of this unit is written: the two are called alike."""
        return Shown(self.value)


class Cheaper(StrEnum):
    """What is known of which of two networks is cheaper."""

    DECIDED = "decided"
    NOT_YET = "not yet"
    ALIKE = "alike"
    NOTHING = "nothing happened yet"


class Shown(StrEnum):
    """How the result of a formula is written."""

    PERCENT = "percent"
    NUMBER = "number"
    MONEY = "money"
    SECONDS = "seconds"
    TIMES = "times"


class FormulaLevel(StrEnum):
    """What a formula is computed for."""

    PERIOD = "period"
    POST = "post"
    BOTH = "both"


class Link(StrEnum):
    """How sure it is that a publication is a post of the calendar, and who said so."""

    NONE = "none"
    SURE = "sure"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class Basis(StrEnum):
    """What a value rests on."""

    DAYS = "days"
    """rows of the days of the period, of accounts or of the business"""
    POSTS = "posts"
    """what the posts of the period have reached so far"""
    FORMULA = "formula"


class Doubt(StrEnum):
    """What looks wrong about a figure."""

    NEGATIVE = "negative"
    JUMP = "jump"
    """followers differ much from those of the day before"""
    BELOW_REACH = "views below reach"


class Event(StrEnum):
    """What money is to bring; the value is the metric."""

    CLICK = "clicks"
    LEAD = "leads"
    SALE = "sales"


class Facet(StrEnum):
    """What a post may owe its success to, or its failure."""

    BOOSTED = "boosted"
    FORMAT = "format"
    RUBRIC = "rubric"
    TONE = "tone"
    WEEKDAY = "weekday"
    HOUR = "hour"
    LENGTH = "length"


class Length(StrEnum):
    """How long a text is."""

    SHORT = "short"
    MIDDLING = "middling"
    LONG = "long"
