"""Entries of a calendar as rows of a plan. Runs in the parsing child."""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from smmdesk.domain.periods import YEARS
from smmdesk.domain.text import clean, hashtags
from smmdesk.exchange.calendars.entries import (
    CHUNK,
    UNSOUND,
    Entry,
    later_changes,
    newest,
    read_entries,
    replaced_times,
)
from smmdesk.exchange.calendars.repeats import changed, laid_out, share
from smmdesk.exchange.calendars.times import naive
from smmdesk.exchange.errors import NoColumnsError, NothingRecognisedError
from smmdesk.exchange.plans.came_out import of_entry
from smmdesk.exchange.plans.chunk import FIELDS
from smmdesk.exchange.table.chunk import MAX_SHOWN
from smmdesk.exchange.workbooks.delimited import PASSED_OVER, Problem
from smmdesk.exchange.workbooks.encoding import Survey, name_of, survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smmdesk.exchange.calendars.lines import Property
    from smmdesk.exchange.plans.words import PlanWords
    from smmdesk.exchange.table.stream import Asked

_NOTHING: Mapping[str, Any] = {**dict.fromkeys(("networks", "hashtags", "media", "tags", "variants"), ()), "alt": {}}
"""Of fields that hold no text."""
_NAME_LENGTH = 60  # characters of a title, where a problem names its entry
# property → field that it fills, when any entry has it
_COLUMNS = {
    "UID": "id",
    "DTSTART": "date",
    "DESCRIPTION": "text",
    "SUMMARY": "text",
    "CATEGORIES": "networks",
    "URL": "link",
    "LOCATION": "note",
    "COMMENT": "note",
    "ATTACH": "note",
    "ATTENDEE": "note",
    "CONTACT": "note",
    "STATUS": "status",
    "X-SMMDESK-CLIENT": "client",
    "X-SMMDESK-FORMAT": "format",
    "X-SMMDESK-LINK": "link",
    "X-SMMDESK-PUBLISHED": "published_at",
    "X-SMMDESK-STATUS": "status",
}
_WANTED = frozenset({*_COLUMNS, "SEQUENCE"})
_CALLED = re.compile(r';CN=("[^"]*"|[^;:]*)', re.IGNORECASE)
_STATUSES = {"TENTATIVE": "draft", "CANCELLED": "rejected"}  # CONFIRMED is any appointment: it schedules no post


def stream_calendar(asked: Asked, words: PlanWords) -> Iterator[Any]:
    """The same shape as `table.stream.stream_table`; repeating entries are laid out within bounds."""
    if asked.told:
        raise NoColumnsError(name=asked.file.name)
    about = survey(asked.file)
    entries: list[Entry] = []
    problems = [] if about.certain else [Problem(0, "encoding_guessed", name_of(about.encoding))]
    others: list[Entry] = []
    for found in read_entries(asked.file, about, _WANTED):
        match found:
            case Entry():
                (others if found.other else entries).append(found)
            case Problem():
                problems.append(found)
            case None:
                yield None
    if not entries:
        raise NothingRecognisedError(name=asked.file.name)
    entries, older = newest(entries)
    yield _about(about, entries)
    yield from _passed_over([*others, *older])
    yield from _chunks(entries, problems, _Reader(words, asked.zone, asked.noon, entries))


def _passed_over(entries: Sequence[Entry]) -> Iterator[Any]:
    """Tasks and journals, and entries of which a newer version is there: counted, and what stands in them."""
    if entries:
        names = ("SUMMARY", "DESCRIPTION")
        texts = ((each, " | ".join(filter(None, (each.other, *map(each.first, names))))) for each in entries)
        told = [(each.number, PASSED_OVER, text) for each, text in islice(texts, MAX_SHOWN)]
        yield {field: [] for field in FIELDS}, told, 0, len(entries), ""


def _about(about: Survey, entries: Iterable[Entry]) -> dict[str, Any]:
    entries = list(entries)
    there = {name for entry in entries for name in entry.texts}
    there |= {"DTSTART"} if any(entry.times.start for entry in entries) else set()
    return {
        "sha256": about.sha256,
        "encoding": about.encoding,
        "certain": about.certain,
        "sheet": "",
        "sheets": [],
        "left_out": [],
        "header": 0,
        "columns": [(name, field) for name, field in _COLUMNS.items() if name in there],
        "table": None,
        "order": "",
        "total": len(entries),
    }


