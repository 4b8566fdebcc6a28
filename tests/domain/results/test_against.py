"""With which days a period is compared, and what may be said of the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period, Weeks
from smmdesk.domain.posts import Format
from smmdesk.domain.results.against import Against, Silence, compared
from smmdesk.domain.results.formulas import calculation
from smmdesk.domain.results.metrics import Break, Derived
from smmdesk.domain.results.named import Good, Shown
from smmdesk.domain.results.sheet import units
from tests.domain.results.sheets import OCTOBER, SEPTEMBER, SHOP, of_days, post, row, sheet

if TYPE_CHECKING:
    from smmdesk.domain.results.sheet import ResultsSheet

DAYS = Period(date(2026, 10, 5), date(2026, 10, 15))


@pytest.mark.parametrize(
    ("period", "against", "days"),
    [
        (OCTOBER, Against.PREVIOUS, SEPTEMBER),
        (OCTOBER, Against.YEAR, Period.month(2025, 10)),
        (Period.months(2026, 10, 3), Against.PREVIOUS, Period.months(2026, 7, 3)),
        (DAYS, Against.PREVIOUS, Period(date(2026, 9, 25), date(2026, 10, 5))),
        (DAYS, Against.YEAR, Period(date(2025, 10, 5), date(2025, 10, 15))),
        (Weeks.four(date(2026, 10, 5), 0), Against.PREVIOUS, Weeks.four(date(2026, 9, 7), 0)),
        (OCTOBER, Against.NONE, None),
        (Period(date.min, date.min + timedelta(days=3)), Against.PREVIOUS, None),
    ],
)
def test_months_are_compared_with_months_and_days_with_as_many(
    period: Period, against: Against, days: Period | None
) -> None:
    found = against.of(period)
    assert (found and (found.start, found.end)) == (days and (days.start, days.end))


def views(period: Period, daily: int, known: int | None = None) -> ResultsSheet:
    """As many a day, on the first days known."""
    days = (period.end - period.start).days if known is None else known
    return sheet(period, of_days(period.start, "views", [daily] * days))


def test_days_of_months_that_are_not_as_long_are_compared_first() -> None:
    found = compared("views", views(OCTOBER, 33), views(SEPTEMBER, 30))
    change = (found.change.difference, found.change.per_day, found.change.relative)
    assert change == (Fraction(123), Fraction(1, 10), Fraction(41, 300))
    assert (found.step, found.is_better, found.finding) == (Fraction(1, 10), True, Fraction(1, 10))


def test_days_that_one_account_lacks_make_the_others_no_faster() -> None:
    rows = of_days(OCTOBER.start, "views", [30] * 31) + of_days(OCTOBER.start, "views", [30] * 25, SHOP)
    before = of_days(SEPTEMBER.start, "views", [30] * 30) + of_days(SEPTEMBER.start, "views", [30] * 30, SHOP)
    assert compared("views", sheet(OCTOBER, rows), sheet(SEPTEMBER, before)).change.per_day == 0


@pytest.mark.parametrize(
    ("expression", "change"),
    [
        ("likes + 2 * views", (Fraction(0), Fraction(-1, 6))),  # 25 days against 30, at the same pace
        ("views / likes", (None, Fraction(0))),
    ],
)
def test_a_formula_that_grows_with_the_days_is_compared_by_the_day(
    expression: str, change: tuple[Fraction | None, Fraction]
) -> None:
    now = own_formula(views_and_likes(OCTOBER, 25), expression)
    before = own_formula(views_and_likes(SEPTEMBER, 30), expression)
    found = compared("own", now, before).change
    assert (found.per_day, found.relative) == change


def test_a_formula_goes_at_the_pace_of_each_account() -> None:
    rows = of_days(OCTOBER.start, "views", [30] * 31) + of_days(OCTOBER.start, "views", [30] * 25, SHOP)
    now = own_formula(sheet(OCTOBER, rows), "2 * views")
    earlier = of_days(SEPTEMBER.start, "views", [30] * 30) + of_days(SEPTEMBER.start, "views", [30] * 30, SHOP)
    assert compared("own", now, own_formula(sheet(SEPTEMBER, earlier), "2 * views")).change.per_day == 0


def views_and_likes(period: Period, known: int) -> ResultsSheet:
    """Ten views and a like on each of the first days known."""
    start = period.start
    return sheet(period, of_days(start, "views", [10] * known) + of_days(start, "likes", [1] * known))


def own_formula(found: ResultsSheet, expression: str) -> ResultsSheet:
    """The sheet with a formula of somebody's own."""
    own = Derived(key="own", formula=expression, shown=Shown.NUMBER, decimals=0, good=Good.UP)
    made = calculation(expression, units(found.catalogue))
    return replace(found, derived={**found.derived, "own": own}, calculations={**found.calculations, "own": made})


