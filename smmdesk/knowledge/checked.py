"""Facts that grow old: where somebody read them, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The address where a fact was read, the day of that, and for how many days it is trusted."""

    source: str
    checked: date
    trusted_days: int

    def is_stale(self, today: date) -> bool:
        """Whether it was read longer ago than such facts can be trusted."""
        return today - self.checked > timedelta(days=self.trusted_days)
