"""One of the four things that people weigh: its name, its share, a slider, and which criteria it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.comparison import CARDS, Card
from smmdesk.speech.language import Language, _
from ui.comparison.weight_slider import WeightSlider
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD
from ui.widgets.labels import Label, hint

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH = 190


class CardWeight(QWidget):
    """`moved` and `left` are given the card and its basis points."""

    def __init__(
        self,
        language: Language,
        card: Card,
        moved: Callable[[Card, int], None],
        left: Callable[[Card, int], None],
    ) -> None:
        super().__init__()
        self._language = language
        words = language.word(card)
        self.slider = WeightSlider(language(_("Weight of {name}"), name=words))
        self.slider.moved.connect(lambda points: moved(card, points))
        self.slider.left.connect(lambda points: left(card, points))
        self.percent = Label("", weight=MEDIUM)
        top = QHBoxLayout()
        name = Label(words, weight=SEMIBOLD)
        top.addWidget(name, 1)
        top.addWidget(self.percent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addLayout(top)
        column.addWidget(self.slider)
        # what it stands for, also where that is one: “time” is the owner's
        column.addWidget(hint(", ".join(language.word(name) for name in CARDS[card])))
        column.addStretch(1)
        needed = name.sizeHint().width() + tokens.SPACE_2 + self.percent.fontMetrics().horizontalAdvance("100 %")
        self.setFixedWidth(max(scaled(_WIDTH), needed))

    def show_percent(self, percent: int) -> None:
        """Show its share; emits nothing."""
        words = self._language.percent(percent / 100)
        self.slider.show_percent(percent, words)
        self.percent.setText(words)
