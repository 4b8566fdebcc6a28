"""What holds for all documents alike: accessibility, archiving, speed."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
import typst

from smmdesk.documents import budget, calendar, checklist, checklist_blank, clients, reputation, typeset, work_plan
from smmdesk.documents.typeset import FONTS, TEMPLATES, Document
from smmdesk.domain.checklist import Verdict
from tests.documents import (
    comparisons,
    test_budget,
    test_calendar,
    test_clients,
    test_reputation,
    test_strategy,
    test_work_plan,
)
from tests.documents.samples import ITEMS, SUBJECT, answers, edition, item_words, sheet
from tests.documents.standards import Standard, set_by
from tests.strategies import FULL, second

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents.conftest import Prints

GIVEN = answers({"goals.0": Verdict.NO, "red_flags.1": Verdict.YES}, evidence="Report of May")

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "filled": lambda: checklist.filled(sheet(GIVEN), item_words("ru"), edition("ru"), subject=SUBJECT),
    "filled, short": lambda: checklist.short(sheet(GIVEN), item_words("en"), edition("en"), subject=SUBJECT),
    "blank": lambda: checklist_blank.blank(ITEMS, item_words("ka"), edition("ka")),
    "blank, short": lambda: checklist_blank.short(ITEMS, item_words("ru"), edition("ru")),
    "calendar": lambda: calendar.plan([test_calendar.FULL], test_calendar.NOVEMBER, test_calendar.NAME, edition()),
    "reputation": lambda: reputation.paper(test_reputation.said(*test_reputation.MENTIONS), edition("ru")),
    "work plan": lambda: work_plan.paper("Honey", test_work_plan.PLAN, test_work_plan.BROUGHT, [], edition("ka")),
    "budget": lambda: budget.statement(test_budget.a_budget(), test_budget.LINES, edition("ru"), client="Honey"),
    "comparison": lambda: comparisons.decided(code="ka"),
    "strategy, compared": lambda: test_strategy.paper(second(), "ka", since=FULL),
    "strategy, one page": lambda: test_strategy.one_page(code="ru"),
    "clients": lambda: clients.cards([test_clients.CARD, test_clients.CARD], edition()),
}


@pytest.mark.parametrize("standard", ["ua-1", "a-2u"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_people_with_a_screen_reader_and_archives_can_read_it(name: str, standard: Standard) -> None:
    """PDF/UA-1 asks for tags, a title and a language, PDF/A for letters that can be found; Typst refuses otherwise."""
    assert set_by(standard, DOCUMENTS[name]()).startswith(b"%PDF")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_an_image(name: str, printed: Prints) -> None:
    assert printed(DOCUMENTS[name]()).images() == 0


def test_a_checklist_costs_little_more_than_typst_itself() -> None:
    """Builder, tidying and all, against a bare `typst.compile` of the same source; each round has texts of its own."""
    ours, bare = [], []
    for number in range(6):
        ours.append(_seconds(partial(_whole, f"ours {number}")))
        bare.append(_seconds(partial(_bare, *typeset.source(_fresh(f"bare {number}")))))
    assert min(ours) <= 1.3 * min(bare)


def _whole(mark: str) -> bytes:
    return typeset.pdf(_fresh(mark))


def _bare(path: str, inputs: dict[str, str]) -> object:
    return typst.compile(
        path, root=str(TEMPLATES), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs=inputs
    )


def _fresh(mark: str) -> Document:
    words = {
        key: checklist.ItemWords(statement=f"{told.statement} {mark}", how_to_check=mark, advice=told.advice)
        for key, told in item_words().items()
    }
    return checklist.filled(sheet(GIVEN), words, edition(), subject=SUBJECT)


def _seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start
