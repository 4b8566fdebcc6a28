"""Somebody at a real keyboard with a real mouse: what they do goes through the X server and the window manager."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QMessageBox,
    QTreeView,
    QWidget,
)

from smmdesk.domain.clients import Client
from tests.journeys.conftest import NO, Person
from tests.patience import PATIENCE
from tests.programs import program
from ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.app import Program

_KEYSYMS: Final = {
    "Esc": "Escape",
    "Space": "space",
    "PgUp": "Prior",
    "PgDown": "Next",
    "Del": "Delete",
    ".": "period",
    ",": "comma",
    "?": "question",
    "Ctrl": "ctrl",
    "Shift": "shift",
    "Alt": "alt",
}
"""What Qt calls a key otherwise than X does."""
_HELD: Final = (
    (Qt.KeyboardModifier.ControlModifier, "ctrl"),
    (Qt.KeyboardModifier.ShiftModifier, "shift"),
)
_MODIFIERS: Final = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta})
_SPEED: Final = 5
"""In so many moves a hand drags."""
_MOST_TABS, _STILL = 40, 5
D = TypeVar("D", bound=QWidget)


class Came(QObject):
    """What has come in from the X server: how many keys (those that are held for others do not count), and clicks."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = self.clicks = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress):
            return False
        if watched.isWindowType() and event.spontaneous():  # before any widget has it, and once
            if isinstance(event, QKeyEvent):
                self.keys += event.key() not in _MODIFIERS
            else:
                self.clicks += 1
        return False


