"""Content lines of iCalendar (RFC 5545, 3.1 and 3.3.11): folded, escaped, and read back to the last backslash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.text import clean
from smmdesk.exchange.errors import FileTooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator

SAID = "X-SMMDESK"  # parameter of our own CATEGORIES: which field they are
MAX_ENTRIES = 50_000
_WIDTH = 75  # bytes in a line without its end: RFC 5545, 3.1
_LINE_END = re.compile(r"\r\n|\r|\n")
_FOLD = re.compile(r"(?:\r\n|\r|\n)[ \t]")
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

    `zone` is the name that its calendar gives its own time zone, '' where it gives none.
    """

    is_entry: bool
    lines: list[str]
    zone: str = ""

    def takes(self, mark: str, depth: int) -> bool:
        """Whether a line is one of it: so many blocks are open behind it."""
        return not self.is_entry or (depth == 1 and not mark.startswith("END:"))


def read_line(line: str) -> Property | None:
    """An unfolded line; None for what is no property."""
    found = _LINE.fullmatch(line)
    return Property(found[1].upper(), found[2], found[5]) if found else None


def blocks_of(text: str, name: str) -> Iterator[Block]:
    """The entries and the definitions of zones, without what stands around them."""
    block = Block(is_entry=True, lines=[])
    depth = count = 0
    zone = ""
    for line in _LINE_END.split(_FOLD.sub("", text)):
        mark = line[:_LONGEST_MARK].strip().upper()
        if mark == "BEGIN:VEVENT" or (mark == "BEGIN:VTIMEZONE" and depth == 0):
            block, depth = Block(mark == "BEGIN:VEVENT", [], zone), 1
            continue
        if not depth:
            zone = _zone_of(mark, line, zone)
        if depth:
            depth += mark.startswith("BEGIN:") - mark.startswith("END:")
            if depth == 0:
                count += block.is_entry
                if count > MAX_ENTRIES:
                    raise FileTooLargeError(name=name)
                yield block
            elif block.takes(mark, depth):
                block.lines.append(line)


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
