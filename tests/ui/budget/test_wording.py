"""What plan against actual says, in words."""

import pytest

from smmdesk.domain.money import Money
from smmdesk.speech.language import Language
from ui.budget.wording import chart_names, finding_of_all

EN = Language("en")


@pytest.mark.parametrize(
    ("planned", "actual", "sentence"),
    [
        (100, 73, "27% of the plan is not spent yet"),
        (100, 120, "20% more was paid than planned"),
        (100, 100, "Spending is on plan"),
        (0, 5, "Nothing is planned yet"),
    ],
)
def test_the_title_says_what_was_found(planned: int, actual: int, sentence: str) -> None:
    assert finding_of_all(Money.of(planned, "GEL"), Money.of(actual, "GEL"), EN) == sentence


@pytest.mark.parametrize(("code", "words"), [("en", "5 of 7"), ("ru", "5 из 7"), ("ka", "5 / 7")])
def test_the_words_beside_a_bar_are_those_of_the_language(code: str, words: str) -> None:
    assert chart_names(Language(code)).of("5", "7") == words
