"""Figures are copied as a spreadsheet takes them, whatever shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.widgets.figures import Figures, copy_figures, figures_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Shown(QWidget):
    """Shows what it is given."""

    def __init__(self, figures: Figures | None) -> None:
        super().__init__()
        self.figures = figures

    def as_table(self) -> Figures | None:
        return self.figures


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    made = Shown(Figures(("Name", "Sum"), [('a\t"b"', "1"), ("=HYPERLINK(1)", "€2")]))
    qtbot.addWidget(made)
    return made


def test_rows_become_cells_and_no_formula(shown: Shown) -> None:
    copy_figures(shown)
    text = QApplication.clipboard().text()
    assert text.splitlines() == ["Name\tSum", '"a\t""b"""\t1', "'=HYPERLINK(1)\t€2"]
    assert "<td>€2</td>" in QApplication.clipboard().mimeData().html()


def test_of_nothing_the_clipboard_stays_as_it_is(shown: Shown) -> None:
    QApplication.clipboard().setText("before")
    shown.figures = None
    copy_figures(shown)
    assert QApplication.clipboard().text() == "before"
    assert figures_of(shown) is None


def test_what_has_no_table_shows_no_figures(qtbot: QtBot) -> None:
    label = QLabel("5")
    qtbot.addWidget(label)
    assert figures_of(label) is None
