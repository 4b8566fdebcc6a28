"""Every example worked out by hand for the calculations of strategy and results, by the name of its formula."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from smmdesk.domain.ids import AccountId, ClientId, MeasurementId
from smmdesk.domain.money import largest_remainder
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.planning import corrections, forecasts, funnel, progress, risks, status
from smmdesk.domain.planning.named import Firing, PlanKind, Side
from smmdesk.domain.results import (
    comparing,
    costs,
    formula_errors,
    formulas,
    instants,
    intervals,
    links,
    periods,
    ranking,
    ratios,
)
from smmdesk.domain.results.named import Cheaper, Event, Good, Unit
from smmdesk.domain.results.records import Measurement
from smmdesk.knowledge.metrics import catalogue, derived
from tests.domain.results.sheets import CALCULATIONS, OCTOBER, PAGE, post, row, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.clients import Account
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import PostResult

Inputs = dict[str, Any]
FILE = Path(__file__).parents[1] / "data" / "examples" / "strategy-results.json"
CLOSE = 1e-6


class Example(NamedTuple):
    id: str
    formula: str
    inputs: Inputs
    expected: Inputs


EXAMPLES = [Example(**each) for each in json.loads(FILE.read_text("utf-8"))["examples"]]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.id}-{example.formula}")
def test_an_example_comes_out_as_worked_by_hand(example: Example) -> None:
    found = FORMULAS[example.formula](example.inputs)
    for name, expected in example.expected.items():
        assert_same(found[name], expected, name)


def test_every_kind_of_example_has_its_function_and_none_is_left_over() -> None:
    assert {example.formula for example in EXAMPLES} == FORMULAS.keys()
    assert len(EXAMPLES) == 172


def assert_same(found: Any, expected: Any, name: str) -> None:
    """A text that is a number is exact, a float close; within a table, a list or none of both likewise."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert_same(found[key], value, f"{name}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), name
        for each, value in zip(found, expected, strict=True):
            assert_same(each, value, name)
    elif isinstance(expected, float):
        assert found == pytest.approx(expected, rel=CLOSE, abs=CLOSE), name
    elif isinstance(expected, str) and not isinstance(found, str):
        assert found == Fraction(expected), name
    else:
        assert found == expected, name


def exact(value: object) -> Fraction:
    """The number that is written there: 0.04 is 1/25."""
    return Fraction(str(value))


def optional(value: object) -> Fraction | None:
    return None if value is None else exact(value)


def fields(record: object) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).__slots__}  # type: ignore[attr-defined]


# plan and progress


def result_rate(given: Inputs) -> Inputs:
    rate = progress.result_rate(given["actual"], given["plan"], Good(given["good"]))
    return {"rate": rate.value, "reached": rate.is_reached}


def efficiency(given: Inputs) -> Inputs:
    found = progress.efficiency(given["results"], exact(given["cost"]))
    return {"results_per_100": found.per_hundred, "cost_per_result": found.cost_of_one}


def forecast_flow(given: Inputs) -> Inputs:
    found = forecasts.forecast_flow(
        given["sum_so_far"], given["days_with_data"], given["days_in_period"], given["daily"] or ()
    )
    band = found.band if found else None
    return {
        "forecast": found and found.value,
        "low": band and band.low,
        "high": band and band.high,
    }


def outlook(given: Inputs) -> Inputs:
    found = status.outlook(
        status.SoFar(
            kind=PlanKind(given["kind"]),
            good=Good(given["good"]),
            plan=given["plan"],
            actual=given["actual"],
            known=given["elapsed"],
            days=given["days"],
            is_over=given["elapsed"] == given["days"],
            at_start=given.get("at_start"),
            results=given.get("leads"),
        )
    )
    return {
        "status": str(found.status),
        "rate": found.judged,
        "progress": found.judged,
        "forecast": found.forecast,
        "result_rate": found.result_rate,
    }


def plan_of_days(given: Inputs) -> Inputs:
    if given["kind"] == "level":
        return {"plan": progress.plan_of_level(given["at_start"], given["months"], day(given["on"]))}
    plan_of = {"flow": progress.plan_of_flow, "ratio": progress.plan_of_ratio}[given["kind"]]
    return {"plan": plan_of(given["months"], Period(day(given["first"]), next_day(given["last"])))}


