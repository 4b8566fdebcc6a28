"""The five figures that a budget comes down to: total, planned, paid, still to pay, left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.budget.wording import ratio, share_of_revenue
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import SEMIBOLD
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, caption

if TYPE_CHECKING:
    from smmdesk.domain.budget import Sums
    from smmdesk.domain.money import Money
    from smmdesk.services.budget import BudgetSheet


class Figure(QWidget):
    """A sum under its name, and in small letters what it comes to; where it comes from is told on hover."""

    def __init__(self, name: str, explanation: str) -> None:
        super().__init__()
        self._name = name
        self.value = Label(size=tokens.FONT_TITLE, weight=SEMIBOLD)
        self.remark = Label(size=tokens.FONT_SMALL, colour="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for part in (caption(name), self.value, self.remark):
            column.addWidget(part)
        self.setToolTip(explanation)
        self.setMinimumWidth(scaled(116))

    def show_money(self, words: str, remark: str, tone: str = "text") -> None:
        """The sum and the remark in words."""
        self.value.setText(words)
        self.value.set_colour(tone)
        self.remark.setText(remark)
        self.setAccessibleName(f"{self._name}: {words}. {remark}")


class Figures(Flow):
    """All five, on one line or on two."""

    def __init__(self, language: Language) -> None:
        super().__init__(gap=tokens.SPACE_4)
        self._language = language
        self.total = Figure(language(_("Total")), language(_("The amount entered, or else the share of revenue.")))
        self.planned = Figure(language(_("Planned")), language(_("The sum of what all lines plan.")))
        self.paid = Figure(language(_("Paid")), language(_("The sum of what was really paid, over all lines.")))
        self.to_pay = Figure(language(_("To pay")), language(_("The sum of what lines are short of their plan.")))
        self.left = Figure(language(_("Left")), language(_("Total − paid.")))
        for figure in (self.total, self.planned, self.paid, self.to_pay, self.left):
            self.add(figure)

    def show_sheet(self, sheet: BudgetSheet) -> None:
        """The figures of this budget."""
        language, whole, left = self._language, sheet.budget.whole(), sheet.left
        self.total.show_money(language.money(whole), self._whole_remark(sheet))
        self.planned.show_money(language.money(sheet.planned), self._plan_remark(whole, sheet.planned))
        self.paid.show_money(language.money(sheet.actual), self._paid_remark(sheet.sums))
        self.to_pay.show_money(language.money(sheet.sums.to_pay), self._to_pay_remark(sheet.sums))
        self.left.show_money(language.money(left), self._left_remark(whole, left), self._tone(left))

    def _whole_remark(self, sheet: BudgetSheet) -> str:
        budget = sheet.budget
        if budget.whole() is None:
            return self._language(_("Not known yet"))
        if budget.total is None and budget.share is not None:
            return self._language(_("{share} of revenue"), share=self._language.points(budget.share))
        share = share_of_revenue(budget, self._language)
        return self._language(_("{share} of revenue"), share=share) if share else self._language(_("Entered by hand"))

    def _plan_remark(self, whole: Money | None, planned: Money) -> str:
        if whole is None:
            return ""
        free = whole - planned
        if free.minor < 0:
            return self._language(_("{money} more than the total"), money=self._language.money(-free))
        if not free.minor:
            return self._language(_("All of the total"))
        return self._language(_("{money} still free"), money=self._language.money(free))

    def _paid_remark(self, sums: Sums) -> str:
        if not sums.over.minor:
            return self._language(_("Nothing over plan"))
        return self._language(_("{money} over plan"), money=self._language.money(sums.over))

    def _to_pay_remark(self, sums: Sums) -> str:
        share = ratio(sums.to_pay, sums.planned, self._language)
        return self._language(_("{share} of the plan"), share=share) if share else ""

    def _left_remark(self, whole: Money | None, left: Money | None) -> str:
        if left is None:
            return ""
        if left.minor < 0:
            return self._language(_("More was paid than there is"))
        share = ratio(left, whole, self._language)
        return self._language(_("{share} of the total"), share=share) if share else ""

    def _tone(self, left: Money | None) -> str:
        return "bad" if left is not None and left.minor < 0 else "text"
