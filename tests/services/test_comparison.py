"""Comparisons: defaults with their origin, weights that stay whole, scores that count."""

from dataclasses import replace
from datetime import date

from smmdesk.domain.comparison import Comparison, Criterion, Offer, Way
from smmdesk.domain.money import WHOLE, Money
from smmdesk.workspace import Workspace

TODAY = date(2026, 11, 16)


def _started(workspace: Workspace, currency: str) -> Comparison:
    client = workspace.clients.draft("Bakery")
    workspace.records.add(replace(client, currency=currency))
    return workspace.comparison.start(client.id, TODAY)


def test_every_way_starts_with_the_known_figures(workspace: Workspace) -> None:
    sheet = workspace.comparison.sheet(_started(workspace, "RUB").id)

    assert [offer.way for offer in sheet.offers] == list(Way)
    assert sheet.offers[0].fee == Money.of(95_000, "RUB")
    assert not any(offer.real for offer in sheet.offers)
    assert sum(sheet.comparison.weights.values()) == WHOLE
    assert sheet.comparison.review_on == date(2027, 2, 16)


def test_without_a_rate_prices_are_left_open_and_nobody_is_ranked_by_a_guess(workspace: Workspace) -> None:
    sheet = workspace.comparison.sheet(_started(workspace, "ISK").id)

    assert {offer.fee for offer in sheet.offers} == {None}
    assert {rank.score for rank in sheet.ranks} == {None}


def test_weights_and_scores_change_the_ranking(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    changed = workspace.comparison.set_weight(comparison.id, Criterion.CONTROL, WHOLE)
    assert changed.weights[Criterion.CONTROL] == WHOLE

    agency = workspace.comparison.sheet(comparison.id).offers[0]
    workspace.comparison.set_score(agency.id, Criterion.CONTROL, 10)
    for offer in workspace.comparison.sheet(comparison.id).offers[1:]:
        workspace.comparison.set_score(offer.id, Criterion.CONTROL, 3)

    ranks = workspace.comparison.sheet(comparison.id).ranks
    assert ranks[0].offer.way is Way.AGENCY
    assert (ranks[0].score, ranks[1].score) == (10, 3)


def test_a_real_offer_takes_the_place_of_the_assumption(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    offer = workspace.comparison.sheet(comparison.id).offers[2]
    workspace.records.change(Offer, offer.id, fee=Money.of(10, "RUB"), real=True)

    changed = workspace.comparison.sheet(comparison.id).offers[2]
    assert (changed.fee, changed.real) == (Money.of(10, "RUB"), True)
