"""The client's reports, the newest first: a line each, which opens into the draft or what was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.ids import ReportId
from smmdesk.domain.planning.report import Report, last_full_month
from smmdesk.speech.language import _
from ui.results.report.beside import RankedPost
from ui.results.report.draft import Draft, empty_texts
from ui.results.report.item import ReportItem
from ui.results.report.whys import WhyTyped
from ui.shell.dialogs import ask
from ui.style import tokens
from ui.widgets.buttons import action_button
from ui.widgets.forms.fold_list import FoldList
from ui.widgets.labels import hint
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.ids import ClientId
    from ui.results.shown import Results
    from ui.shell.context import Context
    from ui.widgets.forms.unsaved import Unsaved


class ReportsView(QWidget):
    """One is open at a time; the newest draft is, where nobody opened another."""

    wanted = Signal()
    """the report that is open is to be printed"""
    turned = Signal()
    """another is open, or none"""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._client: ClientId | None = None
        self._lines: FoldList[ReportItem] = FoldList()
        self._lines.turned.connect(self.turned)
        language = context.language
        self.add_button = action_button(context.commands.action("report.new"))
        self.empty = hint(
            language(_("What the client gets for a month: figures come by themselves, you write what they mean."))
        )
        self.setFocusProxy(self.add_button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_4, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.empty)
        column.addWidget(self._lines)
        column.addStretch(1)
        self._area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    # what is shown

    def show_results(self, shown: Results) -> None:
        """The reports of its client; figures may be others than before."""
        is_other = shown.client.id != self._client
        self._client = shown.client.id
        self._show(anew=True)
        drafts = [item for item in self.items() if item.report.issued_on is None]
        if is_other and drafts:
            drafts[0].open()

    def read_again(self) -> None:
        """Reports alone have changed."""
        self._show(anew=False)

    def flush(self) -> None:
        """Save what is being typed."""
        self._lines.flush()

    def items(self) -> list[ReportItem]:
        """The lines, as they stand."""
        return self._lines.items()

    def open(self, id: str) -> None:
        """Bring one into sight, the cursor in its first field."""
        if (item := self._lines.item(id)) is not None:
            item.open()
            item.focus_first()

    def expect_why(self, typed: Unsaved) -> None:
        """Have a line for the post of which somebody was saying why."""
        if typed.kind != WhyTyped.__name__:
            return
        report, post = WhyTyped.parts(typed.id)
        item = self._lines.item(report)
        if item is not None and isinstance(item.body, Draft):
            item.body.whys.expect(RankedPost(post, typed.label))

    @property
    def current(self) -> Report | None:
        """The one that is open."""
        opened = self._lines.opened()
        return opened.report if opened else None

    def _show(self, *, anew: bool) -> None:
        if self._client is None:
            return
        reports = self._context.workspace.reports.of(self._client)
        there = {each.id: each for each in reports}
        items = self._lines.show_items([*there], lambda id: ReportItem(self._context, self, there[ReportId(id)]))
        for item, each in zip(items, reports, strict=True):
            item.show_report(each, anew=anew)
        self.empty.setVisible(not reports)
        self.turned.emit()

    # what a person does

    def begin(self) -> None:
        """A draft of the last full month; where that has its report, of the days that are chosen above."""
        context, client = self._context, self._client
        if client is None:
            return
        month = last_full_month(context.workspace.today())
        is_there = any(item.report.period == month for item in self.items())
        days = context.period if is_there else month
        context.do(lambda: context.workspace.reports.begin(client, days), show=lambda made: self.open(made.id))

    def print_it(self, report: Report) -> None:
        """Open the print dialog on it."""
        self.open(report.id)
        self.wanted.emit()

    def issue(self, report: Report) -> None:
        """Have it go out as it is; what is still empty is pointed out before."""
        self.flush()
        context, language = self._context, self._context.language
        report = context.workspace.records.get(Report, report.id)
        if not self._may_issue(empty_texts(report)):
            return
        words = language(
            _("Issued: {period}. Its figures and words stay as they are."), period=language.period(report.period)
        )
        context.do(lambda: context.workspace.reports.issue(report.id), tell=lambda _issued: context.say_undoable(words))

    def remove(self, report: Report) -> None:
        """Take a draft away."""
        context, language = self._context, self._context.language
        words = language(_("Removed the draft: {period}"), period=language.period(report.period))
        context.do(
            lambda: context.workspace.records.remove(Report, report.id),
            tell=lambda _count: context.say_undoable(words),
        )

    def _may_issue(self, empty: Sequence[str]) -> bool:
        language = self._context.language
        if not empty:
            return True
        names = ", ".join(language(_("“{name}”"), name=language(each)) for each in empty)
        words = language.count(
            "{n} text is empty: {names}. The report goes out without it.",
            "{n} texts are empty: {names}. The report goes out without them.",
            len(empty),
            names=names,
        )
        return ask(self, language, _("Issue anyway?"), words, yes=_("Issue"))