@pytest.mark.parametrize("expression", ["views - 1", "max(views; 300)", "views * likes", "views / likes - views"])
def test_what_grows_with_the_days_in_part_is_compared_over_as_many_days_alone(expression: str) -> None:
    october = own_formula(views_and_likes(OCTOBER, 31), expression)
    assert compared("own", october, own_formula(views_and_likes(SEPTEMBER, 30), expression)).silence is Silence.DAYS
    thirty = own_formula(views_and_likes(OCTOBER, 30), expression)
    found = compared("own", thirty, own_formula(views_and_likes(SEPTEMBER, 30), expression))
    assert (found.silence, found.change.difference) == (None, Fraction(0))


@pytest.mark.parametrize("expression", ["views / likes", "views / (likes + views) - 1", "2 * views", "views - likes"])
def test_what_stays_or_grows_with_them_is_compared_over_any(expression: str) -> None:
    october = own_formula(views_and_likes(OCTOBER, 31), expression)
    found = compared("own", october, own_formula(views_and_likes(SEPTEMBER, 30), expression))
    assert (found.silence, found.step) == (None, Fraction(0))


def test_a_quotient_whose_parts_are_of_other_days_is_not_compared() -> None:
    """Nothing changed but that views of the last days lack: a thousand of them would cost a sixth more."""

    def bought(period: Period, days: int) -> ResultsSheet:
        start = period.start
        spent = of_days(start, "spend", [100] * 31)
        return sheet(period, spent[: (period.end - start).days] + of_days(start, "views", [1000] * days))

    september, october = bought(SEPTEMBER, 30), bought(OCTOBER, 26)
    assert compared("cpm_views", october, september).silence is Silence.PARTS
    assert october.value("cpm_views").unlike_days == {"spend": 31, "views": 26}
    assert compared("cpm_views", september, october).silence is Silence.PARTS
    assert compared("cpm_views", bought(OCTOBER, 31), september).change.difference == 0
    assert not bought(OCTOBER, 31).value("cpm_views").unlike_days


def test_less_than_a_twentieth_is_no_finding() -> None:
    assert compared("views", views(OCTOBER, 104), views(SEPTEMBER, 100)).finding is None
    assert compared("views", views(OCTOBER, 105), views(SEPTEMBER, 100)).finding == Fraction(1, 20)
    assert compared("views", views(OCTOBER, 95), views(SEPTEMBER, 100)).finding == Fraction(-1, 20)


def test_nothing_is_said_where_too_few_days_are_known_and_which_they_are() -> None:
    whole, little = views(OCTOBER, 33), views(SEPTEMBER, 30, known=23)
    assert compared("views", whole, little).silence is Silence.INCOMPLETE_BEFORE
    assert compared("views", little, whole).silence is Silence.INCOMPLETE
    enough = compared("views", whole, views(SEPTEMBER, 30, known=24))
    assert (enough.silence, enough.finding) == (None, Fraction(1, 10))
    for found in (compared("views", whole, little), compared("views", little, whole)):
        assert (found.step, found.finding, found.is_better) == (None, None, None)


def test_nothing_is_said_without_a_figure() -> None:
    assert compared("views", views(OCTOBER, 33), sheet(SEPTEMBER)).silence is Silence.NO_FIGURE
    assert compared("views", sheet(OCTOBER), views(SEPTEMBER, 30)).silence is Silence.NO_FIGURE


def test_nothing_is_said_across_a_day_from_which_a_network_of_the_client_counts_otherwise() -> None:
    now, then = views(OCTOBER, 33), views(SEPTEMBER, 30)
    there = Break(key="instagram_views", network=Network.INSTAGRAM, metric="views", on=date(2026, 9, 20))
    found = compared("views", now, then, [there])
    assert (found.silence, found.broken) == (Silence.BROKEN, there)
    elsewhere = [replace(there, network=Network.YOUTUBE), replace(there, metric="likes")]
    assert compared("views", now, then, elsewhere).silence is None


def test_a_rate_is_broken_by_what_it_is_made_of() -> None:
    figures = {"likes": 40, "reach": 1000}
    now = sheet(OCTOBER, posts=[post(date(2026, 10, 3), figures, date(2026, 11, 3))])
    then = sheet(SEPTEMBER, posts=[post(date(2026, 9, 3), figures, date(2026, 10, 3))])
    there = Break(key="instagram_views", network=Network.INSTAGRAM, metric="reach", on=date(2026, 9, 20))
    assert compared("er_reach", now, then, [there]).silence is Silence.BROKEN
    assert compared("er_reach", now, then).change.difference == 0


