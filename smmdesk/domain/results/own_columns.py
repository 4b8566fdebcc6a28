"""Columns of files that somebody kept though no metric is known for them: what they are to formulas and to periods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.apart import kept_apart
from smmdesk.domain.results.metrics import OWN, Accounts, Days, Level, Metric
from smmdesk.domain.results.named import Good, Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smmdesk.domain.results.records import Measurement
    from smmdesk.domain.results.values import PostResult

_NAMED: Final = re.compile(rf"(?<!\w){OWN}\w+")


def own_name(key: str) -> str:
    """What such a column is called: its key is made of the name that stood above it."""
    return key.removeprefix(OWN).replace("_", " ")


def named_in(expressions: Iterable[str]) -> set[str]:
    """The own columns that formulas name, be they right otherwise or not."""
    return {name for expression in expressions for name in _NAMED.findall(expression)}


def countable(keys: Iterable[str]) -> set[str]:
    """Those of the keys that are counts of one's own: amounts of another currency are kept alike, and are none."""
    return {key for key in keys if key.startswith(OWN) and not kept_apart(key)}


def own_metric(key: str, levels: Collection[Level] = (Level.DAY, Level.POST)) -> Metric:
    """A plain count, added up over days, posts and accounts; nobody said which way is good."""
    return Metric(
        key=key,
        unit=Unit.NUMBER,
        good=Good.NONE,
        days=Days.SUM,
        accounts=Accounts.SUM,
        levels=frozenset(levels),
    )


def own_metrics(rows: Iterable[Measurement], posts: Iterable[PostResult], named: Collection[str]) -> dict[str, Metric]:
    """The own columns among these figures, of what they were found to be of, and those that are only `named`."""
    rows, found = list(rows), dict[str, set[Level]]()
    _note(found, (row.figures for row in rows if row.account_id is None), Level.BUSINESS)
    _note(found, (row.figures for row in rows if row.account_id is not None), Level.DAY)
    _note(found, (post.figures for post in posts), Level.POST)
    there = {key: own_metric(key, found[key]) for key in sorted(countable(found))}
    return {**{key: own_metric(key) for key in sorted(countable(named) - there.keys())}, **there}


def _note(found: dict[str, set[Level]], keys: Iterable[Iterable[str]], level: Level) -> None:
    for key in set[str]().union(*keys):
        if key.startswith(OWN):
            found.setdefault(key, set()).add(level)
