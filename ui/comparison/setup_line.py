"""What there is: money, hours, what an hour is worth. What the sums rest on besides: ads, months, what is paid now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Lines, Whole
from ui.widgets.forms.field_row import Edit
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.money_edit import Amount, MoneyEdit
from ui.widgets.labels import Label, hint

if TYPE_CHECKING:
    import datetime as dt

    from smmdesk.domain.comparison import Comparison

Save = Callable[[Edit], object]

_OUR_HOUR: Final = _("{money} an hour is our assumption: type what yours is worth.")
_NO_HOUR: Final = _("Nobody has said yet what an hour of yours is worth: so far it counts for nothing.")
ABOUT: Final = (
    Section(
        "",
        (
            Field("name", _("Name of this comparison"), Line(_("Such as “Before the season”"))),
            Field("note", _("Note: what was decided, and why"), Lines(least=2, most=8)),
        ),
    ),
)


class SetupLine(QWidget):
    """The three first questions on a line, the rest on the next; each is saved when left.

    `take_hour` says that what we take an hour to be worth is right.
    """

    def __init__(
        self,
        language: Language,
        today: Callable[[], dt.date],
        first_result: str,
        save: Save,
        take_hour: Callable[[], object],
    ) -> None:
        super().__init__()
        self._language = language
        self.forms: dict[str, Form] = {}
        self.ours = Label("", size=tokens.FONT_SMALL, colour="muted")
        self.take_hour = button(language(_("It is right")), take_hour, kind="link")
        money = Amount("EUR")
        first = (
            (Field("can_pay", _("Can be paid a month, ads included"), money), 200),
            (Field("hours_a_week", _("Hours a week you have for it"), Whole(0, 168)), 190),
            (Field("hour_value", _("An hour of yours is worth"), money), 190),
            (Field("thousand", _("Rate: 1,000 ₽ ="), money), 160),
        )
        rest = (
            (Field("pays_now", _("Paid today a month, ads included"), money), 160),
            (Field("ads", _("Ads a month, as planned"), money), 170),
            (Field("months", _("Over months"), Whole(1, 120, may_be_empty=False)), 96),
            (Field("review_on", _("Look at it again on"), Day(today)), 190),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self._line(language, first, save))
        column.addWidget(self._about_hour())
        column.addWidget(self._line(language, rest, save))
        column.addWidget(hint(first_result))

    def show_comparison(self, comparison: Comparison, *, asks_rate: bool) -> None:
        """Show its values; what is being typed stays. A rate is asked for where we know none."""
        self.forms["thousand"].setVisible(asks_rate)
        for name, form in self.forms.items():
            editor = form.editor(name)
            # before the record: an amount that is left empty does not say its currency
            if isinstance(editor, MoneyEdit):
                editor.set_currency(comparison.currency)
            form.show_record(comparison)
        self._mark_hour(comparison)

    def flush(self) -> None:
        """Save what is being typed."""
        for form in self.forms.values():
            form.flush()

    def _mark_hour(self, comparison: Comparison) -> None:
        """In grey, as figures are that nobody typed, and in words."""
        money, known = comparison.hour_value, comparison.hour_known
        sentence = _OUR_HOUR if money.minor else _NO_HOUR
        words = self._language(sentence, money=self._language.short_money(money))
        self.ours.setText(words)
        self.take_hour.setVisible(bool(money.minor))
        self._hour.setVisible(not known)
        editor = self.forms["hour_value"].editor("hour_value")
        if isinstance(editor, MoneyEdit):
            editor.line.setProperty("ours", not known)
            editor.line.style().polish(editor.line)
            if not editor.line.property("wrong"):
                editor.line.setAccessibleDescription("" if known else words)

    def _about_hour(self) -> Flow:
        self._hour = Flow(gap=tokens.SPACE_2)
        self._hour.add(self.ours)
        self._hour.add(self.take_hour)
        return self._hour

    def _line(self, language: Language, fields: Sequence[tuple[Field, int]], save: Save) -> Flow:
        line = Flow(gap=tokens.SPACE_3)
        for field, width in fields:
            self.forms[field.name] = form = _form(language, field, save, width)
            line.add(form)
        return line


def _form(language: Language, field: Field, save: Save, width: int) -> Form:
    made = Form(language, (Section("", (field,)),), save)
    # in a long language the label needs more
    made.setFixedWidth(max(scaled(width), made.sizeHint().width()))
    return made
