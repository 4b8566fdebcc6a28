"""When followers are active: how many of them in each hour of a weekday, as some networks tell of each day."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.results.named import ACTIVE
from smmdesk.domain.results.ratios import mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.results.sheet import ResultsSheet


class Active(NamedTuple):
    """People active in one hour of a weekday: the mean, and of how many days."""

    mean: Fraction
    days: int


Activity = dict[tuple[int, int], Active]
"""By weekday (0 is Monday) and hour."""


def activity(sheet: ResultsSheet) -> Activity:
    """Of the only account that tells it in the period; nothing of several, whose followers may be the same people."""
    told: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    accounts = set()
    for row in sheet.rows:
        hours = _hours(row.figures) if row.days == 1 and row.starts in sheet.period else {}
        accounts |= {row.account_id} if hours else set()
        for hour, people in hours.items():
            told[row.starts.weekday(), hour].append(people)
    if len(accounts) > 1:
        return {}
    return {place: Active(mean(people) or Fraction(), len(people)) for place, people in told.items()}


def _hours(figures: Mapping[str, int]) -> dict[int, int]:
    return {hour: figures[key] for hour, key in enumerate(ACTIVE) if key in figures}
