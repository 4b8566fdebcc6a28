"""What is open in the risks, and in the figures at which the plan is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.money import Money
from smmdesk.domain.planning.named import Part
from smmdesk.domain.planning.risks import Threat, response
from smmdesk.domain.strategy.checks import Check, Open
from smmdesk.domain.strategy.records import Correction, Risk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.planning.risks import Response
    from smmdesk.domain.strategy.checks import StrategyFacts


def open_risks(facts: StrategyFacts) -> Iterator[Open]:
    """Responses that are dearer than what they save."""
    for risk in facts.rows(Risk, Part.RISKS):
        worth = response_of(risk)
        if worth and risk.response_cost is not None and not worth.pays:
            saved = Money(round(worth.saves), risk.loss.currency)
            values = {"price": risk.response_cost, "saved": saved}
            yield Open(check=Check.RISK_DEAR_RESPONSE, part=Part.RISKS, row=risk, values=values)


def response_of(risk: Risk) -> Response | None:
    """What the response is worth, in minor units; None while nobody said what it costs, or what it changes."""
    if risk.response_cost is None or (risk.likelihood_after is None and risk.loss_after is None):
        return None
    chance = risk.likelihood if risk.likelihood_after is None else risk.likelihood_after
    loss = risk.loss if risk.loss_after is None else risk.loss_after
    before, after = Threat(risk.likelihood, risk.loss.minor), Threat(chance, loss.minor)
    return response(before, after, risk.response_cost.minor)


def open_corrections(facts: StrategyFacts) -> Iterator[Open]:
    """Those that wait for what never comes."""
    for row in facts.rows(Correction, Part.CORRECTIONS):
        if row.metric not in facts.known_metrics:
            yield Open(check=Check.CORRECTION_NO_DATA, part=Part.CORRECTIONS, row=row)
