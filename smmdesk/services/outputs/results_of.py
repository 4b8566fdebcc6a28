"""What is known of the results of each client that a wish is about: now, before, and how far back anything goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents.results import Results
from smmdesk.domain.periods import Period
from smmdesk.domain.results.against import Against
from smmdesk.knowledge.metrics import catalogue, derived
from smmdesk.services.outputs.open_days import closed_days
from smmdesk.services.sheets import Sheets
from smmdesk.storage.results import days_known, newest_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.clients import Client
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


def results_of(sources: Sources, wish: Wish) -> Iterator[Results]:
    """Each client of whom anything is known, with the period, else its newest month, and the one before it."""
    sheets = Sheets(sources.reader, sources.today, catalogue(), derived())
    for client in sources.clients(wish):
        known = days_known(sources.reader, client.id)
        if known is not None:
            days = closed_days(wish.period, known) if wish.period else Period.month_of(known.last)
            yield beside_earlier(sheets, client, sheets.of(client.id, days))


def beside_earlier(sheets: Sheets, client: Client, now: ResultsSheet) -> Results:
    """A client's period beside the one before."""
    earlier = Against.PREVIOUS.of(now.period)
    before = sheets.earlier(now, client.id, earlier) if earlier else None
    newest = newest_days(sheets.reader, client.id, sheets.end)
    return Results(client=client, now=now, before=before, ripe=sheets.ripe(now), newest=newest)
