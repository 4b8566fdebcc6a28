"""A metric of one's own under another key: whatever was planned by it is still measured by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, FormulaId, StrategyRowId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.results.records import Formula
from smmdesk.domain.strategy.errors import AgreedKeyError
from smmdesk.domain.strategy.records import Correction, Goal, Kpi, Strategy
from smmdesk.domain.strategy.versions import mark
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

OWN = FormulaId("own")
KEYS = st.from_regex(r"own_[a-z0-9_]{0,12}", fullmatch=True)


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """Two clients, each with a draft measured by the same metric, and a formula that rests on it."""
    workspace.results.add_formula(Formula(id=OWN, name="Warmth", key="warmth", expression="likes / views"))
    workspace.results.add_formula(Formula(id=FormulaId("twice"), name="Twice", key="twice", expression="warmth * 2"))
    for name in ("Honey", "Bread"):
        client = workspace.records.add(Client(id=ClientId(name), name=name, currency="EUR"))
        begun = workspace.strategy.start(client.id)
        of: dict[str, Any] = {"strategy_id": begun.id, "metric": "warmth"}
        workspace.strategy.add(Goal(id=StrategyRowId(new_id()), name="Warm", target=3500, **of))
        workspace.strategy.add(Kpi(id=StrategyRowId(new_id()), plan={"2026-11": 3500}, **of))
        workspace.strategy.add(Correction(id=StrategyRowId(new_id()), threshold=2000, **of))
        workspace.strategy.add(Kpi(id=StrategyRowId(new_id()), strategy_id=begun.id, metric="leads"))
    return workspace


def metrics(desk: Workspace) -> list[str]:
    goals, kpis, due = desk.records.all(Goal), desk.records.all(Kpi), desk.records.all(Correction)
    return sorted([*(row.metric for row in goals), *(row.metric for row in kpis), *(row.metric for row in due)])


def agreed(desk: Workspace) -> Strategy:
    """The first client's version in force."""
    (version,) = desk.strategy.versions(ClientId("Honey"))
    return desk.strategy.put_in_force(version.id)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(keys=st.lists(KEYS, min_size=1, max_size=4))
def test_drafts_follow_another_key_and_come_back_with_it(desk: Workspace, keys: list[str]) -> None:
    changed = 0
    for key in keys:
        changed += desk.records.get(Formula, OWN).key != key
        desk.results.change_formula(OWN, key=key)
        assert metrics(desk) == sorted(["leads"] * 2 + [key] * 6)
        assert desk.results.check_formula("twice").names == {"likes", "views"}
        for strategy in desk.records.all(Strategy):
            figures = desk.results.of_strategy(desk.strategy.sheet(strategy.id), Period.month(2026, 11))
            assert {key, "leads"} == {fact.metric for fact in figures.kpis.values()}
            assert key in figures.results.derived
    for _act in range(changed):
        desk.history.undo()
    assert metrics(desk) == sorted(["leads"] * 2 + ["warmth"] * 6)
    assert desk.records.get(Formula, OWN).key == "warmth"


def test_what_a_version_was_agreed_by_keeps_its_key_and_the_mark_of_its_paper(desk: Workspace) -> None:
    version = agreed(desk)
    before = mark(desk.strategy.sheet(version.id))
    assert desk.results.is_agreed_on("warmth")
    with pytest.raises(AgreedKeyError) as refused:
        desk.results.change_formula(OWN, key="heat")
    assert Language("en").error(refused.value) == (
        "“warmth” stays: version 1 of the strategy of Honey was agreed by it. Change the metric's name instead."
    )
    assert metrics(desk) == sorted(["leads"] * 2 + ["warmth"] * 6)
    desk.results.change_formula(OWN, name="Heat")
    assert mark(desk.strategy.sheet(version.id)) == before
    desk.strategy.back_to_draft(version.id)
    desk.results.change_formula(OWN, key="heat")
    assert metrics(desk) == sorted(["heat"] * 6 + ["leads"] * 2)


def test_a_draft_that_was_given_up_follows_as_well(desk: Workspace) -> None:
    (version,) = desk.strategy.versions(ClientId("Honey"))
    desk.strategy.give_up(version.id)
    desk.results.change_formula(OWN, key="heat")
    assert metrics(desk) == sorted(["heat"] * 6 + ["leads"] * 2)
