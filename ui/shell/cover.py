"""The pictures of a post, one at a time and large enough to be seen as its readers will."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from smmdesk.domain.media import is_link, plain_name
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import colour
from ui.widgets.buttons import icon_button
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.shell.media_files import MediaShelf

_TALLEST: Final = 240
"""Pixels: what is written about it has to stay in sight."""
_KEPT: Final = QSize(1200, 2 * _TALLEST)
"""What is kept of a picture: sharp on fine screens, in an inspector as wide as it can be."""


class Cover(QWidget):
    """Out of sight where there is no picture here; with two arrows where there are several."""

    def __init__(self, language: Language, shelf: MediaShelf) -> None:
        super().__init__()
        self._language, self._shelf = language, shelf
        self._names: list[str] = []
        self._at = 0
        self.picture = WholePicture()
        self._where = Label("", size=tokens.FONT_SMALL, colour="muted")
        self._arrows = QWidget()
        row = QHBoxLayout(self._arrows)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(icon_button("caret-left", language(_("The picture before")), partial(self._turn, -1)))
        row.addWidget(self._where)
        row.addWidget(icon_button("caret-right", language(_("The next picture")), partial(self._turn, 1)))
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self.picture)
        column.addWidget(self._arrows)
        self.hide()

    def show_pictures(self, names: Sequence[str]) -> None:
        """Other ones, from the first; those on the web or missing are none."""
        self._names = [name for name in names if not is_link(name) and self._shelf.file(name) is not None]
        self._at = 0
        self._arrows.setVisible(len(self._names) > 1)
        self.hide()
        self._turn(0)

    def _turn(self, by: int) -> None:
        if not self._names:
            return
        self._at = (self._at + by) % len(self._names)
        name = self._names[self._at]
        self.picture.setAccessibleName(plain_name(name))
        self._where.setText(self._language(_("{number} of {count}"), number=self._at + 1, count=len(self._names)))
        self._shelf.look(name, _KEPT, partial(self._show, name), is_whole=True)

    def _show(self, name: str, image: QImage) -> None:
        """It was read a moment later: the field may be gone by then, or show another one."""
        if Shiboken.isValid(self) and self._names[self._at : self._at + 1] == [name]:
            self.picture.show_image(image)
            self.setVisible(not image.isNull())


class WholePicture(QWidget):
    """All of a picture, as wide as there is room and no taller than is good, with round corners."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_image(self, image: QImage) -> None:
        """Another one."""
        self._image = image
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        size = self._image.size()
        return size.scaled(width, _TALLEST, Qt.AspectRatioMode.KeepAspectRatio).height()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(tokens.INSPECTOR_WIDTH), self.heightForWidth(scaled(tokens.INSPECTOR_WIDTH)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), tokens.CORNER, tokens.CORNER)
        painter.fillPath(frame, colour("hover"))
        painter.setClipPath(frame)
        shown = QRectF(0, 0, *self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio).toTuple())
        shown.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(shown, self._image)
        painter.end()
