"""Entries of an iCalendar file (RFC 5545) as rows of a plan. Runs in the parsing child.

Each entry is parsed on its own, so that a broken one stops no other; repeating ones are laid out within bounds.
"""

import contextlib
import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from smmdesk.exchange.delimited import VISIBLE
from smmdesk.exchange.encoding import survey
from smmdesk.exchange.errors import FileTooLargeError, NothingRecognisedError
from smmdesk.exchange.plan_chunk import FIELDS
from smmdesk.exchange.words import Words

if TYPE_CHECKING:
    from icalendar import Event

OWN_DOMAIN = "@smmdesk"
MAX_BYTES = 64 << 20
MAX_ENTRIES = 50_000
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
    "X-SMMDESK-STATUS": "status",
    "X-SMMDESK-FORMAT": "format",
}
_STATUSES = {"TENTATIVE": "draft", "CONFIRMED": "scheduled", "CANCELLED": "rejected"}


class Entry(NamedTuple):
    """One parsed entry and its place in the file."""

    number: int
    event: "Event"
    uid: str


def stream_calendar(path: Path, words: Words, zone: str, noon: str) -> Iterator[Any]:
    """The same shape as `plan_rows.stream`."""
    about = survey(path)
    if about.size > MAX_BYTES:
        raise FileTooLargeError(name=path.name)
    text = path.read_text(encoding=about.encoding, errors=VISIBLE).replace("\0", "")
    entries: list[Entry] = []
    problems: list[tuple[int, str, str]] = []
    for number, block in enumerate(_blocks(text, path.name), 1):
        if number % _CHUNK == 0:
            yield None
        entries += _parsed(number, block, problems)
    if not entries:
        raise NothingRecognisedError(name=path.name)
    yield {
        "sha256": about.sha256,
        "encoding": about.encoding,
        "certain": about.certain,
        "sheet": "",
        "header": 0,
        "columns": [(name, field) for name, field in _COLUMNS.items() if any(name in entry.event for entry in entries)],
        "table": None,
        "order": "",
        "total": len(entries),
    }
    yield from _chunks(entries, problems, _Reader(words, zone, noon, _replaced(entries)))


def _blocks(text: str, name: str) -> Iterator[str]:
    """The lines of each VEVENT, without what stands around them."""
    inside: list[str] | None = None
    count = 0
    for line in text.splitlines():
        mark = line.strip().upper()
        if mark == "BEGIN:VEVENT":
            inside = []
        if inside is not None:
            inside.append(line)
        if mark == "END:VEVENT" and inside is not None:
            count += 1
            if count > MAX_ENTRIES:
                raise FileTooLargeError(name=name)
            yield "\r\n".join(inside)
            inside = None


def _parsed(number: int, block: str, problems: list[tuple[int, str, str]]) -> Iterator[Entry]:
    from icalendar import Event

    try:
        event = Event.from_ical(block)
        if not isinstance(event, Event):
            raise TypeError(type(event))
        uid = str(event.get("UID", "")).strip().removesuffix(OWN_DOMAIN)
    except Exception as error:  # the library lets errors of many kinds through: this entry is unreadable, no more
        problems.append((number, "bad_event", type(error).__name__))
        return
    yield Entry(number, event, uid)


