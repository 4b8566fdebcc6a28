"""Media files for forms: brought into the workspace beside the window, looked at, opened by the system."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QImageReader

from smmdesk.domain.media import MediaKind, is_link, media_kind, plain_name
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ui.shell.context import Context

    Receive = Callable[[Sequence[str]], object]
    """The act that gives a record the names of kept files."""

_SIGNS: Final = {
    MediaKind.PICTURE: "image",
    MediaKind.FILM: "film-strip",
    MediaKind.SOUND: "music-notes",
    MediaKind.PAPER: "file-pdf",
    MediaKind.OTHER: "file-text",
}
_PAINTED: Final = (b"jpeg", b"png", b"webp", b"gif", b"bmp")
"""Pictures that are shown small; other kinds of files show an icon."""
_MOST: Final = 200
"""Small pictures that are kept."""


class MediaShelf:
    """The files of a record; `receiver` says how what is brought gets to the one that is open, None where none is."""

    def __init__(self, context: Context, receiver: Callable[[], Receive | None]) -> None:
        self._context, self._receiver = context, receiver
        self._small: OrderedDict[tuple[str, QSize, bool], QImage] = OrderedDict()

    def file(self, name: str) -> Path | None:
        """The kept file; None for links and for what is missing."""
        return None if is_link(name) else self._context.workspace.media.file(name)

    def bring(self, sources: Sequence[Path]) -> None:
        """Copy files into the workspace, then give them to the record that is open now, wherever it is by then."""
        receive, context = self._receiver(), self._context
        if receive is None or not sources:
            return
        media, language = context.workspace.media, context.language

        def give(names: list[str]) -> None:
            words = language.count("Added {n} file", "Added {n} files", len(names))
            context.do(lambda: receive(names), tell=lambda _nothing: context.say_undoable(words))

        title = language.count("Copying {n} file", "Copying {n} files", len(sources))
        context.background.start(title, lambda progress: media.keep(sources, progress), done=give)

    def open(self, name: str) -> None:
        """Show a picture, film, sound or PDF, or a link. Of any other file the folder: opening it might run it."""
        path = self.file(name)
        if is_link(name):
            url = QUrl(name)
        elif path is None:
            return
        else:
            is_safe = media_kind(path.name) is not MediaKind.OTHER
            url = QUrl.fromLocalFile(str(path if is_safe else path.parent))
        if not QDesktopServices.openUrl(url):
            language = self._context.language
            self._context.complain(language(_("{name} could not be opened."), name=plain_name(name)))

    def look(self, name: str, size: QSize, seen: Callable[[QImage], None], *, is_whole: bool = False) -> None:
        """Give `seen` the picture of a file filling that size, at once or a moment later; nothing for other files.

        A whole one fits into the size instead, and nothing of it is cut off.
        """
        wanted = (name, size, is_whole)
        if wanted in self._small:
            seen(self._small[wanted])
        elif (path := self.file(name)) is not None and media_kind(name) is MediaKind.PICTURE:

            def keep(image: QImage) -> None:
                self._small[wanted] = image
                if len(self._small) > _MOST:
                    self._small.popitem(last=False)
                seen(image)

            self._context.background.start("", lambda _progress: small(path, size, is_whole=is_whole), done=keep)


def sign_of(name: str) -> str:
    """The icon of a kind of file."""
    return "link" if is_link(name) else _SIGNS[media_kind(name)]


def small(path: Path, size: QSize, *, is_whole: bool = False) -> QImage:
    """The middle of a picture, filling the size, or all of it within; empty where it cannot be read.

    Huge ones are not unpacked in their full size.
    """
    reader = _reader_of(path)
    if reader is None:
        return QImage()
    # pictures of phones lie on their side and say so
    reader.setAutoTransform(True)
    fit = Qt.AspectRatioMode.KeepAspectRatio if is_whole else Qt.AspectRatioMode.KeepAspectRatioByExpanding
    reader.setScaledSize(reader.size().scaled(size, fit))
    image = reader.read()
    left, top = (image.width() - size.width()) // 2, (image.height() - size.height()) // 2
    return image if image.isNull() or is_whole else image.copy(max(left, 0), max(top, 0), size.width(), size.height())


def _reader_of(path: Path) -> QImageReader | None:
    """What reads the picture, by what is in it: a name may say anything. None for what is not shown small.

    One kind is asked after another. Where Qt is left to guess, it asks its reader of SVG as well, which takes a lock
    that objects of the window share; this thread has Python's meanwhile. Where the window has that lock and wants
    Python's, both wait for ever.
    """
    for kind in _PAINTED:
        reader = QImageReader(str(path), kind)
        reader.setAutoDetectImageFormat(False)
        if reader.canRead():
            return reader
    return None
