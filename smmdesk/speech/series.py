"""By which rule posts come again, and what that comes to, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from smmdesk.domain.series import Freq, MonthEnd
from smmdesk.domain.text import raised
from smmdesk.speech.language import Language, _
from smmdesk.speech.slots import day as weekday_name
from smmdesk.speech.slots import weekdays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.posts import Post
    from smmdesk.domain.series import InSeries, Series

FIRST_DAYS: Final = 6
"""So many days are named one by one."""
_NAMED: Final = 4
_LETTERS: Final = 40
_LEAP: Final = 2028
"""A year that has all days that there are."""
_SURE: Final = 28
_FEBRUARY: Final = 2


def sense(context: str, text: str) -> tuple[str, str]:
    """Marks a word for the catalogues by the weekday that it stands before: it follows that one's gender."""
    return context, text


_KINDS: Final = (0, 0, 1, 0, 1, 1, 2)
"""By weekday which of the three words stands before it."""
_NTHS: Final = {
    1: (sense("Monday", "first"), sense("Wednesday", "first"), sense("Sunday", "first")),
    2: (sense("Monday", "second"), sense("Wednesday", "second"), sense("Sunday", "second")),
    3: (sense("Monday", "third"), sense("Wednesday", "third"), sense("Sunday", "third")),
    4: (sense("Monday", "fourth"), sense("Wednesday", "fourth"), sense("Sunday", "fourth")),
    5: (sense("Monday", "fifth"), sense("Wednesday", "fifth"), sense("Sunday", "fifth")),
    -1: (sense("Monday", "last"), sense("Wednesday", "last"), sense("Sunday", "last")),
}
NTHS: Final = tuple(_NTHS)


def nth(number: int, language: Language, weekday: int = 0) -> str:
    """Second, as it stands before a weekday; −1 is the last."""
    return language.sense(*_NTHS[number][_KINDS[weekday]])


def month_day(number: int, language: Language) -> str:
    """Day 31, or the last day."""
    return language(_("last day")) if number < 0 else language(_("day {number}"), number=number)


def told(series: Series, language: Language) -> str:
    """Every 2 weeks: Tue, Thu · until 6 Jan 2027."""
    return raised(" · ".join(filter(None, (rule(series, language), end(series, language)))))


def rule(series: Series, language: Language) -> str:
    """Every 2 weeks: Tue, Thu."""
    read = series.as_used()
    every = _every(read, language)
    days = _days(read, language)
    return language(_("{every}: {days}"), every=every, days=days) if days else every


def end(series: Series, language: Language) -> str:
    """Until 6 Jan 2027, or 12 times; nothing where it has no end."""
    if series.until is not None:
        return language(_("until {day}"), day=language.short_date(series.until))
    if series.count is not None:
        return language.count("{n} time", "{n} times", series.count)
    return ""


def _every(read: Series, language: Language) -> str:
    count = read.interval
    if count == 1:
        words = {
            Freq.DAY: _("every day"),
            Freq.WEEK: _("every week"),
            Freq.MONTH: _("every month"),
            Freq.YEAR: _("every year"),
        }
        return language(words[read.freq])
    return {
        Freq.DAY: language.count("every {n} day", "every {n} days", count),
        Freq.WEEK: language.count("every {n} week", "every {n} weeks", count),
        Freq.MONTH: language.count("every {n} month", "every {n} months", count),
        Freq.YEAR: language.count("every {n} year", "every {n} years", count),
    }[read.freq]


def _days(read: Series, language: Language) -> str:
    if read.freq is Freq.DAY:
        return ""
    if read.freq is Freq.WEEK:
        return weekdays(read.weekdays, language)
    days = _of_month(read, language)
    if read.freq is Freq.MONTH:
        return days
    if read.nth or read.month_day < 0:
        return language(_("{days}, {month}"), days=days, month=language.month_beside(read.first.day))
    day = language.day_and_month(date(_LEAP, read.first.day.month, read.month_day))
    return _with_end(day, read, language)


def _of_month(read: Series, language: Language) -> str:
    if read.nth:
        named = ((nth(read.nth, language, each), weekday_name(each, language, "full")) for each in read.weekdays)
        return ", ".join(language(_("{nth} {weekday}"), nth=which, weekday=name) for which, name in named)
    return _with_end(month_day(read.month_day, language), read, language)


def _with_end(day: str, read: Series, language: Language) -> str:
    """With what becomes of a day that not every month has; of years only February lacks one."""
    if read.month_day <= _SURE or (read.freq is Freq.YEAR and read.first.day.month != _FEBRUARY):
        return day
    if read.month_end is MonthEnd.SKIP:
        return language(_("{day} (only where there is one)"), day=day)
    return language(_("{day} (or the last one)"), day=day)


def place(found: InSeries, language: Language) -> str:
    """Every 2 weeks: Tue · 3 of 12."""
    words = raised(rule(found.series, language))
    if not found.place:
        return words
    return language(
        _("{rule} · {place} of {all}"), rule=words, place=language.number(found.place), all=language.number(found.of)
    )


def day(each: date, language: Language) -> str:
    """Tue 17 Nov 2026."""
    return f"{language.weekday(each, 'short')} {language.short_date(each)}"


def named(posts: Sequence[Post], language: Language) -> str:
    """A few posts by their day and their first words, and how many more there are."""
    told = [_post(each, language) for each in posts[:_NAMED]]
    if (more := len(posts) - _NAMED) > 0:
        told.append(language.count("{n} more", "{n} more", more))
    return ", ".join(told)


def _post(each: Post, language: Language) -> str:
    when, words = language.short_date(each.day), each.headline(_LETTERS)
    return language(_("{day} “{words}”"), day=when, words=words) if words else when


def days(found: Sequence[date], language: Language) -> str:
    """The first ones one by one, and the last: Tue 17 Nov 2026, … and 6 more, the last on Tue 9 Feb 2027."""
    named = ", ".join(day(each, language) for each in found[:FIRST_DAYS])
    left = len(found) - FIRST_DAYS
    if left <= 0:
        return named
    return language.count(
        "{days} and {n} more: {last}",
        "{days} and {n} more, the last on {last}",
        left,
        days=named,
        last=day(found[-1], language),
    )
