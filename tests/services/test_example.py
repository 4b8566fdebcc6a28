"""The example workspace around the day it is made on: what was, what is planned, and who is who."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.checklist import Answer, Evaluation
from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.comparison import Comparison, Offer, Way
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.providers import Provider, ProviderKind
from smmdesk.domain.series import Series
from smmdesk.domain.variants import PostVariant
from smmdesk.knowledge import Knowledge
from smmdesk.opening import create_workspace
from smmdesk.services.comparison_defaults import FIRST_WAYS, Terms, default_offer, usual_hour, usual_weights
from smmdesk.speech.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.workspace import Workspace

TODAY = date(2026, 11, 14)
"""A day on which one expense of the bakery falls."""
KNOWN = Knowledge("en").example()
BAKERY, DENTIST, LIBRARY = KNOWN.clients


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The example as it was made on that day."""
    folder = tmp_path_factory.mktemp("example") / "desk"
    with create_workspace(folder, clock=lambda: datetime(2026, 11, 14, 9, tzinfo=UTC)) as workspace:
        workspace.make_example("en")
        yield workspace


def client(made: Workspace, name: str = BAKERY.name) -> Client:
    return made.records.all(Client, name=name)[0]


def posts(made: Workspace, name: str = BAKERY.name) -> list[Post]:
    """With their day, in order; without those of the series."""
    every = made.records.all(Post, client_id=client(made, name).id, order_by="moment_wall")
    return [post for post in every if post.moment and post.series_id is None]


def euros(amount: str) -> Money:
    return Money.of(amount, "EUR")


def test_the_desk_speaks_the_language_and_stands_in_the_country(made: Workspace) -> None:
    desk = made.settings.desk()
    assert (desk.language, desk.currency, desk.country, desk.time_zone) == ("en", "EUR", "IE", "Europe/Dublin")


def test_a_client_is_told_with_its_brief(made: Workspace) -> None:
    of_client = attrgetter("name", "status", "segment", "relation", "presence", "sphere", "audience", "notes")
    of_brief = attrgetter("philosophy", "brand_values", "tone_of_voice", "words_to_use", "words_to_avoid", "objections")
    for known in KNOWN.clients:
        found = client(made, known.name)
        assert (of_client(found), of_brief(found)) == (of_client(known), of_brief(known.brief))
        assert (found.language, found.time_zone, found.currency, found.country) == ("en", "Europe/Dublin", "EUR", "IE")


def test_people_and_pages_are_the_client_s(made: Workspace) -> None:
    dentist = client(made, DENTIST.name).id
    person = attrgetter("name", "role", "phone", "email", "decides")
    people = made.records.all(Contact, client_id=dentist)
    assert {*map(person, people)} == {*map(person, DENTIST.contacts)}
    pages = made.records.all(Account, client_id=dentist)
    assert {(page.network, page.handle, page.followers_at_start) for page in pages} == {
        (Network.INSTAGRAM, "@calm.tooth.clinic", 3120),
        (Network.FACEBOOK, "calmtoothclinic", 4270),
        (Network.YOUTUBE, "@calmtoothclinic", 540),
    }


def test_the_work_began_months_ago_and_its_trial_is_over(made: Workspace) -> None:
    [agreement] = made.records.all(Agreement, client_id=client(made).id)
    assert (agreement.starts, agreement.monthly_fee) == (date(2026, 7, 1), euros("650"))
    assert agreement.paid_until == date(2026, 12, 1)
    assert (agreement.included_posts, agreement.included_hours) == (17, 40)
    assert agreement.included == BAKERY.included
    [provider] = made.records.all(Provider, client_id=client(made).id)
    assert (provider.name, provider.kind, provider.note) == (
        "Alice Marlow",
        ProviderKind.FREELANCER,
        BAKERY.provider.note,
    )
    assert (provider.monthly_price, provider.starts, provider.trial_ends) == (
        euros("650"),
        date(2026, 7, 1),
        date(2026, 10, 1),
    )


