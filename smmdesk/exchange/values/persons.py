"""What in tables is of persons: columns that are named so, addresses and phone numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from smmdesk.domain.text import _
from smmdesk.exchange.values.cells import Cell, fold, folded, text_of
from smmdesk.exchange.values.names import in_words
from smmdesk.exchange.values.words import Tables, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_MAIL: Final = re.compile(r"(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?:tel:)?(\+?)[\d\s().\u2010-\u2015-]{9,24}", re.IGNORECASE)
_DIGITS: Final = range(9, 16)
_BARE: Final = re.compile(r"[78]\d{10}|9\d{9}|5\d{8}|(?:995|380|375|374|994|998)\d{8,9}")
"""Phone numbers of a few countries where nothing parts the digits: other long numbers are counts and ids."""
_GROUPED: Final = re.compile(r"\d{1,3}(?:[\s.]\d{3})+")
_IN_GROUPS: Final = re.compile(r"\d[\s().\u2010-\u2015-]+\d")
_INSIDE: Final = re.compile(r"(?<![\w+])\+?\(?\d[\d\s().\u2010-\u2015-]{7,22}\d(?!\w)")
_MAIL_INSIDE: Final = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_LIKE_PHONES: Final = re.compile(r"\+|\(|\d[\u2010-\u2015-]\d")
GONE: Final = "…"
"""What stands in the place of an address or a phone number that was taken out of a sentence."""
PERSONS_TOLD: Final[Mapping[str, str]] = {
    "persons_left_out": _("Data of persons were not kept. Columns: {value}. Rows with any: {limit}."),
    "persons_taken_out": _("E-mail addresses and phone numbers were taken out of notes. Rows: {value}."),
}
"""What a kind of file says of them."""
_DAY: Final = re.compile(r"\s*(?:\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[-.]\d{1,2}[-.]\d{4})\b")


class PersonWords(Words):
    """Words of a kind of which no column of persons is kept: those of the table `persons` stand in their names."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        persons = "|".join(map(re.escape, folded(tables["persons"]["words"])))
        self._persons = re.compile(rf"(?<!\w)(?:{persons})(?!\w)")

    def leaves_out(self, name: str, cells: Callable[[], Iterable[Cell]]) -> bool:
        """Also of one that holds data of persons."""
        return super().leaves_out(name, cells) or self.names_persons(name) or are_of_persons(cells())

    def names_persons(self, name: str) -> bool:
        """Whether a column's name says that it holds data of persons."""
        return any(self._persons.search(fold(each)) for each in (name, in_words(name)))


def are_of_persons(cells: Iterable[Cell]) -> bool:
    """Whether at least half of the cells that hold anything are addresses or phone numbers of persons."""
    there = [text for text in (text_of(cell).strip() for cell in cells) if text]
    return bool(there) and sum(map(is_of_person, there)) * 2 >= len(there)


def is_of_person(text: str) -> bool:
    """Whether a text is as a whole an e-mail address or a phone number."""
    return bool(_MAIL.fullmatch(text)) or _is_phone(text)


def without_persons(text: str) -> str:
    """A text with `GONE` for every e-mail address and phone number in it.

    Within a sentence only what is written as phone numbers are is taken for one: years and sums stand there as well.
    """
    if GONE in text or not any(character.isdigit() or character == "@" for character in text):
        return text
    return _INSIDE.sub(lambda found: GONE if _reads_as_phone(found[0]) else found[0], _MAIL_INSIDE.sub(GONE, text))


def _reads_as_phone(text: str) -> bool:
    digits = "".join(filter(str.isdecimal, text))
    return _is_phone(text) and bool(_LIKE_PHONES.search(text) or _BARE.fullmatch(digits))


def _is_phone(text: str) -> bool:
    found = _PHONE.fullmatch(text)
    digits = "".join(filter(str.isdecimal, text)) if found else ""
    if found is None or len(digits) not in _DIGITS or _DAY.match(text):
        return False
    if found[1] or _BARE.fullmatch(digits):
        return True
    return bool(_IN_GROUPS.search(text)) and not _GROUPED.fullmatch(text) and text.count(".") != 1
