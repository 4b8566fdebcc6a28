"""Media files of a record: rows to open and remove, and a place to drop more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from smmdesk.domain.media import MediaKind, endings, is_link, media_kind, plain_name
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.shell.cover import Cover
from ui.shell.media_files import MediaShelf, sign_of
from ui.style import tokens
from ui.style.icons import pixmap
from ui.style.text_size import scaled
from ui.style.theme import colour
from ui.widgets.buttons import button, icon_button
from ui.widgets.forms.editor import Editor
from ui.widgets.labels import Elided, Label, hint

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL: Final = 36
"""Pixels of a small picture's side."""


@dataclass(frozen=True, slots=True)
class Media:
    """Names of files (`tuple[str, ...]`) that the shelf holds, or of one picture (`str`)."""

    shelf: MediaShelf
    asks: str
    """the title of the dialog in which files are chosen"""
    takes_off: str
    """what the button beside one does, with {name}"""
    is_one: bool = False
    has_cover: bool = False
    """whether the pictures are shown large, too"""

    def build(self, language: Language) -> Editor:
        """An editor of `tuple[str, ...]`, or of `str`."""
        return MediaEditor(language, self)


class MediaEditor(Editor):
    """Files come by the mouse or a dialog and are copied beside the window; removing keeps the copy, for undo."""

    def __init__(self, language: Language, kind: Media) -> None:
        super().__init__(language)
        self._kind, self._shelf = kind, kind.shelf
        self._rows: list[FileRow] = []
        self._cover = Cover(language, self._shelf)
        self._files = QVBoxLayout()
        self._files.setSpacing(tokens.SPACE_1)
        self._column.insertWidget(0, self._cover)
        self._column.insertLayout(1, self._files)
        add, drop = (_("Choose…"), _("Drop a picture here")) if kind.is_one else (_("Add…"), _("Drop files here"))
        self._add = button(language(add), self._ask, kind="quiet", sign="plus")
        self._zone = QFrame()
        self._zone.setProperty("kind", "zone")
        line = QHBoxLayout(self._zone)
        line.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_1, tokens.SPACE_1)
        line.addWidget(hint(language(drop)), 1)
        line.addWidget(self._add)
        self._column.addWidget(self._zone)
        self.setFocusProxy(self._add)
        self.setAcceptDrops(True)

    @override
    def show_value(self, value: Any) -> None:
        names = self._names(value)
        known = [(row.name, row.is_there) for row in self._rows]
        super().show_value(value)
        # only then: the row that somebody is about to press stays
        if known != [(name, self._is_there(name)) for name in names]:
            self._rebuild(names)

    @override
    def name_parts(self, name: str) -> None:
        self.setAccessibleName(name)
        self._add.setAccessibleName(f"{name}: {self._add.text()}")

    def _names(self, value: str | tuple[str, ...]) -> tuple[str, ...]:
        return value if isinstance(value, tuple) else tuple(filter(None, [value]))

    def _is_there(self, name: str) -> bool:
        return is_link(name) or self._shelf.file(name) is not None

    def _rebuild(self, names: Sequence[str]) -> None:
        for old in self._rows:
            self._files.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [FileRow(self.language, self._kind, name, self._is_there(name)) for name in names]
        if self._kind.has_cover:
            self._cover.show_pictures([name for name in names if media_kind(name) is MediaKind.PICTURE])
        for row in self._rows:
            row.removal.clicked.connect(lambda _checked=False, name=row.name: self._remove(name))
            self._files.addWidget(row)
            # at once: a layout shows what it was given only a moment later
            row.show()

    def _remove(self, name: str) -> None:
        """The keyboard goes to the button that adds, for the one that was pressed is gone."""
        self._add.setFocus()
        self.pick("" if self._kind.is_one else tuple(each for each in self._value if each != name))

    def _ask(self) -> None:
        title = self.language(self._kind.asks)
        if self._kind.is_one:
            kinds = f"{self.language(_('Pictures'))} ({endings(MediaKind.PICTURE)})"
            chosen = [QFileDialog.getOpenFileName(self, title, filter=kinds)[0]]
        else:
            chosen, _filter = QFileDialog.getOpenFileNames(self, title)
        self._shelf.bring([Path(each) for each in chosen if each])

    def _fitting(self, carried: QMimeData) -> list[Path]:
        """What is taken of what is carried: any file, or the first picture."""
        files = files_in(carried)
        return (
            [each for each in files if media_kind(each.name) is MediaKind.PICTURE][:1] if self._kind.is_one else files
        )

    # dropping

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._fitting(event.mimeData()):
            # the hand shows what will become of them
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._mark(over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(over=False)
        event.setDropAction(Qt.DropAction.CopyAction)  # the files stay where they were, whatever the hand held down
        event.accept()
        self._shelf.bring(self._fitting(event.mimeData()))

    def _mark(self, *, over: bool) -> None:
        self._zone.setProperty("over", over)  # the style sheet is asked of it only when a widget is dressed
        self._zone.style().unpolish(self._zone)
        self._zone.style().polish(self._zone)


class FileRow(QWidget):
    """One file: small picture or icon, name and size; or that it is missing."""

    def __init__(self, language: Language, kind: Media, name: str, is_there: bool) -> None:
        super().__init__()
        shelf = kind.shelf
        self.name, self.is_there = name, is_there
        shown = plain_name(name)
        path = shelf.file(name)
        note = _("On the web") if is_link(name) else _("Missing from the workspace’s folder “media”")
        words = language.size(path.stat().st_size) if path else language(note)
        self.opening = icon_button("arrow-square-out", language(_("Open {name}"), name=shown), lambda: shelf.open(name))
        self.opening.setVisible(is_there)
        self.removal = icon_button("x", language(kind.takes_off, name=shown))
        picture = SmallPicture(sign_of(name) if is_there else "warning", "muted" if is_there else "attention")
        # twice as fine, for screens that can tell
        shelf.look(name, QSize(scaled(_SMALL), scaled(_SMALL)) * 2, picture.show_image)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Elided(shown))
        text.addWidget(Label(words, size=tokens.FONT_SMALL, colour="muted" if is_there else "attention", wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(picture)
        row.addSpacing(tokens.SPACE_1)
        row.addLayout(text, 1)
        row.addWidget(self.opening)
        row.addWidget(self.removal)


class SmallPicture(QWidget):
    """A file's picture with round corners, or the icon of its kind."""

    def __init__(self, sign: str, ink: str) -> None:
        super().__init__()
        self._sign, self._ink = sign, ink
        self._image = QImage()
        self.setFixedSize(scaled(_SMALL), scaled(_SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """The picture has been read; an empty one leaves the icon."""
        if Shiboken.isValid(self):  # the row may be gone by then
            self._image = image
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), 5, 5)
        painter.fillPath(frame, colour("hover"))
        if self._image.isNull():
            side = scaled(tokens.ICON)
            corner = (scaled(_SMALL) - side) // 2
            painter.drawPixmap(corner, corner, pixmap(self._sign, side, self._ink, self.devicePixelRatioF()))
        else:
            painter.setClipPath(frame)
            painter.drawImage(self.rect(), self._image)
        painter.end()


def files_in(carried: QMimeData) -> list[Path]:
    """The files of this computer that are carried."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
