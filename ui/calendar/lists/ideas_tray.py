"""The ideas beside the month: what has no day yet, to be dragged onto one, and a line in which another is begun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.calendar.lists.held_chips import HeldChips
from ui.calendar.month.drag_painter import DragPainter
from ui.calendar.month.layout import Chip
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.buttons import icon_button
from ui.widgets.forms.editors import Line
from ui.widgets.forms.form import Field
from ui.widgets.labels import Label, hint
from ui.widgets.layouts import first_letters
from ui.widgets.tables.cell_form import CellForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.posts import Post
    from ui.calendar.month.view import MonthView
    from ui.widgets.forms.field_row import Edit

_LINE: Final = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaWords:
    """An idea that is about to be begun, as it is edited."""

    id: str = "ideas"
    text: str = ""


class IdeasTray(QWidget):
    """Heading, line and list; what is chosen in it is chosen in the calendar."""

    def __init__(
        self, language: Language, month: MonthView, save: Callable[[Edit], object], fold: Callable[[], object]
    ) -> None:
        """`save` keeps an edit of `IdeaWords` or raises why it cannot yet; `fold` puts the tray away."""
        super().__init__()
        self._language, self._month = language, month
        self.setAccessibleName(language(_("Ideas beside the month")))
        self._count = Label("", colour="muted")
        self._hint = hint("")
        self.list = IdeaList(language, month, self.begin)
        spot = QWidget()
        spot.setFixedHeight(scaled(_LINE))
        self._lay_out(spot, icon_button("caret-left", language(_("Put the ideas away")), fold, keys="Ctrl+B"))
        field = Field("text", _("New idea"), Line(_("New idea")))
        self.line = CellForm(language, field, save)
        self.line.stand_on(spot)
        self.line.done.connect(self._begin_anew)
        self._begin_anew()
        self.setFocusProxy(self.list)
        self._carried = _Carried(self, month)
        month.scene.changed.connect(self._follow_drag)
        month.scene.is_beside = self._holds

    def show_ideas(self, posts: Sequence[Post], *, is_filtered: bool) -> None:
        """These; what was chosen and is still there stays so."""
        self.list.show_records(posts)
        self._count.setText(self._language.number(len(posts)))
        name = self._language.count("Ideas beside the month, {n} post", "Ideas beside the month, {n} posts", len(posts))
        self.list.setAccessibleName(name)
        nothing = _("No idea passes the filter.") if is_filtered else _("What has no day yet waits here.")
        self._hint.setText("" if posts else self._language(nothing))
        self._hint.setVisible(not posts)

    def begin(self, text: str = "") -> None:
        """The cursor into the line for another idea, with its first letters."""
        self.line.setFocus()
        if text:
            self.line.row.editor.retype(text)

    def place_of_selection(self) -> QRect:
        """Where in the list something about the selection belongs."""
        return self.list.visualRect(self.list.currentIndex())

    def _begin_anew(self) -> None:
        self.line.show_record(IdeaWords())

    def _holds(self, place: QPoint) -> bool:
        """Whether a place of the month is one of the tray."""
        return self.isVisible() and self.rect().contains(self._month.mapTo(self.window(), place) - self._corner())

    def _corner(self) -> QPoint:
        return self.mapTo(self.window(), QPoint(0, 0))

    def _follow_drag(self) -> None:
        self._carried.setVisible(self._month.scene.drag is not None)
        self._carried.update()

    def _lay_out(self, spot: QWidget, fold: QWidget) -> None:
        top = QHBoxLayout()
        top.setSpacing(tokens.SPACE_2)
        top.addWidget(Label(self._language(_("Ideas")), weight=MEDIUM))
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(fold)
        column = QVBoxLayout(self)
        # what is carried from here to the month is painted all the way
        column.setContentsMargins(0, 0, tokens.SPACE_3, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addLayout(top)
        column.addWidget(spot)
        column.addWidget(self._hint)
        column.addWidget(self.list, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._carried.setGeometry(self.rect())
        self._carried.raise_()


class IdeaList(HeldChips):
    """Chips as in the month, one under the other. They are dragged onto its days."""

    clicked_record = Signal(object)

    def __init__(self, language: Language, month: MonthView, begin: Callable[[str], object]) -> None:
        """`begin` is called with the first letters of another idea."""
        self._begin = begin
        self._is_carrying = False
        super().__init__(language, month, name=_("Ideas"))

    # the hand

    @property
    @override
    def is_carrying(self) -> bool:
        return self._is_carrying

    @override
    def take(self, held: Post, place: QRect, grip: QPoint) -> None:
        posts = self.selected() if held in self.selected() else [held]
        self._is_carrying = True
        self.month.mouse.take(posts, Chip(held, place), grip)

    @override
    def carry(self, place: QPoint) -> None:
        self.month.mouse.carry(self.month.mapFromGlobal(place))

    @override
    def drop(self) -> None:
        self._is_carrying = False
        self.month.mouse.drop()

    @override
    def cancel(self) -> None:
        self._is_carrying = False
        self.month.mouse.cancel()

    @override
    def choose_alone(self, post: Post | None) -> None:
        self.select([post.id] if post is not None else [])

    @override
    def tell_click(self, *, on_chip: bool) -> None:
        if len(chosen := self.selected()) == 1:
            self.clicked_record.emit(chosen[0])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters begin another idea; Esc lets go of what is carried, then of what is chosen."""
        if event.key() == Qt.Key.Key_Escape and self.selected() and not self._is_carrying:
            self.clearSelection()
        elif letters := first_letters(event):
            self._begin(letters)
        else:
            super().keyPressEvent(event)


class _Carried(QWidget):
    """Lies over the tray while something is in the hand, and shows it: the month shows the part that is over it."""

    def __init__(self, tray: QWidget, month: MonthView) -> None:
        super().__init__(tray)
        self._month = month
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if (drag := self._month.scene.drag) is not None:
            painter = QPainter(self)
            month = self.mapFromGlobal(self._month.mapToGlobal(QPoint(0, 0)))
            DragPainter().paint_beside(painter, self.rect().adjusted(0, 0, -tokens.SPACE_3, 0), month, drag)
            painter.end()
