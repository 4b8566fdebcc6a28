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


_PEOPLE: Final = (
    *("reach", "viewer", "visitor", "users", "unique", "people", "persons"),
    *("охват", "зрител", "посетител", "пользовател", "уникальн", "людей"),
    *("დაფარვ", "მაყურებ", "ვიზიტორ", "მომხმარებ", "უნიკალ", "ადამიან"),
)
"""Parts of the names of columns that count people, each of whom is counted anew on the next day."""


def counts_people(key: str) -> bool:
    """Whether an own column counts people, as far as its name tells: its days and accounts are never added up."""
    return any(word in key.casefold() for word in _PEOPLE)


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
    """A plain count, added up over posts, and over days and accounts unless it is of people; nobody said which way is
    good."""
    people = counts_people(key)
    return Metric(
        key=key,
        unit=Unit.NUMBER,
        good=Good.NONE,
        days=Days.MEAN if people else Days.SUM,
        accounts=Accounts.APART if people else Accounts.SUM,
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
