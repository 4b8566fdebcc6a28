"""Posts as an iCalendar file (RFC 5545) for the calendar of a phone or a client.

The library `icalendar` writes it: folding, escaping and time zones by hand are where home-made calendars break.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from smmdesk.domain.ids import PostId
from smmdesk.domain.periods import zone_info
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.text import _
from smmdesk.exchange.calendar_rows import OWN_DOMAIN
from smmdesk.exchange.files import write_atomically
from smmdesk.language import Language

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_LENGTH = dt.timedelta(minutes=15)
_STATUS = {
    PostStatus.IDEA: "TENTATIVE",
    PostStatus.DRAFT: "TENTATIVE",
    PostStatus.TO_APPROVE: "TENTATIVE",
    PostStatus.APPROVED: "CONFIRMED",
    PostStatus.SCHEDULED: "CONFIRMED",
    PostStatus.PUBLISHED: "CONFIRMED",
    PostStatus.REJECTED: "CANCELLED",
}


def write_calendar(
    path: Path,
    posts: Sequence[Post],
    language: Language,
    *,
    now: dt.datetime,
    versions: Mapping[PostId, int],
    title: str,
    reminder: dt.timedelta = dt.timedelta(minutes=15),
) -> int:
    """Write every post that has a moment, one entry with a reminder for each; returns how many.

    `now` is aware. `versions` are the records' versions: they become SEQUENCE, by which a calendar that has the entry
    already (its UID never changes) takes the newer one.
    """
    from icalendar import Calendar

    planned = [post for post in posts if post.moment]
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", f"-//SMMdesk//{language.code.upper()}")
    calendar.add("X-WR-CALNAME", title)
    for post in planned:
        calendar.add_component(_event(post, language, now, versions.get(post.id, 0), reminder))
    days = [post.moment.day for post in planned if post.moment]
    if days:
        calendar.add_missing_timezones(dt.date(min(days).year, 1, 1), dt.date(max(days).year + 2, 1, 1))
    written = calendar.to_ical()

    def write(file: BinaryIO) -> None:
        file.write(written)

    write_atomically(path, write)
    return len(planned)


def _event(post: Post, language: Language, now: dt.datetime, version: int, reminder: dt.timedelta) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("UID", f"{post.id}{OWN_DOMAIN}")
    event.add("SEQUENCE", version)
    event.add("DTSTAMP", now.astimezone(dt.UTC))
    if post.moment:
        event.add("DTSTART", post.moment.wall.replace(tzinfo=zone_info(post.moment.zone)))
    event.add("DURATION", _LENGTH)
    summary = _summary(post, language)
    event.add("SUMMARY", summary)
    event.add("DESCRIPTION", post.text)
    event.add("STATUS", _STATUS[post.status])
    event.add("X-SMMDESK-STATUS", post.status.value)
    if post.format:
        event.add("X-SMMDESK-FORMAT", post.format.value)
    if post.link:
        event.add("URL", post.link)
    categories = [*(language.word(network) for network in post.networks), *post.hashtags, post.rubric]
    if any(categories):
        event.add("CATEGORIES", [category for category in categories if category])
    event.add_component(_alarm(summary, reminder))
    return event


def _summary(post: Post, language: Language) -> str:
    """`IG VK: first words`, as much as a phone shows."""
    letters = " ".join(network.letters for network in post.networks)
    headline = post.headline() or (language.word(post.format) if post.format else language(_("Post")))
    return f"{letters}: {headline}" if letters else headline


def _alarm(summary: str, reminder: dt.timedelta) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", summary)
    alarm.add("TRIGGER", -reminder)
    return alarm
