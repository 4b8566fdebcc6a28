"""Whose work an evaluation judges, for which days, made when: changed in place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.providers import Provider, ProviderKind
from smmdesk.speech.language import Language, _
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Lines
from ui.widgets.forms.form import Field, Form, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.checklist import Evaluation
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.segments import Options

Who = tuple[str, str]
"""("provider", its id) or ("kind", a `ProviderKind`)."""
_ONE_DAY: Final = timedelta(days=1)


class NoDayError(SmmdeskError):
    """A day that an evaluation cannot do without was emptied."""

    message = _("A date is needed here.")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An evaluation as its form shows it: with its last day instead of the day after."""

    id: str
    who: Who
    first: date
    last: date
    made_on: date
    note: str

    @classmethod
    def of(cls, evaluation: Evaluation) -> About:
        """As the form shows it."""
        by_name = evaluation.provider_id is not None
        return cls(
            id=evaluation.id,
            who=("provider", str(evaluation.provider_id)) if by_name else ("kind", evaluation.kind.value),
            first=evaluation.starts,
            last=evaluation.ends - _ONE_DAY,
            made_on=evaluation.made_on,
            note=evaluation.note,
        )


class AboutForm(Form):
    """Gives `change` the fields of the record that an edit stands for."""

    def __init__(self, language: Language, today: Callable[[], date], change: Callable[..., object]) -> None:
        self._words = language
        self._providers: Sequence[Provider] = ()
        self._change = change
        fields = (
            Section(
                _("About this checklist"),
                (
                    Field("who", _("Whose work it is about"), Choice(self._options)),
                    Field("first", _("First day"), Day(today)),
                    Field("last", _("Last day"), Day(today)),
                    Field(
                        "made_on",
                        _("Filled in on"),
                        Day(today),
                        hint=_("The two weeks ahead and the posts due are counted from this day."),
                    ),
                    Field("note", _("Note"), Lines(_("What else belongs to this checklist"))),
                ),
            ),
        )
        super().__init__(language, fields, save=self._keep)

    def show_evaluation(self, evaluation: Evaluation, providers: Sequence[Provider]) -> None:
        """Another evaluation, or the same one after a change."""
        self._providers = providers
        # before the record, since what is shown has to be among them
        self.editor("who").set_options(self._options(self._words))  # type: ignore[attr-defined]  # a choice's editor
        self.show_record(About.of(evaluation))

    def _options(self, language: Language) -> Options:
        named = [
            (("provider", str(each.id)), f"{each.name} ({language.word(each.kind).lower()})")
            for each in self._providers
        ]
        kinds = [(("kind", kind.value), language.word(kind)) for kind in ProviderKind]
        return [*named, *kinds]

    def _keep(self, edit: Edit) -> None:
        if edit.value is None:
            raise NoDayError
        seen, wanted = (self._values(edit.name, value) for value in (edit.before, edit.value))
        self._change(edit.record.id, seen, **wanted)

    def _values(self, name: str, value: Any) -> dict[str, object]:  # noqa: ANN401  (each field holds its own)
        """What a field of the form is in the record."""
        if name == "who":
            return self._whom(value)
        if name == "last":
            return {"ends": value + _ONE_DAY}
        return {{"first": "starts"}.get(name, name): value}

    def _whom(self, who: Who) -> dict[str, object]:
        sort, value = who
        if sort == "kind":
            return {"kind": ProviderKind(value), "provider_id": None}
        provider = next(each for each in self._providers if each.id == value)
        return {"kind": provider.kind, "provider_id": provider.id}
