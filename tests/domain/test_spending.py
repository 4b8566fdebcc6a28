"""What a budget warns of, and its money day by day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.budget import Budget, BudgetLine, Category, totals_by_category
from smmdesk.domain.ids import BudgetId, BudgetLineId, ClientId
from smmdesk.domain.justification import Ground
from smmdesk.domain.money import Money
from smmdesk.domain.spending import Concern, alerts, day_by_day, due, roomiest

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 16)


def budget(currency: str = "EUR", total: int | None = 1000) -> Budget:
    return Budget(
        id=BudgetId("b"),
        client_id=ClientId("c"),
        starts=date(2026, 11, 1),
        ends=date(2026, 12, 1),
        currency=currency,
        total=None if total is None else Money.of(total, currency),
    )


def line(
    category: Category,
    planned: int,
    actual: int | None = None,
    *,
    on: date | None = TODAY,
    id: str = "l",
    currency: str = "EUR",
    goal: str = "leads",
    reason: str = "because",
) -> BudgetLine:
    return BudgetLine(
        id=BudgetLineId(id),
        budget_id=BudgetId("b"),
        category=category,
        planned=Money(planned, currency),
        actual=None if actual is None else Money(actual, currency),
        on=on,
        goal=goal,
        justification=reason,
    )


def test_a_budget_that_is_kept_has_no_alerts() -> None:
    assert alerts(budget(), [line(Category.CONTENT, 60_000, 60_000)]) == ()


def test_alerts_name_the_category_the_money_and_the_lines() -> None:
    lines = [
        line(Category.PROMOTION, 20_000, 26_000, id="dear"),
        line(Category.PROMOTION, 12_000, 8_000, id="cheap"),
        line(Category.TRAINING, 100, id="bare", goal="", reason=" "),
        line(Category.TRAINING, 100, id="late", on=date(2026, 12, 1)),
    ]
    found = {alert.concern: alert for alert in alerts(budget(), lines)}
    assert found[Concern.OVERSPENT].by == Money.of(60, "EUR")
    assert found[Concern.OVERSPENT].lines == ("dear",)
    assert found[Concern.OVERPLANNED].category is Category.PROMOTION
    assert found[Concern.OVERPLANNED].by == Money.of(20, "EUR")
    assert found[Concern.OVERPLANNED].lines == ("dear", "cheap")
    assert found[Concern.UNJUSTIFIED].lines == ("bare",)
    assert found[Concern.UNJUSTIFIED].missing == (Ground.GOAL, Ground.REASON)
    assert found[Concern.OUTSIDE].lines == ("late",)


def test_lines_that_lack_the_same_are_one_alert_and_most_is_told_first() -> None:
    lines = [
        line(Category.CONTENT, 1, id="no reason", reason=""),
        line(Category.TRAINING, 1, id="no goal", goal=""),
        line(Category.TRAINING, 1, id="other goal", goal="reach"),
        line(Category.TRAINING, 1, id="nothing", goal="", reason=""),
        line(Category.RESEARCH, 1, id="no reason either", reason=""),
    ]
    assert [(alert.missing, alert.lines) for alert in alerts(budget(), lines)] == [
        ((Ground.GOAL, Ground.REASON), ("nothing",)),
        ((Ground.GOAL,), ("no goal",)),
        ((Ground.REASON,), ("no reason", "no reason either")),
    ]


@pytest.mark.parametrize(
    ("total", "planned", "apt"),
    [
        (1000, {}, Category.CONTENT),
        (1000, {Category.CONTENT: 40_000}, Category.PROMOTION),  # 200 of 600, and 300 of 300 are free
        (1000, {Category.CONTENT: 90_000, Category.PROMOTION: 90_000}, Category.RESEARCH),
        (None, {Category.CONTENT: 40_000}, Category.CONTENT),  # nothing is allotted: the largest share
    ],
)
def test_an_expense_of_which_nothing_is_known_is_where_most_is_left_to_plan(
    total: int | None, planned: dict[Category, int], apt: Category
) -> None:
    whole = budget(total=total)
    lines = [line(category, minor) for category, minor in planned.items()]
    assert roomiest(whole, totals_by_category(whole, lines)) is apt


def test_without_a_total_nothing_can_be_overplanned() -> None:
    assert alerts(budget(total=None), [line(Category.PROMOTION, 10**9)]) == ()


LINES = st.lists(
    st.tuples(
        st.sampled_from(list(Category)),
        st.integers(0, 10**12),
        st.none() | st.integers(0, 10**12),
        st.none() | st.dates(date(2026, 10, 1), date(2027, 1, 31)),
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["EUR", "JPY", "KWD"]), st.integers(-40, 60))
def test_the_days_add_up_to_the_totals_whatever_the_dates(
    drawn: Sequence[tuple[Category, int, int | None, date | None]], currency: str, away: int
) -> None:
    lines = [line(category, planned, actual, on=on, currency=currency) for category, planned, actual, on in drawn]
    days = day_by_day(budget(currency), lines, TODAY + timedelta(days=away))
    assert [each.day for each in days] == list(budget().period.days())
    assert sum(each.planned.minor for each in days) == sum(each.planned.minor for each in lines)
    assert sum(each.paid.minor for each in days if each.paid) == sum(each.actual.minor for each in lines if each.actual)
    known = [each.paid is not None for each in days]
    assert known == sorted(known, reverse=True)


def test_lines_without_money_or_of_other_categories_are_no_reason() -> None:
    """The lines of an alert are those that cause it: neither what was only begun nor what others spent."""
    lines = [
        line(Category.PROMOTION, 0, 26_000, id="unplanned"),
        line(Category.PROMOTION, 40_000, None, id="planned"),
        line(Category.CONTENT, 100, 100, id="other"),
    ]
    found = {alert.concern: alert for alert in alerts(budget(), lines)}
    assert set(found) == {Concern.OVERSPENT, Concern.OVERPLANNED}
    assert found[Concern.OVERSPENT].lines == ("unplanned",)
    assert found[Concern.OVERPLANNED].lines == ("planned",)
    assert found[Concern.OVERPLANNED].by == Money.of(100, "EUR")


def test_money_that_is_still_to_come_back_is_not_over_plan() -> None:
    lines = [
        line(Category.TRAINING, -500, -500, id="back"),
        line(Category.TRAINING, -100, None, id="open"),
        line(Category.TRAINING, 400, 400, id="paid"),
    ]
    assert Concern.OVERSPENT not in {alert.concern for alert in alerts(budget(), lines)}


def test_up_to_today_what_is_dated_later_is_not_to_pay_yet_but_may_be_over_plan() -> None:
    lines = [
        line(Category.CONTENT, 100, 130, on=date(2026, 11, 2)),
        line(Category.CONTENT, 100, 40, on=date(2026, 11, 16)),
        line(Category.CONTENT, 70, None, on=None),
        line(Category.CONTENT, 500, None, on=date(2026, 11, 17)),
        line(Category.CONTENT, 200, 90, on=date(2026, 11, 28)),
        line(Category.CONTENT, 200, 205, on=date(2026, 11, 28)),
    ]
    sums = due(budget(), lines, TODAY)
    assert (sums.over, sums.to_pay) == (Money(35, "EUR"), Money(130, "EUR"))
    assert due(budget(), lines, date(2026, 12, 5)).to_pay == Money(740, "EUR")


def test_the_first_and_the_last_day_are_inside() -> None:
    inside = [line(Category.CONTENT, 1, on=on) for on in (date(2026, 11, 1), date(2026, 11, 30), None)]
    outside = [line(Category.CONTENT, 1, on=on, id=str(on)) for on in (date(2026, 10, 31), date(2026, 12, 1))]
    (found,) = alerts(budget(), [*inside, *outside])
    assert (found.concern, found.lines) == (Concern.OUTSIDE, ("2026-10-31", "2026-12-01"))
    assert (found.category, found.by) == (None, None)


def test_days_without_a_line_stay_empty_and_others_carry_their_money() -> None:
    lines = [
        line(Category.CONTENT, 100, 90, on=None),
        line(Category.CONTENT, 10, 9, on=date(2026, 10, 1)),
        line(Category.CONTENT, 7, 6, on=date(2026, 11, 5)),
        line(Category.CONTENT, 3, None, on=date(2027, 1, 1)),
    ]
    days = day_by_day(budget(), lines, TODAY)
    assert (days[0].planned, days[0].paid) == (Money(110, "EUR"), Money(99, "EUR"))
    assert (days[4].planned, days[4].paid) == (Money(7, "EUR"), Money(6, "EUR"))
    assert (days[1].planned, days[1].paid) == (Money(0, "EUR"), Money(0, "EUR"))
    assert (days[29].planned, days[29].paid) == (Money(3, "EUR"), None)


def test_before_its_days_begin_nothing_is_known_but_what_was_paid_ahead() -> None:
    before = date(2026, 10, 20)
    assert {day.paid for day in day_by_day(budget(), [line(Category.CONTENT, 100)], before)} == {None}
    ahead = day_by_day(budget(), [line(Category.CONTENT, 100, 90)], before)
    assert [day.paid for day in ahead[:2]] == [Money(90, "EUR"), None]
    assert day_by_day(budget(), [], date(2026, 11, 1))[0].paid == Money(0, "EUR")


def test_after_its_days_the_whole_budget_is_known() -> None:
    days = day_by_day(budget(), [line(Category.CONTENT, 100, 90, on=date(2027, 1, 5))], date(2027, 2, 1))
    assert (len(days), days[-1].day, days[-1].paid) == (30, date(2026, 11, 30), Money(90, "EUR"))


def test_money_paid_ahead_counts_today() -> None:
    days = day_by_day(budget(), [line(Category.CONTENT, 100, 90, on=date(2026, 11, 28))], TODAY)
    assert days[15].paid == Money(90, "EUR")
    assert days[16].paid is None
    assert days[27].planned == Money(100, "EUR")
