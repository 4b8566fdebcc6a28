"""When the program itself is wrong: a log without any text of clients, and a calm dialog instead of a traceback.

report = ErrorReport(language, places.log_folder())
report.install()                         # once, before the window; takes every thread's exceptions and Qt's messages
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication

from smmdesk.domain.errors import SmmdeskError
from smmdesk.machine.logs import LOG_NAME, described, opened_log, places

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from smmdesk.speech.language import Language

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_SPEAKER: Final = r"(Q\w+)(?:::\w+)?"
_PLACES: Final = 8


class ErrorReport(QObject):
    """Takes what nobody caught: writes it down, and shows one dialog at a time."""

    refused = Signal(object)
    """a `SmmdeskError` that nobody took, such as one met while painting: an answer, for which there is no dialog"""
    _happened = Signal(str)
    _answered = Signal(object)

    def __init__(self, language: Language, folder: Path) -> None:
        super().__init__()
        self._language = language
        self._folder = folder
        self._is_shown = False
        # queued: an error may come from a thread without a window, or from within a paint event
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self.refused, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Begin: from now on nothing ends on a terminal that nobody sees."""
        sys.excepthook = self.take
        # a thread may hand over a kind of error without the error
        threading.excepthook = lambda hooked: self.take(
            hooked.exc_type, hooked.exc_value or hooked.exc_type(), hooked.exc_traceback
        )
        qInstallMessageHandler(self._note_qt)

    def end(self) -> None:
        """With the program: what Qt says while it is taken down would call a Python that is gone, and crash."""
        qInstallMessageHandler(None)

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """One exception, from any thread."""
        # somebody at a terminal wants it to end, which is no fault of the program
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = f"Qt {qVersion()}, {described(error)}"
        self._log.error(details)
        if isinstance(error, SmmdeskError):
            self._answered.emit(error)
        else:
            self._happened.emit(details)

    @cached_property
    def _log(self) -> logging.Logger:
        """Opened by its first line, which most days do not have."""
        return _opened_log(self._folder)

    def _note_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Who in Qt complains, and where the program was; not about what: that may name a file, or quote a text."""
        if self._log.isEnabledFor(_LEVELS[kind]):
            here = sys._getframe()  # noqa: SLF001  (documented; `inspect.currentframe` calls it too)
            # the innermost place is this method itself
            where = "\n".join(reversed(places(islice(traceback.walk_stack(here), 1, _PLACES))))
            self._log.log(_LEVELS[kind], "Qt %s %s\n%s", context.category, _speaker(message), where)

    def _show(self, details: str) -> None:
        """Further errors while the dialog is open only go to the log: a broken paint event must not bury the window."""
        if self._is_shown:
            return
        self._is_shown = True
        from ui.keeping.error_dialog import ErrorDialog

        # over whatever is in front: behind an open dialog nobody could answer it
        dialog = ErrorDialog(QApplication.activeWindow(), self._language, details, self._folder / LOG_NAME)
        dialog.finished.connect(self._shown)
        dialog.open()

    def _shown(self) -> None:
        self._is_shown = False


def _speaker(message: str) -> str:
    """The class of Qt that a message begins with, and its method; nothing where there is none."""
    found = re.match(_SPEAKER, message, re.ASCII)
    # a text of a client may begin with a Q as well, and must not get into the log
    return found[0] if found and any(hasattr(each, found[1]) for each in (QtCore, QtGui, QtWidgets)) else ""


def _opened_log(folder: Path) -> logging.Logger:
    """A folder that cannot be written to costs the log, not the start."""
    log = logging.getLogger("smmdesk")
    handler: logging.Handler
    try:
        handler = opened_log(folder)
    except OSError:
        handler = logging.StreamHandler()
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    return log
