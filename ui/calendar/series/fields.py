"""The fields of a rule: only those that it has a use for are in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.series import MOST, Freq, MonthEnd
from smmdesk.services.series import Scope
from smmdesk.speech import series as words
from smmdesk.speech import slots
from smmdesk.speech.language import Language, _
from ui.calendar.series.rule import Ends, On, Rule
from ui.widgets.forms.chip_set import Chips
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Whole
from ui.widgets.forms.form import Field, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

_DAYS: Final = 31
_MOST_INTERVAL: Final = 99
_SCOPES: Final = {Scope.FOLLOWING: _("This post and those after it"), Scope.ALL: _("All that are not out yet")}
_ON: Final = {On.DAY: _("Day of the month"), On.WEEKDAY: _("Weekday")}
_ENDS: Final = {
    Ends.NEVER: _("No end: for a year at first"),
    Ends.UNTIL: _("On a day"),
    Ends.COUNT: _("After a number of times"),
}
TYPED: Final = ("interval", "until", "count")
"""What is known while it is being typed."""


def rule_sections(today: Callable[[], date]) -> tuple[Section, ...]:
    """In the order in which one says it."""
    fields = (
        Field("scope", _("For which posts"), Choice(_worded(_SCOPES)), when=lambda rule: rule.scope is not None),
        Field("interval", _("Every"), Whole(1, _MOST_INTERVAL, may_be_empty=False), half=True),
        Field("freq", _("Counted in"), Choice(_units), half=True),
        Field("on", _("Which day"), Choice(_worded(_ON)), half=True, when=_is_of_month),
        Field("month_day", _("Day"), Choice(_month_days), half=True, when=_has_day),
        Field("nth", _("Which of the month"), Choice(_nths), half=True, when=_has_nth),
        Field("weekdays", _("Weekdays"), Chips(slots.each_day), when=lambda rule: rule.is_by_weekday),
        Field("month_end", _("Where there is no such day"), Choice(MonthEnd), when=lambda rule: rule.may_lack_its_day),
        Field("ends", _("Ends"), Choice(_worded(_ENDS)), half=True),
        Field("until", _("Last day"), Day(today), half=True, when=lambda rule: rule.ends is Ends.UNTIL),
        Field(
            "count",
            _("How many times"),
            Whole(1, MOST, may_be_empty=False),
            half=True,
            when=lambda rule: rule.ends is Ends.COUNT,
        ),
        Field("name", _("Name"), Line(), hint=_("By which you tell the series from others.")),
    )
    return (Section("", fields),)


def _is_of_month(rule: Rule) -> bool:
    return rule.is_of_month


def _has_day(rule: Rule) -> bool:
    return rule.is_of_month and rule.on is On.DAY


def _has_nth(rule: Rule) -> bool:
    return rule.is_of_month and rule.on is On.WEEKDAY


def _worded(of: Mapping[Any, str]) -> Callable[[Language], Sequence[tuple[Any, str]]]:
    return lambda language: [(each, language(said)) for each, said in of.items()]


def _units(language: Language) -> Sequence[tuple[Freq, str]]:
    return [
        (Freq.DAY, language.sense("every so many", "days")),
        (Freq.WEEK, language.sense("every so many", "weeks")),
        (Freq.MONTH, language.sense("every so many", "months")),
        (Freq.YEAR, language.sense("every so many", "years")),
    ]


def _nths(language: Language) -> Sequence[tuple[int, str]]:
    return [(each, words.nth(each, language)) for each in words.NTHS]


def _month_days(language: Language) -> Sequence[tuple[int, str]]:
    return [(each, words.month_day(each, language)) for each in (*range(1, _DAYS + 1), -1)]
