"""A KPI beside what became of it: what the sheet of its period says, judged by the plan of its months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from smmdesk.domain.ids import StrategyId, StrategyRowId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.kpis import Fact, Gap, goes_by_posts, of_goal, of_kpi, watched
from smmdesk.domain.planning.named import Firing, PlanKind, Side, Status, Unjudged
from smmdesk.domain.planning.scaled import exactly, kept, kind_of
from smmdesk.domain.results.metrics import Break
from smmdesk.domain.strategy.records import Correction, Goal, Kpi
from smmdesk.speech import planned
from smmdesk.speech.language import LANGUAGES, Language
from tests.domain.results.sheets import OCTOBER, SHOP, of_days, post, row, sheet

DAILY = [4, 6, 5, 3, 7, 2, 1, 5, 6, 4, 4, 8, 2, 1, 5]
NOVEMBER = Period.month(2026, 11)


def kpi(metric: str, network: Network | None = None) -> Kpi:
    return Kpi(id=StrategyRowId("k"), strategy_id=StrategyId("s"), metric=metric, network=network)


def leads(plan: int, cost: Fraction | None = None) -> Fact:
    """Half of November is known, as in the worked example."""
    known = sheet(NOVEMBER, of_days(NOVEMBER.start, "leads", DAILY, None), today=date(2026, 11, 16))
    return of_kpi(kpi("leads"), known, {"2026-11": plan}, cost=cost)


@pytest.mark.parametrize(("plan", "status"), [(120, Status.ON_TRACK), (140, Status.AT_RISK), (180, Status.OFF_TRACK)])
def test_a_sum_is_judged_by_its_forecast(plan: int, status: Status) -> None:
    fact = leads(plan)
    assert fact.value.value == 63
    assert (fact.known, fact.elapsed) == (15, 15)
    assert fact.outlook.forecast == 126
    assert fact.outlook.status is status
    assert fact.band is not None
    assert [round(end, 2) for end in (fact.band.low, fact.band.high)] == [111.18, 140.82]
    assert not fact.is_incomplete


def test_what_one_costs_needs_a_cost() -> None:
    assert leads(120).of_one is None
    found = leads(120, cost=Fraction(630)).of_one
    assert found is not None
    assert found.cost_of_one == found.per_hundred == 10


@pytest.mark.parametrize(
    ("code", "cost", "words"),
    [
        ("en", Fraction(1150), ("€18.25", "5.48 for each €100")),
        ("ru", Fraction(1150), ("18,25 €", "5,48 на каждые 100 €")),
        ("ka", Fraction(1150), ("18,25 €", "5,48 ყოველ 100 €-ზე")),
        ("en", Fraction(), ("€0.00", "")),
        ("en", None, ("—", "")),
    ],
)
def test_efficiency_is_told_both_ways(code: str, cost: Fraction | None, words: tuple[str, str]) -> None:
    """63 leads."""
    told = planned.told(leads(120, cost=cost), Language(code))
    assert tuple(each.replace("\xa0", " ") for each in (told.cost_of_one, told.per_hundred)) == words


@pytest.mark.parametrize(("last", "status", "told"), [(20, Status.NO_DATA, True), (14, Status.OFF_TRACK, False)])
def test_days_counted_in_two_ways_are_told_and_no_figures_asked_for(last: int, status: Status, told: bool) -> None:
    there = Break(key="instagram_views", network=Network.INSTAGRAM, metric="views", on=date(2026, 11, 15))
    rows = of_days(NOVEMBER.start, "views", [4] * last)
    known = replace(sheet(NOVEMBER, rows, today=NOVEMBER.start + timedelta(days=last)), breaks=(there,))
    fact = of_kpi(kpi("views"), known, {"2026-11": 300})
    assert fact.outlook.status is status
    assert fact.crossed == (there if told else None)
    words = planned.status(fact, Language("en"))
    assert (words == "counted in two ways") is told


def test_a_level_goes_by_the_way_from_where_it_stood() -> None:
    rows = [*of_days(date(2026, 9, 30), "followers", [4000]), *of_days(OCTOBER.start, "followers", [4010] * 31)]
    fact = of_kpi(kpi("followers", Network.INSTAGRAM), sheet(rows=rows), {"2026-10": 4310})
    assert fact.so_far.kind is PlanKind.LEVEL
    assert fact.so_far.at_start == 4000
    assert fact.value.value == 4010
    assert fact.outlook.status is Status.MISSED
    assert fact.outlook.judged == Fraction(1, 31)


def test_beside_the_way_of_a_level_its_result_rate_is_told() -> None:
    """5,000 that stay 5,000 against a plan of 5,200, as in the worked example."""
    rows = [*of_days(date(2026, 9, 30), "followers", [5000]), *of_days(OCTOBER.start, "followers", [5000] * 31)]
    fact = of_kpi(kpi("followers", Network.INSTAGRAM), sheet(rows=rows), {"2026-10": 5200})
    words = planned.told(fact, Language("en"))
    assert (fact.outlook.status, words.rate) == (Status.MISSED, "0.0% of the way")
    assert planned.rate_beside(fact, Language("en")) == "96.2%"
    assert "Beside it the result rate: 5,000 ÷ plan 5,200 = 96.2%" in planned.how(fact, Language("en"))
    assert planned.rate_beside(leads(120), Language("en")) == ""


@pytest.mark.parametrize(("plan", "words"), [(30_000, "+€10.00"), (31_000, "€0.00"), (31_050, "−€0.50"), (None, "—")])
def test_of_what_is_to_go_neither_way_the_difference_is_told(plan: int | None, words: str) -> None:
    rows = [row(Period(day, day + timedelta(days=1)), {"spend": 1000}, None) for day in OCTOBER.days()]
    fact = of_kpi(kpi("spend"), sheet(rows=rows), {} if plan is None else {"2026-10": plan})
    assert (fact.outlook.status, planned.rate(fact, Language("en"))) == (Status.NO_DIRECTION, words)


def test_a_level_without_a_start_is_not_judged() -> None:
    fact = of_kpi(
        kpi("followers", Network.INSTAGRAM),
        sheet(rows=of_days(date(2026, 10, 5), "followers", [4010] * 27)),
        {"2026-10": 4310},
    )
    assert fact.outlook.status is Status.NO_DATA


def test_a_cost_of_few_leads_says_nothing_yet() -> None:
    rows = [row(Period(day, day + timedelta(days=1)), {"leads": n, "spend": 62000}, None) for day, n in _four()]
    fact = of_kpi(kpi("cpl"), sheet(NOVEMBER, rows, today=date(2026, 11, 21)), {"2026-11": 40000})
    assert (fact.so_far.kind, fact.so_far.results, fact.outlook.status) == (PlanKind.RATIO, 4, Status.TOO_EARLY)
    assert fact.value.value == 620 * 20 / 4


def _four() -> list[tuple[date, int]]:
    return [(NOVEMBER.start + timedelta(days=at), int(at in {2, 5, 9, 14})) for at in range(20)]


def test_of_one_network_its_rows_alone_count() -> None:
    rows = [*of_days(OCTOBER.start, "views", [10] * 31), *of_days(OCTOBER.start, "views", [1] * 31, SHOP)]
    everywhere, there = (of_kpi(kpi("views", network), sheet(rows=rows), {}) for network in (None, Network.VK))
    assert (everywhere.value.value, there.value.value) == (Fraction(341), Fraction(31))
    assert there.outlook.status is Status.NO_PLAN


def test_what_posts_have_reached_is_known_up_to_their_newest_figures() -> None:
    posts = [post(date(2026, 11, 3), {"reach": 100}, date(2026, 11, 10))]
    fact = of_kpi(kpi("reach"), sheet(NOVEMBER, posts=posts, today=date(2026, 11, 21)), {"2026-11": 300})
    assert (fact.known, fact.elapsed) == (10, 20)
    assert fact.outlook.forecast == 300
    assert fact.is_incomplete


def test_days_that_are_missing_are_told() -> None:
    fact = of_kpi(kpi("views"), sheet(rows=of_days(OCTOBER.start, "views", [10] * 20)), {"2026-10": 300})
    assert fact.is_incomplete
    assert fact.outlook.status is Status.MISSED


def goal(metric: str, baseline: int | None, target: int) -> Goal:
    return Goal(
        id=StrategyRowId("g"),
        strategy_id=StrategyId("s"),
        name="More",
        metric=metric,
        network=Network.INSTAGRAM,
        baseline=baseline,
        target=target,
    )


def test_a_goal_sets_out_from_its_baseline() -> None:
    fact = of_goal(goal("followers", 4000, 4200), sheet(rows=of_days(OCTOBER.start, "followers", [4100] * 31)))
    assert fact.outlook.judged == Fraction(1, 2)


def test_a_quotient_of_a_month_is_not_over_while_its_goal_runs() -> None:
    posts = [post(date(2026, 10, 3), {"reach": 1000, "likes": 25}, date(2026, 10, 30))]
    known = sheet(posts=posts)
    over, runs = (of_goal(goal("er_reach", None, 30_000), known, until) for until in (None, date(2026, 12, 31)))
    assert (over.outlook.status, runs.outlook.status) == (Status.MISSED, Status.AT_RISK)


# corrections


def correction(metric: str, threshold: int, side: Side = Side.BELOW) -> Correction:
    return Correction(
        id=StrategyRowId("c"), strategy_id=StrategyId("s"), metric=metric, side=side, threshold=threshold, weeks=2
    )


def test_a_correction_looks_at_weeks_that_are_over_and_known() -> None:
    """From Monday 19 October on: two weeks of seven 10s, then one that has two days less."""
    rows = of_days(date(2026, 10, 19), "views", [10] * 14)
    at = date(2026, 11, 3)
    assert watched(correction("views", 71), sheet(rows=rows, today=at)).firing is Firing.FIRED
    assert watched(correction("views", 70), sheet(rows=rows, today=at)).firing is Firing.NOT
    later = sheet(rows=[*rows, *of_days(date(2026, 11, 2), "views", [10] * 5)], today=date(2026, 11, 10))
    found = watched(correction("views", 71), later)
    assert found.firing is Firing.NOT_KNOWN
    assert found.values == (Fraction(70), None)
    assert found.gaps == (None, Gap(Unjudged.INCOMPLETE, known=5, elapsed=7))


def in_two_ways(on: date) -> list[Break]:
    """From that day on views are counted in another way."""
    return [Break(key="b", network=Network.INSTAGRAM, metric="views", on=on)]


@pytest.mark.parametrize("metric", ["views", "er_views"])
@pytest.mark.parametrize(
    ("on", "firing", "gaps"),
    [
        (date(2026, 10, 19), Firing.FIRED, [False, False]),
        (date(2026, 10, 26), Firing.NOT_KNOWN, [True, False]),
        (date(2026, 10, 29), Firing.NOT_KNOWN, [True, True]),
        (date(2026, 11, 2), Firing.FIRED, [False, False]),
    ],
)
def test_weeks_that_are_counted_in_two_ways_call_for_nothing(
    metric: str, on: date, firing: Firing, gaps: list[bool]
) -> None:
    """19 to 25 October, and 26 October to 1 November."""
    rows = of_days(date(2026, 10, 19), "views", [10] * 14)
    days = date(2026, 10, 20), date(2026, 10, 27)
    posts = [post(day, {"views": 1000, "likes": 0}, date(2026, 11, 2)) for day in days]
    known = replace(sheet(rows=rows, posts=posts, today=date(2026, 11, 3)), breaks=in_two_ways(on))
    found = watched(correction(metric, 10_000), known)
    assert found.firing is firing
    assert [gap is not None and gap.why is Unjudged.BROKEN and gap.since == on for gap in found.gaps] == gaps
    # what another network counts otherwise, or only one that tells nothing of it, is no matter
    others = [replace(each, network=Network.YOUTUBE) for each in in_two_ways(on)]
    assert watched(correction(metric, 10_000), replace(known, breaks=others)).firing is Firing.FIRED


def test_weeks_known_by_posts_are_judged_once_each_post_had_its_time() -> None:
    """On Monday 9 November the last Sunday's post is a day old, that of 1 November eight days."""
    days = [date(2026, 10, 25), date(2026, 11, 1), date(2026, 11, 8)]
    posts = [post(day, {"likes": 9}, day + timedelta(days=7)) for day in days[:2]]
    known = sheet(posts=[*posts, post(days[2], {"likes": 2}, date(2026, 11, 9))], today=date(2026, 11, 9))
    often = correction("likes", 9)
    assert goes_by_posts(often, known)
    assert not goes_by_posts(correction("views", 9), replace(known, rows=of_days(days[0], "views", [1] * 14)))
    found = watched(often, known, of_posts=True)
    assert [week.last for week in found.weeks] == days[:2]
    assert (found.firing, found.values, found.of_posts) == (Firing.NOT, (Fraction(9), Fraction(9)), True)
    handled = replace(often, handled_on=date(2026, 10, 19))
    assert [week.last for week in watched(handled, known, of_posts=True).weeks] == days[1:2]


