"""The goals that posts and budget lines can name: those of the strategies in force."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, StrategyId, StrategyRowId, new_id
from smmdesk.domain.strategy.records import Goal, Strategy

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

BAKERY, GYM = ClientId("bakery"), ClientId("gym")


def begun(workspace: Workspace, client: ClientId, *goals: str) -> StrategyId:
    """A draft with these goals."""
    if not any(each.id == client for each in workspace.clients.list()):
        workspace.records.add(Client(id=client, name=client, currency="EUR", time_zone="Asia/Tbilisi"))
    version = workspace.strategy.start(client).id
    for name in goals:
        workspace.strategy.add(Goal(id=StrategyRowId(new_id()), strategy_id=version, name=name))
    return version


def test_goals_are_those_of_what_is_in_force(workspace: Workspace) -> None:
    version = begun(workspace, BAKERY, "Orders", "Be known")
    assert workspace.strategy.goals_in_force([BAKERY]) == ()
    workspace.strategy.put_in_force(version, workspace.today() - timedelta(days=30))
    assert workspace.strategy.goals_in_force([BAKERY]) == ("Orders", "Be known")
    following = workspace.strategy.next_version(version).id
    workspace.strategy.add(Goal(id=StrategyRowId("new"), strategy_id=following, name="Repeat orders"))
    assert workspace.strategy.goals_in_force([BAKERY]) == ("Orders", "Be known")
    workspace.strategy.put_in_force(following)
    assert workspace.strategy.goals_in_force([BAKERY]) == ("Orders", "Be known", "Repeat orders")


def test_a_version_that_begins_tomorrow_is_not_worked_by_yet(workspace: Workspace) -> None:
    version = begun(workspace, BAKERY, "Orders")
    workspace.records.change(Strategy, version, starts=workspace.today() + timedelta(days=1))
    workspace.strategy.put_in_force(version)
    assert workspace.strategy.goals_in_force([BAKERY]) == ()


def test_goals_of_several_clients_are_named_once(workspace: Workspace) -> None:
    for client, names in ((BAKERY, ("Orders", "Be known")), (GYM, (" ORDERS", "Members"))):
        workspace.strategy.put_in_force(begun(workspace, client, *names))
    both = workspace.strategy.goals_in_force([BAKERY, GYM])
    assert sorted(name.strip().casefold() for name in both) == ["be known", "members", "orders"]
    assert workspace.strategy.goals_in_force([GYM]) == (" ORDERS", "Members")
    assert workspace.strategy.goals_in_force([]) == ()
