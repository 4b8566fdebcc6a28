"""What is done for a reputation, as a plan to work from and as a table of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents import work_plan
from smmdesk.domain.reputation.activities import brought
from smmdesk.services.activities import plan_of
from smmdesk.services.outputs.layout import DATE, MONEY, NUMBER, TEXT, Layout, laid_out
from smmdesk.speech.activities import suits_words
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.clients import Client
    from smmdesk.domain.reputation.records import Activity, Mention
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources

ACTIVITIES: Layout = (
    ("client", _("Client"), TEXT),
    ("from", _("First day"), DATE),
    ("to", _("Last day"), DATE),
    ("kind", _("Kind"), TEXT),
    ("what", _("What is done"), TEXT),
    ("place", _("Site, group or map"), TEXT),
    ("link", _("Link"), TEXT),
    ("person", _("Who"), TEXT),
    ("status", _("Status"), TEXT),
    ("goal", _("Goal"), TEXT),
    ("cost", _("Cost"), MONEY),
    ("reward", _("Who speaks has of it"), TEXT),
    ("disclosed", _("Disclosure"), TEXT),
    ("disclosure", _("How it is disclosed"), TEXT),
    ("proof", _("Proof: a link or a file"), TEXT),
    ("expected", _("Expected"), TEXT),
    ("result", _("Result in words"), TEXT),
    ("mentions", _("Mentions it brought"), NUMBER),
    ("reach", _("Reach of these"), NUMBER),
    ("note", _("Note"), TEXT),
)


def papers(sources: Sources, wish: Wish) -> Iterator[Document]:
    """A plan for each client that has any activity, with what suits it and why."""
    edition = sources.edition(wish)
    for client in sources.clients(wish):
        plan = plan_of(sources.reader, client.id)
        if plan.activities:
            reasons = suits_words(client, wish.language)
            yield work_plan.paper(client.name, plan.activities, plan.mentions, reasons, edition)


def table(sources: Sources, wish: Wish) -> Table:
    """A row for each activity, client by client, by their first days."""
    rows = []
    for client in sources.clients(wish):
        plan = plan_of(sources.reader, client.id)
        rows += [_row(client, each, plan.mentions, wish.language) for each in plan.activities]
    return laid_out(_("Work plan"), ACTIVITIES, rows, wish.language)


def _row(client: Client, each: Activity, mentions: Sequence[Mention], language: Language) -> list[Value]:
    came = brought(each, mentions)
    return [
        client.name,
        each.starts,
        each.last,
        language.word(each.kind),
        each.what,
        each.place,
        each.link,
        each.person,
        language.word(each.status),
        each.goal,
        each.cost,
        language.word(each.reward),
        language.word(each.disclosed),
        each.disclosure,
        each.proof,
        each.expected,
        each.result,
        came.mentions,
        came.reach,
        each.note,
    ]
