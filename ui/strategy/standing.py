"""How each part of a version stands: what its line in the list says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.planning.named import Part, StrategyStatus
from smmdesk.speech.language import _
from ui.strategy.foots import loss_expected
from ui.strategy.part_list import IN_ORDER, OPEN, PartState
from ui.strategy.parts import PARTS

if TYPE_CHECKING:
    from smmdesk.speech.language import Language
    from ui.strategy.parts import PartLine
    from ui.strategy.shown import Shown


def states(shown: Shown, language: Language) -> list[PartState]:
    """Of all parts, in their order."""
    return [_state(line, shown, language) for line in PARTS]


def _state(line: PartLine, shown: Shown, language: Language) -> PartState:
    if Part.CORRECTIONS in line.parts and shown.due:
        return PartState(line, language(_("{n} due"), n=shown.due), "bad", "warning-circle")
    count = sum(each.part in line.parts for each in shown.open_things)
    if count:
        return PartState(line, language(OPEN, n=count), "attention")
    # of what is history nobody asks what is open
    is_history = shown.strategy.status is StrategyStatus.CLOSED
    words = _loss(shown, language) if Part.RISKS in line.parts else ""
    return PartState(line, words) if is_history else PartState(line, words, sign=IN_ORDER, ink="good")


def _loss(shown: Shown, language: Language) -> str:
    """What all risks together are expected to cost; nothing where none is written down."""
    loss = loss_expected(shown)
    return language(_("{money} exp."), money=language.short_money(loss)) if loss else ""
