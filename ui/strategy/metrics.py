"""Metrics that goals, KPI and corrections are measured by: what may be chosen, how a planned figure is told and typed.

A plan is kept as a whole number, scaled by how its metric is written (`domain.strategy.records`).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.money import Money
from smmdesk.domain.results.named import FormulaLevel, Shown
from smmdesk.domain.results.records import Formula
from smmdesk.knowledge.metrics import catalogue, derived, name_of
from smmdesk.speech import measured
from smmdesk.speech.language import NotWholeError
from smmdesk.speech.strategies import Measures

if TYPE_CHECKING:
    from smmdesk.domain.networks import Network
    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace


class Metrics:
    """Those of the catalogue and the formulas of one's own; money is in `currency`."""

    def __init__(self, workspace: Workspace, currency: str, language: Language) -> None:
        self.currency, self._language = currency, language
        own = workspace.records.all(Formula, order_by=("name", "id"))
        # one that is of single posts by now may still be planned by: its figures keep their unit
        self._measures = Measures.of(own)

    def options(self) -> list[tuple[str, str]]:
        """Pairs of a metric's key and its name, one's own first."""
        known = [(key, name_of(key, self._language.code)) for key in (*catalogue(), *derived())]
        every = self._measures.own.items()
        own = ((key, each.name) for key, each in every if each.level is not FormulaLevel.POST)
        return [*own, *sorted(known, key=lambda pair: pair[1])]

    def name(self, key: str, network: Network | None = None) -> str:
        """What it is called; one that is gone by its key."""
        return self._measures.name(key, self._language, network)

    def written(self, key: str) -> Shown:
        """How it is written."""
        return self._measures.shown(key)[0]

    def scale(self, key: str) -> int:
        """By what a value of it is multiplied to be kept."""
        return self._measures.scale(key, self.currency)

    def ratio(self, before: str, after: str) -> Fraction:
        """How many times a figure is kept by another metric that is typed as the same number."""
        return self._measures.typed_parts(after, self.currency) / self._measures.typed_parts(before, self.currency)

    def value(self, key: str, scaled: int | Fraction | None) -> Fraction | None:
        """In whole units."""
        return None if scaled is None else self._measures.value(key, scaled, self.currency)

    def agreed(self, key: str, scaled: int | None) -> str:
        """A planned figure as it is read, and printed; a dash where there is none."""
        value = self.value(key, scaled)
        decimals = 0 if value is None else self._measures.decimals(key, value)
        return measured.figure(value, self.written(key), decimals, self.currency, self._language)

    def told(self, key: str, value: Fraction | None) -> str:
        """What became of it, in whole units, as its metric is written."""
        shown, decimals = self._measures.shown(key)
        return measured.figure(value, shown, decimals, self.currency, self._language)

    def typed(self, key: str, scaled: int | None) -> str:
        """As it stands in a field, where it is read again."""
        value, language = self.value(key, scaled), self._language
        if value is None:
            return ""
        shown = self.written(key)
        digits = self._measures.exactly(shown, value)
        match shown:
            case Shown.MONEY:
                return language.money(Money.of(value, self.currency))
            case Shown.PERCENT:
                return language.percent(value, digits)
            case _:
                return language.number(value, digits)

    def read(self, key: str, text: str) -> int | None:
        """What somebody typed of that metric, scaled; nothing typed is no figure."""
        shown, parts = self.written(key), self.scale(key)
        if not text:
            return None
        if shown is Shown.MONEY:
            return self._language.read_money(text, self.currency).minor
        number = Fraction(self._language.read_number(text.replace("%", "").strip()))
        found = number * parts / (100 if shown is Shown.PERCENT else 1)
        if parts == 1 and found.denominator != 1:
            raise NotWholeError(text=text)
        return round(found)
