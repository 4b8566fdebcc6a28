"""For and against each way, on demand: knowledge, not figures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from smmdesk.domain.comparison import Way
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.ways import WayFacts
from smmdesk.language import Language, _
from smmdesk.services.comparison import ComparisonSheet
from ui.style import tokens
from ui.style.icons import icon
from ui.widgets.fold import Fold
from ui.widgets.labels import Label, caption, hint, rule

WIDEST = 760


class ReasonsView(QWidget):
    """One fold a way, in the order of the ranking; the first is open to begin with."""

    def __init__(self, language: Language, knowledge: Knowledge) -> None:
        super().__init__()
        self._language, self._knowledge = language, knowledge
        self.folds: dict[Way, Fold] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, tokens.SPACE_4, tokens.SPACE_5)
        self._column.setSpacing(tokens.SPACE_2)
        self._path = hint(knowledge.comparison_notes().usual_path)
        self._column.addWidget(self._path)
        self._column.addStretch(1)
        self._order: list[Way] = []

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """All ways, those compared first, as they are ranked."""
        ranked = list(dict.fromkeys(rank.offer.way for rank in sheet.ranks))
        order = [*ranked, *(way for way in Way if way not in ranked)]
        if order == self._order:
            return
        self._order = order
        for place, way in enumerate(order):
            fold = self._fold(way, is_open=not place)
            self._column.insertWidget(place + 1, fold)

    def open_way(self, way: Way) -> None:
        """Open what is said of a way."""
        if way in self.folds:
            self.folds[way].open()
            self.folds[way].header.setFocus()

    def _fold(self, way: Way, *, is_open: bool) -> Fold:
        if way not in self.folds:
            facts = self._knowledge.way(way)
            body = _body(self._language, facts)
            self.folds[way] = Fold(self._language.word(way), body, is_open=is_open and not self.folds)
            self.folds[way].setMaximumWidth(WIDEST)
        return self.folds[way]


def _body(language: Language, facts: WayFacts) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(22, 0, 0, tokens.SPACE_3)
    grid.setHorizontalSpacing(tokens.SPACE_5)
    grid.setVerticalSpacing(tokens.SPACE_2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.addWidget(Label(facts.summary, wraps=True), 0, 0, 1, 2)
    grid.addWidget(_points(language(_("For")), facts.pros, "plus-circle", "good"), 1, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(
        _points(language(_("Against")), facts.cons, "minus-circle", "attention"), 1, 1, Qt.AlignmentFlag.AlignTop
    )
    grid.addWidget(Label(facts.choose, wraps=True, colour="muted"), 2, 0, 1, 2)
    grid.addWidget(rule(), 3, 0, 1, 2)
    return made


def _points(name: str, points: Sequence[str], sign: str, tone: str) -> QWidget:
    made = QWidget()
    made.setAccessibleName(name)
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(tokens.SPACE_1)
    grid.setColumnStretch(1, 1)
    grid.addWidget(caption(name), 0, 0, 1, 2)
    for row, point in enumerate(points, start=1):
        mark = QLabel()
        mark.setPixmap(icon(sign, tone).pixmap(14, 14))
        mark.setContentsMargins(0, 2, 0, 0)
        grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(point, wraps=True), row, 1)
    return made
