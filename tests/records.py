"""Hypothesis strategies for records of any class, derived from their type hints; and what storage keeps of them.

@given(family(Post))            # the parents a post needs, then the post itself
@given(record(Client, name=st.just("Bakery")))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from smmdesk.domain.money import WHOLE, Money, largest_remainder
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.results.named import MOST
from smmdesk.domain.text import clean
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.kinds import parents

R = TypeVar("R")
KINDS = tuple(RECORDS)

HOSTILE = (
    "",
    " ",
    "NUL \0 inside",
    "half of an emoji \ud83d",
    "🍰👩‍👩‍👧‍👦 family",
    "Ёлка и ёж",
    "Ё й decomposed",
    "ქართული ტექსტი",
    "line\r\nbreak\u2028and\u0085more",
    "'; DROP TABLE client; --",
    '"quoted" \\ %s %(x)s :name ? {x} {{',
    "=1+1",
    "<b>bold</b><img src=file:///etc/passwd>",
    "right \u202eto left",
    "\ufeffmark",
    "long " * 20_000,
)


def texts() -> st.SearchStrategy[str]:
    """Text as people and hostile files bring it, NUL and broken surrogates included."""
    return st.one_of(st.text(max_size=12), st.sampled_from(HOSTILE))


def monies() -> st.SearchStrategy[Money]:
    """Amounts up to the 64 bits of a column, below zero too."""
    return st.builds(Money, st.integers(-(2**63), 2**63 - 1), st.sampled_from(["GEL", "RUB", "EUR", "JPY", "KWD"]))


def moments() -> st.SearchStrategy[LocalMoment]:
    """Wall times to the minute, those included that a clock change skips or repeats."""
    wall = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)).map(
        lambda at: at.replace(second=0, microsecond=0)
    )
    return st.builds(LocalMoment, wall, st.sampled_from(["Asia/Tbilisi", "Europe/Berlin", "Etc/UTC", "Asia/Kathmandu"]))


def splits(members: type[Enum]) -> st.SearchStrategy[dict[Any, int]]:
    """Basis points for every member, 100 % together."""
    names = list(members)
    weights = st.lists(st.integers(0, 50), min_size=len(names), max_size=len(names)).filter(any)
    return weights.map(lambda found: dict(zip(names, largest_remainder(WHOLE, found), strict=True)))


_PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: texts(),
    int: st.integers(-(2**63), 2**63 - 1) | st.integers(0, 100),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0)),
    time: st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    Money: monies(),
    LocalMoment: moments(),
}


def _of(hint: Any) -> st.SearchStrategy[Any]:
    hint = getattr(hint, "__supertype__", hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return st.none() | st.one_of([_of(each) for each in arguments if each is not NoneType])
    if origin is tuple:
        return st.lists(_of(arguments[0]), max_size=3).map(tuple)
    if origin is Mapping:
        names, values = arguments
        if values is str:
            return st.dictionaries(texts(), texts(), max_size=3)
        if names is str:
            return st.dictionaries(st.sampled_from(["views", "leads", "x_own"]), st.integers(-MOST, MOST))
        return splits(names) if values is int else st.dictionaries(_of(names), _of(values))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return _PLAIN[hint]


def ids() -> st.SearchStrategy[str]:
    """Fresh ids, as `new_id` makes them."""
    return st.uuids(version=4).map(lambda found: found.hex)


def values(kind: type) -> dict[str, st.SearchStrategy[Any]]:
    """By field what its type allows; a fresh id."""
    return _values(kind)


@lru_cache(maxsize=64)
def _values(kind: type) -> dict[str, st.SearchStrategy[Any]]:
    hints = get_type_hints(kind)
    found = {field.name: _of(hints[field.name]) for field in fields(kind)}
    return {**found, "id": ids()}


def record(kind: type[R], **fixed: Any) -> st.SearchStrategy[R]:
    """A record whose fields are drawn by their types; strategies or plain values in `fixed` replace them."""
    given = {name: value if isinstance(value, st.SearchStrategy) else st.just(value) for name, value in fixed.items()}
    return st.builds(kind, **{**values(kind), **given})


def plain(kind: type[R], number: int, **fixed: Any) -> R:
    """A record made without Hypothesis, in no time; every number gives other fields, within what each type allows."""
    hints = get_type_hints(kind)
    made = {each.name: _plain(hints[each.name], each.name, number) for each in fields(kind)}  # type: ignore[arg-type]  # R is of dataclasses
    return kind(**{**made, **fixed})


def plain_family(kind: type, number: int) -> list[Any]:
    """The record's parents, parents first, and at the end the record; no two numbers share an id."""
    found: list[Any] = []

    def add(each: type) -> str:
        pointing = {name: add(parent) for name, (parent, _) in parents(each).items()}
        found.append(plain(each, number, id=f"{each.__name__}-{len(found)}-{number}", **pointing))
        return str(found[-1].id)

    add(kind)
    return found


def _plain(hint: Any, name: str, number: int) -> Any:
    hint = getattr(hint, "__supertype__", hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return None if number % 3 == 0 else _plain(arguments[0], name, number)
    if origin is tuple:
        return (_plain(arguments[0], name, number),) * (number % 3)
    if origin is Mapping and arguments[1] is str:
        return {"pain": f"{name} Ёლ🍰 {number}"}
    if origin is Mapping and arguments[0] is str:
        return {"views": number, "x_own": 2 * number}
    if origin is Mapping and arguments[1] is not int:
        return {each: _plain(arguments[1], name, number + at) for at, each in enumerate(arguments[0])}
    if origin is Mapping:
        return dict(
            zip(arguments[0], largest_remainder(WHOLE, [1 + number] + [1] * (len(arguments[0]) - 1)), strict=True)
        )
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)[number % len(hint)]
    return _SIMPLE[hint](name, number)


_SIMPLE: Mapping[Any, Callable[[str, int], Any]] = {
    str: lambda name, number: f"{name} Ёლ🍰 {number}",
    int: lambda _, number: number,
    bool: lambda _, number: number % 2 == 1,
    date: lambda _, number: date(2026, 1, 1) + timedelta(days=number),
    datetime: lambda _, number: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number),
    time: lambda _, number: time(number // 60 % 24, number % 60),
    Money: lambda _, number: Money(number, "GEL"),
    LocalMoment: lambda _, number: LocalMoment(datetime(2026, 1, 1) + timedelta(minutes=number), "Asia/Tbilisi"),
}


@st.composite
def family(draw: st.DrawFn, kind: type) -> list[Any]:
    """The record's parents, parents first, and at the end the record."""
    found: list[Any] = []
    _add_with_parents(draw, kind, found)
    return found


def _add_with_parents(draw: st.DrawFn, kind: type, found: list[Any]) -> str:
    pointing: dict[str, str | None] = {}
    for name, (parent, optional) in parents(kind).items():
        pointing[name] = None if optional and draw(st.booleans()) else _add_with_parents(draw, parent, found)
    made = draw(record(kind, **pointing))
    found.append(made)
    return str(made.id)


def as_kept(found: R) -> R:
    """The record with its texts as storage keeps them."""
    return replace(found, **{each.name: _kept(getattr(found, each.name)) for each in fields(found)})  # type: ignore[type-var,arg-type]  # R again


def _kept(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_kept(each) for each in value)
    if isinstance(value, Mapping):
        return {_kept(key): _kept(each) for key, each in value.items()}
    return value
