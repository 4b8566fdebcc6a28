"""Entries of an iCalendar file (RFC 5545) as rows of a plan. Runs in the parsing child.

Each entry is parsed on its own, so that a broken one stops no other; repeating ones are laid out within bounds. Texts
are read here, which is quick and keeps every backslash; times and rules by the library `icalendar`, which knows what
other programs make of them.
"""

import contextlib
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from smmdesk.domain.periods import YEARS
from smmdesk.domain.text import clean, hashtags
from smmdesk.exchange.calendars.lines import Property, entries_of, read_line
from smmdesk.exchange.errors import FileTooLargeError, NothingRecognisedError
from smmdesk.exchange.plans.chunk import FIELDS
from smmdesk.exchange.table.delimited import VISIBLE
from smmdesk.exchange.table.encoding import survey
from smmdesk.exchange.table.words import Words

OWN_DOMAIN = "@smmdesk"
MAX_BYTES = 64 << 20
MAX_TIMES = 366  # of one repeating entry
MAX_YEARS = 3
_CHUNK = 500
UNSOUND = (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError)  # what broken values end in
_LISTS = frozenset({"networks", "hashtags", "media"})
# property → field that it fills, when any entry has it
_COLUMNS = {
    "UID": "id",
    "DTSTART": "date",
    "DESCRIPTION": "text",
    "SUMMARY": "text",
    "CATEGORIES": "networks",
    "URL": "link",
    "LOCATION": "note",
    "STATUS": "status",
    "X-SMMDESK-CLIENT": "client",
    "X-SMMDESK-FORMAT": "format",
    "X-SMMDESK-LINK": "link",
    "X-SMMDESK-STATUS": "status",
}
_TIMES = frozenset({"DTSTART", "RRULE", "EXDATE", "RECURRENCE-ID"})
_STATUSES = {"TENTATIVE": "draft", "CONFIRMED": "scheduled", "CANCELLED": "rejected"}
_PLAIN_TIME = re.compile(r"DTSTART;TZID=([A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+):(\d{8}T\d{6})")


class Entry(NamedTuple):
    """One entry and its place in the file: texts by property, and what the library made of its times."""

    number: int
    uid: str
    texts: Mapping[str, Sequence[Property]]
    times: Mapping[str, Any]

    def first(self, name: str) -> str:
        """The text of a property, of its first line where it has several; '' for none."""
        return self.texts[name][0].text() if name in self.texts else ""

    @property
    def is_own(self) -> bool:
        """Whether this program wrote it."""
        return "X-SMMDESK-STATUS" in self.texts


def stream_calendar(path: Path, words: Words, zone: str, noon: str) -> Iterator[Any]:
    """The same shape as `plans.rows.stream`."""
    about = survey(path)
    if about.size > MAX_BYTES:
        raise FileTooLargeError(name=path.name)
    with path.open(encoding=about.encoding, errors=VISIBLE, newline="") as file:
        text = file.read().replace("\0", "")
    entries: list[Entry] = []
    problems = [] if about.certain else [(0, "encoding_guessed", about.encoding)]
    for number, lines in enumerate(entries_of(text, path.name), 1):
        if number % _CHUNK == 0:
            yield None
        try:
            entries.append(_entry(number, lines))
        except Exception as error:  # the library lets errors of many kinds through: this entry is unreadable, no more
            problems.append((number, "bad_event", type(error).__name__))
    if not entries:
        raise NothingRecognisedError(name=path.name)
    there = {name for entry in entries for name in (*entry.texts, *entry.times)}
    yield {
        "sha256": about.sha256,
        "encoding": about.encoding,
        "certain": about.certain,
        "sheet": "",
        "header": 0,
        "columns": [(name, field) for name, field in _COLUMNS.items() if name in there],
        "table": None,
        "order": "",
        "total": len(entries),
    }
    yield from _chunks(entries, problems, _Reader(words, zone, noon, _replaced(entries)))


