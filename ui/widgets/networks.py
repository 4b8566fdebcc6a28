"""Networks as short coloured chips with letters: no logos."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from smmdesk.domain.networks import Network
from smmdesk.speech.language import Language
from ui.style import tokens
from ui.style.theme import SEMIBOLD, font, theme

CHIP = QSize(24, 18)


def paint_network(painter: QPainter, rect: QRectF, network: Network) -> None:
    """The chip, for delegates and the calendar; the letters stay readable from 14 pixels of height on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(255, 255, 255, 64) if theme().is_dark else QColor(0, 0, 0, 0)  # keeps dark chips off a dark page
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(tokens.NETWORKS[network]))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    letters = font(tokens.FONT_SMALL, SEMIBOLD)
    letters.setPixelSize(round(rect.height() * 0.58))
    painter.setFont(letters)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, network.letters)
    painter.restore()


def network_icon(*networks: Network) -> QIcon:
    """One chip, or several in a row, for a table cell or a menu; use with an icon size of `row_size(n)`."""
    return QIcon(_ChipIcon(networks))


def row_size(count: int) -> QSize:
    """The size of an icon of `count` chips."""
    return QSize(max(count, 1) * (CHIP.width() + 2) - 2, CHIP.height())


class NetworkChip(QWidget):
    """One chip as a widget; its name is said in full."""

    def __init__(self, language: Language, network: Network) -> None:
        super().__init__()
        self._network = network
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(language.word(network))
        self.setToolTip(language.word(network))

    @override
    def sizeHint(self) -> QSize:
        return CHIP

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_network(QPainter(self), QRectF(self.rect()), self._network)


class _ChipIcon(QIconEngine):
    """Draws the chips in the size asked for, in any theme."""

    def __init__(self, networks: tuple[Network, ...]) -> None:
        super().__init__()
        self._networks = networks

    @override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return row_size(len(self._networks)).scaled(size, Qt.AspectRatioMode.KeepAspectRatio)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        fitting = row_size(len(self._networks)).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        step = fitting.width() / max(len(self._networks), 1)
        top = rect.y() + (rect.height() - fitting.height()) / 2
        for index, network in enumerate(self._networks):
            paint_network(painter, QRectF(rect.x() + index * step, top, step - 1, fitting.height()), network)

    @override
    def clone(self) -> QIconEngine:
        return _ChipIcon(self._networks)
