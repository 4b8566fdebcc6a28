"""Content plans, for print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents import calendar
from smmdesk.domain.days_off import days_off
from smmdesk.domain.periods import Period
from smmdesk.knowledge.holidays import public_holidays
from smmdesk.storage.posts import posts_between, undated_posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.posts import Post
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


def plan(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document of all posts of the period, or of this month, and of those without a date."""
    period, reader = wish.period or Period.month_of(sources.today), sources.reader
    posts = posts_between(reader, period, wish.client_id) + undated_posts(reader, wish.client_id)
    wanted = sources.clients(wish)
    names = {client.id: client.name for client in wanted}
    if posts:
        holidays = _holidays({client.country for client in wanted}, posts, period, wish.language.code)
        yield calendar.plan(posts, period, names, sources.edition(wish), holidays=holidays)


def _holidays(countries: Iterable[str], posts: Sequence[Post], period: Period, code: str) -> dict[date, str]:
    """The days off of these countries, in the years for which something is planned."""
    days = [post.day for post in posts if post.day and post.day in period]
    ends = [day for day in (period.start, period.last) if days and abs(day.year - days[0].year) <= 1]
    years = {day.year for day in (*days, *ends)}
    known = {(each, year): public_holidays(each, year, code) for each in countries if each for year in years}
    return days_off(known, period)
