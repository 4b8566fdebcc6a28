"""What people say, as a table of mentions, and for programs with the figures that are made of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from smmdesk.documents import reputation
from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.activities import on_days
from smmdesk.domain.reputation.answering import waits
from smmdesk.domain.reputation.figures import figures_by_kind, first_answers
from smmdesk.domain.reputation.records import Activity
from smmdesk.domain.reputation.unique import own_brand
from smmdesk.exchange.spreadsheets.json_file import write_object
from smmdesk.services.outputs.layout import DATE, NUMBER, TEXT, Layout, laid_out
from smmdesk.services.outputs.open_days import closed_days
from smmdesk.services.outputs.plain import days
from smmdesk.services.outputs.reputation_figures import figures
from smmdesk.services.outputs.reputation_plans import activities_told, lists_told
from smmdesk.services.reputation import brands_of, sheet_of
from smmdesk.services.reputation_figures import today_of
from smmdesk.services.working_time import counting
from smmdesk.speech.activities import named
from smmdesk.speech.language import Language, _
from smmdesk.storage.mentions import days_said, linked_mentions, mentions_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ActivityId, BrandId
    from smmdesk.domain.periods import LocalMoment
    from smmdesk.domain.reputation.answering import Counting
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish, Write
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.services.sources import Sources

    Names = tuple[Mapping[BrandId, str], Mapping[ActivityId, str]]

MENTIONS: Layout = (
    ("client", _("Client"), TEXT),
    ("date", _("Date"), DATE),
    ("time", _("Time"), TEXT),
    ("source", _("Where"), TEXT),
    ("kind", _("Counts as"), TEXT),
    ("place", _("Site, group or map"), TEXT),
    ("author", _("Who"), TEXT),
    ("title", _("Headline"), TEXT),
    ("text", _("Text"), TEXT),
    ("link", _("Link"), TEXT),
    ("brand", _("About whom"), TEXT),
    ("topics", _("Topics"), TEXT),
    ("tone", _("Tone"), TEXT),
    ("tone_by", _("Whose tone it is"), TEXT),
    ("stars", _("Stars"), NUMBER),
    ("reach", _("Reach"), NUMBER),
    ("likes", _("Likes"), NUMBER),
    ("comments", _("Comments"), NUMBER),
    ("reposts", _("Reposts"), NUMBER),
    ("needs_answer", _("Needs an answer"), TEXT),
    ("answered_on", _("Answered on"), DATE),
    ("answered_at", _("Answered at"), TEXT),
    ("answered_by", _("Answered by"), TEXT),
    ("answer", _("What was answered"), TEXT),
    ("let_be", _("Why it needs no answer"), TEXT),
    ("language", _("Language"), TEXT),
    ("activity", _("Own activity"), TEXT),
    ("note", _("Note"), TEXT),
)


def papers(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document for each client of whom anything was said on these days, or without days in its newest month."""
    edition = sources.edition(wish)
    for client in sources.clients(wish):
        known = days_said(sources.reader, client.id)
        if known is None:
            continue
        period = closed_days(wish.period, known) if wish.period else Period.month_of(known.last)
        sheet = _as_at(sheet_of(sources.reader, client, period, sources.now), sources, wish)
        if sheet.mentions or on_days(sheet.activities, period):
            by = counting(sheet.rule, client, sources.now)
            yield reputation.paper(_said(sheet, by, linked_mentions(sources.reader, client.id)), edition)


def _as_at(sheet: ReputationSheet, sources: Sources, wish: Wish) -> ReputationSheet:
    """At a moment that is named nothing has its later answer yet."""
    if wish.on is None:
        return sheet
    return replace(sheet, mentions=[each.as_at(sources.now) for each in sheet.mentions])


def _said(sheet: ReputationSheet, by: Counting, linked: Sequence[Mention]) -> reputation.Said:
    return reputation.Said(
        client=sheet.client.name,
        period=sheet.period,
        mentions=sheet.mentions,
        figures=figures_by_kind(sheet.mentions, sheet.brands, sheet.period),
        brands={brand.id: brand.name for brand in sheet.brands},
        now=by.now,
        waits=waits(sheet.mentions, by),
        answers=first_answers(sheet.mentions, sheet.brands, sheet.period, by),
        sign=sheet.sign,
        recent=sheet.recent,
        voice=sheet.voices,
        own_pages=sheet.own_pages,
        activities=sheet.activities,
        linked=linked,
    )


