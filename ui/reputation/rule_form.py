"""The rule by which a client answers, as it is typed: each day has a field of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from smmdesk.domain.reputation.records import LEAST_GOAL, MOST_GOAL
from smmdesk.speech.answers import day_name
from smmdesk.speech.language import _
from ui.style import tokens
from ui.widgets.forms.editors import Line, Lines, Tick, Whole
from ui.widgets.forms.form import Field, Form, Section

if TYPE_CHECKING:
    from smmdesk.domain.reputation.records import AnswerRule
    from smmdesk.speech.language import Language
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GOAL: Final = Whole(low=LEAST_GOAL, high=MOST_GOAL, unit=_("min"), may_be_empty=False)
_HOURS: Final = "09:00-13:00, 14:00-18:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTyped:
    """A rule with a field for each day; its id is that of the rule, and of the client."""

    id: str
    monday: str
    tuesday: str
    wednesday: str
    thursday: str
    friday: str
    saturday: str
    sunday: str
    closed_on_holidays: bool
    goal_negative: int
    goal_other: int
    signer: str
    deputy: str
    tone: str
    never: str
    steps: str
    call_owner: str

    @classmethod
    def of(cls, rule: AnswerRule) -> Self:
        """As it is kept; where nobody set any hours, the usual ones by which is counted."""
        hours: dict[str, Any] = dict(zip(DAYS, (each.replace(",", ", ") for each in rule.week), strict=True))
        others = cls.__dataclass_fields__.keys() - hours.keys()
        return cls(**hours, **{name: getattr(rule, name) for name in others})


class RuleForm(Form):
    """Saves each field as it is left; the first makes the rule."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rule: AnswerRule | None = None
        super().__init__(context.language, rule_sections(context.language), self._keep)
        self.setContentsMargins(0, 0, tokens.SPACE_4, 0)

    def show_rule(self, rule: AnswerRule) -> None:
        """A client's rule as it is now."""
        self._rule = rule
        self.show_record(RuleTyped.of(rule))

    def _keep(self, edit: Edit) -> None:
        rule = self._rule
        if rule is None:
            return
        answers = self._context.workspace.answers
        if edit.name in DAYS:
            hours = rule.on_day(DAYS.index(edit.name), edit.value)
            answers.change_rule(rule.client_id, {"hours": rule.hours}, hours=hours)
        else:
            answers.change_rule(rule.client_id, edit.seen, **edit.wanted)


def rule_sections(language: Language) -> tuple[Section, ...]:
    """When somebody is there, how soon one answers, and how."""
    days = tuple(Field(name, day_name(at, language), Line(_HOURS), half=True) for at, name in enumerate(DAYS))
    holidays = Field("closed_on_holidays", "", Tick(_("Closed on days off of the client's country")))
    return (
        Section(_("The rule: when somebody is there"), (*days, holidays)),
        Section(
            _("The rule: how soon"),
            (
                Field("goal_negative", _("Complaints, in working time"), _GOAL, half=True),
                Field("goal_other", _("All else, in working time"), _GOAL, half=True),
            ),
        ),
        Section(
            _("The rule: who and how"),
            (
                Field("signer", _("Answers and signs"), Line(_("A name, so that a person answers")), half=True),
                Field("deputy", _("Stands in"), Line(), half=True),
                Field("tone", _("In which tone"), Line()),
                Field("steps", _("The rule in your words"), Lines(_("Thank, ask, put right, report back"))),
                Field("never", _("What we never do"), Lines(_("Delete, argue, ask to remove the review"), least=1)),
                Field("call_owner", _("When the owner is called"), Lines(_("Health, money, safety, press"), least=1)),
            ),
        ),
    )