@pytest.mark.parametrize(
    ("format_", "silence"), [(Format.SHORT_VIDEO, Silence.BROKEN), (Format.VIDEO, None), (None, Silence.BROKEN)]
)
def test_a_break_of_one_format_is_one_of_posts_that_may_have_it(
    format_: Format | None, silence: Silence | None
) -> None:
    def made(period: Period, day: date) -> ResultsSheet:
        one = post(day, {"likes": 40, "reach": 1000}, period.end + timedelta(days=3))
        return sheet(period, posts=[replace(one, publication=replace(one.publication, format=format_))])

    there = Break(
        key="shorts", network=Network.INSTAGRAM, metric="reach", on=date(2026, 9, 20), format=Format.SHORT_VIDEO
    )
    now, then = made(OCTOBER, date(2026, 10, 3)), made(SEPTEMBER, date(2026, 9, 3))
    assert compared("er_reach", now, then, [there]).silence is silence


@pytest.mark.parametrize(("taken_on", "silence"), [(date(2026, 10, 10), None), (date(2026, 10, 11), Silence.AGE)])
def test_posts_are_compared_with_posts_of_like_age(taken_on: date, silence: Silence | None) -> None:
    now = sheet(OCTOBER, posts=[post(date(2026, 10, 3), {"likes": 40, "reach": 1000}, date(2026, 11, 3))])
    then = sheet(SEPTEMBER, posts=[post(date(2026, 9, 3), {"likes": 30, "reach": 1000}, taken_on)])
    found = compared("er_reach", now, then)
    assert found.silence is silence
    assert found.change.in_points is (silence is None)


def test_days_are_not_compared_with_posts() -> None:
    then = sheet(SEPTEMBER, posts=[post(date(2026, 9, 3), {"views": 40}, date(2026, 10, 3))])
    assert compared("views", views(OCTOBER, 33), then).silence is Silence.BASIS


def test_what_stands_at_the_end_is_compared_though_one_day_alone_is_known() -> None:
    now = sheet(OCTOBER, of_days(date(2026, 10, 31), "followers", [5180])).of(Network.INSTAGRAM)
    then = sheet(SEPTEMBER, of_days(date(2026, 9, 29), "followers", [5138])).of(Network.INSTAGRAM)
    found = compared("followers", now, then)
    assert (found.change.difference, found.silence, found.finding) == (Fraction(42), None, None)


@pytest.mark.parametrize(("before", "a_month"), [(Period.month(2026, 4), 0.044698), (SEPTEMBER, None)])
def test_what_stands_at_the_end_grew_by_so_much_a_month(before: Period, a_month: float | None) -> None:
    """4,000 became 5,200 in six months; from one month to the next the growth says it itself."""
    now = sheet(OCTOBER, of_days(OCTOBER.last, "followers", [5200])).of(Network.INSTAGRAM)
    then = sheet(before, of_days(before.last, "followers", [4000])).of(Network.INSTAGRAM)
    assert compared("followers", now, then).a_month == (a_month and pytest.approx(a_month, abs=1e-6))


def test_a_cost_that_falls_is_better() -> None:
    rows = [row(OCTOBER, {"spend": 56500, "leads": 63}, None)]
    before = [row(SEPTEMBER, {"spend": 56500, "leads": 50}, None)]
    found = compared("cpl", sheet(OCTOBER, rows), sheet(SEPTEMBER, before))
    assert (found.good, found.is_better) == (Good.DOWN, True)
    assert (found.finding or 0) < 0


def test_one_network_is_broken_by_its_own_days_alone() -> None:
    now = sheet(OCTOBER, of_days(OCTOBER.start, "views", [9] * 31, SHOP)).of(Network.VK)
    then = sheet(SEPTEMBER, of_days(SEPTEMBER.start, "views", [9] * 30, SHOP)).of(Network.VK)
    there = Break(key="instagram_views", network=Network.INSTAGRAM, metric="views", on=date(2026, 9, 20))
    assert compared("views", now, then, [there], Network.VK).silence is None


def test_a_sum_of_other_accounts_is_not_compared() -> None:
    both = of_days(SEPTEMBER.start, "views", [9] * 30) + of_days(SEPTEMBER.start, "views", [9] * 30, SHOP)
    assert compared("views", views(OCTOBER, 33), sheet(SEPTEMBER, both)).silence is Silence.ACCOUNTS
    parts = [row(SEPTEMBER, {"link_clicks": 9}, None), *of_days(SEPTEMBER.start, "link_clicks", [1] * 30, SHOP)]
    books = [row(OCTOBER, {"link_clicks": 9}, None)]
    assert compared("link_clicks", sheet(OCTOBER, books), sheet(SEPTEMBER, parts)).silence is None


def test_without_books_the_least_known_account_says_how_much_is_known() -> None:
    rows = of_days(OCTOBER.start, "leads", [2] * 31) + of_days(OCTOBER.start, "leads", [3] * 9, SHOP)
    total = sheet(OCTOBER, rows).value("leads").total
    assert total is not None
    assert (total.value, total.known) == (Fraction(89), 9)
