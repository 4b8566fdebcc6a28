"""What is asked of a strategy before it is finished, and what an answer is given as."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.records import Goal, Kpi, StrategyEntry, StrategyRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.clients import Account
    from smmdesk.domain.money import Money
    from smmdesk.domain.planning.named import CostBasis
    from smmdesk.domain.results.named import Good
    from smmdesk.domain.strategy.records import Strategy
    from smmdesk.domain.strategy.sheets import StrategySheet

    Value = str | int | date | Money

R = TypeVar("R", bound=StrategyRow)

POSTS_AHEAD: Final = 14
"""Days in which a goal that is worked for is named by a post."""
FRESH_DAYS: Final = 90
"""Days for which what was seen of a competitor is trusted."""
QUARTER: Final = 92
"""Days after which a version is looked at again."""


class Check(StrEnum):
    """A thing that may be open; its words stand in `knowledge.strategy`."""

    NO_BUSINESS_GOAL = "no_business_goal"
    NO_END = "no_end"
    NOT_LOOKED_AT = "not_looked_at"
    OTHER_MONEY = "other_money"
    ALL_SELLING = "all_selling"
    NO_GOALS = "no_goals"
    GOAL_NO_NUMBER = "goal_no_number"
    GOAL_NO_BASELINE = "goal_no_baseline"
    GOAL_NO_DEADLINE = "goal_no_deadline"
    GOAL_OVERDUE = "goal_overdue"
    GOAL_NO_METRIC = "goal_no_metric"
    GOAL_NO_WAY = "goal_no_way"
    GOAL_NO_KPI = "goal_no_kpi"
    GOAL_NO_POST = "goal_no_post"
    GOAL_STANDS_STILL = "goal_stands_still"
    GOAL_WRONG_WAY = "goal_wrong_way"
    NO_KPI = "no_kpi"
    KPI_NO_GOAL = "kpi_no_goal"
    KPI_NO_PLAN = "kpi_no_plan"
    KPI_NO_DATA = "kpi_no_data"
    KPI_NO_COSTS = "kpi_no_costs"
    NO_PRODUCT = "no_product"
    PRODUCT_NO_PRICE = "product_no_price"
    PRODUCT_NO_MARGIN = "product_no_margin"
    PRODUCT_NO_PROOF = "product_no_proof"
    FEW_COMPETITORS = "few_competitors"
    NETWORK_NO_COMPETITOR = "network_no_competitor"
    COMPETITOR_UNDATED = "competitor_undated"
    COMPETITOR_OLD = "competitor_old"
    COMPETITOR_NO_VIEW = "competitor_no_view"
    NO_PORTRAIT = "no_portrait"
    PORTRAIT_NO_PAIN = "portrait_no_pain"
    PORTRAIT_NO_PLACE = "portrait_no_place"
    PORTRAIT_NO_HOURS = "portrait_no_hours"
    NO_USP = "no_usp"
    USP_UNPROVEN = "usp_unproven"
    USP_WORN_OUT = "usp_worn_out"
    FUNNEL_STAGE_MISSING = "funnel_stage_missing"
    FUNNEL_DISORDER = "funnel_disorder"
    FUNNEL_ALL_ASSUMED = "funnel_all_assumed"
    FUNNEL_TOO_MANY_SALES = "funnel_too_many_sales"
    NO_CHANNEL = "no_channel"
    ACCOUNT_NO_CHANNEL = "account_no_channel"
    CHANNEL_NO_BUDGET = "channel_no_budget"
    CHANNEL_NO_SLOTS = "channel_no_slots"
    CHANNEL_NO_FREQUENCY = "channel_no_frequency"
    CHANNEL_NO_FOLLOWERS = "channel_no_followers"
    CHANNEL_SLOTS_DIFFER = "channel_slots_differ"
    NO_TOOL = "no_tool"
    NO_DUTY = "no_duty"
    DUTY_NO_PERSON = "duty_no_person"
    NOBODY_APPROVES = "nobody_approves"
    NO_RULE = "no_rule"
    NO_RISK = "no_risk"
    RISK_DEAR_RESPONSE = "risk_dear_response"
    NO_CORRECTION = "no_correction"
    CORRECTION_NO_DATA = "correction_no_data"
    FIELD_EMPTY = "field_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What is open in a part: of one of its rows, or of all of it.

    `values` is what the words of the check name besides the row: keys, members of enums, days, amounts.
    """

    check: Check
    part: Part
    row: StrategyRow | None = None
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyFacts:
    """What is known beside a version when it is asked what is open in it; what is left out has nothing in it.

    `needed` are the fields without which a row that is words is not finished, `worn_out` the phrases that say nothing,
    in lower case, both of the knowledge. `metrics` says which way a metric, or an own formula, is to go, and
    `known_metrics` which ever had a figure; `costs` are the bases of which any money is known. `goals_ahead` are the
    goals that posts of the next `POSTS_AHEAD` days name, as they are written there. In `currency` the client counts.
    """

    sheet: StrategySheet
    today: date
    needed: Mapping[Part, Sequence[str]] = field(default_factory=dict)
    worn_out: Sequence[str] = ()
    metrics: Mapping[str, Good] = field(default_factory=dict)
    known_metrics: Collection[str] = ()
    costs: Collection[CostBasis] = ()
    accounts: Sequence[Account] = ()
    goals_ahead: Collection[str] = ()
    currency: str = ""

    @property
    def strategy(self) -> Strategy:
        """The version."""
        return self.sheet.strategy

    @property
    def goals(self) -> list[Goal]:
        """Its goals."""
        return self.rows(Goal, Part.GOALS)

    @property
    def kpis(self) -> list[Kpi]:
        """By which they are followed."""
        return self.rows(Kpi, Part.KPI)

    def entries(self, part: Part) -> list[StrategyEntry]:
        """The rows of a part that is words."""
        return self.rows(StrategyEntry, part)

    def rows(self, kind: type[R], part: Part) -> list[R]:
        """The rows of a part, all of its one kind."""
        return [row for row in self.sheet.rows.get(part, ()) if isinstance(row, kind)]