def table(sources: Sources, wish: Wish) -> Table:
    """A row for each mention of the days, client by client, the newest first."""
    rows = []
    for client in sources.clients(wish):
        names = {brand.id: brand.name for brand in brands_of(sources.reader, client.id)}
        doing = _names_of(sources.reader.all(Activity, client_id=client.id), wish.language)
        rows += [_row(client, each, (names, doing), wish.language) for each in _mentions(sources, wish, client)]
    return laid_out(_("Mentions"), MENTIONS, rows, wish.language)


def figures_file(sources: Sources, wish: Wish) -> Write:
    """The clients of whom anything is written down, each with the figures of the days and what they are made of."""
    told = {"reputation": [*_told(sources, wish)]}
    return partial(write_object, told=told)


def _told(sources: Sources, wish: Wish) -> Iterator[dict[str, Any]]:
    for client in sources.clients(wish):
        known, today = days_said(sources.reader, client.id), today_of(client, sources.now)
        lists = lists_told(sources, client.id, today)
        if known is None and not lists and not sources.reader.all(Activity, client_id=client.id):
            continue
        # of a client of whom nothing was said there are figures of no mentions
        there = known or Period.month_of(today)
        period = closed_days(wish.period, there) if wish.period else there
        sheet = _as_at(sheet_of(sources.reader, client, period, sources.now), sources, wish)
        told = _client(sheet, counting(sheet.rule, client, sources.now), wish.language)
        yield {**told, "activities": activities_told(sheet.activities), "lists": lists}


def _mentions(sources: Sources, wish: Wish, client: Client) -> list[Mention]:
    days = wish.period or days_said(sources.reader, client.id)
    return mentions_between(sources.reader, client.id, days) if days else []


def _names_of(activities: Sequence[Activity], language: Language) -> dict[ActivityId, str]:
    return {each.id: named(each, language) for each in activities}


def _row(client: Client, each: Mention, of: Names, language: Language) -> list[Value]:
    """`of` are the names of its client's brands, and of its activities."""
    brands, doing = of
    return [
        client.name,
        each.day,
        language.time(each.moment.wall.time()) if each.timed else None,
        language.word(each.source),
        language.word(each.kind),
        each.place,
        each.author,
        each.title,
        each.text,
        each.link,
        brands[each.brand_id] if each.brand_id else "",
        ", ".join(each.topics),
        language.word(each.tone) if each.tone else None,
        language.word(each.tone_by) if each.tone else None,
        each.stars,
        each.reach,
        each.likes,
        each.comments,
        each.reposts,
        language(_("yes")) if each.needs_answer else language(_("no")),
        each.answered.day if each.answered else None,
        language.time(each.answered.wall.time()) if each.answered else None,
        each.answered_by,
        each.answer,
        each.let_be,
        each.language,
        doing[each.activity_id] if each.activity_id else "",
        each.note,
    ]


# for programs


def _client(sheet: ReputationSheet, by: Counting, language: Language) -> dict[str, Any]:
    own = own_brand(sheet.brands)
    names = {brand.id: brand.name for brand in sheet.brands}
    doing = _names_of(sheet.activities, language)
    return {
        "client": sheet.client.name,
        "brand": own.name if own else None,
        **days(sheet.period),
        "figures": figures(sheet, by),
        "brands": [{"name": each.name, "own": each.own, "spellings": [*each.spellings]} for each in sheet.brands],
        "mentions": [_mention(each, (names, doing)) for each in sheet.mentions],
    }


def _mention(each: Mention, of: Names) -> dict[str, Any]:
    brands, doing = of
    return {
        "date": each.day.isoformat(),
        "time": f"{each.moment.wall:%H:%M}" if each.timed else None,
        "source": each.source.value,
        "kind": each.kind.value,
        "brand": brands[each.brand_id] if each.brand_id else None,
        "place": each.place,
        "author": each.author,
        "title": each.title,
        "text": each.text,
        "link": each.link,
        "topics": [*each.topics],
        "tone": each.tone.value if each.tone else None,
        "tone_by": each.tone_by.value if each.tone else None,
        "stars": each.stars,
        "reach": each.reach,
        "likes": each.likes,
        "comments": each.comments,
        "reposts": each.reposts,
        "needs_answer": each.needs_answer,
        "answered": _wall(each.answered),
        "answered_by": each.answered_by,
        "answer": each.answer,
        "let_be": each.let_be,
        "language": each.language,
        "activity": doing[each.activity_id] if each.activity_id else None,
        "note": each.note,
    }


def _wall(moment: LocalMoment | None) -> str | None:
    return f"{moment.wall:%Y-%m-%dT%H:%M}" if moment else None
