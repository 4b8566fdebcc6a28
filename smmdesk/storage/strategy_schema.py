"""The kinds of records of strategies and reports, declared as those of `schema.py` are, which reads this page last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.domain.planning.report import Report
from smmdesk.domain.strategy.records import (
    Channel,
    Competitor,
    Correction,
    FunnelStage,
    Goal,
    Kpi,
    Risk,
    Strategy,
    StrategyEntry,
)
from smmdesk.domain.text import _
from smmdesk.storage.declaring import money, parent, record, text, texts, whole

if TYPE_CHECKING:
    from sqlalchemy import Column

strategy = record(
    Strategy,
    "strategy",
    parent("client_id", "client"),
    whole("number"),
    *texts("status", "name"),
    text("starts", optional=True),
    text("ends", optional=True),
    *texts("currency", "business_goal", "boundaries"),
    *money("funnel_budget"),
    whole("sales_wanted", optional=True),
    *money("average_order"),
    whole("margin", optional=True),
    whole("orders_a_year", optional=True),
    whole("customer_years", optional=True),
    text("approved_by"),
    text("approved_on", optional=True),
    text("frozen_at", optional=True),
    text("note"),
    plural="strategies",
    words=_("Strategies"),
    acts=(_("Add strategy"), _("Change strategy"), _("Remove strategies")),
)


def _row() -> tuple[Column[Any], ...]:
    """What each row of a strategy begins with."""
    return parent("strategy_id", "strategy"), text("origin"), whole("position")


strategy_entry = record(
    StrategyEntry,
    "strategy_entry",
    *_row(),
    *texts("part", "name", "fields"),
    plural="strategy_entries",
    words=_("Rows of strategies"),
    acts=(_("Add row of strategy"), _("Change row of strategy"), _("Remove rows of strategy")),
)

goal = record(
    Goal,
    "goal",
    *_row(),
    *texts("name", "task", "metric"),
    text("network", optional=True),
    whole("baseline", optional=True),
    whole("target", optional=True),
    text("deadline", optional=True),
    *texts("measured_by", "why"),
    plural="goals",
    words=_("Goals"),
    acts=(_("Add goal"), _("Change goal"), _("Remove goals")),
)

kpi = record(
    Kpi,
    "kpi",
    *_row(),
    parent("goal_id", "goal", on_remove="clear"),
    text("metric"),
    text("network", optional=True),
    *texts("plan", "cost_basis"),
    whole("on_track"),
    whole("at_risk"),
    text("note"),
    plural="kpis",
    words=_("Key figures (KPI)"),
    acts=(_("Add KPI"), _("Change KPI"), _("Remove KPI")),
)

competitor = record(
    Competitor,
    "competitor",
    *_row(),
    *texts("name", "network", "link"),
    text("seen_on", optional=True),
    whole("followers", optional=True),
    whole("posts_a_month", optional=True),
    whole("engagement_per_post", optional=True),
    text("formats"),
    text("tone", optional=True),
    *texts("offers", "mistakes", "idea", "own_view"),
    plural="competitors",
    words=_("Competitors"),
    acts=(_("Add competitor"), _("Change competitor"), _("Remove competitors")),
)

channel = record(
    Channel,
    "channel",
    *_row(),
    text("network"),
    parent("account_id", "account", on_remove="clear"),
    *texts("why", "audience", "role", "formats", "tones"),
    whole("posts_a_month", optional=True),
    text("slots"),
    whole("followers_wanted", optional=True),
    text("followers_by", optional=True),
    text("ways_to_engage"),
    *money("monthly_budget"),
    plural="channels",
    words=_("Channels"),
    acts=(_("Add channel"), _("Change channel"), _("Remove channels")),
)

funnel_stage = record(
    FunnelStage,
    "funnel_stage",
    *_row(),
    text("stage"),
    whole("low", optional=True),
    whole("expected", optional=True),
    whole("high", optional=True),
    *money("cost_low"),
    *money("cost_expected"),
    *money("cost_high"),
    text("source"),
    plural="funnel_stages",
    words=_("Stages of funnels"),
    acts=(_("Add stage of funnel"), _("Change stage of funnel"), _("Remove stages of funnel")),
)

risk = record(
    Risk,
    "risk",
    *_row(),
    text("event"),
    whole("likelihood"),
    *money("loss", optional=False),
    text("response"),
    *money("response_cost"),
    whole("likelihood_after", optional=True),
    *money("loss_after"),
    text("person"),
    plural="risks",
    words=_("Risks"),
    acts=(_("Add risk"), _("Change risk"), _("Remove risks")),
)

correction = record(
    Correction,
    "correction",
    *_row(),
    text("metric"),
    text("network", optional=True),
    text("side"),
    whole("threshold"),
    whole("weeks"),
    *texts("action", "person"),
    text("handled_on", optional=True),
    plural="corrections",
    words=_("Corrections"),
    acts=(_("Add correction"), _("Change correction"), _("Remove corrections")),
)

report = record(
    Report,
    "report",
    parent("client_id", "client"),
    parent("strategy_id", "strategy", on_remove="clear"),
    *texts("starts", "ends", "language", "sections", "summary", "learnt", "next_steps", "asked_of_client"),
    *texts("whys", "prepared_by"),
    text("issued_on", optional=True),
    text("frozen"),
    plural="reports",
    words=_("Reports"),
    acts=(_("Add report"), _("Change report"), _("Remove reports")),
)
