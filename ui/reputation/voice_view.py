"""Voice: who is heard how much in a period and month by month, in one source or in all, and what others counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from smmdesk.speech.language import _
from smmdesk.speech.voices import (
    AMONG_BRANDS,
    NO_INDUSTRY,
    OF_INDUSTRY,
    Part,
    change_words,
    counted_words,
    parts_of,
    share_words,
    voice_finding,
)
from ui.reputation.count_table import ALL_SOURCES, Counts, fit
from ui.reputation.voice_charts import bar_chart, known_months, line_chart
from ui.reputation.voices import part_asked, share_asked
from ui.widgets.buttons import button
from ui.widgets.chart import ChartView
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import Label, hint
from ui.widgets.scrolling import fill_scrolling
from ui.widgets.tables.fitted_table import FittedTable
from ui.widgets.tables.table import RIGHT, STRETCH, Column
from ui.widgets.walked_chart import WalkedChart

if TYPE_CHECKING:
    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.named import Source
    from smmdesk.domain.reputation.voice import Voice
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.services.voice import VoiceSheet
    from smmdesk.speech.language import Language
    from ui.reputation.views import Asked
    from ui.shell.context import Context

_BAR: Final = 190
_LINE: Final = 230


class VoiceView(QWidget):
    """Reads its own figures; those of a source alone when one is chosen."""

    asked = Signal(object)
    month = Signal(object, object)
    """somebody wants to know what the share of a period is made of, in a source or in all"""
    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._sheet: ReputationSheet | None = None
        self.voice: VoiceSheet | None = None
        self.source: Source | None = None
        self.sources = Combo()
        self.sources.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sources.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.sources.setAccessibleName(self._language(_("Where")))
        self.sources.activated.connect(self._choose_source)
        self.finding, self.shares, self.missing = hint(""), Label("", wraps=True), hint("")
        self.why = button(self._language(_("Where this figure comes from")), self._ask_for_share, kind="link")
        self.bar = ChartView(self._language, least_height=_BAR)
        self.line = WalkedChart(self._language, least_height=_LINE)
        self.line.asked.connect(self._ask_for_month)
        self.table: FittedTable[Part] = FittedTable(
            self._language, self._columns(), name=_("Publications by brand"), many=False
        )
        self.table.clicked.connect(lambda _index: self._ask())
        self.table.activated_record.connect(lambda _part: self._ask())
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self.turned.emit())
        self.counts = Counts(context)
        self._lay_out()
        self.setFocusProxy(self.table)

    def show_reputation(self, sheet: ReputationSheet) -> None:
        """Another client or period, or what has become of it."""
        if self._sheet is not None and self._sheet.client.id != sheet.client.id:
            self.source = None
        self._sheet = sheet
        self._read()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.counts.flush()

    def select(self, record_id: str) -> None:
        """Bring a count into sight."""
        self.counts.table.select([record_id])

    def show_counts(self, brand: BrandId | None, source: Source | None) -> None:
        """Choose the counts that stand in place of mentions: that of a brand, None the industry, else all of them."""
        if source is not self.source:
            self.source = source
            self._read()
        voice = self.voice
        if voice is None:
            return
        there = [each for each in voice.counts if each.is_of(voice.period, self.source)]
        chosen = [each for each in there if each.brand_id == brand] or there
        self.counts.table.select([each.id for each in chosen])
        self.counts.table.setFocus()

    def current(self) -> Asked | None:
        """The figure of the brand where the keyboard is."""
        part = self.table.current()
        if self._sheet is None or part is None or not self.table.hasFocus():
            return None
        return part_asked(self._context, self._sheet, part.id, self.source)

    # how it works

    def _read(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self.voice = self._context.workspace.voice.sheet(sheet.client.id, sheet.period, self.source)
        self._show(self.voice)

    def _show(self, voice: VoiceSheet) -> None:
        language, told = self._language, voice.told
        found = [*voice.sources, *([self.source] if self.source and self.source not in voice.sources else [])]
        self.sources.set_options([(None, language(ALL_SOURCES)), *((each, language.word(each)) for each in found)])
        self.sources.choose(self.source)
        self.counts.show_sheet(voice)
        for part in (self.bar, self.line, self.table, self.shares, self.why, self.finding):
            part.setVisible(told is not None)
        if told is None:
            self.missing.setText(language(NO_INDUSTRY))
            return
        names = {brand.id: brand.name for brand in voice.brands}
        finding = voice_finding(told, names, language)
        self.shares.setText(self._share_lines(voice))
        self.missing.setText("" if told.now.industry else language(NO_INDUSTRY))
        self.missing.setVisible(told.now.industry is None)
        self.bar.show_chart(bar_chart(voice, told, finding, language))
        self.bar.setVisible(told.share is not None)
        self.finding.setText("" if told.share else finding)
        self.finding.setVisible(told.share is None)
        known = known_months(voice)
        self.line.show_cells(line_chart(voice, language), (1, len(known)), (0, max(len(known) - 1, 0)))
        self.line.setVisible(any(each.share is not None for each in voice.months))
        self.table.show_records(parts_of(told.now, names, language))
        fit(self.table)

    def _share_lines(self, voice: VoiceSheet) -> str:
        told, language = voice.told, self._language
        if told is None:
            return ""
        pairs = ((OF_INDUSTRY, told.now.industry), (AMONG_BRANDS, told.now.among_brands))
        lines = [f"{language(words)}: {share_words(share, language)}" for words, share in pairs if share]
        changed = change_words(told.change, language)
        if changed and told.earlier is not None:
            since = language(_("beside {period}"), period=language.period_inside(told.earlier))
            lines.append(f"{changed}, {since}")
        if left := told.now.own_activities:
            lines.append(language.count("own activities: {n}", "own activities: {n}", left))
        return " · ".join(lines)

    def _choose_source(self, index: int) -> None:
        self.flush()
        self.source = self.sources.itemData(index)
        self._read()

    def _ask(self) -> None:
        if (asked := self.current()) is not None:
            self.asked.emit(asked)

    def _ask_for_share(self) -> None:
        asked = share_asked(self._context, self._sheet, self.source) if self._sheet is not None else None
        if asked is not None:
            self.asked.emit(asked)

    def _ask_for_month(self) -> None:
        """The share of the month of a point, that month being chosen."""
        at, known = self.line.at, known_months(self.voice) if self.voice is not None else []
        if at is not None and at[1] < len(known):
            self.month.emit(known[at[1]].period, self.source)

    def _now(self) -> Voice | None:
        return self.voice.told.now if self.voice is not None and self.voice.told is not None else None

    def _columns(self) -> tuple[Column[Part], ...]:
        def rests_on(part: Part, language: Language) -> str:
            now = self._now()
            return counted_words(now, part.id, language) if now is not None else ""

        return (
            Column(_("Brand"), lambda part, _language: part.name, width=STRETCH),
            Column(
                _("Publications"),
                lambda part, language: language.number(part.count),
                sort=lambda part: part.count,
                align=RIGHT,
                width=120,
            ),
            Column(_("Share"), lambda part, _language: part.share, sort=lambda part: part.count, align=RIGHT, width=96),
            Column(_("Rests on"), rests_on, width=STRETCH),
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.sources)
        top.addWidget(self.why)
        top.addStretch(1)
        below = (self.finding, self.shares, self.missing, self.bar, self.table, self.line, self.counts)
        fill_scrolling(self, (top, *below))
