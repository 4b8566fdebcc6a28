"""The example workspace's material: believable, complete, and in order with the rules of the program."""

import re

import pytest

from smmdesk.domain.budget import Category
from smmdesk.domain.checklist import Verdict, score
from smmdesk.domain.comparison import Way
from smmdesk.domain.money import Money
from smmdesk.domain.repeats import nearest
from smmdesk.knowledge import Knowledge, Unit
from smmdesk.knowledge.files import words
from smmdesk.knowledge.worn_out import worn_out_in
from smmdesk.speech.language import LANGUAGES
from tests.every import every


@pytest.fixture(params=LANGUAGES)
def knowledge(request: pytest.FixtureRequest) -> Knowledge:
    return Knowledge(request.param)


def test_three_clients_with_forty_posts_or_more_each(knowledge: Knowledge) -> None:
    clients = knowledge.example().clients
    assert [client.key for client in clients] == ["confectioner", "dentist", "library"]
    for client in clients:
        assert len(client.posts) == len({post.text for post in client.posts}) == (50 if client.week else 40)
        assert len(client.accounts) == len({account.network for account in client.accounts}) == 3
        assert any(contact.decides for contact in client.contacts)
        assert client.slots
        assert client.person
        assert client.country.language == knowledge.code or knowledge.code == "en"


def test_posts_keep_within_the_limits(knowledge: Knowledge) -> None:
    lengths: list[tuple[int, int]] = []
    for client in knowledge.example().clients:
        for post in client.posts:
            assert post.networks
            assert post.goal in client.goals.values()
            assert every(re.fullmatch(r"#\w+", tag) for tag in post.hashtags)
            for network in post.networks:
                limits = knowledge.network(network).of("text") + knowledge.network(network).of("text_with_media")
                lengths += [(len(post.text), limit.amount) for limit in limits if limit.unit is Unit.CHARACTERS]
    assert every(length <= most for length, most in lengths)


def test_budgets_are_plain_amounts_within_their_total(knowledge: Knowledge) -> None:
    for client in knowledge.example().clients:
        currency = client.country.currency
        planned = [Money.of(line.planned, currency) for line in client.lines]
        assert Money.total(planned, currency) <= Money.of(client.budget_total, currency)
        assert {line.category for line in client.lines} == set(Category)
        for line in client.lines:
            assert line.purpose
            assert 1 <= line.day <= 28
            if line.actual is not None:
                assert Money.of(line.actual, currency).minor > 0
        assert Money.of(client.fee, currency).minor > 0
        assert Money.of(client.provider.price, currency).minor > 0


def test_one_expense_shows_what_lacks_a_reason(knowledge: Knowledge) -> None:
    unjustified = [
        line.key
        for client in knowledge.example().clients
        for line in client.lines
        if not (line.goal and line.justification)
    ]
    assert unjustified == ["props"]


def test_the_evaluation_answers_items_there_are_and_leaves_few_open(knowledge: Knowledge) -> None:
    """As real ones do: an item that is added later needs no verdict here."""
    evaluation = knowledge.example().evaluation
    items = knowledge.checklist().items
    answered = [answer.item for answer in evaluation.answers]
    assert answered == [item.key for item in items if item.key in answered]
    assert len(items) - 5 <= len(answered)
    assert {answer.verdict for answer in evaluation.answers} == set(Verdict)
    assert sum(bool(answer.evidence) for answer in evaluation.answers) >= 20
    share = score(items, {answer.item: answer.verdict for answer in evaluation.answers}).share
    assert share is not None
    assert 0.4 < share < 0.8


def test_our_own_texts_are_not_worn_out(knowledge: Knowledge) -> None:
    for client in knowledge.example().clients:
        for post in client.posts:
            assert worn_out_in(post.text) == []


def test_the_clinic_keeps_to_what_is_taught(knowledge: Knowledge) -> None:
    """A specialist on site is an agency with immersion, whose fee is an expense; patients have no names in posts."""
    clinic = next(each for each in knowledge.example().clients if each.key == "dentist")
    assert clinic.provider.way is Way.IMMERSION
    assert clinic.fee == clinic.provider.price
    assert clinic.fee in {line.planned for line in clinic.lines if line.category is Category.CONTENT}
    reviews = next(row["name"] for key, row in words(knowledge.code, "rubrics")["rubrics"].items() if key == "reviews")
    thanks = [post.text for post in clinic.posts if post.rubric == reviews]
    assert thanks
    assert [each for each in thanks if re.search(r"(Thank you|Спасибо|მადლობა), \w+\.", each)] == []


def test_no_post_repeats_another_by_our_own_rule(knowledge: Knowledge) -> None:
    for client in knowledge.example().clients:
        for number, post in enumerate(client.posts):
            assert nearest(post.text, enumerate(each.text for each in client.posts[:number])) is None, post.text
