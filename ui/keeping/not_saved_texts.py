"""What could not be saved when a window went is offered at the next start: to be opened, copied or thrown away."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from smmdesk.domain.text import beginning
from smmdesk.services.keeping.not_saved import found
from smmdesk.speech.language import _
from ui.shell.banner import Banner, Banners

if TYPE_CHECKING:
    from pathlib import Path

    from ui.shell.context import Context

_BANNER: Final = "not saved"
_BEGINNING: Final = 60
"""Letters of a text that the banner shows."""


class NotSavedTexts(QObject):
    """The files of one workspace, one after the other."""

    def __init__(self, context: Context, banners: Banners) -> None:
        super().__init__(context)
        self._context, self._banners = context, banners
        folder = context.workspace.folder
        self._files = found(folder) if folder is not None else []
        self._offer()

    def _offer(self) -> None:
        """The first that can be read."""
        self._banners.take(_BANNER)
        language = self._context.language
        while self._files:
            try:
                text, day = _read(self._files[0]), datetime.fromtimestamp(self._files[0].stat().st_mtime).astimezone()
            except OSError:
                self._files.pop(0)
                continue
            words = language(
                _("Text that could not be saved, of {day}: {text}"),
                day=language.short_date(day.date()),
                text=beginning(" ".join(text.split()), _BEGINNING),
            )
            acts = [(_("Open the file"), self._open), (_("Copy"), self._copy), (_("Throw away"), self._throw_away)]
            self._banners.show_banner(_BANNER, Banner(language, words, tone="attention", actions=acts))
            return

    def _open(self) -> None:
        """In the program of the system for texts."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0]))):
            words = _("{name} could not be opened.")
            self._context.complain(self._context.language(words, name=self._files[0].name))

    def _copy(self) -> None:
        """It stays on offer: the clipboard may be overwritten."""
        try:
            QGuiApplication.clipboard().setText(_read(self._files[0]))
        except OSError as error:
            self._context.complain(self._context.language.error(error))
        else:
            self._context.say(self._context.language(_("The text is in the clipboard.")))

    def _throw_away(self) -> None:
        try:
            self._files[0].unlink(missing_ok=True)
        except OSError as error:
            self._context.complain(self._context.language.error(error))
            return
        self._files.pop(0)
        self._offer()


def _read(file: Path) -> str:
    """Somebody may have written into it by now, in whatever letters."""
    return file.read_text("utf-8", "replace").rstrip("\n")
