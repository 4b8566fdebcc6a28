"""What may be typed after an option, as values, and what is said of what is none."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import NOON
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.results.rates import Rate
    from smmdesk.speech.language import Language

DIGITS: Final = 6


def read_day(text: str) -> date:
    """Written as `YYYY-MM-DD` and in no other way that ISO 8601 has."""
    day = date.fromisoformat(text)
    if text != day.isoformat():
        raise ValueError(text)
    return day


def read_moment(text: str) -> datetime:
    """A day, which is meant at noon, or a day with a time of this machine's wall clock."""
    day, sign, clock = text.partition("T")
    if not sign:
        return datetime.combine(read_day(day), NOON)
    moment = datetime.combine(read_day(day), time.fromisoformat(clock))
    if clock != f"{moment:%H:%M}":
        raise ValueError(text)
    return moment


def read_rate(text: str) -> Rate:
    """Such as `EUR=96.50@2026-10-31`: what one of it was worth in the client's currency, and when."""
    from smmdesk.domain.results.rates import Rate

    try:
        return Rate.read(text).checked()
    except SmmdeskError as error:
        raise ValueError(text) from error


def read_number(text: str) -> int:
    """A number of something that is counted from 1."""
    if not (text.isascii() and text.isdecimal() and len(text) <= DIGITS and int(text)):
        raise ValueError(text)
    return int(text)


def read_use(text: str) -> tuple[str, str]:
    """A name may hold a sign of equality itself."""
    name, sign, use = text.rpartition("=")
    if not sign or not name.strip():
        raise ValueError(text)
    return name.strip(), use.strip()


_EXPECTED: Final[Mapping[object, str]] = {
    read_day: _("{text} is no day: write it as YYYY-MM-DD, such as 2026-10-31"),
    read_moment: _("{text} is no moment: write a day, or a day with its time, such as 2026-10-31T09:30"),
    read_rate: _("{text} is no rate: write what one unit was worth and on which day, such as EUR=96.50@2026-10-31"),
    read_number: _("{text} is no version: write its number, a whole one from 1 on, such as 2"),
    read_use: _("{text} is no use of a column: write its name, the sign = and what it is"),
}
"""What is to be written instead, by what reads it."""
_ONE_OF: Final = _("{text} is none of these: write {choices}")


def said(settings: dict[str, Any], language: Language) -> dict[str, Any]:
    """The settings of an argument, whose type refuses in this language and says what is expected.

    `argparse` itself says “invalid N value” and nothing more.
    """
    read = settings.get("type")
    choices = " / ".join(map(str, settings.get("choices", ())))
    words = _EXPECTED.get(read, _ONE_OF if choices else "")
    return {**settings, "type": _speaking(read, words, choices, language)} if read and words else settings


def _speaking(read: Callable[[str], object], words: str, choices: str, language: Language) -> Callable[[str], object]:
    import argparse  # not for a start of the window

    def reading(text: str) -> object:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(language(words, text=repr(text), choices=choices)) from error

    return reading
