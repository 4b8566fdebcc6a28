"""The funnel both ways: what a budget brings, and what the sales wanted take; it follows while one types."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.money import Money
from smmdesk.domain.planning.funnel import BUDGET, rounded_up
from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.funnels import for_sales, from_budget
from smmdesk.knowledge import strategy as knowledge
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.strategy.columns import with_number
from ui.strategy.part_view import PartView
from ui.strategy.stages import ENDS, End, StageShown, own_rate_of, stages, taken, told
from ui.style.text_size import scaled
from ui.style.theme import colour
from ui.widgets.buttons import button
from ui.widgets.forms.editors import Whole
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.money_edit import Amount, MoneyEdit
from ui.widgets.labels import Label, hint
from ui.widgets.page import page_of
from ui.widgets.segments import SegmentBar
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from smmdesk.domain.planning.funnel import Span
    from smmdesk.domain.strategy.sheets import StrategySheet
    from ui.strategy.shown import RowShown, Shown
    from ui.widgets.forms.field_row import Edit

FORWARD, BACKWARD = "budget", "sales"
_WAYS: Final = ((FORWARD, _("From a budget")), (BACKWARD, _("For sales wanted")))
_TITLES: Final = {"low": _("Low"), "expected": _("Expected"), "high": _("High")}
_BAR: Final = _("How sure")
_MOST: Final = 10**9
_WIDEST: Final = 240
_EDITS: Final = QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
"""A second click too: one share after the other is typed in here."""
_NEEDED: Final = ("stage", "number", "expected", "count", "low", "high", "between", "bar", "cost")
_FIELDS: Final = {FORWARD: "funnel_budget", BACKWARD: "sales_wanted"}


class FunnelView(PartView):
    """A budget or a number of sales above; below, each stage with its ends and what becomes of it."""

    @override
    def build(self) -> None:
        self.shown: Shown | None = None
        self.spans: Mapping[str, Span] = {}
        self._follows = False
        self.ways = SegmentBar([(key, self.language(words)) for key, words in _WAYS], self.turn)
        self.ways.choose(FORWARD)
        fields = {
            FORWARD: Field(_FIELDS[FORWARD], _("Budget a month"), Amount("EUR")),
            BACKWARD: Field(_FIELDS[BACKWARD], _("Sales wanted a month"), Whole(high=_MOST)),
        }
        self.forms = {way: Form(self.language, (Section("", (field,)),), self._save) for way, field in fields.items()}
        self.answer = Label("", wraps=True)
        self.own = button("", self._take_own, kind="link", sign="chart-line-up")
        table = self.add_table(Part.FUNNEL, Part.FUNNEL, _("Stages"), with_number(self._columns(), _NEEDED), self._save)
        self.column.addWidget(hint(knowledge.words(self.language.code).parts[Part.FUNNEL].about))
        self.column.addWidget(self.ways)
        for form in self.forms.values():
            form.setMaximumWidth(scaled(_WIDEST))
            self.column.addWidget(form)
        self.column.addWidget(self.answer)
        self.column.addWidget(table)
        self.column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        words = _(
            "The band holds what comes in 8 of 10 cases, the thin line what would come if all stages were at their "
            "worst, or best, at once."
        )
        self.legend = hint(self.language(words))
        self.column.addWidget(self.legend)
        table.horizontalHeader().sectionResized.connect(lambda _at, _was, _is: self._explain_band())
        self.chosen.connect(self._offer_own)

    @override
    def show_shown(self, shown: Shown) -> None:
        self.shown = shown
        table = self.tables[Part.FUNNEL]
        table.show_rows(stages(shown))
        table.setEditTriggers(_EDITS if shown.is_open else QAbstractItemView.EditTrigger.NoEditTriggers)
        budget = self.forms[FORWARD].editor("funnel_budget")
        if isinstance(budget, MoneyEdit):
            budget.set_currency(shown.strategy.currency)
        for form in self.forms.values():
            form.show_record(shown.strategy)
            form.setEnabled(shown.is_open)
        if not self._follows and (page := page_of(self)) is not None:
            self._follows = True
            page.typing.connect(self.follow)
        self.turn(self.way)
        self._offer_own()
        self._choose_proxy()

    @override
    def flush(self) -> None:
        self.tables[Part.FUNNEL].flush()
        for form in self.forms.values():
            form.flush()

    @property
    def way(self) -> str:
        """Which way one goes through it."""
        return str(self.ways.value())

    def turn(self, way: str) -> None:
        """Go through it this way."""
        self.ways.choose(way)
        for each, form in self.forms.items():
            form.setVisible(each == way)
        self.follow()

    def follow(self) -> None:
        """Reckon anew, with what is being typed as far as it can be read."""
        if self.shown is None:
            return
        sheet = self._as_typed(self.shown.sheet)
        self.spans = from_budget(sheet) if self.way == FORWARD else for_sales(sheet)
        self.answer.setText(self._answer(sheet))
        self.answer.setVisible(bool(self.answer.text()))
        self.tables[Part.FUNNEL].viewport().update()

    def _explain_band(self) -> None:
        """Where there is room for it."""
        table = self.tables[Part.FUNNEL]
        bars = [at for at, title in table.titles() if title == self.language(_BAR)]
        self.legend.setVisible(bool(bars))

    # what is typed

    def _as_typed(self, sheet: StrategySheet) -> StrategySheet:
        strategy = sheet.strategy
        for way, field in _FIELDS.items():
            with suppress(SmmdeskError):
                typed: dict[str, Any] = {field: self.forms[way].editor(field).value()}
                strategy = replace(strategy, **typed)
        ends = self._ends_typed()
        rows = [
            each.with_ends(ends.get(each.id, {}))
            for each in self.tables[Part.FUNNEL].records()
            if isinstance(each, StageShown)
        ]
        return replace(sheet, strategy=strategy, rows={**sheet.rows, Part.FUNNEL: tuple(rows)})

    def _ends_typed(self) -> dict[str, dict[str, object]]:
        found: dict[str, dict[str, object]] = {}
        for form in self.tables[Part.FUNNEL].forms():
            name = next((each for each in ENDS if form.has(each)), None)
            if name is not None:
                with suppress(SmmdeskError):
                    found.setdefault(form.record.id, {})[name] = form.editor(name).value()
        return found

    def _save(self, edit: Edit) -> None:
        records, record = self.context.workspace.records, edit.record
        if isinstance(record, StageShown):
            field = record.field(edit.name)
            records.change(type(record.row), record.id, {field: edit.before}, **{field: edit.value})
        else:
            records.change(type(record), record.id, edit.seen, **edit.wanted)

    # own figures

    def _offer_own(self) -> None:
        row = self.current()
        own = own_rate_of(row) if isinstance(row, StageShown) and row.shown.is_open else None
        self.own.setVisible(own is not None)
        if own is not None and isinstance(row, StageShown):
            share = self.language.percent(own.rate.expected, 1)
            words = _("{stage}: take {share} from own figures")
            self.own.setText(self.language(words, stage=self.language.word(row.stage.stage), share=share))
            self.own.setAccessibleName(self.own.text())

    def _take_own(self) -> None:
        row = self.current()
        own = own_rate_of(row) if isinstance(row, StageShown) else None
        if own is not None and isinstance(row, StageShown):
            values, records = taken(row, own, self.language), self.context.workspace.records
            self.context.do(lambda: records.change(type(row.row), row.id, **values))

    # what is told

    def _answer(self, sheet: StrategySheet) -> str:
        """What both come to, or what is still needed for it."""
        language = self.language
        if not self.spans:
            needed = {
                FORWARD: _("Say a budget of a month and what 1,000 people reached cost: the rest follows."),
                BACKWARD: _(
                    "Say how many sales are wanted a month, and the price and share of every stage up to them."
                ),
            }
            return language(needed[self.way])
        if self.way == FORWARD:
            return ""
        span, currency = self.spans[BUDGET], sheet.strategy.currency

        def money(minor: Fraction | float | None) -> str:
            return "∞" if minor is None else language.money(Money(rounded_up(minor), currency))

        words = _("It takes a budget of {expected} a month; in 8 of 10 cases from {low} to {high}.")
        return language(words, expected=money(span.expected), low=money(span.low), high=money(span.high))

    def _columns(self) -> dict[str, Column[RowShown]]:
        made: dict[str, Column[RowShown]] = {
            "stage": Column(
                _("Stage"), lambda row, language: language.word(_stage(row).stage.stage), width=STRETCH, least=96
            )
        }
        for name in ENDS:
            made[name] = self._end(name)
        made["count"] = Column(_("So many"), self._count, align=RIGHT, width=84, searched=False)
        made["between"] = Column(_("In 8 of 10 cases"), self._between, align=RIGHT, width=136, searched=False)
        made["bar"] = Column(_BAR, self._extremes, paint=self._paint, tip=self._extremes, width=110)
        made["cost"] = Column(_("Cost of one"), self._cost, align=RIGHT, width=84, searched=False)
        return made

    def _end(self, name: str) -> Column[RowShown]:
        def words(row: RowShown, language: Language) -> str:
            return told(_stage(row).end(name), language) or "—"

        return Column(
            _TITLES[name],
            words,
            align=RIGHT,
            width=72,
            field=name,
            edit=End(lambda: cast("StageShown | None", self.tables[Part.FUNNEL].current())),
            searched=False,
        )

    def _span(self, row: RowShown) -> Span | None:
        return self.spans.get(_stage(row).stage.stage.value)

    def _number(self, value: Fraction | float | None) -> str:
        """Nobody has 199.2 leads: what is needed is rounded up."""
        if value is None:
            return "∞"
        return self.language.number(round(value) if self.way == FORWARD else rounded_up(value))

    def _count(self, row: RowShown, _language: Language) -> str:
        span = self._span(row)
        return self._number(span.expected) if span else "—"

    def _between(self, row: RowShown, _language: Language) -> str:
        span = self._span(row)
        return f"{self._number(span.low)} – {self._number(span.high)}" if span else ""

    def _extremes(self, row: RowShown, language: Language) -> str:
        span = self._span(row)
        if span is None:
            return ""
        return language(_("{least} to {most}"), least=self._number(span.least), most=self._number(span.most))

    def _cost(self, row: RowShown, language: Language) -> str:
        span, budget = self._span(row), _stage(row).shown.strategy.funnel_budget
        if self.way != FORWARD or span is None or not span.expected or budget is None:
            return "—"
        return language.money(Money(round(budget.minor / span.expected), budget.currency))

    def _paint(self, painter: QPainter, rect: QRect, row: RowShown, _language: Language) -> None:
        """Each stage by its own measure: a band, within a thin line, and a mark where it is expected."""
        span = self._span(row)
        if span is None or span.expected is None:
            return
        most = float(span.most or span.high or span.expected * 2) or 1.0
        room = QRectF(rect).adjusted(2, 0, -2, 0)

        def at(value: Fraction | float | None) -> float:
            return room.x() + room.width() * min(float(most if value is None else value) / most, 1.0)

        middle = room.center().y()
        painter.save()
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawLine(round(at(span.least)), round(middle), round(at(span.most)), round(middle))
        painter.fillRect(
            QRectF(at(span.low), middle - 5, max(at(span.high) - at(span.low), 2), 10), colour("accent_pale")
        )
        painter.fillRect(QRectF(at(span.expected) - 1, middle - 8, 3, 16), colour("accent"))
        painter.restore()


def _stage(row: RowShown) -> StageShown:
    return cast("StageShown", row)
