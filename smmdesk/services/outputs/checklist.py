"""Checklists, filled in or blank, for print and as a table: an item a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from smmdesk.documents import checklist, checklist_blank
from smmdesk.documents.checklist import PastScore
from smmdesk.domain.checklist import Evaluation, EvaluationSheet, Item, to_repeat, weightiest
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import Provider
from smmdesk.knowledge import Knowledge
from smmdesk.services.checklist import sheets_of
from smmdesk.services.outputs.choice import chosen, listed
from smmdesk.services.outputs.layout import DATE, NUMBER, PERCENT, TEXT, Layout, laid_out, rounded
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import answered, judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.clients import Client
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources

Part: TypeAlias = Callable[[Sequence[Item]], Sequence[Item]]
"""Which of the items are told."""

CHECKLIST: Layout = (
    ("client", _("Client"), TEXT),
    ("from", _("From"), DATE),
    ("until", _("Until"), DATE),
    ("made_on", _("Filled in on"), DATE),
    ("kind", _("Whose work"), TEXT),
    ("group", _("Group"), TEXT),
    ("item", _("Item"), TEXT),
    ("statement", _("Statement"), TEXT),
    ("points", _("Points"), NUMBER),
    ("answer", _("Answer"), TEXT),
    ("evidence", _("Evidence"), TEXT),
    ("comment", _("Comment"), TEXT),
    ("advice", _("What to do"), TEXT),
    ("group_score", _("Score of the group"), PERCENT),
    ("score", _("Total score"), PERCENT),
    ("rests_on", _("What the score rests on"), TEXT),
    ("meaning", _("What the score means"), TEXT),
)


def filled(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document an evaluation, client by client."""
    words, edition = _item_words(wish.language), sources.edition(wish)
    for client, sheets, wanted, providers in _wanted(sources, wish):
        last = to_repeat([sheet.evaluation for sheet in sheets], client)
        for sheet in wanted:
            yield checklist.filled(
                sheet,
                words,
                edition,
                subject=_subject(client, sheet.evaluation, providers),
                past=_before(sheet.evaluation, sheets),
                repeat_on=last.repeat_on if last and sheet.evaluation == last else None,
                honest=_honest(wish),
            )


def short(sources: Sources, wish: Wish) -> Iterator[Document]:
    """The same, a page an evaluation."""
    words, edition = _item_words(wish.language), sources.edition(wish)
    for client, _sheets, wanted, providers in _wanted(sources, wish):
        for sheet in wanted:
            subject = _subject(client, sheet.evaluation, providers)
            yield checklist.short(sheet, words, edition, subject=subject, honest=_honest(wish))


def _honest(wish: Wish) -> str:
    """What stands beside every result: what the networks cannot do."""
    return Knowledge(wish.language.code).guide().short


def _wanted(
    sources: Sources, wish: Wish
) -> Iterator[tuple[Client, Sequence[EvaluationSheet], list[EvaluationSheet], Sequence[Provider]]]:
    """Each client with all its sheets, those wished for, and who may have done the work."""
    items = Knowledge(wish.language.code).checklist().items
    for client in sources.clients(wish):
        providers = sources.reader.all(Provider, client_id=client.id)
        sheets = sheets_of(sources.reader, client.id, items)
        wanted = chosen(wish, [sheet.evaluation for sheet in sheets])
        yield client, sheets, [sheet for sheet in sheets if sheet.evaluation in wanted], providers


