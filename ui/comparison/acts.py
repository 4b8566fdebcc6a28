"""What a person does on the page, each one step of undo; refusals come back as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.comparison import Card, Comparison, Criterion, Offer, Question, Way
from smmdesk.services.comparison_defaults import usual_figures, usual_weights
from smmdesk.speech.language import _
from smmdesk.speech.wording import offer_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.ids import ComparisonId
    from smmdesk.services.comparison import ComparisonSheet
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

    def save_answer(self, edit: Edit) -> None:
        """Keep an answer about an offer; refusals go to its cell."""
        offer_id, question = edit.record.id
        self._service.answer(offer_id, question, edit.value)

    def take_answer_back(self, offer: Offer, question: Question) -> None:
        """Nobody knows any more."""
        if question in offer.answers:
            with self._context.attempt():
                self._service.answer(offer.id, question, None)

    def take_usual(self, sheet: ComparisonSheet, offer: Offer, field: str) -> None:
        """Our usual figure again, where there is one; ads are those that are planned."""
        known = usual_figures(offer.way, sheet.terms).get(field)
        if known is not None or field == "ads":
            with self._context.attempt():
                self._service.take_usual(offer.id, field, known.value if known else None)

    def take_usual_score(self, offer: Offer, criterion: Criterion) -> None:
        """The score of the way, or of an answer, again."""
        with self._context.attempt():
            self._service.take_usual_score(offer.id, criterion)

    def confirm(self, offer: Offer, name: str) -> None:
        """A figure or score of ours is right as it is."""
        with self._context.attempt():
            self._service.confirm(offer.id, name)

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
        """Another value of a field; refusals go to the form. With another rate our figures follow."""
        if edit.name == "thousand":
            self._service.set_rate(edit.record.id, edit.value, edit.before)
            return
        self._context.workspace.records.change(Comparison, edit.record.id, edit.seen, **edit.wanted)

    def take_hour(self, comparison: Comparison) -> None:
        """What we take an hour to be worth is right."""
        with self._context.attempt():
            self._context.workspace.records.change(Comparison, comparison.id, hour_known=True)

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

    def weigh_card(self, comparison: Comparison, card: Card, points: int) -> None:
        """Keep the weight of a card, the criteria of the others following in proportion."""
        with self._context.attempt():
            self._service.set_card(comparison.id, card, points)

    def weigh_all(self, comparison: Comparison, weights: dict[Criterion, int]) -> None:
        """Keep all weights."""
        with self._context.attempt():
            self._context.workspace.records.change(Comparison, comparison.id, weights=weights)

    def weigh_as_usual(self, comparison: Comparison) -> None:
        """The weights a comparison starts with."""
        self.weigh_all(comparison, usual_weights())