def _entry(number: int, lines: Sequence[str]) -> Entry:
    texts: dict[str, list[Property]] = {}
    times: list[str] = []
    for line in lines:
        found = read_line(line)
        if found and found.name in _TIMES:
            times.append(line)
        elif found and found.name in _COLUMNS:
            texts.setdefault(found.name, []).append(found)
    uid = texts["UID"][0].text() if "UID" in texts else ""
    return Entry(number, uid.strip().removesuffix(OWN_DOMAIN), texts, _times(times))


def _times(lines: Sequence[str]) -> Mapping[str, Any]:
    """When an entry is: the usual single time read at once, all else by the library."""
    if not lines:
        return {}
    if len(lines) == 1 and (plain := _PLAIN_TIME.fullmatch(lines[0])):
        with contextlib.suppress(ValueError, OSError, KeyError):  # a zone that only its VTIMEZONE or Windows knows
            moment = dt.datetime.strptime(plain[2], "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(plain[1]))
            return {"DTSTART": SimpleNamespace(dt=moment)}
    from icalendar import Event

    read = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]))
    if not isinstance(read, Event):
        raise TypeError(type(read))
    return read


def _replaced(entries: Iterable[Entry]) -> Mapping[str, set[dt.date]]:
    """By entry the single times of a repeating one that stand in the file as entries of their own."""
    found: dict[str, set[dt.date]] = {}
    for entry in entries:
        with contextlib.suppress(*UNSOUND):  # it is reported when its own row is made
            if moment := _when(entry.times, "RECURRENCE-ID"):
                found.setdefault(entry.uid, set()).add(_naive(moment))
    return found


def _chunks(entries: list[Entry], problems: list[tuple[int, str, str]], reader: "_Reader") -> Iterator[Any]:
    rows: list[dict[str, Any]] = []
    for done, entry in enumerate(entries, 1):
        rows += reader.rows(entry)
        if done % _CHUNK == 0 or done == len(entries):
            problems += reader.problems
            reader.problems = []
            yield {field: [row.get(field, _nothing(field)) for row in rows] for field in FIELDS}, problems, done, 0
            rows, problems = [], []


def _nothing(field: str) -> object:
    return () if field in _LISTS else ""