def test_posts_reach_over_six_weeks_at_the_hours_of_the_client(made: Workspace) -> None:
    found = posts(made, DENTIST.name)
    days = [post.moment.day for post in found if post.moment]
    assert len(days) == len(set(days)) == 37
    assert (days[0], days[-1]) == (TODAY - timedelta(days=20), TODAY + timedelta(days=19))
    assert Counter((after - before).days for before, after in pairwise(days)) == {1: 33, 2: 3}
    hours = [post.moment.wall.time() for post in found if post.moment]
    assert hours == [(time(10), time(19))[number % 2] for number in range(37)]
    assert {post.moment.zone for post in found if post.moment} == {"Europe/Dublin"}


def test_who_has_a_report_has_all_posts_of_its_month_week_by_week(made: Workspace) -> None:
    found = posts(made)
    days = [post.moment.day for post in found if post.moment]
    # Thursday the first of October has no slot, Wednesday the second of December is in sight
    assert (days[0], days[-1]) == (date(2026, 10, 2), date(2026, 12, 2))
    week = {(slot.weekday, slot.at): slot.networks for slot in BAKERY.week}
    assert len(week) == 4
    for post in found:
        assert post.moment is not None
        assert post.networks == week[post.moment.day.weekday(), post.moment.wall.time()]
    assert {after - before for before, after in pairwise(days)} == {timedelta(days=1), timedelta(days=2)}


def test_some_posts_are_ideas_without_a_day(made: Workspace) -> None:
    ideas = made.records.all(Post, client_id=client(made, DENTIST.name).id, status=PostStatus.IDEA, moment_wall=None)
    assert sorted(post.text for post in ideas) == sorted(known.text for known in DENTIST.posts[37:])
    ideas = made.records.all(Post, client_id=client(made).id, status=PostStatus.IDEA, moment_wall=None)
    assert len(ideas) == 3
    assert not {post.text for post in ideas} & {post.text for post in posts(made)}


def test_a_post_says_all_that_its_material_says(made: Workspace) -> None:
    told = attrgetter("text", "rubric", "format", "tone", "goal", "networks", "hashtags")
    assert [told(post) for post in posts(made, DENTIST.name)] == [told(known) for known in DENTIST.posts[:37]]
    every = [told(post) for post in posts(made)]
    assert {repr(each) for each in every} <= {repr(told(known)) for known in BAKERY.posts}
    assert len({each[0] for each in every}) == len(every)
    assert {post.person for post in posts(made)} == {"Nora Fenwick"}


def test_the_nearer_its_day_the_farther_a_post_is(made: Workspace) -> None:
    every = [post for known in KNOWN.clients for post in posts(made, known.name)]
    found = {(post.moment.day - TODAY).days: post.status for post in every if post.moment}
    wanted = {
        PostStatus.PUBLISHED: range(-43, 0),
        PostStatus.SCHEDULED: range(4),
        PostStatus.APPROVED: range(4, 8),
        PostStatus.TO_APPROVE: range(8, 12),
        PostStatus.DRAFT: range(12, 17),
        PostStatus.IDEA: range(17, 20),
    }
    assert found == {ahead: status for status, days in wanted.items() for ahead in days if ahead in found}
    assert {-1, 0, 3, 4, 7, 8, 11, 13, 16, 17} <= found.keys()


def budgets(made: Workspace) -> list[Budget]:
    return made.records.all(Budget, client_id=client(made).id, order_by="starts")


def test_budgets_are_of_the_months_with_figures_and_of_this_one(made: Workspace) -> None:
    found = budgets(made)
    assert [(each.starts, each.ends) for each in found] == [
        (date(2026, month, 1), date(2026, month + 1, 1)) for month in range(7, 12)
    ]
    assert [bool(each.note) for each in found] == [False, False, False, True, False]
    assert {(each.currency, each.total) for each in found} == {("EUR", euros("1800"))}


