"""Answers in words: spans of time, the hours of a week, and how few there are."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smmdesk.domain.reputation.answering import Counting, WorkingTime, answers, waits
from smmdesk.domain.reputation.named import AnswerFigure
from smmdesk.domain.reputation.placeholders import PLACEHOLDERS
from smmdesk.speech.answers import (
    answer_words,
    figure_words,
    gap_words,
    goals_told,
    hours_told,
    span_words,
    tile_words,
    week_told,
)
from smmdesk.speech.language import LANGUAGES, Language
from tests.domain.reputation.made import ZONE, at, mention, rule

EN = Language("en")
NOW = at("2026-11-16T15:00").utc()
BY = Counting(rule(), WorkingTime.of(rule(), ZONE, ()), NOW)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (130, "2 h 10 min"), (Fraction(87, 2), "44 min"), (1440, "24 h")],
)
def test_a_span(minutes: Fraction | int, words: str) -> None:
    assert span_words(minutes, EN) == words


def test_days_of_the_same_hours_are_one_line() -> None:
    hours = (*("09:00-13:00,14:00-18:00",) * 4, "09:00-17:00", "", "")
    assert week_told(rule(hours=hours), EN) == [
        ("Mon – Thu", "09:00–13:00, 14:00–18:00"),
        ("Fri", "09:00–17:00"),
        ("Sat – Sun", "closed"),
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_said_that_nobody_set_hours_and_what_becomes_of_days_off(code: str) -> None:
    language = Language(code)
    usual, named, unnamed, never = (
        [*hours_told(each, country, language)]
        for each, country in (
            (rule(), "Georgia"),
            (rule(hours=("09:00-18:00",) * 7), "Georgia"),
            (rule(hours=("09:00-18:00",) * 7), ""),
            (rule(hours=("09:00-18:00",) * 7, closed_on_holidays=False), "Georgia"),
        )
    )
    assert [len(each) for each in (usual, named, unnamed, never)] == [4, 2, 2, 1]
    assert "Georgia" in named[-1]
    assert "Georgia" not in unnamed[-1]
    assert goals_told(rule(), language).count("2") == 1
    assert len({gap_words(name, language) for name in PLACEHOLDERS}) == len(PLACEHOLDERS)


def test_what_waits_says_for_how_long_and_of_what_has_no_hour_in_days() -> None:
    known = mention(moment=at("2026-11-13T17:00"), needs_answer=True)
    untimed = mention(moment=at("2026-11-13T00:00"), timed=False, needs_answer=True)
    found = waits([known, untimed], BY)
    assert answer_words(known, found, NOW, EN) == "Waits 7 h"
    assert answer_words(untimed, found, NOW, EN) == "Waits 3 days"
    assert answer_words(mention(), found, NOW, EN) == ""


def test_without_an_answer_there_is_no_data_and_no_nought() -> None:
    nothing = answers([], BY.rule, BY.working, NOW)
    assert [figure_words(each, nothing, EN) for each in AnswerFigure] == ["no data", "no data", "no data", "0", "0"]
    assert tile_words(nothing, EN) == ("no data", "", "")
