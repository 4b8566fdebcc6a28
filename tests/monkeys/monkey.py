"""Random keys, clicks and choices on the whole program: `python -m tests.monkeys.monkey FOLDER EVENTS SEED`.

One run in a process of its own, which may die of it; `tests/monkeys/runs.py` starts it, and reads what it leaves in
FOLDER: `trail`, a line for each event before it happens, and `outcome.json`. The next event is always asked for before
one is made: a menu or a dialog with a loop of its own then gets events like everything else, and is closed in time.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QMessageLogContext, QPoint, QPointF, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListView, QMenu, QWidget
from shiboken6 import isValid

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import Period
from smmdesk.speech.language import LANGUAGES
from tests.monkeys.keys import KEYS, REWRITES, REWRITES_WITH_CTRL, TEXTS, WITH_CTRL
from tests.monkeys.world import keep_within, made_desk, rows_of, taken_back
from tests.monkeys.writing import Written, is_asked, places, quick_places, text_of
from tests.patience import PATIENCE
from ui.app import Program
from ui.pages import PAGES
from ui.style.theme import FUSION, Scheme, use_scheme
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT, RIGHT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
SIZES: Final = ((683, 384), (960, 600), (1024, 640), (1440, 900), (1900, 900))
MOST_IN_ONE: Final = 25
"""Events in one popup or dialog before it is closed from outside."""
SOON: Final = 8
"""Events after which what was written and left has to be kept."""
ASKED: Final = 3
"""Events within which a question about what was refused is there."""
NO_FAULTS: Final = ("This plugin does not support", "Mouse event ")
"""What Qt says of a screen that is none, and QTest of a click on what does nothing."""
DEEPEST: Final = 3
"""Loops within loops before the innermost is closed."""


def _places(frames: Iterable[traceback.FrameSummary]) -> str:
    return " > ".join(f"{Path(each.filename).name}:{each.lineno}" for each in frames)


class Monkey:
    """Makes events until there were enough, then ends the application."""

    def __init__(self, app: QApplication, folder: Path, desk: Path, events: int, seed: int) -> None:
        self.app, self.desk, self.left = app, desk, events
        self.random = random.Random(seed)
        self.found: Counter[str] = Counter()
        self.made: Counter[str] = Counter()
        self.longest: tuple[float, float, str] = (0.0, 0.0, "")
        self._trail = (folder / "trail").open("w", encoding="utf-8")
        self._last = ""
        self._due = self._worked = 0.0
        self._depth = 0
        self._written: list[Written] = []
        self._over: tuple[int, int] = (0, 0)  # which popup or dialog, and for how many events
        app.clipboard().dataChanged.connect(self._take_from_clipboard)
        self.program = self._started()

    def _started(self) -> Program:
        """The program on the desk, with us in the place of its report of errors."""
        program = Program(self.app)
        self._refuse = sys.excepthook
        sys.excepthook = self._note_error
        qInstallMessageHandler(self._note_qt)
        program.start(self.desk)
        return program

    # what goes wrong

    def _note_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, SmmdeskError):  # an answer, which the program says
            self._refuse(kind, error, trace)
        else:
            self._note(f"{kind.__name__}: {str(error)[:160]} ({_places(traceback.extract_tb(trace)[-5:])})")

    def _note_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtInfoMsg and not message.startswith(NO_FAULTS):
            self._note(f"Qt: {message[:160]} ({_places(traceback.extract_stack()[-8:-1])})")

    def _note(self, words: str) -> None:
        self.found[words] += 1
        if self.found[words] == 1:
            self._say(f"!! {words}")

    def _say(self, words: str) -> None:
        """Before it happens, and to the disk's cache at once: the last line is what a crash came of."""
        self._trail.write(f"{words}\n")
        self._trail.flush()

    # one event after the other

    def step(self) -> None:
        """Make one event; the next is asked for first."""
        self._note_wait()
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        self.left -= 1
        if self.left < 0:
            self.app.exit()
            return
        self._look_for_words()
        self._ask_for_next()
        self._depth += 1
        try:
            self._act()
        finally:
            self._depth -= 1

    def _ask_for_next(self) -> None:
        pause = self.random.choices((1, 30, 200), (90, 7, 3))[0]  # what waits for a pause gets one now and then
        self._due, self._worked = time.monotonic() + pause / 1000, time.thread_time()
        QTimer.singleShot(pause, self.step)

    def _look_for_words(self) -> None:
        """What was written some events ago is kept by now, unless the program is just being started."""
        window = self._open_window()
        if window is None or is_asked(window):
            return
        for each in [each for each in self._written if self.left <= each.due]:
            self._written.remove(each)
            if not each.is_lost(window):
                continue
            if each.is_doubted:
                self._note(f"lost: {each.told}")
            else:  # who has just gone elsewhere is about to be asked
                self._written.append(replace(each, due=self.left - ASKED, is_doubted=True))

    def _note_wait(self) -> None:
        if self._due:
            work = time.thread_time() - self._worked  # little in a long wait: for somebody, or a busy machine
            self.longest = max(self.longest, (time.monotonic() - self._due, work, self._last))

    def _act(self) -> None:
        top = self._top()
        if top.isWindow() and not (top.isActiveWindow() or self.app.activePopupWidget()):
            top.activateWindow()  # as a window manager would; without one the keyboard goes nowhere
        what = self.random.choices([act for _, act in ACTS], [weight for weight, _ in ACTS])[0]
        if self._is_stuck(top):
            what = Monkey._close
        self.made[what.__name__.strip("_")] += 1
        what(self, top)
        if self.random.random() < 0.01:
            gc.collect()

    def _tell(self, words: str) -> None:
        self._last = words
        self._say(f"{self.left} {'  ' * (self._depth - 1)}{words}")

    def _top(self) -> QWidget:
        """What has the person's attention."""
        return self.app.activePopupWidget() or self.app.activeModalWidget() or self._window()

    def _window(self) -> QWidget:
        """The window; one that was closed ended the program, which is started anew."""
        first, window = self.program.first_start, self.program.window
        is_asked = first is not None and isValid(first) and first.isVisible()  # it dies when it is closed
        if first is not None and is_asked and (window is None or self.random.random() < 0.5):
            return first
        if window is None or not window.isVisible():
            self.program.close()
            self.program = self._started()
            return self._window()
        return window

    def _is_stuck(self, top: QWidget) -> bool:
        """Whether it is time to close what lies over the window."""
        if not isinstance(top, QDialog | QMenu) and top is not self.app.activePopupWidget():
            return self._depth > DEEPEST
        which, events = self._over
        self._over = (id(top), events + 1 if which == id(top) else 1)
        return self._depth > DEEPEST or self._over[1] > MOST_IN_ONE

    def _close(self, top: QWidget) -> None:
        self._tell(f"close {_named(top)}")
        self._over = (0, 0)
        top.close()

    # what may happen

    def _press(self, top: QWidget) -> None:
        at, key = _focused(top), self.random.choice(KEYS)
        held = Qt.KeyboardModifier.ShiftModifier if self.random.random() < 0.1 else NONE
        self._tell(f"{'Shift+' if held is not NONE else ''}{key.name[4:]} on {_named(at)}")
        if key in REWRITES:
            self._forget_words_in(at)
        QTest.keyClick(at, key, held)

    def _press_ctrl(self, top: QWidget) -> None:
        at, key = _focused(top), self.random.choice(WITH_CTRL)
        self._tell(f"Ctrl+{key.name[4:]} on {_named(at)}")
        if key in REWRITES_WITH_CTRL:
            self._forget_words_in(at)
        QTest.keyClick(at, key, CTRL)

    def _forget_words_in(self, field: QWidget) -> None:
        """What stands there and is not left yet is taken back or written over: the example may take a while."""
        self._written = [each for each in self._written if each.word not in text_of(field)]

    def _type(self, top: QWidget) -> None:
        text = self.random.choice(TEXTS)
        self._tell(f"type {text!r} on {_named(_focused(top))}")
        self._send_letters(top, text)

    def _write(self, top: QWidget) -> None:
        """A word where words are kept without a button, then at once away from there."""
        window = self._open_window()
        fields: list[QWidget] = [*places(top)] if top is window else []
        fields += quick_places(top) if window is not None and window.context.client_id else []
        if window is None or not fields or window.context.workspace.folder is None:
            self._type(top)
            return
        field = self.random.choice(fields)
        name, leave = self.random.choice(WAYS_OUT)
        word = f"word{self.left}"
        told = f"{word} on {_named(field)}, left by {name}"
        self._tell(f"write {told}")
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        if field.hasFocus():
            self._send_letters(window, word)
            self._written.append(Written(word, window.context.workspace.folder, told, self.left - SOON))
            leave(self, window)
        if isValid(field) and field.hasFocus() and leave in {Monkey._client, Monkey._period}:  # they leave it alone
            self._leave_by_key(window)

    def _leave_by_key(self, window: MainWindow) -> None:
        QTest.keyClick(_focused(window), self.random.choice((Qt.Key.Key_Tab, Qt.Key.Key_Backtab)))

    def _take_from_clipboard(self) -> None:
        """Who chose to copy what was refused, and to go on, has it there."""
        copied = self.app.clipboard().text()
        self._written = [each for each in self._written if each.word not in copied]

    def _send_letters(self, top: QWidget, text: str) -> None:
        self._forget_words_in(_focused(top))
        for letter in text:
            at = _focused(top)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self.app.sendEvent(at, QKeyEvent(kind, 0, NONE, letter))

    def _click(self, top: QWidget) -> None:
        at, place = self._somewhere(top)
        button = LEFT if self.random.random() < 0.9 else RIGHT
        is_double = self.random.random() < 0.1
        self._tell(f"{'double ' if is_double else ''}{button.name} on {_named(at)} at {place.x()}, {place.y()}")
        if isinstance(top, QListView) and (line := QApplication.focusWidget()) is not None:
            self._forget_words_in(line)  # a word of its list takes the place of what stands there
        (QTest.mouseDClick if is_double else QTest.mouseClick)(at, button, NONE, place)

    def _drag(self, top: QWidget) -> None:
        """Press, move as a hand does, let go; a move carries the button, which QTest's does not."""
        at, start = self._somewhere(top)
        by = QPoint(self.random.randrange(-300, 300), self.random.randrange(-200, 200))
        self._tell(f"drag {_named(at)} from {start.x()}, {start.y()} by {by.x()}, {by.y()}")
        for kind, button, held, part in (
            (QEvent.Type.MouseButtonPress, LEFT, LEFT, 0),
            *((QEvent.Type.MouseMove, NO_BUTTON, LEFT, part) for part in (1, 2, 3, 4)),
            (QEvent.Type.MouseButtonRelease, LEFT, NO_BUTTON, 4),
        ):
            place = QPointF(start + by * part / 4)
            if not isValid(at):
                return
            self.app.sendEvent(at, QMouseEvent(kind, place, QPointF(at.mapToGlobal(place)), button, held, NONE))

    def _scroll(self, top: QWidget) -> None:
        at, place = self._somewhere(top)
        by, there = self.random.choice((-360, -120, 120, 360)), QPointF(at.mapToGlobal(place))
        self._tell(f"scroll {_named(at)} by {by}")
        phase = Qt.ScrollPhase.NoScrollPhase
        self.app.sendEvent(
            at, QWheelEvent(QPointF(place), there, QPoint(), QPoint(0, by), NO_BUTTON, NONE, phase, False)
        )

    def _somewhere(self, top: QWidget) -> tuple[QWidget, QPoint]:
        place = QPoint(self.random.randrange(max(top.width(), 1)), self.random.randrange(max(top.height(), 1)))
        at = top.childAt(place)
        return (at, at.mapFrom(top, place)) if at is not None else (top, place)

    def _resize(self, _top: QWidget) -> None:
        if self.program.window is not None:
            size = self.random.choice(SIZES)
            self._tell(f"resize to {size}")
            self.program.window.resize(*size)

    def _run(self, _top: QWidget) -> None:
        """Any command that the palette could offer, but also one of a page that is out of sight."""
        if window := self._open_window():
            bound = self.random.choice(list(window.context.commands))
            self._tell(f"run {bound.command.id}")
            if bound.is_available() or self.random.random() < 0.2:
                window.context.commands.run(bound.command.id)

    def _choose(self, _top: QWidget) -> None:
        """Page, client, period, theme, language; rarely the program is closed and started again."""
        if window := self._open_window():
            name, choose = self.random.choices(CHOICES, [weight for weight, *_ in CHOICES])[0][1:]
            self._tell(f"choose another {name}")
            choose(self, window)

    def _open_window(self) -> MainWindow | None:
        """The window, unless it is just being replaced."""
        window = self.program.window
        return window if window is not None and self.program.workspace is not None else None

    def _page(self, window: MainWindow) -> None:
        window.open_page(self.random.choice(list(PAGES)))

    def _client(self, window: MainWindow) -> None:
        clients = window.context.workspace.quickest.clients()
        window.context.choose_client(self.random.choice([None, *(each.id for each in clients)]))

    def _period(self, window: MainWindow) -> None:
        today = window.context.workspace.today()
        window.context.choose_period(Period.month_of(today.replace(day=1, month=self.random.randint(1, 12))))

    def _theme(self, _window: MainWindow) -> None:
        use_scheme(self.app, self.random.choice(list(Scheme)))

    def _language(self, window: MainWindow) -> None:
        window.context.language_wanted.emit(self.random.choice(list(LANGUAGES)))

    def _example(self, window: MainWindow) -> None:
        if window.context.is_example:
            window.context.commands.run("example.leave")
        else:
            window.context.see_example()

    def _window_anew(self, window: MainWindow) -> None:
        window.close()


