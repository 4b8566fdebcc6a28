"""Plain questions about each offer: what is answered sets its scores, since these belong to an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import _
from ui.comparison.grid import Matrix, OfferGrid
from ui.comparison.question_rows import QuestionRows
from ui.comparison.row_head import RowHead
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from smmdesk.domain.comparison import Offer
    from smmdesk.services.comparison import ComparisonSheet
    from ui.comparison.acts import Acts
    from ui.comparison.cells import Row
    from ui.shell.context import Context

HEAD_WIDTH = 148
LEAST_COLUMN = 98


class QuestionsView(QWidget):
    """A question a row, an offer a column."""

    def __init__(self, context: Context, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        language = context.language
        self._rows = QuestionRows(language, context.knowledge).all()
        self.grid = OfferGrid(language, language(_("Questions")), acts.save_answer, least_width=scaled(LEAST_COLUMN))
        self.matrix = Matrix(self.grid, head_width=scaled(HEAD_WIDTH))
        self.matrix.set_corner(hint(language(_("About this very offer"))))
        for row in self._rows:
            self.matrix.add_head(RowHead(row.title), row.height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, tokens.SPACE_4, tokens.SPACE_5)
        column.setSpacing(tokens.SPACE_3)
        words = _("Ask who offers. Each answer sets scores of this offer under “What matters”; you can overrule them.")
        column.addWidget(hint(language(words)))
        column.addWidget(self.matrix)
        column.addStretch(1)
        self.grid.usual_wanted.connect(self._take_back)

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """Show the answers; what is being chosen stays."""
        leader = sheet.ranks[0].offer.id if sheet.ranks and sheet.ranks[0].score is not None else None
        self.grid.show_offers(self._rows, sheet.offers, leader)

    def flush(self) -> None:
        """Save what is being chosen."""
        self.grid.flush()

    def _take_back(self, offer: Offer, row: Row) -> None:
        self._acts.take_answer_back(offer, row.record(offer).id[1])
