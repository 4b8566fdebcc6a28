"""The page over a workspace, a client chosen of whom something may be said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.speech.language import Language
from tests.sight import bring_to_front
from ui.reputation.page import ReputationPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.reputation.records import Mention
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context


@pytest.fixture
def client(workspace: Workspace) -> Client:
    """The only client."""
    made = workspace.clients.add("Sweet Balcony")
    return workspace.records.change(Client, made.id, time_zone="Asia/Tbilisi")


@pytest.fixture
def write(workspace: Workspace, client: Client) -> Callable[..., Mention]:
    """Writes down a mention of November 2026, on the day that is given."""

    def made(day: int = 16, **values: Any) -> Mention:
        moment = LocalMoment(datetime(2026, 11, day, 10, 5), "Asia/Tbilisi")
        return workspace.reputation.write_down(client.id, moment, **values)

    return made


@pytest.fixture
def page(workspace: Workspace, client: Client, context_on: Callable[..., Context], qtbot: QtBot) -> ReputationPage:
    """The page of November 2026."""
    context = context_on(workspace, Language("en"))
    context.client_id = client.id
    context.period = Period.month(2026, 11)
    made = ReputationPage(context)
    bring_to_front(qtbot, made, (1240, 820))
    return made


@pytest.fixture
def page_in(
    workspace: Workspace, client: Client, context_on: Callable[..., Context], qtbot: QtBot
) -> Callable[[str], ReputationPage]:
    """The same in a language, as large as a window of 1024 × 640 leaves it."""

    def made(code: str) -> ReputationPage:
        context = context_on(workspace, Language(code))
        context.client_id = client.id
        context.period = Period.month(2026, 11)
        page = ReputationPage(context)
        bring_to_front(qtbot, page, (954, 560))
        return page

    return made
