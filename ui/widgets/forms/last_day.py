"""The end of a span as people name it: records hold the first day after, the field the last day in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.overriding import override
from ui.widgets.forms.date_edit import DateEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.speech.language import Language
    from ui.widgets.forms.editor import Editor

ONE: dt.timedelta = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LastDay:
    """The exclusive end (`date`) of a span, or none; typed, shown and picked as the day before it."""

    today: Callable[[], dt.date]

    def build(self, language: Language) -> Editor:
        """An editor of `date | None`."""
        return _LastDayEdit(language, self.today)


class _LastDayEdit(DateEdit):
    @override
    def _read_day(self, text: str) -> dt.date | None:
        day = super()._read_day(text)
        return day + ONE if day else None

    @override
    def _show_day(self, value: dt.date | None) -> str:
        return super()._show_day(value - ONE if value else None)

    @override
    def pick_day(self, day: dt.date) -> None:
        super().pick_day(day + ONE)

    @override
    def shown_day(self) -> dt.date:
        return super().shown_day() - ONE if self._value else self._today()
