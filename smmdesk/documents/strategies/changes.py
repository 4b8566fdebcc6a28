"""What differs between two versions, row by row and field by field: texts by words, numbers with their difference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from smmdesk.documents.strategies import blocks
from smmdesk.documents.strategies.blocks import Block, Cell, Column, Line
from smmdesk.documents.strategies.parts import title_of
from smmdesk.domain.planning.named import Difference
from smmdesk.domain.results.named import Shown
from smmdesk.domain.strategy.sheets import PRINTED
from smmdesk.domain.strategy.texts import Run, compared
from smmdesk.domain.strategy.versions import changes
from smmdesk.speech.language import _
from smmdesk.speech.strategies import value_of
from smmdesk.speech.strategy_fields import PLAN, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.strategy.records import Strategy, StrategyRow
    from smmdesk.domain.strategy.versions import FieldChange, RowChange
    from smmdesk.speech.strategies import Teller

_HIDDEN = frozenset({"account_id", "handled_on", "status", "frozen_at", "note"})
"""Of a row that came or went these are told by no mark, and so on no paper; a note of a KPI is one of its words."""


_MOST_LINES: Final = 18
"""What half a page takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change in words: of which row, what became of it, and its fields with what they held."""

    number: str
    name: str
    part: str
    change: RowChange
    fields: tuple[ToldField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldField:
    """A field by its label, before and after as runs of words, and by how much an amount differs."""

    name: str
    label: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]
    difference: str = ""


def told(old: Teller, new: Teller) -> list[Told]:
    """All that somebody has to know who worked by the old version."""
    old, new = (replace(each, is_exact=True) for each in (old, new))
    return [_told(each, old, new) for each in changes(old.sheet, new.sheet)]


def paper(old: Teller, new: Teller) -> dict[str, Any]:
    """The same for the page: rows by part."""
    language, found = new.language, told(old, new)
    return {
        "title": language(_("What changed since version {number}"), number=old.sheet.strategy.number),
        "legend": language(
            _("What was taken out is struck through on the left, what is new is underlined on the right.")
        ),
        "nothing": "" if found else language(_("Nothing differs.")),
        "short": list(_in_short(found, new)),
        "in_full": language(_("What changed since version {number}, in full"), number=old.sheet.strategy.number),
        "groups": [{"title": part, "rows": [_row(each, new) for each in own]} for part, own in _by_part(found)],
        "head": [language(_("Field")), language(_("Before")), language(_("Now")), language(_("Changed by"))],
    }


def _in_short(found: list[Told], teller: Teller) -> Iterator[Block]:
    """A line for each row, as many as half a page takes."""
    if not found:
        return
    language = teller.language
    columns = (blocks.NUMBER, Column(language(_("What")), 1), Column(language(_("What changed")), 2))
    lines: list[Line] = [
        [each.number, Cell(each.name or each.part, is_strong=True), _line(each, teller)] for each in found
    ]
    yield blocks.table(columns, lines[:_MOST_LINES])
    told = [language(_("Each field with its words before and now stands at the end."))]
    if (more := len(lines) - _MOST_LINES) > 0:
        told.insert(0, language.count("{n} more row changed.", "{n} more rows changed.", more))
    yield blocks.note(" ".join(told))


def _line(each: Told, teller: Teller) -> str:
    """Figures with both, of words which; months of a plan are one."""
    language = teller.language
    if each.change.difference is not Difference.CHANGED:
        return language.word(each.change.difference)
    months = [field for field in each.fields if field.name.startswith(f"{PLAN}.")]
    others = [_short(field) for field in each.fields if field not in months]
    if months:
        others.insert(0, language.count("Plan of {n} month", "Plan of {n} months", len(months)))
    return ", ".join(others)


def _short(field: ToldField) -> str:
    if not field.difference:
        return field.label
    before, after = ("".join(run.text for run in runs) for runs in (field.before, field.after))
    return f"{field.label} {before} → {after}"


def _by_part(found: list[Told]) -> Iterator[tuple[str, Iterator[Told]]]:
    return groupby(found, lambda each: each.part)


def _row(each: Told, teller: Teller) -> dict[str, Any]:
    return {
        "number": each.number,
        "name": each.name,
        "what": teller.language.word(each.change.difference),
        "moved": _moved(each, teller),
        "fields": [
            {"label": field.label, "before": field.before, "after": field.after, "difference": field.difference}
            for field in each.fields
        ],
    }


def _moved(each: Told, teller: Teller) -> str:
    if each.change.difference is not Difference.MOVED:
        return ""
    return teller.language(_("Its place changed; its words did not."))


def _told(change: RowChange, old: Teller, new: Teller) -> Told:
    record, teller = (change.after, new) if change.after else (change.before, old)
    language = new.language
    part = title_of(change.part, language) if change.part else language(_("The strategy as a whole"))
    return Told(
        number=teller.sheet.number_of(record) if record else "",
        name=teller.name(record) if record else "",
        part=f"{PRINTED[change.part]} {part}" if change.part else part,
        change=change,
        fields=tuple(_fields(change, old, new)),
    )


def _fields(change: RowChange, old: Teller, new: Teller) -> Iterator[ToldField]:
    if change.difference is Difference.CHANGED:
        before, after = change.before or old.sheet.strategy, change.after or new.sheet.strategy
        for each in change.fields:
            yield _changed(each, before, after, old, new)
    elif change.difference is Difference.ADDED and change.after:
        yield from _whole(change.after, new, is_new=True)
    elif change.difference is Difference.REMOVED and change.before:
        yield from _whole(change.before, old, is_new=False)


def _whole(row: StrategyRow, teller: Teller, *, is_new: bool) -> Iterator[ToldField]:
    """All that came, or went, with a row."""
    for each in teller.fields(row):
        words = "" if each.name in _HIDDEN - {"note"} else teller.told(each, value_of(row, each.name), row)
        if words:
            runs = (Run(words, is_other=True),)
            before, after = ((), runs) if is_new else (runs, ())
            yield ToldField(name=each.name, label=each.label, before=before, after=after)


def _changed(
    change: FieldChange, before: Strategy | StrategyRow, after: Strategy | StrategyRow, old: Teller, new: Teller
) -> ToldField:
    which = new.field(after, change.name)
    words = old.told(which, change.before, before), new.told(which, change.after, after)
    if which.kind is Kind.TEXT:
        gone, come = compared(*words)
    else:
        gone, come = ([Run(each, is_other=True)] if each else [] for each in words)
    difference = difference_of(change, before, after, old, new)
    return ToldField(name=change.name, label=which.label, before=tuple(gone), after=tuple(come), difference=difference)


def difference_of(
    change: FieldChange, before: Strategy | StrategyRow, after: Strategy | StrategyRow, old: Teller, new: Teller
) -> str:
    """By how much an amount became more or less; nothing where it is in another unit, or other money, now."""
    which = new.field(after, change.name)
    if which.kind is Kind.FIGURE and _unit(before, old) != _unit(after, new):
        return ""
    found = new.difference(which, change.before, change.after, after)
    return found.words if found else ""


def _unit(record: Strategy | StrategyRow, teller: Teller) -> tuple[str, str]:
    """In what its figures are: its metric, and of one that is money the currency."""
    metric = str(getattr(record, "metric", ""))
    is_money = teller.measures.shown(metric)[0] is Shown.MONEY
    return metric, teller.sheet.strategy.currency if is_money else ""
