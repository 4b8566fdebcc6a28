"""When a metric has been beyond a threshold long enough to act upon it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Firing, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.results.ratios import Exact

_WEEK = timedelta(weeks=1)


def weeks_judged(today: date, count: int, handled_on: date | None = None) -> tuple[Period, ...]:
    """The last so many ISO weeks that are complete, the oldest first; those alone that begin after it was handled."""
    this_week = today - timedelta(days=today.weekday())
    starts = [this_week - back * _WEEK for back in range(count, 0, -1)]
    return tuple(Period(start, start + _WEEK) for start in starts if handled_on is None or start > handled_on)


def firing(side: Side, threshold: Exact, weeks: int, values: Sequence[Exact | None]) -> Firing:
    """Whether the last so many complete weeks were all beyond; a week without a value, or too few: not known."""
    judged = values[-weeks:]
    known = [value for value in judged if value is not None]
    if len(known) < weeks:
        return Firing.NOT_KNOWN
    return Firing.FIRED if all(side.is_beyond(value, threshold) for value in known) else Firing.NOT
