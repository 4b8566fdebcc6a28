"""The offers: what the sums rest on, the grid of figures, and the note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from smmdesk.domain.comparison import Comparison, Offer, Way
from smmdesk.speech.language import _
from ui.comparison.figure_rows import FigureRows
from ui.comparison.grid import Matrix, OfferGrid
from ui.comparison.row_head import RowHead
from ui.comparison.setup_line import ABOUT, SetupLine
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.forms.form import Form
from ui.widgets.labels import hint
from ui.widgets.menus import passing_menu

if TYPE_CHECKING:
    from smmdesk.domain.money import Money
    from smmdesk.services.comparison import ComparisonSheet
    from ui.comparison.acts import Acts
    from ui.comparison.cells import Row
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

HEAD_WIDTH = 148
LEAST_COLUMN = 98


class OffersView(QWidget):
    """All figures of all offers, to be replaced by real ones."""

    def __init__(self, context: Context, acts: Acts) -> None:
        super().__init__()
        self._context, self._acts = context, acts
        self._sheet: ComparisonSheet | None = None
        language = context.language
        notes = context.knowledge.comparison_notes()
        self.setup = SetupLine(language, context.workspace.today, notes.first_result, self._save, self._take_hour)
        self.grid = OfferGrid(language, language(_("Offers")), acts.save_figure, least_width=scaled(LEAST_COLUMN))
        self.matrix = Matrix(self.grid, head_width=scaled(HEAD_WIDTH))
        self.matrix.set_corner(_corner(language(_("Grey is ours: point at a figure to see why, type yours over it."))))
        self.add_button = button(language(_("Add an offer…")), self._open_ways, kind="quiet", sign="plus")
        self.about = Form(language, ABOUT, self._save)
        self._has_heads = False
        self._lay_out()
        self.grid.usual_wanted.connect(self._take_usual)

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """Show the figures; the current cell, and what is being typed, stay."""
        self._sheet = sheet
        context = self._context
        rows = FigureRows(context.language, context.knowledge, sheet, context.workspace.today()).all()
        # once, since every comparison has the same figures
        if not self._has_heads:
            self._has_heads = True
            for row in rows:
                self.matrix.add_head(RowHead(row.title), row.height)
        # nobody leads whose price is not known
        leader = sheet.ranks[0].offer.id if sheet.ranks and sheet.ranks[0].score is not None else None
        self.grid.show_offers(rows, sheet.offers, leader)
        self.setup.show_comparison(sheet.comparison, asks_rate=self._asks_rate(sheet))
        self.about.show_record(sheet.comparison)

    def flush(self) -> None:
        """Save what is being typed."""
        self.setup.flush()
        self.grid.flush()
        self.about.flush()

    def add_offer(self, way: Way) -> None:
        """One more offer of that way, the keyboard on who offers it."""
        if self._sheet is not None:
            self._acts.add_offer(self._sheet.comparison.id, way, self._show_new)

    def duplicate(self, offer: Offer) -> None:
        """The same offer once more, the keyboard on who offers it."""
        self._acts.duplicate_offer(offer, self._show_new)

    def _show_new(self, offer: Offer) -> None:
        self.grid.select(offer.id, "name")
        self.grid.setFocus()

    def ways_menu(self) -> QMenu:
        """The ways an offer can be added of."""
        menu = passing_menu(self)
        for way in Way:
            action = menu.addAction(self._context.language.word(way))
            action.triggered.connect(partial(self._add_of, way))
        return menu

    def _add_of(self, way: Way, _checked: bool = False) -> None:
        self.add_offer(way)

    def _open_ways(self) -> None:
        self.ways_menu().popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height() + 2)))

    def _save(self, edit: Edit) -> None:
        # left empty an hour is worth nothing, for the record has one in any case
        empty = edit.name == "hour_value" and edit.value is None
        self._acts.change(edit._replace(value=_no_money(edit.record)) if empty else edit)

    def _take_hour(self) -> None:
        if self._sheet is not None:
            self._acts.take_hour(self._sheet.comparison)

    def _take_usual(self, offer: Offer, row: Row) -> None:
        if self._sheet is not None:
            self._acts.take_usual(self._sheet, offer, row.field)

    def _asks_rate(self, sheet: ComparisonSheet) -> bool:
        """Where we know none, or one was given: it can be changed."""
        rates = self._context.knowledge.rates()
        return sheet.terms.thousand is not None or sheet.terms.currency not in {rates.base, *rates.per_unit}

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        # under the columns, not under the names of the rows
        under.setContentsMargins(scaled(HEAD_WIDTH), 0, 0, 0)
        under.addWidget(self.add_button)
        under.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, tokens.SPACE_4, tokens.SPACE_5)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.setup)
        column.addWidget(self.matrix)
        column.addLayout(under)
        self.about.setMaximumWidth(scaled(560))
        self.about.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(self.about)
        column.addStretch(1)


def _no_money(comparison: Comparison) -> Money:
    # in its own currency
    return comparison.hour_value * 0


def _corner(words: str) -> QWidget:
    made = hint(words)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    return made
