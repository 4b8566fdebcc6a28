"""Files to be read in, picked in the system's dialog or dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from smmdesk.machine.places import documents_folder
from ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData

    from smmdesk.services.reading.kind import Kind
    from ui.shell.context import Context


def ask_for_files(parent: QWidget, context: Context, kind: Kind[Any]) -> Sequence[Path]:
    """Let the person pick files of that kind, from where the last ones were: several where they come so."""
    language, preferences = context.language, context.preferences
    wanted = f"{language(kind.says.files)} ({kind.says.endings})"
    start = str(preferences.import_folder or documents_folder())
    title = language(kind.says.title)
    if kind.asks:
        chosen, _kind = QFileDialog.getOpenFileNames(parent, title, start, wanted)
    else:
        one, _kind = QFileDialog.getOpenFileName(parent, title, start, wanted)
        chosen = [one] if one else []
    if chosen:
        preferences.import_folder = Path(chosen[0]).parent
        preferences.save()
    return [Path(each) for each in chosen]


class FileDrop(QObject):
    """Lets files be dropped on a widget, whose child it is."""

    def __init__(self, on: QWidget, take: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(on)
        self._take = take
        on.setAcceptDrops(True)
        on.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (files := _files_in(event.mimeData())):
            # the files stay where they were, whatever the hand held down
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() == QEvent.Type.Drop:
                self._take(files)
            return True
        return False


def _files_in(carried: QMimeData) -> list[Path]:
    """The files of this computer that are carried."""
    return [path for url in carried.urls() if url.isLocalFile() and (path := Path(url.toLocalFile())).is_file()]
