"""What came of the work in the example: four months that are true to the budget and to one another, on any day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import PostStatus
from smmdesk.domain.results.against import Silence, compared
from smmdesk.domain.results.named import Basis, Link
from smmdesk.domain.results.posts import best_of
from smmdesk.domain.results.records import Measurement, Publication
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.metrics import breaks
from smmdesk.opening import create_example, open_workspace
from smmdesk.speech.language import LANGUAGES
from tests.desks import example_of

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.workspace import Workspace

DAYS = [date(2026, 11, 14), date(2027, 1, 1), date(2028, 2, 29), date(2027, 3, 31)]


def made(folder: Path, day: date, code: str = "en") -> Workspace:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return example_of(folder / f"{code} {day}", code, at)


def bakery(workspace: Workspace, code: str = "en") -> Client:
    (client,) = workspace.records.all(Client, name=Knowledge(code).example().clients[0].name)
    return client


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_on_any_day_there_are_four_months_of_three_networks(tmp_path: Path, day: date) -> None:
    with made(tmp_path, day) as workspace:
        client, month = bakery(workspace), Period.month_of(day)
        sheets = [workspace.results.sheet(client.id, month.moved(-back)) for back in range(1, 5)]
        for sheet in sheets:
            assert len(sheet.networks) == 3
            assert min(sheet.value(key).value or 0 for key in ("views", "likes", "leads", "er_reach")) > 0
            assert sheet.value("followers").value is not None
        assert max(row.ends for row in workspace.records.all(Measurement)) <= day
        # of the months back from the last: more follow at the end of each
        followers = [sheet.value("followers").value or 0 for sheet in sheets]
        assert followers == sorted(followers, reverse=True)


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_account_has_a_gap_and_one_a_correction(tmp_path: Path, code: str) -> None:
    with made(tmp_path, DAYS[0], code) as workspace:
        client = bakery(workspace, code)
        rows = [row for row in workspace.records.all(Measurement, client_id=client.id) if row.account_id]
        rows = [row for row in rows if row.days == 1]
        typed = [row for row in rows if row.typed]
        assert [row.typed for row in typed] == [("views",)]
        days = {
            account: {row.starts for row in rows if row.account_id == account}
            for account in {row.account_id for row in rows}
        }
        missing = sorted(max(map(len, days.values())) - len(own) for own in days.values())
        assert missing == [0, 0, 6]


def test_what_was_spent_is_what_the_budget_paid_for_promotion(tmp_path: Path) -> None:
    with made(tmp_path, DAYS[0]) as workspace:
        client, october = bakery(workspace), Period.month(2026, 10)
        (budget,) = workspace.budget.within(client.id, october)
        sheet = workspace.budget.sheet(budget.id)
        paid = [line.actual for line in sheet.lines if line.category == "promotion" and line.actual]
        spend = workspace.results.sheet(client.id, october).value("spend")
        assert spend.value == Money.total(paid, client.currency).amount
        assert spend.basis is Basis.DAYS


def test_a_month_is_comparable_in_all_but_what_was_not_known(tmp_path: Path) -> None:
    with made(tmp_path, DAYS[0]) as workspace:
        client, october = bakery(workspace), Period.month(2026, 10)
        now = workspace.results.sheet(client.id, october)
        before = workspace.results.earlier(now, client.id, october.moved(-1))
        for key in ("leads", "views", "er_reach", "followers", "cpl"):
            assert compared(key, now, before, breaks()).silence is None
        assert [now.of(network).value("cpl").value is not None for network in now.networks].count(True) == 2
        # the networks have a part of what the books have
        assert now.value("leads").total is not None
        assert (now.value("leads").total.other or 0) > 0  # type: ignore[union-attr]
        # some posts do better than luck would have it
        ranked = best_of(workspace.results.ripe(now))
        assert (len(ranked.best), len(ranked.worst)) == (5, 5)
        rates = [hits / of for hits, of in ranked.tried.values()]
        assert max(rates) > 1.5 * min(rates)


def is_known(sheet: ResultsSheet, key: str) -> bool:
    """Whether there is a figure, or there are days of two ways of counting."""
    return bool(sheet.value(key).value) or sheet.crossed(key) is not None


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_day_from_which_a_network_counts_otherwise_is_seen(tmp_path: Path, day: date, code: str) -> None:
    with made(tmp_path, day, code) as workspace:
        client, found = bakery(workspace, code), []
        rows = workspace.records.all(Measurement, client_id=client.id, order_by="starts")
        month = Period.month_of(next(row.starts for row in rows if row.account_id))
        while month.end <= day:
            now = workspace.results.sheet(client.id, month.moved(1))
            before = workspace.results.sheet(client.id, month)
            for network in now.networks:
                one, other = now.of(network), before.of(network)
                keys = [key for key in ("views", "followers") if is_known(one, key) and is_known(other, key)]
                found += [compared(key, one, other, breaks(), network) for key in keys]
            month = month.moved(1)
        assert {each.silence for each in found} >= {Silence.BROKEN}
        assert any(each.silence is None for each in found)


def test_published_posts_show_what_they_reached(tmp_path: Path) -> None:
    with made(tmp_path, DAYS[0]) as workspace:
        client = bakery(workspace)
        posts = [
            post
            for post in workspace.calendar.posts(Period(date(2026, 10, 1), date(2026, 12, 1)), client.id)
            if post.status is PostStatus.PUBLISHED
        ]
        found = workspace.results.of_posts([post.id for post in posts])
        assert found.keys() == {post.id for post in posts}
        assert min(len(results) for results in found.values()) >= 1
        # none of them is older than its plan, none lies in a time to come
        published = workspace.records.all(Publication, client_id=client.id)
        assert max(each.day or date.max for each in published) < DAYS[0]
        assert {each.link for each in published} == {Link.SURE, Link.NONE}


def test_the_same_day_makes_the_same_figures(tmp_path: Path) -> None:
    told = []
    for folder in ("one", "two"):  # anew each time
        create_example(tmp_path / folder, "en", lambda: datetime(2026, 11, 14, 9, tzinfo=UTC))
        with open_workspace(tmp_path / folder) as workspace:
            told.append([row.figures for row in workspace.records.all(Measurement, order_by=("starts", "id"))])
    assert told[0] == told[1]
    assert len(told[0]) > 3 * timedelta(days=100) // timedelta(days=1)
