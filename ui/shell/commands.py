"""Commands: declared once, and from that a shortcut, a menu entry, a button, a line in the palette and in the help.

    POST_COMMANDS: tuple[Command[CalendarPage], ...] = (
        Command(id="post.new", text=_("New post"), shortcut="Ctrl+N", icon="plus", run=lambda page: page.add()),
        Command(
            id="post.remove", text=_("Remove"), shortcut="Del", icon="trash",
            run=lambda page: page.remove_selected(), enabled=lambda page: page.has_selection(),
        ),
    )

    commands.bind(POST_COMMANDS, page, widget=page, heading=_("Calendar"))    # in the page's constructor
    page.add_primary(commands.action("post.new"))
    table.set_menu(lambda: commands.menu("post.copy", "", "post.remove"))     # "" is a line between
    table.selection_changed.connect(commands.refresh)                         # ask every `enabled` again

A `SmmdeskError` raised by `run` is an answer: its sentence is sent with `refused` and shown as a toast.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from smmdesk.domain.errors import SmmdeskError
from smmdesk.storage.errors import WaitsError
from ui.style.icons import icon, put_icon
from ui.widgets.menus import passing_menu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtWidgets import QMenu, QWidget

    from smmdesk.speech.language import Language

T = TypeVar("T")

SORT_KEYS: Final = "Ctrl+Shift+S"
COPY_KEYS: Final = "Ctrl+Alt+C"
"""Of tables, also of those in dialogs, which no command of the window reaches."""


def always(_target: object) -> bool:
    """The `enabled` of commands that can be run at any time."""
    return True


# a named tuple, since all of them are made before the first frame: a frozen dataclass costs three times that
class Command(NamedTuple, Generic[T]):
    """What a person can do to a `T`, most often a page. `id` is "noun.verb"; `text` a marked English source string.

    `shortcut` in Qt's portable form, several apart by "; ". Marked too are `inside`, which names keys that only the
    list or the field reads in which it is done, `hint`, which explains in the help what the text leaves open, and
    `also`: other words by which the palette finds it, apart by commas.
    """

    id: str
    text: str
    run: Callable[[T], object]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[T], bool] = always
    in_palette: bool = True
    hint: str = ""
    inside: str = ""
    also: str = ""

    def keys(self, language: Language) -> str:
        """All its keys as this system writes them, and those in words; empty for none."""
        return _keys(self.shortcut, self.inside, language)


class Key(NamedTuple):
    """What a key does that is no command, since only a list or a field knows what it is for; the help tells it."""

    text: str
    shortcut: str = ""
    inside: str = ""

    def keys(self, language: Language) -> str:
        """The keys, as those of a command."""
        return _keys(self.shortcut, self.inside, language)


class BoundCommand(NamedTuple):
    """A command with what it is done to, and the action that stands for it in menus and buttons."""

    command: Command[Any]
    target: Any
    widget: QWidget
    heading: str
    action: QAction
    keys: str

    def is_available(self) -> bool:
        """Whether it could be run now: its page is in sight and it is enabled."""
        return self.widget.isVisible() and self.command.enabled(self.target)


class Commands(QObject):
    """All commands of one window. Binding the same id again (a page made anew) replaces it."""

    refused = Signal(str)
    bound = Signal()

    def __init__(self, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._language = language
        self._window = window
        self._all: dict[str, BoundCommand] = {}

    def bind(self, commands: Iterable[Command[T]], target: T, *, heading: str, widget: QWidget | None = None) -> None:
        """Give commands the `target` they run on; their keys work while `widget` (or the window) is in sight."""
        place = widget or self._window
        for command in commands:
            if old := self._all.pop(command.id, None):
                # or its keys would be there twice, and Qt would run neither
                old.action.deleteLater()
            action = self._action(command, place)
            keys = command.keys(self._language)
            self._all[command.id] = BoundCommand(command, target, place, self._language(heading), action, keys)
        self.refresh()
        self.bound.emit()

    def action(self, command_id: str) -> QAction:
        """The action of a command, for a button or a menu of one's own; it gets its icon now, since few are seen."""
        bound = self._named(command_id)
        if bound.command.icon and bound.action.icon().isNull():
            put_icon(bound.action, partial(icon, bound.command.icon))
        return bound.action

    def menu(self, *ids: str, parent: QWidget | None = None) -> QMenu:
        """A menu of these commands in this order, for one time; an empty id draws a line."""
        self.refresh()
        made = passing_menu(parent or self._window)
        for each in ids:
            if each:
                made.addAction(self.action(each))
            else:
                made.addSeparator()
        return made

    def refresh(self) -> None:
        """Ask every command in sight whether it is enabled; call when the selection has changed."""
        for bound in self._all.values():
            bound.action.setEnabled(bound.command.enabled(bound.target))

    def can_run(self, command_id: str) -> bool:
        """Whether it is enabled now."""
        bound = self._named(command_id)
        return bound.command.enabled(bound.target)

    def run(self, command_id: str) -> None:
        """Run a command if it is enabled now."""
        bound = self._named(command_id)
        # asked again: the action knows only what was so when it was last refreshed
        if not bound.command.enabled(bound.target):
            return
        try:
            bound.command.run(bound.target)
        except WaitsError:
            pass  # a banner says it
        except SmmdeskError as error:
            self.refused.emit(self._language.error(error))
        self.refresh()

    def available(self) -> list[BoundCommand]:
        """What the palette offers now."""
        return [bound for bound in self._all.values() if bound.command.in_palette and bound.is_available()]

    def __iter__(self) -> Iterator[BoundCommand]:
        return iter(list(self._all.values()))

    def _named(self, command_id: str) -> BoundCommand:
        try:
            return self._all[command_id]
        except KeyError:
            known = ", ".join(sorted(self._all))
            raise LookupError(f"no command {command_id!r} is bound; there are: {known}") from None

    def _action(self, command: Command[Any], place: QWidget) -> QAction:
        words = self._language(command.text)
        action = QAction(words, place)
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcut.split("; ") if keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)  # Qt minds that `place` is visible
        keys = _native(command.shortcut.split("; ")[0])
        action.setToolTip(f"{words} ({keys})" if keys else words)
        # for a button made of it, which has a picture of its own; few actions are ever seen themselves
        action.setProperty("sign", command.icon)
        action.triggered.connect(lambda _checked=False: self.run(command.id))
        # Qt hears the keys of those actions only that belong to a widget
        place.addAction(action)
        return action


def _keys(shortcut: str, inside: str, language: Language) -> str:
    return ", ".join(filter(None, (*map(_native, shortcut.split("; ")), language(inside))))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
