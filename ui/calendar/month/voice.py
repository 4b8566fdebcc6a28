"""The month as screen readers meet it: a list of days, each with its posts, though all of it is one painted widget.

Qt asks for a `MonthVoice` when a screen reader first looks at a `MonthView`; without one nothing of this is made. Days
and posts are known by their places, as the cells of Qt's own tables are: what stands there is asked each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ui.overriding import override
from ui.widgets.voices import PlaceVoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.posts import Post
    from smmdesk.domain.slots import Place
    from ui.calendar.month.layout import Cell
    from ui.calendar.month.scene import MonthScene

_NOTHING: Final = QRect()


class _Place(PlaceVoice):
    """A day or a post."""

    def __init__(self, scene: MonthScene, month: QWidget) -> None:
        """`month` is the widget on which the scene is painted."""
        super().__init__(month)
        self.scene = scene

    def say(self, event: QAccessible.Event) -> None:
        """Tell screen readers that something happened here."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, event))

    def is_selected(self) -> bool:
        """Whether commands are about it."""
        raise NotImplementedError

    def is_current(self) -> bool:
        """Whether the keyboard is here."""
        raise NotImplementedError

    @override
    def state(self) -> QAccessible.State:
        made = super().state()
        if self.isValid():
            made.focusable = made.selectable = 1
            made.selected = int(self.is_selected())
            made.focused = int(self.is_current() and self.widget.hasFocus())
        return made


class PostVoice(_Place):
    """A post, by its number among the posts of its day."""

    def __init__(self, day: DayVoice, index: int) -> None:
        super().__init__(day.scene, day.widget)
        self._day, self.index = day, index

    @property
    def _post(self) -> Post:
        return self._day.cell.posts[self.index]

    @override
    def name(self) -> str:
        return self.scene.post_in_words(self._post).replace("\n", ". ")

    @override
    def place(self) -> QRect:
        chips = self._day.cell.chips
        return chips[self.index].rect if self.index < len(chips) else _NOTHING

    @override
    def is_selected(self) -> bool:
        return self._post.id in self.scene.selection.ids

    @override
    def is_current(self) -> bool:
        return self._day.is_current() and self._post.id == self.scene.selection.current

    @override
    def isValid(self) -> bool:
        return self._day.isValid() and self.index < len(self._day.cell.posts)

    @override
    def parent(self) -> QAccessibleInterface:
        return self._day


class GapVoice(_Place):
    """An empty slot, by its number among those of its day; it comes after the posts."""

    def __init__(self, day: DayVoice, index: int) -> None:
        super().__init__(day.scene, day.widget)
        self._day, self.index = day, index

    @property
    def _gap(self) -> Place:
        return self._day.cell.gaps[self.index]

    @override
    def name(self) -> str:
        return self.scene.gap_in_words(self._gap).replace("\n", ". ")

    @override
    def place(self) -> QRect:
        id = self._gap.slot.id
        return next((chip.rect for chip in self._day.cell.gap_chips if chip.gap.slot.id == id), _NOTHING)

    @override
    def is_selected(self) -> bool:
        return self._day.is_selected() and self._gap.slot.id == self.scene.selection.gap

    @override
    def is_current(self) -> bool:
        return self.is_selected()

    @override
    def isValid(self) -> bool:
        return self._day.isValid() and self.index < len(self._day.cell.gaps)

    @override
    def parent(self) -> QAccessibleInterface:
        return self._day


