"""A page of budgets over the example workspace."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from smmdesk.domain.clients import Client
from smmdesk.domain.periods import Period
from smmdesk.language import Language
from smmdesk.workspace import Workspace
from ui.budget.page import BudgetPage
from ui.shell.context import Context, Said


class Desk:
    """The page, its context, and what was said meanwhile."""

    def __init__(self, workspace: Workspace, language: Language, qtbot: QtBot) -> None:
        self.workspace = workspace
        self.context = Context(workspace, language)
        self.said: list[Said] = []
        self.context.said.connect(self.said.append)
        self.page = BudgetPage(self.context)
        qtbot.addWidget(self.page)
        self.page.resize(1220, 760)
        self.page.show()
        self.page.activateWindow()

    @property
    def client(self) -> Client:
        """The client with several lines and one not justified."""
        found = [
            each.budget.client_id
            for each in self.workspace.budget.sheets(Period.month(2026, 11))
            if any(not line.justified for line in each.lines)
        ]
        return self.workspace.clients.card(found[0]).client

    def words(self) -> list[str]:
        return [said.sentence for said in self.said]


@pytest.fixture
def all_clients(example: Workspace, language: Language, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(example, language, qtbot)
    yield made
    made.context.close()


@pytest.fixture
def desk(all_clients: Desk) -> Desk:
    """With a client chosen whose budget of the month is in sight."""
    all_clients.context.choose_client(all_clients.client.id)
    assert all_clients.page.sheet is not None
    return all_clients


@pytest.fixture
def empty(workspace: Workspace, language: Language, qtbot: QtBot) -> Iterator[Desk]:
    """Over a workspace without anything."""
    made = Desk(workspace, language, qtbot)
    yield made
    made.context.close()