Choice = tuple[int, str, Callable[[Monkey, MainWindow], None]]
CHOICES: Final[tuple[Choice, ...]] = (
    (30, "page", Monkey._page),
    (15, "client", Monkey._client),
    (15, "period", Monkey._period),
    (12, "theme", Monkey._theme),
    (8, "language", Monkey._language),
    (4, "workspace", Monkey._example),
    (1, "start", Monkey._window_anew),
)
WAYS_OUT: Final[tuple[tuple[str, Callable[[Monkey, MainWindow], None]], ...]] = (
    ("a key", Monkey._leave_by_key),
    *((name, choose) for _weight, name, choose in CHOICES if name != "theme"),
)
ACTS: Final[tuple[tuple[int, Callable[[Monkey, QWidget], None]], ...]] = (
    (34, Monkey._press),
    (8, Monkey._press_ctrl),
    (6, Monkey._type),
    (3, Monkey._write),
    (34, Monkey._click),
    (3, Monkey._drag),
    (3, Monkey._scroll),
    (1, Monkey._resize),
    (6, Monkey._run),
    (5, Monkey._choose),
)


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


def _focused(top: QWidget) -> QWidget:
    within: QWidget | None = top.focusWidget()
    return top if within is None else within


def run(folder: Path, events: int, seed: int) -> dict[str, Any]:
    """Let one loose; then take all back that was done, and say what differs from the start."""
    desk = made_desk(folder)
    start = rows_of(desk)
    app = QApplication(["smmdesk", *FUSION])
    app.setQuitOnLastWindowClosed(False)
    monkey = Monkey(app, folder, desk, events, seed)
    keep_within(folder, desk, monkey.random)
    QTimer.singleShot(0, monkey.step)
    app.exec()
    faulthandler.cancel_dump_traceback_later()
    monkey.program.close()
    undone = taken_back(desk)
    return {
        "found": dict(monkey.found),
        "longest": monkey.longest,
        "undone": undone,
        "differs": {table: rows for table, rows in rows_of(desk).items() if rows != start[table]},
        "made": dict(monkey.made),
    }


if __name__ == "__main__":
    faulthandler.enable()
    told = run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    Path(sys.argv[1], "outcome.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
