"""What is open in a strategy: nothing in a full one, and each check finds the one thing that it asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from smmdesk.domain.clients import Account
from smmdesk.domain.ids import AccountId, StrategyRowId
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.planning.named import CostBasis, FunnelStep, Part, StrategyStatus, Task
from smmdesk.domain.strategy.records import Goal
from smmdesk.domain.strategy.unfinished import Check, all_selling, unfinished
from smmdesk.domain.strategy.unfinished_goals import months_of
from tests.domain.strategy.full import FULL, ROWS, STRATEGY, TODAY, first, key, of_all, said, with_rows
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.strategy.checks import StrategyFacts, Value

FACEBOOK = Account(id=AccountId("facebook"), client_id=STRATEGY.client_id, network=Network.FACEBOOK, handle="cakes.fb")
BOTH = replace(FULL, accounts=(*FULL.accounts, FACEBOOK))
YESTERDAY = TODAY - timedelta(days=1)


class Case(NamedTuple):
    """A change that opens one thing, in which part and row, and what is told of it."""

    check: Check
    facts: StrategyFacts
    part: Part
    row: int | None = 0
    values: Mapping[str, Value] = {}


def without(part: Part) -> StrategyFacts:
    return with_rows(FULL, part)


def of_stage(at: int, **values: Any) -> StrategyFacts:
    rows = [*ROWS[Part.FUNNEL]]
    return with_rows(FULL, Part.FUNNEL, *rows[:at], replace(rows[at], **values), *rows[at + 1 :])


def none_of(part: Part, check: Check) -> Case:
    return Case(check, without(part), part, None)


SALES = first(Part.GOALS, task=Task.LEADS)
CASES = [
    Case(Check.NO_BUSINESS_GOAL, of_all(business_goal=" "), Part.GOALS, None),
    Case(Check.NO_END, of_all(ends=None), Part.GOALS, None),
    Case(
        Check.NOT_LOOKED_AT,
        of_all(starts=date(2026, 8, 1), frozen_at=datetime(2026, 7, 28, tzinfo=UTC)),
        Part.GOALS,
        None,
        {"days": 96},
    ),
    Case(
        Check.OTHER_MONEY,
        replace(FULL, currency="AMD"),
        Part.GOALS,
        None,
        {"currency": STRATEGY.currency, "other": "AMD"},
    ),
    Case(Check.ALL_SELLING, SALES, Part.GOALS, None, {"n": 2}),
    Case(Check.GOAL_NO_NUMBER, first(Part.GOALS, target=None), Part.GOALS),
    Case(Check.GOAL_NO_BASELINE, first(Part.GOALS, baseline=None), Part.GOALS),
    Case(Check.GOAL_NO_DEADLINE, first(Part.GOALS, deadline=None), Part.GOALS),
    Case(Check.GOAL_OVERDUE, first(Part.GOALS, deadline=YESTERDAY), Part.GOALS, values={"deadline": YESTERDAY}),
    Case(Check.GOAL_NO_METRIC, first(Part.GOALS, metric=""), Part.GOALS),
    Case(Check.GOAL_NO_WAY, first(Part.GOALS, measured_by=" "), Part.GOALS),
    Case(Check.GOAL_NO_POST, replace(FULL, goals_ahead={"orders"}), Part.GOALS, values={"days": 14}),
    Case(Check.GOAL_STANDS_STILL, first(Part.GOALS, target=900), Part.GOALS),
    Case(Check.GOAL_WRONG_WAY, first(Part.GOALS, target=800), Part.GOALS),
    none_of(Part.KPI, Check.NO_KPI),
    Case(
        Check.KPI_NO_PLAN,
        first(Part.KPI, plan={"2026-10": 1000}),
        Part.KPI,
        values={"n": 2, "all": 3, "month": date(2026, 11, 1)},
    ),
    Case(Check.KPI_NO_DATA, replace(FULL, known_metrics={"cpl", "leads"}), Part.KPI),
    Case(Check.KPI_NO_COSTS, first(Part.KPI, cost_basis=CostBasis.ADS), Part.KPI, values={"basis": CostBasis.ADS}),
    none_of(Part.PRODUCT, Check.NO_PRODUCT),
    Case(Check.PRODUCT_NO_PRICE, said(Part.PRODUCT, price=" "), Part.PRODUCT),
    Case(Check.PRODUCT_NO_MARGIN, said(Part.PRODUCT, margin=""), Part.PRODUCT),
    Case(Check.PRODUCT_NO_PROOF, said(Part.PRODUCT, proofs=""), Part.PRODUCT),
    Case(Check.FEW_COMPETITORS, first(Part.COMPETITORS, name=" bakery no 1"), Part.COMPETITORS, None, {"n": 1}),
    Case(Check.COMPETITOR_UNDATED, first(Part.COMPETITORS, seen_on=None), Part.COMPETITORS),
    Case(
        Check.COMPETITOR_OLD,
        first(Part.COMPETITORS, seen_on=date(2026, 8, 6)),
        Part.COMPETITORS,
        values={"seen": date(2026, 8, 6)},
    ),
    Case(Check.COMPETITOR_NO_VIEW, first(Part.COMPETITORS, own_view=""), Part.COMPETITORS),
    none_of(Part.PORTRAITS, Check.NO_PORTRAIT),
    Case(Check.PORTRAIT_NO_PAIN, said(Part.PORTRAITS, pains=""), Part.PORTRAITS),
    Case(Check.PORTRAIT_NO_PLACE, said(Part.PORTRAITS, place=""), Part.PORTRAITS),
    Case(Check.PORTRAIT_NO_HOURS, said(Part.PORTRAITS, online_hours=""), Part.PORTRAITS),
    none_of(Part.USP, Check.NO_USP),
    Case(Check.USP_UNPROVEN, said(Part.USP, proof=""), Part.USP),
    Case(
        Check.USP_WORN_OUT,
        said(Part.USP, sentence="Individual APPROACH to you"),
        Part.USP,
        values={"phrase": "individual approach"},
    ),
    Case(Check.FUNNEL_STAGE_MISSING, of_stage(2, expected=None), Part.FUNNEL, 2, {"stage": FunnelStep.CLICK}),
    Case(Check.FUNNEL_DISORDER, of_stage(5, low=310_000), Part.FUNNEL, 5),
    Case(Check.FUNNEL_ALL_ASSUMED, of_stage(0, source="a guess"), Part.FUNNEL, None),
    Case(Check.FUNNEL_TOO_MANY_SALES, of_all(sales_wanted=253), Part.FUNNEL, None, {"wanted": 253, "most": 252}),
    none_of(Part.CHANNELS, Check.NO_CHANNEL),
    Case(Check.CHANNEL_NO_BUDGET, first(Part.CHANNELS, monthly_budget=None), Part.CHANNELS),
    Case(Check.CHANNEL_NO_SLOTS, first(Part.CHANNELS, slots=()), Part.CHANNELS),
    Case(Check.CHANNEL_NO_FREQUENCY, first(Part.CHANNELS, posts_a_month=None), Part.CHANNELS),
    Case(Check.CHANNEL_NO_FOLLOWERS, first(Part.CHANNELS, followers_by=None), Part.CHANNELS),
    Case(
        Check.CHANNEL_SLOTS_DIFFER,
        first(Part.CHANNELS, posts_a_month=17),
        Part.CHANNELS,
        values={"slots": 13, "posts": 17},
    ),
    none_of(Part.TOOLS, Check.NO_TOOL),
    none_of(Part.DUTIES, Check.NO_DUTY),
    Case(Check.DUTY_NO_PERSON, said(Part.DUTIES, person=""), Part.DUTIES),
    Case(Check.NOBODY_APPROVES, said(Part.DUTIES, approver=""), Part.DUTIES, None),
    none_of(Part.RULES, Check.NO_RULE),
    none_of(Part.RISKS, Check.NO_RISK),
    Case(
        Check.RISK_DEAR_RESPONSE,
        first(Part.RISKS, response_cost=Money.of(1601, "EUR")),
        Part.RISKS,
        values={"price": Money.of(1601, "EUR"), "saved": Money.of(1600, "EUR")},
    ),
    none_of(Part.CORRECTIONS, Check.NO_CORRECTION),
    Case(Check.CORRECTION_NO_DATA, replace(FULL, known_metrics={"followers", "cpl"}), Part.CORRECTIONS),
    *(
        Case(Check.FIELD_EMPTY, said(part, **{field: ""}), part, values={"field": field})
        for part, field in (
            (Part.PRODUCT, "sold"),
            (Part.PORTRAITS, "who"),
            (Part.USP, "benefit"),
            (Part.TOOLS, "measure"),
            (Part.RULES, "action"),
        )
    ),
]
TOGETHER = {
    Check.NO_GOALS: "a strategy without goals has no KPI either",
    Check.GOAL_NO_KPI: "a KPI that serves the other goal",
    Check.KPI_NO_GOAL: "a goal that is there no more",
    Check.ACCOUNT_NO_CHANNEL: "an account on a network of its own, without competitors there",
    Check.NETWORK_NO_COMPETITOR: "the same",
}
"""Checks that do not come alone, and by what they are opened below."""


def checks(facts: StrategyFacts) -> list[Check]:
    return [each.check for each in unfinished(facts)]


def test_nothing_is_open_in_a_full_strategy() -> None:
    assert unfinished(FULL) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check.value)
def test_each_check_opens_the_one_thing_that_it_asks_for(case: Case) -> None:
    (found,) = unfinished(case.facts)
    rows = case.facts.sheet.rows[case.part]
    assert (found.check, found.part) == (case.check, case.part)
    assert found.row == (None if case.row is None else rows[case.row])
    assert found.values == case.values


def test_every_check_is_tried() -> None:
    assert {case.check for case in CASES} | TOGETHER.keys() == {*Check}


def test_without_goals_there_is_nothing_to_follow() -> None:
    assert checks(with_rows(without(Part.KPI), Part.GOALS)) == [Check.NO_GOALS, Check.NO_KPI]


def test_a_kpi_serves_a_goal_that_is_there_and_a_goal_has_one() -> None:
    assert checks(first(Part.KPI, goal_id=StrategyRowId(f"{Part.GOALS}-1"))) == [Check.GOAL_NO_KPI]
    assert checks(first(Part.KPI, goal_id=None)) == [Check.GOAL_NO_KPI, Check.KPI_NO_GOAL]
    gone = StrategyRowId("gone")
    assert checks(first(Part.KPI, goal_id=gone)) == [Check.GOAL_NO_KPI, Check.KPI_NO_GOAL]


def test_a_network_of_ours_has_a_channel_and_a_competitor() -> None:
    assert checks(BOTH) == [Check.NETWORK_NO_COMPETITOR, Check.ACCOUNT_NO_CHANNEL]
    network, account = unfinished(BOTH)
    assert network.values == {"network": Network.FACEBOOK}
    assert account.values == {"account": "cakes.fb", "network": Network.FACEBOOK}
    assert checks(replace(BOTH, accounts=(*FULL.accounts, replace(FACEBOOK, closed_on=TODAY)))) == []


def test_a_channel_that_names_no_account_is_that_of_all_of_its_network() -> None:
    second = replace(FACEBOOK, network=Network.INSTAGRAM)
    assert checks(replace(BOTH, accounts=(*FULL.accounts, second))) == [Check.ACCOUNT_NO_CHANNEL]
    common = first(Part.CHANNELS, account_id=None)
    assert checks(replace(common, accounts=(*FULL.accounts, second))) == []


def test_what_is_open_stands_in_the_order_of_parts_and_rows() -> None:
    facts = said(Part.RULES, of_all(first(Part.GOALS, target=None, measured_by=""), business_goal=""), action="")
    goal = facts.goals[1]
    facts = with_rows(facts, Part.GOALS, facts.goals[0], replace(goal, baseline=None))
    found = [(each.check, each.row.position if each.row else None) for each in unfinished(facts)]
    assert found == [
        (Check.NO_BUSINESS_GOAL, None),
        (Check.GOAL_NO_NUMBER, 0),
        (Check.GOAL_NO_WAY, 0),
        (Check.GOAL_NO_BASELINE, 1),
        (Check.FIELD_EMPTY, 0),
    ]


def test_nothing_is_asked_of_a_version_that_is_history() -> None:
    assert unfinished(with_rows(of_all(status=StrategyStatus.CLOSED), Part.GOALS)) == []


def test_posts_are_asked_for_while_the_version_is_worked_by() -> None:
    nobody = replace(FULL, goals_ahead=())
    assert checks(nobody) == [Check.GOAL_NO_POST] * 2
    assert checks(of_all(nobody, status=StrategyStatus.DRAFT, frozen_at=None)) == []
    assert checks(of_all(nobody, ends=TODAY)) == []


def test_a_correction_that_was_made_is_a_look_at_the_plan() -> None:
    later = replace(FULL, today=date(2027, 1, 2))
    assert Check.NOT_LOOKED_AT in checks(later)
    assert Check.NOT_LOOKED_AT not in checks(replace(FULL, today=date(2027, 1, 1)))
    assert Check.NOT_LOOKED_AT not in checks(first(Part.CORRECTIONS, later, handled_on=date(2026, 10, 2)))
    assert Check.NOT_LOOKED_AT not in checks(of_all(later, status=StrategyStatus.DRAFT, frozen_at=None))


def test_a_margin_of_the_whole_business_does_for_every_product() -> None:
    assert checks(of_all(said(Part.PRODUCT, margin=""), margin=4000)) == []


@pytest.mark.parametrize("fields", [{"rival": "Sweet Corner"}, {"sentence": "98 of 100 on time"}])
def test_a_number_or_a_rival_who_is_named_proves_as_well(fields: dict[str, str]) -> None:
    assert checks(said(Part.USP, proof="", **fields)) == []


def test_money_that_nobody_wrote_down_is_asked_for_once() -> None:
    assert checks(replace(FULL, costs=())) == [Check.KPI_NO_COSTS]


def test_a_response_is_weighed_where_it_is_said_what_it_changes() -> None:
    dear = Money.of(100_000, "EUR")
    assert checks(first(Part.RISKS, response_cost=dear, likelihood_after=None)) == []
    assert checks(first(Part.RISKS, response_cost=dear, loss_after=Money.zero("EUR"))) == [Check.RISK_DEAR_RESPONSE]
    assert checks(first(Part.RISKS, response_cost=None)) == []


def test_a_stage_without_a_row_is_missing_as_well() -> None:
    (found,) = unfinished(with_rows(FULL, Part.FUNNEL, *ROWS[Part.FUNNEL][:-1]))
    assert (found.check, found.row, found.values) == (Check.FUNNEL_STAGE_MISSING, None, {"stage": FunnelStep.REPEAT})


def test_without_a_price_of_reach_nobody_knows_what_the_budget_brings() -> None:
    facts = of_all(of_stage(0, cost_expected=None), sales_wanted=10_000)
    assert checks(facts) == [Check.FUNNEL_ALL_ASSUMED, Check.FUNNEL_STAGE_MISSING]
    assert checks(of_all(funnel_budget=None, sales_wanted=10_000)) == []
    free = of_all(of_stage(0, cost_low=Money.zero("EUR")), sales_wanted=10_000)
    assert checks(free) == []


def test_a_channel_where_nothing_is_posted_needs_no_times() -> None:
    assert checks(first(Part.CHANNELS, slots=(), posts_a_month=0)) == []
    assert checks(first(Part.CHANNELS, posts_a_month=0)) == [Check.CHANNEL_SLOTS_DIFFER]


def test_a_draft_that_begins_on_no_day_is_planned_from_today() -> None:
    assert months_of(replace(STRATEGY, starts=None), TODAY) == [date(2026, 11, 1), date(2026, 12, 1)]
    assert months_of(STRATEGY, TODAY) == [date(2026, month, 1) for month in (10, 11, 12)]
    assert months_of(replace(STRATEGY, ends=date(2027, 1, 2)), TODAY)[-1] == date(2027, 1, 1)
    assert months_of(replace(STRATEGY, ends=None), TODAY) == []
    assert months_of(replace(STRATEGY, starts=None, ends=TODAY), TODAY) == []


@pytest.mark.parametrize(
    ("tasks", "selling"),
    [((), False), ((Task.SALES,), True), ((Task.LEADS, Task.SALES), True), ((Task.SALES, Task.SUPPORT), False)],
)
def test_goals_that_all_sell_are_told(tasks: tuple[Task, ...], *, selling: bool) -> None:
    goals = [Goal(**key(Part.GOALS, at), name="G", task=task) for at, task in enumerate(tasks)]
    assert all_selling(goals) is selling


def test_parts_that_are_empty_are_told_one_by_one() -> None:
    nothing = replace(FULL, sheet=replace(FULL.sheet, rows={}))
    found = unfinished(nothing)
    assert {each.part for each in found} == {*Part}
    assert every(each.row is None for each in found)
