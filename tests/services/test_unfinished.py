"""What is open in a strategy is asked of all that the workspace knows of the client."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Account, Agreement, Client
from smmdesk.domain.ids import (
    AccountId,
    AgreementId,
    BudgetId,
    BudgetLineId,
    ClientId,
    MeasurementId,
    PostId,
    StrategyRowId,
)
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.planning.named import CostBasis, Part
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.results.records import Measurement
from smmdesk.domain.strategy.records import Goal, Kpi, StrategyEntry
from smmdesk.domain.strategy.unfinished import Check
from tests.every import every

if TYPE_CHECKING:
    from smmdesk.domain.ids import StrategyId
    from smmdesk.workspace import Workspace

CLIENT = ClientId("honey")
PAGE = AccountId("page")


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR", time_zone="Asia/Tbilisi"))
    workspace.records.add(Account(id=PAGE, client_id=CLIENT, network=Network.INSTAGRAM, handle="@honey"))
    return workspace


@pytest.fixture
def begun(desk: Workspace) -> StrategyId:
    """A version with a goal and two KPI, in force."""
    version = desk.strategy.start(CLIENT).id
    goal = desk.strategy.add(Goal(id=StrategyRowId("goal"), strategy_id=version, name="Be known"))
    for metric in ("followers", "cpl"):
        desk.strategy.add(Kpi(id=StrategyRowId(metric), strategy_id=version, goal_id=goal.id, metric=metric))
    desk.strategy.put_in_force(version)
    return version


def rows(desk: Workspace, version: StrategyId, check: Check) -> list[str]:
    found = desk.results.open_in(desk.strategy.sheet(version))
    return [str(each.row.id if each.row else each.part) for each in found if each.check is check]


def measured(desk: Workspace, **figures: int) -> None:
    day = desk.today() - timedelta(days=400)
    made = Measurement(
        id=MeasurementId("row"),
        client_id=CLIENT,
        account_id=PAGE,
        starts=day,
        ends=day + timedelta(days=1),
        currency="EUR",
        figures=figures,
    )
    with desk.database.write(IMPORT_RESULTS) as work:
        work.save(made)


def test_what_is_begun_is_open_in_every_part(desk: Workspace) -> None:
    version = desk.strategy.start(CLIENT).id
    assert {each.part for each in desk.results.open_in(desk.strategy.sheet(version))} == {*Part}


def test_a_figure_that_ever_came_is_data_and_what_rests_on_it_too(desk: Workspace, begun: StrategyId) -> None:
    assert rows(desk, begun, Check.KPI_NO_DATA) == ["followers", "cpl"]
    measured(desk, followers=900, leads=4)
    assert rows(desk, begun, Check.KPI_NO_DATA) == ["cpl"]
    measured(desk, followers=900, leads=4, spend=3000)
    assert rows(desk, begun, Check.KPI_NO_DATA) == []


def test_a_post_of_two_weeks_that_names_the_goal_is_enough(desk: Workspace, begun: StrategyId) -> None:
    today = desk.today()

    def planned(days: int, **values: object) -> list[str]:
        moment = LocalMoment.at(today + timedelta(days=days), 10, 0, "Asia/Tbilisi")
        made = Post(id=PostId("post"), client_id=CLIENT, moment=moment, status=PostStatus.DRAFT, goal=" be KNOWN")
        with desk.database.write(IMPORT_RESULTS) as work:
            work.save(replace(made, **values))  # type: ignore[arg-type]  # fields by name
        return rows(desk, begun, Check.GOAL_NO_POST)

    assert planned(13) == planned(0) == []
    assert planned(14) == planned(-1) == planned(13, status=PostStatus.REJECTED) == planned(13, goal="") == ["goal"]


def test_money_is_known_of_a_basis_once_any_was_written_down(desk: Workspace, begun: StrategyId) -> None:
    def missing(basis: CostBasis) -> bool:
        draft = desk.strategy.sheet(begun)
        kpis = tuple(replace(row, cost_basis=basis) for row in draft.rows[Part.KPI] if isinstance(row, Kpi))
        found = desk.results.open_in(replace(draft, rows={**draft.rows, Part.KPI: kpis}))
        return any(each.check is Check.KPI_NO_COSTS for each in found)

    assert every(map(missing, CostBasis))
    measured(desk, spend=100)
    assert [missing(basis) for basis in CostBasis] == [True, True, False, True]
    day = desk.today()
    desk.records.add(Agreement(id=AgreementId("fee"), client_id=CLIENT, starts=day, monthly_fee=Money.of(300, "EUR")))
    assert [missing(basis) for basis in CostBasis] == [True, True, False, False]
    month = Period.month_of(day)
    desk.records.add(Budget(id=BudgetId("b"), client_id=CLIENT, starts=month.start, ends=month.end, currency="EUR"))
    line = BudgetLine(
        id=BudgetLineId("l"), budget_id=BudgetId("b"), category=Category.CONTENT, planned=Money.of(50, "EUR")
    )
    desk.records.add(line)
    assert missing(CostBasis.PAID)
    desk.records.change(BudgetLine, line.id, actual=Money.of(50, "EUR"))
    assert [missing(basis) for basis in CostBasis] == [False, True, False, False]
    desk.records.change(BudgetLine, line.id, category=Category.PROMOTION)
    assert not any(map(missing, CostBasis))


def test_worn_out_phrases_are_found_in_whatever_language(desk: Workspace) -> None:
    version = desk.strategy.start(CLIENT).id
    told = {"sentence": "Мы — Команда профессионалов"}
    row = StrategyEntry(id=StrategyRowId("usp"), strategy_id=version, part=Part.USP, name="We", fields=told)
    desk.strategy.add(row)
    assert rows(desk, version, Check.USP_WORN_OUT) == ["usp"]
    assert Check.FIELD_EMPTY in {each.check for each in desk.results.open_in(desk.strategy.sheet(version))}
