"""The table of posts: which of its columns are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from smmdesk.domain.ids import ClientId
from smmdesk.knowledge import Knowledge
from smmdesk.speech.language import LANGUAGES, Language
from ui.calendar.lists.post_list import COLUMNS, PostList
from ui.calendar.shown.looks import ClientMark

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TWO = {ClientId(each): ClientMark(each, "B", "series.0") for each in ("Bakery", "Clinic")}


def titles(table: PostList) -> list[str]:
    across = Qt.Orientation.Horizontal
    shown = [index for index in range(table.model().columnCount()) if not table.isColumnHidden(index)]
    return [str(table.model().headerData(index, across)) for index in shown]


@pytest.fixture
def table(qtbot: QtBot, language: Language) -> PostList:
    made = PostList(language, dated=True)
    qtbot.addWidget(made)
    made.resize(1200, 300)
    made.show()
    return made


def test_the_client_is_told_where_several_are_shown(table: PostList) -> None:
    alone = ["When", "Networks", "Text", "Rubric", "Format", "Status", "Person"]
    assert titles(table) == alone
    table.set_marks(TWO)
    assert titles(table) == ["When", "Client", *alone[1:]]
    table.set_marks({})
    assert titles(table) == alone


def test_in_a_narrow_window_the_text_keeps_its_room(table: PostList) -> None:
    table.set_marks(TWO)
    left = []
    for width in range(1200, 500, -20):
        table.resize(width, 300)
        left.append(titles(table))
    assert [each for at, each in enumerate(left) if at == 0 or each != left[at - 1]] == [
        ["When", "Client", "Networks", "Text", "Rubric", "Format", "Status", "Person"],
        ["When", "Client", "Networks", "Text", "Rubric", "Format", "Status"],
        ["When", "Client", "Networks", "Text", "Rubric", "Status"],
        ["When", "Client", "Networks", "Text", "Status"],
        ["When", "Client", "Text", "Status"],
        ["When", "Client", "Text"],
    ]


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_it_never_scrolls_sideways(code: str, qtbot: QtBot) -> None:
    table = PostList(Language(code), dated=True)
    qtbot.addWidget(table)
    table.set_marks(TWO)
    table.show()
    for width in range(1200, 360, -60):
        table.resize(width, 300)
        assert table.horizontalHeader().length() <= table.viewport().width()


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_suggested_rubric_is_whole_beside_the_text(code: str, qtbot: QtBot) -> None:
    table = PostList(Language(code), dated=True)
    qtbot.addWidget(table)
    table.resize(924, 300)
    table.show()
    rubric, metrics = COLUMNS.index("rubric"), table.fontMetrics()
    widest = max(metrics.horizontalAdvance(each.name) for each in Knowledge(code).rubrics())
    assert not table.isColumnHidden(rubric)
    assert table.columnWidth(rubric) >= widest + 20
