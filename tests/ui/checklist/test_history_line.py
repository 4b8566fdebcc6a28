"""The line of earlier scores says the same to who listens, who points, who reads its figures and who copies them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ui.checklist.history_line import HistoryLine, Mark
from ui.shell.without_mouse import explained
from ui.widgets.figures import figures_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smmdesk.speech.language import Language

MARKS = (
    Mark(id="1", label="Sep", period="September 2026", by="Agency", share=Fraction(1, 2)),
    Mark(id="2", label="Oct", period="October 2026", by="Freelancer", share=Fraction(3, 4)),
)


@pytest.fixture
def line(language: Language, around: QWidget) -> HistoryLine:
    made = HistoryLine(language)
    made.setParent(around)
    made.show_marks(MARKS, "2", "25 points more")
    return made


def test_it_is_heard_and_read_in_words(line: HistoryLine) -> None:
    told = ["September 2026: 50%, Agency", "October 2026: 75%, Freelancer"]
    assert line.spoken() == told
    assert [*explained(line.window())] == [("25 points more", "\n".join(told))]


def test_a_score_just_below_a_threshold_is_not_rounded_up_to_it(line: HistoryLine) -> None:
    line.show_marks((replace(MARKS[0], share=Fraction(97, 130)),), "1", "")
    assert line.spoken() == ["September 2026: 74%, Agency"]


def test_it_is_copied_in_cells(line: HistoryLine) -> None:
    figures = figures_of(line)
    assert figures is not None
    assert figures.heads == ["Period", "Score", "Whose work"]
    assert [*figures.rows] == [
        ("September 2026", "50%", "Agency"),
        ("October 2026", "75%", "Freelancer"),
    ]
    line.show_marks((), "", "")
    assert figures_of(line) is None