def day(text: str) -> date:
    return date.fromisoformat(text)


def next_day(text: str) -> date:
    return day(text) + timedelta(days=1)


def risk(given: Inputs) -> Inputs:
    found = risks.exposure([risks.Threat(chance, loss) for chance, loss in given["chance_percent_and_loss"]])
    return {"expected_loss": found.expected, "chance_of_any": found.chance_of_any, "worst": found.worst}


def correction(given: Inputs) -> Inputs:
    found = corrections.firing(
        Side(given["when"]),
        exact(given["threshold"]),
        given["weeks"],
        [optional(week) for week in given["complete_weeks"]],
    )
    known = {Firing.FIRED: True, Firing.NOT: False}
    return {"fired": known.get(found)}


# funnel


def between(ends: list[float]) -> funnel.Between:
    return funnel.Between(*map(exact, ends))


def rates(given: Inputs) -> list[tuple[str, funnel.Between]]:
    return [(name, between(ends)) for name, ends in given["rates"]]


def funnel_forward(given: Inputs) -> Inputs:
    spans = funnel.forward(exact(given["budget"]), between(given["cpm"]), rates(given))
    return {name: {**fields(span), "all_bad": span.least, "all_good": span.most} for name, span in spans.items()}


def funnel_backward(given: Inputs) -> Inputs:
    stages = rates(given)
    spans = funnel.backward(given[stages[-1][0]], between(given["cpm"]), stages)
    return {
        name: {
            "low": span.low,
            "expected": span.expected,
            "high": unbounded(span.high),
            "all_good": span.least,
            "all_bad": unbounded(span.most),
        }
        for name, span in spans.items()
    }


def unbounded(number: Any) -> Any:
    return "unbounded" if number is None else number


def own_rate(given: Inputs) -> Inputs:
    found = funnel.own_rate(given["hits"], given["of"])
    assert found is not None
    return fields(found)


# ratios


RATES = {
    "by_reach": "er_reach",
    "by_followers": "er_followers",
    "by_views": "er_views",
    "by_impressions": "er_impressions",
}


def seen(figures: Inputs, followers: int | None = None) -> PostResult:
    """A publication of which these are known."""
    return post(
        OCTOBER.start, {key: value for key, value in figures.items() if value is not None}, OCTOBER.last, followers
    )


def engagement_rates(given: Inputs) -> Inputs:
    figures = {"interactions" if key == "aggregate" else key: value for key, value in given.items()}
    told = sheet(posts=[seen(figures, figures.pop("followers"))])
    rates = {name: told.value(key).value for name, key in RATES.items()}
    return {"engagements": told.value("engagements").value, **rates}


def telegram(given: Inputs) -> Inputs:
    """Its reactions are likes, and what is forwarded is shared."""
    parts, views = given.get("last_post", given), given["views_of_posts"]
    figures = {"likes": parts["reactions"], "comments": parts["comments"], "shares": parts["forwards"]}
    told = sheet(posts=[seen({**figures, "views": given.get("views", views[-1] if views else None)})])
    mean_views = ratios.mean(views)
    return {
        "er": told.value("er_views").value,
        "mean_views": mean_views,
        "view_rate_ERR": ratios.ratio(mean_views, given["subscribers"]),
    }


def means(given: Inputs) -> Inputs:
    told = sheet(posts=[seen({"likes": likes, "reach": reach}) for likes, reach in given["posts"]])
    return {"mean_of_ratios": told.average_post("er_reach"), "ratio_of_sums": told.value("er_reach").value}


MONEY = {"spend", "revenue"}


def booked(given: Inputs, account: Account | None = None) -> ResultsSheet:
    """What is in the books, or an account tells, of a month; amounts are given in whole euros."""
    figures = {key: int(exact(value) * (100 if key in MONEY else 1)) for key, value in given.items()}
    return sheet(rows=[row(OCTOBER, figures, account)])


