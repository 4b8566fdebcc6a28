"""Rows of one day, or of one period, added up: campaigns, videos, hours of the day. Runs in the parsing child."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from smmdesk.domain.results.metrics import OWN
from smmdesk.domain.results.named import ACTIVE
from smmdesk.domain.results.own_columns import counts_people
from smmdesk.exchange.analytics.chunk import FIELDS, FIGURE
from smmdesk.exchange.workbooks.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.exchange.analytics.sources import Catalogue

_OF_A_DAY = ("day", "ends", "currency", "network", "account")
_ACTIVE = FIGURE + "active"


class Sums:
    """Takes batches of columns, and gives one row for each day at the end."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._not_added = {FIGURE + metric for metric in catalogue.not_added}
        self._money = {FIGURE + metric for metric in catalogue.money}
        self._first: dict[tuple[str, ...], int] = {}
        self._sums: dict[tuple[str, ...], dict[str, Any]] = {}
        self._rows: Counter[tuple[str, ...]] = Counter()
        self._keys: dict[str, None] = {}

    def take(self, values: Mapping[str, Sequence[Any]], hours: Sequence[int | None]) -> None:
        """Add a batch; an hour makes the figure of people active one of that hour."""
        metrics = [name for name in values if name.startswith(FIGURE)]
        for at, row in enumerate(values["row"]):
            day = tuple(values[name][at] for name in _OF_A_DAY)
            self._first.setdefault(day, row)
            self._rows[day] += 1
            sums = self._sums.setdefault(day, {})
            for name in metrics:
                if (figure := values[name][at]) is not None and (key := _key(name, hours[at])):
                    self._add(sums, key, figure, self._rows[day])

    def _add(self, sums: dict[str, Any], key: str, figure: int | str, rows: int) -> None:
        self._keys[key] = None
        if self._is_of_people(key) and rows > 1:
            sums[key] = None
        elif key in self._money:
            sums[key] = _money(sums.get(key, "0"), str(figure))
        else:
            sums[key] = sums.get(key, 0) + figure

    def _is_of_people(self, key: str) -> bool:
        metric = key.removeprefix(FIGURE)
        return key in self._not_added or (metric.startswith(OWN) and counts_people(metric))

    def columns(self) -> dict[str, list[Any]]:
        """One row for each day."""
        days = list(self._sums)
        values: dict[str, list[Any]] = {name: [""] * len(days) for name in FIELDS}
        values |= {name: [day[at] for day in days] for at, name in enumerate(_OF_A_DAY)}
        values |= {
            "row": [self._first[day] for day in days],
            "key": ["/".join(filter(None, day)) for day in days],
            "seconds": [None] * len(days),
            "boosted": [False] * len(days),
        }
        return values | {key: [self._sums[day].get(key) for day in days] for key in self._keys}

    def problems(self, *, splits: bool) -> Iterator[Problem]:
        """That rows were added up, and what could not be."""
        if splits and sum(self._rows.values()) > len(self._rows):
            yield Problem(0, "added_up", f"{sum(self._rows.values())}\x1f{len(self._rows)}")
        for key in sorted(filter(self._is_of_people, self._keys)):
            if any(sums.get(key, 0) is None for sums in self._sums.values()):
                yield Problem(0, "not_added", key.removeprefix(FIGURE))


def _key(name: str, hour: int | None) -> str:
    """The figure's name; of people active that of the hour, '' where it is none."""
    if name != _ACTIVE:
        return name
    return FIGURE + ACTIVE[hour] if hour is not None else ""


def _money(one: str, two: str) -> str:
    """Two amounts together, with the currency of either behind them."""
    first, _space, code = one.partition(" ")
    second, _space, other = two.partition(" ")
    return f"{Decimal(first) + Decimal(second):f} {code or other}".rstrip()
