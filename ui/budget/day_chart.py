"""The chart of a budget, as `ChartView` wants it: plan against actual day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.charts.budget import Format, Spending, cumulative
from smmdesk.domain.money import Money
from smmdesk.domain.spending import DayMoney, day_by_day, due
from smmdesk.speech.budgets import standing_words
from ui.budget import wording

if TYPE_CHECKING:
    from datetime import date

    from smmdesk.charts.style import Chart, Palette
    from smmdesk.services.budget import BudgetSheet
    from smmdesk.speech.language import Language
    from ui.widgets.chart import Draw


def day_chart(sheet: BudgetSheet, language: Language, today: date) -> Draw:
    """Plan and actual as they grow over the days."""
    days = day_by_day(sheet.budget, sheet.lines, today)
    spending = Spending(
        days=[each.day for each in days],
        planned=[each.planned.minor for each in days],
        actual=[None if each.paid is None else each.paid.minor for each in days],
    )
    title = day_finding(days, sheet, language, today)

    def draw(palette: Palette, width: float) -> Chart:
        money = _amounts(sheet.budget.currency, language)
        # inches, as the width is
        names, size = wording.chart_names(language), (width, 3.4)
        return cumulative(spending, title, names, money, palette, day=language.day_and_month, size=size)

    return draw


def day_finding(days: tuple[DayMoney, ...], sheet: BudgetSheet, language: Language, today: date) -> str:
    """How what was paid so far stands to what was planned for these days."""
    known = [each for each in days if each.paid is not None]
    # a period that is over or not begun has no day up to which it could be told
    if not known or len(known) == len(days):
        return wording.finding_of_all(sheet.sums, language)
    until = language.day_and_month(known[-1].day)
    stands = standing_words(due(sheet.budget, sheet.lines, today), language)
    return language("By {day}: {standing}", day=until, standing=stands or language("nothing is planned yet"))


def _amounts(currency: str, language: Language) -> Format:
    """The charts reckon in minor units, so that no cent is lost on the way to the words."""
    # an axis has marks between whole units
    return lambda minor: language.money(Money(round(minor), currency))
