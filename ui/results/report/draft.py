"""A draft: what it is of, and its four texts, each beside the figures that it comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from smmdesk.domain.planning.report import TEXTS, Report
from smmdesk.speech.language import _
from ui.overriding import override
from ui.results.report.beside import Beside, beside
from ui.results.report.fields import NAMES, head, text
from ui.results.report.reading import Reading
from ui.results.report.whys import Whys
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.forms.form import Form
from ui.widgets.labels import caption
from ui.widgets.told_lines import ToldLines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_BESIDE_FROM: Final = 640
"""Pixels from which a text and its figures stand side by side."""


class Draft(QWidget):
    """Saved as it is typed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._figures_of: Report | None = None
        self._reading = Reading(self, context)
        self._blink = QTimer(self, singleShot=True, interval=tokens.BLINK)
        self._blink.timeout.connect(self._say_reading)
        self.head = Form(context.language, head(context.workspace.today), save=self._save)
        self.texts = {name: Commented(context, name, self._save) for name in TEXTS}
        self.whys = Whys(context)
        self.texts["learnt"].put_under(self.whys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        for part in (self.head, *self.texts.values()):
            column.addWidget(part)

    @property
    def forms(self) -> list[Form]:
        """All in which something may be typed."""
        return [*self._of_report, *self.whys.forms]

    @property
    def _of_report(self) -> list[Form]:
        return [self.head, *(each.form for each in self.texts.values())]

    def show_report(self, report: Report, *, anew: bool) -> None:
        """Show it as it is; its figures only where its days are others, or `anew` where figures have changed."""
        for form in self._of_report:
            form.show_record(report)
        self.whys.show_report(report)
        if not anew and self._figures_of is not None and self._figures_of.period == report.period:
            return
        self._figures_of = report
        reports, language = self._context.workspace.reports, self._context.language
        self._reading.ask(lambda: beside(reports.facts(report.id), language), self._show_beside)
        self._blink.start()

    def _show_beside(self, found: Beside) -> None:
        self._blink.stop()
        for name, each in self.texts.items():
            each.figures.show_parts(each.called, found.figures[name])
        self.whys.show_ranked(found.ranked)

    def _say_reading(self) -> None:
        """Where it takes longer than a blink."""
        if self._reading.is_under_way:
            for each in self.texts.values():
                each.figures.show_parts(each.called, [("", self._context.language(_("Reading the figures…")))])

    def flush(self) -> None:
        """Save what is being typed."""
        for form in self.forms:
            form.flush()

    def _save(self, edit: Edit) -> None:
        report: Report = edit.record
        records = self._context.workspace.records
        self._context.follow(lambda: records.change(Report, report.id, edit.seen, **edit.wanted))


class Commented(QWidget):
    """A text, and beside it, or below it in little room, the figures that it comments."""

    def __init__(self, context: Context, name: str, save: Callable[[Edit], object]) -> None:
        super().__init__()
        language = context.language
        self.form = Form(language, text(name), save=save)
        called = language(_("Figures: {text}"), text=language(NAMES[name]))
        self.called = called
        self.figures = ToldLines(language, size=tokens.FONT_SMALL, gap=tokens.SPACE_1, sides=tokens.SPACE_2)
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_2)
        column.setSpacing(2)
        over = caption(called)
        over.setContentsMargins(tokens.SPACE_2, 0, 0, 0)
        column.addWidget(over)
        column.addWidget(self.figures)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(tokens.SPACE_3)
        self._own = QVBoxLayout()
        self._own.setContentsMargins(0, 0, 0, 0)
        self._own.setSpacing(0)
        self._own.addWidget(self.form)
        self._own.addStretch(1)
        self._both.addLayout(self._own, 1)
        self._both.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)

    def put_under(self, more: QWidget) -> None:
        """Have this stand under the text, beside the same figures."""
        self._own.insertWidget(1, more)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.width() >= scaled(_BESIDE_FROM)
        wanted = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        if wanted != self._both.direction():
            self._both.setDirection(wanted)


def empty_texts(report: Report) -> Sequence[str]:
    """What its texts are called that are still empty: marked sentences."""
    return [NAMES[name] for name in report.unwritten]