@pytest.mark.parametrize(
    ("unread", "gap"),
    [(0, None), (1, None), (2, Gap(Unjudged.UNRIPE, known=4, elapsed=6)), (6, Gap(Unjudged.UNRIPE, 0, 6))],
)
@pytest.mark.parametrize("metric", ["likes", "er_reach"])
def test_a_week_of_posts_that_nobody_read_after_their_time_calls_for_nothing(
    metric: str, unread: int, gap: Gap | None
) -> None:
    """One of six is not missed, two are."""
    figures = {"likes": 5, "reach": 10_000}
    before = [post(date(2026, 10, 13), figures, date(2026, 10, 20))]
    posts = [post(date(2026, 10, 20), figures, date(2026, 10, 27)) for _each in range(6)]
    posts[:unread] = [replace(each, snapshot=None) for each in posts[:unread]]
    found = watched(correction(metric, 10_000), sheet(posts=[*before, *posts], today=date(2026, 11, 3)), of_posts=True)
    assert found.gaps == (None, gap)
    assert found.firing is (Firing.NOT_KNOWN if gap else Firing.FIRED)


def test_a_week_known_by_days_is_not_beside_one_known_by_posts() -> None:
    """12 to 18 October has days, the week after it a post alone."""
    rows = of_days(date(2026, 10, 12), "likes", [1] * 7)
    known = sheet(
        rows=rows, posts=[post(date(2026, 10, 20), {"likes": 5}, date(2026, 10, 27))], today=date(2026, 11, 3)
    )
    assert goes_by_posts(correction("likes", 9), replace(known, today=date(2026, 10, 27)))
    found = watched(correction("likes", 9), known, of_posts=True)
    assert (found.firing, found.gaps) == (Firing.NOT_KNOWN, (Gap(Unjudged.OTHER_WAY), None))
    assert planned.firing_words(found, Language("en")) == "cannot be compared"


