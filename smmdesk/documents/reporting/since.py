"""What has changed since a report was issued: its figures as they stood, beside what the same paper would say now.

A figure is known by what it is of, not by what that is called: somebody's own metric may have another name by now, and
a later version of the program other words. Of reports that were issued before that was kept it is known by its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Told = dict[str, Any]


class _Figure(NamedTuple):
    """`of` are keys and ids, None where they were not kept."""

    of: tuple[str, ...] | None
    name: str
    words: str


def differing(then: Told, now: Told, language: Language) -> Iterator[str]:
    """Each figure that is another by now, with both; one that is not there any more is a dash."""
    there = [*_figures(now["body"])]
    by_name = {each.name: each.words for each in there}
    by_what: Mapping[tuple[str, ...] | None, str] = {each.of: each.words for each in there}
    for each in _figures(then["body"]):
        found = by_name.get(each.name, "—") if each.of is None else by_what.get(each.of, "—")
        if found != each.words:
            yield language(_("{name}: {then} then, {now} now"), name=each.name, then=each.words, now=found)


def _figures(inner: Told) -> Iterator[_Figure]:
    """Every figure that stands on the paper."""
    for tile in (inner["answer"] or {}).get("tiles", ()):
        yield _Figure(_of("tile", tile, "key", "of"), tile["name"], tile["figure"])
    for goal in inner["goals"] or ():
        if goal.get("fact"):
            yield _Figure(_of("goal", goal, "id"), goal["name"], goal["fact"])
        for kpi in goal["kpis"]:
            yield _Figure(_of("kpi", kpi, "id"), f"{goal['name']} · {kpi['name']}", kpi["fact"])
    yield from _of_networks((inner["networks"] or {}).get("table") or {"head": (), "rows": ()})
    yield from _of_money(inner["money"] or {}, inner["words"]["paid"])


def _of_networks(table: Told) -> Iterator[_Figure]:
    keys = table.get("keys") or [None] * len(table["head"])
    for row in table["rows"]:
        for key, name, figure in zip(keys, table["head"], row["figures"], strict=True):
            of = ("network", row["of"], key) if key and "of" in row else None
            yield _Figure(of, f"{row['name']} · {name}", figure)


def _of_money(money: Told, paid: str) -> Iterator[_Figure]:
    of_all = filter(None, [money.get("sum")])
    for kind, rows in (("category", money.get("categories", ())), ("paid", money.get("networks", ())), ("sum", of_all)):
        for row in rows:
            yield _Figure(_of(kind, row, "key"), f"{row['name']} · {paid}", row["paid"])
    for row in [*money.get("costs", ()), *money.get("whole", ())]:
        yield _Figure(_of("cost", row, "key"), row["name"], row["figure"])


def _of(kind: str, told: Told, *keys: str) -> tuple[str, ...] | None:
    return (kind, *(str(told[key]) for key in keys)) if all(key in told for key in keys) else None
