"""The languages of the program, and how each writes what Babel does not decide: `resources/locale/languages.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass

from smmdesk.machine.places import RESOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a language is called by those who speak it, and how it writes.

    `locale` is Babel's name of it. `letters` are a range of its alphabet, by which its words are told from others.
    `thousands` is the sign between thousands where it could be taken for the decimal one. `percent` follows the number.
    """

    name: str
    locale: str
    letters: str
    thousands: str
    percent: str
    sign_first: bool


HABITS: dict[str, Habits] = {
    code: Habits(**row) for code, row in json.loads((RESOURCES / "locale" / "languages.json").read_bytes()).items()
}
