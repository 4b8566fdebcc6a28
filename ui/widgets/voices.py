"""The voices of widgets, by what they are: role, state, words and what can be done, as screen readers ask for them.

Made by `ui/widgets/hearing.py` when a screen reader first looks at a widget. Each is Qt's own voice of a widget in all
but what is said here; none keeps the widget, which may be gone while a screen reader still holds its voice.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox, QLabel, QWidget
from shiboken6 import Shiboken

from ui.overriding import override
from ui.widgets.announcing import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Role = QAccessible.Role
_NOWHERE: Final = QRect()


class Voice(QAccessibleWidget):
    """A widget in a role; its description is never its name once more, nor markup, as a tool tip may be."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)

    @override
    def text(self, t: QAccessible.Text) -> str:
        if t is QAccessible.Text.Name:
            return super().text(t) or self._written()
        if t is QAccessible.Text.Description:
            return self._described(in_words(super().text(t)))
        if t is QAccessible.Text.Accelerator:
            return super().text(t) or self._keys(in_words(super().text(QAccessible.Text.Description)))
        return super().text(t)

    def _described(self, tip: str) -> str:
        """What it says beyond the name, which a tool tip often repeats, with the keys behind it."""
        name = self.text(QAccessible.Text.Name)
        return "" if tip in name or self._keys(tip) else tip

    def _keys(self, tip: str) -> str:
        """The keys in a tip that is the name and them: “Undo (Ctrl+Z)”."""
        rest = tip.removeprefix(self.text(QAccessible.Text.Name)).strip()
        return rest[1:-1] if rest != tip and rest[:1] + rest[-1:] == "()" else ""

    def _written(self) -> str:
        """What stands on it, where it has no other name."""
        widget = self.object()
        return widget.text().replace("&", "") if isinstance(widget, QLabel | QAbstractButton) else ""


def in_words(tip: str) -> str:
    """A tool tip as it is read, one line after another."""
    marked = re.sub(r"<br ?/?>", "\n", tip) if tip.startswith("<") else tip
    return unescape(re.sub(r"<[^>]*>", "", marked)) if tip.startswith("<") else tip


class ButtonVoice(Voice):
    """Of several of which one is down each is a radio button; else what can be checked is a check box."""

    def __init__(self, widget: QWidget, role: QAccessible.Role = Role.NoRole) -> None:
        super().__init__(widget, Role.Button)
        self._role = role

    @override
    def role(self) -> QAccessible.Role:
        if self._role is not Role.NoRole:
            return self._role
        button = self._button()
        if button is None or not button.isCheckable():
            return Role.Button
        group = button.group()
        return Role.RadioButton if group is not None and group.exclusive() else Role.CheckBox

    @override
    def state(self) -> QAccessible.State:
        made = super().state()
        button = self._button()
        if button is not None:
            made.pressed = int(button.isDown())
            self._tell(made, button)
        return made

    def _tell(self, state: QAccessible.State, button: QAbstractButton) -> None:
        """What its being checked means."""
        state.checkable, state.checked = int(button.isCheckable()), int(button.isChecked())

    def _button(self) -> QAbstractButton | None:
        widget = self.object()
        return widget if isinstance(widget, QAbstractButton) else None

    @override
    def actionNames(self) -> list[str]:
        button = self._button()
        if button is None or not button.isEnabled():
            return []
        press = self.toggleAction() if self.role() is Role.CheckBox else self.pressAction()
        return [press, self.setFocusAction()]

    @override
    def doAction(self, actionName: str) -> None:
        button = self._button()
        if button is not None and button.isEnabled() and actionName in {self.pressAction(), self.toggleAction()}:
            button.click()
        else:
            super().doAction(actionName)


class TabVoice(ButtonVoice):
    """One of the pages, selected while it is in sight."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.PageTab)

    @override
    def _tell(self, state: QAccessible.State, button: QAbstractButton) -> None:
        state.selectable, state.selected = 1, int(button.isChecked())


class FoldVoice(ButtonVoice):
    """Expanded while what it opens is in sight."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.Button)
        assert isinstance(widget, QAbstractButton)  # noqa: S101  (only those say they are)
        widget.toggled.connect(self._turned)

    def _turned(self, _is_open: bool) -> None:
        """Qt tells by itself that it is checked, which it is not to who listens."""
        changed = QAccessible.State()
        changed.expanded = 1
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self.object(), changed))

    @override
    def _tell(self, state: QAccessible.State, button: QAbstractButton) -> None:
        state.expandable = 1
        state.expanded, state.collapsed = int(button.isChecked()), int(not button.isChecked())


