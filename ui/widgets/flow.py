"""Widgets on as many lines as the width asks for, as chips are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

# policies that never let Qt make a widget smaller than its hint
_KEEPS_ITS_HINT: Final = {
    QSizePolicy.Policy.Fixed,
    QSizePolicy.Policy.Minimum,
    QSizePolicy.Policy.MinimumExpanding,
}


class Flow(QWidget):
    """Its child widgets one after another, `gap` pixels apart, as wide as there is room for.

    It places them itself: a layout written in Python would have to keep items that Qt deletes (see ARCHITECTURE.md).
    """

    def __init__(self, *, gap: int = 6, line: int = 0) -> None:
        """`line` is the least height of a line, which so keeps still when a higher part comes."""
        super().__init__()
        self._gap, self._line = gap, line
        self._hints: list[QSize] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def add(self, part: QWidget) -> None:
        """Put it last; it shows unless it was hidden by hand."""
        is_hidden = part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        part.setParent(self)
        part.raise_()  # the order of the children is that on the lines
        if self.isVisible() and not is_hidden:
            part.show()
        self.updateGeometry()

    def clear(self, *, but: QWidget | None = None) -> None:
        """Let go of all that is shown."""
        for part in _parts(self):
            if part is not but:
                part.hide()
                part.deleteLater()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        heights = [self._height(line) for line in self._lines(width)]
        return sum(heights) + self._gap * max(len(heights) - 1, 0)

    def in_one_line(self) -> int:
        """Pixels of width for all that is in sight side by side."""
        parts = [_wanted(part).width() for part in _in_sight(self)]
        return sum(parts) + self._gap * max(len(parts) - 1, 0)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        widest = QSize(0, 0)
        for part in _in_sight(self):
            widest = widest.expandedTo(_least(part))
        return widest

    @override
    def event(self, event: QEvent) -> bool:
        """A part has come, gone, or wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """What parts asked for out of sight, Qt has told nobody."""
        super().showEvent(event)
        if self._hints != [_wanted(part) for part in _in_sight(self)]:
            self.updateGeometry()
            self._arrange()

    def _arrange(self) -> None:
        self._hints = [_wanted(part) for part in _in_sight(self)]
        for part, box in self._arranged(self.width()):
            part.setGeometry(box)

    def _arranged(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Where each part goes if there is this much room: in the middle of its line, since some are higher."""
        placed, top = [], 0
        for line in self._lines(width):
            height = self._height(line)
            x = 0
            for part, size in line:
                placed.append((part, QRect(QPoint(x, top + (height - size.height()) // 2), size)))
                x += size.width() + self._gap
            top += height + self._gap
        return placed

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        """What stands on each line, and how large it is."""
        lines: list[list[tuple[QWidget, QSize]]] = []
        x = 0
        for part in _in_sight(self):
            size = _wanted(part)
            if not lines or (x > 0 and x + size.width() > width):
                x = 0
                lines.append([])
            lines[-1].append((part, size))
            x += size.width() + self._gap
        return lines

    def _height(self, line: list[tuple[QWidget, QSize]]) -> int:
        return max(self._line, *(size.height() for _part, size in line))


def _parts(flow: Flow) -> list[QWidget]:
    return flow.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _in_sight(flow: Flow) -> list[QWidget]:
    return [part for part in _parts(flow) if not part.isHidden()]


def _wanted(part: QWidget) -> QSize:
    """The size a layout would give it."""
    size = part.sizeHint().expandedTo(part.minimumSizeHint())
    size = size.boundedTo(part.maximumSize()).expandedTo(part.minimumSize())
    if part.hasHeightForWidth():
        height = part.heightForWidth(size.width())
        size.setHeight(max(min(height, part.maximumHeight()), part.minimumHeight()))
    return size


def _least(part: QWidget) -> QSize:
    """The size below which a layout would not make it."""
    hint, least, policy = part.sizeHint(), part.minimumSizeHint(), part.sizePolicy()
    if policy.horizontalPolicy() in _KEEPS_ITS_HINT:
        least.setWidth(max(hint.width(), least.width()))
    if policy.verticalPolicy() in _KEEPS_ITS_HINT:
        least.setHeight(max(hint.height(), least.height()))
    least = least.boundedTo(part.maximumSize())
    given = part.minimumSize()
    return QSize(given.width() or least.width(), given.height() or least.height()).expandedTo(QSize(0, 0))
