"""Back to a text that was typed here and is not saved: in its cell, or in its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.comparison import Offer
from ui.comparison.question_rows import Answered
from ui.comparison.score_rows import Scored
from ui.comparison.views import OFFERS, QUESTIONS, WEIGHTS

if TYPE_CHECKING:
    from ui.comparison.page import ComparisonPage
    from ui.widgets.forms.unsaved import Unsaved


def lead_back(page: ComparisonPage, typed: Unsaved) -> None:
    """What was typed for an offer stands in its cell, of the view that its kind is edited on."""
    if typed.kind == Offer.__name__:
        _open_cell(page, typed.id, OFFERS, typed.field)
    elif typed.kind == Scored.__name__:
        _open_cell(page, typed.id[0], WEIGHTS, typed.id[1])
    elif typed.kind == Answered.__name__:
        _open_cell(page, typed.id[0], QUESTIONS, typed.id[1])
    else:
        page.select(typed.id)
        page.open_view(OFFERS)


def _open_cell(page: ComparisonPage, offer_id: str, view: str, row: str) -> None:
    offer = page.context.workspace.records.get(Offer, offer_id)
    page.select(offer.comparison_id)
    page.open_view(view)
    if view == WEIGHTS:
        page.weights.twelve.open()
    page.grid.select(offer.id, row)
    page.grid.edit(page.grid.currentIndex())
