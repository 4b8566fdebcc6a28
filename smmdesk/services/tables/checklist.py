"""Checklists as a table: an item a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.periods import Period
from smmdesk.knowledge import Knowledge
from smmdesk.services.checklist import sheets_of
from smmdesk.services.sources import EVER, Sources
from smmdesk.services.tables.layout import DATE, NUMBER, PERCENT, TEXT, Layout, laid_out, rounded
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.domain.checklist import EvaluationSheet
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish

CHECKLIST: Layout = (
    ("client", _("Client"), TEXT),
    ("from", _("From"), DATE),
    ("until", _("Until"), DATE),
    ("kind", _("Who is evaluated"), TEXT),
    ("group", _("Group"), TEXT),
    ("item", _("Item"), TEXT),
    ("statement", _("Statement"), TEXT),
    ("weight", _("Weight"), NUMBER),
    ("answer", _("Answer"), TEXT),
    ("evidence", _("Evidence"), TEXT),
    ("comment", _("Comment"), TEXT),
    ("advice", _("What to do"), TEXT),
    ("group_score", _("Score of the group"), PERCENT),
    ("score", _("Total score"), PERCENT),
)


def filled(sources: Sources, wish: Wish) -> Table:
    """The evaluations that share a day with the period."""
    period, facts = wish.period or EVER, Knowledge(wish.language.code)
    sheets = [
        (client.name, sheet)
        for client in sources.clients(wish)
        for sheet in sheets_of(sources.reader, client.id, facts.checklist().items)
        if wish.record in {None, sheet.evaluation.id} and sheet.evaluation.period.overlaps(period)
    ]
    return checklist_table(sheets, wish.language, facts)


def blank(_sources: Sources, wish: Wish) -> Table:
    """The items, without answers."""
    return checklist_table([("", None)], wish.language, Knowledge(wish.language.code))


def checklist_table(
    sheets: Sequence[tuple[str, EvaluationSheet | None]], language: Language, template: Knowledge
) -> Table:
    """One row an item; a sheet of None gives the blank list."""
    rows = [row for name, sheet in sheets for row in _item_rows(name, sheet, language, template)]
    return laid_out(_("Results checklist"), CHECKLIST, rows, language)


def _item_rows(
    client: str, sheet: EvaluationSheet | None, language: Language, template: Knowledge
) -> Iterator[list[Value]]:
    words = {item.key: item for item in template.checklist().items}
    for item in sheet.items if sheet else template.checklist().items:
        answer = sheet.answers.get(item.key) if sheet else None
        verdict = answer.verdict if answer else None
        group = sheet.groups.get(item.group) if sheet else None
        yield [
            client,
            sheet.evaluation.starts if sheet else None,
            Period(sheet.evaluation.starts, sheet.evaluation.ends).last if sheet else None,
            language.word(sheet.evaluation.kind) if sheet else None,
            language.word(item.group),
            item.key,
            words[item.key].statement if item.key in words else None,
            item.weight,
            language.word(verdict) if verdict else None,
            answer.evidence if answer else None,
            answer.comment if answer else None,
            words[item.key].advice if item.key in words else None,
            rounded(group.share, 4) if group else None,
            rounded(sheet.score.share, 4) if sheet else None,
        ]
