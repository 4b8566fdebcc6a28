"""Days as people type them: `5`, `5.11`, `5 nov`, `5 ноября 2026`, `today`, `+7`, or in figures with the year."""

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from smmdesk.speech.language import Language, UnreadableError, _

_NEAR: Final = {_("yesterday"): -1, _("today"): 0, _("tomorrow"): 1}


def read_day(text: str, today: dt.date, language: Language) -> dt.date | None:
    """The day meant, None for nothing typed; what is left out is taken from `today`. Raises `UnreadableError`."""
    words = text.strip().casefold()
    if not words:
        return None
    near = {language(word).casefold(): days for word, days in _NEAR.items()}
    if words in near:
        return today + dt.timedelta(days=near[words])
    if found := re.fullmatch(r"([+-]\s?\d{1,4})", words):
        return today + dt.timedelta(days=int(found[1].replace(" ", "")))
    return _partly(words, today, language) or language.read_date(text)


def _partly(words: str, today: dt.date, language: Language) -> dt.date | None:
    """A day with its month in letters or without a year; None where that is not how it is written."""
    # letters behind a year stand for the word itself: “2026 г.”
    found = re.fullmatch(r"(\d{1,2})(?:[\s./-]+(\d{1,2}|[^\W\d]+))?[\s.,/-]*(\d{4})?(?:\s*\D{1,3})?", words)
    if found is None:
        return None
    day, month, year = found.groups()
    number = _month(month, language) if month else today.month
    try:
        return dt.date(int(year or today.year), number, int(day))
    except ValueError as error:
        raise UnreadableError(text=words) from error


def _month(word: str, language: Language) -> int:
    """The number of a month from figures or from its first letters, at least two; 0 for none or several."""
    if word.isdecimal():  # “²” is a digit, and no number
        return int(word)
    fitting = {number for number, name in _month_names(language.code) if len(word) > 1 and name.startswith(word)}
    return fitting.pop() if len(fitting) == 1 else 0


@lru_cache(maxsize=4)
def _month_names(code: str) -> tuple[tuple[int, str], ...]:
    """Every month's name, as it stands alone and as it stands in a date, with its number."""
    language = Language(code)
    firsts = [dt.date(2000, number, 1) for number in range(1, 13)]
    alone = [(day.month, language.month(day).split()[0].casefold()) for day in firsts]
    return tuple(alone + [(day.month, language.day_and_month(day).split()[-1].casefold()) for day in firsts])
