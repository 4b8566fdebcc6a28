"""The split as a bar whose borders can be dragged; only the two parts beside a border change, in whole percents."""

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from smmdesk.domain.budget import Budget, Category
from smmdesk.domain.money import WHOLE
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.theme import MEDIUM, colour, font
from ui.widgets.bars import Share, StackedBar
from ui.widgets.figures import Figures
from ui.widgets.looked_at import looked_at

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 7
"""How many pixels beside a border still take hold of it."""


class SplitBar(StackedBar):
    """Shows a budget's split. Esc while dragging puts the border back."""

    previewed = Signal(object)
    """while a border is dragged: the `Budget` as it would be"""
    dropped = Signal(object, int)
    """the border after this category was let go, where it has so many basis points"""

    def __init__(self, language: Language) -> None:
        super().__init__(height=28)
        self._language = language
        self._budget: Budget | None = None
        self._held: list[int] = []
        self._pressed_at = 0.0
        self._preview: Budget | None = None
        self._rows: Sequence[tuple[str, str, str]] = ()
        self.setMouseTracking(True)
        looked_at(self)
        self.setFont(font(tokens.FONT_SMALL, MEDIUM))

    def show_budget(self, budget: Budget) -> None:
        """The split of this budget; a border being dragged is let go."""
        self._budget, self._preview, self._held = budget, None, []
        self._show(budget)

    def _show(self, budget: Budget) -> None:
        self._rows = [self._row(budget, category) for category in Category]
        words = [" · ".join(filter(None, row)) for row in self._rows]
        parts = [Share(said, budget.split[category]) for said, category in zip(words, Category, strict=True)]
        self.show_shares(parts, name=self._language(_("How the money is split")))

    def _row(self, budget: Budget, category: Category) -> tuple[str, str, str]:
        """What it is, its share, and what that comes to, where the total is known."""
        language, money = self._language, budget.allotted().get(category)
        share = language.points(budget.split[category])
        return language.word(category), share, "" if money is None else language.money(money)

    def as_table(self) -> Figures | None:
        """The split as it stands."""
        heads = [self._language(head) for head in (_("Category"), _("Share"), _("Allotted"))]
        return Figures(heads, self._rows) if self._rows else None

    def border(self, index: int) -> float:
        """Where the border after the part of that index stands, in pixels."""
        return self.parts()[index][0].right()

    # dragging

    def _borders_at(self, x: float) -> list[int]:
        """The border under the pointer; several where parts between them are empty."""
        distances = [abs(self.border(index) - x) for index in range(len(Category) - 1)]
        nearest = min(distances)
        return [index for index, each in enumerate(distances) if each - nearest < 1 and nearest <= REACH]

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._budget is not None:
            self._held = self._borders_at(event.position().x())
            self._pressed_at = event.position().x()
            if self._held:
                # Esc is to reach the bar wherever the keyboard was
                self.grabKeyboard()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held and self._budget is not None:
            self._drag_to(x, finely=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif not event.buttons():
            near = self._borders_at(x)
            self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._held:
            return
        # before it is let go, which forgets both
        index, preview = self._held[0], self._preview
        self._let_go()
        if preview is not None and preview != self._budget:
            category = list(Category)[index]
            self.dropped.emit(category, preview.split[category])

    @override
    def event(self, event: QEvent) -> bool:
        """Esc puts the border back before it is anybody's shortcut: the page leaves the category by it."""
        is_ours = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and bool(self._held)
        if is_ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._held and self._budget is not None:
            self._let_go()
            self.show_budget(self._budget)
            self.previewed.emit(self._budget)
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        self._held, self._preview = [], None
        self.releaseKeyboard()

    def _drag_to(self, x: float, *, finely: bool) -> None:
        """The border follows; of several at one place the first move tells which is meant."""
        budget = self._budget
        if budget is None or (len(self._held) > 1 and abs(x - self._pressed_at) < 1):
            return
        self._held = [self._held[-1] if x > self._pressed_at else self._held[0]]
        names = list(Category)
        before = sum(budget.split[name] for name in names[: self._held[0]])
        # of basis points: whole percents, and tenths with Shift
        step = 10 if finely else 100
        wanted = round(Fraction(x) * WHOLE / max(self.width(), 1) / step) * step - before
        self._preview = budget.with_border(names[self._held[0]], wanted)
        self._show(self._preview)
        self.previewed.emit(self._preview)

    # look

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts = self.parts()  # none before there is a budget
        for (rect, share, ink), category in zip(parts, Category if parts else (), strict=True):
            words = self._language.points(round(share.size))
            if self.fontMetrics().horizontalAdvance(words) + 14 <= rect.width():
                painter.setPen(readable_on(ink))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
            if category is not list(Category)[-1]:
                self._paint_grip(painter, rect.right() - 0.5)

    def _paint_grip(self, painter: QPainter, x: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface"))
        grip = QRectF(QPointF(x - 3, 6), QPointF(x + 3, self.height() - 6))
        painter.drawRoundedRect(grip, 3, 3)
        painter.setBrush(colour("faint"))
        painter.drawRect(QRectF(x - 0.5, 10, 1, self.height() - 20))


def readable_on(ground: QColor) -> QColor:
    """Black or white, whichever stands out more."""
    light = 0.2126 * _linear(ground.redF()) + 0.7152 * _linear(ground.greenF()) + 0.0722 * _linear(ground.blueF())
    # at 0.179 both stand out alike: (0.179 + 0.05)² = 1.05 · 0.05
    return QColor("#1D1D1F") if light > 0.179 else QColor("#FFFFFF")


def _linear(channel: float) -> float:
    """A channel of sRGB as light (WCAG 2.2, relative luminance)."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
