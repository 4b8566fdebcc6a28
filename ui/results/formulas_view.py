"""Own metrics: what somebody computes from others, each with what it comes to in the period."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.ids import FormulaId, new_id
from smmdesk.domain.results.formula_errors import FormulaError
from smmdesk.domain.results.keys import proposed_key, resting_on
from smmdesk.domain.results.metrics import OWN, Derived
from smmdesk.domain.results.named import FormulaLevel, Good, Shown
from smmdesk.domain.results.records import MOST_DECIMALS, Formula
from smmdesk.knowledge.metrics import INPUTS
from smmdesk.speech import measured
from smmdesk.speech.explained import why_mixed
from smmdesk.speech.language import _
from ui.overriding import override
from ui.results.asking import Asked
from ui.results.formula_edit import FormulaEditor, FormulaField, Name, Verdict
from ui.style import tokens
from ui.widgets.buttons import action_button, button
from ui.widgets.flow import Flow
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.editors import Line, Lines, Whole
from ui.widgets.forms.fold import Fold
from ui.widgets.forms.fold_list import FoldItem, FoldList
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.labels import hint
from ui.widgets.notice import Notice
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.results.sheet import ResultsSheet
    from ui.results.shown import Results
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_HELP: Final = (
    _("Write names of metrics with + − × ÷ and brackets: (likes + 2*saves) / reach. A name is its short latin one."),
    _("A comma or a point is decimal, so values are parted by a semicolon: min(1,5; 2). 40% means 0.4."),
    _("Where a figure is missing there is no result. or_zero(clicks) counts what is missing as 0, for all to see."),
    _("Money and numbers are not added up: spend / leads is money, spend + leads is refused."),
    _("In a period names are its sums: likes / reach is the sum of likes by the sum of reach, no mean of days."),
)


class FormulasView(QWidget):
    """A line a formula, each of which opens into its fields. One is open at a time."""

    asked = Signal(object)
    """an `Asked`"""
    turned = Signal()
    """another formula is open, or none"""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._results: Results | None = None
        self._formulas: Sequence[Formula] = ()
        self._lines: FoldList[FormulaItem] = FoldList()
        self._lines.turned.connect(self.turned)
        language = context.language
        self.add_button = action_button(context.commands.action("formula.new"))
        self.empty = hint(language(_("What counts for you and no network computes: make a metric of others.")))
        told = QWidget()
        lines = QVBoxLayout(told)
        lines.setContentsMargins(0, 0, 0, 0)
        for sentence in _HELP:
            lines.addWidget(hint(language(sentence)))
        self.help = Fold(language(_("How it counts")), told, is_open=False)
        self._lay_out()

    def show_results(self, shown: Results) -> None:
        """Show the formulas with what they come to; what is being typed in one that is still there is kept."""
        is_first, self._results = self._results is None, shown
        self._formulas = self._context.workspace.records.all(Formula, order_by=("name", "id"))
        items = self._lines.show_items([each.id for each in self._formulas], self._made)
        for item, each in zip(items, self._formulas, strict=True):
            item.show_formula(each)
        self.empty.setVisible(not self._formulas)
        if is_first and not self._formulas:  # who has none yet has to know how to write one
            self.help.open()

    def flush(self) -> None:
        """Save what is being typed."""
        self._lines.flush()

    def add(self) -> None:
        """Keep a new formula, open it and put the cursor into its name."""
        context = self._context
        name = context.language(_("New metric"))
        draft = Formula(id=FormulaId(new_id()), name=name, key=self.key_for(name), expression="")
        context.do(lambda: context.workspace.results.add_formula(draft), show=lambda made: self.open(made.id))

    def open(self, id: str) -> None:
        """Show the fields of a formula, the cursor in the first."""
        if (item := self._lines.item(id)) is not None:
            item.open()

    def items(self) -> list[FormulaItem]:
        """The lines, as they stand."""
        return self._lines.items()

    def current(self) -> Asked | None:
        """The formula that is open, where it has a value of the period."""
        opened = self._lines.opened()
        found = next((each for each in self._formulas if self._lines.item(each.id) is opened), None)
        return Asked(found.key) if opened and found is not None and self.has_value(found) else None

    def ask(self) -> None:
        """Say where the value of the formula that is open comes from."""
        if (asked := self.current()) is not None:
            self.asked.emit(asked)

    # what an item asks

    def key_for(self, name: str, but: str = "") -> str:
        """A short name for one that is called so; `but` is its own."""
        results = self._context.workspace.results
        taken = results.keys_taken() | ({each.key for each in self._formulas} - {but})
        key = proposed_key(name, taken)
        return proposed_key(name, taken | results.own_columns()) if key.startswith(OWN) else key

    def names(self, but: str) -> list[Name]:
        """What may be used in a formula: of metrics and other formulas the keys, with their words."""
        if self._results is None:
            return []
        sheet, language = self._results.sheet, self._context.language
        columns = sorted(self._context.workspace.results.own_columns() - {each.key for each in self._formulas})
        raw = [key for key in sheet.catalogue if not key.startswith(OWN)]
        known = [*columns, *raw, *INPUTS, *(key for key in sheet.derived if key not in sheet.named)]
        own = [Name(each.key, each.name) for each in self._formulas if each.key != but]
        return [*own, *(Name(key, measured.name(sheet, key, language)) for key in known)]

    def resting_on(self, key: str) -> str:
        """The names of the formulas that need it, quoted and apart by commas."""
        language = self._context.language
        return ", ".join(language(_("“{name}”"), name=each.name) for each in resting_on(key, self._formulas))

    def judge(self, formula: Formula, expression: str) -> Verdict:
        """What an expression comes to in the period, or what is wrong with it."""
        language = self._context.language
        try:
            calculation = self._context.workspace.results.check_formula(expression, formula.key)
        except FormulaError as error:
            return Verdict(language.error(error), "bad", int(str(error.values.get("at", 0))))
        if self._results is None:
            return Verdict("")
        derived = Derived.of(replace(formula, expression=expression))
        sheet = self._results.sheet
        tried: ResultsSheet = replace(
            sheet,
            derived={**sheet.derived, formula.key: derived},
            calculations={**sheet.calculations, formula.key: calculation},
        )
        told = self._of_posts if formula.level is FormulaLevel.POST else self._result
        return told(tried, formula.key)

    def _of_posts(self, sheet: ResultsSheet, key: str) -> Verdict:
        """Why there is no value of a period, and what a post has on average."""
        language = self._context.language
        average = measured.of(sheet, key, sheet.average_post(key), language)
        words = _("{period}: no result, since it is computed for each post. Average post: {value}")
        return Verdict(language(words, period=language.period(sheet.period), value=average), "info")

    def _result(self, sheet: ResultsSheet, key: str) -> Verdict:
        """The value, or why there is none."""
        language, value = self._context.language, sheet.value(key)
        period = language.period(sheet.period)
        if value.value is not None:
            told = measured.told(sheet, key, language)
            return Verdict(language(_("{period}: {value}"), period=period, value=told))
        lacking = [measured.name(sheet, name, language) for name, known in value.inputs.items() if known is None]
        if mixed := why_mixed(value, sheet, language):
            words = mixed
        elif lacking:
            words = language(
                _("{period}: no result, since this is not known: {names}."), period=period, names=", ".join(lacking)
            )
        else:
            words = language(_("{period}: no result, since something is divided by 0."), period=period)
        return Verdict(words, "info")

    def has_value(self, formula: Formula) -> bool:
        """Whether it is computed of a period at all."""
        return self._results is not None and formula.key in self._results.sheet.derived

    def told(self, formula: Formula) -> str:
        """What a formula comes to, as its line says it."""
        if self._results is None or not self.has_value(formula):
            return "—"
        return measured.told(self._results.sheet, formula.key, self._context.language)

    def save(self, edit: Edit) -> None:
        """One field was left with another value; a name that was not chosen otherwise brings its key along."""
        formula: Formula = edit.record
        wanted = dict(edit.wanted)
        is_named_so = edit.name == "name" and formula.key == self.key_for(formula.name, but=formula.key)
        if is_named_so and not self._context.workspace.results.is_agreed_on(formula.key):
            wanted["key"] = self.key_for(edit.value, but=formula.key)
        context = self._context
        context.follow(lambda: context.workspace.results.change_formula(formula.id, edit.seen, **wanted))

    def remove(self, formula: Formula) -> None:
        """Take it away; who rested on it is named."""
        context, language = self._context, self._context.language
        words = language(_("Removed {name}"), name=formula.name)
        if others := self.resting_on(formula.key):
            words = language(_("Removed {name}, which {others} needs"), name=formula.name, others=others)
        context.do(
            lambda: context.workspace.records.remove(Formula, formula.id),
            tell=lambda _count: context.say_undoable(words),
        )

    # how it is made

    def _made(self, _id: str) -> FormulaItem:
        return FormulaItem(self._context, self)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_4, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.empty)
        column.addWidget(self._lines)
        column.addWidget(self.help)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))


class FormulaItem(FoldItem):
    """One formula: its name and value, and once opened its fields, the names it may use, and the way to remove it."""

    def __init__(self, context: Context, view: FormulasView) -> None:
        body = QWidget()
        super().__init__(body)
        self._context, self._view = context, view
        self._formula: Formula | None = None
        language = context.language
        self.form = Form(language, _sections(self._names, self._judge), save=view.save)
        self.chips = Flow()
        self.needed = Notice(tone="info")
        self.explain_button = button(language(_("Where this figure comes from")), view.ask, kind="link", sign="info")
        self.remove_button = button(language(_("Remove")), self._remove, kind="link", sign="trash")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.form)
        self.usable = Fold(language(_("Names that may be used")), self.chips, is_open=False)
        self.usable.folded.connect(self._show_chips)
        for part in (self.usable, self.needed):
            column.addWidget(part)
        for each in (self.explain_button, self.remove_button):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def editor(self) -> FormulaEditor:
        """The field of the formula."""
        found = self.form.editor("expression")
        assert isinstance(found, FormulaEditor)  # noqa: S101  (as the fields say)
        return found

    def show_formula(self, formula: Formula) -> None:
        """Show it as it is now."""
        self._formula = formula
        language, view = self._context.language, self._view
        self.fold.show_title(formula.name)
        self.fold.show_count(f"{view.told(formula)} · {formula.key} = {formula.expression or '…'}")
        self.remove_button.setAccessibleName(language(_("Remove {name}"), name=formula.name))
        self.explain_button.setVisible(view.has_value(formula))
        others = view.resting_on(formula.key)
        words = language(_("{others} needs it, and cannot be computed without."), others=others)
        self.needed.say(words if others else "", "info")
        self.form.show_record(formula)

    @override
    def open(self) -> None:
        """The cursor goes to the first field."""
        super().open()
        self.form.focus_first()

    @override
    def flush(self) -> None:
        self.form.flush()

    def _names(self) -> list[Name]:
        return self._view.names(self._formula.key) if self._formula else []

    def _judge(self, expression: str) -> Verdict:
        return self._view.judge(self._formula, expression) if self._formula else Verdict("")

    def _remove(self) -> None:
        if self._formula is not None:
            self._view.remove(self._formula)

    def _show_chips(self, is_closed: bool) -> None:
        """Made when they are asked for: there are dozens."""
        self.chips.clear()
        if is_closed:
            return
        for each in self._names():
            chip = button(f"{each.words} · {each.key}", partial(self.editor.insert, each.key))
            self.chips.add(chip)


def _sections(names: Callable[[], Sequence[Name]], judge: Callable[[str], Verdict]) -> tuple[Section, ...]:
    return (
        Section(
            "",
            (
                Field("name", _("Name"), Line(), half=True),
                Field("key", _("Short name in formulas"), Line(), half=True),
                Field("expression", _("Formula"), FormulaField(names, judge)),
                Field("shown", _("Shown as"), Choice(Shown), half=True),
                Field("decimals", _("Decimals"), Whole(high=MOST_DECIMALS, may_be_empty=False), half=True),
                Field("good", _("Which way is good"), Choice(Good), half=True),
                Field("level", _("Computed for"), Choice(FormulaLevel), half=True),
                Field("note", _("Note"), Lines(least=1)),
            ),
        ),
    )