def _replaced(entries: Iterable[Entry]) -> set[tuple[str, dt.date]]:
    """Single times of repeating entries that stand in the file as entries of their own."""
    found: set[tuple[str, dt.date]] = set()
    for entry in entries:
        with contextlib.suppress(*UNSOUND):  # it is reported when its own row is made
            moment = _when(entry.event, "RECURRENCE-ID")
            found |= {(entry.uid, _naive(moment))} if moment else set()
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

    def __init__(self, words: Words, zone: str, noon: str, replaced: set[tuple[str, dt.date]]) -> None:
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
        event = entry.event
        networks, tags, rubric, note = self._categories(event)
        own = "X-SMMDESK-STATUS" in event
        title, body = _text(event, "SUMMARY"), _text(event, "DESCRIPTION")
        state = _text(event, "X-SMMDESK-STATUS").lower() or _STATUSES.get(_text(event, "STATUS").upper(), "")
        form = _text(event, "X-SMMDESK-FORMAT").lower()
        return {
            "row": entry.number,
            "text": body if own else "\n\n".join(part for part in (title, body) if part.strip()),
            "networks": networks,
            "hashtags": tags,
            "rubric": rubric,
            "link": _text(event, "URL"),
            "status": state if state in self._words.statuses.values() else "",
            "format": form if form in self._words.formats.values() else "",
            "note": "\n".join(part for part in (_text(event, "LOCATION"), *note) if part),
        }

    def _categories(self, event: "Event") -> tuple[tuple[str, ...], tuple[str, ...], str, list[str]]:
        """Networks, hashtags, a rubric (the first other word) and the words that are left for the note."""
        found = event.get("CATEGORIES", [])
        groups = found if isinstance(found, list) else [found]
        words = [str(word).strip() for group in groups for word in getattr(group, "cats", [group])]
        networks: dict[str, None] = {}
        others: list[str] = []
        for word in words:
            named = self._words.found_networks(word)
            networks.update(dict.fromkeys(named.networks))
            if named.unknown:
                others.append(word)
        tags = tuple(word for word in others if word.startswith("#"))
        plain = [word for word in others if not word.startswith("#")]
        return tuple(networks), tags, plain[0] if plain else "", plain[1:]

    def _time(self, entry: Entry, moment: dt.date | None) -> dict[str, str]:
        """Key, wall time and zone of one time of the entry."""
        if moment is None:
            return {"key": self._counted(entry.uid or f"row {entry.number}")}
        repeated = f"/{_naive(moment):%Y%m%dT%H%M}" if "RRULE" in entry.event or "RECURRENCE-ID" in entry.event else ""
        wall, zone = self._wall(moment)
        return {"key": self._counted(f"{entry.uid or wall}{repeated}"), "wall": wall, "zone": zone}

    def _counted(self, key: str) -> str:
        count = self._keys[key] = self._keys.get(key, 0) + 1
        return f"{key}#{count}" if count > 1 else key

    def _wall(self, moment: dt.date) -> tuple[str, str]:
        """A moment with a zone of its own keeps it; one in UTC is shown by the clock of the client."""
        if not isinstance(moment, dt.datetime):
            return f"{moment.isoformat()}T{self._noon}", ""
        zone = getattr(moment.tzinfo, "key", "")
        if moment.tzinfo and (not zone or zone == "UTC"):
            moment, zone = moment.astimezone(ZoneInfo(self._zone)), ""
        return moment.replace(tzinfo=None).isoformat(timespec="minutes"), zone

    def _moments(self, entry: Entry) -> list[dt.date | None]:
        start = _when(entry.event, "DTSTART")
        if start is None or "RRULE" not in entry.event:
            return [start]
        times, endless = repeated(start, entry.event["RRULE"])
        if endless:
            self.problems.append((entry.number, "endless", f"{_text(entry.event, 'SUMMARY')[:60]}\x1f{len(times)}"))
        gone = self._excluded(entry)
        return [moment for moment in times if _naive(moment) not in gone]

    def _excluded(self, entry: Entry) -> set[dt.date]:
        found = entry.event.get("EXDATE", [])
        groups = found if isinstance(found, list) else [found]
        excluded = {_naive(one.dt) for group in groups for one in group.dts}
        return excluded | {moment for uid, moment in self._replaced if uid == entry.uid}


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


def _when(event: "Event", name: str) -> dt.date | None:
    found = event.get(name)
    moment = getattr(found, "dt", None)
    return moment if isinstance(moment, dt.date) else None


def _text(event: "Event", name: str) -> str:
    found = event.get(name, "")
    return str(found[0] if isinstance(found, list) and found else found or "")
