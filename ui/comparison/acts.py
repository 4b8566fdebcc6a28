"""What a person does on the page, each one step of undo; refusals come back as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.comparison import Comparison, Criterion, Offer, Way
from smmdesk.domain.money import Money
from smmdesk.knowledge.ways import Source
from smmdesk.services.comparison_defaults import Usual, usual_weights
from smmdesk.speech.language import _
from smmdesk.speech.wording import offer_name
from ui.comparison.figure_rows import fees, usual
from ui.style.icons import icon
from ui.widgets.menus import passing_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from smmdesk.domain.ids import ComparisonId
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit


class Acts:
    """Writes through the services; the page follows by itself, as it listens to what was written."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._service = context.workspace.comparison

    # one figure

    def save_figure(self, edit: Edit) -> None:
        """Keep what was entered for an offer; refusals go to its cell."""
        self._context.workspace.records.change(Offer, edit.record.id, edit.seen, **edit.wanted)

    def save_score(self, edit: Edit) -> None:
        """Keep a score; refusals go to its cell."""
        offer_id, criterion = edit.record.id
        self._service.set_score(offer_id, criterion, edit.value, edit.before)

    def take_usual(self, comparison: Comparison, offer: Offer, field: str) -> None:
        """Our usual figure again, where there is one."""
        known = usual(offer.way, comparison.currency).get(field)
        if known is not None:
            self.take_figure(offer, field, known.value)

    def take_figure(self, offer: Offer, field: str, value: Money | int | None) -> None:
        """One of the usual figures."""
        with self._context.attempt():
            self._service.take_usual(offer.id, field, value)

    def take_usual_score(self, offer: Offer, criterion: Criterion) -> None:
        """Our score of the way again."""
        with self._context.attempt():
            self._service.set_score(offer.id, criterion, self._context.knowledge.way(offer.way).scores[criterion])

    # offers

    def add_offer(self, comparison_id: ComparisonId, way: Way, show: Callable[[Offer], object]) -> None:
        """One more offer of a way."""
        self._context.do(lambda: self._service.add_offer(comparison_id, way), show=show)

    def duplicate_offer(self, offer: Offer, show: Callable[[Offer], object]) -> None:
        """The same offer once more."""
        self._context.do(lambda: self._service.duplicate_offer(offer.id), show=show)

    def remove_offer(self, offer: Offer) -> None:
        """Take an offer out; it can be undone."""
        context, name = self._context, offer_name(offer, self._context.language)
        context.do(
            lambda: context.workspace.records.remove(Offer, offer.id),
            tell=lambda _count: context.say_removed([name], name),
        )

    # the comparison itself

    def change(self, edit: Edit) -> None:
        """Another value of a field; refusals go to the form."""
        self._context.workspace.records.change(Comparison, edit.record.id, edit.seen, **edit.wanted)

    def remove(self, comparison: Comparison) -> None:
        """Take the comparison away with its offers; it can be undone."""
        context = self._context
        context.do(
            lambda: context.workspace.records.remove(Comparison, comparison.id),
            tell=lambda _count: context.say_undoable(context.language(_("Removed the comparison"))),
        )

    def weigh(self, comparison: Comparison, criterion: Criterion, points: int) -> None:
        """Keep a weight, the others following in proportion."""
        with self._context.attempt():
            self._service.set_weight(comparison.id, criterion, points)

    def weigh_all(self, comparison: Comparison, weights: dict[Criterion, int]) -> None:
        """Keep all weights."""
        with self._context.attempt():
            self._context.workspace.records.change(Comparison, comparison.id, weights=weights)

    def weigh_as_usual(self, comparison: Comparison) -> None:
        """The weights a comparison starts with."""
        self.weigh_all(comparison, usual_weights())

    # lists of figures

    def fee_menu(self, comparison: Comparison, offer: Offer, parent: QWidget) -> QMenu:
        """The usual prices of an offer's way, its variants among them."""
        menu = passing_menu(parent)
        for each in fees(offer.way, comparison.currency):
            action = menu.addAction(self._fee_words(offer.way, each))
            # without a rate to this currency there is no figure to take
            action.setEnabled(each.value is not None)
            # a real fee is nobody's usual one, though it may be as high
            if each.value == offer.fee and not offer.real:
                action.setIcon(icon("check"))
            action.triggered.connect(lambda _on=False, value=each.value: self.take_figure(offer, "fee", value))
        return menu

    def _fee_words(self, way: Way, known: Usual) -> str:
        language, facts = self._context.language, self._context.knowledge.way(way)
        names = {each.key: each.name for each in facts.variants}
        price = language.short_money(known.value) if isinstance(known.value, Money) else "–"
        source = language(_("market 2018–19")) if known.source is Source.KNOWN else language(_("assumed"))
        return f"{names.get(known.variant, facts.name)}: {price} ({source})"
