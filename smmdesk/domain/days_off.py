"""Days off: public holidays by country and year, brought together for the days in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smmdesk.domain.periods import Period


def days_off(known: Mapping[tuple[str, int], Mapping[date, str]], period: Period) -> dict[date, str]:
    """What is known of countries and years, by day; a day of several countries names each with its country."""
    several = len({country for country, _year in known}) > 1
    named: dict[date, str] = {}
    # by country's code: countries are looked up as they come, and the words should not depend on that
    for (country, _year), days in sorted(known.items()):
        for day, name in days.items():
            if day in period:
                words = f"{name} ({country})" if several else name
                named[day] = f"{named[day]}; {words}" if day in named else words
    return named
