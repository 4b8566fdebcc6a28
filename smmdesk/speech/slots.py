"""Slots, what they come to, and what they lack of a strategy, in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.slots import LOOKED_AHEAD
from smmdesk.domain.text import raised
from smmdesk.speech.formats import FORMATS
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import time

    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import Period
    from smmdesk.domain.slots import Ahead, Regularity, Slot
    from smmdesk.domain.slots_agreed import Hour

_MONDAY: Final = date(2024, 1, 1)
_WEEK: Final = 7
_RUN: Final = 3
_MOST: Final = 6
"""So many hours are named one by one."""


def weekdays(numbers: Iterable[int], language: Language) -> str:
    """Mon–Wed, Fri in the order of the language's week; "every day" for all of them."""
    chosen = {*numbers}
    if len(chosen) == _WEEK:
        return language(_("every day"))
    first = language.first_weekday()
    runs: list[list[int]] = []
    for place in range(_WEEK):
        weekday = (first + place) % _WEEK
        if weekday in chosen:
            is_next = runs and (runs[-1][-1] + 1) % _WEEK == weekday and place > 0
            runs[-1].append(weekday) if is_next else runs.append([weekday])
    return ", ".join(_run(each, language) for each in runs)


def _run(numbers: Sequence[int], language: Language) -> str:
    """Three days and more by their first and last."""
    names = [day(each, language) for each in numbers]
    return f"{names[0]}–{names[-1]}" if len(names) >= _RUN else ", ".join(names)


def day(number: int, language: Language, width: str = "short") -> str:
    """Mon; 0 is Monday."""
    return language.weekday(_MONDAY + timedelta(days=number), width)


def each_day(language: Language) -> list[tuple[int, str]]:
    """Every weekday with its short name, in the order of the language's week."""
    first = language.first_weekday()
    return [(number, day(number, language)) for number in ((first + place) % _WEEK for place in range(_WEEK))]


def slot(each: Slot, language: Language) -> str:
    """Mon, Wed, Fri 09:30 · any network."""
    return raised(f"{weekdays(each.weekdays, language)} {language.time(each.at)} · {network(each.network, language)}")


def network(which: Network | None, language: Language) -> str:
    """Instagram, or any network."""
    return language.word(which) if which else language(_("any network"))


def meant_for(each: Slot, language: Language) -> str:
    """News · Photo: what suits it best."""
    return " · ".join(filter(None, (each.rubric, language(FORMATS[each.format]) if each.format else "")))


def time_of_days(at: time, numbers: Iterable[int], language: Language) -> str:
    """Mon, Wed 10:00."""
    return f"{weekdays(numbers, language)} {language.time(at)}"


def empty_of(period: Period, gaps: int, slots: int, language: Language) -> str:
    """16–22 November: 4 of 9 slots are empty."""
    named = language.period(period)
    if not gaps:
        return language(_("{period}: every slot is taken."), period=named)
    return language.count(
        "{period}: {gaps} of {n} slot is empty.",
        "{period}: {gaps} of {n} slots are empty.",
        slots,
        period=named,
        gaps=language.number(gaps),
    )


def kept(told: Regularity, language: Language, *, is_past: bool) -> str:
    """So far: 4 of 5 filled (80 %), 12 minutes off at the median."""
    if not told.slots:
        return language(_("So far: no slot.")) if is_past else language(_("To come: no slot."))
    words = (
        _("So far: {filled} of {slots} filled ({share})")
        if is_past
        else _("To come: {filled} of {slots} filled ({share})")
    )
    values = {"filled": language.number(told.filled), "slots": language.number(told.slots)}
    sentence = language(words, **values, share=language.percent(told.share))
    if told.off is None:
        return f"{sentence}."
    off = language.count("{n} minute off at the median", "{n} minutes off at the median", round(told.off))
    return f"{sentence}, {off}."


def planned_ahead(found: Ahead, language: Language) -> str:
    """Planned ahead: 11 days, up to the empty slot on Friday 27 November, 09:30."""
    if found.first_empty is None:
        return language(_("Planned ahead: every slot of the next {weeks} weeks."), weeks=LOOKED_AHEAD.days // _WEEK)
    day, at = found.first_empty.day, language.time(found.first_empty.slot.at)
    if not found.days:
        return language(_("Nothing is planned ahead: the slot of today, {time}, is empty."), time=at)
    return language.count(
        "Planned ahead: {n} day, up to the empty slot on {day}, {time}.",
        "Planned ahead: {n} days, up to the empty slot on {day}, {time}.",
        found.days,
        day=language.short_date(day),
        time=at,
    )


def hours(found: Sequence[Hour], language: Language) -> str:
    """Mon 09:30 Instagram, Thu 18:00; and 4 more."""
    named = [_hour(each, language) for each in found[:_MOST]]
    if (more := len(found) - len(named)) > 0:
        named.append(language.count("{n} more", "{n} more", more))
    return ", ".join(named)


def _hour(each: Hour, language: Language) -> str:
    which = f" {language.word(each.network)}" if each.network else ""
    return f"{day(each.weekday, language)} {language.time(each.at)}{which}"


def not_here(found: Sequence[Hour], language: Language) -> str:
    """What the strategy has and the calendar has not."""
    return language(_("The strategy in force has hours that are no slots: {hours}."), hours=hours(found, language))


def only_here(found: Sequence[Hour], language: Language) -> str:
    """What the calendar has and the strategy has not."""
    return language(_("Slots that the strategy in force does not have: {hours}."), hours=hours(found, language))
