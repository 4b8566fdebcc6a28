"""What is paid and the owner's time as stacked bars, painted by Qt so that it is there at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from smmdesk.domain.comparing.ranking import Ownership, Part
from smmdesk.services.comparison_defaults import is_guessed
from smmdesk.speech.guesses import nearly, roughly
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name
from ui.comparison.part_colours import hatch, on_part, part_colour
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, cut, font
from ui.widgets import tips
from ui.widgets.figures import Figures, copy_figures
from ui.widgets.hearing import Heard, spoken_rows
from ui.widgets.looked_at import looked_at
from ui.widgets.menus import passing_menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.comparison import Comparison, Offer
    from smmdesk.services.comparison import ComparisonSheet

_NAME: Final = 20
_BAR: Final = 18
_GAP: Final = 12
_ROW: Final = _NAME + _BAR + _GAP
_KEY: Final = 20
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CostChart(QWidget):
    """Parts are named in the bars where there is room, and all of them below; pointing at one tells its money."""

    heard_as = Heard.CHART

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._bars: Sequence[tuple[str, Ownership]] = ()
        self._used: Sequence[Part] = ()
        self._money: Sequence[Sequence[str]] = ()
        self._guessed: Sequence[bool] = ()
        # fixed would hold it to the height of the width that it had before, where the names took fewer lines
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looked_at(self)

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """Show those whose price is known, in the order of all tables; nothing is done while they are as they were."""
        costs = {rank.offer.id: rank.cost for rank in sheet.ranks}
        known = ((offer, costs[offer.id]) for offer in sheet.offers)
        shown = [(offer, cost) for offer, cost in known if cost is not None]
        bars = [(offer_name(offer, self._language), cost) for offer, cost in shown]
        guessed = [_is_guess(sheet.comparison, offer) for offer, _cost in shown]
        if (bars, guessed) == (self._bars, self._guessed):
            return
        self._bars, self._guessed = bars, guessed
        self._used = [part for part in Part if any(cost.part(part).minor for _name, cost in bars)]
        self._money = [self._sums(cost, is_rough) for (_name, cost), is_rough in zip(bars, guessed, strict=True)]
        self.setAccessibleName(self.finding())
        self.updateGeometry()
        self.update()

    def _sums(self, cost: Ownership, is_rough: bool) -> list[str]:
        """The parts and all together: to three digits, and with a sign for it, where any of them is a guess."""
        amounts = [*map(cost.part, self._used), cost.total]
        if not is_rough:
            return self._language.amounts(amounts)
        *parts, total = amounts
        return [*(self._language.short_money(roughly(each)) for each in parts), nearly(total, self._language)]

    def finding(self) -> str:
        """What it shows, as its title: who is cheapest from the till, and who is with the owner's time."""
        if not self._bars:
            return ""
        paid, whole = (
            min(self._bars, key=lambda bar: bar[1].paid.minor),
            min(self._bars, key=lambda bar: bar[1].total.minor),
        )
        if paid == whole:
            return self._language(_("{way} costs least, with the owner's time and without"), way=paid[0])
        return self._language(
            _("{paid} costs least to pay, {whole} with the owner's time"), paid=paid[0], whole=whole[0]
        )

    def as_table(self) -> Figures | None:
        """The figures behind it."""
        rows = [[name, *money] for (name, _cost), money in zip(self._bars, self._money, strict=True)]
        return Figures(self._heads(), rows) if rows else None

    def _heads(self) -> list[str]:
        words = self._language.word
        return [self._language(_("Way")), *(words(part) for part in self._used), self._language(_("Total cost"))]

    def spoken(self) -> list[str]:
        """The same, bar by bar."""
        return spoken_rows(self.as_table())

    # where everything lies

    def segments(self, row: int) -> list[tuple[QRectF, Part]]:
        """The parts of one bar from the left."""
        # 1 where nothing costs anything
        widest = max((cost.total.minor for _name, cost in self._bars), default=0) or 1
        found, left = [], 0.0
        for part in self._used:
            width = self.width() * max(self._bars[row][1].part(part).minor, 0) / widest
            if width > 0:
                found.append((QRectF(left, row * scaled(_ROW) + scaled(_NAME), width, scaled(_BAR)), part))
            left += width
        return found

    def _keys(self, width: int) -> list[tuple[QRect, Part]]:
        """Where the names of the parts stand, line after line under the bars."""
        metrics, found = self.fontMetrics(), []
        x, y = 0, len(self._bars) * scaled(_ROW)
        for part in self._used:
            room = metrics.horizontalAdvance(self._language.word(part)) + scaled(9) + 21
            if x and x + room > width:
                x, y = 0, y + scaled(_KEY)
            found.append((QRect(x, y, room, scaled(_KEY)), part))
            x += room
        return found

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        keys = self._keys(width)
        return keys[-1][0].bottom() + 1 if keys else len(self._bars) * scaled(_ROW)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), scaled(300))
        return QSize(width, self.heightForWidth(width))

    # painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, (name, _cost) in enumerate(self._bars):
            head = QRect(0, row * scaled(_ROW), self.width(), scaled(_NAME))
            painter.setFont(font(tokens.FONT_BASE, MEDIUM))
            painter.setPen(colour("text"))
            total = self._money[row][-1]
            painter.drawText(head, _RIGHT | _MIDDLE, total)
            room = head.width() - painter.fontMetrics().horizontalAdvance(total) - 12
            painter.setFont(font())
            painter.drawText(head, _LEFT | _MIDDLE, cut(painter, name, room))
            self._paint_bar(painter, row)
        self._paint_keys(painter)

    def _paint_bar(self, painter: QPainter, row: int) -> None:
        parts = self.segments(row)
        if not parts:
            return
        outline = QPainterPath()
        whole = QRectF(0.5, parts[0][0].y() + 0.5, max(parts[-1][0].right() - 1, 2), scaled(_BAR) - 1)
        outline.addRoundedRect(whole, 3, 3)
        painter.save()
        painter.setClipPath(outline)
        painter.setFont(font(tokens.FONT_SMALL - 0.5))
        for rect, part in parts:
            fill = part_colour(part)
            painter.fillRect(rect, fill)
            painter.fillRect(rect, hatch(part))
            # a line of the ground between two parts, whose colours may be alike in grey
            painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), colour("page"))
            words = self._language.word(part)
            room = painter.fontMetrics().horizontalAdvance(words)
            # with 6 of air on either side
            if room + 12 <= rect.width():
                # no strokes run through the words
                painter.fillRect(QRectF(rect.x() + 3, rect.y() + 1, room + 6, rect.height() - 2), fill)
                painter.setPen(on_part(fill))
                painter.drawText(rect.adjusted(6, 0, 0, 0), _LEFT | _MIDDLE, words)
        painter.restore()
        painter.setPen(QPen(colour("border_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _paint_keys(self, painter: QPainter) -> None:
        painter.setFont(font(tokens.FONT_SMALL))
        for rect, part in self._keys(self.width()):
            painter.setPen(QPen(colour("border_strong"), 1))
            painter.setBrush(part_colour(part))
            side = scaled(9)
            swatch = QRectF(rect.x() + 0.5, rect.center().y() - side / 2, side, side)
            painter.drawRoundedRect(swatch, 2, 2)
            painter.fillRect(swatch, hatch(part))
            painter.setPen(colour("muted"))
            painter.drawText(rect.adjusted(side + 6, 0, 0, 0), _LEFT | _MIDDLE, self._language.word(part))

    # pointing and copying

    def words_at(self, x: float, y: float) -> str:
        """What is told of the part there."""
        row = int(y) // scaled(_ROW)
        if not 0 <= row < len(self._bars):
            return ""
        part = next((part for rect, part in self.segments(row) if rect.contains(x, y)), None)
        name, _cost = self._bars[row]
        return f"{name}, {self._language.word(part)}: {self._money[row][self._used.index(part)]}" if part else ""

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tips.plain(self.words_at(event.pos().x(), event.pos().y())), self)
            return True
        return super().event(event)

    def copy_picture(self) -> None:
        """Put it on the clipboard as a picture."""
        QApplication.clipboard().setPixmap(self.grab())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = passing_menu(self)
        menu.addAction(self._language(_("Copy as picture")), self.copy_picture)
        menu.addAction(self._language(_("Copy as table")), partial(copy_figures, self))
        menu.popup(event.globalPos())


def _is_guess(comparison: Comparison, offer: Offer) -> bool:
    """Whether the bar rests on a figure of ours: what an hour is worth is one as well."""
    return is_guessed(offer) or bool(offer.owner_hours and not comparison.hour_known)
