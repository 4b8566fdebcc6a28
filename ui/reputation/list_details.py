"""The fields of a list of an audience: where it is from, on which ground it is kept, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.reputation.lists import AudienceList
from smmdesk.domain.reputation.named import MOST, Holds, LegalGround, Origin
from smmdesk.knowledge.law import of_audience
from smmdesk.speech.language import _
from ui.shell.law_lines import LawLines
from ui.style import tokens
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Lines, Whole
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from smmdesk.domain.clients import Client
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit


class ListDetails(QWidget):
    """All fields; what the law of the client's country says stands by the ground."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.form = Form(context.language, list_sections(context.workspace.today), self._save)
        self.law = LawLines(context)
        self.form.put_under("ground", self.law)
        self.collecting = Notice()
        self.form.put_under("origin", self.collecting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.form)

    @property
    def list(self) -> AudienceList | None:
        """The one whose fields are shown."""
        return self.form.record if isinstance(self.form.record, AudienceList) else None

    def show_list(self, one: AudienceList, client: Client) -> None:
        """It as it is now."""
        self.form.show_record(one)
        self.law.show_laws(of_audience(client.country, self._context.language.code), client.country)
        words = _(
            "The terms of most networks forbid collecting data automatically. This program collects nothing itself."
        )
        self.collecting.say(self._context.language(words) if one.origin is Origin.COLLECTED_BY_TOOL else "", "info")

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()

    def forget(self) -> None:
        """The list is gone: nothing typed can be saved any more."""
        self.form.forget()

    def _save(self, edit: Edit) -> None:
        self._context.workspace.records.change(AudienceList, edit.record.id, edit.seen, **edit.wanted)


def list_sections(today: Callable[[], date]) -> tuple[Section, ...]:
    """What it is; on which ground it is kept and until when; where the file is that it came from."""
    return (
        Section("", _what(today)),
        Section(_("Ground and deletion"), _kept(today)),
        Section(
            _("File"),
            (
                Field("file_name", _("Name of the file"), Line()),
                Field("file_sha256", _("Its SHA-256, by which it is known"), Line()),
                Field("note", _("Note"), Lines(least=1)),
            ),
        ),
    )


def _what(today: Callable[[], date]) -> tuple[Field, ...]:
    return (
        Field("name", _("Name"), Line()),
        Field("portrait", _("Who they are"), Lines(_("Age, interests, where they meet"), least=1)),
        Field("origin", _("Origin of the list"), Choice(Origin), half=True),
        Field("source", _("Tool, site or event"), Line(), half=True),
        Field("collected_on", _("Collected on"), Day(today), half=True),
        Field("people", _("How many people"), Whole(high=MOST), half=True),
        Field("holds", _("What it holds"), Choice(Holds)),
    )


def _kept(today: Callable[[], date]) -> tuple[Field, ...]:
    return (
        Field("ground", _("Legal ground"), Choice(LegalGround)),
        Field("ground_note", _("Where that is written"), Line()),
        Field("informed_on", _("People were told on"), Day(today), half=True),
        Field("delete_by", _("To be deleted by"), Day(today), half=True),
        Field("deleted_on", _("Deleted on"), Day(today), half=True),
    )
