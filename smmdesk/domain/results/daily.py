"""A metric day by day: what is known, what is not, and which days the networks may still add to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.results.metrics import Days

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from smmdesk.domain.ids import AccountId
    from smmdesk.domain.results.sheet import ResultsSheet

_REVISED: Final = {
    **dict.fromkeys((Network.FACEBOOK, Network.INSTAGRAM, Network.THREADS, Network.TIKTOK), 2),
    Network.YOUTUBE: 3,
}
"""How many of its last days a network still counts on; of others the days that are known stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """One value a day of a period, None where nothing is known; from `rises_from` on they may still rise."""

    days: tuple[date, ...]
    values: tuple[Fraction | None, ...]
    rises_from: date | None = None

    def may_rise(self, day: date) -> bool:
        """Whether a later file may say more of that day."""
        return self.rises_from is not None and day >= self.rises_from


def daily(sheet: ResultsSheet, key: str, newest: Mapping[AccountId | None, date]) -> Daily | None:
    """The days of the sheet's period; None where none is known. `newest` is the last day known of each account."""
    gaps = _gaps(sheet, key)
    known = {day: value for day, value in sheet.by_day(key).items() if day not in gaps}
    if not known:
        return None
    days = tuple(sheet.period.days())
    values = tuple(known.get(day) for day in days)
    return Daily(days=days, values=values, rises_from=_rises_from(sheet, key, newest))


def _gaps(sheet: ResultsSheet, key: str) -> set[date]:
    """Days that an account lacks between two that it has: the sum of the others would look like a fall."""
    known: dict[AccountId | None, set[date]] = {}
    for row in sheet.rows_of_days(key):
        known.setdefault(row.account_id, set()).add(row.starts)
    booked = known.pop(None, set())
    found: set[date] = set()
    for own in known.values():
        found |= {*Period(min(own), max(own) + timedelta(days=1)).days()} - own
    return found - booked


def _rises_from(sheet: ResultsSheet, key: str, newest: Mapping[AccountId | None, date]) -> date | None:
    """The first of the days that some account still counts on, or has told nothing of; what was typed stays."""
    if sheet.catalogue[key].days is Days.LAST:
        return None
    networks = {each.id: each.network for each in sheet.accounts}
    read = {row.account_id for row in sheet.rows_of_days(key) if row.source_id and key not in row.typed}
    firsts = [
        newest[account] + timedelta(days=1 - _REVISED.get(network, 0))
        for account, network in networks.items()
        if account in read and account in newest
    ]
    found = min(firsts, default=None)
    return found if found is not None and found < sheet.period.end else None
