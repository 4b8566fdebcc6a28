"""Networks as short coloured chips with letters: no logos."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.icons import of_pictures, ratios
from ui.style.text_size import scaled, scaled_size
from ui.style.theme import SEMIBOLD, Theme, font, theme
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from smmdesk.domain.networks import Network
    from smmdesk.speech.language import Language

CHIP: Final = QSize(24, 18)
IN_CELL: Final = QSize(200, 18)
"""the most that several chips take in a table"""
IN_BUTTON: Final = QSize(20, 15)


def paint_network(painter: QPainter, rect: QRectF, network: Network) -> None:
    """The chip, for delegates and the calendar; the letters stay readable from 14 pixels of height on."""
    _paint(painter, rect, network, theme())


def _paint(painter: QPainter, rect: QRectF, network: Network, look: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(255, 255, 255, 64) if look.is_dark else QColor(0, 0, 0, 0)  # keeps dark chips off a dark page
    painter.setPen(QPen(edge, 1))
    # in high contrast the letters alone tell them apart
    ground, ink = (look.colours.text, look.colours.surface) if look.is_high else (tokens.NETWORKS[network], "#FFFFFF")
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    letters = font(tokens.FONT_SMALL, SEMIBOLD)
    # by the height of the chip and not in points, since it is painted in several sizes
    letters.setPixelSize(round(rect.height() * 0.58))
    painter.setFont(letters)
    painter.setPen(QColor(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, network.letters)
    painter.restore()


def network_icon(*networks: Network) -> QIcon:
    """One chip, or several in a row, for the cell of a table."""
    return _icon(networks, scaled_size(IN_CELL).toTuple(), ratios(), theme())


def network_sign(network: Network) -> QIcon:
    """A chip for a button with an icon size of `IN_BUTTON`."""
    return _icon((network,), scaled_size(IN_BUTTON).toTuple(), ratios(), theme())


@lru_cache(maxsize=256)
def _icon(networks: tuple[Network, ...], room: tuple[int, int], wanted: tuple[float, ...], look: Theme) -> QIcon:
    count = max(len(networks), 1)
    row = QSize(count * (scaled(CHIP.width()) + 2) - 2, scaled(CHIP.height()))
    size = row.scaled(*room, Qt.AspectRatioMode.KeepAspectRatio)
    drawn = [_row_of_chips(networks, size, ratio, look) for ratio in wanted]
    return of_pictures(drawn, drawn)


def _row_of_chips(networks: tuple[Network, ...], size: QSize, ratio: float, look: Theme) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    step = size.width() / max(len(networks), 1)
    for index, network in enumerate(networks):
        _paint(painter, QRectF(index * step, 0, step - 1, size.height()), network, look)
    painter.end()
    return made


class NetworkChip(QWidget):
    """One chip as a widget; its name is said in full."""

    heard_as = Heard.PICTURE

    def __init__(self, language: Language, network: Network) -> None:
        super().__init__()
        self.network = network
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(language.word(network))
        self.setToolTip(language.word(network))

    @override
    def sizeHint(self) -> QSize:
        return scaled_size(CHIP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_network(QPainter(self), QRectF(self.rect()), self.network)
