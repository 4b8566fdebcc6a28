"""Strategies as a workbook: a sheet for the versions, one for each part, and one for what changed."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final

from smmdesk.documents.strategies.changes import told
from smmdesk.domain.periods import last_before
from smmdesk.domain.planning.named import Part
from smmdesk.domain.results.named import Shown
from smmdesk.domain.strategy.records import Kpi
from smmdesk.domain.strategy.sheets import PRINTED
from smmdesk.domain.strategy.versions import mark
from smmdesk.exchange.spreadsheets.table import CellKind, Column, Table, Value
from smmdesk.exchange.spreadsheets.xlsx import write_xlsx
from smmdesk.knowledge.strategy import words as strategy_words
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs.strategy_of import chosen
from smmdesk.speech.language import Language, _
from smmdesk.speech.strategies import months_of, value_of
from smmdesk.speech.strategy_fields import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from smmdesk.domain.strategy.records import Strategy, StrategyRow
    from smmdesk.services.outputs import Wish, Write
    from smmdesk.services.outputs.strategy_of import Chosen
    from smmdesk.services.sources import Sources
    from smmdesk.speech.strategies import Teller
    from smmdesk.speech.strategy_fields import StrategyField

    Row = dict[str, Value]

_KINDS: Final = {
    Kind.DATE: CellKind.DATE,
    Kind.DAY_BEFORE: CellKind.DATE,
    Kind.WRITTEN_DATE: CellKind.DATE,
    Kind.MONEY: CellKind.MONEY,
    Kind.NUMBER: CellKind.NUMBER,
    Kind.FIGURE: CellKind.NUMBER,
    Kind.SHARE: CellKind.PERCENT,
}
_UNIT: Final = "unit"
_LAST: Final = "last_day_in_force"
"""Of a version that another one follows; what it was planned for is a column of its own."""


def workbook(sources: Sources, wish: Wish) -> Write:
    """Of all clients that have a strategy; `NothingToPrintError` where none has."""
    found = list(chosen(sources, wish))
    if not found:
        raise NothingToPrintError
    tables = [_versions(found, wish), *(_part(part, found, wish) for part in Part)]
    if any(each.since for each in found):
        tables.append(_changes(found, wish))
    return partial(_write, tables=tables)


def _write(path: Path, *, tables: Sequence[Table]) -> None:
    write_xlsx(path, *tables)


def _versions(found: Sequence[Chosen], wish: Wish) -> Table:
    language = wish.language
    fields = found[0].now.fields(found[0].now.sheet.strategy)
    columns = [
        Column("client", language(_("Client"))),
        Column("number", language(_("Version")), CellKind.NUMBER),
        Column("mark", language(_("Mark"))),
        Column(_LAST, language(_("Last day in force")), CellKind.DATE),
        *map(_column, fields),
    ]
    rows = []
    for each in found:
        strategy = each.now.sheet.strategy
        last = last_before(each.now.followed) if each.now.followed else None
        known: Row = {
            "client": each.client.name,
            "number": strategy.number,
            "mark": mark(each.now.sheet),
            _LAST: last,
        }
        rows.append(known | _cells(strategy, fields, each.now))
    return _table(language(_("Strategy")), columns, rows)


def _part(part: Part, found: Sequence[Chosen], wish: Wish) -> Table:
    """A row for each of its rows; figures stand in the unit of their metric, percent as 3.2."""
    language = wish.language
    months = sorted({month for each in found for month in months_of(each.now.sheet)}) if part is Part.KPI else ()
    fields = found[0].now.of_part(part, months)
    columns = [*_whose(wish), Column("row", language(_("No."))), *map(_column, fields)]
    if any(each.kind is Kind.FIGURE for each in fields):
        columns.append(Column(_UNIT, language(_("Unit"))))
    rows: list[Row] = []
    for each in found:
        for row in each.now.sheet.rows.get(part, ()):
            known: Row = {"client": each.client.name, "row": each.now.sheet.number_of(row)}
            rows.append(known | _cells(row, fields, each.now) | {_UNIT: _unit(row, each.now)})
    title = strategy_words(language.code).parts[part].title
    return _table(f"{PRINTED[part]} {title}", columns, rows)


def _whose(wish: Wish) -> list[Column]:
    """Whose a row is goes without saying where they are of one client."""
    return [] if wish.client_id else [Column("client", wish.language(_("Client")))]


def _column(which: StrategyField) -> Column:
    return Column(which.name, which.label, _KINDS.get(which.kind, CellKind.TEXT))


def _cells(record: Strategy | StrategyRow, fields: Sequence[StrategyField], teller: Teller) -> Row:
    found: Row = {}
    for each in fields:
        _plan, _dot, month = each.name.partition(".")
        if isinstance(record, Kpi) and month and month not in record.plan:
            continue
        value = teller.exact(each, value_of(record, each.name), record)
        is_percent = each.kind is Kind.FIGURE and _shown(record, teller) is Shown.PERCENT
        found[each.name] = value * 100 if is_percent and isinstance(value, int | Decimal) else value
    return found


def _shown(record: Strategy | StrategyRow, teller: Teller) -> Shown:
    return teller.measures.shown(getattr(record, "metric", ""))[0]


def _unit(record: StrategyRow, teller: Teller) -> str:
    return teller.language.word(_shown(record, teller))


def _changes(found: Sequence[Chosen], wish: Wish) -> Table:
    language = wish.language
    heads = (
        ("part", _("Part")),
        ("row", _("No.")),
        ("name", _("Name")),
        ("change", _("What became of it")),
        ("field", _("Field")),
        ("before", _("Before")),
        ("after", _("Now")),
        ("difference", _("Changed by")),
    )
    columns = [*_whose(wish), *(Column(key, language(name)) for key, name in heads)]
    rows = [row for each in found if each.since for row in _changed(each, each.since, language)]
    return _table(language(_("What changed")), columns, rows)


def _changed(each: Chosen, since: Teller, language: Language) -> Iterator[Row]:
    """A row for each field, or one for what has none."""
    for change in told(since, each.now):
        known: Row = {
            "client": each.client.name,
            "part": change.part,
            "row": change.number,
            "name": change.name,
            "change": language.word(change.change.difference),
        }
        if not change.fields:
            yield known
        for field in change.fields:
            before, after = ("".join(run.text for run in runs) for runs in (field.before, field.after))
            yield known | {"field": field.label, "before": before, "after": after, "difference": field.difference}


def _table(title: str, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    return Table(title=title, columns=columns, rows=[[row.get(column.key) for column in columns] for row in rows])
