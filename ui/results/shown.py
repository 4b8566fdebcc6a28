"""What every view of the page of results shows: one client's period, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.domain.networks import Network
    from smmdesk.domain.planning.kpis import Fact, Watched
    from smmdesk.domain.results.sheet import ResultsSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """`sheet` is of the chosen period, `against` of the one that it is compared with, if any."""

    client: Client
    sheet: ResultsSheet
    against: ResultsSheet | None = None
    network: Network | None = None
    """the only one that is looked at"""
    planned: Sequence[Fact] = ()
    """the KPI of the strategy that held, beside what they came to"""
    due: Sequence[Watched] = ()
    """the corrections that it is time for, today"""
