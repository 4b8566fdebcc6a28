"""Comparisons of the ways to get the work done: offers beside defaults, cost, ranking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.budget import Category
from smmdesk.domain.clients import Client
from smmdesk.domain.comparing.ranking import Rank, ranking
from smmdesk.domain.comparison import CARDS, SCORED, Card, Comparison, Criterion, Offer, Question, Reply, Way
from smmdesk.domain.errors import ChangedElsewhereError
from smmdesk.domain.ids import ClientId, ComparisonId, OfferId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.periods import add_months
from smmdesk.domain.providers import Provider, provider_on
from smmdesk.knowledge import Knowledge
from smmdesk.services import budget as budgets
from smmdesk.services.comparison_defaults import (
    FIRST_WAYS,
    Terms,
    assumed,
    default_offer,
    months_to_first_result,
    rivals,
    terms_of,
    usual_figures,
    usual_hour,
    usual_scores,
    usual_weights,
)
from smmdesk.services.records import RecordService, ruled
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding, changing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.comparing.assumed import Assumed, Rivals
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonSheet:
    """A comparison with its offers, in the order of `Way`, and their ranks, best first; what its usual figures are."""

    comparison: Comparison
    terms: Terms
    offers: Sequence[Offer]
    ranks: Sequence[Rank]

    @property
    def assumed(self) -> Assumed:
        """What of it is still ours."""
        return assumed(self.comparison, self.ranks)

    @property
    def rivals(self) -> Rivals | None:
        """Whose place rests on scores of ours, after an article by one that competes with them."""
        return rivals(self.ranks)


class ComparisonService(Service):
    """What a person does when deciding; single fields are changed by `RecordService`."""

    def __init__(self, database: Database, records: RecordService) -> None:
        self._database = database
        self._records = records

    def of(self, client_id: ClientId) -> list[Comparison]:
        """The client's comparisons, the one changed last at the end."""
        return self._records.all(Comparison, client_id=client_id, order_by=("version",))

    def sheet(self, comparison_id: ComparisonId) -> ComparisonSheet:
        """The comparison with offers and ranks."""
        with self._database.read() as reader:
            comparison = reader.get(Comparison, comparison_id)
            offers = reader.all(Offer, comparison_id=comparison_id)
            country = reader.get(Client, comparison.client_id).country
        return sheet_of(comparison, offers, terms_of(comparison, country))

    def start(self, client_id: ClientId, today: date, name: str = "") -> Comparison:
        """A comparison with the default offers, to be looked at again when first results show.

        What can be paid, and the ads, are offered from the client's budget; what is paid now from who works now.
        """
        with self._database.write(adding(Comparison)) as work:
            client = work.get(Client, client_id)
            terms = Terms(client.currency, client.country)
            work.save(comparison := replace(_begun(work, client, terms, today), name=name).checked())
            work.add_all([self._own(default_offer(way, terms), comparison.id) for way in FIRST_WAYS])
        return comparison

    def set_weight(self, comparison_id: ComparisonId, criterion: Criterion, points: int) -> Comparison:
        """Give one criterion so many basis points; the others share the rest as before."""
        with self._database.write(changing(Comparison)) as work:
            work.save(weighed := work.get(Comparison, comparison_id).with_weight(criterion, points).checked())
        return weighed

    def set_card(self, comparison_id: ComparisonId, card: Card, points: int) -> Comparison:
        """Give the criteria of one card together so many basis points; the others share the rest as before."""
        with self._database.write(changing(Comparison)) as work:
            work.save(weighed := work.get(Comparison, comparison_id).with_share(CARDS[card], points).checked())
        return weighed

    def set_rate(self, comparison_id: ComparisonId, thousand: Money | None, seen: Money | None = None) -> Comparison:
        """Say what 1,000 of the currency of our figures are worth; figures that nobody typed follow.

        `ChangedElsewhereError` where it is not any more what was `seen`.
        """
        with self._database.write(changing(Comparison)) as work:
            before = work.get(Comparison, comparison_id)
            if before.thousand not in {seen, thousand}:
                raise ChangedElsewhereError
            terms = Terms(before.currency, work.get(Client, before.client_id).country, thousand)
            hour = before.hour_value if before.hour_known else usual_hour(terms)
            work.save(after := replace(before, thousand=thousand, hour_value=hour).checked())
            for offer in work.all(Offer, comparison_id=comparison_id):
                work.save(_following(offer, terms))
        return after

    def answer(self, offer_id: OfferId, question: Question, reply: Reply | None) -> Offer:
        """Answer a question about an offer, or take the answer back; scores that nobody typed follow."""
        known = Knowledge("en")
        with self._database.write(changing(Offer)) as work:
            offer = work.get(Offer, offer_id)
            answered = offer.answered(known.way(offer.way).scores, known.effects(), question, reply)
            work.save(answered.checked())
        return answered

    def set_score(self, offer_id: OfferId, criterion: Criterion, score: int, seen: int | None = None) -> Offer:
        """Score an offer 0 to 10 by one criterion; what is computed can't be scored.

        `ChangedElsewhereError` where it does not have any more the score that was `seen`.
        """
        if criterion not in SCORED:
            raise ValueError(criterion)
        with self._database.write(changing(Offer)) as work:
            offer = work.get(Offer, offer_id)
            if seen is not None and offer.scores.get(criterion) not in {seen, score}:
                raise ChangedElsewhereError
            work.save(scored := offer.scored(criterion, score).checked())
        return scored

    def take_usual_score(self, offer_id: OfferId, criterion: Criterion) -> Offer:
        """Go back to the score of the way, or the one that follows from an answer."""
        with self._database.write(changing(Offer)) as work:
            offer = work.get(Offer, offer_id)
            work.save(scored := offer.with_usual_score(criterion, usual_scores(offer)))
        return scored

    def confirm(self, offer_id: OfferId, name: str) -> Offer:
        """Say that a figure, or the score by a criterion, that is ours is right as it is."""
        with self._database.write(changing(Offer)) as work:
            work.save(confirmed := work.get(Offer, offer_id).confirmed(name))
        return confirmed

    def add_offer(self, comparison_id: ComparisonId, way: Way) -> Offer:
        """One more offer of a way, with its usual figures until real ones are entered."""
        with self._database.write(adding(Offer)) as work:
            comparison = work.get(Comparison, comparison_id)
            terms = terms_of(comparison, work.get(Client, comparison.client_id).country)
            work.save(offer := ruled(work, self._own(default_offer(way, terms), comparison_id)))
        return offer

    def duplicate_offer(self, offer_id: OfferId) -> Offer:
        """The same offer once more, to be changed into another one of its way."""
        with self._database.write(adding(Offer)) as work:
            offer = work.get(Offer, offer_id)
            work.save(copy := ruled(work, self._own(offer, offer.comparison_id)))
        return copy

    def take_usual(self, offer_id: OfferId, field: str, value: Money | int | None) -> Offer:
        """Go back to a figure of ours."""
        with self._database.write(changing(Offer)) as work:
            work.save(offer := ruled(work, work.get(Offer, offer_id).with_usual(field, value)))
        return offer

    def _own(self, offer: Offer, comparison_id: ComparisonId) -> Offer:
        return replace(offer, id=OfferId(new_id()), comparison_id=comparison_id)


