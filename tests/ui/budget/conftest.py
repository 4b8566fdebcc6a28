"""A page of budgets over the example workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.periods import Period
from smmdesk.domain.spending import Concern
from smmdesk.speech.language import Language
from smmdesk.workspace import Workspace
from tests.sight import bring_to_front
from ui.budget.page import BudgetPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.domain.clients import Client
    from ui.shell.context import Context, Said


class Desk:
    """The page, its context, and what was said meanwhile."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.context, self.workspace = context, context.workspace
        self.said: list[Said] = []
        self.context.said.connect(self.said.append)
        self.page = BudgetPage(self.context)
        bring_to_front(qtbot, self.page, (1220, 760))

    @property
    def client(self) -> Client:
        """The client with several lines and one not justified."""
        found = [
            each.budget.client_id
            for each in self.workspace.budget.sheets(Period.month(2026, 11))
            if any(alert.concern is Concern.UNJUSTIFIED for alert in each.alerts)
        ]
        return self.workspace.clients.card(found[0]).client

    def words(self) -> list[str]:
        return [said.sentence for said in self.said]


Open = Callable[[Workspace, Language], Desk]


@pytest.fixture
def open_desk(context_on: Callable[..., Context], qtbot: QtBot) -> Open:
    return lambda workspace, language: Desk(context_on(workspace, language), qtbot)


@pytest.fixture
def all_clients(example: Workspace, language: Language, open_desk: Open) -> Desk:
    return open_desk(example, language)


@pytest.fixture
def desk(all_clients: Desk) -> Desk:
    """With a client chosen whose budget of the month is in sight."""
    all_clients.context.choose_client(all_clients.client.id)
    assert all_clients.page.sheet is not None
    return all_clients


@pytest.fixture
def empty(workspace: Workspace, language: Language, open_desk: Open) -> Desk:
    """Over a workspace without anything."""
    return open_desk(workspace, language)
