"""The networks below one another, with what each came to; a figure is asked about by a click, or Enter on its cell."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal

from smmdesk.domain.results.against import Compared, compared
from smmdesk.domain.results.sheet import STALE
from smmdesk.speech import compared as said
from smmdesk.speech import measured
from smmdesk.speech.explained import average_post
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.results.asking import Asked
from ui.style import tokens
from ui.style.icons import icon
from ui.style.text_size import scaled
from ui.widgets.tables.table import RIGHT, STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QIcon

    from smmdesk.domain.ids import AccountId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.metrics import Break
    from smmdesk.domain.results.sheet import ResultsSheet
    from ui.results.shown import Results

KEYS: Final = ("followers", "reach", "views", "er_reach", "link_clicks", "leads", "spend", "cpl")
"""The columns of figures; before them stands the network, after them how far its figures go."""
_NEEDED: Final = ("", "followers", "reach", "er_reach", "leads", "cpl", "data to", "link_clicks", "views", "spend")
"""Where there is no room for all, those at the end go first."""


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """One network; `to` is the day up to which figures of all its accounts are known."""

    network: Network
    sheet: ResultsSheet
    changes: Mapping[str, Compared]
    to: date | None
    is_old: bool

    @property
    def id(self) -> Network:
        """Tells rows apart."""
        return self.network


def rows_of(
    shown: Results, newest: Mapping[AccountId | None, date], breaks: Sequence[Break], today: date
) -> list[NetworkRow]:
    """Each network of which anything is known in the period, or before it."""
    return [_row(network, shown, newest, breaks, today) for network in shown.sheet.networks]


def _row(
    network: Network, shown: Results, newest: Mapping[AccountId | None, date], breaks: Sequence[Break], today: date
) -> NetworkRow:
    sheet = shown.sheet.of(network)
    before = shown.against.of(network) if shown.against is not None else None
    changes = {key: compared(key, sheet, before, breaks, network) for key in KEYS} if before is not None else {}
    to = sheet.data_to(newest)
    return NetworkRow(network, sheet, changes, to, is_old=to is not None and today - to > STALE)


def _figure(key: str, title: str) -> Column[NetworkRow]:
    def text(row: NetworkRow, language: Language) -> str:
        return measured.told(row.sheet, key, language)

    def order(row: NetworkRow) -> tuple[bool, Fraction]:
        value = row.sheet.value(key).value
        return value is not None, value or Fraction()

    def tip(row: NetworkRow, language: Language) -> str:
        told = said.change(row.changes[key], row.sheet, language) if key in row.changes else said.Told("")
        known = said.known(row.sheet.value(key), row.sheet, language)
        return "\n".join(filter(None, (told.short, told.more, known, average_post(row.sheet, key, language))))

    return Column(title, text, sort=order, align=RIGHT, width=84, tip=tip, searched=False)


def _to(row: NetworkRow, language: Language) -> str:
    return language.day_and_month(row.to) if row.to is not None else "—"


def _sign(row: NetworkRow) -> QIcon | None:
    return icon("warning", "attention") if row.is_old else None


def _why_old(row: NetworkRow, language: Language) -> str:
    return language(_("These figures are more than five weeks old: bring in a newer file.")) if row.is_old else ""


def _columns(language: Language) -> tuple[Column[NetworkRow], ...]:
    from smmdesk.knowledge.metrics import name_of

    return (
        Column(_("Network"), lambda row, language: language.word(row.network), width=STRETCH, least=96),
        *(_figure(key, name_of(key, language.code)) for key in KEYS),
        Column(
            _("Data to"),
            _to,
            sort=lambda row: (row.to is not None, row.to),
            icon=_sign,
            ink=lambda row: "attention" if row.is_old else "text",
            tip=_why_old,
            spoken=lambda row, language: " · ".join(filter(None, (_to(row, language), _why_old(row, language)))),
            width=96,
            searched=False,
        ),
    )


class NetworkTable(RecordTable[NetworkRow]):
    """As high as its rows: what is around it scrolls."""

    asked = Signal(object)
    """an `Asked`"""

    def __init__(self, language: Language) -> None:
        names = ("", *KEYS, "data to")
        needed = [names.index(name) for name in _NEEDED]
        super().__init__(language, _columns(language), name=_("By network"), many=False, priority=needed)
        self.clicked.connect(self._ask)
        self.activated_record.connect(lambda _row: self._ask(self.currentIndex()))

    @override
    def show_records(self, records: Sequence[NetworkRow]) -> None:
        super().show_records(records)
        self.setFixedHeight(self._height())

    def current_figure(self) -> Asked | None:
        """The figure of the cell where the keyboard is."""
        return self._figure_at(self.currentIndex())

    def _height(self) -> int:
        rows = self.model_of_records.rowCount() * scaled(tokens.ROW_HEIGHT)
        return rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()

    def _ask(self, index: QModelIndex) -> None:
        asked = self._figure_at(index)
        if asked is not None:
            self.asked.emit(asked)

    def _figure_at(self, index: QModelIndex) -> Asked | None:
        if not index.isValid() or not 1 <= index.column() <= len(KEYS):
            return None
        return Asked(KEYS[index.column() - 1], self.model_of_records.record(index.row()).network)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setHeight(self._height())
        return hint
