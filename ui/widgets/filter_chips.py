"""A row of drop-down chips that say what a page is filtered by, how much that hides, and how to see everything again.

    chip = FilterChip(language, _("Status"), options)      # options() gives an `Option` for each value there is
    chip.switched.connect(…)                               # with a value that was ticked, or is not any more
    row = FilterRow(language, [chip, …])
    row.show_hidden(language.count("{n} post hidden", "{n} posts hidden", n), is_filtered=True)

A chip says the values chosen; its list stays open while several are ticked. All chips are one stop of Tab, arrows go
from one to the next.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets import tips
from ui.widgets.buttons import DropButton, icon_button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label
from ui.widgets.menus import StayingMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WIDEST: Final = 260
_MOST_NAMED: Final = 2


class Option(NamedTuple):
    """A value that can be filtered by, its words, and what more there is to say of it, such as how many have it."""

    value: Any
    words: str
    more: str = ""


class FilterChip(DropButton):
    """One kind of value: “Status”, or “Status: Draft, Approved” while some are chosen."""

    switched = Signal(object)
    cleared = Signal()
    stepped = Signal(int)
    """the keyboard goes to the chip so many places on; 0 where it came to this one"""

    def __init__(self, language: Language, title: str, options: Callable[[], Iterable[Option]]) -> None:
        """`title` is marked; `options` are asked for each time the list opens."""
        super().__init__(_WIDEST)
        self._language, self._title, self._options = language, language(title), options
        self._chosen: frozenset[Any] = frozenset()
        self.setProperty("kind", "filter")
        self.setCheckable(True)
        self.clicked.connect(lambda _checked=False: self.open())
        self.show_chosen((), frozenset())

    def show_chosen(self, names: Sequence[str], chosen: frozenset[Any]) -> None:
        """Say what is chosen: values in words, and themselves."""
        self._chosen = chosen
        self.setChecked(bool(chosen))
        rest = f" +{len(names) - _MOST_NAMED}" if len(names) > _MOST_NAMED else ""
        self.set_words(f"{self._title}: {', '.join(names[:_MOST_NAMED])}{rest}" if names else self._title)
        every = ", ".join(names) or self._language(_("All"))
        name = self._language(_("Filter, {kind}: {values}"), kind=self._title, values=every)
        self.setAccessibleName(name)
        self.setToolTip(tips.plain(name))

    def open(self) -> StayingMenu:
        """Open the list of values under the chip; gives it, for tests."""
        menu = StayingMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._title)
        found = [*self._options()]
        for option in found:
            # of a single & Qt makes the mark under a letter
            words = option.words.replace("&", "&&")
            action = QAction(f"{words}\t{option.more}" if option.more else words, menu)
            action.setCheckable(True)
            action.setChecked(option.value in self._chosen)
            action.triggered.connect(lambda _checked, value=option.value: self.switched.emit(value))
            menu.addAction(action)
        if not found:
            menu.addAction(self._language(_("Nothing to choose from yet"))).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self._language(_("All"))).triggered.connect(self.cleared)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + tokens.SPACE_1)))
        if found:
            menu.setActiveAction(menu.actions()[0])
        return menu

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.stepped.emit(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers():
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    @override
    def nextCheckState(self) -> None:
        """A click opens the list: what is chosen says whether it is down."""


class FilterRow(Flow):
    """Chips, how much they hide, and a button that takes all filters off."""

    cleared = Signal()
    sifted = Signal()
    """it shows anew what is left out, which the page says to who listens"""

    def __init__(self, language: Language, chips: Collection[FilterChip]) -> None:
        super().__init__(line=scaled(tokens.CONTROL_HEIGHT))
        self.setAccessibleName(language(_("Filter")))
        self._chips = list(chips)
        for place, chip in enumerate(self._chips):
            self.add(chip)
            chip.stepped.connect(partial(self._step, place))
        self._hidden = Label(colour="muted")
        self._hidden.setContentsMargins(tokens.SPACE_1, 0, 0, 0)
        self._clear = icon_button("x", language(_("Clear filter")), self.cleared.emit)
        self._clear.setMaximumHeight(scaled(tokens.CONTROL_HEIGHT))
        for part in (self._hidden, self._clear):
            part.hide()
            self.add(part)
        self._stop_at(self._chips[0])

    def _step(self, place: int, by: int) -> None:
        """From the chip at that place, round and round."""
        target = self._chips[(place + by) % len(self._chips)]
        self._stop_at(target)
        if by:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, target: FilterChip) -> None:
        for each in self._chips:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is target else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(target)

    def show_hidden(self, words: str, *, is_filtered: bool) -> None:
        """How much is left out, nothing for nothing; everything can be shown again where somebody chose what to see."""
        self._hidden.setText(words)
        self._hidden.setVisible(bool(words))
        if self._clear.hasFocus() and not is_filtered:
            self.setFocus()  # it goes, and would leave the keyboard with nothing
        self._clear.setVisible(is_filtered)
        self.sifted.emit()


class KindBar(FilterRow):
    """A chip for each kind of value; `changed` comes with the new filter, `titles` are marked and stand by kind.

    The filter says what it is with another value of a kind (`switched`), and without any of it (`without`).
    """

    changed = Signal(object)

    def __init__(self, language: Language, titles: Mapping[str, str], nothing: Any) -> None:  # noqa: ANN401  (as above)
        self.language, self.filter = language, nothing
        self.chips = {kind: FilterChip(language, title, partial(self.options, kind)) for kind, title in titles.items()}
        super().__init__(language, self.chips.values())
        for kind, chip in self.chips.items():
            chip.switched.connect(partial(self._switch, kind))
            chip.cleared.connect(partial(self._take_off, kind))

    def options(self, kind: str) -> list[Option]:
        """What can be chosen of it now."""
        raise NotImplementedError

    def _switch(self, kind: str, value: object) -> None:
        self.changed.emit(self.filter.switched(kind, value))

    def _take_off(self, kind: str) -> None:
        self.changed.emit(self.filter.without(kind))
