"""What the sums rest on: over how many months, what an hour of the owner is worth, when to look again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.flow import Flow
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Lines, Whole
from ui.widgets.forms.field_row import Edit
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.money_edit import Amount, MoneyEdit
from ui.widgets.labels import hint

if TYPE_CHECKING:
    import datetime as dt

    from smmdesk.domain.comparison import Comparison

Save = Callable[[Edit], object]

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
    """Three fields on a line, each saved when left."""

    def __init__(self, language: Language, today: Callable[[], dt.date], first_result: str, save: Save) -> None:
        super().__init__()
        fields = (
            (Field("months", _("Over months"), Whole(1, 120, may_be_empty=False)), 96),
            (Field("hour_value", _("An hour of the owner is worth"), Amount("EUR")), 200),
            (Field("review_on", _("Look at it again on"), Day(today)), 190),
        )
        self.forms = {field.name: _form(language, field, save, width) for field, width in fields}
        line = Flow(gap=tokens.SPACE_3)
        for form in self.forms.values():
            line.add(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(line)
        column.addWidget(hint(first_result))

    def show_comparison(self, comparison: Comparison) -> None:
        """Show its values; what is being typed stays."""
        editor = self.forms["hour_value"].editor("hour_value")
        # before the record: an amount that is left empty does not say its currency
        if isinstance(editor, MoneyEdit):
            editor.set_currency(comparison.currency)
        for form in self.forms.values():
            form.show_record(comparison)

    def flush(self) -> None:
        """Save what is being typed."""
        for form in self.forms.values():
            form.flush()


def _form(language: Language, field: Field, save: Save, width: int) -> Form:
    made = Form(language, (Section("", (field,)),), save)
    # in a long language the label needs more
    made.setFixedWidth(max(scaled(width), made.sizeHint().width()))
    return made