def _begun(reader: Reader, client: Client, terms: Terms, today: date) -> Comparison:
    """What a comparison of that client starts with, from what is known of its money."""
    can_pay, ads = _planned(reader, client, today)
    now = provider_on(reader.all(Provider, client_id=client.id), today)
    price = now and now.monthly_price
    nothing = Money.zero(client.currency)
    return Comparison(
        id=ComparisonId(new_id()),
        client_id=client.id,
        currency=client.currency,
        hour_value=usual_hour(terms),
        can_pay=can_pay,
        ads=ads,
        # ads are paid beside it, as they are by every way
        pays_now=price + (ads or nothing) if price and price.currency == client.currency else None,
        weights=usual_weights(),
        review_on=add_months(today, months_to_first_result()),
    )


def _planned(reader: Reader, client: Client, today: date) -> tuple[Money | None, Money | None]:
    """What the client's budget of that day, or else the last one, has for a month: in all, and for promotion."""
    found = [each for each in budgets.budgets_of(reader, client) if each.period.whole_months]
    known = next((each for each in reversed(found) if today in each.period), found[-1] if found else None)
    if known is None or known.currency != client.currency:
        return None, None
    promotion = budgets.sheet_of(reader, known).totals[list(Category).index(Category.PROMOTION)]
    ads = promotion.planned if promotion.planned.minor else promotion.allotted
    a_month, whole = Fraction(1, known.period.whole_months), known.whole()
    return whole and whole * a_month, ads and ads * a_month


def _following(offer: Offer, terms: Terms) -> Offer:
    """With the usual figures by these terms, but for those that somebody typed."""
    usual = usual_figures(offer.way, terms)
    return replace(offer, **{name: usual[name].value for name in usual if name not in offer.typed})  # type: ignore[arg-type]  # each of its field's type


def sheets_of(reader: Reader, client: Client) -> list[ComparisonSheet]:
    """The client's comparisons, the one changed last at the end, within a transaction that reads more."""
    found = reader.all(Comparison, client_id=client.id, order_by=("version",))
    return [sheet_of(each, reader.all(Offer, comparison_id=each.id), terms_of(each, client.country)) for each in found]


def sheet_of(comparison: Comparison, offers: Sequence[Offer], terms: Terms) -> ComparisonSheet:
    """The sheet of records at hand: also for a weight that is still being dragged and not kept yet."""
    order = list(Way)
    in_order = sorted(offers, key=lambda offer: (order.index(offer.way), offer.id))
    return ComparisonSheet(comparison=comparison, terms=terms, offers=in_order, ranks=ranking(comparison, in_order))
