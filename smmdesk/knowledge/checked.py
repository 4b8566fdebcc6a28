"""Facts that grow old: where somebody read them, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from smmdesk.knowledge.files import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The address where a fact was read, the day of that, and for how many days it is trusted.

    Of a `secondary` one an account was read there, and not the text that it is about.
    """

    source: str
    checked: date
    trusted_days: int
    secondary: bool = False

    @property
    def site(self) -> str:
        """Whose pages these are."""
        return (urlsplit(self.source).hostname or "").removeprefix("www.")

    def is_stale(self, today: date) -> bool:
        """Whether it was read longer ago than such facts can be trusted."""
        return today - self.checked > timedelta(days=self.trusted_days)


def reading_if_any(row: Table, trusted_days: int) -> Reading | None:
    """Where and when a row of a file was read; None of one that nobody could confirm."""
    return None if row.keys().isdisjoint({"source", "checked"}) else reading_of(row, trusted_days)


def reading_of(row: Table, trusted_days: int) -> Reading:
    """Where and when a row of a file was read; a day without its address, or the other way round, is a KeyError."""
    return Reading(
        source=row["source"],
        checked=row["checked"],
        trusted_days=trusted_days,
        secondary=row.get("secondary", False),
    )
