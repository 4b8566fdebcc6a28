"""Risks on paper, with the loss to be expected and what a response is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents.strategies import blocks
from smmdesk.documents.strategies.blocks import RIGHT, Block, Cell, Column, Line
from smmdesk.domain.planning.risks import Threat, exposure, response
from smmdesk.domain.strategy.records import Risk
from smmdesk.speech.compared import signed
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smmdesk.domain.planning.risks import Exposure
    from smmdesk.domain.strategy.records import StrategyRow
    from smmdesk.speech.strategies import Teller


def risks(rows: Sequence[StrategyRow], teller: Teller) -> Iterator[Block]:
    """What may happen with what it is expected to cost, what is done about it, and what all of them come to."""
    language, own = teller.language, [row for row in rows if isinstance(row, Risk)]
    columns = (
        blocks.NUMBER,
        Column(language(_("What may happen")), 1.2),
        Column(language(_("Chance and loss")), align=RIGHT),
        Column(language(_("Expected loss")), align=RIGHT),
        Column(language(_("What is done about it")), 1.2),
        Column(language(_("That costs")), align=RIGHT),
        Column(language(_("Saves, in the end")), align=RIGHT),
    )
    yield blocks.table(columns, [_risk(row, teller) for row in own])
    yield blocks.note(exposed(of_risks(own, teller.sheet.strategy.currency), teller))


def _risk(row: Risk, teller: Teller) -> Line:
    return [
        teller.sheet.number_of(row),
        Cell(row.event, row.person),
        Cell(teller.words(row, "likelihood"), teller.words(row, "loss")),
        teller.money(_threat(row).expected),
        Cell(row.response, _afterwards(row, teller)),
        teller.words(row, "response_cost"),
        _worth(row, teller),
    ]


def _afterwards(row: Risk, teller: Teller) -> str:
    """Chance and loss that are left, as far as they are known."""
    left = ", ".join(filter(None, (teller.words(row, name) for name in ("likelihood_after", "loss_after"))))
    return teller.language(_("What is left then: {left}"), left=left) if left else ""


def _threat(row: Risk) -> Threat:
    return Threat(row.likelihood, row.loss.minor)


def _worth(row: Risk, teller: Teller) -> Cell:
    """What a response saves of the expected loss, its price apart; only where all of that is known."""
    if row.response_cost is None or (row.likelihood_after is None and row.loss_after is None):
        return blocks.EMPTY
    chance = row.likelihood if row.likelihood_after is None else row.likelihood_after
    loss = row.loss if row.loss_after is None else row.loss_after
    found = response(_threat(row), Threat(chance, loss.minor), row.response_cost.minor)
    words = signed(found.worth, teller.money(abs(found.worth)))
    return Cell(words, "" if found.pays else teller.language(_("costs more than it saves")))


def of_risks(rows: Iterable[StrategyRow], currency: str) -> Exposure:
    """What all that are in this currency come to, in minor units."""
    own = (row for row in rows if isinstance(row, Risk))
    return exposure([_threat(row) for row in own if row.loss.currency == currency])


def exposed(found: Exposure, teller: Teller) -> str:
    """The loss to be expected, the chance of any, the worst."""
    language = teller.language
    return language(
        _(
            "Expected loss of all: {expected}. Chance that any of them happens: {chance}, as if one had no part in "
            "another. If all of them happen: {worst}."
        ),
        expected=teller.money(found.expected),
        chance=language.percent(found.chance_of_any, 1),
        worst=teller.money(found.worst),
    )