def advertising(given: Inputs) -> Inputs:
    told = replace(
        booked({key: given[key] for key in given.keys() - {"margin"}}), given={"margin": exact(given["margin"])}
    )
    return {name: told.value(name).value for name in derived()}


def own(formula: str, given: Inputs, others: Mapping[str, str] | None = None) -> Fraction | None:
    """What the formula comes to, as if somebody had typed it."""
    known = {name: optional(value) for name, value in given.items()}
    return formulas.calculation(formula, dict.fromkeys(known, Unit.NUMBER), others).value(known)


def ltv_cac(given: Inputs) -> Inputs:
    known = {name: optional(value) for name, value in given.items()}
    names = {**known, "revenue": known["average_order"], "sales": Fraction(1), "customer_years": known["years"]}
    return {name: CALCULATIONS[name].value(names) for name in ("ltv", "cac", "ltv_to_cac")}


def sentiment(given: Inputs) -> Inputs:
    return {
        "of_all": own("(positive - negative) / all", given),
        "of_toned": own("(positive - negative) / (positive + negative)", given),
    }


def growth(given: Inputs) -> Inputs:
    found = comparing.compare(given["end"], given["start"])
    a_month = ratios.compound_growth(given["start"], given["end"], given["months"])
    followers = {"followers": optional(given["end"]), "followers_before": optional(given["start"])}
    assert CALCULATIONS["growth"].value(followers) == found.relative
    return {"growth": found.relative, "difference": found.difference, "a_month_compound": a_month}


def compare(given: Inputs) -> Inputs:
    days = (given["days_now"], given["days_before"]) if "days_now" in given else None
    found = comparing.compare(optional(given["now"]), optional(given["before"]), days=days)
    return {**fields(found), "per_day_relative": found.per_day}


# intervals


def wilson(given: Inputs) -> Inputs:
    found = intervals.wilson(given["hits"], given["of"])
    return fields(found) if found else {"low": None, "high": None}


def budget_row(given: Inputs) -> Inputs:
    told = booked({key: given[key] for key in ("spend", "impressions", "clicks")}, PAGE)
    (cost,) = costs.costs(told, Event.CLICK)
    share = intervals.wilson(given["clicks"], given["impressions"])
    assert share is not None
    return {
        "cpm": told.value("cpm").value,
        "cpc": cost.each,
        "cpc_low": cost.interval.low,
        "cpc_high": cost.interval.high,
        "ctr": told.value("ctr").value,
        "ctr_95": [share.low, share.high],
    }


def budget_pair(given: Inputs) -> Inputs:
    found = intervals.duel(
        intervals.Tried(given["events_a"], given["spend_a"]),
        intervals.Tried(given["events_b"], given["spend_b"]),
        given["rivals"],
    )
    return {**fields(found), "p": found.share, "p0": found.fair, "decided": found.verdict is Cheaper.DECIDED}


# posts


def post_index(given: Inputs) -> Inputs:
    found = ranking.indexes(given["views_of_like_posts"])
    if found is None:
        return {"median": None, "index": None, "reason": f"fewer than {ranking.FEWEST_ALIKE}"}
    return {"median": found.median, "index": found.each}


def best_posts(given: Inputs) -> Inputs:
    posts = {name: (hits, tries) for name, (hits, tries) in given["posts"].items()}
    found = ranking.by_rate(posts, given["fewest"])
    return {
        "best": list(found.best),
        "worst": list(found.worst),
        "too_few_to_rank": [name for name in posts if name not in found.best],
    }


def instant(given: Inputs) -> Inputs:
    found = instants.instant_of(Network(given["network"]), given["id"])
    assert found is not None
    return {"utc_minute": f"{found:%Y-%m-%dT%H:%M}"}


# own formulas

NUMBERS: dict[str, int] = {
    "likes": 214,
    "comments": 31,
    "saves": 12,
    "shares": 9,
    "reach": 8400,
    "views": 11_200,
    "sales": 0,
}
AMOUNTS: dict[str, int] = {"spend": 70_000, "revenue": 220_000}
VALUES: Mapping[str, Fraction | None] = {
    **{name: Fraction(value) for name, value in {**NUMBERS, **AMOUNTS, "watch_time": 36_000}.items()},
    "clicks": None,
}
METRICS = {
    **dict.fromkeys([*NUMBERS, "clicks"], Unit.NUMBER),
    **dict.fromkeys(AMOUNTS, Unit.MONEY),
    "watch_time": Unit.SECONDS,
}


