"""What a click, a lead or a sale costs on each network, how far that can be trusted, and which is the cheapest."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.intervals import CostInterval, Tried, cheapest, cost_interval, duel
from smmdesk.domain.results.named import Basis, Cheaper, Event
from smmdesk.domain.results.ratios import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.sheet import ResultsSheet


SPEND: Final = "spend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a network was given, in whole units, and what it brought.

    `is_complete` when so many days of both are known, and as many, that they may be compared.
    """

    network: Network
    spend: Fraction
    events: int
    is_complete: bool

    @property
    def each(self) -> Fraction | None:
        """What one cost; None before the first."""
        return ratio(self.spend, self.events)

    @property
    def interval(self) -> CostInterval:
        """Between what bounds it lies in 95 of 100 cases."""
        return cost_interval(self.spend, self.events)

    @property
    def tried(self) -> Tried:
        """The two figures alone."""
        return Tried(self.events, self.spend)


def costs(sheet: ResultsSheet, event: Event) -> list[Cost]:
    """Of each network that got money and tells of its days how much it brought; what posts brought is not counted."""
    found = []
    for network in sheet.networks:
        own = sheet.of(network)
        spend, events = own.value(SPEND), own.value(event)
        is_known = events.value is not None and events.basis is Basis.DAYS
        if spend.value is not None and spend.value > 0 and is_known:
            found.append(
                Cost(
                    network=network,
                    spend=spend.value,
                    events=int(events.value or 0),
                    is_complete=spend.is_complete and events.is_complete and spend.is_of_days_as(events),
                )
            )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheapest:
    """Which one is ahead, and what stands in the way of saying so: `more` events, for about `more_spend`.

    `rival` is the one that it can be told from least.
    """

    verdict: Cheaper
    leads: Cost | None = None
    rival: Cost | None = None
    more: int = 0
    more_spend: Fraction = Fraction(0)


def cheapest_of(found: Sequence[Cost]) -> Cheapest | None:
    """Judged against every rival at once; None where there are not two to compare."""
    if len(found) < 2:
        return None
    at = cheapest([each.tried for each in found])
    if at is None:
        return Cheapest(verdict=Cheaper.NOTHING)
    rivals = [each for place, each in enumerate(found) if place != at]
    duels = [(duel(found[at].tried, each.tried, len(rivals)), each) for each in rivals]
    order = (Cheaper.ALIKE, Cheaper.NOT_YET, Cheaper.DECIDED)
    closest, rival = min(duels, key=lambda pair: (order.index(pair[0].verdict), -(pair[0].more or 0)))
    return Cheapest(
        verdict=closest.verdict,
        leads=found[at],
        rival=rival,
        more=closest.more or 0,
        more_spend=closest.more_spend or Fraction(0),
    )
