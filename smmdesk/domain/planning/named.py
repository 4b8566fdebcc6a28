"""What has a name of its own in plans; apart from what calculates with it, since a window names it at its start."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fractions import Fraction


class PlanKind(StrEnum):
    """How days make a figure: a sum, what there is in the end, or a quotient."""

    FLOW = "flow"
    LEVEL = "level"
    RATIO = "ratio"


class Status(StrEnum):
    """How it stands."""

    REACHED = "reached"
    ON_TRACK = "on track"
    NEARLY = "nearly"
    AT_RISK = "at risk"
    MISSED = "missed"
    OFF_TRACK = "off track"
    TOO_EARLY = "too early"
    NO_DATA = "no data"
    NO_PLAN = "no plan"
    NO_DIRECTION = "no direction"


class Side(StrEnum):
    """On which side of the threshold a metric calls for action."""

    BELOW = "below"
    ABOVE = "above"

    def is_beyond(self, value: int | Fraction, threshold: int | Fraction) -> bool:
        """Strictly: what is at the threshold is not."""
        return value < threshold if self is Side.BELOW else value > threshold


class Firing(StrEnum):
    """Whether it is time for a correction."""

    FIRED = "fired"
    NOT = "not"
    NOT_KNOWN = "not known"


class Unjudged(StrEnum):
    """Why a week says nothing of a correction."""

    NOTHING = "nothing"
    INCOMPLETE = "incomplete"
    """too few of its days are known"""
    UNRIPE = "unripe"
    """the figures of too few of its posts were read when these had had their time"""
    BROKEN = "broken"
    """it was counted in another way than the last of the weeks, or in two ways itself"""
    OTHER_MONEY = "other money"
    """the threshold is in a currency that results are not in"""
    OTHER_WAY = "other way"
    """of it days are known and of the last of the weeks posts alone, or the other way round"""


class StrategyStatus(StrEnum):
    """Where a version of a strategy stands."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    CLOSED = "closed"


class Task(StrEnum):
    """What networks can be asked to do for a business."""

    AWARENESS = "awareness"
    TRAFFIC = "traffic"
    LEADS = "leads"
    SALES = "sales"
    LOYALTY = "loyalty"
    SUPPORT = "support"
    REPUTATION = "reputation"
    HIRING = "hiring"


SELLING: Final = frozenset({Task.LEADS, Task.SALES})
"""Tasks which, where they are all there is, make good work look like a failure."""


class Part(StrEnum):
    """The parts of a strategy in their order; duties and rules are told as one."""

    GOALS = "goals"
    KPI = "kpi"
    PRODUCT = "product"
    COMPETITORS = "competitors"
    PORTRAITS = "portrait"
    USP = "usp"
    FUNNEL = "funnel"
    CHANNELS = "channels"
    TOOLS = "tool"
    DUTIES = "duty"
    RULES = "rule"
    RISKS = "risks"
    CORRECTIONS = "corrections"


class CostBasis(StrEnum):
    """Which money a result is set against."""

    PAID = "paid"
    PROMOTION = "promotion"
    ADS = "ads"
    PAID_AND_FEE = "paid_and_fee"


class FunnelStep(StrEnum):
    """A stage of the funnel, in their order."""

    REACH = "reach"
    ENGAGEMENT = "engagement"
    CLICK = "click"
    LEAD = "lead"
    SALE = "sale"
    REPEAT = "repeat"


class Difference(StrEnum):
    """What became of a row from one version to the next."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Section(StrEnum):
    """The sections of a report in their order; its notes are always there."""

    ANSWER = "answer"
    GOALS = "goals"
    NETWORKS = "networks"
    POSTS = "posts"
    MONEY = "money"
    LEARNT = "learnt"
