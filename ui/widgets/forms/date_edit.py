"""Days and local moments: typed in figures, stepped with the arrow keys, or picked from a small calendar."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import NOON, LocalMoment, minute_of, time_at
from smmdesk.speech.language import Language, UnreadableError, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button, icon_button
from ui.widgets.forms.day_reading import read_day
from ui.widgets.forms.editor import Editor, TypedLine
from ui.widgets.forms.zones import ZoneEditor

if TYPE_CHECKING:
    from collections.abc import Callable


_TOWN: Final = 90
"""Pixels that the name of a zone's town may take beside day and time."""
_BETWEEN: Final = " · "
"""Stands between the parts of a moment where they are one line of words."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day (`date`) or none. `today` gives the day that arrows and the calendar start from when the field is empty."""

    today: Callable[[], dt.date]

    def build(self, language: Language) -> Editor:
        """An editor of `date | None`."""
        return DateEdit(language, self.today)


@dataclass(frozen=True, slots=True)
class Moment:
    """Day, time and zone (`LocalMoment`), or none. `zone` is the one to begin with, the client's."""

    today: Callable[[], dt.date]
    zone: Callable[[], str]

    def build(self, language: Language) -> Editor:
        """An editor of `LocalMoment | None`."""
        return MomentEdit(language, self)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day (`time`), or none."""

    def build(self, language: Language) -> Editor:
        """An editor of `time | None`."""
        return TimeEdit(language)


class TimeEdit(TypedLine):
    """A time as text; arrows step by quarters of an hour."""

    def __init__(self, language: Language) -> None:
        super().__init__(
            language,
            read_time,
            lambda value: language.time(value) if value else "",
            step=_next_quarter,
            placeholder="12:00",
            short=True,
        )


class DateEdit(TypedLine):
    """A day as text with a calendar behind its button; Alt+Down opens it."""

    def __init__(self, language: Language, today: Callable[[], dt.date]) -> None:
        super().__init__(language, self._read_day, self._show_day, step=self._next_day)
        self._today = today
        self.line.setPlaceholderText(language(_("No date")))
        self.line.setToolTip(language(_("A day: 5, 5.11, today, +7")))
        self.line.setMinimumWidth(scaled(118))
        self.button = icon_button("calendar-blank", language(_("Pick a day")), self._open)
        self._row.addWidget(self.button)
        keys = QShortcut(QKeySequence("Alt+Down"), self, self._open)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @override
    def name_parts(self, name: str) -> None:
        super().name_parts(name)
        self.button.setAccessibleName(f"{name}: {self.button.toolTip()}")

    def _read_day(self, text: str) -> dt.date | None:
        return read_day(text, self._today(), self.language)

    def _show_day(self, value: dt.date | None) -> str:
        return self.language.short_date(value) if value else ""

    def _next_day(self, value: dt.date | None, count: int) -> dt.date:
        try:
            return value + dt.timedelta(days=count) if value else self._today()
        except OverflowError:  # the last day that there is
            return value or self._today()

    def shown_day(self) -> dt.date:
        """The day that the calendar opens on."""
        return self._value or self._today()

    def pick_day(self, day: dt.date) -> None:
        """A day was picked in the calendar."""
        self.pick(day)

    def _open(self) -> None:
        """The window has it, not the field: what listens for Esc around the field is not to hear the popup's."""
        CalendarPopup(self.language, self.shown_day(), self.pick_day, self.window()).open_under(self)


