"""The program with its window: which workspace, which language, and what happens when either changes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.machine.places import is_example, log_folder
from smmdesk.opening import open_quickly
from smmdesk.speech.language import LANGUAGES, Language, _
from smmdesk.storage.errors import DAMAGE, NewerWorkspaceError, WorkspaceInUseError
from smmdesk.storage.folder import NoWorkspaceError, is_workspace
from ui.garbage import garbage_here
from ui.keeping.error_report import ErrorReport
from ui.keeping.instance_lock import InstanceLock, OpenElsewhereError, lock_or_ask
from ui.shell.preferences import Place, Preferences
from ui.style.text_size import AS_SYSTEM, of_system, text_size, use_text_size
from ui.style.theme import FUSION, use_scheme
from ui.widgets.layouts import LetterKeys
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smmdesk.workspace import Workspace
    from ui.shell.example import Example
    from ui.style.system_letters import SystemLetters


class Program:
    """One run of the program: at most one workspace open, at most one window on it."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.preferences = Preferences.load()
        self.language = Language(self.preferences.language or system_language())
        self.workspace: Workspace | None = None
        self.window: MainWindow | None = None
        self.first_start: QWidget | None = None
        self._way_back: Place | None = None
        self._lock: InstanceLock | None = None
        self._letters: SystemLetters | None = None
        self._translator = QTranslator(app)
        self._letter_keys: LetterKeys | None = LetterKeys(app)
        # as long as there are windows; while modules load it would take a tenth of the start, too
        self._release_garbage = garbage_here().hold()
        # before any window is made, which would be dressed twice
        self._dress()
        self._speak()
        self._report = ErrorReport(self.language, log_folder())
        self._report.refused.connect(self._pass_on)
        self._report.install()

    def start(self, folder: Path | None) -> bool:
        """Open the workspace named, or the last one, or begin a new one; False where another program has it."""
        wanted = folder or self.preferences.last_workspace
        if wanted is None:
            self.begin()
            return True
        try:
            self.open(wanted)
        except (OpenElsewhereError, WorkspaceInUseError) as error:
            # there is no window to say it in: the one that has it is in front, or somebody chose to leave it there
            print(self.language.error(error))
            return False
        except SmmdeskError as error:
            self._refuse(wanted, error)
        return True

    def begin(self, problem: str = "", newer: Path | None = None) -> None:
        """The first start: a few questions, then a new workspace or another one."""
        from ui.start.first_start import FirstStart

        asked = FirstStart(self.language, self.preferences, problem, newer)
        asked.language_wanted.connect(self._begin_again_in)
        asked.ready.connect(self._begin_with)
        asked.show()
        self.first_start = asked

    def repair(self, folder: Path, error: SmmdeskError) -> None:
        """What can be done about a damaged workspace, in the place of its window; held, as that was."""
        if not self._may_leave(lambda: self.repair(folder, error)):
            return
        from ui.start.damaged import Damaged

        self._leave_workspace()
        asked = Damaged(self.language, folder, error)
        asked.ready.connect(self._go_on)
        asked.show()
        self.first_start = asked
        self._close_window()
        if self._lock is not None:
            # a second program on it comes here: each on its own could put a backup in the place of the other's
            self._lock.listen()

    def open(self, folder: Path, place: Place | None = None) -> None:
        """Open a workspace in a window; the one open so far is closed only when that works."""
        is_locked = self._lock is not None and self._lock.is_on(folder)
        lock = self._lock if is_locked else lock_or_ask(folder, self.language, self.window)
        if is_locked:  # it is opened anew, so what is open has to be closed first
            place = self._leave_workspace() or place
        try:
            opened = open_quickly(folder)
        # a bug as well: the lock would stand for as long as the program runs
        except BaseException:
            if self.workspace is None:  # it stays held while a person decides what is to be done about it
                self._take(lock)
            elif lock is not None:
                lock.release()
            raise
        self._leave_workspace()
        self._take(lock)
        self.workspace = opened
        # never the example: the next start, and the way back from it, lead to one's own work
        if not is_example(folder) and self.preferences.remember(folder):
            self.preferences.save()
        try:
            self._show_window(place)
        except SmmdeskError:  # the quick reader could open it, and not read it
            self._leave_workspace()
            raise

    def close(self) -> None:
        """Let go of everything."""
        old, self.window = self.window, None
        if old is not None:
            old.leave()  # nobody can be asked any more
            old.close()
            old.deleteLater()
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None
        # after the workspace: until its last backup is made nobody else is to open it
        self._take(None)
        self._report.end()
        if self._letter_keys is not None:
            self._letter_keys.deleteLater()
            self._letter_keys = None
        if self._letters is not None:
            self._letters.deleteLater()
            self._letters = None
        self._release_garbage()

    def _take(self, lock: InstanceLock | None) -> None:
        """Hold this workspace, and no other any more."""
        if self._lock is lock:
            return
        if self._lock is not None:
            self._lock.release()
        if lock is not None:
            lock.wanted.connect(self._come_to_front)
        self._lock = lock

    def _come_to_front(self) -> None:
        window = self.window or self.first_start
        if window is not None:
            # to raise a window that is put down does not bring it up
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    def _show_window(self, place: Place | None = None) -> None:
        if self.workspace is None:
            return
        old, self.window = self.window, MainWindow(self.workspace, self.language, self.preferences, place)
        wanted, queued = self.window.context, Qt.ConnectionType.QueuedConnection  # first let the old window finish
        wanted.language_wanted.connect(self._change_language, queued)
        wanted.text_size_wanted.connect(self._change_text_size, queued)
        wanted.workspace_wanted.connect(self._change_workspace, queued)
        wanted.example_wanted.connect(self._see_example, queued)
        wanted.restore_wanted.connect(self._restore, queued)
        # the folder of now: by the time it is told another one may be open
        self.window.damaged.connect(lambda error, folder=self.workspace.folder: self.repair(folder, error))
        if self._lock is not None:
            # only then: what it reaches other programs by is another library of Qt's to load
            self.window.painted.connect(self._lock.listen)
        self.window.painted.connect(self._listen_to_system)
        self.window.show()
        # after the new one is shown: Qt ends the program with its last window
        if old is not None:
            old.close()
            old.deleteLater()

    def _change_language(self, code: str) -> None:
        """The same workspace in a new window that speaks the language."""
        if not self._may_leave(lambda: self._change_language(code)):
            return
        place = self.window.leave() if self.window is not None else None
        self.preferences.language = code
        self.preferences.save()
        self.language = Language(code)
        self._speak()
        self._show_window(place)

    def _change_text_size(self, wanted: int) -> None:
        """The same workspace in a new window with words of that size: all lengths in it were those of the old one."""
        if not self._may_leave(lambda: self._change_text_size(wanted)):
            return
        place = self.window.leave() if self.window is not None else None
        self.preferences.text_size = wanted
        self._dress()
        self._show_window(place)

    def _listen_to_system(self) -> None:
        from ui.style.system_letters import SystemLetters

        if self._letters is None:
            self._letters = SystemLetters(self._app)
            # queued: it is told while Qt is still taking the new theme on
            self._letters.changed.connect(self._follow_system, Qt.ConnectionType.QueuedConnection)

    def _follow_system(self) -> None:
        """The desktop has letters of another size; under a dialog the window waits until one comes back to it."""
        is_other = self.preferences.text_size == AS_SYSTEM and of_system() != text_size()
        if is_other and self.window is not None and QApplication.activeModalWidget() is None:
            self._change_text_size(AS_SYSTEM)

    def _dress(self) -> None:
        use_text_size(self.preferences.text_size)
        use_scheme(self._app, self.preferences.theme, self.preferences.contrast)

    def _begin_again_in(self, code: str) -> None:
        self.language = Language(code)
        self._speak()
        self.begin()

    def _begin_with(self, folder: Path) -> None:
        self.first_start = None
        # the desktop may have got another size of letters meanwhile, and that page keeps the one it was made with
        self._dress()
        self._change_workspace(folder)

    def _go_on(self, folder: Path, words: str) -> None:
        """After a repair; with a word about what became of the damaged file."""
        self._begin_with(folder)
        if words and self.window is not None and self.workspace is not None:
            self.window.context.say(words)

    def _change_workspace(self, folder: Path | None, place: Place | None = None) -> None:
        if folder is None:
            self.begin()
            return
        if not self._may_leave(lambda: self._change_workspace(folder, place)):
            return
        try:
            self.open(folder, place)
        except SmmdeskError as error:
            self._refuse(folder, error)

    def _see_example(self, example: Example | None) -> None:
        """In the place of one's own workspace, at the same page; None goes back to where one was there."""
        own = self.preferences.last_workspace
        if example is None and own is not None:
            self._change_workspace(own, self._way_back)
        elif example is not None and self.window is not None:
            self._way_back = self.window.place
            self._change_workspace(example.folder, Place(self.window.page_id, example.client_id, example.period))

    def _refuse(self, folder: Path, error: SmmdeskError) -> None:
        """It could not be opened: say so, or show what can be done about it where nothing else is open."""
        is_repairable = isinstance(error, (*DAMAGE, NoWorkspaceError)) and is_workspace(folder)
        if is_repairable and self.workspace is None:
            self.repair(folder, error)
        else:
            self._complain(self.language.error(error), folder if isinstance(error, NewerWorkspaceError) else None)

    def _restore(self, backup: Path) -> None:
        """Put a backup in the place of the open workspace, which has to be closed for that, and open it again."""
        if self.workspace is None or self.workspace.folder is None:
            return
        if not self._may_leave(lambda: self._restore(backup)):
            return
        folder, backups = self.workspace.folder, self.workspace.backups
        # without a backup: restoring makes one, and thinning out might take away the very one that is wanted
        place = self._leave_workspace(backed_up=False)
        problem, kept = "", None
        try:
            kept = backups.restore(backup)
        except SmmdeskError as error:
            problem = self.language.error(error)
        self._change_workspace(folder, place)
        if self.window is None:  # it cannot be opened either, and that was said
            return
        if problem:
            self.window.context.complain(problem)
        elif kept is not None:
            words = self.language(_("Restored. What was here before is kept as {name}"), name=kept.name)
            self.window.context.say(words)

    def _may_leave(self, then: Callable[[], object]) -> bool:
        """Whether the window has saved all that was typed; else it asks, and `then` is called where one goes on."""
        return self.window is None or self.workspace is None or self.window.may_leave(then)

    def _leave_workspace(self, *, backed_up: bool = True) -> Place | None:
        """Save what is being typed and close the workspace; its window stays in sight until the next one is there."""
        place = self.window.leave() if self.window is not None else None
        if self.workspace is not None:
            self.workspace.close(backed_up=backed_up)
            self.workspace = None
        return place

    def _pass_on(self, error: SmmdeskError) -> None:
        """What a view met while it read: said where there is a window to say it."""
        if self.window is None or self.workspace is None:
            return
        if isinstance(error, DAMAGE):
            self.window.care.warn_of_damage(error)
        else:
            self.window.context.complain(self.language.error(error))

    def _complain(self, sentence: str, newer: Path | None = None) -> None:
        """Say it in the window, or on the first start where none works on a workspace any more."""
        if self.window is None or self.workspace is None:
            self._take(None)
            self.begin(sentence, newer)
            # after the first start is shown, as in `_show_window`
            self._close_window()
        elif newer is not None:
            self.window.notices.offer_spreadsheet(sentence, newer)
        else:
            self.window.context.complain(sentence)

    def _close_window(self) -> None:
        old, self.window = self.window, None
        if old is not None:
            old.leave()
            old.close()
            old.deleteLater()

    def _speak(self) -> None:
        """Qt's own dialogs in the window's language too."""
        QLocale.setDefault(QLocale(self.language.code))
        # first: where Qt does not have the new language, the words of the former one would stay
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
    app = QApplication([*sys.argv[:1], *FUSION])
    app.setApplicationName("SMMdesk")
    app.setDesktopFileName("smmdesk")
    program = Program(app)
    code = app.exec() if program.start(folder) else 0
    program.close()
    return code
