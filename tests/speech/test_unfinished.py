"""What is open is told in every language with the name of the row and everything else that the sentence names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.sheets import ROWS
from smmdesk.domain.strategy.unfinished import Check, unfinished
from smmdesk.knowledge import Knowledge
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.unfinished import open_words, row_name
from tests.domain.strategy.full import FULL, first, said
from tests.domain.strategy.test_unfinished import BOTH, CASES

if TYPE_CHECKING:
    from smmdesk.domain.strategy.checks import StrategyFacts


def told(facts: StrategyFacts, code: str = "en") -> list[str]:
    language, names = Language(code), Knowledge(code).metric_name
    return [open_words(each, facts.sheet, names, language).text for each in unfinished(facts)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_left_to_be_filled_in(code: str) -> None:
    sentences = [text for facts in (*(case.facts for case in CASES), BOTH) for text in told(facts, code)]
    assert len(sentences) > len(Check)
    assert not [text for text in sentences if "{" in text or "}" in text]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (first(Part.GOALS, target=None), "Goal “Be known in town” has no number."),
        (replace(FULL, known_metrics={"cpl", "leads"}), "KPI “Followers” has never had a figure."),
        (said(Part.TOOLS, measure=""), "“How it is measured” is empty: Reels."),
        (first(Part.CHANNELS, slots=()), "Channel Instagram has no times for posts."),
    ],
)
def test_the_row_is_named_as_people_call_it(facts: StrategyFacts, sentence: str) -> None:
    assert told(facts) == [sentence]


def test_a_row_without_a_name_is_told_by_its_number() -> None:
    facts = first(Part.PORTRAITS, name=" ")
    row = facts.sheet.rows[Part.PORTRAITS][0]
    assert row_name(row, facts.sheet, str, Language("en")) == "5.1"


@pytest.mark.parametrize("part", Part)
def test_every_kind_of_row_has_a_name(part: Part) -> None:
    row = FULL.sheet.rows[part][0]
    assert type(row) is ROWS[part]
    assert row_name(row, FULL.sheet, Knowledge("ka").metric_name, Language("ka"))


def test_months_and_amounts_are_told_in_the_language() -> None:
    (text,) = told(first(Part.KPI, plan={"2026-10": 1000}), "ru")
    assert text.endswith("(2 из 3, первый — ноябрь 2026).")
    assert told(first(Part.KPI, plan={"2026-10": 1000}))[0].endswith("(2 of 3, the first is November 2026).")
