"""Which expenses are justified, by their own words or by those of other lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.budget import BudgetLine, Category
from smmdesk.domain.ids import BudgetId, BudgetLineId
from smmdesk.domain.justification import Ground, Grounds, grounds
from smmdesk.domain.money import Money

BOTH = (Ground.GOAL, Ground.REASON)
ONE = Money(1, "EUR")


def line(id: str, goal: str = "", reason: str = "", **values: Any) -> BudgetLine:
    known = {"category": Category.PROMOTION, "planned": ONE, **values}
    return BudgetLine(id=BudgetLineId(id), budget_id=BudgetId("b"), goal=goal, justification=reason, **known)


def of(wanted: BudgetLine, *others: BudgetLine) -> Grounds:
    return grounds([*others, wanted])[wanted.id]


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({"planned": Money(0, "EUR")}, ()),  # nothing is spent on it
        ({}, BOTH),
        ({"planned": Money(0, "EUR"), "actual": Money(0, "EUR")}, ()),
        ({"planned": Money(0, "EUR"), "actual": ONE}, BOTH),
        ({"goal": "leads"}, (Ground.REASON,)),
        ({"goal": "leads", "reason": " "}, (Ground.REASON,)),
        ({"goal": " ", "reason": "a tried audience"}, (Ground.GOAL,)),
        ({"goal": "leads", "reason": "a tried audience"}, ()),
    ],
)
def test_an_expense_names_its_goal_and_reason(values: dict[str, Any], missing: tuple[Ground, ...]) -> None:
    assert of(line("l", **values)).missing == missing


def test_where_all_other_lines_name_one_goal_it_is_that_of_the_line_that_names_none() -> None:
    others = line("a", "20 leads", "they asked"), line("b", " 20  Leads ", category=Category.CONTENT)
    found = of(line("l", reason="a tried audience"), *others)
    assert (found.goal, found.reason, found.taken, found.missing) == ("20 leads", "a tried audience", Ground.GOAL, ())
    just_begun = line("c", planned=Money(0, "EUR"))
    assert of(line("l", reason="x"), *others, just_begun).taken is Ground.GOAL


@pytest.mark.parametrize(
    "others",
    [
        (),
        (line("a", "leads", "x"), line("b", "reach", "x")),
        (line("a", "leads", "x"), line("b", "", "x")),  # then not all others name it
    ],
)
def test_a_goal_that_others_do_not_agree_on_is_missing(others: tuple[BudgetLine, ...]) -> None:
    found = of(line("l", reason="a tried audience"), *others)
    assert (found.goal, found.reason, found.missing) == ("", "a tried audience", (Ground.GOAL,))


def test_a_reason_is_that_of_the_first_line_of_the_same_category_and_goal() -> None:
    others = (
        line("a", "leads", "other category", category=Category.CONTENT),
        line("b", "reach", "other goal"),
        line("c", "Leads", "first"),
        line("d", "leads", "second"),
    )
    found = of(line("l", "leads"), *others)
    assert (found.reason, found.taken, found.missing) == ("first", Ground.REASON, ())
    assert of(line("l", "leads"), *others[:2]).missing == (Ground.REASON,)


def test_with_neither_of_the_two_nothing_is_taken() -> None:
    found = of(line("l"), line("a", "leads", "first"))
    assert (found.goal, found.reason, found.taken, found.missing) == ("", "", None, BOTH)


TEXTS = st.sampled_from(["", " ", "leads", "Leads", "reach"])


@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(list(Category)), st.booleans()), max_size=6))
def test_what_is_taken_was_typed_and_nothing_typed_is_replaced(
    drawn: list[tuple[str, str, Category, bool]],
) -> None:
    lines = [
        line(str(number), goal, reason, category=category, planned=Money(int(paid), "EUR"))
        for number, (goal, reason, category, paid) in enumerate(drawn)
    ]
    typed = {text for each in lines for text in (each.goal, each.justification)}
    for each, found in ((each, grounds(lines)[each.id]) for each in lines):
        assert {found.goal, found.reason} <= typed
        assert found.goal == each.goal or (not each.goal.strip() and found.taken is Ground.GOAL)
        assert found.reason == each.justification or (not each.justification.strip() and found.taken is Ground.REASON)
        assert bool(found.missing) == (each.is_expense and not (found.goal.strip() and found.reason.strip()))
