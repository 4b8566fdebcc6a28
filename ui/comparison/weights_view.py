"""What matters: four cards, together 100 %; behind them the twelve criteria, and how each offer does by each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.comparison import CARDS, Card, Comparison, Criterion, Offer, equal_weights
from smmdesk.domain.money import largest_remainder
from smmdesk.services.comparison_defaults import usual_weights
from smmdesk.speech.language import _
from ui.comparison.card_weight import CardWeight
from ui.comparison.cells import SCORE_HEIGHT, Row
from ui.comparison.grid import Matrix, OfferGrid
from ui.comparison.row_head import RowHead
from ui.comparison.score_rows import ScoreRows
from ui.comparison.weight_slider import WeightSlider
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.fold import Fold
from ui.widgets.labels import Label, hint

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.services.comparison import ComparisonSheet
    from ui.comparison.acts import Acts
    from ui.shell.context import Context

HEAD_WIDTH, WIDEST_HEAD = 216, 320
LEAST_COLUMN = 74


class WeightsView(QWidget):
    """`weighed(comparison)` is told at every move of a slider, before anything is kept."""

    def __init__(self, context: Context, acts: Acts, weighed: Callable[[Comparison], None]) -> None:
        super().__init__()
        self._context, self._acts, self._weighed = context, acts, weighed
        self._sheet: ComparisonSheet | None = None
        language = context.language
        self.grid = OfferGrid(
            language,
            language(_("Scores")),
            acts.save_score,
            least_width=scaled(LEAST_COLUMN),
            tells_origin=False,
        )
        self.matrix = Matrix(self.grid, head_width=scaled(HEAD_WIDTH), widest_head=scaled(WIDEST_HEAD))
        self.sliders: dict[Criterion, WeightSlider] = {}
        self._percents: dict[Criterion, Label] = {}
        self.cards = {card: CardWeight(language, card, self._move_card, self._leave_card) for card in Card}
        self._hint = hint("")
        # room for two lines, so that nothing moves when the keyboard goes to a row with a longer hint
        self._hint.setMinimumHeight(scaled(34))
        self.usual_button = button(language(_("Usual weights")), self._take_usual, kind="quiet")
        self.equal_button = button(language(_("Equal weights")), self._take_equal, kind="quiet")
        self._lay_out()
        self.grid.went.connect(self._show_hint)
        self.grid.usual_wanted.connect(self._take_usual_score)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.cards[Card.MONEY].slider

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """Show weights and scores; a slider being moved stays under the hand."""
        self._sheet = sheet
        rows = ScoreRows(self._context.language, self._context.knowledge, sheet).all()
        leader = sheet.ranks[0].offer.id if sheet.ranks and sheet.ranks[0].score is not None else None
        self.grid.show_offers(rows, sheet.offers, leader)
        self.show_weights(sheet.comparison)
        self._show_hint()

    def show_weights(self, comparison: Comparison) -> None:
        """Only the weights: what follows a slider. The percents shown add up to 100 as well."""
        points = [comparison.weights.get(name, 0) for name in Criterion]
        # rounded one by one they would make 99 or 101
        for name, percent in zip(Criterion, largest_remainder(100, points), strict=True):
            words = self._context.language.percent(percent / 100)
            self.sliders[name].show_percent(percent, words)
            self._percents[name].setText(words)
        of_cards = [sum(comparison.weights.get(name, 0) for name in CARDS[card]) for card in Card]
        for card, percent in zip(Card, largest_remainder(100, of_cards), strict=True):
            self.cards[card].show_percent(percent)
        self.usual_button.setEnabled(dict(comparison.weights) != usual_weights())
        self.equal_button.setEnabled(dict(comparison.weights) != equal_weights())

    def flush(self) -> None:
        """Keep what the last keys did."""
        self.grid.flush()
        for slider in (*self.sliders.values(), *(card.slider for card in self.cards.values())):
            slider.flush()

    def _move(self, criterion: Criterion, points: int) -> None:
        """Always from the weights that are kept, so that to and fro ends where it began."""
        if self._sheet is not None:
            comparison = self._sheet.comparison.with_weight(criterion, points)
            self.show_weights(comparison)
            self._weighed(comparison)

    def _leave(self, criterion: Criterion, points: int) -> None:
        if self._sheet is not None:
            self._acts.weigh(self._sheet.comparison, criterion, points)

    def _move_card(self, card: Card, points: int) -> None:
        if self._sheet is not None:
            comparison = self._sheet.comparison.with_share(CARDS[card], points)
            self.show_weights(comparison)
            self._weighed(comparison)

    def _leave_card(self, card: Card, points: int) -> None:
        if self._sheet is not None:
            self._acts.weigh_card(self._sheet.comparison, card, points)

    def _take_usual(self) -> None:
        if self._sheet is not None:
            self._acts.weigh_as_usual(self._sheet.comparison)

    def _take_equal(self) -> None:
        if self._sheet is not None:
            self._acts.weigh_all(self._sheet.comparison, equal_weights())

    def _take_usual_score(self, offer: Offer, row: Row) -> None:
        if row.kind is not None:
            self._acts.take_usual_score(offer, Criterion(row.field))

    def _show_hint(self) -> None:
        row = self.grid.current_row()
        self._hint.setText(f"{row.title}.  {row.hint}" if row else "")

    def _lay_out(self) -> None:
        language = self._context.language
        for name in Criterion:
            self.matrix.add_head(self._head(name), SCORE_HEIGHT)
        self.matrix.set_corner(hint(language(_("Grey scores are ours. 0 is poor, 10 is best."))))
        behind = QWidget()
        inside = QVBoxLayout(behind)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.matrix)
        inside.addWidget(self._hint)
        self.twelve = Fold(language(_("The twelve criteria behind them, and the scores")), behind, is_open=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, tokens.SPACE_4, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(
            hint(language(_("Move what matters more to you. The others give way, so that all come to 100%.")))
        )
        column.addWidget(self._card_line())
        column.addLayout(self._buttons())
        column.addWidget(self.twelve)
        column.addStretch(1)

    def _card_line(self) -> Flow:
        cards = [*self.cards.values()]
        # all as high as the highest, so that their sliders stand on one line
        highest = max(card.heightForWidth(card.width()) for card in cards)
        line = Flow(gap=tokens.SPACE_4)
        for card in cards:
            card.setFixedHeight(highest)
            line.add(card)
        return line

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.SPACE_2)
        for each in (self.usual_button, self.equal_button):
            buttons.addWidget(each)
        buttons.addStretch(1)
        return buttons

    def _head(self, criterion: Criterion) -> RowHead:
        words = self._context.language.word(criterion)
        head = RowHead(words)
        slider = self.sliders[criterion] = WeightSlider(self._context.language(_("Weight of {name}"), name=words))
        slider.setFixedWidth(scaled(52))
        slider.moved.connect(lambda points: self._move(criterion, points))
        slider.left.connect(lambda points: self._leave(criterion, points))
        percent = self._percents[criterion] = Label("", weight=MEDIUM)
        percent.setFixedWidth(scaled(34))
        percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.inside.addWidget(slider)
        head.inside.addWidget(percent)
        return head
