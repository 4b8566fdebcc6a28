"""Posts: a content plan for print, a table that is read back without a difference, a file for calendar programs."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from smmdesk.documents import calendar
from smmdesk.documents.limits import check_length
from smmdesk.domain.clients import Client
from smmdesk.domain.day_marks import marked_days
from smmdesk.domain.days_off import days_off
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.own_dates import QUIET, OwnDate
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from smmdesk.exchange.calendars.writing import write_calendar
from smmdesk.exchange.plans.posts_table import posts_table
from smmdesk.knowledge.holidays import public_holidays
from smmdesk.services.series_texts import names_of
from smmdesk.services.sources import EVER, Sources
from smmdesk.services.variants import variants_of
from smmdesk.storage.posts import posts_between, undated_posts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.documents.typeset import Document
    from smmdesk.exchange.spreadsheets.table import Table
    from smmdesk.services.outputs import Wish, Write


def plan(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document for each client, since each is handed its own: the posts of the period, or of this month, and those
    without a date."""
    period, reader = wish.period or Period.month_of(sources.today), sources.reader
    posts = _wanted(wish, posts_between(reader, period, wish.client_id) + undated_posts(reader, wish.client_id))
    check_length(len(posts), calendar.MOST_POSTS)
    variants = variants_of(reader, [post.id for post in posts])
    posts = [calendar.as_read(post, variants.get(post.id, ()), wish.language) for post in posts]
    edition, media = sources.edition(wish), calendar.at_most(calendar.MOST_PICTURES, sources.media)
    for client in sources.clients(wish):
        if own := [post for post in posts if post.client_id == client.id]:
            told = _told(client, own, period, reader.all(OwnDate), wish.language.code)
            yield calendar.plan(own, period, client.name, edition, told=told, media=media)


def _told(
    client: Client, posts: Sequence[Post], period: Period, dates: Sequence[OwnDate], code: str
) -> dict[date, str]:
    """The country's days off and the client's own dates, in the years for which something is planned."""
    days = [post.day for post in posts if post.day and post.day in period]
    # a period that was left open reaches from year 1 to 9999, of which nobody knows holidays
    ends = [day for day in (period.start, period.last) if days and abs(day.year - days[0].year) <= 1]
    years = {day.year for day in (*days, *ends)} - {date.max.year}  # which has no day after it
    known = {(client.country, year): public_holidays(client.country, year, code) for year in years if client.country}
    own = [each for each in dates if each.client_id in {None, client.id}]
    told: dict[date, str] = {}
    for year in years:
        within = Period.months(year, 1, 12)
        for day, marks in marked_days(within, days_off(known, within), {}, own).items():
            # of several days the first says it; on quiet ones each, for nothing is to come out then
            if names := [mark.name for mark in marks if mark.begins or mark.kind in QUIET]:
                told[day] = "; ".join(names)
    return told


def table(sources: Sources, wish: Wish) -> Table:
    """The posts wished for."""
    found = _posts(sources, wish)
    variants = variants_of(sources.reader, [post.id for post in found])
    series = names_of(sources.reader, found)
    return posts_table(found, wish.language, clients=_names(sources, wish), variants=variants, series=series)


def calendar_file(sources: Sources, wish: Wish) -> Write:
    """The same, for calendar programs; bears the client's name where there is one."""
    found = _posts(sources, wish)
    versions = sources.reader.versions(Post, [post.id for post in found])
    return partial(
        write_calendar,
        posts=found,
        language=wish.language,
        now=sources.now,
        versions={PostId(id): version for id, version in versions.items()},
        title=sources.reader.get(Client, wish.client_id).name if wish.client_id else "SMMdesk",
        clients=_names(sources, wish),
    )


def _posts(sources: Sources, wish: Wish) -> Sequence[Post]:
    """In order of time; without a period also those that have no date yet."""
    dated = posts_between(sources.reader, wish.period or EVER, wish.client_id)
    return _wanted(wish, dated if wish.period else [*dated, *undated_posts(sources.reader, wish.client_id)])


def _wanted(wish: Wish, found: list[Post]) -> list[Post]:
    return found if wish.only is None else [post for post in found if post.id in wish.only]


def _names(sources: Sources, wish: Wish) -> Mapping[ClientId, str] | None:
    """Whose posts are whose, where they are of all clients."""
    return {client.id: client.name for client in sources.clients(wish)} if wish.client_id is None else None
