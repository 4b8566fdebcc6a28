"""What money of another currency was worth, and on which day: asked once of a file, and never needed to bring it in."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.results.rates import Rate, check_worth
from smmdesk.speech.language import _
from smmdesk.speech.measured import rate_worth
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.forms.date_edit import DateEdit
from ui.widgets.forms.editor import TypedLine
from ui.widgets.labels import caption

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.speech.language import Language

_WORTH, _DAY = 96, 160


class RateQuestion(QWidget):
    """One currency: “1 USD = … EUR on …”. `changed` is called with each answer, and with each that is taken back."""

    def __init__(
        self, currency: str, language: Language, today: Callable[[], dt.date], changed: Callable[[], object]
    ) -> None:
        super().__init__()
        self._currency, self._language, self._today, self._changed = currency, language, today, changed
        self._said: Rate | None = None
        self.is_clear = True
        """whether nothing stands here, or a rate"""
        self.worth = TypedLine(language, self._read, self._show, placeholder=language(_("not counted")))
        self.worth.setFixedWidth(scaled(_WORTH))
        self.worth.name_parts(language(_("What one {currency} is worth"), currency=currency))
        self._of = caption("")
        self.day = DateEdit(language, today)
        self.day.setFixedWidth(scaled(_DAY))
        self.day.name_parts(language(_("Day of the rate of {currency}"), currency=currency))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        for part in (caption(language(_("1 {currency} ="), currency=currency)), self.worth, self._of, self.day):
            row.addWidget(part)
        for field in (self.worth, self.day):
            field.left.connect(self._left)

    def show_of(self, currency: str, day: dt.date | None) -> None:
        """Into which currency, and the day while nobody said another."""
        self._of.setText(self._language(_("{currency} on"), currency=currency))
        if day is not None and self.day.value() is None:
            self.day.show_value(min(day, self._today()))

    def rate(self) -> Rate | None:
        """What was said; None until both are."""
        return self._said

    def _read(self, text: str) -> Decimal | None:
        return check_worth(self._language.read_number(text)) if text else None

    def _show(self, worth: Decimal | None) -> str:
        return rate_worth(worth, self._language) if worth else ""

    def _left(self) -> None:
        """What cannot be read, and a day to come, stay with a mark, and no rate is said."""
        worth, day = _value(self.worth), _value(self.day)
        before = self._said, self.is_clear
        self._said = None
        if isinstance(day, dt.date) and day > self._today():
            self.day.set_wrong(True)
        elif isinstance(worth, Decimal) and isinstance(day, dt.date):
            self._said = Rate(currency=self._currency, worth=worth, on=day)
        # a day alone says nothing
        self.is_clear = self._said is not None or not self.worth.words()
        if (self._said, self.is_clear) != before:
            self._changed()


def _value(field: TypedLine) -> object:
    """What stands there, shown as it was read; None where it cannot be, which is marked."""
    value: object = None
    with suppress(SmmdeskError):
        value = field.value()
        field.show_value(value)
    field.set_wrong(value is None and bool(field.words()))
    return value
