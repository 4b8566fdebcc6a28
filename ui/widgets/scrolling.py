"""Contents that scroll up and down where the room is too low for them, and never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.style import tokens
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from collections.abc import Iterable


class ScrollArea(QScrollArea):
    """One that can be read, and is more to a screen reader than Qt's."""

    heard_as = Heard.AREA


def scrolling(inside: QWidget) -> ScrollArea:
    """Without an edge or a ground of its own; the keyboard goes to what is inside, past the area itself."""
    made = ScrollArea()
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setProperty("kind", "clear")
    made.setWidget(inside)
    return made


def fill_scrolling(view: QWidget, parts: Iterable[QWidget | QLayout], *, right: int = tokens.SPACE_2) -> None:
    """Give a view one column of these, as high as it has to be; `right` of it there is room before the scroll bar."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, right, tokens.SPACE_4)
    column.setSpacing(tokens.SPACE_3)
    for part in parts:
        column.addLayout(part) if isinstance(part, QLayout) else column.addWidget(part)
    column.addStretch(1)
    outer = QVBoxLayout(view)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolling(inside))


def read_by_keyboard(area: ScrollArea, name: str) -> None:
    """Let Tab stop at an area whose contents are looked at: arrows and page keys scroll, a frame shows it is there."""
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setProperty("stop", "true")
    area.setAccessibleName(name)


def around(widget: QWidget) -> QScrollArea | None:
    """The area that a widget scrolls in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def scroll_to_line(area: QScrollArea, line: QWidget, *, above: int) -> None:
    """Bring a line of what is in the area into sight, with so many pixels above it and a third of the room below."""
    bar, room = area.verticalScrollBar(), area.viewport().height()
    top = line.y() - above
    # one sees what comes next, as far as the line itself leaves room for it
    bottom = line.y() + line.height() + min(room // 3, max(room - line.height() - above, 0))
    if bottom > bar.value() + room:
        bar.setValue(bottom - room)
    if top < bar.value():
        bar.setValue(top)
