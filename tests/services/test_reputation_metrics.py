"""What people say as figures of results: plans and corrections are of it, and nobody types it a second time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.changes import IMPORT_MENTIONS
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import MeasurementId, StrategyRowId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.named import MentionKind, Sentiment
from smmdesk.domain.results.records import Measurement
from smmdesk.domain.strategy.records import Kpi
from smmdesk.opening import create_workspace
from tests.domain.reputation.made import CLIENT, NOVEMBER, OWN, RIVAL, activity, brand, mention, on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.workspace import Workspace

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
REVIEW = MentionKind.REVIEW


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """Of November three of ours, two of them reviews, one of a rival and one of nobody; the last one is of today."""
    with create_workspace(tmp_path / "desk", clock=lambda: NOW) as workspace:
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