@pytest.mark.parametrize("code", LANGUAGES)
def test_of_posts_it_says_which_weeks_these_are(code: str) -> None:
    days = [date(2026, 10, 13), date(2026, 10, 20)]
    known = sheet(posts=[post(day, {"likes": 5}, day + timedelta(days=7)) for day in days], today=date(2026, 11, 3))
    language, often = Language(code), correction("likes", 9)
    by_posts, by_days = (
        planned.due_words(watched(often, known, of_posts=each), known, language) for each in (True, False)
    )
    assert by_posts != by_days
    gone = replace(known, posts=[known.posts[0], replace(known.posts[1], snapshot=None)])
    told = planned.week_words(watched(often, gone, of_posts=True), 1, "5", language)
    assert language.count("{known} of {n} post", "{known} of {n} posts", 1, known=0) in told


def test_of_a_level_one_day_of_a_week_is_enough_and_none_is_not() -> None:
    rows = [each for day in (21, 29) for each in of_days(date(2026, 10, day), "followers", [900])]
    below = replace(correction("followers", 1000), network=Network.INSTAGRAM)
    found = watched(below, sheet(rows=rows, today=date(2026, 11, 3)))
    assert (found.firing, found.values) == (Firing.FIRED, (Fraction(900),) * 2)
    found = watched(below, sheet(rows=rows[:1], today=date(2026, 11, 3)))
    assert (found.firing, found.gaps) == (Firing.NOT_KNOWN, (None, Gap(Unjudged.NOTHING)))


