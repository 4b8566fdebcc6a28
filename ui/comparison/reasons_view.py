"""For and against each way, on demand: knowledge, not figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smmdesk.domain.comparison import Way
from smmdesk.speech import decisions
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.forms.fold import Fold
from ui.widgets.labels import Label, Sign, hint, rule, subheading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.knowledge import Knowledge
    from smmdesk.knowledge.ways import WayFacts
    from smmdesk.services.comparison import ComparisonSheet

WIDEST = 760


class ReasonsView(QWidget):
    """One fold a way, in the order that all tables have; the first of the ranking is open to begin with."""

    def __init__(self, language: Language, knowledge: Knowledge) -> None:
        super().__init__()
        self._language, self._knowledge = language, knowledge
        self._is_opened = False
        self.folds = {way: self._fold(way) for way in Way}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, tokens.SPACE_4, tokens.SPACE_5)
        self._column.setSpacing(tokens.SPACE_2)
        notes = knowledge.comparison_notes()
        self.told_by = hint(decisions.about_for_and_against(notes.years, language))
        for words in (hint(notes.usual_path), self.told_by):
            self._column.addWidget(words)
        for fold in self.folds.values():
            self._column.addWidget(fold)
        self._column.addStretch(1)

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """Open the one that comes first, once, to show what is in there; later the person decides."""
        if not self._is_opened and sheet.ranks:
            self._is_opened = True
            self.folds[sheet.ranks[0].offer.way].open()

    def open_way(self, way: Way) -> None:
        """Open what is said of a way."""
        self.folds[way].open()
        self.folds[way].header.setFocus()

    def _fold(self, way: Way) -> Fold:
        """Its words are laid out when it is opened for the first time."""
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(body)
        fold = Fold(self._language.word(way), holder, is_open=False)
        fold.setMaximumWidth(scaled(WIDEST))

        def fill(_folded: bool) -> None:
            if not body.count():
                body.addWidget(_body(self._language, self._knowledge.way(way)))

        fold.folded.connect(fill)
        return fold


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
    grid.addWidget(subheading(name), 0, 0, 1, 2)
    for row, point in enumerate(points, start=1):
        mark = Sign(sign, 14, tone)
        mark.setContentsMargins(0, 2, 0, 0)
        grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(point, wraps=True), row, 1)
    return made
