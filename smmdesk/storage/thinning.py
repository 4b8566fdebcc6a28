"""Which backups stay when they are thinned out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smmdesk.storage.manifest import Backup

_WHOLE_DAYS = 2
"""How many days every backup is kept, today included."""
_STEPS: tuple[tuple[int, Callable[[date], object]], ...] = (
    (12, lambda day: day),
    (10, lambda day: day.isocalendar()[:2]),
    (9, lambda day: (day.year, day.month)),
)
"""What is kept of older ones, in this order: of 12 days, then 10 weeks, then 9 months the newest each."""


def _day(backup: Backup) -> date:
    return backup.made_at.date()


def staying(backups: Iterable[Backup], today: date) -> list[Backup]:
    """Those that stay, newest first."""
    # by their times here, not by their numbers, which disagree with the dates once a clock went wrong
    rest = sorted(backups, key=lambda each: each.made_at, reverse=True)
    kept = [each for each in rest if _day(each) > today - timedelta(days=_WHOLE_DAYS)]
    del rest[: len(kept)]
    for limit, span in _STEPS:
        seen: set[object] = set()
        # the newest of each day, week or month is kept, the others of the same are passed over; when a step has as many
        # as it may, the next one goes on with the days before
        while rest and (span(_day(rest[0])) in seen or len(seen) < limit):
            each = rest.pop(0)
            if span(_day(each)) not in seen:
                seen.add(span(_day(each)))
                kept.append(each)
    return kept
