"""The table of money: a line a figure, a column a network, and all of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from smmdesk.domain.networks import Network
from smmdesk.domain.results.told import STANDS_FOR, is_told
from smmdesk.knowledge import metrics
from smmdesk.speech import measured
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import WORDS
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.results.sheet import ResultsSheet

FIGURES: Final = (
    *("spend", "clicks", "leads", "sales", "revenue"),
    *("cpm", "cpm_views", "cpc", "cpl", "cpa", "cac", "ltv", "ltv_to_cac"),
    *("roas", "cost_share", "romi_margin", "romi_revenue"),
)
"""The lines, in their order; the two returns always stand together, since the second flatters."""
_TOLD: Final = ("spend", "leads", "sales", "revenue")
"""Who has any of these has a column."""
TOTAL: Final = len(Network) + 1
"""Where the column of all stands: behind the name of the figure and every network there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """A metric, by the sheets of the networks; that of None is all of the client, with its own books."""

    key: str
    sheets: Mapping[Network | None, ResultsSheet]

    @property
    def id(self) -> str:
        """What tells it from others."""
        return self.key


def sheets_of(sheet: ResultsSheet, *, with_total: bool) -> dict[Network | None, ResultsSheet]:
    """Those of which any money or business is known."""
    own: dict[Network | None, ResultsSheet] = {network: sheet.of(network) for network in sheet.networks}
    whole: dict[Network | None, ResultsSheet] = {None: sheet} if with_total else {}
    return {
        network: each
        for network, each in {**own, **whole}.items()
        if any(each.value(key).value is not None for key in _TOLD)
    }


def lines_of(sheets: Mapping[Network | None, ResultsSheet]) -> list[MoneyLine]:
    """A line for each figure; of two of which one stands for the other those that anybody has."""
    had = {key for key in FIGURES if any(_has(sheet, key) for sheet in sheets.values())}
    left_out = {key for key in STANDS_FOR if key not in had}
    left_out |= {key for stand_in, key in STANDS_FOR.items() if stand_in in had and key not in had}
    return [MoneyLine(key=key, sheets=sheets) for key in FIGURES if key not in left_out]


def _has(sheet: ResultsSheet, key: str) -> bool:
    return is_told(sheet, key) and sheet.value(key).value is not None


def columns() -> tuple[Column[MoneyLine], ...]:
    """Every network has one; which of them are in sight says `filled`."""
    name: Column[MoneyLine] = Column(_("Figure"), _name, width=STRETCH, least=190, tip=_definition)
    networks = (_column(WORDS[Network, network], network) for network in Network)
    return (name, *networks, _column(_("In all"), None))


def filled(sheets: Mapping[Network | None, ResultsSheet]) -> list[int]:
    """The columns that these fill, the most needed first."""
    return [0, *([TOTAL] if None in sheets else []), *(at for at, each in enumerate(Network, 1) if each in sheets)]


def _column(title: str, network: Network | None) -> Column[MoneyLine]:
    return Column(
        title, partial(_words, network), align=RIGHT, width=100, tip=partial(_missing, network), searched=False
    )


def _name(line: MoneyLine, language: Language) -> str:
    return metrics.name_of(line.key, language.code)


def _definition(line: MoneyLine, language: Language) -> str:
    return metrics.words(language.code)[line.key].definition


def _words(network: Network | None, line: MoneyLine, language: Language) -> str:
    sheet = line.sheets.get(network)
    return measured.told(sheet, line.key, language) if sheet and is_told(sheet, line.key) else ""


def _missing(network: Network | None, line: MoneyLine, language: Language) -> str:
    """Why there is a dash: what the figure needs and is not known, or is nothing."""
    sheet = line.sheets.get(network)
    value = sheet.value(line.key) if sheet else None
    if sheet is None or value is None or value.value is not None:
        return ""
    lacking = [name for name, found in value.inputs.items() if found is None]
    if lacking:
        names = ", ".join(measured.name(sheet, name, language) for name in lacking)
        return language(_("Not known: {names}"), names=names)
    if line.key in sheet.derived:
        return language(_("What it is divided by is 0."))
    return language(_("Nothing is known of it for these days."))
