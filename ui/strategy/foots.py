"""What stands above and below the rows of some parts: what the business wants, what networks can do, what risks are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.money import Money
from smmdesk.domain.planning.named import Part
from smmdesk.domain.planning.risks import exposure
from smmdesk.domain.strategy.records import Risk
from smmdesk.knowledge import strategy as knowledge
from smmdesk.speech.language import _
from ui.strategy.columns import threat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.planning.risks import Exposure
    from ui.strategy.shown import Shown


def _business_goal(shown: Shown) -> str:
    goal = shown.strategy.business_goal.strip()
    return shown.language(_("The business wants: {goal}"), goal=goal) if goal else ""


def _honest(shown: Shown) -> str:
    return knowledge.words(shown.language.code).honest


def loss_expected(shown: Shown) -> Money | None:
    """Of all risks together; None where none is written down."""
    found = _exposure(shown)
    return Money(round(found.expected), shown.strategy.currency) if found else None


def _exposure(shown: Shown) -> Exposure | None:
    risks = [row for row in shown.sheet.rows[Part.RISKS] if isinstance(row, Risk)]
    return exposure([threat(each) for each in risks]) if risks else None


def _exposed(shown: Shown) -> str:
    found = _exposure(shown)
    if found is None:
        return ""
    language, currency = shown.language, shown.strategy.currency
    words = _(
        "Loss to be expected: {expected}. That anything of it happens: {chance}, as if no risk had a part in another. "
        "If all of it happened: {worst}."
    )
    return language(
        words,
        expected=language.money(Money(round(found.expected), currency)),
        chance=language.percent(found.chance_of_any, 1),
        worst=language.money(Money(round(found.worst), currency)),
    )


ABOVE: Final[Mapping[Part, Callable[[Shown], str]]] = {Part.GOALS: _business_goal}
BELOW: Final[Mapping[Part, Callable[[Shown], str]]] = {Part.GOALS: _honest, Part.RISKS: _exposed}