def test_an_expense_says_why_and_was_paid_when_its_day_is_over(made: Workspace) -> None:
    last, this = (made.records.all(BudgetLine, budget_id=each.id, order_by="on") for each in budgets(made)[-2:])
    known = sorted(BAKERY.lines, key=lambda line: line.day)
    told = attrgetter("category", "network", "purpose", "goal", "justification")
    for lines in (last, this):
        assert [line.on.day for line in lines if line.on] == [1, 3, 5, 6, 14, 18, 22]
        for line, each in zip(lines, known, strict=True):
            assert (told(line), line.planned) == (told(each), euros(each.planned))
    [provider] = made.records.all(Provider, client_id=client(made).id)
    assert {line.provider_id for line in (*last, *this)} == {provider.id}
    paid = [euros(amount) for amount in ("650", "340", "74.50", "415", "150", "72")]
    assert [line.actual for line in last] == [*paid, None]
    assert [line.actual for line in this] == [*paid[:4], None, None, None]


@pytest.mark.parametrize(
    ("name", "way"),
    [(BAKERY.name, Way.FREELANCER), (DENTIST.name, Way.IMMERSION), (LIBRARY.name, Way.IN_HOUSE)],
)
def test_whoever_does_the_work_stands_among_usual_offers_with_the_real_price(
    made: Workspace, name: str, way: Way
) -> None:
    whose = client(made, name).id
    [comparison] = made.records.all(Comparison, client_id=whose)
    terms = Terms("EUR", client(made, name).country)
    assert (comparison.currency, comparison.hour_value) == ("EUR", usual_hour(terms))
    assert (comparison.weights, comparison.review_on) == (usual_weights(), date(2027, 2, 14))
    offers = {offer.way: offer for offer in made.records.all(Offer, comparison_id=comparison.id)}
    [provider] = made.records.all(Provider, client_id=whose)
    assert offers.keys() == set(FIRST_WAYS) | {way}
    assert comparison.can_pay is not None
    assert comparison.ads is not None
    assert comparison.ads < comparison.can_pay
    assert provider.monthly_price is not None
    assert comparison.pays_now == provider.monthly_price + comparison.ads
    for offer in offers.values():
        own = replace(default_offer(offer.way, terms), id=offer.id, comparison_id=comparison.id)
        real = own.changed_to(name=provider.name, fee=provider.monthly_price)
        assert offer == (real if offer.way is way else own)


def test_the_last_month_of_one_client_is_judged(made: Workspace) -> None:
    [evaluation] = made.records.all(Evaluation)
    [provider] = made.records.all(Provider, client_id=client(made).id)
    assert (evaluation.client_id, evaluation.provider_id) == (client(made).id, provider.id)
    assert (evaluation.starts, evaluation.ends, evaluation.made_on) == (date(2026, 10, 1), date(2026, 11, 1), TODAY)
    assert (evaluation.kind, evaluation.note) == (ProviderKind.FREELANCER, KNOWN.evaluation.note)
    answers = made.records.all(Answer, evaluation_id=evaluation.id)
    assert {answer.item: (answer.verdict, answer.evidence, answer.comment) for answer in answers} == {
        told.item: (told.verdict, told.evidence, told.comment) for told in KNOWN.evaluation.answers
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_post_says_something_of_its_own_in_a_network_and_hashtags_are_a_set(tmp_path: Path, code: str) -> None:
    with create_workspace(tmp_path / code) as workspace:
        workspace.make_example(code)
        (own,) = workspace.records.all(PostVariant)
        post = workspace.records.get(Post, own.post_id)
        assert own.text
        assert own.text != post.text
        assert own.network in post.networks
        (kept,) = workspace.texts.snippets(post.client_id)
        assert set(post.hashtags) <= set(kept.text.split())


def test_the_bakery_has_a_series_on_the_31st(made: Workspace) -> None:
    (series,) = made.records.all(Series)
    found = made.records.all(Post, series_id=series.id, order_by="series_day")
    assert [str(each.day) for each in found] == [
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
        "2027-03-31",
        "2027-04-30",
        "2027-05-31",
    ]
    assert {each.client_id for each in found} == {client(made).id}
    assert [series.is_untouched(each) for each in found] == [True] * 6
    assert {each.text for each in found} == {BAKERY.again.series_text if BAKERY.again else ""}
