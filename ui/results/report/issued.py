"""A report that was issued: what was written, as it went out, and which of its figures are others by now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.planning.report import TEXTS
from smmdesk.speech.language import LANGUAGES, _
from ui.results.report.fields import NAMES
from ui.results.report.reading import Reading
from ui.style import tokens
from ui.widgets.notice import Notice
from ui.widgets.told_lines import ToldLines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.domain.planning.report import Report
    from smmdesk.speech.language import Language
    from ui.shell.context import Context


class Issued(QWidget):
    """Read only."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reading = Reading(self, context)
        language = context.language
        self.changed = Notice(tone="attention", size=tokens.FONT_BASE)
        self.told = ToldLines(language, gap=tokens.SPACE_1, sides=tokens.SPACE_2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.changed)
        column.addWidget(self.told)

    def show_report(self, report: Report) -> None:
        """Show it, and look what its figures are by now."""
        language = self._context.language
        name = language(_("Report: {period}"), period=language.period(report.period))
        self.told.show_parts(name, [*_told(report, language), *_whys(report)])
        reports = self._context.workspace.reports
        self._reading.ask(lambda: reports.changed_since(report.id), self._say_changed)

    def _say_changed(self, lines: Sequence[str]) -> None:
        title = self._context.language(_("Figures that have changed since this report was issued"))
        self.changed.say("\n".join([title, *lines]) if lines else "", "attention")


def _whys(report: Report) -> Iterator[tuple[str, str]]:
    """What its author said of posts, as the paper calls them."""
    posts = json.loads(report.frozen)["body"]["posts"] or {"best": (), "worst": ()}
    for post in (*posts["best"], *posts["worst"]):
        if said := post.get("said"):
            yield f"{post['date']} · {post['about']}", said


def _told(report: Report, language: Language) -> Iterator[tuple[str, str]]:
    """Its texts, and what it is made of."""
    pairs = [(NAMES[name], getattr(report, name).strip()) for name in TEXTS]
    pairs += [
        (_("Prepared by"), report.prepared_by),
        (_("Language"), LANGUAGES.get(report.language, report.language)),
        (_("Sections"), ", ".join(map(language.word, report.sections))),
    ]
    yield from ((language(name), words) for name, words in pairs if words)
