"""One line of the checklist: number, statement, weight and the four answers, painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton, QToolTip, QWidget

from smmdesk.domain.checklist import Verdict
from smmdesk.speech.language import Language, _
from ui.checklist.answer_bar import HEIGHT, AnswerBar, AnswerLook, paint_answer, tone_of_answer
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import colour, font
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.knowledge import WordedItem
    from ui.checklist.details import Details, ItemState

WEIGHTS: Final = {1: _("Weight 1 of 3: useful"), 2: _("Weight 2 of 3: important"), 3: _("Weight 3 of 3: decisive")}
NARROW: Final = 620
"""Below that width the answers stand under the statement."""
_LEFT, _RIGHT, _EDGE = 46, 12, 8
_REMARK_HEIGHT = 20
_DOTS = 32  # pixels for the weight, left of the answers
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Question(QWidget):
    """Has the focus while it is current; the keys it gets go to `keys`, the board's."""

    heard_as = Heard.ITEM

    def __init__(self, language: Language, item: WordedItem, look: AnswerLook) -> None:
        super().__init__()
        self.item = item
        self.state: ItemState | None = None
        self.keys: Callable[[QKeyEvent], bool] = lambda _event: False
        self.focused: Callable[[], None] = lambda: None
        self.clicked: Callable[[Verdict], None] = lambda _verdict: None
        self._language, self._look = language, look
        self._remark = ""
        self._heights: dict[int, int] = {}
        self._hovered: Verdict | None = None
        self._details: Details | None = None
        self._bar: AnswerBar | None = None
        self._more: QToolButton | None = None
        self._is_dense = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, state: ItemState) -> None:
        """The item as it stands now; nothing is done where nothing changed."""
        if state == self.state:
            return
        self.state = state
        remark = self._remarks(state)
        if bool(remark) != bool(self._remark) or self._is_short:
            self.updateGeometry()
        self._remark = remark
        self._show_bar()
        self.setAccessibleName(self._spoken(state))
        self.setAccessibleDescription(state.item.how)
        self.update()

    def make_dense(self, is_dense: bool) -> None:
        """In a low window only the current line has all four answers; the others show the one that counts."""
        self._is_dense = is_dense
        self.updateGeometry()
        self._place()
        self.update()

    @property
    def _is_short(self) -> bool:
        return self._is_dense and self._details is None

    @property
    def _shown(self) -> Verdict | None:
        """The one answer on a short line: what was given, or else what the figures speak for."""
        state = self.state
        if state is None:
            return None
        return state.verdict or (state.finding.verdict if state.finding else None)

    def unfold(self, details: Details, bar: AnswerBar, more: QToolButton) -> None:
        """Become current: buttons on the line, details below it where they are in sight."""
        self._details, self._bar, self._more = details, bar, more
        for each in (details, bar, more):
            is_hidden = each.isHidden() and each is not bar
            each.setParent(self)
            each.setHidden(is_hidden)
        self._show_bar()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._place()
        self.updateGeometry()
        self.update()

    def fold(self) -> None:
        """Be an ordinary line again."""
        self._details = self._bar = self._more = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.updateGeometry()
        self.update()

    # sizes

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        head = self._head_height(width)
        if self._details is None or self._details.isHidden():
            return head + self._edge
        inner = width - scaled(_LEFT) - _RIGHT
        # Qt says -1 where the height does not hang on the width
        hinted = self._details.heightForWidth(inner)
        return head + tokens.SPACE_1 + (hinted if hinted > 0 else self._details.sizeHint().height()) + self._edge

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(480), self.heightForWidth(max(self.width(), scaled(300))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_LEFT) + scaled(_DOTS) + self._look.width + _RIGHT, scaled(30))

    @property
    def _edge(self) -> int:
        """Pixels above and below."""
        if self._is_short:
            return _EDGE // 4
        return _EDGE - 2 if self._is_dense else _EDGE

    def answer_places(self) -> dict[Verdict, QRect]:
        """Where the answers lie."""
        if self._is_short:
            right = self.width() - _RIGHT
            places = self._look.places(0, self._edge).items()
            return {verdict: place.translated(right - place.right(), 0) for verdict, place in places}
        if self.width() < scaled(NARROW):
            return self._look.places(
                scaled(_LEFT) + scaled(_DOTS), self._statement_height(self.width()) + self._edge + 10
            )
        return self._look.places(self.width() - _RIGHT - self._look.width - self._more_room(), self._edge)

    def _more_room(self) -> int:
        """On the right of the answers, for the button that opens the details."""
        return self._more.width() + tokens.SPACE_1 if self._more is not None and not self._more.isHidden() else 0

    def _statement_width(self, width: int) -> int:
        if self._is_short:
            answer = self._shown
            taken = self._look.widths[answer] + tokens.SPACE_3 if answer is not None else 0
            return width - scaled(_LEFT) - _RIGHT - taken
        if width < scaled(NARROW):
            return width - scaled(_LEFT) - _RIGHT
        answers = self._look.width + self._more_room() + scaled(_DOTS)
        return width - scaled(_LEFT) - _RIGHT - answers - tokens.SPACE_3

    def _statement_height(self, width: int) -> int:
        """Measured once a width: a layout asks dozens of times."""
        room = max(self._statement_width(width), 80)
        if room not in self._heights:
            metrics = QFontMetrics(font())
            self._heights[room] = metrics.boundingRect(
                QRect(0, 0, room, 10_000), _WRAPPED, self.item.statement
            ).height()
        return self._heights[room]

    def _head_height(self, width: int) -> int:
        """Everything but the details, without the lower edge."""
        told = self._statement_height(width) + 6
        if self._remark and self._details is None and not self._is_short:
            told += scaled(_REMARK_HEIGHT)
        if width < scaled(NARROW) and not self._is_short:
            return self._edge + told + 4 + scaled(HEIGHT)
        return self._edge + max(told, scaled(HEIGHT))

    def _place(self) -> None:
        if self._bar is not None:
            self._bar.move(self.answer_places()[Verdict.YES].topLeft())
            if self._more is not None:
                self._more.move(self.width() - _RIGHT - self._more.width(), self._bar.y())
        if self._details is not None:
            top = self._head_height(self.width()) + tokens.SPACE_1
            room = QRect(scaled(_LEFT), top, self.width() - scaled(_LEFT) - _RIGHT, self.height() - top - self._edge)
            self._details.setGeometry(room)

    # painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter)
        if not self._is_short:
            self._paint_weight(painter)
        # the buttons lie over them otherwise
        if self._bar is None and self.state is not None:
            proposed = self.state.finding.verdict if self.state.finding else None
            for verdict, place in self.answer_places().items():
                if self._is_short and verdict is not self._shown:
                    continue
                paint_answer(
                    painter,
                    place,
                    self._look.short[verdict],
                    tone_of_answer(verdict, is_flag=self.state.is_flag),
                    given=verdict is self.state.verdict,
                    proposed=verdict is proposed,
                    hovered=verdict is self._hovered,
                )

    def _paint_ground(self, painter: QPainter) -> None:
        if self._details is None:
            painter.setPen(colour("border"))
            painter.drawLine(tokens.SPACE_2, self.height() - 1, self.width() - tokens.SPACE_2, self.height() - 1)
            return
        focused = self.hasFocus()
        painter.setPen(QPen(colour("focus" if focused else "border_strong"), 2 if focused else 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_words(self, painter: QPainter) -> None:
        top, height = self._edge + 6, self._statement_height(self.width())
        painter.setFont(font())
        painter.setPen(colour("faint"))
        number = self._language.number(self.state.number) if self.state else ""
        painter.drawText(
            QRect(0, top, scaled(_LEFT) - 14, scaled(24)),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
            number,
        )
        painter.setPen(colour("text"))
        room = QRect(scaled(_LEFT), top, self._statement_width(self.width()), height + 4)
        painter.drawText(room, _WRAPPED, self.item.statement)
        if self._remark and self._details is None and not self._is_short:
            painter.setFont(font(tokens.FONT_SMALL))
            painter.setPen(colour("muted"))
            below = room.top() + height + (scaled(HEIGHT) + 12 if self.width() < scaled(NARROW) else 2)
            metrics = painter.fontMetrics()
            line = metrics.elidedText(self._remark, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(
                QRect(scaled(_LEFT), below, room.width(), metrics.height()), Qt.AlignmentFlag.AlignLeft, line
            )

    def _paint_weight(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        place = self._weight_place()
        for index in range(3):
            painter.setBrush(colour("faint" if index < self.item.weight else "border"))
            side = scaled(5)
            left = place.left() + index * (side + 2)
            painter.drawEllipse(QRectF(left, place.center().y() - side // 2, side, side))

    def _weight_place(self) -> QRect:
        first = self.answer_places()[Verdict.YES]
        return QRect(first.left() - scaled(_DOTS), first.top(), scaled(_DOTS) - tokens.SPACE_2, first.height())

    # words

    def _remarks(self, state: ItemState) -> str:
        """What shows of the details while they are folded."""
        parts = [state.answer.evidence, state.answer.comment] if state.answer else []
        if state.finding and state.verdict is not state.finding.verdict:
            word = self._language.word(state.finding.verdict).lower()
            parts.insert(0, self._language(_("The figures speak for “{answer}”."), answer=word))
        return " · ".join(" ".join(part.split()) for part in parts if part.strip())

    def _spoken(self, state: ItemState) -> str:
        """What a screen reader says on arriving here."""
        answer = self._language.word(state.verdict) if state.verdict else self._language(_("Not answered"))
        weight = self._language(WEIGHTS.get(state.item.weight, ""))
        return f"{state.number}. {state.item.statement} {answer}. {weight}"

    def _show_bar(self) -> None:
        if self._bar is not None and self.state is not None:
            proposed = self.state.finding.verdict if self.state.finding else None
            self._bar.show_answer(self.state.verdict, proposed, is_flag=self.state.is_flag)

    # keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # what a field in the details leaves over comes by here, and is no answer
        if not (self.hasFocus() and self.keys(event)):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # before the keyboard comes, for the line unfolds by that under the mouse
        answer = self._answer_at(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if answer is not None and event.button() is Qt.MouseButton.LeftButton:
            self.clicked(answer)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._answer_at(event.position().toPoint()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, verdict: Verdict | None) -> None:
        if verdict is not self._hovered:
            self._hovered = verdict
            self.update()

    def _answer_at(self, point: QPoint) -> Verdict | None:
        if self._is_short:  # a click makes it current first
            return None
        return next((verdict for verdict, place in self.answer_places().items() if place.contains(point)), None)

    def _tip_at(self, point: QPoint) -> str:
        answer = self._answer_at(point)
        if answer is not None:
            return self._look.hints[answer]
        if self._is_short:
            return ""
        return self._language(WEIGHTS.get(self.item.weight, "")) if self._weight_place().contains(point) else ""

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos()), self)
            return True
        if event.type() == QEvent.Type.LayoutRequest:  # the details have grown or shrunk
            self.updateGeometry()
            self._place()
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
