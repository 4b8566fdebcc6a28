"""The split and how it is kept to: the bar with its borders, and a row for each category."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smmdesk.domain.budget import DEFAULT_SPLIT, Budget, Category, CategoryTotals
from smmdesk.speech.budgets import standing_words
from smmdesk.speech.language import Language, _
from ui.budget.colours import swatch
from ui.budget.plan_bar import PlanBar
from ui.budget.split_bar import SplitBar
from ui.budget.wording import finding, paid_of_planned
from ui.style import tokens
from ui.style.icons import icon, put_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, font
from ui.widgets.buttons import button, icon_button, rename
from ui.widgets.forms.editors import Percent
from ui.widgets.forms.form import Field
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Label, caption
from ui.widgets.labels import heading as heading_label
from ui.widgets.tables.cell_form import CellForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.ids import BudgetId
    from smmdesk.domain.money import Money
    from smmdesk.knowledge import Knowledge
    from smmdesk.services.budget import BudgetSheet
    from ui.widgets.forms.field_row import Edit


@dataclass(frozen=True, slots=True)
class Acts:
    """What the panel asks the page to do."""

    give: Callable[[Edit], object]
    """a share typed into a field, in basis points: the others shrink or grow in proportion"""
    move: Callable[[Category, int], object]
    """a border dropped"""
    reset: Callable[[], object]
    choose: Callable[[Category | None], object]
    """show the lines of one category, or of all"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a budget gives to a category, as it is edited."""

    id: tuple[BudgetId, Category]
    share: int
    """in basis points"""


class SplitPanel(QWidget):
    """Everything by category, in the order of `Category`."""

    def __init__(self, language: Language, knowledge: Knowledge, acts: Acts) -> None:
        super().__init__()
        self._language, self._acts = language, acts
        self.heading = heading_label("")
        self.heading.setWordWrap(True)
        self.reset = button(language(_("Back to 60/30/5/5")), acts.reset, kind="link")
        self.reset.setToolTip(knowledge.budget_hints().split)
        self.bar = SplitBar(language)
        self.bar.setToolTip(knowledge.budget_hints().split)
        self.bar.previewed.connect(self._preview)
        self.bar.dropped.connect(acts.move)
        self.folder = icon_button("caret-up", "", self._turn)
        self._body = QWidget()
        self._fits = True
        self._wanted_open: bool | None = None
        self.rows = {category: CategoryRow(language, knowledge, category, acts) for category in Category}
        self._lay_out()
        self._show_fold()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignBottom)
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.SPACE_3)
        grid.setVerticalSpacing(2)
        for place, (words, align) in enumerate(_heads(self._language)):
            grid.addWidget(caption(words), 0, place, align)
        for line, row in enumerate(self.rows.values(), 1):
            for place, part in enumerate((row.name, row.spot, row.allotted, row.bar)):
                grid.addWidget(part, line, place)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(3, 5)
        grid.setContentsMargins(0, 0, 0, 0)
        self._body.setLayout(grid)
        for row in self.rows.values():
            row.share.stand_on(row.spot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self._body)

    def show_sheet(self, sheet: BudgetSheet) -> None:
        """This budget's split and sums."""
        self.heading.setText(finding(sheet, self._language))
        self.bar.show_budget(sheet.budget)
        self.reset.setVisible(dict(sheet.budget.split) != dict(DEFAULT_SPLIT))
        longest = max((money.minor for total in sheet.totals for money in (total.planned, total.actual)), default=0)
        # as much for each as the longest needs, so that all bars have one scale
        room = max(
            self.rows[each.category].bar.width_of(paid_of_planned(each, self._language)) for each in sheet.totals
        )
        for total in sheet.totals:
            row = self.rows[total.category]
            row.show_split(sheet.budget)
            row.show_totals(total, longest, room)

    def show_chosen(self, category: Category | None) -> None:
        """Which category's lines are shown."""
        for name, row in self.rows.items():
            row.name.setChecked(name is category)

    @property
    def is_open(self) -> bool:
        """Whether the categories are in sight, or only the bar."""
        return self._fits if self._wanted_open is None else self._wanted_open

    def fit(self, fits: bool) -> None:
        """Whether there is room for the categories; what the person wanted goes before that."""
        self._fits = fits
        self._show_fold()

    def open(self) -> None:
        """Bring the categories into sight."""
        if not self.is_open:
            self._turn()

    def _turn(self) -> None:
        self._wanted_open = not self.is_open
        self._show_fold()

    def _show_fold(self) -> None:
        self._body.setVisible(self.is_open)
        put_icon(self.folder, partial(icon, "caret-up" if self.is_open else "caret-down"))
        rename(self.folder, self._language(_("Hide the categories") if self.is_open else _("Show the categories")))

    def flush(self) -> None:
        """Save what is being typed."""
        for row in self.rows.values():
            row.share.flush()

    def _preview(self, budget: Budget) -> None:
        """Shares and money follow the border that is being dragged; nothing is saved yet."""
        for row in self.rows.values():
            row.show_preview(budget)


