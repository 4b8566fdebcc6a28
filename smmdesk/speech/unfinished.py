"""What is open in a strategy, and why it matters, as it is read."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.domain.strategy.records import Channel, Competitor, Correction, FunnelStage, Goal, Kpi, Risk, StrategyEntry
from smmdesk.knowledge.strategy import CheckWords, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.strategy.checks import Open, Value
    from smmdesk.domain.strategy.records import StrategyRow
    from smmdesk.domain.strategy.sheets import StrategySheet
    from smmdesk.speech.language import Language


def open_words(found: Open, sheet: StrategySheet, metric: Callable[[str], str], language: Language) -> CheckWords:
    """The sentences with all that they name; `metric` says what one is called by its key."""
    said = words(language.code).checks[found.check]
    values = {key: _shown(found, key, value, language) for key, value in found.values.items()}
    if found.row is not None:
        values["name"] = row_name(found.row, sheet, metric, language)
    return CheckWords(text=language(said.text, **values), why=said.why)


def row_name(row: StrategyRow, sheet: StrategySheet, metric: Callable[[str], str], language: Language) -> str:
    """By what people call a row; one that nobody named by its number."""
    return _name(row, metric, language).strip() or sheet.number_of(row)


def _name(row: StrategyRow, metric: Callable[[str], str], language: Language) -> str:
    match row:
        case Goal() | StrategyEntry() | Competitor():
            return row.name
        case Kpi() | Correction():
            return metric(row.metric)
        case FunnelStage():
            return language.word(row.stage)
        case Channel():
            return language.word(row.network)
        case Risk():
            return row.event
        case _:
            raise TypeError(row)


def _shown(found: Open, key: str, value: Value, language: Language) -> str:
    if key == "field":
        return words(language.code).fields[found.part, str(value)].label
    if key == "month" and isinstance(value, date):
        return language.period_inside(Period.month_of(value))
    match value:
        case Enum():
            return language.word(value)
        case Money():
            return language.money(value)
        case date():
            return language.date(value)
        case int():
            return language.number(value)
        case _:
            return str(value)
