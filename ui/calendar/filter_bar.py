"""The filter of posts: one button with a menu of kinds, how many pass, and a chip for each kind that is narrowed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton

from smmdesk.speech.language import Language, _
from ui.calendar.post_filter import KINDS, VALUES, PostFilter
from ui.overriding import override
from ui.widgets import tips
from ui.widgets.buttons import PushButton, button, set_sign
from ui.widgets.flow import Flow
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from smmdesk.domain.posts import Post

TITLES: Final = {
    "network": _("Network"),
    "format": _("Format"),
    "rubric": _("Rubric"),
    "status": _("Status"),
    "person": _("Person"),
}
_MOST_NAMED: Final = 3
_TICKS: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


def in_order(values: Iterable[Any]) -> list[Any]:
    """Members of an enum as they are declared, words by the alphabet."""
    found = list(values)
    kinds: set[type[Enum]] = {type(value) for value in found if isinstance(value, Enum)}
    if kinds:
        return [member for kind in kinds for member in kind if member in found]
    return sorted(found, key=str.casefold)


def named(value: object, language: Language) -> str:
    """A value in words."""
    return language.word(value) if isinstance(value, Enum) else str(value)


class FilterBar:
    """Three controls that tell of one filter; the page lays them out, the chips below the others."""

    def __init__(self, language: Language, changed: Callable[[PostFilter], object]) -> None:
        self._language = language
        self.button, self.chips = FilterButton(language), FilterChips(language)
        self.count = Label("", colour="muted")
        for part in (self.button, self.chips):
            part.changed.connect(changed)

    def show_filter(self, chosen: PostFilter, posts: Collection[Post], *, passing: int) -> None:
        """What is chosen, all posts it is applied to, and how many of them pass."""
        self.button.show_filter(chosen, posts)
        self.chips.show_filter(chosen)
        self.count.setText("" if chosen.is_empty else self._share(passing, len(posts)))

    def _share(self, passing: int, every: int) -> str:
        number = self._language.number
        return self._language(_("{shown} of {all}"), shown=number(passing), all=number(every))


class FilterButton(PushButton):
    """Opens the kinds, each with the values that the posts in sight have."""

    changed = Signal(object)
    """the new `PostFilter`"""

    def __init__(self, language: Language) -> None:
        super().__init__(language(_("Filter")))
        self._language = language
        self._filter = PostFilter()
        self._posts: Iterable[Post] = ()
        self.setProperty("kind", "quiet")
        set_sign(self, "sliders-horizontal")
        self.setAccessibleName(language(_("Filter by network, format, rubric, status or person")))
        self.setToolTip(self.accessibleName())
        self._kinds: dict[str, _StayingMenu] = {}
        self._clear = QAction(language(_("Clear filter")), self)
        self._clear.triggered.connect(lambda _checked=False: self._choose(PostFilter()))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def show_filter(self, chosen: PostFilter, posts: Iterable[Post]) -> None:
        """What is chosen, and the posts whose values may be."""
        self._filter, self._posts = chosen, posts

    def _fill(self) -> None:
        if not self._kinds:
            self._lay_out(self.menu())
        for kind, below in self._kinds.items():
            below.setEnabled(self._fill_kind(below, kind))
        self._clear.setEnabled(not self._filter.is_empty)

    def _lay_out(self, menu: QMenu) -> None:
        """Once, when it first opens; only values change."""
        self._kinds = {kind: _StayingMenu(self._language(TITLES[kind]), menu) for kind in KINDS}
        for below in self._kinds.values():
            menu.addMenu(below)
        menu.addSeparator()
        menu.addAction(self._clear)

    def _fill_kind(self, menu: QMenu, kind: str) -> bool:
        menu.clear()
        chosen = self._filter.chosen()[kind]
        # also what no post in sight has: it could not be taken off otherwise
        values = {value for post in self._posts for value in VALUES[kind](post)} | chosen
        for value in in_order(values):
            # of a single & Qt makes the mark under a letter
            action = QAction(named(value, self._language).replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(lambda _checked, value=value: self._choose(self._filter.switched(kind, value)))
            menu.addAction(action)
        return bool(values)

    def _choose(self, chosen: PostFilter) -> None:
        self._filter = chosen
        self.changed.emit(chosen)


class FilterChips(Flow):
    """What is filtered by, each with a cross, and how to see everything again."""

    changed = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.hide()

    def show_filter(self, chosen: PostFilter) -> None:
        """A chip for each kind that is narrowed; nothing where none is."""
        self.clear()
        for kind, values in chosen.chosen().items():
            if values:
                self.add(self._chip(chosen, kind, in_order(values)))
        if not chosen.is_empty:
            clear = button(self._language(_("Clear filter")), lambda: self.changed.emit(PostFilter()), kind="link")
            self.add(clear)
        self.setVisible(not chosen.is_empty)

    def _chip(self, chosen: PostFilter, kind: str, values: list[Any]) -> QPushButton:
        names = ", ".join(named(value, self._language) for value in values[:_MOST_NAMED])
        rest = f" +{len(values) - _MOST_NAMED}" if len(values) > _MOST_NAMED else ""
        title = self._language(TITLES[kind])
        made = button(f"{title}: {names}{rest}  ×".replace("&", "&&"), kind="chip")
        made.clicked.connect(lambda _checked=False: self.changed.emit(chosen.without(kind)))
        made.setAccessibleName(self._language(_("Take off the filter {name}"), name=f"{title}: {names}{rest}"))
        made.setToolTip(tips.plain(made.accessibleName()))
        return made


class _StayingMenu(QMenu):
    """Stays open while its ticks are set, so that several can be."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _TICKS or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True