def blank(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document, with the client's name where one is named."""
    facts = Knowledge(wish.language.code)
    yield checklist_blank.blank(
        facts.checklist().items,
        _item_words(wish.language),
        sources.edition(wish),
        subject=_named(sources, wish),
        glossary=[checklist_blank.Explained(word=each.word, meaning=each.meaning) for each in facts.glossary()],
        honest=_honest(wish),
    )


def blank_short(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One page, with the client's name where one is named."""
    items = Knowledge(wish.language.code).checklist().items
    words, edition = _item_words(wish.language), sources.edition(wish)
    yield checklist_blank.short(items, words, edition, subject=_named(sources, wish), honest=_honest(wish))


def _named(sources: Sources, wish: Wish) -> checklist.Subject:
    name = "".join(client.name for client in sources.clients(wish)) if wish.client_id else ""
    return checklist.Subject(client=name, period=wish.period)


def _subject(client: Client, evaluation: Evaluation, providers: Sequence[Provider]) -> checklist.Subject:
    names = {provider.id: provider.name for provider in providers}
    return checklist.Subject(
        client=client.name,
        provider=names.get(evaluation.provider_id, "") if evaluation.provider_id else "",
        kind=evaluation.kind,
        period=evaluation.period,
    )


def _before(evaluation: Evaluation, sheets: Sequence[EvaluationSheet]) -> list[PastScore]:
    """The scores of earlier periods that have any answer."""
    return [
        PastScore(period=each.evaluation.period, share=each.score.share)
        for each in sheets
        if each.evaluation.starts < evaluation.starts and each.score.is_firm and each.score.share is not None
    ]


@cache
def _item_words(language: Language) -> dict[str, checklist.ItemWords]:
    items = Knowledge(language.code).checklist().items
    return {
        item.key: checklist.ItemWords(
            statement=item.statement, fault=item.fault, how_to_check=item.how, advice=item.advice
        )
        for item in items
    }


def table(sources: Sources, wish: Wish) -> Table:
    """The evaluations wished for."""
    return _table_of(sources, wish, lambda items: items)


def short_table(sources: Sources, wish: Wish) -> Table:
    """Of the evaluations wished for the weightiest items."""
    return _table_of(sources, wish, weightiest)


def _table_of(sources: Sources, wish: Wish, part: Part) -> Table:
    facts, found = Knowledge(wish.language.code), []
    for client in sources.clients(wish):
        sheets = sheets_of(sources.reader, client.id, facts.checklist().items)
        wanted = listed(wish, [sheet.evaluation for sheet in sheets])
        found += [(client.name, sheet) for sheet in sheets if sheet.evaluation in wanted]
    return checklist_table(found, wish.language, facts, part)


def blank_table(_sources: Sources, wish: Wish) -> Table:
    """The items, without answers."""
    return checklist_table([("", None)], wish.language, Knowledge(wish.language.code))


def blank_short_table(_sources: Sources, wish: Wish) -> Table:
    """The weightiest items, without answers."""
    return checklist_table([("", None)], wish.language, Knowledge(wish.language.code), weightiest)


def checklist_table(
    sheets: Sequence[tuple[str, EvaluationSheet | None]],
    language: Language,
    template: Knowledge,
    part: Part = lambda items: items,
) -> Table:
    """One row an item, of those that are part of it; a sheet of None gives the blank list."""
    rows = [row for name, sheet in sheets for row in _item_rows(name, sheet, language, template, part)]
    return laid_out(_("Results checklist"), CHECKLIST, rows, language)


def _item_rows(
    client: str, sheet: EvaluationSheet | None, language: Language, template: Knowledge, part: Part
) -> Iterator[list[Value]]:
    words = {item.key: item for item in template.checklist().items}
    for item in part(sheet.items if sheet else template.checklist().items):
        answer = sheet.answers.get(item.key) if sheet else None
        verdict = answer.verdict if answer else None
        group = sheet.groups.get(item.group) if sheet else None
        yield [
            client,
            sheet.evaluation.starts if sheet else None,
            Period(sheet.evaluation.starts, sheet.evaluation.ends).last if sheet else None,
            sheet.evaluation.made_on if sheet else None,
            language.word(sheet.evaluation.kind) if sheet else None,
            language.word(item.group),
            item.key,
            words[item.key].statement if item.key in words else None,
            item.points,
            language.word(verdict) if verdict else None,
            answer.evidence if answer else None,
            answer.comment if answer else None,
            words[item.key].advice if item.key in words else None,
            rounded(group.shown, 4) if group else None,
            rounded(sheet.score.shown, 4) if sheet else None,
            answered(sheet, language) if sheet else None,
            judged(sheet, language) if sheet else None,
        ]
