"""Days on which people buy, by country: Black Friday, Mother's Day. Days off are told by `holidays`."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from smmdesk.knowledge.checked import Reading, reading_of
from smmdesk.knowledge.files import facts, words

if TYPE_CHECKING:
    from smmdesk.knowledge.files import Table

_EVERYWHERE: Final = "*"
_WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CommercialDay:
    """One of them. `on` is a month and a day; `nth` a month, a weekday (0 is Monday) and which one of it (−1 the
    last); `plus` so many days after that."""

    key: str
    countries: frozenset[str]
    on: tuple[int, int] | None
    nth: tuple[int, int, int] | None
    plus: int
    reading: Reading

    def is_kept_in(self, country: str) -> bool:
        """Whether that country (ISO 3166) keeps it."""
        return not self.countries.isdisjoint({_EVERYWHERE, country})

    def in_year(self, year: int) -> date:
        """Its day."""
        day = date(year, *self.on) if self.on else _nth(year, *self.nth or (1, 0, 1))
        return day + timedelta(days=self.plus)


@cache
def known_days() -> tuple[CommercialDay, ...]:
    """All that are written down."""
    table = facts("commercial_days")
    return tuple(_day(key, row, table) for key, row in table["days"].items())


def commercial_days(country: str, year: int, code: str) -> dict[date, list[str]]:
    """The names, in that language, of those that a country keeps in a year; nothing where nobody said which country."""
    if not country:
        return {}
    found: dict[date, list[str]] = {}
    names = words(code, "commercial_days")
    for each in known_days():
        if each.is_kept_in(country):
            found.setdefault(each.in_year(year), []).append(names[each.key])
    return found


def _day(key: str, row: Table, table: Table) -> CommercialDay:
    on, nth = row.get("on"), row.get("nth")
    if (on is None) == (nth is None):
        raise KeyError(key)  # one of them, not both
    return CommercialDay(
        key=key,
        countries=frozenset(row["countries"]),
        on=tuple(on) if on else None,
        nth=tuple(nth) if nth else None,
        plus=row.get("plus", 0),
        reading=reading_of({**row, "source": table["sources"][row["source"]]}, table["stale_after_days"]),
    )


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % _WEEK)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (which - 1))