class _Reader:
    """Entries into rows."""

    def __init__(self, words: Words, zone: str, noon: str, replaced: Mapping[str, set[dt.date]]) -> None:
        self._words = words
        self._zone = zone
        self._noon = noon
        self._replaced = replaced
        self._keys: dict[str, int] = {}
        self.problems: list[tuple[int, str, str]] = []

    def rows(self, entry: Entry) -> list[dict[str, Any]]:
        """The rows of one entry: several when it repeats."""
        try:
            shared = self._content(entry)
            return [{**shared, **self._time(entry, moment)} for moment in self._moments(entry)]
        except UNSOUND as error:  # values that the library let pass
            self.problems.append((entry.number, "bad_event", type(error).__name__))
            return []

    def _content(self, entry: Entry) -> dict[str, Any]:
        title, body = entry.first("SUMMARY"), entry.first("DESCRIPTION")
        state = entry.first("X-SMMDESK-STATUS").lower() or _STATUSES.get(entry.first("STATUS").upper(), "")
        form = entry.first("X-SMMDESK-FORMAT").lower()
        networks, tags, rubric, note = self._categories(entry)
        return {
            "row": entry.number,
            "client": entry.first("X-SMMDESK-CLIENT"),
            "text": body if entry.is_own else "\n\n".join(part for part in (title, body) if part.strip()),
            "networks": networks,
            "hashtags": tags,
            "rubric": rubric,
            "link": entry.first("X-SMMDESK-LINK") or _address(entry),
            "status": state if state in self._words.statuses.values() else "",
            "format": form if form in self._words.formats.values() else "",
            "note": "\n".join(part for part in (entry.first("LOCATION"), *note) if part),
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
        repeated = f"/{_naive(moment):%Y%m%dT%H%M}" if entry.times.keys() & {"RRULE", "RECURRENCE-ID"} else ""
        wall, zone = self._wall(moment, own=entry.is_own)
        if int(wall[:4]) not in YEARS:
            raise ValueError(wall)
        return {"key": self._counted(f"{entry.uid or wall}{repeated}"), "wall": wall, "zone": zone}

    def _counted(self, key: str) -> str:
        count = self._keys[key] = self._keys.get(key, 0) + 1
        return f"{key}#{count}" if count > 1 else key

    def _wall(self, moment: dt.date, *, own: bool) -> tuple[str, str]:
        """A moment with a zone of its own keeps it; one in UTC, unless meant so, is shown by the client's clock."""
        if not isinstance(moment, dt.datetime):
            return f"{moment.isoformat()}T{self._noon}", ""
        zone = getattr(moment.tzinfo, "key", "")
        if moment.tzinfo and (not zone or (zone == "UTC" and not own)):
            moment, zone = moment.astimezone(ZoneInfo(self._zone)), ""
        return moment.replace(tzinfo=None).isoformat(timespec="minutes"), zone

    def _moments(self, entry: Entry) -> list[dt.date | None]:
        start = _when(entry.times, "DTSTART")
        if start is None or "RRULE" not in entry.times:
            return [start]
        times, endless = repeated(start, entry.times["RRULE"])
        if endless:
            self.problems.append((entry.number, "endless", f"{entry.first('SUMMARY')[:60]}\x1f{len(times)}"))
        gone = self._excluded(entry)
        return [moment for moment in times if _naive(moment) not in gone]

    def _excluded(self, entry: Entry) -> set[dt.date]:
        found = entry.times.get("EXDATE", [])
        groups = found if isinstance(found, list) else [found]
        excluded = {_naive(one.dt) for group in groups for one in group.dts}
        return excluded | self._replaced.get(entry.uid, set())


def repeated(start: dt.date, rule: Any) -> tuple[list[dt.date], bool]:
    """The times that a recurrence rule gives, and whether it had to be cut: by number, by years, or as nonsense."""
    from dateutil.rrule import rrulestr

    frequency = str((rule.get("FREQ") or [""])[0]).upper()
    interval = int((rule.get("INTERVAL") or [1])[0])
    if frequency not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} or interval < 1:
        return [start], True
    wall = _naive(start)
    horizon = wall + dt.timedelta(days=366 * MAX_YEARS)
    until = rule.get("UNTIL")
    stated = _naive(until[0]) if until else None
    end = min(stated, horizon) if stated else horizon
    count = int((rule.get("COUNT") or [MAX_TIMES + 1])[0])
    bounded = {**rule, "UNTIL": [end]}
    bounded.pop("COUNT", None)
    text = type(rule)(bounded).to_ical().decode()
    found = list(islice(rrulestr(text, dtstart=wall), min(count, MAX_TIMES) + 1))[: min(count, MAX_TIMES)] or [wall]
    whole = count <= MAX_TIMES or (stated is not None and stated <= horizon and len(found) < MAX_TIMES)
    return [_like(start, moment) for moment in found], not whole


def _like(start: dt.date, wall: dt.datetime) -> dt.date:
    """A wall time with the zone of the first time; a date where the first is one."""
    return wall.replace(tzinfo=start.tzinfo) if isinstance(start, dt.datetime) else wall.date()


def _naive(moment: dt.date) -> dt.datetime:
    if isinstance(moment, dt.datetime):
        return moment.replace(tzinfo=None)
    return dt.datetime(moment.year, moment.month, moment.day)


def _when(times: Mapping[str, Any], name: str) -> dt.date | None:
    moment = getattr(times.get(name), "dt", None)
    return moment if isinstance(moment, dt.date) else None


def _address(entry: Entry) -> str:
    """A URI is not escaped."""
    return clean(entry.texts["URL"][0].value) if "URL" in entry.texts else ""
