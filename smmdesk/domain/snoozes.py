"""What calls for somebody and was put aside, and how long it stays so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from smmdesk.domain.ids import ClientId, SnoozeId
from smmdesk.domain.periods import Period
from smmdesk.domain.record import Record
from smmdesk.domain.results.named import MOST
from smmdesk.domain.strategy.records import within


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze(Record):
    """What was put aside on a day, known by a `key` of which there is one: what calls, of whom, and what is new of it.

    It stays so up to, not including, `until`, or for good without it. `count` is how many it told of on that day, where
    it comes back once these have grown by half.
    """

    id: SnoozeId
    client_id: ClientId | None = None
    key: str
    made_on: date
    until: date | None = None
    count: int | None = None
    note: str = ""

    def checked(self) -> Self:
        """Itself, when its days are in order and its count can be."""
        if self.until is not None:
            Period(self.made_on, self.until)
        within(self.count, 0, MOST)
        return self

    @property
    def back_at(self) -> int | None:
        """From how many on it comes back: grown by half, and by one at least; None where nothing was counted."""
        return None if self.count is None else max(self.count + 1, -(-3 * self.count // 2))

    def is_back(self, day: date, count: int) -> bool:
        """Whether it calls again on that day, on which it tells of so many."""
        is_over = self.until is not None and day >= self.until
        return is_over or (self.back_at is not None and count >= self.back_at)
