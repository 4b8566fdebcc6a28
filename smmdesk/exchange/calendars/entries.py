"""Entries of an iCalendar file (RFC 5545), whatever they are about. Runs in the parsing child.

Each entry is parsed on its own, so that a broken one stops no other. Texts are read here, which is quick and keeps
every backslash.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.calendars.lines import Block, Property, blocks_of, read_line
from smmdesk.exchange.calendars.times import Times, property_of, read_times
from smmdesk.exchange.calendars.zones import Zones
from smmdesk.exchange.errors import FileTooLargeError
from smmdesk.exchange.workbooks.delimited import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from smmdesk.exchange.workbooks.encoding import Survey

OWN_DOMAIN = "@smmdesk"
MAX_BYTES = 64 << 20
CHUNK = 500
_LONGEST_NUMBER = 10  # digits
UNSOUND = (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError)  # what broken values end in


class Entry(NamedTuple):
    """One entry and its place in the file: texts by property, and when it is.

    `unread` are lines of its times that could not be read; `other` says what it is where it is no event, as VTODO.
    """

    number: int
    uid: str
    texts: Mapping[str, Sequence[Property]]
    times: Times
    unread: Sequence[str] = ()
    other: str = ""

    def first(self, name: str) -> str:
        """The text of a property, of its first line where it has several; '' for none."""
        return self.texts[name][0].text() if name in self.texts else ""


def read_entries(path: Path, about: Survey, wanted: Container[str]) -> Iterator[Entry | Problem | None]:
    """Every entry with its `wanted` properties, a problem for one that is unreadable, and now and then None: a sign of
    life."""
    if about.size > MAX_BYTES:
        raise FileTooLargeError(name=path.name)
    blocks: list[Block] = []
    with path.open(encoding=about.encoding, errors="backslashreplace", newline="") as file:
        for block in blocks_of(file, path.name):
            if block:
                blocks.append(block)
            else:
                yield None
    zones = Zones({tzid_of(block.lines): block.lines for block in blocks if block.is_zone})
    homes = {name: zones.named(name) if name else None for name in dict.fromkeys(block.zone for block in blocks)}
    yield from (Problem(0, "unknown_calendar_zone", name) for name, home in homes.items() if name and not home)
    yield from (_entry(0, block, wanted, zones, None) for block in blocks if block.other)
    for number, block in enumerate(filter(attrgetter("is_entry"), blocks), 1):
        if number % CHUNK == 0:
            yield None
        try:
            yield _entry(number, block, wanted, zones, homes[block.zone])
        except Exception as error:  # texts fail in many ways: this entry is unreadable, no more
            yield Problem(number, "bad_event", type(error).__name__)


def tzid_of(lines: Iterable[str]) -> str:
    """The name that a VTIMEZONE gives its zone."""
    found = (read_line(line) for line in lines)
    return next((each.value.strip() for each in found if each and each.name == "TZID"), "")


def _entry(number: int, block: Block, wanted: Container[str], zones: Zones, home: dt.tzinfo | None) -> Entry:
    texts: dict[str, list[Property]] = {}
    times: dict[str, list[str]] = {}
    for line in block.lines:
        if name := property_of(line):
            times.setdefault(name, []).append(line)
        elif (found := read_line(line)) and found.name in wanted:
            texts.setdefault(found.name, []).append(found)
    uid = texts["UID"][0].text() if "UID" in texts else ""
    when, unread = (Times(), ()) if block.other else _times(times, zones, home)
    return Entry(number, uid.strip().removesuffix(OWN_DOMAIN), texts, when, unread, block.other)


def _times(lines: Mapping[str, Sequence[str]], zones: Zones, home: dt.tzinfo | None) -> tuple[Times, Sequence[str]]:
    """When it is, by the lines that can be read, and those that cannot."""
    try:
        return read_times(lines, zones, home), ()
    except UNSOUND:
        unread = [line for name, some in lines.items() for line in some if not _is_sound(name, line, zones, home)]
        return read_times(
            {name: [each for each in some if each not in unread] for name, some in lines.items()}, zones, home
        ), unread


def _is_sound(name: str, line: str, zones: Zones, home: dt.tzinfo | None) -> bool:
    try:
        read_times({name: [line]}, zones, home)
    except UNSOUND:
        return False
    return True


def newest(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries, and those of which a newer version stands in the file: the same, with a higher number."""
    highest: dict[object, int] = {}
    for entry in entries:
        highest[_same(entry)] = max(highest.get(_same(entry), 0), _sequence(entry))
    older = [bool(entry.uid) and _sequence(entry) < highest[_same(entry)] for entry in entries]
    pairs = list(zip(entries, older, strict=True))
    return [entry for entry, is_older in pairs if not is_older], [entry for entry, is_older in pairs if is_older]


def _same(entry: Entry) -> object:
    return entry.uid, entry.times.replaced, entry.times.and_later


def _sequence(entry: Entry) -> int:
    number = entry.first("SEQUENCE").strip()
    return int(number) if number.isascii() and number.isdecimal() and len(number) < _LONGEST_NUMBER else 0


def later_changes(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """By entry those that stand in the place of one of its times and of all later ones."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.times.replaced and entry.times.and_later:
            found.setdefault(entry.uid, []).append(entry)
    return found


def replaced_times(entries: Iterable[Entry]) -> Mapping[str, list[dt.date]]:
    """By entry the single times of a repeating one that stand in the file as entries of their own."""
    found: dict[str, list[dt.date]] = {}
    for entry in entries:
        if entry.times.replaced:
            found.setdefault(entry.uid, []).append(entry.times.replaced)
    return found