def test_a_threshold_in_other_money_is_not_judged_and_says_so() -> None:
    rows = of_days(date(2026, 10, 19), "spend", [10] * 14)
    at = sheet(rows=rows, today=date(2026, 11, 3))
    found = watched(correction("spend", 100), at, "USD")
    assert (found.firing, {gap and gap.why for gap in found.gaps}) == (Firing.NOT_KNOWN, {Unjudged.OTHER_MONEY})
    assert watched(correction("spend", 100), at, at.currency).firing is Firing.FIRED
    assert watched(correction("views", 100), at, "USD").gaps == (Gap(Unjudged.NOTHING), Gap(Unjudged.NOTHING))


# figures as they are kept


@pytest.mark.parametrize(
    ("metric", "value", "figure"),
    [
        ("leads", Fraction(40), 40),
        ("spend", Fraction(1550, 100), 1550),
        ("cpl", Fraction(897, 100), 897),
        ("er_reach", Fraction(325, 10_000), 32_500),
        ("roas", Fraction(22, 7), 3143),
    ],
)
def test_figures_are_scaled_by_how_they_are_written(metric: str, value: Fraction, figure: int) -> None:
    assert kept(value, metric, sheet()) == figure
    back = exactly(figure, metric, sheet())
    assert back == pytest.approx(float(value), rel=1e-3)


@pytest.mark.parametrize(
    ("metric", "kind"),
    [
        ("leads", PlanKind.FLOW),
        ("engagements", PlanKind.FLOW),
        ("reach", PlanKind.FLOW),
        ("followers", PlanKind.LEVEL),
        ("reach_day", PlanKind.RATIO),
        ("cpl", PlanKind.RATIO),
        ("romi_margin", PlanKind.RATIO),
        ("er_followers", PlanKind.RATIO),
    ],
)
def test_how_days_make_a_figure_follows_from_its_formula(metric: str, kind: PlanKind) -> None:
    assert kind_of(metric, sheet()) is kind
