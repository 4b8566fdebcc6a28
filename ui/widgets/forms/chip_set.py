"""Several of a set, as chips: one Tab stop, arrows within; what is seldom wanted stands behind a plus.

Of several records seen as one (a `Spread`) a chip has three states: in all of them, in none, in some.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt

from smmdesk.domain.several import Spread
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style.icons import put_icon
from ui.style.text_size import scaled_size
from ui.widgets import tips
from ui.widgets.buttons import PushButton
from ui.widgets.forms.choice import options_of
from ui.widgets.forms.editor import Editor
from ui.widgets.forms.networks import IN_BUTTON

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from enum import Enum

    from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent

    from ui.widgets.segments import Options

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PLAIN: Final = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
"""On some keyboards the arrows belong to the pad of figures."""


@dataclass(frozen=True, slots=True)
class Chips:
    """Any number of `of` (an enum, pairs, or a function giving pairs): a `tuple` in the order of the options."""

    of: type[Enum] | Options | Callable[[Language], Options]
    icon: Callable[[Any], QIcon] | None = None
    """an icon for each option, such as `network_sign`"""
    others: str = ""
    """what a screen reader says of the plus, before which those stand that were put first"""

    def build(self, language: Language) -> Editor:
        """An editor of `tuple[...]`, or of a `Spread` of them."""
        return ChipSet(language, self)


class ChipSet(Editor):
    """The editor of `Chips`."""

    def __init__(self, language: Language, kind: Chips) -> None:
        super().__init__(language)
        self._flow = self.add_flow()
        self._spread, self._is_of_several = Spread(), False
        self._first: tuple[Any, ...] = ()
        self._chips = {value: self._chip(value, words, kind.icon) for value, words in options_of(kind.of, language)}
        self._more = _Chip("+", self._step)
        self._more.setToolTip(tips.plain(language(kind.others)))
        self._more.clicked.connect(self._show_others)
        self._name = ""
        self._put(list(self._chips))

    def put_first(self, values: Collection[Any]) -> None:
        """These stand first, then those that are chosen; the others behind the plus. Without any of both all stand."""
        self._first = tuple(value for value in self._chips if value in values)
        chosen = [value for value in self._chips if value in self._held() and value not in self._first]
        self._put([*self._first, *chosen] or list(self._chips))

    @override
    def value(self) -> tuple[Any, ...] | Spread:
        everywhere = tuple(value for value in self._chips if value in self._spread.everywhere)
        return Spread(everywhere, self._spread.somewhere) if self._is_of_several else everywhere

    @override
    def words(self) -> str:
        return ", ".join(self._chips[value].text() for value in self._chips if value in self._spread.everywhere)

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._is_of_several = isinstance(value, Spread)
        self._spread = value if isinstance(value, Spread) else Spread(tuple(value))
        for each, chip in self._chips.items():
            chip.show_state(
                self.language,
                self._name,
                is_in_all=each in self._spread.everywhere,
                is_in_some=each in self._spread.somewhere,
            )
            # what is chosen is never out of sight; what was chosen stays where it was pressed
            chip.setVisible(not chip.isHidden() or each in self._held())
        self._more.setVisible(any(chip.isHidden() for chip in self._chips.values()))

    @override
    def name_parts(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(name)
        self._more.setAccessibleName(f"{name}: {self._more.toolTip() or '+'}")
        for chip in self._chips.values():
            chip.setAccessibleName(f"{name}: {chip.text()}")

    def _held(self) -> tuple[Any, ...]:
        return (*self._spread.everywhere, *self._spread.somewhere)

    def _chip(self, value: object, words: str, sign: Callable[[Any], QIcon] | None) -> _Chip:
        chip = _Chip(words, self._step)
        chip.setCheckable(True)
        if sign is not None:
            put_icon(chip, partial(sign, value))
            chip.setIconSize(scaled_size(IN_BUTTON))
        chip.clicked.connect(lambda _checked: self._toggle(value))
        return chip

    def _toggle(self, value: object) -> None:
        spread = self._spread
        self._spread = spread.taking(value) if value in spread.everywhere else spread.giving(value)
        self.pick(self.value())

    # which stand in sight, and in which order

    def _put(self, values: list[Any]) -> None:
        """Those in sight, then the plus where any is left."""
        others = [value for value in self._chips if value not in values]
        for value in (*values, *others):
            self._flow.add(self._chips[value])
            self._chips[value].setVisible(value in values)
        self._flow.add(self._more)
        self._more.setVisible(bool(others))
        self._stop_at(self._chips[values[0]] if values else self._more)

    def _show_others(self) -> None:
        """The keyboard goes to the first that came."""
        hidden = [chip for chip in self._chips.values() if chip.isHidden()]
        for chip in hidden:
            chip.show()
        self._stop_at(hidden[0])
        hidden[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._more.hide()

    # the keyboard

    def _in_order(self) -> list[_Chip]:
        """Those in sight, as they stand."""
        return [each for each in self._flow.findChildren(_Chip) if not each.isHidden()]

    def _step(self, chip: _Chip, by: int) -> None:
        """The one beside it, round and round; none for the one that has got the keyboard."""
        order = self._in_order()
        target = order[(order.index(chip) + by) % len(order)]
        self._stop_at(target)
        if by:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, target: _Chip) -> None:
        """Where Tab stops from now on: all chips are one stop."""
        for each in self._flow.findChildren(_Chip):
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is target else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(target)


class _Chip(PushButton):
    """`stepped(chip, by)` is told of arrows, and with 0 of the keyboard that came."""

    def __init__(self, words: str, stepped: Callable[[_Chip, int], None]) -> None:
        super().__init__(words)
        self._stepped = stepped
        self.setProperty("kind", "chip")
        self.setAccessibleName(words)
        self.setAutoDefault(False)

    def show_state(self, language: Language, name: str, *, is_in_all: bool, is_in_some: bool) -> None:
        """Down where all have it; where only some do, its edge is broken, and its name says so."""
        self.setChecked(is_in_all)
        words = language(_("{value}, in some of them"), value=self.text()) if is_in_some else self.text()
        self.setAccessibleName(f"{name}: {words}" if name else words)
        self.setToolTip(tips.plain(words) if is_in_some else "")
        if bool(self.property("partly")) != is_in_some:
            self.setProperty("partly", is_in_some)  # the style sheet is asked of it only when a widget is dressed
            self.style().unpolish(self)
            self.style().polish(self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stepped(self, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() in _PLAIN:
            self._stepped(self, step)
        else:
            super().keyPressEvent(event)
