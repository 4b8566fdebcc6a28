"""What may be typed after an option, as values; `argparse` names each by its name where it is something else."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import NOON

if TYPE_CHECKING:
    from smmdesk.domain.results.rates import Rate

DIGITS: Final = 6


def read_day(text: str) -> date:
    """Written as `YYYY-MM-DD` and in no other way that ISO 8601 has."""
    day = date.fromisoformat(text)
    if text != day.isoformat():
        raise ValueError(text)
    return day


read_day.__name__ = "YYYY-MM-DD"  # by it `argparse` names what was expected


def read_moment(text: str) -> datetime:
    """A day, which is meant at noon, or a day with a time of this machine's wall clock."""
    day, sign, clock = text.partition("T")
    if not sign:
        return datetime.combine(read_day(day), NOON)
    moment = datetime.combine(read_day(day), time.fromisoformat(clock))
    if clock != f"{moment:%H:%M}":
        raise ValueError(text)
    return moment


read_moment.__name__ = "YYYY-MM-DD[THH:MM]"


def read_rate(text: str) -> Rate:
    """Such as `EUR=96.50@2026-10-31`: what one of it was worth in the client's currency, and when."""
    from smmdesk.domain.results.rates import Rate

    try:
        return Rate.read(text).checked()
    except SmmdeskError as error:
        raise ValueError(text) from error


read_rate.__name__ = "EUR=96.50@YYYY-MM-DD"


def read_number(text: str) -> int:
    """A number of something that is counted from 1."""
    if not (text.isascii() and text.isdecimal() and len(text) <= DIGITS and int(text)):
        raise ValueError(text)
    return int(text)


read_number.__name__ = "N"


def read_use(text: str) -> tuple[str, str]:
    """A name may hold a sign of equality itself."""
    name, sign, use = text.rpartition("=")
    if not sign or not name.strip():
        raise ValueError(text)
    return name.strip(), use.strip()


read_use.__name__ = "NAME=USE"
