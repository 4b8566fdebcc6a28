"""Words written freely, as chips; and the small coloured chips that only tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from smmdesk.domain.several import Spread
from smmdesk.domain.text import hashtags
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, cut, font
from ui.widgets import tips
from ui.widgets.buttons import button
from ui.widgets.forms.editor import Editor
from ui.widgets.hearing import Heard
from ui.widgets.history_keys import HistoryKeys

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Tags:
    """Hashtags (`tuple[str, ...]`): Enter, a comma or a space adds one, Backspace takes the last back.

    Those that are `plain` are words of one's own, which have no hash and may hold spaces.
    """

    are_plain: bool = False

    def build(self, language: Language) -> Editor:
        """An editor of `tuple[str, ...]`."""
        return _TagsEditor(language, are_plain=self.are_plain)


STATUS_HEIGHT: Final = 22
_ENDS_A_TAG: Final = frozenset(", ;")
_ENDS_WORDS: Final = frozenset(",;")


class StatusChip(QWidget):
    """A word on a soft ground in a status colour, its icon beside it: never colour alone."""

    heard_as = Heard.TEXT

    def __init__(self, words: str = "", tone: str = "info", sign: str = "") -> None:
        super().__init__()
        self.setFont(font(tokens.FONT_SMALL, MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_status(words, tone, sign)

    def show_status(self, words: str, tone: str, sign: str = "") -> None:
        """Other words, in `good`, `attention`, `bad`, `info` or `neutral`."""
        self._words, self._tone, self._sign = words, tone, sign
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(status_width(self._words, self._sign), scaled(STATUS_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_status(QPainter(self), self.rect(), self._words, self._tone, self._sign)


def status_width(words: str, sign: str = "") -> int:
    """How wide the chip of a status is, whole."""
    # 8 on either side; an icon brings 14 for itself and 4 before the words
    return QFontMetrics(font(tokens.FONT_SMALL, MEDIUM)).horizontalAdvance(words) + 16 + (scaled(14) + 4 if sign else 0)


def paint_status(painter: QPainter, rect: QRect, words: str, tone: str, sign: str = "") -> None:
    """The chip at the left of the rectangle and in the middle of its height, cut where there is no room: for cells."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    neutral = tone == "neutral"
    top = rect.y() + (rect.height() - scaled(STATUS_HEIGHT)) // 2
    chip = QRect(rect.x(), top, min(status_width(words, sign), rect.width()), scaled(STATUS_HEIGHT))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("hover" if neutral else f"{tone}.soft"))
    painter.drawRoundedRect(QRectF(chip), scaled(STATUS_HEIGHT) / 2, scaled(STATUS_HEIGHT) / 2)
    ink = "muted" if neutral else f"{tone}.text"
    if sign:
        paint_icon(painter, QRect(chip.x() + 8, top + scaled(4), scaled(14), scaled(14)), sign, ink)
    painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
    painter.setPen(colour(ink))
    room = chip.adjusted(12 + scaled(14) if sign else 8, 0, -4, 0)
    shown = cut(painter, words, room.width() + 2)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def link_width(words: str) -> int:
    """Pixels that it needs."""
    side = scaled(14)
    return side + tokens.SPACE_1 + QFontMetrics(font(tokens.FONT_SMALL, MEDIUM)).horizontalAdvance(words) + 2


def paint_link(painter: QPainter, rect: QRect, words: str, sign: str) -> None:
    """What can be clicked within a cell, as links look elsewhere."""
    side = scaled(14)
    paint_icon(painter, QRect(rect.x(), rect.center().y() - side // 2, side, side), sign, "accent_text")
    painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
    painter.setPen(colour("accent_text"))
    room = rect.adjusted(side + tokens.SPACE_1, 0, 0, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut(painter, words, room.width()))


class _TagsEditor(Editor):
    """Of several records seen as one (a `Spread`) what is typed comes to all, and what is taken off goes from all."""

    is_typed = True

    def __init__(self, language: Language, *, are_plain: bool) -> None:
        self._are_plain = are_plain
        self._line = _TagLine(self._add_typed, self._drop_last, _ENDS_WORDS if are_plain else _ENDS_A_TAG)
        super().__init__(language)
        self._spread, self._is_of_several = Spread(), False
        self._flow = self.add_flow()
        self._line.setPlaceholderText(language(_("Add…")))
        self._line.textEdited.connect(self.touched)
        self._line.setFixedWidth(scaled(120))
        self._flow.add(self._line)
        self.setFocusProxy(self._line)

    @override
    def value(self) -> tuple[str, ...] | Spread:
        return self._as_shown(self._spread.giving(*self._typed()))

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._is_of_several = isinstance(value, Spread)
        self._spread = value if isinstance(value, Spread) else Spread(tuple(value))
        self._line.clear()
        self._flow.clear(but=self._line)
        for tag in self._spread.everywhere:
            self._flow.add(self._chip(tag))
        for tag in self._spread.somewhere:
            self._flow.add(self._chip(tag, is_in_all=False))
        self._flow.add(self._line)

    @override
    def words(self) -> str:
        return self._between.join((*self._spread.everywhere, *self._parts(self._line.text())))

    @override
    def retype(self, words: str) -> None:
        self._line.setText(self._between.join(tag for tag in self._parts(words) if tag not in self._spread.everywhere))
        self.touched.emit()

    def _chip(self, tag: str, *, is_in_all: bool = True) -> QPushButton:
        # of a single & Qt makes the mark under a letter
        shown = f"{tag}  ×".replace("&", "&&")
        chip = button(shown, lambda: self.pick(self._as_shown(self._spread.taking(tag))), kind="chip")
        chip.setProperty("partly", not is_in_all)
        words = _("Take off {tag}") if is_in_all else _("Take off {tag}, which some of them have")
        chip.setAccessibleName(self.language(words, tag=tag))
        chip.setToolTip(tips.plain(chip.accessibleName()))
        return chip

    def _as_shown(self, spread: Spread) -> tuple[str, ...] | Spread:
        return spread if self._is_of_several else spread.everywhere

    def _typed(self) -> tuple[str, ...]:
        found = self._parts(self._line.text()) if self._are_plain else hashtags(self._line.text())
        return tuple(tag for tag in found if tag not in self._spread.everywhere)

    @property
    def _between(self) -> str:
        return ", " if self._are_plain else " "

    def _parts(self, words: str) -> list[str]:
        if not self._are_plain:
            return words.split()
        return [bare for each in words.replace(";", ",").split(",") if (bare := " ".join(each.split()))]

    def _add_typed(self) -> None:
        if self._typed():
            self.pick(self.value())

    def _drop_last(self) -> None:
        if self._spread.everywhere:
            self.pick(self._as_shown(self._spread.taking(self._spread.everywhere[-1])))


class _TagLine(QLineEdit):
    """Enter, what ends a tag, and leaving add; Backspace in an empty line drops the last."""

    def __init__(self, added: Callable[[], None], dropped: Callable[[], None], ends: frozenset[str]) -> None:
        super().__init__()
        self._added, self._dropped, self._ends = added, dropped, ends
        self.editingFinished.connect(added)
        HistoryKeys(self)

    @override
    def keyPressEvent(self, event: Any) -> None:
        if event.text() in self._ends:
            self._added()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self._dropped()
        else:
            super().keyPressEvent(event)
