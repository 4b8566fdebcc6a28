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

    def __init__(self, *, gap: int = 6) -> None:
        super().__init__()
        self._gap = gap
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
        return max((box.bottom() + 1 for _part, box in self._arranged(width)), default=0)

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
        """Where each part goes if there is this much room."""
        placed = []
        x = y = line = 0
        for part in _in_sight(self):
            size = _wanted(part)
            if x > 0 and x + size.width() > width:
                x, y, line = 0, y + line + self._gap, 0
            placed.append((part, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            line = max(line, size.height())
        return placed


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
