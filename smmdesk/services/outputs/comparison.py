"""Comparisons, for print and as a table: an offer a row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smmdesk.documents import comparison
from smmdesk.domain.comparison import SCORED, Criterion, Part, Rank
from smmdesk.domain.money import WHOLE
from smmdesk.knowledge import Knowledge
from smmdesk.services.comparison import ComparisonSheet, sheets_of
from smmdesk.services.outputs.layout import MONEY, NUMBER, PERCENT, TEXT, Layout, laid_out, rounded
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.documents.typeset import Document
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


def decisions(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document a client: of the comparison asked for, or the one changed last."""
    facts = Knowledge(wish.language.code).ways()
    words = {each.way: comparison.WayWords(pros=each.pros, cons=each.cons) for each in facts}
    for client in sources.clients(wish):
        found = [each for each in sheets_of(sources.reader, client) if wish.record in {None, each.comparison.id}]
        for sheet in found[-1:]:
            yield comparison.decision(sheet.comparison, sheet.offers, words, sources.edition(wish), client=client.name)


def table(sources: Sources, wish: Wish) -> Table:
    """All comparisons of the clients wished for."""
    sheets = [
        (client.name, sheet)
        for client in sources.clients(wish)
        for sheet in sheets_of(sources.reader, client)
        if wish.record in {None, sheet.comparison.id}
    ]
    return comparison_table(sheets, wish.language)


def comparison_table(sheets: Sequence[tuple[str, ComparisonSheet]], language: Language) -> Table:
    """One row an offer, best first: score, what it costs part by part over the months, its marks by criterion."""
    rows = [row for name, sheet in sheets for row in _rank_rows(name, sheet, language)]
    return laid_out(_("Who should run it?"), _comparison_layout(language), rows, language)


def _comparison_layout(language: Language) -> Layout:
    return (
        ("client", _("Client"), TEXT),
        ("way", _("Way"), TEXT),
        ("name", _("Who offers"), TEXT),
        ("score", _("Score (0 to 10)"), NUMBER),
        ("comparison", _("Name of this comparison"), TEXT),
        ("months", _("Months"), NUMBER),
        ("hour_value", _("An hour of the owner is worth"), MONEY),
        ("total", _("Total cost"), MONEY),
        *((str(part), language.word(part), MONEY) for part in Part),
        ("currency", _("Currency"), TEXT),
        ("owner_hours", _("Owner's hours a month"), NUMBER),
        ("real", _("A real offer"), TEXT),
        *((str(each), language.word(each), NUMBER) for each in Criterion),
        *((f"weight_{each}", f"{language(_('Weight'))}: {language.word(each)}", PERCENT) for each in Criterion),
        ("included", _("Included"), TEXT),
    )


def _rank_rows(client: str, sheet: ComparisonSheet, language: Language) -> Iterator[list[Value]]:
    for rank in sheet.ranks:
        cost, offer = rank.cost, rank.offer
        yield [
            client,
            language.word(offer.way),
            offer.name,
            rounded(rank.score),
            sheet.comparison.name,
            sheet.comparison.months,
            sheet.comparison.hour_value,
            cost.total if cost else None,
            *(cost.parts() if cost else [None] * len(Part)),
            sheet.comparison.currency,
            offer.owner_hours,
            language(_("yes")) if offer.real else language(_("assumption")),
            *(_mark(rank, each) for each in Criterion),
            *(Decimal(sheet.comparison.weights.get(each, 0)) / WHOLE for each in Criterion),
            offer.included,
        ]


def _mark(rank: Rank, criterion: Criterion) -> Value:
    if criterion in SCORED and criterion not in rank.scores:
        return None
    return rounded(rank.scores.get(criterion))
