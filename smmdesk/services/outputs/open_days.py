"""Days that somebody wished for without saying where they begin or end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from smmdesk.domain.periods import Period

_DAY: Final = timedelta(days=1)


def closed_days(wished: Period, known: Period) -> Period:
    """The days wished for, from where to where anything is known where they are open."""
    start = known.start if wished.start == date.min else wished.start
    end = known.end if wished.end >= date.max - _DAY else wished.end
    return Period(start, max(end, start + _DAY)) if start < wished.end else wished
