"""What plan against actual says, in words."""

from dataclasses import replace

import pytest

from smmdesk.domain.budget import BudgetLine, Category, CategoryTotals, Sums
from smmdesk.domain.ids import BudgetId, BudgetLineId
from smmdesk.domain.money import Money
from smmdesk.speech.budgets import difference_words
from smmdesk.speech.language import Language
from ui.budget.wording import finding_of_all, paid_of_planned

EN = Language("en")


@pytest.mark.parametrize(
    ("planned", "actual", "over", "sentence"),
    [
        (100, 73, 0, "27% of the plan is still to pay"),
        (100, 120, 20, "₾20.00 over plan"),
        (100, 90, 20, "₾20.00 over plan · ₾30.00 still to pay"),
        (100, 100, 0, "Spending is on plan"),
        (0, 5, 5, "₾5.00 over plan"),
        (0, 0, 0, "Nothing is planned yet"),
    ],
)
def test_the_title_says_what_was_found(planned: int, actual: int, over: int, sentence: str) -> None:
    sums = Sums(planned=Money.of(planned, "GEL"), actual=Money.of(actual, "GEL"), over=Money.of(over, "GEL"))
    assert finding_of_all(sums, EN) == sentence


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", "over plan −₾3.00"), ("ru", "сверх плана −3,00 ₾"), ("ka", "გეგმაზე მეტი −3,00 ₾")],
)
def test_a_difference_has_its_sign_and_its_word(code: str, words: str) -> None:
    line = BudgetLine(
        id=BudgetLineId("l"),
        budget_id=BudgetId("b"),
        category=Category.CONTENT,
        planned=Money.of(5, "GEL"),
        actual=Money.of(8, "GEL"),
    )
    assert difference_words(line, Language(code)).replace("\N{NO-BREAK SPACE}", " ") == words
    assert difference_words(replace(line, actual=Money.of(5, "GEL")), EN) == "₾0.00"
    assert difference_words(replace(line, actual=None), EN) == "to pay ₾5.00"


@pytest.mark.parametrize(
    ("code", "words"), [("en", "₾5.00 of ₾7.00"), ("ru", "5,00 ₾ из 7,00 ₾"), ("ka", "5,00 ₾ / 7,00 ₾")]
)
def test_the_words_beside_a_bar_are_those_of_the_language(code: str, words: str) -> None:
    nothing = Money.zero("GEL")
    total = CategoryTotals(
        category=Category.CONTENT,
        allotted=None,
        planned=Money.of(7, "GEL"),
        actual=Money.of(5, "GEL"),
        over=nothing,
    )
    assert paid_of_planned(total, Language(code)).replace("\N{NO-BREAK SPACE}", " ") == words
