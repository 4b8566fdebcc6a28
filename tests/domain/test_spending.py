"""What a budget warns of, and its money day by day."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.ids import BudgetId, BudgetLineId, ClientId
from smmdesk.domain.money import Money
from smmdesk.domain.spending import Concern, alerts, day_by_day

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
    reason: str = "because",
) -> BudgetLine:
    return BudgetLine(
        id=BudgetLineId(id),
        budget_id=BudgetId("b"),
        category=category,
        planned=Money(planned, currency),
        actual=None if actual is None else Money(actual, currency),
        on=on,
        goal="leads",
        justification=reason,
    )


def test_a_budget_that_is_kept_has_no_alerts() -> None:
    assert alerts(budget(), [line(Category.CONTENT, 60_000, 60_000)]) == ()


def test_alerts_name_the_category_the_money_and_the_lines() -> None:
    lines = [
        line(Category.PROMOTION, 20_000, 26_000, id="dear"),
        line(Category.PROMOTION, 12_000, 8_000, id="cheap"),
        line(Category.TRAINING, 100, id="bare", reason=" "),
        line(Category.TRAINING, 100, id="late", on=date(2026, 12, 1)),
    ]
    found = {alert.concern: alert for alert in alerts(budget(), lines)}
    assert found[Concern.OVERSPENT].by == Money.of(20, "EUR")
    assert found[Concern.OVERSPENT].lines == ("dear",)
    assert found[Concern.OVERPLANNED].category is Category.PROMOTION
    assert found[Concern.OVERPLANNED].by == Money.of(20, "EUR")
    assert found[Concern.OVERPLANNED].lines == ("dear", "cheap")
    assert found[Concern.UNJUSTIFIED].lines == ("bare",)
    assert found[Concern.OUTSIDE].lines == ("late",)


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


def test_money_paid_ahead_counts_today() -> None:
    days = day_by_day(budget(), [line(Category.CONTENT, 100, 90, on=date(2026, 11, 28))], TODAY)
    assert days[15].paid == Money(90, "EUR")
    assert days[16].paid is None
    assert days[27].planned == Money(100, "EUR")