class MomentEdit(Editor):
    """Day and time, and the zone as a link that opens the list of zones under them; left as one."""

    is_typed = True

    def __init__(self, language: Language, kind: Moment) -> None:
        self._day = DateEdit(language, kind.today)
        super().__init__(language, self._day)
        self._kind = kind
        self._time = TimeEdit(language)
        self._time.setFixedWidth(scaled(64))
        self._place = button("", self._open_zones, kind="link")
        self._zone = ZoneEditor(language)
        self._row.addWidget(self._time)
        self._row.addWidget(self._place)
        self._row.addStretch()
        self._column.addWidget(self._zone)
        self._zone.hide()
        for part in (self._day, self._time):
            part.left.connect(self.left)
            part.touched.connect(self.touched)
        self._zone.touched.connect(self.touched)
        self._zone.left.connect(self._pick_zone)

    @override
    def name_parts(self, name: str) -> None:
        self._day.name_parts(name)
        self._time.name_parts(f"{name}: {self.language(_('time'))}")
        self._zone.name_parts(f"{name}: {self.language(_('time zone'))}")
        self._name_place()

    @override
    def value(self) -> LocalMoment | None:
        day = self._day.value()
        if day is None:
            return None
        # noon, as the placeholder of the field says
        at = self._time.value() or NOON
        return LocalMoment(dt.datetime.combine(day, at), self._zone.value() or self._kind.zone())

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._day.show_value(value.day if value else None)
        self._time.show_value(value.wall.time() if value else None)
        self._zone.show_value(value.zone if value else self._kind.zone())
        self._name_place()
        # not while somebody looks for a zone there
        if not self._zone.line.hasFocus():
            self._zone.hide()

    @override
    def words(self) -> str:
        typed = self._day.words(), self._time.words()
        return _BETWEEN.join((*typed, self._zone.words())) if any(typed) else ""

    @override
    def retype(self, words: str) -> None:
        """The zone where it is another one."""
        for part, each in zip((self._day, self._time, self._zone), words.split(_BETWEEN), strict=False):
            if part is not self._zone or each != part.words():
                part.retype(each)
                part.show()

    @override
    def set_wrong(self, wrong: bool) -> None:
        """The zone, where it is that."""
        super().set_wrong(wrong and self._has_zone())
        self._zone.set_wrong(wrong and not self._has_zone())

    def _has_zone(self) -> bool:
        try:
            self._zone.value()
        except SmmdeskError:
            return False
        return True

    def _name_place(self) -> None:
        """The link is called as the town that the zone is."""
        zone, town = self._zone.words(), self._zone.town()
        self._place.setText(self._place.fontMetrics().elidedText(town, Qt.TextElideMode.ElideRight, scaled(_TOWN)))
        self._place.setAccessibleName(f"{self._zone.accessibleName()}: {zone}")
        self._place.setToolTip(f"{self.language(_('Time zone'))}: {zone}")

    def _open_zones(self) -> None:
        self._zone.setVisible(self._zone.isHidden())
        if not self._zone.isHidden():
            self._zone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick_zone(self) -> None:
        """The keyboard goes back to the link; what is no zone stays in sight, with the reason under it."""
        if self._has_zone():
            if self._zone.line.hasFocus():
                self._place.setFocus(Qt.FocusReason.OtherFocusReason)
            self._zone.hide()
        self.left.emit()
        self._name_place()


def read_time(text: str) -> dt.time | None:
    """19:30, 19.30, 1930, 930 and 19 by the 24-hour clock; None for nothing."""
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:[:.\s]?(\d{2}))?", text)
    try:
        return dt.time(int(found[1]), int(found[2] or 0)) if found else _refuse(text)
    except ValueError as error:
        raise UnreadableError(text=text) from error


def _refuse(text: str) -> dt.time:
    raise UnreadableError(text=text)


def _next_quarter(value: dt.time | None, count: int) -> dt.time:
    """A quarter of an hour on or back, round the clock."""
    return time_at((minute_of(value or NOON) + count * 15) % (24 * 60))


class CalendarPopup(QFrame):
    """A month to pick a day from; closes with the pick, with Esc and with a click elsewhere."""

    def __init__(self, language: Language, day: dt.date, picked: Callable[[dt.date], object], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._picked = picked
        self._calendar = QCalendarWidget()
        self._calendar.setLocale(QLocale(language.code))
        # Qt counts the days of the week from one
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek(language.first_weekday() + 1))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # Qt has them red, which stands for trouble here
            self._calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.clicked.connect(self._finish)
        self._calendar.activated.connect(self._finish)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(tokens.SPACE_1, tokens.SPACE_1, tokens.SPACE_1, tokens.SPACE_1)
        self.inside.addWidget(self._calendar)
        self._calendar.setFocus()

    def open_under(self, field: QWidget, place: QRect | None = None) -> None:
        """Below the field, or a place in it, above where there is no room, and inside of the screen."""
        self.adjustSize()
        size, screen, on = self.size(), field.screen().availableGeometry(), place or field.rect()
        below = field.mapToGlobal(on.bottomLeft() + QPoint(0, 5))
        above = field.mapToGlobal(on.topLeft() - QPoint(0, size.height() + 4))
        top = below.y() if below.y() + size.height() <= screen.bottom() else max(above.y(), screen.top())
        self.move(max(min(below.x(), screen.right() - size.width()), screen.left()), top)
        self.show()

    def _finish(self, day: QDate) -> None:
        # first, as a pick may show something that wants the keyboard
        self.close()
        self._picked(dt.date(day.year(), day.month(), day.day()))
