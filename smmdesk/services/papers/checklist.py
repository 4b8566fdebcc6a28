"""Checklists for print, filled in or blank."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from smmdesk.documents import checklist
from smmdesk.documents.checklist import PastScore
from smmdesk.domain.checklist import Evaluation, EvaluationSheet, to_repeat
from smmdesk.domain.providers import Provider
from smmdesk.knowledge import Knowledge
from smmdesk.services.checklist import sheets_of
from smmdesk.services.papers.choice import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.clients import Client
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources
    from smmdesk.speech.language import Language


def filled(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document an evaluation, client by client."""
    for client in sources.clients(wish):
        providers = sources.reader.all(Provider, client_id=client.id)
        sheets = sheets_of(sources.reader, client.id, Knowledge(wish.language.code).checklist().items)
        evaluations = [sheet.evaluation for sheet in sheets]
        wanted, last = chosen(wish, evaluations), to_repeat(evaluations, client)
        for sheet in sheets:
            if sheet.evaluation in wanted:
                yield checklist.filled(
                    sheet,
                    _item_words(wish.language),
                    sources.edition(wish),
                    subject=_subject(client, sheet.evaluation, providers),
                    past=_before(sheet.evaluation, sheets),
                    repeat_on=last.repeat_on if sheet.evaluation == last else None,
                )


def blank(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document, with the client's name where one is named."""
    items = Knowledge(wish.language.code).checklist().items
    name = "".join(client.name for client in sources.clients(wish)) if wish.client_id else ""
    subject = checklist.Subject(client=name, period=wish.period)
    yield checklist.blank(items, _item_words(wish.language), sources.edition(wish), subject=subject)


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
        if each.evaluation.starts < evaluation.starts and each.score.share is not None
    ]


@cache
def _item_words(language: Language) -> dict[str, checklist.ItemWords]:
    items = Knowledge(language.code).checklist().items
    return {
        item.key: checklist.ItemWords(statement=item.statement, how_to_check=item.how, advice=item.advice)
        for item in items
    }
