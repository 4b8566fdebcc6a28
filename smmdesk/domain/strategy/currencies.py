"""A draft in another currency: every number stays as it was typed, and none is converted."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from smmdesk.domain.money import Money, check_currency, minor_digits
from smmdesk.domain.strategy.records import Correction, Goal, Kpi, Strategy, StrategyRow
from smmdesk.domain.strategy.sheets import StrategySheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def in_currency(sheet: StrategySheet, currency: str, is_money: Callable[[str], bool]) -> StrategySheet:
    """The draft with the same numbers in that currency: 450 euros are 450 lari; `is_money` is asked of metrics.

    `StrategyFrozenError` or `StrategyOverError` of what is no draft, `CurrencyError` of what is none. A number with
    cents is rounded where the currency has none.
    """
    sheet.strategy.check_open()
    former = sheet.strategy.currency
    check_currency(currency)
    ratio = Fraction(10) ** (minor_digits(currency) - minor_digits(former))

    def told(row: StrategyRow) -> StrategyRow:
        return replace(row, **_amounts(row, currency), **(figures_in(row, ratio) if is_money(_metric(row)) else {}))

    return StrategySheet(
        strategy=replace(sheet.strategy, currency=currency, **_amounts(sheet.strategy, currency)),
        rows={part: tuple(map(told, rows)) for part, rows in sheet.rows.items()},
    )


def amounts_in(sheet: StrategySheet, is_money: Callable[[str], bool]) -> int:
    """How many amounts stand in it that are something: those of its fields, and planned figures that are money."""
    records: tuple[Strategy | StrategyRow, ...] = (
        sheet.strategy,
        *(row for rows in sheet.rows.values() for row in rows),
    )
    amounts = [each for record in records for each in _money_of(record).values()]
    rows = [row for own in sheet.rows.values() for row in own if is_money(_metric(row))]
    figures = [each for row in rows for each in _figures_of(row)]
    return sum(bool(each.minor) for each in amounts) + sum(bool(each) for each in figures)


def _metric(row: StrategyRow) -> str:
    return row.metric if isinstance(row, Goal | Kpi | Correction) else ""


def _money_of(record: Strategy | StrategyRow) -> dict[str, Money]:
    held = ((each.name, getattr(record, each.name)) for each in fields(record))
    return {name: value for name, value in held if isinstance(value, Money)}


def _amounts(record: Strategy | StrategyRow, currency: str) -> dict[str, Any]:
    return {
        name: Money.of(Fraction(value.minor, 10 ** minor_digits(value.currency)), currency)
        for name, value in _money_of(record).items()
    }


def _figures_of(row: StrategyRow) -> Iterator[int | None]:
    match row:
        case Goal():
            yield from (row.baseline, row.target)
        case Kpi():
            yield from row.plan.values()
        case Correction():
            yield row.threshold


def figures_in(row: StrategyRow, ratio: Fraction) -> dict[str, Any]:
    """Its figures of its metric by field, so many times as they are kept: the same numbers in another unit."""

    def kept(figure: int | None) -> int | None:
        return None if figure is None else round(figure * ratio)

    match row:
        case Goal():
            return {"baseline": kept(row.baseline), "target": kept(row.target)}
        case Kpi():
            return {"plan": {month: kept(figure) for month, figure in row.plan.items()}}
        case Correction():
            return {"threshold": kept(row.threshold)}
    return {}
