"""The publications of the period: as a table, the best and the worst of them, and what they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.domain.posts import Post
from smmdesk.domain.results.posts import RATES, Best, best_of, index_of_posts, indexed_by, planned_as, reasons
from smmdesk.speech import post_findings
from smmdesk.speech.language import _
from ui.results.asking import INDEX, AskedPost
from ui.results.linking import LinkLines
from ui.results.post_chart import post_chart
from ui.results.post_lines import FIGURES, NEEDED, NEEDED_RANKED, Index, PostLine, columns, line_of
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.chart import ChartView
from ui.widgets.labels import Elided, hint
from ui.widgets.scrolling import fill_scrolling
from ui.widgets.segments import SegmentBar
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.ids import PostId, PublicationId
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import PostResult
    from ui.results.shown import Results
    from ui.shell.context import Context

ALL, BEST, WORST = "all", "best", "worst"
_MOST_IN_SIGHT: Final = 12
_FEWEST_IN_SIGHT: Final = 3
"""Rows that the table has room for; it scrolls."""


class PostsView(QWidget):
    """Above the table what is to be linked, below it the posts by reach and engagement."""

    asked = Signal(object)
    """an `AskedPost`"""
    turned = Signal()
    """the keyboard is at another figure, or at none"""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._lines: dict[PublicationId, PostLine] = {}
        self._ranked: dict[PublicationId, PostLine] = {}
        self._best = Best(seen_by="reach", best=(), worst=(), tried={})
        self.links = LinkLines(context)
        self.which = SegmentBar(
            [
                (ALL, self._language(_("All"))),
                (BEST, self._language(_("Best 5"))),
                (WORST, self._language(_("Worst 5"))),
            ],
            lambda _which: self._fill(),
        )
        self.which.choose(ALL)
        self.fresh = Elided(colour="muted", size=tokens.FONT_SMALL)
        self.ranked = hint("")
        by_name = columns(self._language)
        self._names = tuple(by_name)
        self.table: RecordTable[PostLine] = RecordTable(
            self._language, tuple(by_name.values()), name=_("Publications"), many=False
        )
        self.table.activated_record.connect(self.open_post)
        self.table.clicked.connect(lambda _index: self._ask())
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self.turned.emit())
        self.chart = ChartView(self._language, least_height=300)
        self.none = hint(self._language(_("Nothing was published in this period, as far as the figures say.")))
        self._lay_out()

    def show_results(self, shown: Results) -> None:
        """Another client, period or network, or what has become of it."""
        sheet = shown.sheet.of(shown.network)
        self._make_lines(sheet)
        self.links.show_results(shown.client.id, sheet)
        self.fresh.set_whole(post_findings.as_of(sheet.posts, self._language))
        self._fill()
        has_posts = bool(self._lines)
        for part in (self._tools, self.table):
            part.setVisible(has_posts)
        self.none.setVisible(not has_posts)
        self._draw(sheet)

    def open_post(self, line: PostLine) -> None:
        """The post of the calendar that it is, where it is one."""
        if line.planned is not None:
            self._context.open("calendar", line.planned.id)
        else:
            self._context.say(self._language(_("This publication is no post of the calendar yet.")))

    def current(self) -> AskedPost | None:
        """The figure of the cell where the keyboard is."""
        index = self.table.currentIndex()
        if not index.isValid() or not self.table.hasFocus():
            return None
        name = self._names[index.column()]
        key = {"rate": RATES[self._best.seen_by]}.get(name, name)
        is_figure = name in {"rate", INDEX, *FIGURES}
        line = self.table.model_of_records.record(index.row())
        return AskedPost(key, line.id, self.which.value() != ALL) if is_figure else None

    def _ask(self) -> None:
        if (asked := self.current()) is not None:
            self.asked.emit(asked)

    def _make_lines(self, sheet: ResultsSheet) -> None:
        """All posts by the latest that is known of them, the newest first; those that are ranked by what ranks them."""
        planned, ripe = self._planned(sheet), self._context.workspace.results.ripe(sheet)
        judged = {post.publication.id: post for post in ripe}
        self._best = best_of(ripe)
        index, by, told = index_of_posts(ripe), indexed_by(ripe), reasons(ripe, self._best, planned)

        def line(result: PostResult, why: str = "") -> PostLine:
            name, network = result.publication.id, result.publication.network
            return line_of(
                sheet,
                result,
                planned=planned_as(result, planned),
                seen_by=self._best.seen_by,
                index=Index(index[name], by[network], judged[name]) if name in index else None,
                why=why,
            )

        self._lines = {result.publication.id: line(result) for result in reversed(sheet.posts)}
        self._ranked = {
            name: line(judged[name], post_findings.why(told[name], self._language, for_it=for_it))
            for names, for_it in ((self._best.best, True), (self._best.worst, False))
            for name in names
        }

    def _planned(self, sheet: ResultsSheet) -> Mapping[PostId, Post]:
        """The posts of the calendar by what is linked to them for sure."""
        ids = [each.publication.post_id for each in sheet.posts if each.publication.is_linked]
        found = self._context.workspace.records.all(Post, id=ids) if ids else []
        return {post.id: post for post in found}

    def _fill(self) -> None:
        which = self.which.value()
        names = {BEST: self._best.best, WORST: self._best.worst}.get(which, ())
        lines = [*self._lines.values()] if which == ALL else [self._ranked[name] for name in names]
        wanted = NEEDED if which == ALL else NEEDED_RANKED
        self.table.show_columns([self._names.index(name) for name in wanted])
        self.table.show_records(lines)
        self.ranked.setText(post_findings.ranked_words(self._best, self._language) if which != ALL else "")
        self.ranked.setVisible(which != ALL and bool(self._lines))
        self._fit_table(len(lines))

    def _fit_table(self, rows: int) -> None:
        """As high as its rows, within bounds: what is below it is seen, too."""
        shown = min(max(rows, _FEWEST_IN_SIGHT), _MOST_IN_SIGHT)
        frame = 2 * self.table.frameWidth()
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + shown * scaled(tokens.ROW_HEIGHT) + frame)

    def _draw(self, sheet: ResultsSheet) -> None:
        lines = [line for line in self._lines.values() if line.rate is not None]
        self.chart.setVisible(bool(lines))
        if lines:
            self.chart.show_chart(post_chart(sheet, lines, self._best.seen_by, self._language))

    def _lay_out(self) -> None:
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(self.which)
        row.addWidget(self.fresh, 1)
        fill_scrolling(self, (self.links, self._tools, self.ranked, self.table, self.none, self.chart))
        self.fresh.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
