"""Small pictures for chips: read beside the window, a few at a time, and painted in the room that waits for them.

Chips ask for what they paint, so that nothing is read for months that nobody looks at.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from shiboken6 import Shiboken

from ui.calendar.month.chip_painter import THUMBNAIL
from ui.style.text_size import scaled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from smmdesk.machine.progress import Progress
    from ui.shell.background import Refusal
    from ui.shell.context import Context

_MOST: Final = 400
"""Pictures that are kept; each takes 8 kB, on the finest screens 32."""
_AT_A_TIME: Final = 8
_SOON: Final = 60
"""Milliseconds after the first one is asked for: what is being painted is painted first."""
_CORNER: Final = 4
Key = tuple[str, float]
"""The name of a file, and device pixels to a logical one."""


class Thumbnails(QObject):
    """Gives what it has, empty where a file is missing or broken, and says `came` when there is more."""

    came = Signal(frozenset)
    """names of files"""

    def __init__(self, context: Context, month: QWidget) -> None:
        super().__init__(month)
        self._context, self._month = context, month
        self._known: OrderedDict[Key, QPixmap] = OrderedDict()
        self._wanted: dict[Key, None] = {}
        self._is_reading = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._read)

    def of(self, name: str, ratio: float) -> QPixmap | None:
        """The small picture of a file; None while it is not read yet."""
        key = name, ratio
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        self._wanted[key] = None
        # begun once: a month that is painted all the time gets its pictures too
        if not self._is_reading and not self._soon.isActive():
            self._soon.start()
        return None

    def _read(self) -> None:
        workspace = self._context.workspace
        if not self._month.isVisible() or workspace.folder is None:  # painted, and asked for, when it is seen again
            self._wanted.clear()
            return
        if not workspace.is_fully_open:
            self._soon.start()
            return
        media, keys = workspace.media, [*self._wanted][:_AT_A_TIME]

        def look(progress: Progress) -> dict[Key, QImage]:
            from ui.shell.media_files import small

            found = {}
            for name, ratio in keys:
                progress.report(0, 0)  # ends here where the window has gone
                path = media.file(name)
                side = round(scaled(THUMBNAIL) * ratio)
                found[name, ratio] = QImage() if path is None else small(path, QSize(side, side))
            return found

        self._is_reading = True
        for key in keys:
            del self._wanted[key]
        # without a title: nobody asked for it
        self._context.background.start("", look, done=self._keep, failed=self._go_without)

    def _keep(self, found: Mapping[Key, QImage]) -> None:
        if not Shiboken.isValid(self):  # the month is gone
            return
        self._is_reading = False
        self._known.update({(name, ratio): _rounded(image, ratio) for (name, ratio), image in found.items()})
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        self.came.emit(frozenset(name for name, _ratio in found))
        if self._wanted:
            self._soon.start()

    def _go_without(self, _refusal: Refusal) -> None:
        """A disk that cannot be read now: asked for again when they are painted again."""
        self._is_reading = False


def _rounded(image: QImage, ratio: float) -> QPixmap:
    """With round corners; empty where there is nothing to see."""
    if image.isNull():
        return QPixmap()
    side = round(scaled(THUMBNAIL) * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(0, 0, side, side), _CORNER * ratio, _CORNER * ratio)
    painter.setClipPath(frame)
    painter.drawImage(QRectF(0, 0, side, side), image)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
