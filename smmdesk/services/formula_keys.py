"""What a formula of one's own is called in formulas and strategies: who names it, and what follows when it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client
from smmdesk.domain.results.keys import TakenKeyError, renamed, resting_on
from smmdesk.domain.results.metrics import OWN
from smmdesk.domain.strategy.currencies import figures_in
from smmdesk.domain.strategy.errors import AgreedKeyError, AgreedUnitError, MeasuredByError
from smmdesk.domain.strategy.records import Correction, Goal, Kpi, Strategy
from smmdesk.speech.strategies import Measures
from smmdesk.storage.results import has_own_column

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smmdesk.domain.record import Record
    from smmdesk.domain.results.records import Formula
    from smmdesk.storage.reader import Reader

_Row = Goal | Kpi | Correction


def check_key(reader: Reader, formula: Formula, own: Iterable[Formula], taken: Collection[str]) -> None:
    """Refuse a key that names something else: `TakenKeyError`; `taken` are those of metrics and functions."""
    others = {each.key for each in own if each.id != formula.id}
    is_column = formula.key.startswith(OWN) and has_own_column(reader, formula.key)
    if is_column or formula.key in {*taken, *others}:
        raise TakenKeyError(key=formula.key)


def following(reader: Reader, before: Formula, after: Formula, own: Iterable[Formula]) -> list[Record]:
    """The other formulas that name it, and the rows of drafts and of those given up: by its new key, and with the
    numbers that they had where it is written in another way.

    `AgreedKeyError`, `AgreedUnitError` where a version names it that is, or was, in force: what was agreed stays, with
    the mark on its paper.
    """
    if (after.key, after.shown) == (before.key, before.shown):
        return []
    naming = _naming(reader, before.key)
    if agreed := next((version for _row, version in naming if version.frozen_at), None):
        named = {"number": agreed.number, "client": reader.get(Client, agreed.client_id).name}
        if after.key != before.key:
            raise AgreedKeyError(key=before.key, **named)
        raise AgreedUnitError(name=before.name, **named)
    formulas = resting_on(before.key, own) if after.key != before.key else []
    return [
        *(replace(each, expression=renamed(each.expression, before.key, after.key)) for each in formulas),
        *(_in_unit(row, before, after, version.currency) for row, version in naming),
    ]


def _in_unit(row: _Row, before: Formula, after: Formula, currency: str) -> _Row:
    one, other = (Measures.of([replace(each, key=after.key)]) for each in (before, after))
    ratio = other.typed_parts(after.key, currency) / one.typed_parts(after.key, currency)
    return replace(row, metric=after.key, **(figures_in(row, ratio) if ratio != 1 else {}))


def check_unmeasured(reader: Reader, formulas: Iterable[Formula]) -> None:
    """`MeasuredByError` where a strategy that was not given up is measured by one of these, which is to go."""
    for each in formulas:
        for _row, version in _naming(reader, each.key):
            if not version.was_given_up:
                client = reader.get(Client, version.client_id)
                raise MeasuredByError(name=each.name, number=version.number, client=client.name)


def is_agreed_on(reader: Reader, key: str) -> bool:
    """Whether a version of a strategy names it that is, or was, in force."""
    return any(version.frozen_at for _row, version in _naming(reader, key))


def _naming(reader: Reader, key: str) -> list[tuple[_Row, Strategy]]:
    """The rows of all strategies that are measured by it."""
    rows: list[_Row] = [*reader.all(Goal, metric=key), *reader.all(Kpi, metric=key)]
    rows += reader.all(Correction, metric=key)
    versions = {each.id: each for each in reader.some(Strategy, {row.strategy_id for row in rows})}
    return [(row, versions[row.strategy_id]) for row in rows]
