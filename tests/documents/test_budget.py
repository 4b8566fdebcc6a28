from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.documents import budget
from smmdesk.documents.limits import TooLongForPaperError
from smmdesk.documents.typeset import Paper
from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.ids import BudgetId, BudgetLineId, ClientId, ProviderId
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from tests.documents.samples import HOSTILE, edition
from tests.every import every

if TYPE_CHECKING:
    from tests.documents.conftest import Prints


def gel(amount: int | str) -> Money:
    return Money.of(amount, "GEL")


def a_budget(**values: Any) -> Budget:
    known = {
        "id": BudgetId("b"),
        "client_id": ClientId("c"),
        "starts": date(2026, 11, 1),
        "ends": date(2026, 12, 1),
        "currency": "GEL",
        "total": gel(1000),
        **values,
    }
    return Budget(**known)


def a_line(**values: Any) -> BudgetLine:
    known = {
        "id": BudgetLineId("l"),
        "budget_id": BudgetId("b"),
        "category": Category.CONTENT,
        "planned": gel(300),
        "goal": "Orders",
        "justification": "Own photos sell",
        **values,
    }
    return BudgetLine(**known)


LINES = (
    a_line(purpose="Photos", actual=gel("310.50"), on=date(2026, 11, 3), provider_id=ProviderId("p")),
    a_line(
        id=BudgetLineId("m"), purpose="Ads", category=Category.PROMOTION, network=Network.VK, goal="", justification=""
    ),
)


@pytest.mark.parametrize(("code", "total"), [("en", "₾1,000.00"), ("ru", "1 000,00 ₾"), ("ka", "1 000,00 ₾")])
@pytest.mark.parametrize("paper", list(Paper))
def test_sums_are_printed_in_the_language_asked_for(code: str, total: str, paper: Paper, printed: Prints) -> None:
    read = printed(budget.statement(a_budget(), LINES, edition(code, paper), client="Honey & Crumb"))
    assert read.holds(total)
    assert read.fonts() <= {"FiraGO", "NotoEmoji"}


def test_categories_show_split_plan_and_actual(printed: Prints) -> None:
    paper = printed(budget.statement(a_budget(), LINES, edition(), client="Honey & Crumb"))
    assert paper.holds("Content and running the pages 60% ₾600.00 ₾300.00 ₾310.50 ₾10.50 ₾0.00")
    assert paper.holds("Promotion 30% ₾300.00 ₾300.00 ₾0.00 ₾0.00 ₾300.00")
    assert paper.holds("Total 100% ₾1,000.00 ₾600.00 ₾310.50 ₾10.50 ₾300.00")


def test_the_difference_has_its_sign_and_its_word_and_is_never_netted(printed: Prints) -> None:
    paper = printed(budget.statement(a_budget(), LINES, edition(), client="Honey & Crumb"))
    assert paper.holds("Planned − paid: ₾10.50 over plan · ₾300.00 still to pay.")
    assert paper.holds("₾310.50 −₾10.50 over plan")
    assert paper.holds("Total ₾600.00 ₾310.50 −₾10.50 over plan ₾300.00 to pay")
    assert "289.50" not in paper.text


def test_an_expense_without_a_reason_is_flagged(printed: Prints) -> None:
    paper = printed(budget.statement(a_budget(), LINES, edition(), client="x"))
    assert paper.text.count("Goal and reason missing") == 1
    assert paper.holds("1 expense is not justified yet.")
    assert printed(budget.statement(a_budget(), LINES[:1], edition(), client="x")).text.count("missing") == 0


def test_an_expense_says_what_for_by_whom_and_why(printed: Prints) -> None:
    names = {ProviderId("p"): "Nino"}
    paper = printed(budget.statement(a_budget(), LINES, edition(), client="x", providers=names))
    for words in ("Photos", "Nino", "Goal: Orders", "Why: Own photos sell", "3 Nov 2026", "Promotion · VK"):
        assert paper.holds(words)


def test_a_total_that_differs_from_the_share_of_revenue_is_pointed_out(printed: Prints) -> None:
    shared = a_budget(revenue=gel(5000), share=1250)
    paper = printed(budget.statement(shared, (), edition(), client="x"))
    assert paper.holds("12.5% of a revenue of ₾5,000.00 is ₾625.00.")
    assert paper.holds("The total is ₾375.00 more than that share.")


def test_a_budget_without_a_total_or_lines_can_be_printed(printed: Prints) -> None:
    paper = printed(budget.statement(a_budget(total=None), (), edition(), client="x"))
    assert paper.holds("There are no expenses yet.")


def test_a_thousand_expenses_are_set_and_too_many_refused(printed: Prints) -> None:
    many = [a_line(id=BudgetLineId(str(number)), purpose=f"Expense {number}") for number in range(1000)]
    document = budget.statement(a_budget(), many, edition(), client="x")
    from smmdesk.documents import typeset

    assert typeset.pdf(document).startswith(b"%PDF")
    with pytest.raises(TooLongForPaperError):
        budget.statement(a_budget(), many * 4, edition(), client="x")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, printed: Prints) -> None:
    line = a_line(purpose=text, goal=text, justification=text, provider_id=ProviderId("p"))
    document = budget.statement(a_budget(note=text), [line], edition(), client=text, providers={ProviderId("p"): text})
    paper = printed(document)
    assert "root:" not in paper.text
    assert (paper.images(), paper.links()) == (0, set())
    assert paper.inside()


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_amounts_of_any_size_stand_clear_of_one_another(code: str, printed: Prints) -> None:
    lines = [a_line(planned=gel(98_765_432_101), actual=gel(1_234_567_890))] * 3
    whole = a_budget(total=gel(9_876_543_210_123), revenue=gel(98_765_432_101_234), share=1234)
    paper = printed(budget.statement(whole, lines, edition(code), client="x"))
    assert paper.clear()
    assert every(
        paper.holds(edition(code).language.money(gel(amount))) for amount in (9_876_543_210_123, 296_296_296_303)
    )


def test_ordinary_amounts_are_set_large(printed: Prints) -> None:
    first = printed(budget.statement(a_budget(), LINES, edition(), client="x")).pieces[0]
    assert next(piece.size for piece in first if piece.text == "₾1,000.00") == 15


def test_an_expense_stays_whole_in_a_script_of_many_bytes(printed: Prints) -> None:
    """Georgian takes three bytes a letter; a row of 500 letters is not long."""
    why = "ვაცხობთ თაფლის ტორტს ბებიის რეცეპტით. " * 12
    lines = [a_line(purpose=f"ხარჯი {number}", justification=f"{why}ბოლო {number}.") for number in range(20)]
    paper = printed(budget.statement(a_budget(), lines, edition("ka"), client="x"))
    for number in range(20):
        (page,) = [text for text in paper.page_texts if f"ხარჯი {number}\n" in text]
        assert f"ბოლო {number}." in page
