"""Comparisons, for print and as a table: an offer a row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smmdesk.documents import comparison
from smmdesk.domain.comparing.ranking import Part, Rank
from smmdesk.domain.comparison import EMPLOYED, FIGURES, SCORED, Comparison, Criterion, Offer
from smmdesk.domain.money import WHOLE, Money
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.ways import Source
from smmdesk.services.comparison import ComparisonSheet, sheets_of
from smmdesk.services.comparison_defaults import Terms, is_guessed, is_our_score, usual_figures
from smmdesk.services.outputs.layout import MONEY, NUMBER, PERCENT, TEXT, Layout, laid_out, rounded
from smmdesk.speech import decisions as speech
from smmdesk.speech.contributions import contributions_told
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smmdesk.documents.typeset import Document
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


def decisions(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document a client: of the comparison asked for, or the one changed last."""
    for client in sources.clients(wish):
        found = [each for each in sheets_of(sources.reader, client) if wish.record in {None, each.comparison.id}]
        for sheet in found[-1:]:
            known = _known(sheet, sources.today, wish.language)
            yield comparison.decision(sheet.comparison, sheet.offers, known, sources.edition(wish), client=client.name)


def _known(sheet: ComparisonSheet, today: date, language: Language) -> comparison.Known:
    """What the paper says beside the records."""
    knowledge = Knowledge(language.code)
    years = knowledge.comparison_notes().years
    return comparison.Known(
        assumed=sheet.assumed,
        ours={offer.id: _ours(offer) for offer in sheet.offers},
        sources=_origins(sheet, today, language),
        judged=speech.rivals(sheet.rivals, years, language),
        told_by=speech.about_for_and_against(years, language),
        ways={each.way: comparison.WayWords(pros=each.pros, cons=each.cons) for each in knowledge.ways()},
        questions=knowledge.questions(),
    )


def _ours(offer: Offer) -> frozenset[str]:
    """The figures and the criteria that nobody gave a value; ads are the client's own plan."""
    figures = (name for name in FIGURES if name not in {*offer.typed, "ads"})
    return frozenset((*figures, *(each for each in offer.scores if is_our_score(offer, each))))


def _origins(sheet: ComparisonSheet, today: date, language: Language) -> list[str]:
    """Where what is ours comes from, and of which years it is."""
    notes, terms = Knowledge(language.code).comparison_notes(), sheet.terms
    usual = [(offer, usual_figures(offer.way, terms)) for offer in sheet.offers if offer.fee is not None]
    found = {each.source for offer, known in usual for name, each in known.items() if name not in offer.typed}
    told = [
        words for source, words in ((Source.KNOWN, notes.known), (Source.DERIVED, notes.derived)) if source in found
    ]
    if Source.ASSUMPTION in found:
        told.append(
            language(_("All other figures that nobody gave: our assumption, at prices of {years}."), years=notes.years)
        )
    if sheet.assumed.scores:
        told.append(
            language(
                _("Scores that nobody gave: ours, after an article of {years} by an agency, a rival of freelancers."),
                years=notes.years,
            )
        )
    is_money = any(
        each.origin and each.value is not None and name not in offer.typed
        for offer, known in usual
        for name, each in known.items()
    )
    return [*told, *(_rate(terms, language) if is_money else []), *_contributions(sheet, today, language)]


def _rate(terms: Terms, language: Language) -> list[str]:
    """What figures of another currency were converted at."""
    rates = Knowledge(language.code).rates()
    if terms.currency == rates.base:
        return []
    if terms.thousand is not None:
        money = language.short_money(terms.thousand)
        return [
            language(
                _("Converted from roubles: {thousand} are taken to be worth {money}."),
                thousand=language.short_money(Money.of(1000, rates.base)),
                money=money,
            )
        ]
    return [language(_("Converted from roubles at about the average rate of {year}."), year=rates.year)]


