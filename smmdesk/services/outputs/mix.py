"""Of what posts consist beside what they are to consist of: a table for people, and for programs."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from smmdesk.domain.mix import MixBy
from smmdesk.exchange.spreadsheets.json_file import write_object
from smmdesk.services.mix import overview_of
from smmdesk.services.outputs.gaps import period_of
from smmdesk.services.outputs.layout import NUMBER, PERCENT, TEXT, Layout, laid_out
from smmdesk.services.outputs.plain import days, exact_text
from smmdesk.speech.language import _
from smmdesk.speech.mix import value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.clients import Client
    from smmdesk.domain.mix import MixSheet
    from smmdesk.exchange.spreadsheets.table import Table
    from smmdesk.services.mix import MixOverview
    from smmdesk.services.outputs import Wish, Write
    from smmdesk.services.sources import Sources

MIX: Layout = (
    ("client", _("Client"), TEXT),
    ("by", _("Told apart by"), TEXT),
    ("value", _("Value"), TEXT),
    ("planned", _("Planned"), NUMBER),
    ("published", _("Published"), NUMBER),
    ("wanted", _("By the target"), NUMBER),
    ("share", _("Target"), PERCENT),
)


def table(sources: Sources, wish: Wish) -> Table:
    """A row for each value that posts of the days, or of this month, have or are to have."""
    language = wish.language
    rows = []
    for client, found in _overviews(sources, wish):
        for by in MixBy:
            out = {each.value: each.have for each in found.fact[by].parts}
            rows += [
                [
                    client.name,
                    language.word(by),
                    value_words(by, each.value, language),
                    each.have,
                    out.get(each.value, 0),
                    each.wanted if each.share is not None else None,
                    None if each.share is None else Decimal(each.share) / 10_000,
                ]
                for each in found.plan[by].parts
            ]
    return laid_out(_("Mix of posts"), MIX, rows, language)


def mix_file(sources: Sources, wish: Wish) -> Write:
    """Each client with the plan and what came out, by each way of telling posts apart."""
    told = {"mix": [_client(client, found) for client, found in _overviews(sources, wish)]}
    return partial(write_object, told=told)


def _overviews(sources: Sources, wish: Wish) -> Iterator[tuple[Client, MixOverview]]:
    for client in sources.clients(wish):
        yield client, overview_of(sources.reader, client.id, period_of(sources, wish))


def _client(client: Client, found: MixOverview) -> dict[str, Any]:
    return {
        "client": client.name,
        **days(found.period),
        "posts": found.posts,
        "live": found.live,
        "live_a_week": exact_text(found.live_a_week),
        "by": {by.value: _sheet(found.plan[by]) for by in MixBy},
        "published": {by.value: _sheet(found.fact[by]) for by in MixBy},
    }


def _sheet(sheet: MixSheet) -> dict[str, Any]:
    return {
        "n": sheet.n,
        "unnamed": sheet.unnamed,
        "as_planned": sheet.is_as_planned if sheet.has_target else None,
        "values": [
            {
                "value": each.value,
                "have": each.have,
                "wanted": each.wanted if sheet.has_target else None,
                "difference": each.difference if sheet.has_target else None,
                "share": each.share,
            }
            for each in sheet.parts
        ],
    }