class CategoryRow:
    """The four parts of a category's line; the grid of the panel holds them, and the share stands on its `spot`."""

    def __init__(self, language: Language, knowledge: Knowledge, category: Category, acts: Acts) -> None:
        self._language, self._category = language, category
        name = language.word(category)
        facts = knowledge.category(category)
        self.name = _name_button(name, category)
        self.name.setToolTip("\n".join((facts.what, ", ".join(facts.examples))))
        self.name.clicked.connect(lambda checked: acts.choose(category if checked else None))
        label = language(_("Share of {category}"), category=name)
        self.share = CellForm(language, Field("share", label, Percent(may_be_empty=False)), acts.give)
        self.spot = QWidget()
        self.spot.setFixedSize(scaled(84), self.share.row.editor.sizeHint().height())
        self.allotted = Label()
        self.allotted.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = PlanBar(category)

    def show_split(self, budget: Budget) -> None:
        """The share in percent, and in money; what is being typed stays."""
        self.share.show_record(Share(id=(budget.id, self._category), share=budget.split[self._category]))
        self._show_money(budget)

    def show_preview(self, budget: Budget) -> None:
        """The same while a border is being dragged: with what is being typed it is not compared yet."""
        if not self.share.is_touched:
            self.show_split(budget)
        self._show_money(budget)

    def _show_money(self, budget: Budget) -> None:
        allotted = budget.allotted().get(self._category)
        self.allotted.setText(self._language.money(allotted))
        # or it were heard, and stood among all that figures say, as a sum of nobody knows what
        what = f"{self._language.word(self._category)}, {self._language(_('Allotted'))}"
        self.allotted.setAccessibleName(f"{what}: {self.allotted.text()}")
        self.allotted.setToolTip(self._reckoned(budget, allotted))

    def show_totals(self, total: CategoryTotals, longest: int, room: int) -> None:
        """Plan against actual, on the scale of all categories."""
        words = paid_of_planned(total, self._language)
        self.bar.show_sums(total, longest, words, room)
        name = self._language.word(self._category)
        said = " · ".join(part for part in (f"{name}: {words}", standing_words(total, self._language)) if part)
        self.bar.setToolTip(said)
        self.bar.setAccessibleName(said)
        self.name.setAccessibleDescription(said)  # Tab stops there

    def _reckoned(self, budget: Budget, allotted: Money | None) -> str:
        if allotted is None:
            return ""
        share = self._language.points(budget.split[self._category])
        whole = self._language.money(budget.whole())
        return self._language(_("{share} of {whole}"), share=share, whole=whole)


def _heads(language: Language) -> tuple[tuple[str, Qt.AlignmentFlag], ...]:
    right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
    return (
        (language(_("Category")), left),
        (language(_("Share")), left),
        (language(_("Allotted")), right),
        (language(_("Paid (bar) of planned (line)")), left),
    )


def _name_button(name: str, category: Category) -> QPushButton:
    made = as_heard(button(name, kind="quiet"), Heard.CHOICE)
    made.setCheckable(True)
    made.setFont(font(weight=MEDIUM))
    put_icon(made, partial(swatch, category))
    made.setIconSize(QSize(scaled(12), scaled(12)))
    # Qt centres the words of a button, and these stand in a column
    made.setStyleSheet("text-align: left; padding: 4px 8px 4px 2px;")
    return made
