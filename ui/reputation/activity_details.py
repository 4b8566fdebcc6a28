"""The fields of an activity: how it is disclosed, what the law says of that, honest forms, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.reputation.activities import brought, counted
from smmdesk.domain.reputation.named import ActivityKind, ActivityStatus, Came, Reward
from smmdesk.domain.reputation.records import Activity
from smmdesk.knowledge.law import of_activity
from smmdesk.knowledge.reputation import honest_forms
from smmdesk.speech.activities import brought_told, brought_words
from smmdesk.speech.language import Language, _
from ui.reputation.sifting import MentionFilter
from ui.reputation.views import Asked
from ui.shell.law_lines import LawLines
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Lines
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.last_day import LastDay
from ui.widgets.forms.money_edit import Amount, MoneyEdit
from ui.widgets.labels import subheading
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.services.activities import ActivityPlan
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit


class ActivityDetails(QWidget):
    """`asked` comes with the figure of what it brought that somebody wants to know more of."""

    asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, language = context, context.language
        self.form = Form(language, activity_sections(context.workspace.today), self._save)
        self.law = LawLines(context)
        self.honest = Notice()
        self.form.put_under("disclosure", self.honest)
        self.form.put_under("disclosure", self.law)
        self.came = Flow(gap=tokens.SPACE_2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        for part in (self.form, subheading(language(_("What came of it"))), self.came):
            column.addWidget(part)

    @property
    def activity(self) -> Activity | None:
        """The one whose fields are shown."""
        return self.form.record if isinstance(self.form.record, Activity) else None

    def show_activity(self, activity: Activity, client: Client, plan: ActivityPlan) -> None:
        """It as it is now, and what it brought so far."""
        cost = self.form.editor("cost")
        if isinstance(cost, MoneyEdit):
            cost.set_currency(client.currency)
        self.form.show_record(activity)
        language = self._context.language
        hides = activity.kind is ActivityKind.HIDDEN and activity.lacks_disclosure
        ways = " ".join(honest_forms(language.code)) if hides else ""
        self.honest.say(language(_("Honest ways instead: {ways}"), ways=ways) if ways else "", "attention")
        self.law.show_laws(of_activity(activity, client.country, language.code), client.country)
        found = brought(activity, plan.mentions)
        self.came.clear()
        for came in Came:
            words = f"{language.word(came)}: {brought_words(came, found, language)}"
            self.came.add(button(words, partial(self.ask, came, activity.id, plan), kind="link"))

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()

    def forget(self) -> None:
        """The activity is gone: nothing typed can be saved any more."""
        self.form.forget()

    def ask(self, came: Came, id: str, plan: ActivityPlan) -> None:
        """Where a figure of what an activity brought comes from."""
        asked = asked_of(came, id, plan, self._context.language)
        if asked is not None:
            self.asked.emit(asked)

    def _save(self, edit: Edit) -> None:
        self._context.workspace.activities.change(edit.record.id, edit.seen, **edit.wanted)


def asked_of(came: Came, id: str, plan: ActivityPlan, language: Language) -> Asked | None:
    """A figure of what an activity brought; None where that is gone."""
    activity = next((each for each in plan.activities if each.id == id), None)
    if activity is None:
        return None
    of = frozenset(each.id for each in counted(activity, plan.mentions, came))
    told = brought_told(came, activity, plan.mentions, language)
    return Asked(told, MentionFilter(only=of), lambda _sheet: asked_of(came, id, plan, language))


def activity_sections(today: Callable[[], date]) -> tuple[Section, ...]:
    """What is done, when and by whom; who has what of it, and how that is said; what came of it in words."""
    return (
        Section("", _what(today)),
        Section(
            _("Reward and disclosure"),
            (
                Field("reward", _("Who speaks has of it"), Choice(Reward)),
                Field(
                    "disclosure",
                    _("How it is disclosed"),
                    Lines(_("The words by which readers are told"), least=1),
                ),
            ),
        ),
        Section(
            _("More"),
            (
                Field("goal", _("Goal"), Line()),
                Field("expected", _("Expected"), Line()),
                Field("result", _("Result in words"), Lines(least=1)),
                Field("proof", _("Proof: a link or a file"), Line()),
                Field("note", _("Note"), Lines(least=1)),
            ),
        ),
    )


def _what(today: Callable[[], date]) -> tuple[Field, ...]:
    return (
        Field("what", _("What is done"), Lines(least=1)),
        Field("kind", _("Kind"), Choice(ActivityKind), half=True),
        Field("status", _("Status"), Choice(ActivityStatus), half=True),
        Field("place", _("Site, group or map"), Line(), half=True),
        Field("person", _("Who does it"), Line(), half=True),
        Field("link", _("Link"), Line("https://")),
        Field("starts", _("First day"), Day(today)),
        Field("ends", _("Last day"), LastDay(today)),
        Field("cost", _("Cost"), Amount("EUR")),
    )
