"""What stands before one who opens a client: a line each, which leads to where it comes from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from smmdesk.speech.language import Language, _
from ui.clients.columns import SOON, last_day, paid_words, planned_ink, planned_words, when
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, cut, font, frame_focus
from ui.widgets import tips
from ui.widgets.buttons import enters
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from smmdesk.domain.posts import Post
    from smmdesk.services.clients import ClientOverview

_LINES: Final = (
    ("next", "calendar-blank"),
    ("approve", "hourglass-medium"),
    ("month", "target"),
    ("fee", "handshake"),
    ("series", "arrow-clockwise"),
    ("lists", "warning-circle"),
)
_EDGE: Final = tokens.SPACE_3
"""Pixels on the right, with the arrow in them."""
_DETAIL: Final = 16
"""Pixels of height of a second line."""
_STACKED: Final = 18
"""Pixels of height of what there is, where it stands under what it is about."""
_LONGEST: Final = 200
"""Letters of a post's beginning in the tip; the line shows as many as there is room for."""


class Overview(QFrame):
    """Four lines, and one more each where a series ends soon and where a list was to be deleted. `lead` is told which
    was pressed, by these keys.
    """

    def __init__(self, language: Language, lead: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(language(_("Overview")))
        self._language = language
        self.lines = {key: OverviewLine(sign, partial(lead, key)) for key, sign in _LINES}
        column = QVBoxLayout(self)
        column.setContentsMargins(1, tokens.SPACE_1, 1, tokens.SPACE_1)
        column.setSpacing(0)
        for line in self.lines.values():
            column.addWidget(line)

    def show_row(self, row: ClientOverview) -> None:
        """Show what is known of this client."""
        language = self._language
        told = {
            "next": (language(_("Next post")), next_words(row, language), "text"),
            "approve": (language(_("To approve")), to_approve_words(row, language), _ink_of_waiting(row)),
            "month": (language.period(row.period), planned_words(row, language), planned_ink(row)),
            "fee": (language(_("Fee a month")), fee_words(row, language), _ink_of_fee(row)),
            "series": (language(_("Series")), ending_words(row, language), "attention"),
            "lists": (language(_("Lists")), overdue_list_words(row, language), "bad"),
        }
        self.lines["lists"].setVisible(bool(row.overdue))
        self.lines["series"].setVisible(bool(row.ending))
        widest = max(self.lines["next"].room_for(caption) for caption, _words, _ink in told.values())
        for key, (caption, words, ink) in told.items():
            self.lines[key].show_words(caption, words, ink, widest)
        self.lines["next"].show_detail(first_words(row.next_post))
        self.lines["fee"].show_detail(paid_words(row, language))
        self._stack()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def _stack(self) -> None:
        """All alike: what there is stands beside what it is about, or under it where one would be cut."""
        inside = self.contentsRect().width() - 2
        is_stacked = any(line.needed() > inside for line in self.lines.values() if not line.isHidden())
        for line in self.lines.values():
            line.stack(is_stacked)


def next_words(row: ClientOverview, language: Language) -> str:
    """When it comes."""
    return when(row.next_post, language) if row.next_post else language(_("Nothing planned yet"))


def first_words(post: Post | None) -> str:
    """How it begins, else its rubric."""
    return post.headline(_LONGEST) or post.rubric if post else ""


def to_approve_words(row: ClientOverview, language: Language) -> str:
    """How many posts wait for an answer."""
    if not row.to_approve:
        return language(_("Nothing waits for an answer"))
    return language.count("{n} post waits for an answer", "{n} posts wait for an answer", row.to_approve)


def fee_words(row: ClientOverview, language: Language) -> str:
    """What was agreed, and until when."""
    agreement = row.agreement
    if agreement is None:
        return language(_("No agreement yet"))
    fee = agreement.monthly_fee
    said = language(_("No fee named")) if fee is None else language.money(fee, cents=False)
    if row.days_left == 0:
        return f"{said} · {language(_('The agreement is over'))}"
    day = last_day(agreement.ends)
    return f"{said} · {language(_('until {date}'), date=language.short_date(day))}" if day else said


def ending_words(row: ClientOverview, language: Language) -> str:
    """Until when the first to end was made, or how many end soon."""
    if not row.ending:
        return ""
    day = language.short_date(row.ending[0].made_until)
    return language.count(
        "its posts are made until {day}", "{n} end soon, the first on {day}", len(row.ending), day=day
    )


def overdue_list_words(row: ClientOverview, language: Language) -> str:
    """How many lists of an audience are kept for longer than they may be."""
    return language.count("{n} list was to be deleted by now", "{n} lists were to be deleted by now", len(row.overdue))


def _ink_of_waiting(row: ClientOverview) -> str:
    return "attention" if row.to_approve else "text"


def _ink_of_fee(row: ClientOverview) -> str:
    ends_soon = row.days_left is not None and row.days_left <= SOON and not row.client.rests
    return "attention" if ends_soon or row.is_owed else "text"


class OverviewLine(QAbstractButton):
    """An icon, what it is about, what there is. Enter and Space lead on as a click does."""

    heard_as = Heard.BUTTON

    def __init__(self, sign: str, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._sign, self._ink = sign, "text"
        self._caption = self._words = self._detail = ""
        self._room = 0
        self._is_stacked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: pressed())

    def show_words(self, caption: str, words: str, ink: str, room: int) -> None:
        """What the line says; the caption gets so many pixels."""
        self._caption, self._words, self._ink, self._room = caption, words, ink, room
        self.show_detail("")

    def show_detail(self, detail: str) -> None:
        """A second, quiet line."""
        self._detail = detail
        said = ", ".join(filter(None, (self._words, detail)))
        self.setAccessibleName(f"{self._caption}: {said}")
        self.setToolTip(tips.plain(said))
        self.updateGeometry()
        self.update()

    def room_for(self, caption: str) -> int:
        """Pixels that a caption takes."""
        return QFontMetrics(font(tokens.FONT_SMALL, MEDIUM)).horizontalAdvance(caption)

    def needed(self) -> int:
        """Pixels of width in which nothing is cut while it stands on one line; what begins a post may be."""
        return (
            self._left()
            + self._room
            + tokens.SPACE_3
            + QFontMetrics(font()).horizontalAdvance(self._words)
            + self._end()
        )

    def stack(self, is_stacked: bool) -> None:
        """Put what there is under what it is about, or beside it."""
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self.updateGeometry()
            self.update()

    @staticmethod
    def _end() -> int:
        """What the arrow takes on the right."""
        return _EDGE + scaled(tokens.ICON)

    def _left(self) -> int:
        return _EDGE + scaled(tokens.ICON) + tokens.SPACE_2

    @override
    def sizeHint(self) -> QSize:
        more = (scaled(_DETAIL) if self._detail else 0) + (scaled(_STACKED) if self._is_stacked else 0)
        return QSize(scaled(200), scaled(tokens.CONTROL_HEIGHT) + more)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), colour("pressed" if self.isDown() else "hover"))
        if self.hasFocus():
            frame_focus(painter, self.rect().adjusted(1, 1, -1, -1))
        middle, top = Qt.AlignmentFlag.AlignVCenter, scaled(tokens.CONTROL_HEIGHT)
        square = QRect(_EDGE, (top - scaled(tokens.ICON)) // 2, scaled(tokens.ICON), scaled(tokens.ICON))
        paint_icon(painter, square, self._sign, "muted" if self._ink == "text" else self._ink)
        left = self._left()
        painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
        painter.setPen(colour("muted"))
        painter.drawText(QRect(left, 0, self._room, top), middle, self._caption)
        if not self._is_stacked:
            left += self._room + tokens.SPACE_3
        room = QRect(
            left, scaled(_STACKED) if self._is_stacked else 0, self.width() - left - _EDGE - scaled(tokens.ICON), top
        )
        self._paint_detail(painter, room.translated(0, scaled(20)))
        painter.setFont(font())
        painter.setPen(colour(self._ink))
        painter.drawText(room, middle, cut(painter, self._words, room.width()))
        side = scaled(12)
        arrow = QRect(self.width() - _EDGE - side, (self.height() - side) // 2, side, side)
        paint_icon(painter, arrow, "caret-right", "muted")
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enters(self, event):
            super().keyPressEvent(event)

    def _paint_detail(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(font(tokens.FONT_SMALL))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut(painter, self._detail, room.width()))
