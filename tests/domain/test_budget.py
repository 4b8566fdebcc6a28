"""Shares of a budget, and copies of it for other days."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.budget import (
    DEFAULT_SPLIT,
    Budget,
    BudgetLine,
    Category,
    corresponding,
    sums_of,
    totals_by_category,
)
from smmdesk.domain.errors import (
    CurrencyMismatchError,
    PeriodError,
    SplitError,
    TooLittleSharedError,
    TooMuchSharedError,
    UnknownCurrencyError,
)
from smmdesk.domain.ids import BudgetId, BudgetLineId, ClientId
from smmdesk.domain.money import WHOLE, Money, largest_remainder
from smmdesk.domain.periods import Period

CURRENCIES = st.sampled_from(["EUR", "RUB", "JPY", "KWD"])
SPLITS = (
    st.lists(st.integers(0, 1000), min_size=4, max_size=4)
    .filter(any)
    .map(lambda parts: dict(zip(Category, largest_remainder(WHOLE, parts), strict=True)))
)


def budget(**values: Any) -> Budget:
    first: dict[str, Any] = {
        "id": BudgetId("b"),
        "client_id": ClientId("c"),
        "starts": date(2026, 10, 1),
        "ends": date(2026, 11, 1),
        "currency": "EUR",
    }
    return Budget(**{**first, **values})


@given(SPLITS, st.integers(0, 10**15), CURRENCIES)
def test_the_parts_of_any_split_add_up_to_the_total(split: dict[Category, int], minor: int, currency: str) -> None:
    whole = Money(minor, currency)
    allotted = budget(split=split, currency=currency, total=whole).checked().allotted()
    assert Money.total(allotted.values(), currency) == whole


@given(SPLITS, st.sampled_from(list(Category)[:-1]), st.integers(-WHOLE, 2 * WHOLE))
def test_a_border_moves_money_between_two_neighbours_only(
    split: dict[Category, int], category: Category, points: int
) -> None:
    moved = budget(split=split).with_border(category, points).checked()
    following = list(Category)[list(Category).index(category) + 1]
    others = {each: share for each, share in split.items() if each not in {category, following}}
    assert {each: moved.split[each] for each in others} == others
    assert moved.split[category] == max(0, min(points, split[category] + split[following]))


@given(SPLITS, st.sampled_from(list(Category)), st.integers(-WHOLE, 2 * WHOLE))
def test_one_share_given_by_hand_leaves_the_split_whole(
    split: dict[Category, int], category: Category, points: int
) -> None:
    changed = budget(split=split).with_share(category, points).checked()
    assert changed.split[category] == max(0, min(WHOLE, points))


def test_an_amount_that_is_not_the_share_of_revenue_is_told() -> None:
    both = budget(total=Money.of(1800, "EUR"), revenue=Money.of(40_000, "EUR"), share=500)
    assert both.share_of_revenue() == Money.of(2000, "EUR")
    assert both.disagreement() == Money.of(-200, "EUR")
    assert both.whole() == Money.of(1800, "EUR")
    assert budget(revenue=Money.of(40_000, "EUR"), share=500).disagreement() is None


def test_what_equals_the_share_of_revenue_is_no_disagreement() -> None:
    agreed = budget(total=Money.of(2000, "EUR"), revenue=Money.of(40_000, "EUR"), share=500)
    assert agreed.disagreement() is None
    assert budget(revenue=Money.of(40_000, "EUR")).share_of_revenue() is None


@pytest.mark.parametrize("field", ["total", "revenue"])
def test_money_of_another_currency_is_refused(field: str) -> None:
    with pytest.raises(CurrencyMismatchError, match="USD and EUR"):
        budget(**{field: Money.of(5, "USD")}).checked()


def test_a_budget_stays_in_its_currency() -> None:
    with pytest.raises(CurrencyMismatchError, match="EUR and USD"):
        budget().changed_to(currency="USD")


@pytest.mark.parametrize(("planned", "actual"), [("USD", None), ("EUR", "USD")])
def test_an_expense_in_another_currency_than_its_budget_s_is_refused(planned: str, actual: str | None) -> None:
    line = BudgetLine(
        id=BudgetLineId("l"), budget_id=BudgetId("b"), category=Category.CONTENT, planned=Money.of(5, "EUR")
    )
    assert line.checked_in(budget()) == line
    other = replace(line, planned=Money.of(5, planned), actual=Money.of(5, actual) if actual else None)
    with pytest.raises(CurrencyMismatchError, match="USD and EUR"):
        other.checked_in(budget())


def test_shares_that_are_no_whole_are_named() -> None:
    with pytest.raises(TooMuchSharedError) as caught:
        budget(split={**DEFAULT_SPLIT, Category.CONTENT: 6_001}).checked()
    assert caught.value.values == {"total": Fraction(10_001, 10_000), "off": Fraction(1, 10_000)}
    with pytest.raises(TooLittleSharedError):
        budget(split={}).checked()


def test_a_category_may_get_nothing() -> None:
    without = {**DEFAULT_SPLIT, Category.CONTENT: 6_500, Category.RESEARCH: 0}
    assert budget(split=without).checked().split == without


def test_what_is_taken_from_the_only_share_goes_to_the_others_equally() -> None:
    all_content = {**dict.fromkeys(Category, 0), Category.CONTENT: WHOLE}
    changed = budget(split=all_content).with_share(Category.CONTENT, 7_000)
    assert list(changed.split.items()) == list(zip(Category, (7_000, 1_000, 1_000, 1_000), strict=True))


def test_a_share_takes_from_the_others_in_proportion_and_stands_in_its_place() -> None:
    changed = budget().with_share(Category.PROMOTION, 6_500)
    assert list(changed.split.items()) == list(zip(Category, (3_000, 6_500, 250, 250), strict=True))


def test_a_budget_is_copied_with_its_money_for_other_days() -> None:
    october = budget(total=Money.of(500, "EUR"), note="as agreed")
    november = october.copied_to(Period.month(2026, 11), BudgetId("n"))
    assert (november.id, november.period) == ("n", Period.month(2026, 11))
    assert (november.total, november.split, november.note) == (october.total, october.split, "as agreed")


@pytest.mark.parametrize(
    ("old", "new", "day", "expected"),
    [
        (Period.month(2026, 10), Period.month(2026, 11), date(2026, 10, 5), date(2026, 11, 5)),
        (Period.month(2026, 10), Period.month(2026, 11), date(2026, 10, 31), date(2026, 11, 30)),
        (Period.month(2027, 1), Period.month(2027, 2), date(2027, 1, 30), date(2027, 2, 28)),
        (Period.month(2026, 11), Period.month(2026, 10), date(2026, 11, 9), date(2026, 10, 9)),
        (Period.months(2026, 10, 3), Period.month(2027, 1), date(2026, 12, 24), date(2027, 1, 31)),
        (Period(date(2026, 10, 5), date(2026, 10, 19)), Period.month(2026, 11), date(2026, 10, 8), date(2026, 11, 4)),
        (Period.month(2026, 10), Period.month(2026, 11), date(2025, 1, 1), date(2026, 11, 1)),
        (Period.month(2026, 12), Period.months(2028, 2, 2), date(2026, 12, 5), date(2028, 2, 5)),
        (Period.month(2026, 2), Period(date(2026, 3, 2), date(2026, 4, 2)), date(2026, 2, 3), date(2026, 3, 4)),
    ],
)
def test_a_day_finds_its_like_in_another_period(old: Period, new: Period, day: date, expected: date) -> None:
    assert corresponding(day, old, new) == expected


def test_a_copied_line_keeps_the_plan_and_forgets_what_was_paid() -> None:
    line = BudgetLine(
        id=BudgetLineId("l"),
        budget_id=BudgetId("b"),
        category=Category.PROMOTION,
        planned=Money.of(50, "EUR"),
        actual=Money.of(60, "EUR"),
        on=date(2026, 10, 31),
        goal="leads",
        justification="a tried audience",
        receipt="bill.pdf",
    )
    november = budget().copied_to(Period.month(2026, 11), BudgetId("n"))
    copied = line.copied_to(november, budget().period, BudgetLineId("m"))
    assert (copied.budget_id, copied.on, copied.planned) == ("n", date(2026, 11, 30), Money.of(50, "EUR"))
    assert (copied.id, copied.actual) == ("m", None)
    assert copied.receipt == ""
    assert (copied.goal, copied.justification) == ("leads", "a tried audience")


@pytest.mark.parametrize(
    ("planned", "actual", "difference", "over"),
    [
        (5, None, 5, 0),  # all of it is still to pay
        (5, 0, 5, 0),
        (5, 3, 2, 0),  # a part payment saves nothing
        (5, 5, 0, 0),
        (5, 8, -3, 3),
        (0, 8, -8, 8),
        (-5, None, -5, 0),  # what is to come back is over nothing
        (-5, -2, -3, 3),
    ],
)
def test_the_difference_is_planned_less_paid(planned: int, actual: int | None, difference: int, over: int) -> None:
    line = a_line(planned, actual)
    assert (line.difference, line.over) == (Money.of(difference, "EUR"), Money.of(over, "EUR"))


AMOUNTS = st.lists(st.tuples(st.integers(-500, 10**6), st.none() | st.integers(-500, 10**6)), max_size=8)


@given(AMOUNTS)
def test_what_is_over_plan_pays_nothing_of_what_is_still_to_pay(amounts: list[tuple[int, int | None]]) -> None:
    lines = [a_line(planned, actual) for planned, actual in amounts]
    sums = sums_of(lines, "EUR")
    assert sums.over == Money.total((line.over for line in lines), "EUR")
    assert sums.to_pay == Money.total((line.difference for line in lines if not line.over.minor), "EUR")
    assert sums.to_pay - sums.over == sums.planned - sums.actual == Money.total((e.difference for e in lines), "EUR")


def test_a_category_is_over_plan_by_its_dear_lines_whatever_others_are_short_of() -> None:
    content = totals_by_category(budget(), [a_line(100, 130), a_line(500, None), a_line(80, 60)])[0]
    assert content.overspent
    assert (content.over, content.to_pay) == (Money.of(30, "EUR"), Money.of(520, "EUR"))


def a_line(planned: int, actual: int | None) -> BudgetLine:
    return BudgetLine(
        id=BudgetLineId("l"),
        budget_id=BudgetId("b"),
        category=Category.CONTENT,
        planned=Money.of(planned, "EUR"),
        actual=None if actual is None else Money.of(actual, "EUR"),
    )


def test_the_usual_split_is_60_30_5_5() -> None:
    assert [Fraction(part, 100) for part in DEFAULT_SPLIT.values()] == [60, 30, 5, 5]


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"ends": date(2026, 10, 1)}, PeriodError),
        ({"currency": "euro"}, UnknownCurrencyError),
        ({"split": {**DEFAULT_SPLIT, Category.CONTENT: 6_001}}, SplitError),
        ({"split": {**DEFAULT_SPLIT, Category.CONTENT: 16_000, Category.PROMOTION: -7_000}}, SplitError),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        budget(**values).checked()


def test_without_a_total_nothing_is_allotted() -> None:
    assert budget().allotted() == {}
    assert budget(share=500).whole() is None
    assert budget(total=Money.of(0, "EUR"), revenue=Money.of(9, "EUR"), share=500).whole() == Money.of(0, "EUR")


def test_totals_by_hand() -> None:
    def line(category: Category, planned: int, actual: int | None) -> BudgetLine:
        paid = None if actual is None else Money.of(actual, "EUR")
        return BudgetLine(
            id=BudgetLineId("l"),
            budget_id=BudgetId("b"),
            category=category,
            planned=Money.of(planned, "EUR"),
            actual=paid,
        )

    lines = [
        line(Category.CONTENT, 500, 550),
        line(Category.CONTENT, 200, None),
        line(Category.PROMOTION, 250, 100),
    ]
    content, promotion, research, _ = totals_by_category(budget(total=Money.of(1000, "EUR")), lines)
    assert (content.allotted, content.planned, content.actual) == tuple(Money.of(n, "EUR") for n in (600, 700, 550))
    assert (content.overplanned, content.overspent) == (True, True)
    assert (promotion.overplanned, promotion.overspent) == (False, False)
    assert (research.planned, research.actual) == (Money.zero("EUR"), Money.zero("EUR"))
    assert totals_by_category(budget(), lines)[0].allotted is None


def test_to_the_last_cent_nothing_is_over() -> None:
    spent = BudgetLine(
        id=BudgetLineId("l"),
        budget_id=BudgetId("b"),
        category=Category.CONTENT,
        planned=Money.of(600, "EUR"),
        actual=Money.of(600, "EUR"),
    )
    exact = totals_by_category(budget(total=Money.of(1000, "EUR")), [spent])[0]
    assert (exact.overplanned, exact.overspent) == (False, False)
    one_more = replace(spent, planned=Money(60_001, "EUR"), actual=Money(60_002, "EUR"))
    over = totals_by_category(budget(total=Money.of(1000, "EUR")), [one_more])[0]
    assert (over.overplanned, over.overspent) == (True, True)
