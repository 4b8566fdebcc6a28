"""A metric of one's own under another key: whatever was planned by it is still measured by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, FormulaId, StrategyRowId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Part
from smmdesk.domain.results.named import Shown
from smmdesk.domain.results.records import Formula
from smmdesk.domain.strategy.errors import AgreedKeyError, AgreedUnitError, MeasuredByError
from smmdesk.domain.strategy.records import Correction, Goal, Kpi, Strategy
from smmdesk.domain.strategy.versions import mark
from smmdesk.speech import planned
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
    assert mark(desk.strategy.sheet(version.id)) == before
    desk.results.change_formula(OWN, name="Heat")
    desk.strategy.back_to_draft(version.id)
    desk.results.change_formula(OWN, key="heat")
    assert metrics(desk) == sorted(["heat"] * 6 + ["leads"] * 2)


def test_a_draft_that_was_given_up_follows_as_well(desk: Workspace) -> None:
    (version,) = desk.strategy.versions(ClientId("Honey"))
    desk.strategy.give_up(version.id)
    desk.results.change_formula(OWN, key="heat")
    assert metrics(desk) == sorted(["heat"] * 6 + ["leads"] * 2)


def figures(desk: Workspace, client: str) -> list[tuple[int | None, ...]]:
    (version,) = desk.strategy.versions(ClientId(client))
    rows = desk.strategy.sheet(version.id).rows
    goals, kpis, due = ([*rows[part]] for part in (Part.GOALS, Part.KPI, Part.CORRECTIONS))
    return [
        *((row.target,) for row in goals if isinstance(row, Goal)),
        *(tuple(row.plan.values()) for row in kpis if isinstance(row, Kpi)),
        *((row.threshold,) for row in due if isinstance(row, Correction)),
    ]


def test_what_was_agreed_in_per_cent_stays_in_per_cent(desk: Workspace) -> None:
    version = agreed(desk)
    before = figures(desk, "Honey")
    for shown in (Shown.PERCENT, Shown.MONEY):
        with pytest.raises(AgreedUnitError) as refused:
            desk.results.change_formula(OWN, shown=shown)
    assert Language("en").error(refused.value) == (
        "“Warmth” stays written as it is: version 1 of the strategy of Honey was agreed with figures of it. "
        "Make another metric to have it written otherwise."
    )
    assert figures(desk, "Honey") == before
    desk.strategy.back_to_draft(version.id)
    desk.results.change_formula(OWN, shown=Shown.PERCENT)


def test_a_draft_keeps_its_numbers_when_they_are_written_in_another_way(desk: Workspace) -> None:
    # 3.5, typed of a number, is 3.5 %
    assert figures(desk, "Bread") == [(3500,), (3500,), (), (2000,)]
    desk.results.change_formula(OWN, shown=Shown.PERCENT, key="heat")
    assert figures(desk, "Bread") == [(35_000,), (35_000,), (), (20_000,)]
    desk.results.change_formula(OWN, shown=Shown.MONEY)
    assert figures(desk, "Bread") == [(350,), (350,), (), (200,)]
    desk.history.undo()
    desk.history.undo()
    assert figures(desk, "Bread") == [(3500,), (3500,), (), (2000,)]


def test_a_metric_stays_while_a_strategy_is_measured_by_it(desk: Workspace) -> None:
    with pytest.raises(MeasuredByError, match=r"“Warmth” stays: version 1 of the strategy of .* is measured by it"):
        desk.records.remove(Formula, OWN)
    desk.records.remove(Formula, "twice")
    for client in ("Honey", "Bread"):
        (version,) = desk.strategy.versions(ClientId(client))
        desk.strategy.give_up(version.id)
    desk.records.remove(Formula, OWN)


def test_how_ones_own_metric_is_printed_is_in_the_mark_of_the_paper(desk: Workspace) -> None:
    version = agreed(desk)
    marks = [mark(desk.strategy.sheet(version.id))]
    for change in ({"name": "Heat"}, {"decimals": 4}):
        desk.results.change_formula(OWN, **change)
        marks.append(mark(desk.strategy.sheet(version.id)))
    assert len({*marks}) == 3
    # of what is printed nowhere it is not
    desk.results.change_formula(OWN, expression="likes / reach", note="by reach")
    desk.results.change_formula(FormulaId("twice"), name="Two times")
    assert mark(desk.strategy.sheet(version.id)) == marks[-1]


def test_a_plan_by_what_cannot_be_computed_any_more_keeps_its_unit(desk: Workspace) -> None:
    """Its formula rests on one that was removed."""
    base = desk.results.add_formula(Formula(id=FormulaId("base"), name="Base", key="base", expression="likes"))
    desk.results.change_formula(OWN, expression="base / views", shown=Shown.PERCENT)
    sheet = desk.strategy.sheet(agreed(desk).id)
    desk.records.remove(Formula, base.id)
    facts = desk.results.of_strategy(sheet, Period.month(2026, 11)).kpis.values()
    (told,) = (planned.told(fact, Language("en")) for fact in facts if fact.metric == "warmth")
    assert (told.plan, told.fact) == ("3.50%", "—")
