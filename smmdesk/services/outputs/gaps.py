"""Slots that no post fills: a table for people, and all about slots for programs."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from smmdesk.domain.periods import Period
from smmdesk.exchange.spreadsheets.json_file import write_object
from smmdesk.services.outputs.layout import DATE, TEXT, Layout, laid_out
from smmdesk.services.outputs.open_days import closed_days
from smmdesk.services.outputs.plain import days, exact_text
from smmdesk.services.slots import sheets_of
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.clients import Client
    from smmdesk.domain.slots import Regularity
    from smmdesk.exchange.spreadsheets.table import Table
    from smmdesk.services.outputs import Wish, Write
    from smmdesk.services.slots import SlotSheet
    from smmdesk.services.sources import Sources

GAPS: Layout = (
    ("client", _("Client"), TEXT),
    ("day", _("Day"), DATE),
    ("time", _("Time"), TEXT),
    ("network", _("Network"), TEXT),
    ("rubric", _("Rubric"), TEXT),
    ("format", _("Format"), TEXT),
)


def table(sources: Sources, wish: Wish) -> Table:
    """A row for each empty slot of the days, or of this month, client by client."""
    word = wish.language.word
    rows = [
        [
            client.name,
            each.day,
            f"{each.slot.at:%H:%M}",
            word(each.slot.network) if each.slot.network else None,
            each.slot.rubric,
            word(each.slot.format) if each.slot.format else None,
        ]
        for client, sheet in _sheets(sources, wish)
        for each in sheet.gaps
    ]
    return laid_out(_("Empty slots"), GAPS, rows, wish.language)


def gaps_file(sources: Sources, wish: Wish) -> Write:
    """The clients that have slots, each with how many there are, how many are filled, and the empty ones."""
    told = {"gaps": [_client(client, sheet, period_of(sources, wish)) for client, sheet in _sheets(sources, wish)]}
    return partial(write_object, told=told)


def period_of(sources: Sources, wish: Wish) -> Period:
    """The days wished for, or this month; where one end is open, that of the month of the other."""
    if wish.period is None:
        return Period.month_of(sources.today)
    known = wish.period.last if wish.period.start == date.min else wish.period.start
    return closed_days(wish.period, Period.month_of(known))


def _sheets(sources: Sources, wish: Wish) -> Iterator[tuple[Client, SlotSheet]]:
    found = sheets_of(sources.reader, period_of(sources, wish), sources.now, wish.client_id)
    by_client = {each.client_id: each for each in found}
    for client in sources.clients(wish):
        if client.id in by_client:
            yield client, by_client[client.id]


def _client(client: Client, sheet: SlotSheet, period: Period) -> dict[str, Any]:
    return {
        "client": client.name,
        **days(period),
        "slots": len(sheet.places),
        "filled": len(sheet.places) - len(sheet.gaps),
        "past": _regularity(sheet.past),
        "coming": _regularity(sheet.coming),
        "gaps": [
            {"day": each.day.isoformat(), "at": f"{each.slot.at:%H:%M}", "network": each.slot.network}
            for each in sheet.gaps
        ],
    }


def _regularity(told: Regularity) -> dict[str, Any]:
    """Filled ÷ slots as a fraction, and the median of minutes between slot and post; None where there is none."""
    return {
        "slots": told.slots,
        "filled": told.filled,
        "regularity": exact_text(told.share),
        "minutes_off": exact_text(told.off),
    }
