"""Comparisons: defaults with their origin, weights that stay whole, scores that count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.comparison import Comparison, Criterion, Offer, Way, equal_weights
from smmdesk.domain.errors import ChangedElsewhereError, OutOfRangeError, SplitError
from smmdesk.domain.money import WHOLE, Money
from smmdesk.knowledge.ways import Source
from smmdesk.services.comparison_defaults import Usual, default_offer, usual_fees, usual_figures, usual_weights
from smmdesk.storage.kinds import adding, changing, removing

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

TODAY = date(2026, 11, 16)


def _started(workspace: Workspace, currency: str) -> Comparison:
    client = workspace.records.add(replace(workspace.clients.draft("Bakery"), currency=currency))
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
    assert (ranks[0].score, ranks[1].score) == (Fraction(10), Fraction(3))


def test_a_price_makes_an_offer_real_and_our_price_an_assumption_again(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    offer = workspace.comparison.sheet(comparison.id).offers[2]
    service = workspace.comparison

    assert not workspace.records.change(Offer, offer.id, owner_hours=3).real
    assert not workspace.records.change(Offer, offer.id, name="Nino").real
    entered = workspace.records.change(Offer, offer.id, fee=Money.of(10, "RUB"))
    assert (entered.fee, entered.real, entered.owner_hours, entered.name) == (Money.of(10, "RUB"), True, 3, "Nino")
    assert workspace.records.change(Offer, offer.id, fee=None).real
    again = service.take_usual(offer.id, "fee", offer.fee)
    assert (again.fee, again.real, again.owner_hours) == (offer.fee, False, 3)
    assert service.take_usual(offer.id, "owner_hours", 12) == replace(again, owner_hours=12)


def test_scores_are_kept_one_by_one_and_cost_is_not_scored(workspace: Workspace) -> None:
    offer = workspace.comparison.sheet(_started(workspace, "RUB").id).offers[0]
    scored = workspace.comparison.set_score(offer.id, Criterion.SPEED, 1)
    assert scored == replace(offer, scores={**offer.scores, Criterion.SPEED: 1})
    assert workspace.records.get(Offer, offer.id) == scored
    assert workspace.history.undoable() is changing(Offer)
    with pytest.raises(OutOfRangeError):
        workspace.comparison.set_score(offer.id, Criterion.SPEED, 11)
    with pytest.raises(ValueError, match="cost"):
        workspace.comparison.set_score(offer.id, Criterion.COST, 5)


def test_a_score_that_others_gave_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    comparison = _started(workspace, "EUR")
    offer = workspace.comparison.sheet(comparison.id).offers[0]
    seen = offer.scores[Criterion.SPEED]
    theirs = workspace.comparison.set_score(offer.id, Criterion.SPEED, 1 if seen != 1 else 2, seen)
    with pytest.raises(ChangedElsewhereError):
        workspace.comparison.set_score(offer.id, Criterion.SPEED, 9, seen)
    same = workspace.comparison.set_score(offer.id, Criterion.SPEED, theirs.scores[Criterion.SPEED], seen)
    assert same.scores == theirs.scores


def test_a_comparison_starts_with_its_name_our_weights_and_what_an_hour_is_worth(workspace: Workspace) -> None:
    client = workspace.clients.draft("Bakery")
    workspace.records.add(replace(client, currency="RUB"))
    first = workspace.comparison.start(client.id, TODAY, "Spring")
    second = workspace.comparison.start(client.id, TODAY)
    assert (first.name, first.currency, first.hour_value) == ("Spring", "RUB", Money.of(600, "RUB"))
    assert (first.weights, second.name) == (usual_weights(), "")
    assert workspace.comparison.of(client.id) == [first, second]
    assert {offer.comparison_id for offer in workspace.comparison.sheet(second.id).offers} == {second.id}
    assert workspace.comparison.of(workspace.clients.add("Other").id) == []


def test_where_no_rate_is_known_an_hour_is_worth_nothing_yet(workspace: Workspace) -> None:
    comparison = _started(workspace, "ISK")
    assert comparison.hour_value == Money.zero("ISK")
    added = workspace.comparison.add_offer(comparison.id, Way.SELF)
    assert added.comparison_id == comparison.id
    assert added.fee is None


def test_impossible_figures_are_refused_and_change_nothing(workspace: Workspace) -> None:
    offer = workspace.comparison.sheet(_started(workspace, "RUB").id).offers[0]
    with pytest.raises(OutOfRangeError):
        workspace.records.change(Offer, offer.id, owner_hours=1000)
    assert workspace.records.get(Offer, offer.id) == offer


def test_two_offers_of_one_way_stand_side_by_side(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    added = workspace.comparison.add_offer(comparison.id, Way.FREELANCER)
    ways = [offer.way for offer in workspace.comparison.sheet(comparison.id).offers]
    assert ways.count(Way.FREELANCER) == 2
    assert ways == sorted(ways, key=list(Way).index)
    assert (added.fee, added.real) == (Money.of(25_000, "RUB"), False)

    assert workspace.history.undoable() is adding(Offer)
    workspace.records.remove(Offer, added.id)
    assert workspace.history.undoable() is removing(Offer)
    assert len(workspace.comparison.sheet(comparison.id).offers) == len(Way)


def test_all_weights_are_set_as_one_step(workspace: Workspace) -> None:
    comparison = _started(workspace, "RUB")
    equal = workspace.records.change(Comparison, comparison.id, weights=equal_weights())
    assert set(equal.weights.values()) == {833, 834}
    workspace.history.undo()
    assert workspace.comparison.sheet(comparison.id).comparison.weights == usual_weights()
    with pytest.raises(SplitError):
        workspace.records.change(Comparison, comparison.id, weights={Criterion.COST: 5})


def test_usual_figures_say_where_they_come_from() -> None:
    figures = usual_figures(Way.IN_HOUSE, "RUB")
    assert figures["fee"] == Usual(
        value=Money.of(200_000, "RUB"),
        source=Source.KNOWN,
        origin=Money.of(200_000, "RUB"),
        low=Money.of(150_000, "RUB"),
        high=Money.of(250_000, "RUB"),
    )
    assert figures["owner_hours"] == Usual(value=10, source=Source.ASSUMPTION)
    assert [(each.variant, each.value) for each in usual_fees(Way.IN_HOUSE, "RUB")] == [
        ("", Money.of(200_000, "RUB")),
        ("one_person", Money.of(60_000, "RUB")),
    ]
    fee = usual_figures(Way.AGENCY, "ISK")["fee"]
    assert (fee.value, fee.origin) == (None, Money.of(95_000, "RUB"))
    assert [each.variant for each in usual_fees(Way.IN_HOUSE, "ISK")] == ["", "one_person"]


def test_usual_weights_are_whole() -> None:
    assert sum(usual_weights().values()) == WHOLE
    assert list(usual_weights()) == list(Criterion)


@pytest.mark.parametrize("way", Way)
def test_a_new_offer_holds_the_usual_figures(way: Way) -> None:
    offer = default_offer(way, "GEL")
    assert {field: usual.value for field, usual in usual_figures(way, "GEL").items()} == {
        field: getattr(offer, field) for field in usual_figures(way, "GEL")
    }
