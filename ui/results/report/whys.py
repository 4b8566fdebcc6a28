"""Why the ranked posts stand where they do, in the author's words: a line each, beside what the figures say of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.ids import PublicationId, ReportId
from smmdesk.domain.planning.report import Report
from smmdesk.speech.language import _
from ui.style import tokens
from ui.widgets.forms.editors import Line
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.results.report.beside import RankedPost
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_BETWEEN: Final = " "
"""No id has it in itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyTyped:
    """What is said of one post; its id is the report's and the publication's."""

    id: str
    why: str

    @classmethod
    def of(cls, report: Report, post: PublicationId) -> Self:
        """As it is kept."""
        return cls(id=f"{report.id}{_BETWEEN}{post}", why=report.whys.get(post, ""))

    @staticmethod
    def parts(id: str) -> tuple[ReportId, PublicationId]:
        """The report and the post that such an id is of."""
        report, _between, post = id.partition(_BETWEEN)
        return ReportId(report), PublicationId(post)


class Whys(QWidget):
    """A form for each post, in the order of the paper; nothing while none is ranked."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._report: Report | None = None
        self._forms: dict[RankedPost, Form] = {}
        self._over = hint(context.language(_("Your own words stand on the paper under the post.")))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, tokens.SPACE_3, 0, 0)
        self._column.setSpacing(tokens.SPACE_2)
        self._column.addWidget(self._over)
        self.hide()

    @property
    def forms(self) -> list[Form]:
        """All in which something may be typed."""
        return [*self._forms.values()]

    def show_report(self, report: Report) -> None:
        """What is said in it of the posts that stand here."""
        self._report = report
        for post, form in self._forms.items():
            form.show_record(WhyTyped.of(report, post.id))

    def show_ranked(self, ranked: Sequence[RankedPost]) -> None:
        """A line for each of these posts; what is being typed of one that is not among them any more is saved."""
        before = self._forms
        self._forms = {post: before.get(post) or self._form(post) for post in ranked}
        for post in before.keys() - self._forms.keys():
            old = before[post]
            old.hide()
            old.deleteLater()
        for place, form in enumerate(self.forms, 1):
            if self._column.indexOf(form) != place:
                self._column.removeWidget(form)
                self._column.insertWidget(place, form)
        if self._report is not None:
            self.show_report(self._report)
        self.setVisible(bool(self._forms))

    def expect(self, post: RankedPost) -> None:
        """Have a line for it before its figures are there: somebody was typing into it."""
        if post not in self._forms:
            self.show_ranked([*self._forms, post])

    def _form(self, post: RankedPost) -> Form:
        field = Field("why", post.name, Line(_("What may be the reason, in your words")))
        return Form(self._context.language, (Section("", (field,)),), save=lambda edit: self._keep(post, edit))

    def _keep(self, post: RankedPost, edit: Edit) -> None:
        report = self._report
        if report is None:
            return
        records = self._context.workspace.records
        words = report.with_why(post.id, edit.value)
        self._context.follow(lambda: records.change(Report, report.id, {"whys": report.whys}, whys=words))
