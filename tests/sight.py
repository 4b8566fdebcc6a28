"""What a person sees of a widget: it in front, whether anything is cut, and whether anything lies out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QWidget

from ui.strategy.version_button import VersionButton
from ui.widgets.labels import Elided

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def words_cut(root: QWidget) -> list[str]:
    """Labels and buttons in sight that have less room than their words need."""
    labels = [each for each in root.findChildren(QLabel) if each.isVisible() and not isinstance(each, Elided)]
    buttons = [each for each in root.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    worded: list[QLabel | QAbstractButton] = [*labels, *buttons]
    return [each.text() for each in worded if each.text() and is_cut(each)]


def is_cut(widget: QLabel | QAbstractButton) -> bool:
    """Whether it has less room than its words need."""
    wraps = isinstance(widget, QLabel) and widget.wordWrap()
    # what gives way shows as many of its words as there is room for
    hint = QPushButton.sizeHint(widget) if isinstance(widget, VersionButton) else widget.sizeHint()
    need = widget.heightForWidth(widget.width()) if wraps else hint.width()
    return (widget.height() if wraps else widget.width()) < need - 1


def too_low(root: QWidget) -> list[str]:
    """What places itself in less height than it needs at its width, so that the end of it is missing."""
    sized = [each for each in root.findChildren(QWidget) if each.isVisible() and each.hasHeightForWidth()]
    needs = [(each, each.heightForWidth(each.width())) for each in sized if each.layout() is None]
    return [f"{type(each).__name__}: {each.height()} < {need}" for each, need in needs if each.height() < need - 1]


def out_of_reach(root: QWidget) -> list[str]:
    """What would have to be scrolled sideways where no bar allows that."""
    hidden = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    areas = [each for each in root.findChildren(QScrollArea) if each.isVisible()]
    narrow = [each for each in areas if each.horizontalScrollBarPolicy() is hidden]
    return [
        f"{type(content).__name__}: {content.width()} > {each.viewport().width()}"
        for each in narrow
        if (content := each.widget()) is not None and content.width() > each.viewport().width()
    ]


def in_sight(stop: QWidget, root: QWidget) -> QRect:
    """The part of it that is not scrolled away, as the root counts."""
    part = QRect(stop.mapTo(root, QPoint(0, 0)), stop.size())
    above = stop.parentWidget()
    while above is not None and above is not root:
        part = part.intersected(QRect(above.mapTo(root, QPoint(0, 0)), above.size()))
        above = above.parentWidget()
    return part.intersected(root.rect())


def bring_to_front(qtbot: QtBot, widget: QWidget, size: tuple[int, int]) -> None:
    """Show it in that size, with the keyboard."""
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
