"""What the inspector holds: all fields of a line, or the days and the note of a budget."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.widgets.forms.choice import Choice, ChoiceEditor
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Lines
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.goals import goal_line
from ui.widgets.forms.money_edit import Amount, MoneyEdit
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.ids import BudgetId
    from smmdesk.domain.providers import Provider
    from smmdesk.knowledge import Knowledge
    from ui.shell.law_lines import LawLines
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.goals import Goals

ONE_DAY: Final = dt.timedelta(days=1)
NOBODY: Final = _("Nobody in particular")


class NoDayError(SmmdeskError):
    """A budget without its first or last day."""

    message = _("A budget needs its first and its last day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A budget's days as people say them: the last one is still inside."""

    id: BudgetId
    starts: dt.date
    last: dt.date
    note: str

    @classmethod
    def of(cls, budget: Budget) -> Self:
        """The days and the note of a budget."""
        return cls(id=budget.id, starts=budget.starts, last=budget.period.last, note=budget.note)


def budget_values(field: str, value: Any) -> dict[str, Any]:  # noqa: ANN401  (each field holds its own)
    """What a field of `Days` means for the `Budget`; `NoDayError` where a day is taken away."""
    if field == "note":
        return {"note": value}
    if value is None:
        raise NoDayError
    return {"ends": value + ONE_DAY} if field == "last" else {"starts": value}


def line_sections(today: Callable[[], dt.date], goals: Goals, knowledge: Knowledge) -> tuple[Section, ...]:
    """Every field of a line, what it is for before what it costs."""
    return (
        Section("", (Field("purpose", _("What for"), Line()), Field("category", _("Category"), Choice(Category)))),
        Section(
            _("Why"),
            (
                Field("goal", _("Goal it serves"), goal_line(goals, _("Leads, sales, reach…"))),
                Field("justification", _("Why it is worth it"), Lines(), hint=knowledge.budget_hints().justify),
            ),
        ),
        Section(
            _("Money"),
            (
                # “EUR” stands for nothing: a form is declared once, and told the budget's currency with each line
                Field("planned", _("Planned"), Amount("EUR"), half=True),
                Field("actual", _("Paid"), Amount("EUR"), half=True),
                Field("on", _("Date"), Day(today)),
            ),
        ),
        Section(
            _("Where and by whom"),
            (
                Field("network", _("Network"), Choice(Network, none=_("No network in particular"))),
                Field("provider_id", _("Provider"), Choice((), none=NOBODY)),
                Field("receipt", _("Receipt"), Line(_("Name of the file"))),
            ),
        ),
    )


def days_sections(today: Callable[[], dt.date]) -> tuple[Section, ...]:
    """What is left to say of a budget besides its money."""
    days = (
        Field("starts", _("First day"), Day(today)),
        Field("last", _("Last day"), Day(today)),
        Field("note", _("Note"), Lines()),
    )
    return (Section("", days),)


class Saver(Protocol):
    """Where the forms save."""

    def line(self, edit: Edit) -> None:
        """One field of a line."""

    def days(self, edit: Edit) -> None:
        """One field of a budget's days."""


class Details(QWidget):
    """Two forms of which one is in sight."""

    def __init__(
        self,
        language: Language,
        knowledge: Knowledge,
        today: Callable[[], dt.date],
        saver: Saver,
        law: LawLines,
        *,
        goals: Goals,
    ) -> None:
        super().__init__()
        self._language = language
        self.line = Form(language, line_sections(today, goals, knowledge), saver.line)
        self.days = Form(language, days_sections(today), saver.days)
        self.guess = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        self.law = law
        # where it is said what the money is for: the end of the form is out of sight in most windows
        self.line.put_under("category", law)
        column.addWidget(self.guess)
        column.addWidget(self.line)
        column.addWidget(self.days)
        self.days.hide()

    @property
    def shows_days(self) -> bool:
        """Whether the budget's own form is the one in sight."""
        return not self.days.isHidden()

    def show_line(self, line: BudgetLine, currency: str, providers: Sequence[Provider]) -> None:
        """A line of a budget in that currency."""
        self.days.flush()
        # before the line is shown: an amount that is left empty does not say its currency
        for name in ("planned", "actual"):
            editor = self.line.editor(name)
            if isinstance(editor, MoneyEdit):
                editor.set_currency(currency)
        chooser = self.line.editor("provider_id")
        if isinstance(chooser, ChoiceEditor):
            # before the line too, since what is shown has to be among them
            chooser.set_options(
                [(None, self._language(NOBODY)), *((provider.id, provider.name) for provider in providers)]
            )
        self.line.show_record(line)
        self._turn_to(self.line)

    def say_guess(self, words: str) -> None:
        """Why the line is in its category, where nobody chose one; a screen reader says it with the field."""
        self.guess.say(words, "info")
        self.line.editor("category").setAccessibleDescription(words)

    def show_days(self, budget: Budget) -> None:
        """The budget's own days and note."""
        self.line.flush()
        self.say_guess("")
        self.days.show_record(Days.of(budget))
        self._turn_to(self.days)

    def flush(self) -> None:
        """Save what is being typed."""
        self.line.flush()
        self.days.flush()

    def _turn_to(self, form: Form) -> None:
        self.line.setVisible(form is self.line)
        self.days.setVisible(form is self.days)


def line_values(field: str, value: object, currency: str) -> dict[str, Any]:
    """What a field of the form means for the line: an emptied plan is a plan of nothing."""
    if field == "planned" and value is None:
        return {"planned": Money.zero(currency)}
    return {field: value}