def _contributions(sheet: ComparisonSheet, today: date, language: Language) -> list[str]:
    """What comes on top of salaries, and by which law."""
    if not any(
        offer.way in EMPLOYED and offer.fee is not None and "on_top" not in offer.typed for offer in sheet.offers
    ):
        return []
    return [contributions_told(sheet.terms.country, today, language)]


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
        ("can_pay", _("Can be paid a month"), MONEY),
        ("hours_a_week", _("Hours a week the owner has"), NUMBER),
        ("hour_value", _("An hour of the owner is worth"), MONEY),
        ("hour_known", _("Who says what an hour is worth"), TEXT),
        ("planned_ads", _("Ads a month, as planned"), MONEY),
        ("pays_now", _("Paid today a month, ads included"), MONEY),
        ("thousand", _("Rate: 1,000 ₽ ="), MONEY),
        ("beyond", _("Beyond"), TEXT),
        ("paid", _("To be paid over these months"), MONEY),
        ("guessed", _("What is to be paid rests on figures of ours"), TEXT),
        ("total", _("Total cost"), MONEY),
        *((str(part), language.word(part), MONEY) for part in Part),
        ("currency", _("Currency"), TEXT),
        ("owner_hours", _("Owner's hours a month"), NUMBER),
        ("percent_on_top", _("On top of the price"), PERCENT),
        ("real", _("A real offer"), TEXT),
        *((each.question, each.ask, TEXT) for each in Knowledge(language.code).questions()),
        *((str(each), language.word(each), NUMBER) for each in Criterion),
        *((f"weight_{each}", f"{language(_('Weight'))}: {language.word(each)}", PERCENT) for each in Criterion),
        ("typed", _("Given by somebody, all else is ours"), TEXT),
        ("included", _("Included"), TEXT),
    )


def _rank_rows(client: str, sheet: ComparisonSheet, language: Language) -> Iterator[list[Value]]:
    of_all = _of_all(sheet.comparison, language)
    for rank in sheet.ranks:
        cost, offer = rank.cost, rank.offer
        yield [
            client,
            language.word(offer.way),
            offer.name,
            rounded(rank.score),
            *of_all,
            ", ".join(language.word(each) for each in rank.beyond),
            cost.paid if cost else None,
            language(_("yes") if is_guessed(offer) else _("no")) if cost else "",
            cost.total if cost else None,
            *(cost.parts() if cost else [None] * len(Part)),
            sheet.comparison.currency,
            offer.owner_hours,
            Decimal(offer.on_top) / 100,
            language(_("yes")) if offer.real else language(_("assumption")),
            *_answers(offer, language),
            *(_mark(rank, each) for each in Criterion),
            *(Decimal(sheet.comparison.weights.get(each, 0)) / WHOLE for each in Criterion),
            ", ".join(_typed(offer, language)),
            offer.included,
        ]


def _of_all(comparison: Comparison, language: Language) -> list[Value]:
    """What is the same for all offers of a comparison."""
    return [
        comparison.name,
        comparison.months,
        comparison.can_pay,
        comparison.hours_a_week,
        comparison.hour_value,
        language(_("entered")) if comparison.hour_known else language(_("assumption")),
        comparison.ads,
        comparison.pays_now,
        comparison.thousand,
    ]


def _typed(offer: Offer, language: Language) -> Iterator[str]:
    """The names of the figures and criteria that somebody gave a value."""
    figures = Knowledge(language.code).comparison_notes().figures
    for name in offer.typed:
        key = "replacement" if name == "replacement_cost" else name
        yield figures[key] if key in figures else language.word(Criterion(name))


def _answers(offer: Offer, language: Language) -> list[Value]:
    questions = Knowledge(language.code).questions()
    return [each.replies[offer.answers[each.question]] if each.question in offer.answers else "" for each in questions]


def _mark(rank: Rank, criterion: Criterion) -> Value:
    if criterion in SCORED and criterion not in rank.scores:
        return None
    return rounded(rank.scores.get(criterion))
