"""What keys type and what they are for, whatever layout is switched on.

The Latin letters on the keys of other layouts, the letters that a text may begin with, and `LetterKeys`, by which Ctrl
and a letter mean the same everywhere: Ctrl+Л is Ctrl+K. Qt looks a shortcut up by the letter that a key types, and
finds the Latin one only where a Latin layout stands beside the other. Shortcuts for each letter beside those declared
are no way out: with both layouts there Qt finds a command twice, and runs it not at all. With a Georgian layout alone
it also takes Ctrl+Shift+K for Ctrl+K, so that what is held is compared here for all letters with Shift.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QWindow

SAME_KEY: Final[Mapping[str, str]] = {
    **dict(zip("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.", strict=True)),  # ЙЦУКЕН
    **dict(zip("ქწერტყუიოპასდფგჰჯკლზხცვბნმ", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True)),  # Georgian QWERTY
    **dict(zip("ჭღთშჟძჩ", "WRTSJZC", strict=True)),  # the same with Shift
}
"""For keys that mean something by themselves, and for those of commands; capitals, where the script has them."""
_LAST_MTAVRULI: Final = "\N{GEORGIAN MTAVRULI CAPITAL LETTER LABIAL SIGN}"
_LAST_CHARACTER: Final = 0x10FFFF
# with Shift and on the pad letters and figures are typed; whatever else is held down makes a shortcut
_NO_CHORD: Final = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_HELD: Final = _CTRL | _SHIFT | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ASKED: Final = QEvent.Type.ShortcutOverride
_PRESSED: Final = QEvent.Type.KeyPress


def capital(letter: str) -> str:
    """A letter as it stands on a key: Georgian has no capitals, what Unicode calls so (Mtavruli) is for headlines."""
    raised = letter.upper()
    return raised.lower() if "\N{GEORGIAN MTAVRULI CAPITAL LETTER AN}" <= raised <= _LAST_MTAVRULI else raised


def latin_key(key: int) -> int:
    """The key on which the letter of this one (a `Qt.Key` by its number) lies in a Latin layout; 0 for all others."""
    latin = SAME_KEY.get(capital(chr(key)), "") if key <= _LAST_CHARACTER else ""
    return ord(latin) if latin else 0


def first_letters(event: QKeyEvent) -> str:
    """What a key types, if a text may begin with it.

    No letter is left to a command, or a text loses its first; “?” alone shows all keys, as everywhere.
    """
    text = event.text()
    is_typed = text.strip() and text.isprintable() and not event.modifiers() & _NO_CHORD
    return text if is_typed and text != "?" else ""


class LetterKeys(QObject):
    """Listens to the window that has the keyboard: a filter of the application would be asked for every event."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._sends = False
        self._is_command = False
        app.focusWindowChanged.connect(self.listen)

    def listen(self, window: QWindow | None) -> None:
        """To its keys too; once more does no harm."""
        if window is not None:
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the keyboard is asked first, as Qt does: a field's own Ctrl+C goes before a command's."""
        if self._sends or event.type() not in {_ASKED, _PRESSED} or not isinstance(event, QKeyEvent):
            return False
        key = meant(event)
        if not key:
            return False
        held = event.modifiers() & _HELD
        if event.type() == _ASKED:
            is_taken = self._send(watched, event, key)
            self._is_command = not is_taken and any(_commands(held, key))
            event.setAccepted(is_taken or self._is_command)
        elif self._is_command:
            self._is_command = False
            _run(held, key)
        else:
            event.setAccepted(self._send(watched, event, key))
        return True

    def _send(self, window: QObject, event: QKeyEvent, key: int) -> bool:
        """The same with the Latin key, which types nothing; whether somebody took it."""
        latin = QKeyEvent(event.type(), key, event.modifiers(), "", event.isAutoRepeat())
        latin.ignore()
        self._sends = True
        try:
            QCoreApplication.sendEvent(window, latin)
        finally:
            self._sends = False
        return latin.isAccepted()


def meant(event: QKeyEvent) -> int:
    """The key of a Latin layout, of a press that may be looked up wrongly; else 0."""
    key = event.key()
    if not event.modifiers() & _CTRL:
        return 0
    is_shifted = bool(event.modifiers() & _SHIFT) and Qt.Key.Key_A <= key <= Qt.Key.Key_Z
    return key if is_shifted else latin_key(key)


def _run(held: Qt.KeyboardModifier, key: int) -> None:
    for each in _commands(held, key):
        each.trigger() if isinstance(each, QAction) else each.activated.emit()
        return


def _commands(held: Qt.KeyboardModifier, key: int) -> Iterator[QAction | QShortcut]:
    """Those of the window in front that could be run now by exactly these keys."""
    top = QApplication.activeWindow()
    if top is None or QApplication.activePopupWidget() is not None:
        return
    wanted = QKeySequence(QKeyCombination(held, Qt.Key(key)))
    for action in top.findChildren(QAction):
        if wanted in action.shortcuts() and action.isEnabled() and _is_seen(action.parent(), top):
            yield action
    for shortcut in top.findChildren(QShortcut):
        if wanted == shortcut.key() and shortcut.isEnabled() and _is_seen(shortcut.parent(), top):
            yield shortcut


def _is_seen(place: QObject | None, top: QWidget) -> bool:
    """A dialog is a child of its window, and has keys of its own."""
    return isinstance(place, QWidget) and place.isVisible() and place.window() is top
