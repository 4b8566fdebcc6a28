"""The rule by which a client answers: one page for the wall, in three languages, on both papers, with hostile text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.documents import answer_rule, typeset
from smmdesk.documents.typeset import Paper
from smmdesk.speech.language import LANGUAGES
from tests.documents.samples import HOSTILE, edition
from tests.domain.reputation.made import rule
from tests.papers import texts_of

if TYPE_CHECKING:
    from tests.documents.conftest import Prints

FULL = rule(
    hours=(*("09:00-13:00,14:00-18:00",) * 4, "09:00-17:00", "10:00-15:00", ""),
    goal_negative=45,
    goal_other=150,
    signer="Nora",
    deputy="Alice",
    tone="Warm and short",
    steps="Thank\nAsk\nPut right",
    never="Delete a review",
    call_owner="An allergy",
)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("code", LANGUAGES)
def test_all_of_it_is_one_page(code: str, paper: Paper) -> None:
    made = edition(code, paper=paper)
    pages = texts_of(typeset.pdf(answer_rule.paper(FULL, "Sweet Balcony", "Georgia", made)))
    assert len(pages) == 1
    told = " ".join(pages[0].split())
    for words in ("Sweet Balcony", "Nora", "Alice", "Warm and short", "Put right", "Delete a review", "An allergy"):
        assert words in told, words
    assert "09:00–13:00, 14:00–18:00" in told
    assert {"en": "45 min", "ru": "45 мин", "ka": "45 წთ"}[code] in told
    assert {"en": "2 h 30 min", "ru": "2 ч 30 мин", "ka": "2 სთ 30 წთ"}[code] in told


def test_what_nobody_wrote_is_left_out_and_the_usual_hours_are_said(printed: Prints) -> None:
    paper = printed(answer_rule.paper(rule(), "Sweet Balcony", "", edition("en")))
    assert paper.holds("09:00–18:00")
    assert paper.holds("No hours are set, so the usual ones count.")
    for words in ("What we never do", "In which tone", "When the owner is called", "Stands in"):
        assert not paper.holds(words), words


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str) -> None:
    hostile = rule(signer=text, deputy=text, tone=text, steps=text * 50, never=text, call_owner=text)
    assert len(texts_of(typeset.pdf(answer_rule.paper(hostile, text, "Georgia", edition("en"))))) == 1