def own_formula(given: Inputs) -> Inputs:
    try:
        found = formulas.calculation(given["formula"], METRICS)
    except formula_errors.FormulaError as error:
        return {"refused": REFUSED[type(error)].format(**error.values)}
    return {"value": found.value(VALUES), "unit": str(found.unit)}


REFUSED: dict[type[formula_errors.FormulaError], str] = {
    formula_errors.FormulaError: "unexpected {word} at {at}",
    formula_errors.DifferentUnitsError: "different units",
    formula_errors.MeaninglessUnitError: "unit money × money means nothing",
    formula_errors.OpenBracketError: "( is not closed",
    formula_errors.EmptyFormulaError: "empty",
    formula_errors.UnknownNameError: "unknown {word}",
}


def period_from_days(given: Inputs) -> Inputs:
    """Rows that come to what is given: their days, their sum and the highest of them."""
    metric = catalogue()[given["metric"]]
    if "business_row" in given:
        span = Period(date(2026, 10, 1), date(2026, 11, 1))
        books = [measured(given["business_row"], metric.key, span, None)]
        of_accounts = [
            measured(count, metric.key, span, f"account {at}") for at, count in enumerate(given["account_rows"])
        ]
        total = periods.of_business(metric, books, of_accounts, span, span.end)
        return {"value": total.value, "other_sources": total.other}
    known: int = given["daily_known"] if "daily_known" in given else given["days"]
    elapsed: int = given.get("days_elapsed", known)
    highest = given.get("highest", given["sum"] // known)
    rest = largest_remainder(given["sum"] - highest, [1] * (known - 1))
    span = Period(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=elapsed))
    rows = [measured(count, metric.key, day_of(at), "account") for at, count in enumerate((highest, *rest))]
    total = periods.over(metric, rows, span, span.end)
    # what stays a mean has no sum anywhere
    return {"value": total.value, "coverage": total.coverage, "highest": total.highest, "total": total.other}


def day_of(at: int) -> Period:
    start = date(2026, 1, 1) + timedelta(days=at)
    return Period(start, start + timedelta(days=1))


def measured(count: int, key: str, span: Period, account: str | None) -> Measurement:
    return Measurement(
        id=MeasurementId(f"{account} {span.start}"),
        client_id=ClientId("a"),
        account_id=AccountId(account) if account else None,
        starts=span.start,
        ends=span.end,
        figures={key: count},
    )


FORMULAS: dict[str, Callable[[Inputs], Inputs]] = {
    "result_rate": result_rate,
    "period_from_days": period_from_days,
    "goal_progress": lambda given: {"progress": progress.progress(**given)},
    "efficiency": efficiency,
    "forecast_flow": forecast_flow,
    "forecast_level": lambda given: {"forecast": forecasts.forecast_level(**given)},
    "status": outlook,
    "canonical_link": lambda given: {"canonical": links.canonical_link(given["link"])},
    "instant_of_id": instant,
    "plan_of_days": plan_of_days,
    "compare": compare,
    "engagement_rates": engagement_rates,
    "telegram": telegram,
    "mean_of_ratios": means,
    "advertising": advertising,
    "ltv_cac": ltv_cac,
    "growth": growth,
    "share_of_voice": lambda given: {"share": own("own / all", given)},
    "net_sentiment": sentiment,
    "risks": risk,
    "funnel_forward": funnel_forward,
    "funnel_backward": funnel_backward,
    "wilson_95": wilson,
    "wilson_80": own_rate,
    "poisson_95": lambda given: fields(intervals.events_interval(given["events"])),
    "test_budget_row": budget_row,
    "test_budget_pair": budget_pair,
    "post_index": post_index,
    "best_posts_by_rate": best_posts,
    "correction_fired": correction,
    "own_formula": own_formula,
}
