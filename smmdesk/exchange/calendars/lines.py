"""Content lines of iCalendar (RFC 5545, 3.1 and 3.3.11): folded, escaped, and read back to the last backslash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.text import clean
from smmdesk.exchange.errors import FileTooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SAID = "X-SMMDESK"  # parameter of our own CATEGORIES: which field they are
MAX_ENTRIES = 50_000
_WIDTH = 75  # bytes in a line without its end: RFC 5545, 3.1
_BLANKS = (" ", "\t")
_ALIVE = 100_000  # lines from one sign of life to the next
_LONGEST_MARK = 40  # characters: of a long text no more is looked at for a BEGIN or END
_SIGNS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_PARAMETER = re.compile(r";([^;:=]+)=((?:\"[^\"]*\"|[^\";:])*)")
_LINE = re.compile(rf"([A-Za-z0-9-]+)((?:{_PARAMETER.pattern})*):(.*)", re.DOTALL)
_OWN = re.compile(rf";{SAID}=(\w+)", re.IGNORECASE)
_PAIR = re.compile(r"\\(.)", re.DOTALL)
_WORD = re.compile(r"(?:\\.|[^,\\])+", re.DOTALL)


class Property(NamedTuple):
    """One line of an entry: its value as it stands there."""

    name: str
    parameters: str
    value: str

    def text(self) -> str:
        """The value as a person reads it."""
        return unescaped(self.value)

    def words(self) -> list[str]:
        """The value as a list divided by commas."""
        return list(map(unescaped, _WORD.findall(self.value)))

    def said(self) -> str:
        """Which field our own CATEGORIES are; '' for those of others."""
        found = _OWN.search(self.parameters)
        return found[1].upper() if found else ""


class Block(NamedTuple):
    """The unfolded lines of a VEVENT, without what stands within like an alarm, or all those of a VTIMEZONE.

    `zone` is the name that its calendar gives its own time zone, '' where it gives none; `other` what it is where it is
    neither, such as VTODO.
    """

    is_entry: bool
    lines: list[str]
    zone: str = ""
    other: str = ""

    @property
    def is_zone(self) -> bool:
        """Whether it defines a time zone, with all that stands within."""
        return not (self.is_entry or self.other)


def read_line(line: str) -> Property | None:
    """An unfolded line; None for what is no property."""
    found = _LINE.fullmatch(line)
    return Property(found[1].upper(), found[2], found[5]) if found else None


def unfolded(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a file, as it gives them, without their ends; one that begins with a blank goes on from the last."""
    last, more = "", list[str]()
    for raw in lines:
        line = raw.rstrip("\r\n")
        if "\0" in line:
            line = line.replace("\0", "")
        if line[:1] in _BLANKS and line:
            more.append(line[1:])
            continue
        yield "".join((last, *more)) if more else last
        last, more = line, []
    yield "".join((last, *more))


def blocks_of(lines: Iterable[str], name: str) -> Iterator[Block | None]:
    """The entries, the definitions of zones, and what else there is, without what stands around them; now and then
    None, a sign of life."""
    block = Block(is_entry=True, lines=[])
    depth = count = 0
    zone = ""
    for number, line in enumerate(unfolded(lines), 1):
        if number % _ALIVE == 0:
            yield None
        mark = line[:_LONGEST_MARK].strip().upper()
        begins = mark.startswith("BEGIN:")
        if begins and (begun := _begun(mark, depth, zone)):
            block, depth = begun, 1
            continue
        if not depth:
            zone = _zone_of(mark, line, zone)
            continue
        ends = mark.startswith("END:")
        depth += begins - ends
        if depth == 0:
            count = _counted(count + block.is_entry, name)
            yield block
        elif (depth == 1 and not ends) or block.is_zone:
            block.lines.append(line)


def _counted(count: int, name: str) -> int:
    if count > MAX_ENTRIES:
        raise FileTooLargeError(name=name)
    return count


def _begun(mark: str, depth: int, zone: str) -> Block | None:
    """The block that a line begins; an entry within another one that is not closed begins all the same."""
    if mark == "BEGIN:VEVENT":
        return Block(is_entry=True, lines=[], zone=zone)
    if depth or not mark.startswith("BEGIN:V") or mark == "BEGIN:VCALENDAR":
        return None
    kind = mark.removeprefix("BEGIN:")
    return Block(is_entry=False, lines=[], zone=zone, other="" if kind == "VTIMEZONE" else kind)


def _zone_of(mark: str, line: str, before: str) -> str:
    """The zone of the calendar that a line outside of all entries begins, or names it of."""
    if mark == "BEGIN:VCALENDAR":
        return ""
    found = read_line(line) if mark.startswith("X-WR-TIMEZONE") else None
    return found.text().strip() if found else before


def escaped(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11."""
    return text.translate(_SIGNS)


def folded(line: str) -> bytes:
    """A content line in pieces of 75 bytes, never within a letter or behind the backslash of a pair."""
    data = line.encode("utf-8", "replace")
    pieces = []
    start, width = 0, _WIDTH
    while len(data) - start > width:
        end = start + width
        while data[end] & 0xC0 == 0x80:
            end -= 1
        end -= data[end - 1 : end] == b"\\"
        pieces.append(data[start:end])
        start, width = end, _WIDTH - 1  # the blank that begins it counts, too
    return b"\r\n ".join([*pieces, data[start:]]) + b"\r\n"


def unescaped(value: str) -> str:
    """TEXT of RFC 5545 as it was before it was escaped, and as records keep it."""
    return clean(_PAIR.sub(lambda pair: "\n" if pair[1] in "nN" else pair[1], value) if "\\" in value else value)
