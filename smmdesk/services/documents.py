"""Printable documents of what the workspace holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from smmdesk.documents import budget, calendar, checklist, clients, comparison, typeset
from smmdesk.documents.checklist import PastScore
from smmdesk.documents.edition import Edition
from smmdesk.documents.typeset import Document, Paper
from smmdesk.domain.budget import Budget
from smmdesk.domain.checklist import Evaluation, EvaluationSheet, to_repeat
from smmdesk.domain.clients import Client, sorted_by_name
from smmdesk.domain.days_off import days_off
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from smmdesk.domain.providers import Provider
from smmdesk.domain.text import _
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.clients import Severity
from smmdesk.knowledge.holidays import public_holidays
from smmdesk.services.budget import BudgetService
from smmdesk.services.calendar import CalendarService
from smmdesk.services.checklist import ChecklistService
from smmdesk.services.clients import ClientCard, ClientService
from smmdesk.services.comparison import ComparisonService
from smmdesk.speech.language import Language
from smmdesk.storage.database import Database
from smmdesk.storage.reader import Reader


class Kind(StrEnum):
    """What can be printed and exported."""

    CLIENTS = "clients"
    CALENDAR = "calendar"
    BUDGET = "budget"
    COMPARISON = "comparison"
    CHECKLIST = "checklist"


class NothingToPrintError(SmmdeskError):
    """The workspace holds nothing of that kind for that client and period."""

    message = _("There is nothing of this kind to print for the client and the days chosen.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be printed, in which language and on which paper.

    Without a client it is for all of them; without a period for the newest there is, the calendar for this month.
    `record` picks one budget, comparison or evaluation.
    """

    kind: Kind
    language: Language
    paper: Paper = Paper.A4
    client_id: ClientId | None = None
    period: Period | None = None
    record: str | None = None
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentService:
    """Turns wishes into documents. Each document carries its own language, whatever the window speaks."""

    database: Database
    clients: ClientService
    calendar: CalendarService
    budget: BudgetService
    comparison: ComparisonService
    checklist: ChecklistService
    today: Callable[[], date]

    def documents(self, wish: Wish) -> list[Document]:
        """The documents wished for; `NothingToPrintError` where there is none."""
        makers: Mapping[Kind, Callable[[Wish], Iterator[Document]]] = {
            Kind.CLIENTS: self._cards,
            Kind.CALENDAR: self._plan,
            Kind.BUDGET: self._budgets,
            Kind.COMPARISON: self._comparisons,
            Kind.CHECKLIST: self._blank if wish.blank else self._evaluations,
        }
        made = list(makers[wish.kind](wish))
        if not made:
            raise NothingToPrintError
        return made

    def pdf(self, wish: Wish) -> bytes:
        """All documents wished for as one PDF."""
        return typeset.pdf(*self.documents(wish))

    def pages(self, wish: Wish, dpi: float = 144) -> list[bytes]:
        """The same pages as PNG pictures, for preview and printer."""
        return typeset.pages(*self.documents(wish), dpi=dpi)

    # one maker a kind

    def _cards(self, wish: Wish) -> Iterator[Document]:
        cards = [_client_card(self.clients.card(client.id), wish.language) for client in self._wanted(wish)]
        if cards:
            yield clients.cards(cards, self._edition(wish))

    def _plan(self, wish: Wish) -> Iterator[Document]:
        period = wish.period or Period.month_of(self.today())
        posts: list[Post] = self.calendar.posts(period, wish.client_id) + self.calendar.ideas(wish.client_id)
        wanted = self._wanted(wish)
        names = {client.id: client.name for client in wanted}
        if posts:
            holidays = _holidays({client.country for client in wanted}, posts, period, wish.language.code)
            yield calendar.plan(posts, period, names, self._edition(wish), holidays=holidays)

    def _budgets(self, wish: Wish) -> Iterator[Document]:
        for client in self._wanted(wish):
            names = {provider.id: provider.name for provider in self.clients.card(client.id).providers}
            for each in _chosen(wish, self.budget.of(client.id)):
                sheet = self.budget.sheet(each.id)
                yield budget.statement(
                    sheet.budget, sheet.lines, self._edition(wish), client=client.name, providers=names
                )

    def _comparisons(self, wish: Wish) -> Iterator[Document]:
        facts = Knowledge(wish.language.code).ways()
        words = {each.way: comparison.WayWords(pros=each.pros, cons=each.cons) for each in facts}
        for client in self._wanted(wish):
            found = [each for each in self.comparison.of(client.id) if wish.record in {None, each.id}]
            for each in found[-1:]:
                sheet = self.comparison.sheet(each.id)
                yield comparison.decision(
                    sheet.comparison, sheet.offers, words, self._edition(wish), client=client.name
                )

    def _evaluations(self, wish: Wish) -> Iterator[Document]:
        for client, providers, sheets in self._judged(wish):
            evaluations = [sheet.evaluation for sheet in sheets]
            chosen, last = _chosen(wish, evaluations), to_repeat(evaluations, client)
            for sheet in sheets:
                if sheet.evaluation in chosen:
                    yield checklist.filled(
                        sheet,
                        _item_words(wish.language),
                        self._edition(wish),
                        subject=_subject(client, sheet.evaluation, providers),
                        past=_before(sheet.evaluation, sheets),
                        repeat_on=last.repeat_on if sheet.evaluation == last else None,
                    )

    def _judged(self, wish: Wish) -> list[tuple[Client, list[Provider], list[EvaluationSheet]]]:
        """Clients with their providers and evaluations, read at one moment."""
        with self.database.read() as reader:
            return [
                (client, reader.all(Provider, client_id=client.id), self.checklist.sheets(reader, client.id))
                for client in _clients(reader, wish)
            ]

    def _blank(self, wish: Wish) -> Iterator[Document]:
        template = Knowledge(wish.language.code).checklist()
        name = "".join(client.name for client in self._wanted(wish)) if wish.client_id else ""
        subject = checklist.Subject(client=name, period=wish.period)
        yield checklist.blank(template.items, _item_words(wish.language), self._edition(wish), subject=subject)

    # what a wish is about

    def _wanted(self, wish: Wish) -> list[Client]:
        with self.database.read() as reader:
            return _clients(reader, wish)

    def _edition(self, wish: Wish) -> Edition:
        return Edition(language=wish.language, made=self.today(), paper=wish.paper)


