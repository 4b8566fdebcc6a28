"""The four answers of an item: how they look, and as real buttons on the line that one is at.

Fifty lines with four buttons each would be two hundred widgets; so every line paints its answers and knows which one
the mouse is on, and only the current line carries buttons, which screen readers can name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from smmdesk.domain.checklist import Verdict
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, font
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TONES: Final = {Verdict.YES: "good", Verdict.PARTLY: "attention", Verdict.NO: "bad"}
FLAG_TONES: Final = {Verdict.YES: "bad", Verdict.PARTLY: "attention", Verdict.NO: "good"}
HEIGHT: Final = tokens.CONTROL_HEIGHT
_GAP: Final = tokens.SPACE_1
_PAD: Final = 10  # beside a word
_MARK: Final = 12  # the check before the answer given


class AnswerLook:
    """Words, hints and sizes of the four answers in one language."""

    def __init__(self, language: Language, signs: Mapping[Verdict, str]) -> None:
        self.words = {verdict: language.word(verdict) for verdict in Verdict}
        self.short = {**self.words, Verdict.NOT_APPLICABLE: language(_("N/A"))}
        self.hints = {
            verdict: f"{word} ({signs[verdict]}, {number})"
            for number, (verdict, word) in enumerate(self.words.items(), start=1)
        }
        metrics = QFontMetrics(font(tokens.FONT_BASE, MEDIUM))
        self.widths = {
            each: max(metrics.horizontalAdvance(word) + 2 * scaled(_PAD) + scaled(_MARK), scaled(52))
            for each, word in self.short.items()
        }
        self.width = sum(self.widths.values()) + _GAP * (len(Verdict) - 1)

    def places(self, left: int, top: int) -> dict[Verdict, QRect]:
        """Where each answer lies when the first begins there."""
        found: dict[Verdict, QRect] = {}
        for verdict, width in self.widths.items():
            found[verdict] = QRect(left, top, width, scaled(HEIGHT))
            left += width + _GAP
        return found


def tone_of_answer(verdict: Verdict, *, is_flag: bool) -> str:
    """The status colour of an answer; where a yes is bad it is the other way round."""
    return (FLAG_TONES if is_flag else TONES).get(verdict, "neutral")


def paint_answer(
    painter: QPainter, place: QRect, word: str, tone: str, *, given: bool, proposed: bool, hovered: bool
) -> None:
    """One answer; the one that the figures speak for has a dashed edge while it is not given."""
    if given:
        edge, ground, ink = _GIVEN.get(tone, (f"{tone}.text", f"{tone}.soft", f"{tone}.text"))
    else:
        edge, ground, ink = "edge", "hover" if hovered else "surface", "muted"
    pen = QPen(colour("accent_text" if proposed and not given else edge), 1.4 if proposed else 1)
    if proposed and not given:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setFont(font(tokens.FONT_BASE, MEDIUM))
    painter.setPen(pen)
    painter.setBrush(colour(ground))
    # half of the widest pen, so that no edge is cut off
    painter.drawRoundedRect(QRectF(place).adjusted(0.7, 0.7, -0.7, -0.7), tokens.CORNER, tokens.CORNER)
    painter.setPen(colour(ink))
    if given:  # not by its colour alone
        side = scaled(_MARK)
        square = QRect(place.x() + scaled(_PAD) - 4, place.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, square, "check", ink)
        place = place.adjusted(side, 0, 0, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)


_GIVEN: Final = {"neutral": ("faint", "pressed", "text")}


class AnswerBar(QWidget):
    """The buttons of the current line. A click on the answer given takes it back; the line has focus and keys."""

    def __init__(self, look: AnswerLook, clicked: Callable[[Verdict], None]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self.buttons: dict[Verdict, AnswerButton] = {}
        for verdict in Verdict:
            button = AnswerButton(look, verdict)
            button.clicked.connect(lambda _checked=False, verdict=verdict: clicked(verdict))
            self.buttons[verdict] = button
            row.addWidget(button)
        self.resize(look.width, scaled(HEIGHT))

    def show_answer(self, verdict: Verdict | None, proposed: Verdict | None, *, is_flag: bool) -> None:
        """Press the answer given."""
        for each, button in self.buttons.items():
            button.is_flag, button.is_proposed = is_flag, each is proposed
            button.setChecked(each is verdict)
            button.update()


class AnswerButton(QAbstractButton):
    """One of the four."""

    heard_as = Heard.CHOICE

    def __init__(self, look: AnswerLook, verdict: Verdict) -> None:
        super().__init__()
        self._verdict, self._width = verdict, look.widths[verdict]
        self.is_flag = self.is_proposed = False
        self.setText(look.short[verdict])
        self.setToolTip(look.hints[verdict])
        self.setAccessibleName(look.words[verdict])
        self.setCheckable(True)
        # the line has the keyboard, and Tab goes on to its fields
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # else Qt would not paint it anew under the mouse
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def nextCheckState(self) -> None:
        """A click asks for an answer; it shows as given when it is kept."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, scaled(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_answer(
            painter,
            self.rect(),
            self.text(),
            tone_of_answer(self._verdict, is_flag=self.is_flag),
            given=self.isChecked(),
            proposed=self.is_proposed,
            hovered=self.underMouse(),
        )
