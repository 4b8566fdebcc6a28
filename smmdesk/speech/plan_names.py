"""What has a name of its own in plans and reports, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.planning.named import (
    CostBasis,
    Difference,
    Firing,
    FunnelStep,
    PlanKind,
    Section,
    Side,
    Status,
    StrategyStatus,
    Task,
)
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from enum import Enum

PLANS: Final[tuple[tuple[Enum, str], ...]] = (
    (PlanKind.FLOW, _("added up over the days")),
    (PlanKind.LEVEL, _("as it is on the last day")),
    (PlanKind.RATIO, _("a ratio")),
    (Status.REACHED, _("reached")),
    (Status.ON_TRACK, _("on track")),
    (Status.NEARLY, _("nearly")),
    (Status.AT_RISK, _("at risk")),
    (Status.MISSED, _("missed")),
    (Status.OFF_TRACK, _("off track")),
    (Status.TOO_EARLY, _("too early to say")),
    (Status.NO_DATA, _("no data")),
    (Status.NO_PLAN, _("no plan")),
    (Status.NO_DIRECTION, _("no direction")),
    (Side.BELOW, _("below")),
    (Side.ABOVE, _("above")),
    (Firing.FIRED, _("time to act")),
    (Firing.NOT, _("no need to act")),
    (Firing.NOT_KNOWN, _("not known: data are missing")),
    (StrategyStatus.DRAFT, _("Draft")),
    (StrategyStatus.IN_FORCE, _("In force")),
    (StrategyStatus.CLOSED, _("Closed")),
    (Task.AWARENESS, _("Awareness")),
    (Task.TRAFFIC, _("Traffic to the site")),
    (Task.LEADS, _("Leads")),
    (Task.SALES, _("Sales")),
    (Task.LOYALTY, _("Loyalty")),
    (Task.SUPPORT, _("Support of customers")),
    (Task.REPUTATION, _("Reputation")),
    (Task.HIRING, _("Hiring")),
    (CostBasis.PAID, _("All that was paid")),
    (CostBasis.PROMOTION, _("Paid for promotion")),
    (CostBasis.ADS, _("Spend on ads")),
    (CostBasis.PAID_AND_FEE, _("All that was paid, with the fee")),
    (FunnelStep.REACH, _("Reach")),
    (FunnelStep.ENGAGEMENT, _("Engagement")),
    (FunnelStep.CLICK, _("Clicks")),
    (FunnelStep.LEAD, _("Leads")),
    (FunnelStep.SALE, _("Sales")),
    (FunnelStep.REPEAT, _("Repeat sales")),
    (Difference.ADDED, _("Added")),
    (Difference.REMOVED, _("Removed")),
    (Difference.MOVED, _("Moved")),
    (Difference.CHANGED, _("Changed")),
    (Section.ANSWER, _("The answer")),
    (Section.GOALS, _("Goals")),
    (Section.NETWORKS, _("Networks")),
    (Section.POSTS, _("Posts")),
    (Section.MONEY, _("Money")),
    (Section.LEARNT, _("What we learnt, what comes next")),
)
