"""Kinds of fields that only a strategy has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from smmdesk.domain.errors import OutOfRangeError, SmmdeskError
from smmdesk.domain.text import _ as marked
from smmdesk.speech.measured import fewest_decimals
from smmdesk.speech.post_findings import weekday
from smmdesk.speech.strategies import DAYS, slot_in_words
from ui.overriding import override
from ui.widgets.forms.choice import ChoiceEditor, Combo
from ui.widgets.forms.date_edit import DateEdit
from ui.widgets.forms.editor import Editor, TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.speech.language import Language
    from ui.strategy.figure_field import About
    from ui.widgets.segments import Options

_SLOT = re.compile(r"(mon|tue|wed|thu|fri|sat|sun) ([01]?\d|2[0-3]):([0-5]\d)")


class SlotError(SmmdeskError):
    """A slot that is no weekday and hour."""

    message = marked("“{text}” is no day and hour. Write them like this, with commas between: {example}")


@dataclass(frozen=True, slots=True)
class OfRow:
    """One of what goes with the row that is shown: `options` are asked for each time; with `none` it may be none."""

    about: About
    options: Callable[[Any], Options]

    def build(self, language: Language) -> Editor:
        """An editor of the values of `options`."""
        return _OfRowEdit(language, self)


class _OfRowEdit(ChoiceEditor):
    def __init__(self, language: Language, kind: OfRow) -> None:
        super().__init__(language, Combo())
        self._kind = kind

    @override
    def show_value(self, value: Any) -> None:
        if (row := self._kind.about()) is not None:
            self.set_options(self._kind.options(row))
        super().show_value(value)


@dataclass(frozen=True, slots=True)
class EntryDay:
    """A day that is kept as "2026-10-01" among the words of a row, or ""."""

    today: Callable[[], date]

    def build(self, language: Language) -> Editor:
        """An editor of `str`."""
        return _EntryDayEdit(language, self.today)


class _EntryDayEdit(DateEdit):
    @override
    def value(self) -> Any:
        day = super().value()
        return day.isoformat() if isinstance(day, date) else day or ""

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(_as_day(value))


def _as_day(value: object) -> date | None:
    """What no day can be read of was written by another program."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None


@dataclass(frozen=True, slots=True)
class Parts:
    """A number (`int` parts, so many of a whole one) or none: 2.5 orders are 2,500 thousandths."""

    of_one: int
    high: int

    def build(self, language: Language) -> Editor:
        """An editor of `int | None`."""

        def read(text: str) -> int | None:
            if not text:
                return None
            parts = round(Fraction(language.read_number(text)) * self.of_one)
            if not 0 <= parts <= self.high * self.of_one:
                raise OutOfRangeError(low=0, high=self.high)
            return parts

        def show(value: int | None) -> str:
            if value is None:
                return ""
            share = Fraction(value, self.of_one)
            return language.number(share, fewest_decimals(share))

        return TypedLine(language, read, show, short=True)


@dataclass(frozen=True, slots=True)
class Slots:
    """Weekdays and hours (`tuple[str, ...]` such as "mon 09:30"), typed in the words of the language."""

    def build(self, language: Language) -> Editor:
        """An editor of `tuple[str, ...]`."""
        example = slots_in_words(("mon 09:30", "thu 18:00"), language)
        names = {name.casefold().strip("."): key for key, name in _named(language)}

        def read(text: str) -> tuple[str, ...]:
            return tuple(_slot(each.strip(), names, example) for each in re.split(r"[,;]", text) if each.strip())

        return TypedLine(language, read, lambda value: slots_in_words(value or (), language), placeholder=example)


def _slot(text: str, names: dict[str, str], example: str) -> str:
    day, _space, hour = text.rpartition(" ")
    key = names.get(day.strip().casefold().strip("."), day.strip().casefold())
    found = _SLOT.fullmatch(f"{key} {hour}")
    if found is None:
        raise SlotError(text=text, example=example)
    return f"{found[1]} {int(found[2]):02}:{found[3]}"


def slots_in_words(slots: Sequence[str], language: Language) -> str:
    """Mon 09:30, Thu 18:00."""
    return ", ".join(slot_in_words(each, language) for each in slots)


def _named(language: Language) -> list[tuple[str, str]]:
    return [(key, weekday(at, language, "short")) for at, key in enumerate(DAYS)]
