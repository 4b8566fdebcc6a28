"""The program with its window: which workspace, which language, and what happens when either changes."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.language import LANGUAGES, Language
from smmdesk.places import log_folder
from smmdesk.workspace import Workspace
from ui.main_window import MainWindow
from ui.shell.error_report import ErrorReport
from ui.shell.preferences import Preferences
from ui.style.theme import use_scheme


class Program:
    """One run of the program: at most one workspace open, at most one window on it."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.preferences = Preferences.load()
        self.language = Language(self.preferences.language or system_language())
        self.workspace: Workspace | None = None
        self.window: MainWindow | None = None
        self.first_start: QWidget | None = None
        self._translator = QTranslator(app)
        use_scheme(app, self.preferences.theme)
        self._speak()
        self._report = ErrorReport(self.language, log_folder())
        self._report.install()

    def start(self, folder: Path | None) -> None:
        """Open the workspace named, or the last one, or begin a new one."""
        wanted = folder or self.preferences.last_workspace
        if wanted is None:
            self.begin()
            return
        try:
            self.open(wanted)
        except SmmdeskError as error:
            self.begin(self.language.error(error))

    def begin(self, problem: str = "") -> None:
        """The first start: a few questions, then a new workspace or another one."""
        from ui.start.first_start import FirstStart

        asked = FirstStart(self.language, self.preferences, problem)
        asked.language_wanted.connect(self._begin_again_in)
        asked.ready.connect(self.open)
        asked.show()
        self.first_start = asked

    def open(self, folder: Path) -> None:
        """Open a workspace in a window; the one open so far is closed only when that works."""
        opened = Workspace.glimpse(folder)
        self._close_workspace()
        self.workspace = opened
        self.preferences.remember(folder)
        self.preferences.save()
        self._show_window()

    def close(self) -> None:
        """Let go of everything."""
        if self.window is not None:
            self.window.close()
        self._close_workspace()

    def _show_window(self) -> None:
        if self.workspace is None:
            return
        old, self.window = self.window, MainWindow(self.workspace, self.language, self.preferences)
        self.window.language_wanted.connect(self._change_language)
        self.window.workspace_wanted.connect(self._change_workspace)
        self.window.show()
        if old is not None:
            old.close()
            old.deleteLater()

    def _change_language(self, code: str) -> None:
        """The same workspace in a new window that speaks the language."""
        self.preferences.language = code
        self.preferences.save()
        self.language = Language(code)
        self._speak()
        self._show_window()

    def _begin_again_in(self, code: str) -> None:
        self.language = Language(code)
        self._speak()
        self.begin()

    def _change_workspace(self, folder: Path | None) -> None:
        if folder is None:
            self.begin()
        else:
            self.open(folder)

    def _close_workspace(self) -> None:
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _speak(self) -> None:
        """Qt's own dialogs in the window's language too."""
        QLocale.setDefault(QLocale(self.language.code))
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self.language.code}", folder):
            self._app.installTranslator(self._translator)


def system_language() -> str:
    """The system's language, if we speak it; else English."""
    code = QLocale.system().name()[:2]
    return code if code in LANGUAGES else "en"


def run(folder: Path | None) -> int:
    """Open the window and stay until it is closed; the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SMMdesk")
    app.setDesktopFileName("smmdesk")
    program = Program(app)
    program.start(folder)
    code = app.exec()
    program.close()
    return code
