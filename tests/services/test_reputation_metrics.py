"""What people say as figures of results: plans and corrections are of it, and nobody types it a second time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.changes import IMPORT_MENTIONS
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import MeasurementId, StrategyRowId, new_id
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.planning.kpis import watched
from smmdesk.domain.planning.named import Firing, PlanKind, Side
from smmdesk.domain.reputation.figures import first_answers
from smmdesk.domain.reputation.named import MentionKind, Sentiment
from smmdesk.domain.reputation.records import Activity
from smmdesk.domain.results.named import Good
from smmdesk.domain.results.records import Measurement
from smmdesk.domain.strategy.records import Correction, Kpi
from smmdesk.services.working_time import counting
from smmdesk.speech.explained import explanation
from smmdesk.speech.language import Language
from tests.desks import new_desk
from tests.domain.reputation.made import CLIENT, NOVEMBER, OWN, RIVAL, activity, brand, mention, on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.domain.reputation.records import Mention
    from smmdesk.workspace import Workspace

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
REVIEW = MentionKind.REVIEW


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """Of November three of ours, two of them reviews, one of a rival and one of nobody; the last one is of today."""
    with new_desk(tmp_path / "desk", clock=lambda: NOW) as workspace:
        with workspace.database.write(IMPORT_MENTIONS) as work:
            work.save(Client(id=CLIENT, name="Sweet Balcony", time_zone="Etc/UTC"))
            work.add_all([brand(id=OWN, own=True), brand(id=RIVAL, name="Crumb Street")])
            work.save(made := activity())
            said = [
                on(date(2026, 10, 30), text="before"),
                on(date(2026, 11, 3), kind=REVIEW, tone=Sentiment.POSITIVE),
                on(date(2026, 11, 3), kind=REVIEW, tone=Sentiment.NEGATIVE),
                on(date(2026, 11, 9), tone=Sentiment.NEGATIVE),
                mention(brand_id=RIVAL),
                on(date(2026, 11, 20), brand_id=None),
                on(date(2026, 11, 21), activity_id=made.id),
                on(date(2026, 12, 1), text="after"),
            ]
            work.add_all(said)
        yield workspace


def value(desk: Workspace, key: str, period: Period = NOVEMBER) -> Fraction | None:
    return desk.results.sheet(CLIENT, period).value(key).value


def test_figures_are_counted_from_mentions(desk: Workspace) -> None:
    assert [value(desk, key) for key in ("mentions", "positive", "negative", "toned")] == [3, 1, 1, 2]
    assert value(desk, "net_sentiment") == 0
    assert value(desk, "share_of_voice") == Fraction(3, 5)
    known = desk.results.sheet(CLIENT, NOVEMBER).value("mentions").total
    assert known is not None
    assert (known.known, known.elapsed) == (30, 30)


def test_days_before_the_first_mention_are_not_known(desk: Workspace) -> None:
    assert value(desk, "mentions", Period.month(2026, 9)) is None
    total = desk.results.sheet(CLIENT, Period.month(2026, 10)).value("mentions").total
    assert total is not None
    assert total.value == 1
    assert (total.known, total.elapsed) == (2, 31)


def test_a_count_of_exactly_the_days_stands_in_place_of_mentions(desk: Workspace) -> None:
    desk.voice.add_count(CLIENT, NOVEMBER, 120)
    desk.voice.add_count(CLIENT, NOVEMBER, 18, brand_id=OWN)
    assert value(desk, "share_of_voice") == Fraction(3, 20)
    assert value(desk, "mentions") == 3


def test_what_a_file_told_of_mentions_is_not_added(desk: Workspace) -> None:
    row = Measurement(
        id=MeasurementId(new_id()),
        client_id=CLIENT,
        account_id=None,
        starts=date(2026, 11, 3),
        ends=date(2026, 11, 4),
        figures={"mentions": 50, "leads": 2},
    )
    with desk.database.write(IMPORT_MENTIONS) as work:
        work.save(row)
    assert [value(desk, key) for key in ("mentions", "leads")] == [3, 2]


def test_a_kpi_is_of_what_people_say(desk: Workspace) -> None:
    begun = desk.strategy.start(CLIENT)
    for metric, plan in (("share_of_voice", 5000), ("mentions", 6)):
        row = Kpi(id=StrategyRowId(new_id()), strategy_id=begun.id, metric=metric, plan={"2026-11": plan})
        desk.strategy.add(row)
    desk.strategy.put_in_force(begun.id, date(2026, 11, 1))
    found = desk.results.planned(CLIENT, desk.results.sheet(CLIENT, NOVEMBER))
    assert {each.metric: each.value.value for each in found} == {
        "share_of_voice": Fraction(3, 5),
        "mentions": 3,
    }


def answered(day: date, minutes: int, **values: Any) -> Mention:
    """At noon, on a day of whole hours."""
    noon = LocalMoment.at(day, 12, 0, "Etc/UTC")
    wall = noon.wall + timedelta(minutes=minutes)
    return mention(moment=noon, needs_answer=True, answered=LocalMoment(wall, noon.zone), **values)


@pytest.fixture
def answering(desk: Workspace) -> Workspace:
    """Working days round the clock; October answers slowly and seldom, November quickly and often."""
    desk.answers.change_rule(CLIENT, hours=("00:00-24:00",) * 7, closed_on_holidays=False)
    with desk.database.write(IMPORT_MENTIONS) as work:
        work.add_all(
            [
                answered(date(2026, 10, 30), 400),
                *(answered(date(2026, 11, 4), minutes) for minutes in (10, 20, 30, 41)),
                # neither waiting, nor at an hour that nobody knows, nor brought about, nor a rival's
                mention(moment=LocalMoment.at(date(2026, 11, 5), 9, 0, "Etc/UTC"), needs_answer=True),
                answered(date(2026, 11, 5), 600, timed=False),
                answered(date(2026, 11, 5), 600, activity_id=work.all(Activity)[0].id),
                answered(date(2026, 11, 5), 600, brand_id=RIVAL),
            ]
        )
    return desk


def test_the_time_to_an_answer_is_the_median_of_the_periods_own_answers(answering: Workspace) -> None:
    """A quarter is of all its answers: its months, 25 and 400, are neither added up nor averaged."""
    assert value(answering, "answer_minutes") == 25
    assert value(answering, "answer_minutes", Period.month(2026, 10)) == 400
    quarter = Period(date(2026, 10, 1), date(2027, 1, 1))
    assert value(answering, "answer_minutes", quarter) == 30
    assert value(answering, "answers", quarter) == 5
    found = answering.results.sheet(CLIENT, NOVEMBER).value("answer_minutes")
    assert found.inputs == {"answers": 4}
    assert found.total is not None
    assert (found.total.known, found.total.elapsed) == (30, 30)


def test_it_is_what_the_page_of_reputation_says(answering: Workspace) -> None:
    told = answering.reputation.sheet(CLIENT, NOVEMBER)
    counted = counting(told.rule, told.client, NOW)
    assert first_answers(told.mentions, told.brands, NOVEMBER, counted).median_working == value(
        answering, "answer_minutes"
    )


def test_a_day_off_of_the_country_is_no_working_time(answering: Workspace) -> None:
    """4 November is one in Russia, and whoever answers on it answered at once."""
    answering.records.change(Client, CLIENT, country="RU")
    answering.answers.change_rule(CLIENT, closed_on_holidays=True)
    assert value(answering, "answer_minutes") == 0


def test_without_an_answer_there_is_no_time_and_it_says_so(desk: Workspace) -> None:
    sheet = desk.results.sheet(CLIENT, NOVEMBER)
    assert sheet.value("answer_minutes").value is None
    assert (
        explanation(sheet, "answer_minutes", Language("en")).basis
        == "Of these days there is no answer whose hour is known."
    )
    assert sheet.value("answers").value == 0


def test_a_file_does_not_say_how_fast_is_answered(answering: Workspace) -> None:
    row = Measurement(
        id=MeasurementId(new_id()),
        client_id=CLIENT,
        account_id=None,
        starts=date(2026, 11, 3),
        ends=date(2026, 11, 4),
        figures={"answer_minutes": 5000},
    )
    with answering.database.write(IMPORT_MENTIONS) as work:
        work.save(row)
    assert value(answering, "answer_minutes") == 25


def test_a_kpi_and_a_correction_are_of_it(answering: Workspace) -> None:
    """Corrections look at whole weeks: the one of 2–8 November had a median of 25 minutes, and no other any answer."""
    begun = answering.strategy.start(CLIENT)
    plan = {"2026-11": 60, "2026-12": 60}
    kpi = Kpi(id=StrategyRowId(new_id()), strategy_id=begun.id, metric="answer_minutes", plan=plan)
    answering.strategy.add(kpi)
    answering.strategy.put_in_force(begun.id, date(2026, 11, 1))
    [found] = answering.results.planned(CLIENT, answering.results.sheet(CLIENT, NOVEMBER))
    assert (found.so_far.kind, found.so_far.good, found.so_far.plan) == (PlanKind.RATIO, Good.DOWN, 60)
    assert found.value.value == 25
    assert (found.so_far.results, found.data_to) == (4, date(2026, 11, 30))
    rule = Correction(
        id=StrategyRowId(new_id()),
        strategy_id=begun.id,
        metric="answer_minutes",
        side=Side.ABOVE,
        threshold=24,
        weeks=1,
    )
    sheet = answering.results.sheet(CLIENT, Period(date(2026, 10, 1), date(2026, 11, 9)))
    week = watched(rule, replace(sheet, today=date(2026, 11, 9)))
    assert (week.values, week.firing) == ((Fraction(25),), Firing.FIRED)
    quiet = watched(rule, replace(sheet, today=date(2026, 11, 16)))
    assert quiet.values == (None,)
