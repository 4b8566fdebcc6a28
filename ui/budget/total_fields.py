"""Where the total is entered: as an amount, or as a share of the revenue; honest where both are and differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.budget.wording import share_sentence
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.editors import Percent
from ui.widgets.forms.field_row import Edit
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.money_edit import Amount, MoneyEdit
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.budget import Budget

FIELDS = (
    (Field("total", _("Amount"), Amount("EUR")), 150),
    (Field("share", _("or share of revenue"), Percent()), 140),
    (Field("revenue", _("Revenue of the period"), Amount("EUR")), 150),
)


class TotalFields(QWidget):
    """Three fields on a line, each saved when left, and under them what they come to."""

    def __init__(self, language: Language, save: Callable[[Edit], object]) -> None:
        super().__init__()
        self._language, self._save = language, save
        # a form for each field, since they stand beside one another and wrap
        self._forms = {field.name: Form(language, (Section("", (field,)),), save) for field, _width in FIELDS}
        for field, width in FIELDS:
            form = self._forms[field.name]
            # in a long language the label needs more
            form.setFixedWidth(max(scaled(width), form.sizeHint().width()))
        self._line = _flow(list(self._forms.values()))
        self.words = Notice()
        self.take_share = button("", self._drop_amount, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self._line)
        column.addLayout(self._says())

    def in_one_line(self) -> int:
        """Pixels of width for all three side by side."""
        return self._line.in_one_line()

    def _drop_amount(self) -> None:
        """The share of the revenue counts from now on."""
        budget: Budget = self._forms["total"].record
        self._save(Edit(budget, "total", None, budget.total))

    def _says(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.words, 1)
        row.addWidget(self.take_share, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_budget(self, budget: Budget) -> None:
        """What is entered, and what it comes to."""
        for name, form in self._forms.items():
            editor = form.editor(name)
            if isinstance(editor, MoneyEdit):
                editor.set_currency(budget.currency)
            form.show_record(budget)
        gap = budget.disagreement()
        self.words.say(share_sentence(budget, self._language), "info" if gap is None else "attention")
        self.take_share.setVisible(gap is not None)
        shared = budget.share_of_revenue()
        self.take_share.setText(self._language(_("Take {money}"), money=self._language.money(shared)))
        self.take_share.setAccessibleName(self.take_share.text())

    def flush(self) -> None:
        """Save what is being typed."""
        for form in self._forms.values():
            form.flush()

    def field(self, name: str) -> Form:
        """The form of one field."""
        return self._forms[name]


def _flow(parts: list[Form]) -> Flow:
    made = Flow(gap=tokens.SPACE_3)
    for part in parts:
        made.add(part)
    return made
