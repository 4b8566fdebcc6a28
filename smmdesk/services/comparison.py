"""Comparisons of the ways to get the work done: offers beside defaults, cost, ranking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client
from smmdesk.domain.comparison import SCORED, Comparison, Criterion, Offer, Rank, Way, ranking
from smmdesk.domain.errors import ChangedElsewhereError
from smmdesk.domain.ids import ClientId, ComparisonId, OfferId, new_id
from smmdesk.domain.periods import add_months
from smmdesk.services.comparison_defaults import default_offer, defaults, months_to_first_result
from smmdesk.services.records import RecordService, changed, ruled
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding, changing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.money import Money
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonSheet:
    """A comparison with its offers, in the order of `Way`, and their ranks, best first."""

    comparison: Comparison
    offers: Sequence[Offer]
    ranks: Sequence[Rank]


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
        return sheet_of(comparison, offers)

    def start(self, client_id: ClientId, today: date, name: str = "") -> Comparison:
        """A comparison with the default offer of each way, to be looked at again when first results show."""
        with self._database.write(adding(Comparison)) as work:
            currency = work.get(Client, client_id).currency
            known = defaults(currency)
            comparison = Comparison(
                id=ComparisonId(new_id()),
                client_id=client_id,
                name=name,
                currency=currency,
                hour_value=known.hour_value,
                weights=known.weights,
                review_on=add_months(today, months_to_first_result()),
            )
            work.save(comparison := comparison.checked())
            work.add_all([self._own(offer, comparison.id) for offer in known.offers])
        return comparison

    def set_weight(self, comparison_id: ComparisonId, criterion: Criterion, points: int) -> Comparison:
        """Give one criterion so many basis points; the others share the rest as before."""
        with self._database.write(changing(Comparison)) as work:
            work.save(weighed := work.get(Comparison, comparison_id).with_weight(criterion, points).checked())
        return weighed

    def set_score(self, offer_id: OfferId, criterion: Criterion, score: int, seen: int | None = None) -> Offer:
        """Score an offer 0 to 10 by one criterion; cost is computed and can't be scored.

        `ChangedElsewhereError` where it does not have any more the score that was `seen`.
        """
        if criterion not in SCORED:
            raise ValueError(criterion)
        with self._database.write(changing(Offer)) as work:
            offer = work.get(Offer, offer_id)
            if seen is not None and offer.scores.get(criterion) not in {seen, score}:
                raise ChangedElsewhereError
            work.save(scored := changed(work, offer, scores={**offer.scores, criterion: score}))
        return scored

    def add_offer(self, comparison_id: ComparisonId, way: Way) -> Offer:
        """One more offer of a way, with its usual figures until real ones are entered."""
        with self._database.write(adding(Offer)) as work:
            currency = work.get(Comparison, comparison_id).currency
            work.save(offer := ruled(work, self._own(default_offer(way, currency), comparison_id)))
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


def sheets_of(reader: Reader, client: Client) -> list[ComparisonSheet]:
    """The client's comparisons, the one changed last at the end, within a transaction that reads more."""
    found = reader.all(Comparison, client_id=client.id, order_by=("version",))
    return [sheet_of(each, reader.all(Offer, comparison_id=each.id)) for each in found]


def sheet_of(comparison: Comparison, offers: Sequence[Offer]) -> ComparisonSheet:
    """The sheet of records at hand: also for a weight that is still being dragged and not kept yet."""
    order = list(Way)
    in_order = sorted(offers, key=lambda offer: (order.index(offer.way), offer.id))
    return ComparisonSheet(comparison=comparison, offers=in_order, ranks=ranking(comparison, in_order))
