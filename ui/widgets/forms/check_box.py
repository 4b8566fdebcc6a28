"""A check box that is plain in both themes; Fusion's own is hardly to be seen on dark."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from ui.overriding import override
from ui.style import tokens
from ui.style.icons import pixmap
from ui.style.text_size import scaled
from ui.style.theme import colour

_BOX = 16


class CheckBox(QCheckBox):
    """A square that fills with the accent, its words to the right."""

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(scaled(_BOX) + tokens.SPACE_2 + words.width() + 4, max(words.height(), scaled(_BOX)) + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        # Qt would ask the style, which has the box elsewhere
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, (self.height() - scaled(_BOX)) / 2, scaled(_BOX), scaled(_BOX))
        self._paint_box(painter, box)
        painter.setPen(colour("text" if self.isEnabled() else "faint"))
        words = self.rect().adjusted(scaled(_BOX) + tokens.SPACE_2 + 2, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        on = self.isChecked()
        edge = colour("focus") if self.hasFocus() else colour("accent" if on else "faint")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(colour("accent" if on else "surface"))
        # a line one pixel wide is sharp only along the middle of pixels
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            painter.drawPixmap(
                box.adjusted(2, 2, -2, -2).toRect(), pixmap("check", scaled(12), "on_accent", self.devicePixelRatioF())
            )
