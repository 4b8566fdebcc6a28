"""Where an audience meets, as a table: the communities of each list, with the ground on which the list is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.services.lists import sheet_of
from smmdesk.services.outputs.layout import DATE, NUMBER, TEXT, Layout, laid_out
from smmdesk.services.reputation_figures import today_of
from smmdesk.speech.language import Language, _
from smmdesk.speech.lists import fit_words, rules_words

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client
    from smmdesk.domain.reputation.lists import AudienceList, Community
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources

COMMUNITIES: Layout = (
    ("client", _("Client"), TEXT),
    ("list", _("List"), TEXT),
    ("portrait", _("Who they are"), TEXT),
    ("origin", _("Origin of the list"), TEXT),
    ("source", _("Tool, site or event"), TEXT),
    ("file", _("Name of the file"), TEXT),
    ("holds", _("What it holds"), TEXT),
    ("ground", _("Legal ground"), TEXT),
    ("ground_note", _("Where that is written"), TEXT),
    ("collected_on", _("Collected on"), DATE),
    ("informed_on", _("People were told on"), DATE),
    ("delete_by", _("To be deleted by"), DATE),
    ("deleted_on", _("Deleted on"), DATE),
    ("people", _("How many people"), NUMBER),
    ("list_note", _("Note on the list"), TEXT),
    ("name", _("Community"), TEXT),
    ("network", _("Network"), TEXT),
    ("link", _("Link"), TEXT),
    ("members", _("Members"), NUMBER),
    ("topic", _("What it is about"), TEXT),
    ("fit", _("How well it suits"), TEXT),
    ("rules", _("Rules"), TEXT),
    ("note", _("Note"), TEXT),
)


def table(sources: Sources, wish: Wish) -> Table:
    """A row for each community, list by list; one for a list that has none."""
    rows = []
    for client in sources.clients(wish):
        sheet = sheet_of(sources.reader, client.id, today_of(client, sources.now))
        for each in sheet.lists:
            there = sheet.communities[each.id] or (None,)
            rows += [_row(client, each, community, wish.language) for community in there]
    return laid_out(_("Lists of an audience"), COMMUNITIES, rows, wish.language)


def _row(client: Client, each: AudienceList, community: Community | None, language: Language) -> list[Value]:
    return [
        client.name,
        each.name,
        each.portrait,
        language.word(each.origin),
        each.source,
        each.file_name,
        language.word(each.holds),
        language.word(each.ground),
        each.ground_note,
        each.collected_on,
        each.informed_on,
        each.delete_by,
        each.deleted_on,
        each.people,
        each.note,
        *(_community(community, language) if community else [None] * 8),
    ]


def _community(each: Community, language: Language) -> list[Value]:
    return [
        each.name,
        language.word(each.network) if each.network else None,
        each.link,
        each.members,
        each.topic,
        fit_words(each, language),
        rules_words(each, language),
        each.note,
    ]
