"""Strategies for programs: every field of every row as it is, with its number, and what changed, as one JSON object."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

from smmdesk.documents.strategies.changes import told
from smmdesk.domain.money import Money
from smmdesk.domain.periods import last_before
from smmdesk.domain.strategy.versions import mark
from smmdesk.exchange.spreadsheets.json_file import write_object
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs.strategy_of import chosen
from smmdesk.speech.strategies import value_of
from smmdesk.speech.strategy_fields import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smmdesk.documents.strategies.changes import Told
    from smmdesk.domain.strategy.records import Strategy, StrategyRow
    from smmdesk.services.outputs import Wish, Write
    from smmdesk.services.outputs.strategy_of import Chosen
    from smmdesk.services.sources import Sources
    from smmdesk.speech.strategies import Teller
    from smmdesk.speech.strategy_fields import StrategyField

    _Record = Strategy | StrategyRow

_AS_KEPT = frozenset({Kind.WORD, Kind.WORDS, Kind.SLOTS, Kind.CHOICE, Kind.METRIC, Kind.TEXT})


def strategy_file(sources: Sources, wish: Wish) -> Write:
    """Of all clients that have a strategy; `NothingToPrintError` where none has."""
    found = [_version(each) for each in chosen(sources, wish)]
    if not found:
        raise NothingToPrintError
    return partial(write_object, told={"strategies": found})


def _version(each: Chosen) -> dict[str, Any]:
    now = each.now
    made = {
        "client": each.client.name,
        "version": now.sheet.strategy.number,
        "mark": mark(now.sheet),
        "last_day_in_force": last_before(now.followed).isoformat() if now.followed else None,
        **_fields(now.sheet.strategy, now),
        "parts": {part.value: [_row(row, now) for row in own] for part, own in now.sheet.rows.items()},
    }
    return made | ({"changes": _changes(each.since, now)} if each.since else {})


def _row(row: StrategyRow, teller: Teller) -> dict[str, Any]:
    made: dict[str, Any] = {"number": teller.sheet.number_of(row), "id": row.id, "origin": row.origin}
    if hasattr(row, "metric"):
        made["unit"] = teller.measures.shown(row.metric)[0].value
    return made | _fields(row, teller)


def _fields(record: _Record, teller: Teller) -> dict[str, Any]:
    """Keys of a mapping, such as the months of a plan, stand in an object of their own, also where there is none."""
    made: dict[str, Any] = {each.name: {} for each in fields(record) if each.name in {"plan", "fields"}}
    for each in teller.fields(record):
        name, _dot, key = each.name.partition(".")
        value = plain(each, value_of(record, each.name), record, teller)
        if key:
            made[name][key] = value
        else:
            made[name] = value
    return made


def plain(which: StrategyField, value: Any, record: _Record, teller: Teller) -> Any:  # noqa: ANN401  (as JSON has it)
    """Words of ours by their keys, amounts and shares as text with a decimal point, days as YYYY-MM-DD."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    if which.kind in _AS_KEPT:
        return _as_kept(value)
    return _exact(teller.exact(which, value, record))


def _as_kept(value: Any) -> Any:  # noqa: ANN401  (as above)
    if isinstance(value, tuple):
        return [_as_kept(each) for each in value]
    return value.value if isinstance(value, Enum) else value


def _exact(value: object) -> object:
    match value:
        case Money():
            return {"amount": f"{value.amount:f}", "currency": value.currency}
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return value


def _changes(since: Teller, now: Teller) -> dict[str, Any]:
    return {
        "since": since.sheet.strategy.number,
        "mark": mark(since.sheet),
        "rows": [_change(each, since, now) for each in told(since, now)],
    }


def _change(each: Told, since: Teller, now: Teller) -> dict[str, Any]:
    change = each.change
    row = change.after or change.before
    return {
        "change": change.difference.value,
        "part": change.part.value if change.part else None,
        "number": each.number or None,
        "name": each.name or None,
        "origin": row.origin if row else None,
        "fields": list(_changed(each, since, now)),
    }


def _changed(each: Told, since: Teller, now: Teller) -> Iterator[Mapping[str, Any]]:
    before = each.change.before or (since.sheet.strategy if each.change.part is None else None)
    after = each.change.after or (now.sheet.strategy if each.change.part is None else None)
    for field in each.fields:
        yield {
            "field": field.name,
            "label": field.label,
            "before": _of(before, field.name, since),
            "after": _of(after, field.name, now),
            "difference": field.difference,
        }


def _of(record: _Record | None, name: str, teller: Teller) -> Any:  # noqa: ANN401  (as above)
    return None if record is None else plain(teller.field(record, name), value_of(record, name), record, teller)
