"""Entries of an iCalendar file (RFC 5545), whatever they are about. Runs in the parsing child.

Each entry is parsed on its own, so that a broken one stops no other. Texts are read here, which is quick and keeps
every backslash.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.exchange.calendars.lines import Property, entries_of, read_line
from smmdesk.exchange.calendars.times import PROPERTIES, naive, read_times, when
from smmdesk.exchange.errors import FileTooLargeError
from smmdesk.exchange.table.delimited import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from smmdesk.exchange.table.encoding import Survey

OWN_DOMAIN = "@smmdesk"
MAX_BYTES = 64 << 20
CHUNK = 500
UNSOUND = (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError)  # what broken values end in


class Entry(NamedTuple):
    """One entry and its place in the file: texts by property, and what the library made of its times."""

    number: int
    uid: str
    texts: Mapping[str, Sequence[Property]]
    times: Mapping[str, Any]

    def first(self, name: str) -> str:
        """The text of a property, of its first line where it has several; '' for none."""
        return self.texts[name][0].text() if name in self.texts else ""


def read_entries(path: Path, about: Survey, wanted: Container[str]) -> Iterator[Entry | Problem | None]:
    """Every entry with its `wanted` properties, a problem for one that is unreadable, and now and then None: a sign of
    life."""
    if about.size > MAX_BYTES:
        raise FileTooLargeError(name=path.name)
    with path.open(encoding=about.encoding, errors="backslashreplace", newline="") as file:
        text = file.read().replace("\0", "")
    for number, lines in enumerate(entries_of(text, path.name), 1):
        if number % CHUNK == 0:
            yield None
        try:
            yield _entry(number, lines, wanted)
        except Exception as error:  # the library lets errors of many kinds through: this entry is unreadable, no more
            yield Problem(number, "bad_event", type(error).__name__)


def _entry(number: int, lines: Sequence[str], wanted: Container[str]) -> Entry:
    texts: dict[str, list[Property]] = {}
    times: list[str] = []
    for line in lines:
        found = read_line(line)
        if found and found.name in PROPERTIES:
            times.append(line)
        elif found and found.name in wanted:
            texts.setdefault(found.name, []).append(found)
    uid = texts["UID"][0].text() if "UID" in texts else ""
    return Entry(number, uid.strip().removesuffix(OWN_DOMAIN), texts, read_times(times))


def replaced_times(entries: Iterable[Entry]) -> Mapping[str, set[dt.date]]:
    """By entry the single times of a repeating one that stand in the file as entries of their own."""
    found: dict[str, set[dt.date]] = {}
    for entry in entries:
        with contextlib.suppress(*UNSOUND):  # it is reported when its own row is made
            if moment := when(entry.times, "RECURRENCE-ID"):
                found.setdefault(entry.uid, set()).add(naive(moment))
    return found