def _chunks(entries: list[Entry], problems: list[Problem], reader: _Reader) -> Iterator[Any]:
    rows: list[dict[str, Any]] = []
    for done, entry in enumerate(entries, 1):
        rows += reader.rows(entry)
        if done % CHUNK == 0 or done == len(entries):
            problems += reader.problems
            reader.problems = []
            columns = {field: _column(rows, field) for field in FIELDS}
            if done == len(entries) and reader.timeless:
                problems.append(Problem(0, "no_time", f"{reader.timeless}\x1f{reader.noon}"))
            yield columns, [tuple(problem) for problem in problems], done, 0, ""
            rows, problems = [], []


def _column(rows: Iterable[Mapping[str, Any]], field: str) -> list[Any]:
    nothing = _NOTHING.get(field, "")
    return [row.get(field, nothing) for row in rows]


class _Reader:
    """Entries into rows."""

    def __init__(self, words: PlanWords, zone: str, noon: str, entries: Iterable[Entry]) -> None:
        self._words = words
        self._zone = ZoneInfo(zone)
        self.noon = noon
        self.timeless = 0  # entries of a whole day so far
        self._replaced = replaced_times(entries)
        self._later = later_changes(entries)
        self._most = share(sum(entry.times.repeats for entry in entries))
        self._keys: dict[str, int] = {}
        self.problems: list[Problem] = []

    def rows(self, entry: Entry) -> list[dict[str, Any]]:
        """The rows of one entry: several when it repeats."""
        try:
            later = self._later.pop(entry.uid, ()) if entry.times.is_series else ()
            parts = [(each, self._content(each)) for each in (*later, entry)]
            found = ((parts[at], moment) for moment, at in self._moments(entry, later))
            return [{**content, **self._time(each, moment)} for (each, content), moment in found]
        except UNSOUND:  # values that the library let pass
            return [self._idea(entry)]

    def _idea(self, entry: Entry) -> dict[str, Any]:
        """An entry whose times cannot be told: its words, and the times as they stand there."""
        start = entry.times.start
        told = " ".join([*([str(start)] if start else []), *entry.times.rules])
        self._say(entry, "bad_times", told)
        content = self._content(entry)
        return {**content, **self._time(entry, None), "note": "\n".join(filter(None, (content["note"], told)))}

    def _moments(self, entry: Entry, later: Sequence[Entry]) -> Iterable[tuple[dt.date | None, int]]:
        """The times of an entry, each with the place of the one among `later` that tells what it is, -1 for itself."""
        found = laid_out(entry.times, self._replaced.get(entry.uid, ()), self._most, self._zone)
        name = entry.first("SUMMARY")[:_NAME_LENGTH]
        if found.cut:
            self._say(entry, found.cut, f"{name}\x1f{found.taken}")
        for zone in entry.times.unknown_zones:
            self._say(entry, "unknown_zone", zone)
        for each in entry.texts.get("ATTACH", ()):
            if _is_inside(each):
                self._say(entry, "file_inside", name)
        for line in entry.unread:
            self._say(entry, "bad_times", line)
        if not later:
            return [(moment, -1) for moment in found.moments]
        return changed(entry.times, filter(None, found.moments), [each.times for each in later], self._zone)

    def _say(self, entry: Entry, code: str, value: str) -> None:
        self.problems.append(Problem(entry.number, code, value))

    def _content(self, entry: Entry) -> dict[str, Any]:
        title, body = entry.first("SUMMARY"), entry.first("DESCRIPTION")
        state = entry.first("X-SMMDESK-STATUS").lower() or _STATUSES.get(entry.first("STATUS").upper(), "")
        form = entry.first("X-SMMDESK-FORMAT").lower()
        networks, tags, rubric, note = self._categories(entry)
        return {
            "row": entry.number,
            "client": entry.first("X-SMMDESK-CLIENT"),
            # the title of an entry of ours is made of its networks and the beginning of its text
            "text": body if _is_own(entry) else "\n\n".join(part for part in (title, body) if part.strip()),
            "networks": networks,
            "hashtags": tags,
            "rubric": rubric,
            "link": entry.first("X-SMMDESK-LINK") or _address(entry),
            "status": state if state in self._words.statuses.values() else "",
            "published_at": of_entry(entry.first("X-SMMDESK-PUBLISHED")),
            "format": form if form in self._words.formats.values() else "",
            "note": "\n".join(filter(None, (entry.first("LOCATION"), *note, *_kept(entry)))),
        }

    def _categories(self, entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...], str, list[str]]:
        """Networks, hashtags, a rubric (the first other word) and the words that are left for the note."""
        networks: dict[str, None] = {}
        tags: list[str] = []
        others: list[str] = []
        for group in entry.texts.get("CATEGORIES", ()):
            said = group.said()
            for word in group.words() if said else map(str.strip, group.words()):
                named = self._words.found_networks(word) if said in {"", "NETWORKS"} else None
                networks.update(dict.fromkeys(named.networks if named else ()))
                if said == "HASHTAGS" or (not said and word.startswith("#")):
                    tags.append(word)
                elif named is None or named.unknown:
                    others.append(word)
        return tuple(networks), hashtags(" ".join(tags)), others[0] if others else "", others[1:]

    def _time(self, entry: Entry, moment: dt.date | None) -> dict[str, str]:
        """Key, wall time and zone of one time of the entry."""
        if moment is None:
            return {"key": self._counted(entry.uid or f"row {entry.number}")}
        # all times of a repeating entry share its UID: the time it falls on tells them apart
        is_one_of_many = entry.times.repeats or entry.times.replaced
        repeated = f"/{naive(moment):%Y%m%dT%H%M}" if is_one_of_many else ""
        wall, zone = self._wall(moment, own=_is_own(entry))
        # told as an entry that could not be read: no record may have such a year
        if int(wall[:4]) not in YEARS:
            raise ValueError(wall)
        return {"key": self._counted(f"{entry.uid or wall}{repeated}"), "wall": wall, "zone": zone}

    def _counted(self, key: str) -> str:
        # numbered, for a key has to name one row; in the same order when the file comes again
        count = self._keys[key] = self._keys.get(key, 0) + 1
        return f"{key}#{count}" if count > 1 else key

    def _wall(self, moment: dt.date, *, own: bool) -> tuple[str, str]:
        """A moment with a zone of its own keeps it; one in UTC, unless meant so, is shown by the client's clock."""
        if not isinstance(moment, dt.datetime):
            self.timeless += 1
            return f"{moment.isoformat()}T{self.noon}", ""
        zone = getattr(moment.tzinfo, "key", "")
        # many programs turn all times into UTC; ours writes it only for a post that is planned in it
        if moment.tzinfo and (not zone or (zone == "UTC" and not own)):
            moment, zone = moment.astimezone(self._zone), ""
        return moment.replace(tzinfo=None).isoformat(timespec="minutes"), zone


def _kept(entry: Entry) -> Iterator[str]:
    """What else somebody wrote, for the note: remarks, addresses of files, people, times that are not understood."""
    yield from (each.text() for name in ("COMMENT", "CONTACT") for each in entry.texts.get(name, ()))
    yield from (clean(each.value) for each in entry.texts.get("ATTACH", ()) if not _is_inside(each))
    yield ", ".join(map(_person, entry.texts.get("ATTENDEE", ())))
    yield from entry.times.unknown_zones
    yield from map(clean, entry.unread)


def _is_inside(attached: Property) -> bool:
    """Whether a file stands in the calendar itself, which is no text."""
    return "ENCODING=BASE64" in attached.parameters.upper()


def _person(attendee: Property) -> str:
    called = _CALLED.search(attendee.parameters)
    return clean(called[1].strip('"') if called else re.sub("(?i)^mailto:", "", attendee.value))


def _is_own(entry: Entry) -> bool:
    """Whether this program wrote it."""
    return "X-SMMDESK-STATUS" in entry.texts


def _address(entry: Entry) -> str:
    """A URI is not escaped."""
    return clean(entry.texts["URL"][0].value) if "URL" in entry.texts else ""