def _clients(reader: Reader, wish: Wish) -> list[Client]:
    one = {"id": wish.client_id} if wish.client_id else {}
    return sorted_by_name(reader.all(Client, **one))


Dated = TypeVar("Dated", Budget, Evaluation)


def _chosen(wish: Wish, found: Sequence[Dated]) -> Sequence[Dated]:
    """The one asked for; those that share a day with the period; or the newest."""
    if wish.record is not None:
        return [each for each in found if each.id == wish.record]
    if wish.period is None:
        return found[-1:]
    return [each for each in found if each.period.overlaps(wish.period)]


def _holidays(countries: Iterable[str], posts: Sequence[Post], period: Period, code: str) -> dict[date, str]:
    """The days off of these countries, in the years for which something is planned."""
    days = [post.day for post in posts if post.day and post.day in period]
    ends = [day for day in (period.start, period.last) if days and abs(day.year - days[0].year) <= 1]
    years = {day.year for day in (*days, *ends)}
    known = {(each, year): public_holidays(each, year, code) for each in countries if each for year in years}
    return days_off(known, period)


def _client_card(card: ClientCard, language: Language) -> clients.ClientCard:
    advice = [
        clients.AdviceWords(text=each.text, reason=each.reason, warning=each.severity is Severity.WARNING)
        for each in Knowledge(language.code).advice(card.client.profile())
    ]
    return clients.ClientCard(
        client=card.client,
        contacts=card.contacts,
        accounts=card.accounts,
        agreements=card.agreements,
        providers=card.providers,
        advice=advice,
    )


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