class RealPerson(Person):
    """Waits before each act until the window that it is for has the keyboard, and after it until it came in."""

    def __init__(self, program: Program, qtbot: QtBot, came: Came) -> None:
        super().__init__(program, qtbot)
        self.came = came
        self.letters = 0
        """typed so far as texts"""

    # what is in front

    def front(self) -> QWidget:
        """The window that a person would say is in front: what keys go to."""
        found = QApplication.activeModalWidget() or self.program.window or self.program.first_start
        assert found is not None
        return found

    def wait_for_front(self) -> None:
        """The window manager gives the keyboard to what came up last; nobody types before."""

        def has_keyboard() -> bool:
            shown, focused = self.front(), QGuiApplication.focusWindow()
            return shown.isVisible() and shown.isActiveWindow() and focused is not None

        self.qtbot.waitUntil(has_keyboard)

    @override
    def come_to_the_front(self) -> None:
        """Without asking for it: a window that was just opened is in front."""
        assert self.window.isVisible()
        self.wait_for_front()

    def until(self, comes: Callable[[], object]) -> None:
        """Wait for it."""
        self.qtbot.waitUntil(lambda: bool(comes()))

    def settle(self) -> None:
        """Until nothing in front moves any more: who clicks sees where things lie, and they lie still."""
        seen: list[object] = []

        def lies_still() -> bool:
            front = self.front()
            parts = [front, *front.findChildren(QWidget)]
            seen.append([(each.geometry(), each.isVisible()) for each in parts])
            return len(seen) > 1 and seen[-1] == seen[-2]

        self.wait_for_front()
        self.until(lies_still)

    # what is in sight

    @override
    def find(self, words: str, within: QWidget) -> QAbstractButton:
        """Once it is there: what a click before brings takes a moment."""
        named = {words, self.program.language(words)}

        def found() -> list[QAbstractButton]:
            seen = [each for each in within.findChildren(QAbstractButton) if each.isVisible()]
            return [each for each in seen if named & {each.text().replace("&", ""), each.accessibleName()}]

        self.until(found)
        return found()[0]

    @override
    def sees(self, words: str, within: QWidget | None = None) -> bool:
        return super().sees(self.program.language(words), within)

    @override
    def choose(self, words: str) -> None:
        super().choose(self.program.language(words))

    def field(self, words: str) -> QWidget:
        """The line in sight of that name."""
        name = self.program.language(words)

        def found() -> list[QLineEdit]:
            lines = self.front().findChildren(QLineEdit)
            return [each for each in lines if each.isVisible() and each.accessibleName() == name]

        self.until(found)
        return found()[0]

    def fill(self, words: str, text: str) -> None:
        """Put a text in the place of what stands in the line of that name."""
        self.click_at(self.field(words))
        self.press("Ctrl+A")
        self.type(text)
        self.press("Tab")

    def has_focus(self, words: str) -> bool:
        """Whether the keyboard is in what says this, or is named so."""
        focused, wanted = QApplication.focusWidget(), self.program.language(words)
        if isinstance(focused, QAbstractButton) and focused.text().replace("&", "") == wanted:
            return True
        return focused is not None and focused.accessibleName() == wanted

    def tab_to(self, words: str, *, back: bool = False) -> None:
        """Tab, or Shift+Tab, until it has the keyboard."""
        for _step in range(_MOST_TABS):
            if self.has_focus(words):
                return
            before = QApplication.focusWidget()
            self.press("Shift+Tab" if back else "Tab")
            self.until(partial(_went_on, before))
        raise AssertionError(f"Tab does not come to {words!r}")

    def search(self, words: str) -> None:
        """Ctrl+K, the words, and Enter."""
        self.press("Ctrl+K")
        self.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.type(self.program.language(words))
        self.press("Return")

    def dialog(self, kind: type[D]) -> D:
        """The dialog of this kind, once it is in front."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    def chosen_client(self) -> str:
        """Its name; empty for all of them."""
        chosen = self.window.context.client_id
        return self.workspace.records.get(Client, chosen).name if chosen else ""

    def picture(self, name: str) -> None:
        """Of the whole screen, where somebody asked for pictures (`SMMDESK_PICTURES`, a folder)."""
        if folder := os.environ.get("SMMDESK_PICTURES"):
            self.qtbot.wait(300)
            code, scheme = self.program.language.code, self.program.preferences.theme
            QGuiApplication.primaryScreen().grabWindow(0).save(str(Path(folder) / f"{name}-{code}-{scheme}.png"))

    # keys

    @override
    def press(self, *keys: str) -> None:
        for each in keys:
            self.wait_for_front()
            self._send(["key", "--delay", "0", keysym(each)], keys=1)

    @override
    def type(self, text: str) -> None:
        self.wait_for_front()
        self.letters += len(text)
        self._send(["type", "--delay", "0", "--", text], keys=len(text))

    # the mouse

    def pick(self, words: str) -> None:
        """A click on the line of the open list that says this."""
        self.until(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        (found,) = popup.findChildren(QListView)
        rows = [found.model().index(row, 0) for row in range(found.model().rowCount())]
        index = next(each for each in rows if each.data() == words)
        self.click_at(found.viewport(), found.visualRect(index).center())

    def close_window(self) -> None:
        """As the window manager asks for it."""
        self.wait_for_front()
        window = self.window
        self._x("key", "alt+F4")
        self.until(lambda: not window.isVisible())

    @override
    def click_at(self, on: QWidget, place: QPoint | None = None, keys: Qt.KeyboardModifier = NO) -> None:
        there = self._reach(on, place)
        held = [name for modifier, name in _HELD if keys & modifier]
        down, up = [f"keydown {each}" for each in held], [f"keyup {each}" for each in held]
        self._send(" ".join([*down, f"mousemove {there.x()} {there.y()} click 1", *up]).split(), clicks=1)

    @override
    def drag(self, on: QWidget, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO) -> None:
        begun = self._reach(on, start)
        far = on.mapToGlobal(end)
        held = [name for modifier, name in _HELD if keys & modifier]
        down, up = [f"keydown {each}" for each in held], [f"keyup {each}" for each in held]
        self._send(" ".join([*down, f"mousemove {begun.x()} {begun.y()} mousedown 1"]).split(), clicks=1)
        for step in range(1, _SPEED + 1):
            self._move(begun + (far - begun) * step / _SPEED)
        self._send(["mouseup", "1"])
        if up:
            self._send(" ".join(up).split())

    def _reach(self, on: QWidget, place: QPoint | None) -> QPoint:
        """Where on the screen it is, once nothing lies over it."""
        if QApplication.activePopupWidget() is None:
            self.settle()
        place = on.rect().center() if place is None else place

        def is_reached() -> bool:
            found = QApplication.widgetAt(on.mapToGlobal(place))
            return found is not None and (found is on or on.isAncestorOf(found))

        self.qtbot.waitUntil(is_reached)
        return on.mapToGlobal(place)

    def _move(self, there: QPoint) -> None:
        self._send(["mousemove", str(there.x()), str(there.y())])
        self.qtbot.waitUntil(lambda: QCursor.pos() == there)
        QApplication.processEvents()

    # the system's questions for a file

    @contextmanager
    def answer(self, path: Path | None = None, *, by_mouse: bool = False) -> Iterator[None]:
        """Whatever is done in here asks for a file: this one, or the one that is proposed.

        It is typed, then Enter; by mouse it is clicked in the list, where it lies, and the button.
        """
        seen: list[object] = []
        answered: list[bool] = []
        until = time.monotonic() + PATIENCE

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, (QFileDialog, QMessageBox)) and time.monotonic() > until:
                dialog.reject()  # else its loop would go on for ever
            if answered or not isinstance(dialog, QFileDialog) or not dialog.isActiveWindow():
                return
            places = self._places_in(dialog, path) if by_mouse else [QPoint()]
            seen.append((dialog.geometry(), places, QApplication.focusWidget()))
            if (
                places
                and len(seen) >= _STILL
                and seen[-_STILL:] == [seen[-1]] * _STILL
                and isinstance(QApplication.focusWidget(), QLineEdit)
            ):
                answered.append(True)
                self._click_places(places) if by_mouse else self._type_file(path)

        timer = QTimer(interval=20)
        timer.timeout.connect(look)
        timer.start()
        yield
        self.until(lambda: answered and not isinstance(QApplication.activeModalWidget(), QFileDialog))
        timer.stop()

    def _places_in(self, dialog: QFileDialog, path: Path | None) -> list[QPoint]:
        """What is clicked: the file, where one is picked, and the button; nothing as long as it is not there."""
        if path is None:
            return [place_of_button(dialog)]
        there = place_of_file(dialog, path.name)
        return [] if there is None else [there, place_of_button(dialog)]

    def _type_file(self, path: Path | None) -> None:
        if path is not None:
            self.letters += len(str(path))
            self._x("type", "--delay", "0", "--", str(path))
        self._x("key", "Return")

    def _click_places(self, places: list[QPoint]) -> None:
        for place in places:
            self._x("mousemove", str(place.x()), str(place.y()), "click", "1")

    # how it gets there

    def _send(self, words: list[str], *, keys: int = 0, clicks: int = 0) -> None:
        before = self.came.keys, self.came.clicks
        self._x(*words)
        wanted = before[0] + keys, before[1] + clicks
        self.qtbot.waitUntil(lambda: (self.came.keys, self.came.clicks) >= wanted)

    def _x(self, *words: str) -> None:
        subprocess.run([program("xdotool"), *words], check=True, capture_output=True)


def place_of_button(dialog: QFileDialog) -> QPoint:
    """On the screen: what says Open or Save."""
    (box,) = dialog.findChildren(QDialogButtonBox)
    accept = next(each for each in box.buttons() if box.buttonRole(each) == QDialogButtonBox.ButtonRole.AcceptRole)
    return accept.mapToGlobal(accept.rect().center())


def place_of_file(dialog: QFileDialog, name: str) -> QPoint | None:
    """On the screen: a file in the list, once the folder was read."""
    files = next(each for each in dialog.findChildren(QTreeView) if each.isVisible())
    model, folder = files.model(), files.rootIndex()
    rows = [model.index(row, 0, folder) for row in range(model.rowCount(folder))]
    found = next((each for each in rows if each.data() == name), None)
    return files.viewport().mapToGlobal(files.visualRect(found).center()) if found else None


def _went_on(before: QWidget | None) -> bool:
    return QApplication.focusWidget() is not before


def keysym(keys: str) -> str:
    """What X calls "Ctrl+Return"."""
    parts = [_KEYSYMS.get(each, each if len(each) > 1 else each.lower()) for each in keys.split("+")]
    return "+".join(parts)
