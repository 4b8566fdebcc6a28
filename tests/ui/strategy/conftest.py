"""The page over a workspace, a client with a draft chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.speech.language import Language
from tests.sight import bring_to_front
from ui.strategy.page import StrategyPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.strategy.records import Strategy
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context


@pytest.fixture
def client(workspace: Workspace) -> Client:
    """The only client."""
    made = workspace.clients.add("Bakery")
    return workspace.records.change(Client, made.id, currency="EUR")


@pytest.fixture
def draft(workspace: Workspace, client: Client) -> Strategy:
    """Its strategy, with the stages of a funnel and nothing else."""
    return workspace.strategy.start(client.id, "Twenty orders a week")


@pytest.fixture
def page(
    workspace: Workspace, client: Client, draft: Strategy, context_on: Callable[..., Context], qtbot: QtBot
) -> StrategyPage:
    """The page of that draft."""
    context = context_on(workspace, Language("en"))
    context.client_id = client.id
    made = StrategyPage(context)
    bring_to_front(qtbot, made, (1240, 820))
    return made
