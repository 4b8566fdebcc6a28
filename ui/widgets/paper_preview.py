"""Pages as they will lie on paper: PNG pictures on a grey table, to zoom, to leaf through, to print.

preview = PaperPreview(language)
preview.show_pages(workspace.exporting.pages(wish))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import colour
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import Label
from ui.widgets.scrolling import ScrollArea, read_by_keyboard

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS: Final = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_FULL_WIDTH: Final = 820
"""Pixels across at 100 %: about the size of the sheet itself on a usual screen."""


class PaperPreview(QWidget):
    """Fits the width until a person zooms: Ctrl with wheel, plus, minus."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._zoom: float | None = None
        self._sheets: list[_Sheet] = []
        self._table = QWidget()
        self._column = QVBoxLayout(self._table)
        self._column.setContentsMargins(tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5)
        self._column.setSpacing(tokens.SPACE_4)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll = ScrollArea()
        self._scroll.setProperty("kind", "table")
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._table)
        read_by_keyboard(self._scroll, language(_("Preview")))
        self._scroll.viewport().installEventFilter(self)
        self._counted = Label("", colour="muted", size=tokens.FONT_SMALL)
        self._percent = Label("", colour="muted", size=tokens.FONT_SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tools())
        column.addWidget(self._scroll, 1)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Other pages, the place and the zoom as before."""
        for sheet in self._sheets:
            self._column.removeWidget(sheet)
            sheet.deleteLater()
        self._sheets = [_Sheet(page, self._language(_("Page {n}"), n=n)) for n, page in enumerate(pages, 1)]
        for sheet in self._sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._counted.setText(self._language.count("{n} page", "{n} pages", len(pages)))
        self._fit()

    def go_to(self, index: int) -> None:
        """Bring a page into sight, counted from 0."""
        if 0 <= index < len(self._sheets):
            # new pages have no place yet until the layout is asked to work
            self._column.activate()
            self._scroll.verticalScrollBar().setValue(self._sheets[index].y() - tokens.SPACE_3)

    def zoom_by(self, steps: int) -> None:
        """Nearer (above zero) or farther, to the next round figure."""
        nearest = min(range(len(_STEPS)), key=lambda place: abs(_STEPS[place] - self.zoom))
        self._zoom = _STEPS[min(max(nearest + steps, 0), len(_STEPS) - 1)]
        self._fit()

    def fit_width(self) -> None:
        """As wide as the room allows, also when that changes."""
        self._zoom = None
        self._fit()

    @property
    def zoom(self) -> float:
        """The size of now, 1 being about the paper's own."""
        if self._zoom is not None:
            return self._zoom
        room = self._scroll.viewport().width() - 2 * tokens.SPACE_5
        return min(max(room / _FULL_WIDTH, 0.2), 1.25)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, tokens.SPACE_2)
        row.addWidget(self._counted)
        row.addStretch()
        row.addWidget(icon_button("minus", self._language(_("Smaller")), lambda: self.zoom_by(-1)))
        self._percent.setFixedWidth(scaled(44))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._percent)
        row.addWidget(icon_button("plus", self._language(_("Larger")), lambda: self.zoom_by(1)))
        row.addWidget(button(self._language(_("Fit width")), self.fit_width, kind="quiet"))
        return row

    def _fit(self) -> None:
        self._percent.setText(self._language.percent(self.zoom))
        for sheet in self._sheets:
            sheet.set_width(round(_FULL_WIDTH * self.zoom))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)


class _Sheet(QWidget):
    """One page; white in every theme, as paper is."""

    def __init__(self, png: bytes, name: str) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._picture.loadFromData(png)
        self._scaled = QPixmap()
        self.setAccessibleName(name)

    def set_width(self, width: int) -> None:
        # bounded by the width alone
        size = self._picture.size().scaled(QSize(width, width * 10), Qt.AspectRatioMode.KeepAspectRatio)
        self.setFixedSize(size)
        self._scaled = QPixmap()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scaled.isNull():
            ratio = self.devicePixelRatioF()
            smooth = Qt.TransformationMode.SmoothTransformation
            self._scaled = self._picture.scaled(self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            self._scaled.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._scaled)
        painter.setPen(colour("border_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
