"""Which replies are offered for a mention, and what fills them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.clients import Client, Segment
from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.named import About, Sentiment
from smmdesk.domain.reputation.placeholders import PLACEHOLDERS, check_placeholders
from smmdesk.domain.reputation.tone import NO_ENGAGEMENT
from smmdesk.knowledge.reputation import read_starters
from smmdesk.services.replies import about_of, can_joke, filling, offered
from smmdesk.services.reputation import ReputationSheet
from smmdesk.speech.language import LANGUAGES
from tests.domain.reputation.made import CLIENT, brand, mention, rule

if TYPE_CHECKING:
    from smmdesk.domain.reputation.records import ReplyTemplate


def client(**values: Any) -> Client:
    return Client(**{"id": CLIENT, "name": "Sweet Balcony", "language": "en", **values})


def sheet(**values: Any) -> ReputationSheet:
    given = {"client": client(), "brands": [brand(own=True, name="The Balcony")], "rule": rule(signer="Nino")}
    rest = {"period": Period.month(2026, 11), "mentions": (), "is_begun": True, "rivals": ()}
    watched = {"sign": None, "recent": (), "voices": None, "own_pages": NO_ENGAGEMENT}
    return ReputationSheet(**{**given, **rest, **watched, **values})


def reply(about: About, name: str = "") -> ReplyTemplate:
    from smmdesk.services.answers import blank_reply

    return blank_reply(CLIENT, name or about.value, about=about, text=f"Of {about}")


def test_what_suits_stands_first_and_the_others_as_they_were() -> None:
    replies = [reply(About.PRAISE), reply(About.COMPLAINT), reply(About.QUESTION)]
    found = offered(replies, mention(tone=Sentiment.NEGATIVE), client(), may_joke=True)
    assert [each.about for each in found] == [About.COMPLAINT, About.PRAISE, About.QUESTION]
    assert found[0].id == replies[1].id


@pytest.mark.parametrize(
    ("values", "about"),
    [
        ({"tone": Sentiment.NEGATIVE, "text": "Why?"}, About.COMPLAINT),
        ({"text": "Open on Sunday?"}, About.QUESTION),
        ({"tone": Sentiment.POSITIVE, "text": "Who else bakes so well?"}, About.PRAISE),
        ({}, About.PRAISE),
    ],
)
def test_what_a_mention_most_likely_is(values: dict[str, Any], about: About) -> None:
    assert about_of(mention(**values)) is about


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_replies_of_ones_own_those_of_the_knowledge_are_offered(code: str) -> None:
    found = offered([], mention(), client(language=code), may_joke=True)
    assert {each.about for each in found} == {*About}
    assert {each.id for each in found} == {None}
    for each in read_starters(code):
        check_placeholders(each.text)


@pytest.mark.parametrize(
    ("said", "of", "may"),
    [
        ({}, {}, True),
        ({"stars": 1}, {}, False),
        ({"topics": ("allergy",)}, {}, False),
        ({"text": "My son was poisoned"}, {}, False),
        ({}, {"sphere": "medicine"}, False),
        ({}, {"sphere": "law"}, False),
        ({}, {"segment": Segment.GOVERNMENT}, False),
    ],
)
def test_nobody_jokes_of_what_is_grave(said: dict[str, Any], of: dict[str, Any], may: bool) -> None:
    told, whose = mention(**said), client(**of)
    assert can_joke(told, whose) is may
    found = offered([], told, whose, may_joke=can_joke(told, whose))
    assert (About.TRIFLE in {each.about for each in found}) is may


def test_every_placeholder_is_filled_from_what_is_known() -> None:
    told = mention(author="Anna", place="Town map", topics=("delivery", "price"))
    found = filling(told, sheet(client=client(messengers="\n WhatsApp: 20 910\nTelegram", site="sweet.example")))
    assert found == {
        "author": "Anna",
        "brand": "The Balcony",
        "place": "Town map",
        "topic": "delivery",
        "signer": "Nino",
        "contact": "WhatsApp: 20 910",
    }
    assert found.keys() == {*PLACEHOLDERS}
    empty = filling(mention(), sheet(client=client(site=" sweet.example "), brands=(), rule=rule()))
    assert (empty["contact"], empty["brand"], empty["signer"]) == ("sweet.example", "Sweet Balcony", "")
