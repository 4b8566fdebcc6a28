"""Under the month of several clients: whose chips have which colour, and the way to one of them alone."""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, font, frame_focus
from ui.widgets import tips
from ui.widgets.buttons import enters
from ui.widgets.hearing import Heard
from ui.widgets.labels import as_foot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.ids import ClientId
    from ui.calendar.shown.looks import Marks

HEIGHT: Final = 26
_SWATCH, _GAP, _BETWEEN = 10, 5, 18
_LONGEST, _WHOLE = 180, 420
"""Pixels of a client's name, and where there is room for all."""
_AROUND: Final = 4
"""Pixels of a button beside what is in it."""
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def how_many_fit(widths: Sequence[int], room: int, more: int) -> int:
    """How many entries of these widths stand side by side, with `more` pixels kept where some are left out."""
    ends = [end - _BETWEEN for end in accumulate(width + _BETWEEN for width in widths)]
    if not ends or ends[-1] <= room:
        return len(ends)
    return sum(end + _BETWEEN + more <= room for end in ends)


class _Entry(NamedTuple):
    """One client as it is painted: token of the ink, initials and name with their pixels."""

    client_id: ClientId | None
    ink: str
    initials: str
    name: str
    first: int
    second: int

    @property
    def width(self) -> int:
        return (scaled(_SWATCH) + _GAP if self.ink else 0) + self.first + (_GAP + self.second if self.name else 0)


class Legend(QWidget):
    """A button for each client with swatch, initials and name; “+3” lists those without room."""

    chosen = Signal(object)
    """the id of a client who is to be shown alone"""

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._marks: Marks = {}
        self._shown: list[_Entry] = []
        self._buttons: list[_Button] = []
        as_foot(self).hide()

    def show_marks(self, marks: Marks) -> None:
        """These clients, in their order; out of sight without any."""
        self._marks = marks
        self.setVisible(bool(marks))
        self._arrange()

    def names(self) -> list[str]:
        """The names as they stand there."""
        return [entry.name for entry in self._shown if entry.client_id]

    def _entries(self, longest: int) -> list[_Entry]:
        metrics, strong = QFontMetrics(font(tokens.FONT_SMALL)), QFontMetrics(font(tokens.FONT_SMALL, MEDIUM))
        found = []
        for client_id, mark in self._marks.items():
            name = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, longest)
            widths = strong.horizontalAdvance(mark.initials), metrics.horizontalAdvance(name)
            found.append(_Entry(client_id, mark.colour, mark.initials, name, *widths))
        return found

    def _fitting(self) -> list[_Entry]:
        """All with their whole names where they fit so, else as many as fit with names that are cut."""
        strong, room = QFontMetrics(font(tokens.FONT_SMALL, MEDIUM)), self.width() - _GAP
        more = strong.horizontalAdvance("+00")
        whole = self._entries(scaled(_WHOLE))
        if how_many_fit([entry.width for entry in whole], room, more) == len(whole):
            return whole
        cut = self._entries(scaled(_LONGEST))
        shown = cut[: how_many_fit([entry.width for entry in cut], room, more)]
        rest = f"+{len(whole) - len(shown)}"
        return [*shown, _Entry(None, "", rest, "", strong.horizontalAdvance(rest), 0)]

    def _arrange(self) -> None:
        if (fitting := self._fitting() if self._marks else []) == self._shown:
            return
        self._shown = fitting
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons, left = [], _GAP
        for entry in fitting:
            made = _Button(entry, self)
            made.setGeometry(left - _AROUND, 1, entry.width + 2 * _AROUND, scaled(HEIGHT) - 2)
            self._name(made, entry)
            made.show()
            self._buttons.append(made)
            left += entry.width + _BETWEEN

    def _name(self, made: _Button, entry: _Entry) -> None:
        language = self._language
        if entry.client_id is None:
            rest = len(self._marks) - len(self._shown) + 1
            made.setAccessibleName(language.count("{n} more client", "{n} more clients", rest))
            made.clicked.connect(self._list_rest)
        else:
            name = self._marks[entry.client_id].name
            made.setAccessibleName(language(_("Show only {name}"), name=name))
            made.setToolTip(tips.plain(made.accessibleName()))
            made.clicked.connect(partial(self._choose, entry.client_id))

    def _choose(self, client_id: ClientId, _checked: bool = False) -> None:
        # first: of one client alone there is no legend, and what had the keyboard goes with it
        if (month := self.parentWidget()) is not None:
            month.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(client_id)

    def _list_rest(self, _checked: bool = False) -> None:
        from ui.widgets.menus import begin_by_keyboard, passing_menu

        menu = passing_menu(self)
        for client_id in [*self._marks][len(self._shown) - 1 :]:
            action = menu.addAction(self._marks[client_id].name.replace("&", "&&"))
            action.triggered.connect(partial(self._choose, client_id))
        menu.popup(self._buttons[-1].mapToGlobal(QPoint(0, scaled(HEIGHT))))
        begin_by_keyboard(menu)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class _Button(QAbstractButton):
    """Painted by hand: a push button has air that the line has no room for."""

    heard_as = Heard.BUTTON

    def __init__(self, entry: _Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # else Qt would not paint it anew under the mouse

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._entry.width + 2 * _AROUND, scaled(HEIGHT) - 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        entry, left = self._entry, _AROUND
        if entry.ink:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(entry.ink))
            side = scaled(_SWATCH)
            painter.drawRoundedRect(QRectF(left, (self.height() - side) / 2, side, side), 3, 3)
            left += side + _GAP
        painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
        painter.setPen(colour("muted"))
        painter.drawText(QRect(left, 0, entry.first, self.height()), _LEFT, entry.initials)
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour("text"))
        painter.drawText(QRect(left + entry.first + _GAP, 0, entry.second, self.height()), _LEFT, entry.name)

    def _ground(self, painter: QPainter) -> None:
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(rect, tokens.CORNER, tokens.CORNER)
        if self.hasFocus():
            frame_focus(painter, rect)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enters(self, event):
            super().keyPressEvent(event)