class DayVoice(_Place):
    """A day, by the number of its cell: “Tuesday 3 November, 2 posts”."""

    def __init__(self, scene: MonthScene, month: QWidget, index: int) -> None:
        super().__init__(scene, month)
        self.index = index
        self._posts: dict[int, PostVoice] = {}
        self._gaps: dict[int, GapVoice] = {}

    @property
    def cell(self) -> Cell:
        """The day as it is now."""
        return self.scene.places.cells[self.index]

    def made(self) -> Iterator[_Place]:
        """Itself, and the posts and empty slots that were asked for."""
        yield from self._posts.values()
        yield from self._gaps.values()
        yield self

    def now(self) -> _Place:
        """Where the keyboard is on this day."""
        current = self.scene.selection.current
        if (gap := self.scene.current_gap()) is not None and gap in self.cell.gaps:
            return self._gap(self.cell.gaps.index(gap))
        return next((self._post(index) for index, post in enumerate(self.cell.posts) if post.id == current), self)

    @override
    def name(self) -> str:
        return self.scene.day_in_words(self.cell.day)

    @override
    def place(self) -> QRect:
        return self.cell.rect

    @override
    def is_selected(self) -> bool:
        return self.cell.day == self.scene.selection.day

    @override
    def is_current(self) -> bool:
        return self.is_selected()

    @override
    def isValid(self) -> bool:
        return super().isValid() and self.index < len(self.scene.places.cells)

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.widget)

    @override
    def childCount(self) -> int:
        return len(self.cell.posts) + len(self.cell.gaps) if self.isValid() else 0

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._stop(index) if 0 <= index < self.childCount() else None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        stops = (self._stop(index) for index in range(self.childCount()))
        return next((stop for stop in stops if stop.rect().contains(x, y)), None)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, GapVoice):
            return len(self.cell.posts) + child.index
        return child.index if isinstance(child, PostVoice) else -1

    def _stop(self, index: int) -> _Place:
        posts = len(self.cell.posts)
        return self._post(index) if index < posts else self._gap(index - posts)

    def _gap(self, index: int) -> GapVoice:
        if index not in self._gaps:
            self._gaps[index] = GapVoice(self, index)
        return self._gaps[index]

    def _post(self, index: int) -> PostVoice:
        if index not in self._posts:
            self._posts[index] = PostVoice(self, index)
        return self._posts[index]


class MonthVoice(QAccessibleWidget):
    """The list of days; after them the widgets that stand in the month, such as the line in which a post begins."""

    def __init__(self, scene: MonthScene, month: QWidget) -> None:
        super().__init__(month, QAccessible.Role.List)
        self._scene, self._month = scene, month
        self._days: dict[int, DayVoice] = {}
        month.destroyed.connect(self._fall_silent)

    def follow(self) -> None:
        """The keyboard is somewhere else: that is heard now."""
        if (index := self._scene.places.days.index(self._scene.selection.day)) is not None:
            self._day(index).now().say(QAccessible.Event.Focus)

    def renew(self) -> None:
        """Other words may stand in the places that are known to a screen reader."""
        for voice in self._made():
            if voice.isValid():
                voice.say(QAccessible.Event.NameChanged)

    @override
    def childCount(self) -> int:
        return self._count() + super().childCount()

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        days = self._count()
        return self._day(index) if 0 <= index < days else super().child(index - days)

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        inner: QAccessibleInterface | None = super().childAt(x, y)
        cell = self._scene.places.cell_at(self._month.mapFromGlobal(QPoint(x, y)))
        if inner is not None or cell is None:
            return inner
        # a widget in the month lies over the days, so it was asked first
        return self._day((cell.day - self._scene.places.days.first).days)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, DayVoice):
            return child.index
        index = super().indexOfChild(child)
        return index if index < 0 else self._count() + index

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        index = self._scene.places.days.index(self._scene.selection.day)
        if not self._month.hasFocus() or index is None:
            return super().focusChild()
        return self._day(index).now()

    def _count(self) -> int:
        return len(self._scene.places.cells)

    def _day(self, index: int) -> DayVoice:
        if index not in self._days:
            self._days[index] = DayVoice(self._scene, self._month, index)
        return self._days[index]

    def _made(self) -> list[_Place]:
        return [voice for day in self._days.values() for voice in day.made()]

    def _fall_silent(self) -> None:
        """Qt keeps what a screen reader has asked for until it is told that it is gone."""
        for voice in self._made():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(voice))
        self._days.clear()
