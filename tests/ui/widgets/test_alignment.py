"""Fields of a form begin and end on one line, and their words begin at one pixel, whatever they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.style import tokens
from ui.style.theme import colour
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day, Time
from ui.widgets.forms.editors import Line, Lines, Percent, Whole
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.money_edit import Amount

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.domain.money import Money
    from smmdesk.speech.language import Language
    from ui.widgets.forms.editor import Editor

WORD = "HHH"
"""Letters with an upright stroke on their left."""
KINDS: dict[str, Any] = {
    "line": Line(),
    "offered": Line(suggestions=lambda: (WORD,)),
    "lines": Lines(),
    "choice": Choice([(WORD, WORD)]),
    "found": Choice([(WORD, WORD)], searchable=True),
}
NUMBERS: dict[str, Any] = {
    "money": Amount("EUR"),
    "share": Percent(),
    "count": Whole(),
    "day": Day(lambda: date(2026, 11, 16)),
    "at": Time(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    id: str = "1"
    line: str = WORD
    offered: str = WORD
    lines: str = WORD
    choice: str = WORD
    found: str = WORD
    money: Money | None = None
    share: int | None = None
    count: int | None = None
    day: date | None = None
    at: None = None


@pytest.fixture
def form(language: Language, qtbot: QtBot) -> Form:
    whole = (Field(name, name.title(), kind) for name, kind in KINDS.items())
    halves = (Field(name, name.title(), kind, half=True) for name, kind in NUMBERS.items())
    made = Form(language, (Section("", (*whole, *halves)),))
    qtbot.addWidget(made)
    made.show_record(Card())
    made.resize(336, 1000)
    made.show()
    QApplication.processEvents()
    return made


def first_ink(form: Form, name: str) -> int:
    """The first column of the field's picture in which its words are painted, from where the field begins."""
    core = form.editor(name).focusProxy()
    assert core is not None
    # its cursor is no word
    if isinstance(core, QPlainTextEdit):
        core.setCursorWidth(0)
    if isinstance(core, QLineEdit):
        core.end(False)
    picture, dark = core.grab().toImage(), colour("text").lightness() + 60
    rows = range(4, min(picture.height(), 30))
    inked = (x for x in range(3, picture.width()) for y in rows if picture.pixelColor(x, y).lightness() < dark)
    return next(inked)


def test_words_begin_at_the_same_pixel(form: Form) -> None:
    assert {name: first_ink(form, name) for name in KINDS} == dict.fromkeys(KINDS, first_ink(form, "line"))


def test_words_stay_where_they_are_when_the_keyboard_comes(form: Form, qtbot: QtBot) -> None:
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    for name in ("line", "lines", "choice"):
        before = first_ink(form, name)
        form.editor(name).setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.processEvents()
        assert first_ink(form, name) == before, name


def edges(editor: Editor) -> tuple[int, int]:
    """Where what is framed in it begins and ends, from where it begins."""
    parts = [each for each in editor.children() if isinstance(each, QWidget) and each.isVisible()]
    return min(each.x() for each in parts), max(each.x() + each.width() for each in parts)


@pytest.mark.parametrize("name", [*KINDS, *NUMBERS])
def test_a_field_takes_the_width_that_it_is_given(form: Form, name: str) -> None:
    editor = form.editor(name)
    assert edges(editor) == (0, editor.width())


def test_fields_of_a_form_end_where_the_others_end(form: Form) -> None:
    editors = [form.editor(name) for name in KINDS | NUMBERS]
    ends = [each.mapTo(form, QPoint(each.width(), 0)).x() for each in editors]
    assert {*ends[: len(KINDS)]} == {form.width()}
    assert {*ends[len(KINDS) :]} == {form.width(), (form.width() - tokens.SPACE_3) // 2}
