"""The report of a period on paper and as JSON: the issued one as it went out, a draft as it stands now."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from smmdesk.documents.reporting import paper
from smmdesk.documents.reporting.facts import ReportFacts
from smmdesk.documents.reporting.since import differing
from smmdesk.documents.tidy import unbroken
from smmdesk.domain.clients import Client
from smmdesk.domain.desk import DESK, Desk
from smmdesk.domain.ids import ReportId
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.report import Report, last_full_month
from smmdesk.domain.planning.status import LATE
from smmdesk.domain.results.records import Formula
from smmdesk.domain.strategy.versions import mark
from smmdesk.exchange.spreadsheets.json_file import write_object
from smmdesk.knowledge.metrics import breaks, catalogue, derived
from smmdesk.services.outputs.open_days import closed_days
from smmdesk.services.outputs.results_of import beside_earlier
from smmdesk.services.sheets import Sheets
from smmdesk.services.strategy import held_on
from smmdesk.services.strategy_figures import books_of, figures_at_end
from smmdesk.storage.posts import posts_between
from smmdesk.storage.results import days_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document
    from smmdesk.services.outputs import Wish, Write
    from smmdesk.services.sources import Sources
    from smmdesk.storage.reader import Reader


def papers(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One for each client: the one that is asked for by name, or that of just these days, else a draft of them."""
    for report in _reports(sources, wish):
        edition = _edition(sources, wish, report)
        facts = facts_of(sources.reader, report, sources.today)
        logos = {name: sources.media(name) for name in _logos(report, facts)}
        if not report.frozen:
            yield paper.paper(facts, edition, logos)
        else:
            yield paper.issued(report.frozen, edition, logos, paper.frozen(facts, edition))


def figures_file(sources: Sources, wish: Wish) -> Write:
    """What is on the papers, as JSON; of an issued one what was kept."""
    found = [_told(report, sources, wish) for report in _reports(sources, wish)]
    return partial(write_object, told={"reports": found})


def _told(report: Report, sources: Sources, wish: Wish) -> dict[str, Any]:
    edition = _edition(sources, wish, report)
    facts = facts_of(sources.reader, report, sources.today)
    now = paper.frozen(facts, edition)
    kept = json.loads(report.frozen) if report.frozen else now
    return {
        "client": facts.client.name,
        "from": report.starts.isoformat(),
        "to": report.period.last.isoformat(),
        "language": edition.language.code,
        "issued_on": report.issued_on.isoformat() if report.issued_on else None,
        "as_of": report.as_of(report.issued_on or sources.today).isoformat(),
        "changed_since": unbroken(list(differing(kept, now, edition.language))),
        **unbroken(kept),
    }


def _edition(sources: Sources, wish: Wish, report: Report) -> Edition:
    """One that was issued is made on that day."""
    return replace(sources.edition(wish), made=report.issued_on or sources.today)


def _reports(sources: Sources, wish: Wish) -> Iterator[Report]:
    for client in sources.clients(wish):
        there = sources.reader.all(Report, client_id=client.id, order_by=("starts", "id"))
        if wish.record is not None:
            yield from (_in_language(each, wish, client, each.period) for each in there if each.id == wish.record)
            continue
        days = _days(sources, wish, client, there)
        own = [each for each in there if each.period == days]
        # an issued one is told as it went out, unless it is wanted in another language
        fitting = [each for each in own if each.language == wish.language.code]
        found = next((each for each in reversed(fitting) if each.frozen), next(iter(reversed(fitting or own)), None))
        yield _in_language(found, wish, client, days)


def _days(sources: Sources, wish: Wish, client: Client, there: Sequence[Report]) -> Period:
    """Those wished for, from where to where anything is known where they are open; else those of the newest report."""
    wished, month = wish.period, last_full_month(sources.today)
    if wished is None:
        return there[-1].period if there else month
    days = closed_days(wished, days_known(sources.reader, client.id) or month)
    # nothing is known before the day that they end on
    return Period.month_of(days.last) if days.start == date.min else days


def _in_language(found: Report | None, wish: Wish, client: Client, days: Period) -> Report:
    """The report, or a draft that nobody keeps, with the words of the one there is."""
    if found is not None and found.language == wish.language.code:
        return found
    fresh = Report(id=ReportId(""), client_id=client.id, starts=days.start, ends=days.end, language=wish.language.code)
    return replace(found, language=wish.language.code, issued_on=None, frozen="") if found else fresh


def _logos(report: Report, facts: ReportFacts) -> list[str]:
    now = [name for name in (facts.client.logo, facts.desk.logo) if name]
    kept: list[str] = unbroken(json.loads(report.frozen)["body"]["logos"]) if report.frozen else []
    return [*now, *kept]


def facts_of(reader: Reader, report: Report, today: date) -> ReportFacts:
    """All that the report tells: what is known now of its days and of those before, and nothing of later ones."""
    client = reader.get(Client, report.client_id)
    every, period = Sheets(reader, today, catalogue(), derived()), report.period
    sheets = every.as_at(period.end, wait=LATE)
    strategy = held_on(reader, client.id, period.last)
    became = figures_at_end(reader, every, strategy, period) if strategy else None
    now = became.results if became else sheets.of(client.id, period)
    books = became.books if became else books_of(reader, client.id, period)
    return ReportFacts(
        report=report,
        client=client,
        desk=reader.find(Desk, DESK) or Desk(),
        results=beside_earlier(sheets, client, now),
        strategy=strategy,
        mark=mark(strategy) if strategy else "",
        goals=became.goals if became else {},
        kpis=became.kpis if became else {},
        corrections=became.corrections if became else {},
        budgets=books.budgets,
        agreements=books.agreements,
        posts=posts_between(reader, period, client.id),
        breaks=breaks(),
        formulas=reader.all(Formula, order_by=("name", "id")),
    )
