"""Where a figure comes from, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from smmdesk.domain.periods import Period
from smmdesk.domain.results.rates import Rate
from smmdesk.speech import measured
from smmdesk.speech.explained import explanation
from smmdesk.speech.language import Language
from tests.domain.results.sheets import OCTOBER, PAGE, SHOP, of_days, post, row, sheet

EN = Language("en")


def test_a_formula_is_told_in_names_and_in_figures() -> None:
    told = explanation(sheet(rows=[row(OCTOBER, {"spend": 56500, "leads": 63}, None)]), "cpl", EN)
    assert (told.name, told.figure) == ("CPL", "€8.97")
    assert (told.formula, told.reckoned) == ("Ad spend ÷ Leads", "€565.00 ÷ 63 = €8.97")
    assert set(told.inputs) == {("Ad spend", "€565.00"), ("Leads", "63")}
    assert (told.basis, told.days) == ("Computed from the figures above", "Known: 31 of 31 days")
    assert told.definition
    assert told.pitfall


def test_every_formula_reads_without_names_for_machines() -> None:
    made = sheet()
    for key in made.derived:
        formula = explanation(made, key, EN).formula
        assert formula
        assert "_" not in formula
        assert not {"/", "*"} & {*formula}


def test_engagement_names_the_parts_that_were_used() -> None:
    figures = {"likes": 214, "comments": 31, "shares": 12, "saves": 9, "reach": 8400}
    told = explanation(sheet(posts=[post(OCTOBER.start, figures, OCTOBER.last)]), "er_reach", EN)
    assert told.reckoned == "266 ÷ 8,400 = 3.17%"
    assert [figure for _name, figure in told.inputs] == ["266", "8,400", "214", "31", "12", "9"]
    assert told.basis == "1 of 1 post of the period, so far"


def test_rows_that_were_not_counted_say_why() -> None:
    rows = of_days(OCTOBER.start, "leads", [2, 3], None)
    rows += [row(OCTOBER, {"leads": 50}, None), row(Period.months(2026, 10, 2), {"leads": 90}, None)]
    told = explanation(sheet(rows=rows), "leads", EN)
    assert told.figure == "5"
    assert told.left_out == (
        "50 for October 2026 was not counted: its days are known one by one.",
        "90 for 1 Oct 2026 – 30 Nov 2026 was not counted: these days reach beyond the period.",
    )


def test_money_of_another_currency_is_not_counted() -> None:
    rows = [row(OCTOBER, {"spend": 900}, None), row(OCTOBER, {"spend": 500}, PAGE, currency="USD")]
    assert explanation(sheet(rows=rows), "spend", EN).left_out == (
        "Figures in USD were not counted: there is no rate for them.",
    )


def test_amounts_of_other_currencies_say_at_which_rate_they_count_or_that_they_do_not() -> None:
    rates = [Rate.read("USD=0.92@2026-10-31")]
    turned = row(OCTOBER, {"spend": 9_20, "x_spend_usd": 10_00}, None)
    beside = row(OCTOBER, {"views": 9, "x_spend_usd": 5_00, "x_revenue_usd": 7_00}, PAGE)
    made = replace(sheet(rows=[turned, beside]), rates=rates)
    assert explanation(made, "spend", EN).left_out == (
        "$10.00 of it was in another currency, counting at a rate that was said: 1 USD = 0.92 EUR on 31 October 2026.",
        "$5.00 of files is kept apart and not counted. Read a file in again with a rate, and it counts.",
    )
    # by another rate it would be another figure
    assert "kept apart" in explanation(replace(made, rates=[Rate.read("USD=0.9@2026-10-31")]), "spend", EN).left_out[0]
    assert measured.name(made, "x_spend_usd", EN) == "Ad spend, USD"


def test_what_the_books_have_beyond_the_networks_is_told() -> None:
    books, parts = [row(OCTOBER, {"leads": 63}, None)], of_days(OCTOBER.start, "leads", [40, 10])
    assert explanation(sheet(rows=books + parts), "leads", EN).left_out == ("From other sources than the networks: 13",)
    # nothing beyond them is nothing to tell
    assert explanation(sheet(rows=books + of_days(OCTOBER.start, "leads", [63])), "leads", EN).left_out == ()
    more = of_days(OCTOBER.start, "leads", [70])
    assert explanation(sheet(rows=books + more), "leads", EN).left_out == (
        "The networks together have 7 more than the books of the business.",
    )


def test_why_there_is_no_figure() -> None:
    both = of_days(OCTOBER.start, "reach_day", [40]) + of_days(OCTOBER.start, "reach_day", [90], SHOP)
    assert explanation(sheet(rows=both), "reach_day", EN).basis.startswith("People of several accounts")
    one = of_days(date(2026, 10, 30), "followers", [40])
    assert explanation(sheet(rows=[*one, *of_days(OCTOBER.start, "views", [1], SHOP)]), "followers", EN).basis == (
        "Not every account has a figure, so there is no sum."
    )
    assert explanation(sheet(), "views", EN).basis == "No figure is known."
    assert explanation(sheet(), "cpl", EN).basis == "One of the figures that it is computed from is not known."


def test_sums_of_other_days_are_told_apart() -> None:
    rows = of_days(OCTOBER.start, "spend", [100] * 31) + of_days(OCTOBER.start, "views", [1000] * 26)
    told = explanation(sheet(rows=rows), "cpm_views", EN)
    assert told.days == (
        "Known: 26 of 31 days\nNot of the same days, so it may be off. Days known: Ad spend: 31 · Views: 26"
    )


def test_a_mean_of_days_tells_the_highest() -> None:
    told = explanation(sheet(rows=of_days(OCTOBER.start, "reach_day", [40, 961, 2])), "reach_day", EN)
    assert told.days == "Known: 3 of 31 days\nHighest day: 961"
    assert told.basis == "The mean of the days known: days are never added up"


def test_a_network_of_which_only_posts_are_known_is_said_to_be_left_out() -> None:
    days = of_days(OCTOBER.start, "views", [100] * 31, SHOP)
    told = explanation(sheet(rows=days, posts=[post(OCTOBER.start, {"views": 7}, OCTOBER.last)]), "views", EN)
    assert told.figure == "3,100"
    assert told.left_out == ("Only posts have a figure, and no days: Instagram",)


def test_a_formula_of_days_and_of_posts_has_no_value_and_says_why() -> None:
    costs = [row(OCTOBER, {"spend": 31000}, None)]
    told = explanation(sheet(rows=costs, posts=[post(OCTOBER.start, {"clicks": 62}, OCTOBER.last)]), "cpc", EN)
    assert (told.figure, told.reckoned) == ("—", "")
    assert told.basis == "Days and posts are not mixed: of posts alone there are figures of All clicks."
    assert dict(told.inputs) == {"All clicks": "62", "Ad spend": "€310.00"}
