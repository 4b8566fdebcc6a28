"""What holds for every widget of the kit: it has a name, nothing is cut, it survives a change of theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.sight import words_cut
from tests.ui.gallery import PAGES, empty
from ui.pages import PAGES as LINES
from ui.shell.banner import Banner
from ui.style.theme import Scheme, use_scheme
from ui.widgets.labels import Sign
from ui.widgets.notice import Notice
from ui.window.navigation import Navigation

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language


def told(language: Language) -> QWidget:
    return Banner(language, "The file was moved.", tone="bad", actions=[("Look", lambda: None)])


def warned(_language: Language) -> QWidget:
    return Notice("The shares add up to 110 %.", "attention")


def narrow(language: Language) -> QWidget:
    made = Navigation(language, list(LINES.values()))
    made.set_narrow(True)
    return made


CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.fixture(params=sorted(PAGES))
def page(request: pytest.FixtureRequest, qtbot: QtBot, every_language: Language) -> QWidget:
    made = PAGES[request.param](every_language)
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def test_every_control_has_a_name(page: QWidget) -> None:
    seen = [each for kind in CONTROLS for each in page.findChildren(kind) if each.isVisible() and not _is_inner(each)]
    assert [each for each in seen if not each.accessibleName()] == []


def test_no_words_are_cut(page: QWidget) -> None:
    assert words_cut(page) == []


def test_labels_never_read_markup(page: QWidget) -> None:
    assert [
        each for each in page.findChildren(QLabel) if each.text() and each.textFormat() is not Qt.TextFormat.PlainText
    ] == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_change_of_theme_repaints_what_is_open(
    qtbot: QtBot, qapp: QApplication, language: Language, name: str
) -> None:
    page = PAGES[name](language)
    qtbot.addWidget(page)
    page.show()
    light = page.grab().toImage()
    use_scheme(qapp, Scheme.DARK)
    QApplication.processEvents()
    assert page.grab().toImage() != light


@pytest.mark.parametrize("make", [empty, told, narrow, warned])
def test_signs_follow_the_theme(
    qtbot: QtBot, qapp: QApplication, language: Language, make: Callable[[Language], QWidget]
) -> None:
    opened = make(language)
    qtbot.addWidget(opened)
    opened.show()
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        use_scheme(qapp, scheme)
        anew = make(language)
        qtbot.addWidget(anew)
        (old,), (new,) = (each.findChildren(Sign) for each in (opened, anew))
        assert old.grab().toImage() == new.grab().toImage()


def _is_inner(widget: QWidget) -> bool:
    """Parts that Qt builds into its own widgets; the widget around them carries the name."""
    return widget.parent() is not None and isinstance(widget.parent(), QComboBox | QLineEdit | QAbstractItemView)
