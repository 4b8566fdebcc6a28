"""Whatever is typed into a field is a value of its kind, or refused in words: an error of another kind would end the
program where a field is read while it is being hidden (see "Ownership" in ARCHITECTURE.md)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from smmdesk.domain.errors import SmmdeskError
from smmdesk.speech.language import LANGUAGES, Language
from ui.widgets.forms.date_edit import Day, Moment, read_time
from ui.widgets.forms.day_reading import read_day
from ui.widgets.forms.editors import Line, Percent, Whole
from ui.widgets.forms.money_edit import Amount

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 30)
TYPED = st.text("0123456789.,:-+*/() =²٣€₾nовg", max_size=30) | st.text(max_size=30)
HOSTILE = ("9" * 20, "1.1." + "9" * 20, "9" * 5_000, "+" + "9" * 20, "+9999", "5 ²", "31.12.9999", "1e999", "0.0.0")


def readers(language: Language) -> list[Callable[[str], object]]:
    return [
        lambda text: read_day(text, TODAY, language),
        language.read_date,
        language.read_number,
        lambda text: language.read_money(text, "EUR"),
        lambda text: language.read_part(text, "EUR"),
        read_time,
    ]


@pytest.mark.parametrize("code", LANGUAGES)
@given(text=TYPED)
@example(text=HOSTILE[0])
@example(text=HOSTILE[1])
@example(text=HOSTILE[2])
@example(text=HOSTILE[5])
def test_every_reader_reads_or_refuses(code: str, text: str) -> None:
    for read in readers(Language(code)):
        with suppress(SmmdeskError):
            read(text)


KINDS = (Day(lambda: TODAY), Moment(lambda: TODAY, lambda: "UTC"), Amount("EUR"), Whole(), Percent(), Line())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", KINDS, ids=[type(kind).__name__ for kind in KINDS])
def test_every_field_holds_it_or_refuses_it(qtbot: QtBot, every_language: Language, kind: Any, text: str) -> None:
    editor = kind.build(every_language)
    qtbot.addWidget(editor)
    lines = editor.findChildren(QLineEdit)
    assert lines
    for line in lines:
        line.setText(text)
        with suppress(SmmdeskError):
            editor.value()


def test_after_the_last_day_there_is_no_other(qtbot: QtBot, language: Language) -> None:
    editor = Day(lambda: TODAY).build(language)
    qtbot.addWidget(editor)
    editor.show_value(date.max)
    line = editor.findChild(QLineEdit)
    assert line
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert editor.value() == date.max
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert editor.value() == date.max - timedelta(days=1)
