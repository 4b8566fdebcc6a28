"""A report among the client's: one line, and once opened the draft, or what was issued, with what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import _
from ui.overriding import override
from ui.results.report.draft import Draft, empty_texts
from ui.results.report.issued import Issued
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.fold_list import FoldItem
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from smmdesk.domain.planning.report import Report
    from ui.results.report.view import ReportsView
    from ui.shell.context import Context


class ReportItem(FoldItem):
    """What is in it is made when it is opened first: its figures take time."""

    def __init__(self, context: Context, view: ReportsView, report: Report) -> None:
        inside = QWidget()
        super().__init__(inside)
        self._context = context
        self.report = report
        self.body: Draft | Issued | None = None
        self._is_behind = True
        language = context.language
        self.lacks = Notice(size=tokens.FONT_BASE)
        self.print_button = button(language(_("Print or PDF…")), lambda: view.print_it(self.report), sign="printer")
        self.issue_button = button(language(_("Issue…")), lambda: view.issue(self.report), sign="paper-plane-tilt")
        self.remove_button = button(language(_("Remove")), lambda: view.remove(self.report), kind="link", sign="trash")
        acts = Flow(gap=tokens.SPACE_2)
        for each in (self.print_button, self.issue_button, self.remove_button):
            acts.add(each)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_3)
        self._column.addWidget(self.lacks)
        self._column.addWidget(acts)
        self.fold.folded.connect(self._fill_opened)

    def show_report(self, report: Report, *, anew: bool = True) -> None:
        """Show it as it is now; `anew` where figures may be others."""
        self.report = report
        self._is_behind |= anew
        language = self._context.language
        days = language.period(report.period)
        self.fold.show_title(days)
        self.fold.show_count(self._state())
        self.issue_button.setVisible(report.issued_on is None)
        self.remove_button.setVisible(report.issued_on is None)
        for each in (self.print_button, self.issue_button, self.remove_button):
            each.setAccessibleName(f"{each.text()} {days}")
        empty = [language(_("“{name}”"), name=language(each)) for each in empty_texts(report)]
        words = language(_("Still empty: {texts}."), texts=", ".join(empty))
        self.lacks.say(words if empty and report.issued_on is None else "", "attention")
        if self.fold.is_open:
            self._fill()

    def focus_first(self) -> None:
        """The cursor into the first field of a draft, the keyboard to the words of an issued one."""
        if isinstance(self.body, Draft):
            self.body.head.focus_first()
        elif self.body is not None:
            self.body.told.setFocus()

    @override
    def flush(self) -> None:
        if isinstance(self.body, Draft):
            self.body.flush()

    def _state(self) -> str:
        language, report = self._context.language, self.report
        if report.issued_on is not None:
            return language(_("issued on {date}"), date=language.date(report.issued_on))
        if not (count := len(report.unwritten)):
            return language(_("draft, all texts are written"))
        return language.count("draft, {n} text is empty", "draft, {n} texts are empty", count)

    def _fill_opened(self, is_closed: bool) -> None:
        if not is_closed:
            self._fill()

    def _fill(self) -> None:
        """Of a draft that was issued, or of one that was taken back, the body is another one."""
        kind = Draft if self.report.issued_on is None else Issued
        if type(self.body) is not kind:
            self._put(is_draft=kind is Draft)
        anew, self._is_behind = self._is_behind, False
        if isinstance(self.body, Draft):
            self.body.show_report(self.report, anew=anew)
        elif isinstance(self.body, Issued):
            self.body.show_report(self.report)

    def _put(self, *, is_draft: bool) -> None:
        if self.body is not None:
            focused: QWidget | None = self.body.focusWidget()
            if focused is not None and focused.hasFocus():
                self.fold.header.setFocus()
            self.body.hide()
            self.body.deleteLater()
        self.body = Draft(self._context) if is_draft else Issued(self._context)
        self._column.insertWidget(0, self.body)
        self.body.show()  # at once: a layout shows what it was given only a moment later
