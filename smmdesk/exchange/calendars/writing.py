"""Posts as an iCalendar file (RFC 5545) for the calendar of a phone or a client.

Entries are written here: the library `icalendar` takes 0.7 ms for each, and loses a backslash before an N. What zones
do in summer and winter it tells better.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from smmdesk.domain.networks import in_letters
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.text import _
from smmdesk.exchange.calendars.entries import OWN_DOMAIN
from smmdesk.exchange.calendars.lines import SAID, escaped, folded
from smmdesk.exchange.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.ids import ClientId, PostId
    from smmdesk.domain.periods import LocalMoment
    from smmdesk.speech.language import Language

_LENGTH = dt.timedelta(minutes=15)
_FIRST_YEAR, _LAST_YEAR = 1970, 2100  # of the changes of the clock that are told
_STATUS = {
    PostStatus.IDEA: "TENTATIVE",
    PostStatus.DRAFT: "TENTATIVE",
    PostStatus.TO_APPROVE: "TENTATIVE",
    PostStatus.APPROVED: "CONFIRMED",
    PostStatus.SCHEDULED: "CONFIRMED",
    PostStatus.PUBLISHED: "CONFIRMED",
    PostStatus.REJECTED: "CANCELLED",
}
CARRIED = ("id", "moment", "networks", "format", "rubric", "status", "text", "hashtags", "link", "published_at")
"""The fields of a post that an entry carries, and that are read back from it."""
_NO_ADDRESS = re.compile(r"[\0-\x1f\x7f]")

_REMINDER = 15
"""Minutes before the post is due."""

Lines = Iterator[str]


def write_calendar(
    path: Path,
    posts: Sequence[Post],
    language: Language,
    *,
    now: dt.datetime,
    versions: Mapping[PostId, int],
    title: str,
    clients: Mapping[ClientId, str] | None = None,
) -> int:
    """Write every post that has a moment, one entry with a reminder for each; returns how many.

    `now` is aware. `versions` are the records' versions: they become SEQUENCE, by which a calendar that has the entry
    already (its UID never changes) takes the newer one. With `clients` (their names) an entry says whose it is.
    """
    planned = [post for post in posts if post.moment]
    writing = _Writing(language, now, versions, clients)

    def write(file: BinaryIO) -> None:
        for line in ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//SMMdesk//{language.code.upper()}"):
            file.write(folded(line))
        # not of RFC 5545, yet what calendar programs show as the name
        file.write(folded(f"X-WR-CALNAME:{escaped(title)}"))
        file.writelines(_zones(planned))
        for post in planned:
            file.writelines(map(folded, writing.entry(post)))
        file.write(folded("END:VCALENDAR"))

    write_atomically(path, write)
    return len(planned)


def _zones(posts: Sequence[Post]) -> Iterator[bytes]:
    """What the clocks do in every zone that occurs, from the first year to a while after the last."""
    from icalendar import Timezone

    moments = [post.moment for post in posts if post.moment]
    years = [moment.wall.year for moment in moments] or [_FIRST_YEAR]
    first = dt.date(min(max(min(years), _FIRST_YEAR), _LAST_YEAR), 1, 1)
    last = dt.date(min(max(max(years) + 2, _FIRST_YEAR + 2), _LAST_YEAR + 2), 1, 1)
    for zone in sorted({moment.zone for moment in moments} - {"UTC"}):
        yield Timezone.from_tzid(zone, first_date=first, last_date=last).to_ical()


def _came_out(at: LocalMoment) -> str:
    return f"{at.wall.isoformat(' ', 'minutes')} {at.zone}"


class _Writing:
    """Posts into entries, line by line."""

    def __init__(
        self,
        language: Language,
        now: dt.datetime,
        versions: Mapping[PostId, int],
        clients: Mapping[ClientId, str] | None,
    ) -> None:
        self._language = language
        self._versions = versions
        self._clients = clients
        self._stamp = f"{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"

    def entry(self, post: Post) -> Lines:
        """The lines of a VEVENT."""
        summary = escaped(self._summary(post))
        yield from ("BEGIN:VEVENT", f"UID:{post.id}{OWN_DOMAIN}", f"SEQUENCE:{self._versions.get(post.id, 0)}")
        yield from (f"DTSTAMP:{self._stamp}", self._start(post), f"DURATION:PT{_LENGTH // dt.timedelta(minutes=1)}M")
        yield from (f"SUMMARY:{summary}", f"DESCRIPTION:{escaped(post.text)}")
        yield from (f"STATUS:{_STATUS[post.status]}", f"X-SMMDESK-STATUS:{post.status.value}")
        if post.format:
            yield f"X-SMMDESK-FORMAT:{post.format.value}"
        if post.published_at:
            yield f"X-SMMDESK-PUBLISHED:{_came_out(post.published_at)}"
        if self._clients is not None:
            yield f"X-SMMDESK-CLIENT:{escaped(self._clients.get(post.client_id, ''))}"
        if post.link:
            # a URI knows no escapes: what would break its line goes as a text of ours
            odd = _NO_ADDRESS.search(post.link)
            yield f"X-SMMDESK-LINK:{escaped(post.link)}" if odd else f"URL:{post.link}"
        yield from self._categories(post)
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:-PT{_REMINDER}M")
        yield from ("END:VALARM", "END:VEVENT")

    def _start(self, post: Post) -> str:
        if post.moment is None:
            raise AssertionError("only what is planned has an entry")
        wall, zone = f"{post.moment.wall:%Y%m%dT%H%M%S}".rjust(15, "0"), post.moment.zone
        return f"DTSTART:{wall}Z" if zone == "UTC" else f"DTSTART;TZID={zone}:{wall}"

    def _categories(self, post: Post) -> Lines:
        """Networks, hashtags and rubric, each kind in a line that says so: a rubric may be called like a network."""
        networks = [self._language.word(network) for network in post.networks]
        kinds: Iterable[tuple[str, Sequence[str]]] = (
            ("NETWORKS", networks),
            ("HASHTAGS", post.hashtags),
            ("RUBRIC", [post.rubric]),
        )
        for kind, words in kinds:
            if any(words):
                yield f"CATEGORIES;{SAID}={kind}:{','.join(map(escaped, words))}"

    def _summary(self, post: Post) -> str:
        """`IG VK: first words`, as much as a phone shows."""
        language = self._language
        letters = in_letters(post.networks)
        headline = post.headline() or (language.word(post.format) if post.format else language(_("Post")))
        return f"{letters}: {headline}" if letters else headline
