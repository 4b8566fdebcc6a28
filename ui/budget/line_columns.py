"""What the table of a budget's lines shows in its columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt

from smmdesk.domain.budget import BudgetLine, Category
from smmdesk.domain.justification import Ground, Grounds
from smmdesk.speech.budgets import difference_words, missing_words, word_of
from smmdesk.speech.language import Language, _
from ui.budget.colours import swatch
from ui.style import tokens
from ui.style.icons import icon
from ui.style.text_size import scaled
from ui.style.theme import colour, font
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line
from ui.widgets.forms.goals import goal_line
from ui.widgets.forms.money_edit import Amount
from ui.widgets.forms.networks import CHIP, paint_network
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from smmdesk.domain.money import Money
    from ui.widgets.forms.editor import Editor
    from ui.widgets.forms.goals import Goals


_MONEY: Final = 104
_WORDS: Final = 220
"""Pixels that what a line is for has at the least."""
_MORE: Final = 290
"""Pixels that goal and reason want, each, before they are shown: what a line is for is read whole before them."""
NEEDED: Final = ("purpose", "actual", "planned", "difference", "on", "category", "network", "justification", "goal")
"""The columns, the most needed first; the inspector has it all."""
_TAKEN: Final = {
    Ground.GOAL: _("Taken from the other lines, which all name this goal."),
    Ground.REASON: _("Taken from a line of the same category and goal."),
}


@dataclass(frozen=True, slots=True)
class MoneyOf:
    """An amount in the currency that `currency` tells when the cell is edited."""

    currency: Callable[[], str]

    def build(self, language: Language) -> Editor:
        """An editor of `Money | None`."""
        return Amount(self.currency()).build(language)


def columns(
    today: Callable[[], date],
    currency: Callable[[], str],
    grounds_of: Callable[[BudgetLine], Grounds],
    goals: Goals,
) -> dict[str, Column[BudgetLine]]:
    """The columns by what they show."""
    money = MoneyOf(currency)
    return {
        "on": Column(
            _("Date"),
            _day,
            sort=lambda line: line.on or date.max,
            width=96,
            sample=_long_day,
            field="on",
            edit=Day(today),
        ),
        "category": Column(
            _("Category"),
            lambda line, language: language.word(line.category),
            icon=lambda line: swatch(line.category),
            names=Category,
        ),
        "purpose": _purpose(grounds_of),
        "network": Column(_("Network"), _network, tip=_network, paint=_paint_network, width=CHIP.width()),
        "goal": _goal(grounds_of, goals),
        "justification": _reason(grounds_of),
        "planned": _sum(_("Planned"), lambda line: line.planned, "planned", money),
        "actual": _sum(_("Paid"), lambda line: line.actual, "actual", money),
        "difference": Column(
            _("Planned − paid"),
            difference_words,
            sort=lambda line: _by_amount(line.difference),
            align=RIGHT,
            width=_MONEY + 54,
            paint=_paint_difference,
            searched=False,
        ),
    }


def _purpose(grounds_of: Callable[[BudgetLine], Grounds]) -> Column[BudgetLine]:
    """What a line is for, with a sign where something is missing: it is there however narrow the table is."""

    def told(line: BudgetLine, language: Language) -> str:
        found = grounds_of(line)
        return "\n".join(part for part in (line.purpose.strip(), _why(found, language)) if part)

    return Column(
        _("What for"),
        lambda line, language: line.purpose or language(_("Not named yet")),
        icon=lambda line: icon("warning", "attention") if grounds_of(line).missing else None,
        ink=lambda line: "text" if line.purpose else "faint",
        tip=told,
        spoken=told,
        width=STRETCH,
        weight=6,
        least=_WORDS,
        field="purpose",
        edit=Line(),
    )


def _goal(grounds_of: Callable[[BudgetLine], Grounds], goals: Goals) -> Column[BudgetLine]:
    return Column(
        _("Goal"),
        lambda line, _language: grounds_of(line).goal,
        ink=lambda line: "faint" if grounds_of(line).taken is Ground.GOAL else "text",
        tip=lambda line, language: _whence(grounds_of(line), Ground.GOAL, language),
        width=STRETCH,
        least=_MORE,
        field="goal",
        edit=goal_line(goals),
    )


def _reason(grounds_of: Callable[[BudgetLine], Grounds]) -> Column[BudgetLine]:
    def ink(line: BudgetLine) -> str:
        found = grounds_of(line)
        return "attention" if found.missing else "faint" if found.taken is Ground.REASON else "text"

    return Column(
        _("Why"),
        lambda line, language: _why(grounds_of(line), language),
        ink=ink,
        tip=lambda line, language: _whence(grounds_of(line), Ground.REASON, language),
        width=STRETCH,
        least=_MORE,
    )


def _why(found: Grounds, language: Language) -> str:
    """What is missing, and the reason that is there."""
    return " · ".join(part for part in (missing_words(found.missing, language), found.reason.strip()) if part)


def _whence(found: Grounds, ground: Ground, language: Language) -> str:
    """A goal or a reason whole, where it is taken from, or what is missing."""
    text = found.goal if ground is Ground.GOAL else found.reason
    said = ""
    if found.missing:
        said = language(_("Every expense needs the goal it serves and why it is worth it."))
    elif found.taken is ground:
        said = language(_TAKEN[ground])
    return "\n".join(part for part in (text.strip(), said) if part)


def _sum(title: str, of: Callable[[BudgetLine], Money | None], field: str, money: MoneyOf) -> Column[BudgetLine]:
    return Column(
        title,
        lambda line, language: language.money(of(line)),
        sort=lambda line: _by_amount(of(line)),
        align=RIGHT,
        width=_MONEY,
        field=field,
        edit=money,
        searched=False,
    )


def _by_amount(money: Money | None) -> tuple[bool, int]:
    return (money is not None, money.minor if money else 0)


def _long_day(language: Language) -> str:
    """No month is written longer."""
    return max((language.short_date(date(2026, month, 28)) for month in range(1, 13)), key=len)


def _day(line: BudgetLine, language: Language) -> str:
    return language.short_date(line.on) if line.on else language(_("No date"))


def _network(line: BudgetLine, language: Language) -> str:
    return language.word(line.network) if line.network else ""


def _paint_network(painter: QPainter, rect: QRect, line: BudgetLine, _language: Language) -> None:
    """The chip alone: its name is in the tip, and is said."""
    if line.network:
        top = rect.y() + (rect.height() - scaled(CHIP.height())) / 2
        paint_network(painter, QRectF(rect.x(), top, scaled(CHIP.width()), scaled(CHIP.height())), line.network)


def _paint_difference(painter: QPainter, rect: QRect, line: BudgetLine, language: Language) -> None:
    """The word small at the left, so that the figures stand below one another."""
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(colour("bad" if line.over.minor else "text"))
    amount = language.money(line.difference)
    painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, amount)
    left = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(amount) - tokens.SPACE_1, 0)
    painter.setFont(font(tokens.FONT_SMALL))
    painter.setPen(colour("bad" if line.over.minor else "muted"))
    word = painter.fontMetrics().elidedText(word_of(line, language), Qt.TextElideMode.ElideRight, left.width())
    painter.drawText(left, middle | Qt.AlignmentFlag.AlignLeft, word)
