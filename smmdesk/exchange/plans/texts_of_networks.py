"""Rows that hold a text for each network, in columns named after them: a post for each. Runs in the parsing child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_DAY = len("2026-11-03")


class OwnText(NamedTuple):
    """What goes to one network instead of the text of the row, at an hour of its own where there is one."""

    network: str
    text: str
    time: str = ""


def spread(
    values: dict[str, list[Any]],
    own: Mapping[int, Sequence[OwnText]],
    beside: Mapping[int, str],
    key_of: Callable[[Mapping[str, Any], OwnText], str],
) -> dict[str, list[Any]]:
    """The rows, one that has texts of its own for networks as a post for each.

    The networks that are only ticked share the row's text; the cost stands on the first of the posts. `own` and
    `beside`, what a network with its own text keeps of the row's in its note, go by the row's number; `key_of` is what
    such a post is known by.
    """
    spreaded: dict[str, list[Any]] = {field: [] for field in values}
    for cells in zip(*values.values(), strict=True):
        row = dict(zip(values, cells, strict=True))
        texts = own.get(row["row"], ())
        if not texts or row["networks"]:
            _add(spreaded, row)
        for at, each in enumerate(texts):
            cost = {"amount": "", "currency": ""} if at or row["networks"] else {}  # the row costs it once
            note = "\n".join(filter(None, (row["note"], beside.get(row["row"], ""))))
            wall = f"{row['wall'][:_DAY]}T{each.time}" if each.time and row["wall"] else row["wall"]
            key = key_of({**row, "wall": wall}, each)
            of_its_own = {"networks": (each.network,), "text": each.text, "wall": wall, "note": note, "key": key}
            _add(spreaded, {**row, **cost, **of_its_own})
    return spreaded


def _add(columns: dict[str, list[Any]], row: Mapping[str, Any]) -> None:
    for field, value in row.items():
        columns[field].append(value)
