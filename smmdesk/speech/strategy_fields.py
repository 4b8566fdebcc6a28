"""The fields of a strategy and of the rows of its parts: what they are called, and what kind of value each holds.

Those of parts that are words are knowledge (`knowledge.strategy`); their names here begin with "fields.".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from smmdesk.domain.money import WHOLE
from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.records import MILLION
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    WORD = "word"
    """a member of an enum"""
    WORDS = "words"
    """several of an enum"""
    SLOTS = "slots"
    """days and hours such as "mon 09:30" """
    CHOICE = "choice"
    """a key of what its part offers"""
    DATE = "date"
    DAY_BEFORE = "day before"
    """the first day that is not in it"""
    WRITTEN_DATE = "written date"
    """a day as it was typed"""
    MONEY = "money"
    NUMBER = "number"
    SHARE = "share"
    METRIC = "metric"
    FIGURE = "figure"
    """in the unit of the row's metric"""
    GOAL = "goal"
    ACCOUNT = "account"

    @property
    def is_amount(self) -> bool:
        """Whether two of it have a difference."""
        return self in {Kind.MONEY, Kind.NUMBER, Kind.SHARE, Kind.FIGURE}


@dataclass(frozen=True, slots=True)
class StrategyField:
    """A field by its name in the record, with a marked label; what is kept is `of` times its value."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    of: int = 1


_PERCENT: Final = 100
_NETWORK: Final = StrategyField("network", _("Network"), Kind.WORD)
_METRIC: Final = StrategyField("metric", _("Measured as"), Kind.METRIC)
_PERSON: Final = StrategyField("person", _("Who sees to it"))
PLAN: Final = "plan"
PLANNED: Final = _("Plan, {month}")
"""The label of a month's plan."""
WORDS: Final = "fields"

VERSION: Final = (
    StrategyField("status", _("Status"), Kind.WORD),
    StrategyField("name", _("Name of the strategy")),
    StrategyField("starts", _("First day"), Kind.DATE),
    StrategyField("ends", _("Planned until"), Kind.DAY_BEFORE),
    StrategyField("currency", _("Currency")),
    StrategyField("business_goal", _("Goal of the business")),
    StrategyField("boundaries", _("Not the networks' task")),
    StrategyField("funnel_budget", _("Budget for promotion a month"), Kind.MONEY),
    StrategyField("sales_wanted", _("Sales wanted a month"), Kind.NUMBER),
    StrategyField("average_order", _("Average order"), Kind.MONEY),
    StrategyField("margin", _("Margin"), Kind.SHARE, WHOLE),
    StrategyField("orders_a_year", _("Orders a customer makes a year"), Kind.NUMBER, 1000),
    StrategyField("customer_years", _("Years somebody stays a customer"), Kind.NUMBER, 10),
    StrategyField("approved_by", _("Approved by")),
    StrategyField("approved_on", _("Approved on"), Kind.DATE),
    StrategyField("frozen_at", _("Put in force on"), Kind.DATE),
    StrategyField("note", _("Note")),
)
"""Of a version as a whole."""

TYPED: Final[Mapping[Part, tuple[StrategyField, ...]]] = {
    Part.GOALS: (
        StrategyField("name", _("Goal")),
        StrategyField("task", _("Task of the networks"), Kind.WORD),
        _METRIC,
        _NETWORK,
        StrategyField("baseline", _("Baseline"), Kind.FIGURE),
        StrategyField("target", _("Target"), Kind.FIGURE),
        StrategyField("deadline", _("Deadline"), Kind.DATE),
        StrategyField("measured_by", _("Where it is read")),
        StrategyField("why", _("Why this goal")),
    ),
    Part.KPI: (
        StrategyField("goal_id", _("For the goal"), Kind.GOAL),
        _METRIC,
        _NETWORK,
        StrategyField("cost_basis", _("What counts as cost"), Kind.WORD),
        StrategyField("on_track", _("On track from"), Kind.SHARE, _PERCENT),
        StrategyField("at_risk", _("At risk from"), Kind.SHARE, _PERCENT),
        StrategyField("note", _("Note")),
    ),
    Part.COMPETITORS: (
        StrategyField("name", _("Competitor")),
        _NETWORK,
        StrategyField("link", _("Address")),
        StrategyField("seen_on", _("Seen on"), Kind.DATE),
        StrategyField("followers", _("Followers"), Kind.NUMBER),
        StrategyField("posts_a_month", _("Posts a month"), Kind.NUMBER),
        StrategyField("engagement_per_post", _("Engagement a post"), Kind.NUMBER),
        StrategyField("formats", _("Formats"), Kind.WORDS),
        StrategyField("tone", _("Tone"), Kind.WORD),
        StrategyField("offers", _("What they offer")),
        StrategyField("mistakes", _("Their mistakes")),
        StrategyField("idea", _("What can be learnt there")),
        StrategyField("own_view", _("What we think of it")),
    ),
    Part.FUNNEL: (
        StrategyField("stage", _("Stage"), Kind.WORD),
        StrategyField("low", _("At least"), Kind.SHARE, MILLION),
        StrategyField("expected", _("Expected"), Kind.SHARE, MILLION),
        StrategyField("high", _("At most"), Kind.SHARE, MILLION),
        StrategyField("cost_low", _("1,000 reached cost at least"), Kind.MONEY),
        StrategyField("cost_expected", _("1,000 reached cost"), Kind.MONEY),
        StrategyField("cost_high", _("1,000 reached cost at most"), Kind.MONEY),
        StrategyField("source", _("Where the figures are from")),
    ),
    Part.CHANNELS: (
        _NETWORK,
        StrategyField("account_id", _("Account"), Kind.ACCOUNT),
        StrategyField("role", _("Its task")),
        StrategyField("audience", _("For whom")),
        StrategyField("why", _("Why this network")),
        StrategyField("formats", _("Formats"), Kind.WORDS),
        StrategyField("tones", _("Tones"), Kind.WORDS),
        StrategyField("posts_a_month", _("Posts a month"), Kind.NUMBER),
        StrategyField("slots", _("Days and hours"), Kind.SLOTS),
        StrategyField("followers_wanted", _("Followers wanted"), Kind.NUMBER),
        StrategyField("followers_by", _("Followers by"), Kind.DATE),
        StrategyField("ways_to_engage", _("How people are drawn in")),
        StrategyField("monthly_budget", _("Budget a month"), Kind.MONEY),
    ),
    Part.RISKS: (
        StrategyField("event", _("What may happen")),
        StrategyField("likelihood", _("Chance"), Kind.SHARE, _PERCENT),
        StrategyField("loss", _("Loss"), Kind.MONEY),
        StrategyField("response", _("What is done about it")),
        StrategyField("response_cost", _("That costs"), Kind.MONEY),
        StrategyField("likelihood_after", _("Chance then"), Kind.SHARE, _PERCENT),
        StrategyField("loss_after", _("Loss then"), Kind.MONEY),
        _PERSON,
    ),
    Part.CORRECTIONS: (
        _METRIC,
        _NETWORK,
        StrategyField("side", _("On which side"), Kind.WORD),
        StrategyField("threshold", _("Threshold"), Kind.FIGURE),
        StrategyField("weeks", _("Weeks in a row"), Kind.NUMBER),
        StrategyField("action", _("What is done then")),
        _PERSON,
        StrategyField("handled_on", _("Done on"), Kind.DATE),
    ),
}
"""Of the parts whose rows have figures of their own; the months of a KPI's plan come besides."""
NAME: Final = StrategyField("name", _("Name"))