class MenuVoice(ButtonVoice):
    """Opens a list."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.ButtonMenu)

    @override
    def _tell(self, state: QAccessible.State, button: QAbstractButton) -> None:
        state.hasPopup = 1


class ComboVoice(Voice):
    """Named by what it is for; what is chosen is its value, and selected in the list within, where Linux looks for it.

    Qt's own says what is chosen as the name there, so that nobody hears what of.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.ComboBox)
        if sys.platform == "linux" and isinstance(widget, QComboBox):
            widget.currentTextChanged.connect(self._say)

    def _say(self, words: str) -> None:
        """Of a list that has the keyboard; elsewhere the system says its new value by itself."""
        combo = self._combo()
        if combo is not None and combo.hasFocus():
            announce(combo, words)

    @override
    def text(self, t: QAccessible.Text) -> str:
        combo = self._combo()
        return combo.currentText() if t is QAccessible.Text.Value and combo is not None else super().text(t)

    @override
    def state(self) -> QAccessible.State:
        made, combo = super().state(), self._combo()
        made.expandable = made.hasPopup = 1
        made.expanded = int(combo is not None and combo.view().isVisible())
        made.collapsed = int(not made.expanded)
        return made

    @override
    def childCount(self) -> int:
        return 1

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt's own give None as well
        combo = self._combo()
        if combo is None or index != 0:
            return None
        view = combo.view()
        if not view.isVisible():  # while it is open the keyboard is somewhere in it
            view.setCurrentIndex(combo.model().index(combo.currentIndex(), combo.modelColumn()))
        return QAccessible.queryAccessibleInterface(view)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        combo = self._combo()
        return 0 if combo is not None and child.object() is combo.view() else -1

    @override
    def actionNames(self) -> list[str]:
        combo = self._combo()
        return [self.showMenuAction(), self.pressAction()] if combo is not None and combo.isEnabled() else []

    @override
    def doAction(self, actionName: str) -> None:
        combo = self._combo()
        if combo is not None and actionName in self.actionNames():
            combo.hidePopup() if combo.view().isVisible() else combo.showPopup()

    def _combo(self) -> QComboBox | None:
        widget = self.object()
        return widget if isinstance(widget, QComboBox) else None


class ItemVoice(Voice):
    """A widget that is one of a list, selected while it has the keyboard."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.ListItem)

    @override
    def state(self) -> QAccessible.State:
        made = super().state()
        made.selectable, made.selected = 1, made.focused
        return made


class LinesVoice(Voice):
    """What is painted line by line, heard line by line."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._lines: list[_LineVoice] = []
        widget.destroyed.connect(self._fall_silent)

    @override
    def childCount(self) -> int:
        widget = self.object()
        return len(lines_of(widget)) if isinstance(widget, QWidget) else 0

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt's own give None as well
        widget = self.object()
        if not isinstance(widget, QWidget) or not 0 <= index < len(lines_of(widget)):
            return None
        while len(self._lines) <= index:
            self._lines.append(_LineVoice(widget, len(self._lines)))
        return self._lines[index]

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, _LineVoice) else -1

    def _fall_silent(self) -> None:
        """Qt keeps what a screen reader has asked for until it is told that it is gone."""
        for line in self._lines:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(line))
        self._lines.clear()


def lines_of(widget: QWidget) -> Sequence[str]:
    """Those painted on it, as they are now."""
    told: Callable[[], Sequence[str]] = widget.spoken  # type: ignore[attr-defined]  # `hearing.py` asks for it
    return told()


class PlaceVoice(QAccessibleInterface):
    """A place on a painted widget that can be heard: an item of a list, with nothing in it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.widget = widget

    def name(self) -> str:
        """What is heard."""
        raise NotImplementedError

    def place(self) -> QRect:
        """Where it is painted."""
        raise NotImplementedError

    @override
    def object(self) -> QObject | None:  # type: ignore[override]  # nothing but a place has none
        return None

    @override
    def isValid(self) -> bool:
        # a screen reader may still hold it when the widget is gone
        return Shiboken.isValid(self.widget)

    @override
    def role(self) -> QAccessible.Role:
        return Role.ListItem

    @override
    def text(self, t: QAccessible.Text) -> str:
        return self.name() if t is QAccessible.Text.Name and self.isValid() else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """What is painted is written elsewhere."""

    @override
    def rect(self) -> QRect:
        place = self.place() if self.isValid() else _NOWHERE
        return QRect(self.widget.mapToGlobal(place.topLeft()), place.size()) if not place.isNull() else _NOWHERE

    @override
    def state(self) -> QAccessible.State:
        made = QAccessible.State()
        if not self.isValid():
            made.invalid = 1
            return made
        made.offscreen = int(self.place().isNull())
        return made

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt's own give None as well
        return None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1


class _LineVoice(PlaceVoice):
    """A line, by its number."""

    def __init__(self, widget: QWidget, index: int) -> None:
        super().__init__(widget)
        self.index = index

    @override
    def name(self) -> str:
        return lines_of(self.widget)[self.index]

    @override
    def place(self) -> QRect:
        return self.widget.rect()

    @override
    def isValid(self) -> bool:
        return super().isValid() and self.index < len(lines_of(self.widget))

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.widget)


VOICES: Final[Mapping[str, Callable[[QWidget], QAccessibleInterface]]] = {
    "BUTTON": ButtonVoice,
    "CHOICE": partial(ButtonVoice, role=Role.RadioButton),
    "TAB": TabVoice,
    "TABS": partial(Voice, role=Role.PageTabList),
    "FOLD": FoldVoice,
    "MENU": MenuVoice,
    "COMBO": ComboVoice,
    "HEADING": partial(Voice, role=Role.Heading),
    "TEXT": partial(Voice, role=Role.StaticText),
    "PICTURE": partial(Voice, role=Role.Graphic),
    "CHART": partial(LinesVoice, role=Role.Chart),
    "LIST": partial(LinesVoice, role=Role.List),
    "ITEMS": partial(Voice, role=Role.List),
    "ITEM": ItemVoice,
    "SLIDER": partial(Voice, role=Role.Slider),
    "AREA": partial(Voice, role=Role.Grouping),
    "DIALOG": partial(Voice, role=Role.Dialog),
    "ALERT": partial(Voice, role=Role.AlertMessage),
}
"""By the names of `Heard`, which is loaded at every start."""
