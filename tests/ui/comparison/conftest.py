"""The page over a workspace, a client chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.speech.language import Language
from tests.sight import bring_to_front
from ui.comparison.page import ComparisonPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.shell.context import Context, Said

Make = Callable[..., ComparisonPage]


@pytest.fixture
def make(context_on: Callable[..., Context], qtbot: QtBot) -> Make:
    """Opens the page over a workspace."""

    def open_page(
        workspace: Workspace, *, client: str | None = None, code: str = "en", size: tuple[int, int] = (1240, 820)
    ) -> ComparisonPage:
        context = context_on(workspace, Language(code))
        context.client_id = ClientId(client) if client else None
        page = ComparisonPage(context)
        bring_to_front(qtbot, page, size)
        return page

    return open_page


@pytest.fixture
def page(make: Make, workspace: Workspace) -> ComparisonPage:
    """The page of the only client, a bakery that reckons in euros, with the usual figures."""
    client = workspace.clients.add("Bakery")
    workspace.records.change(Client, client.id, currency="EUR")
    workspace.comparison.start(client.id, workspace.today())
    return make(workspace, client=client.id)


@pytest.fixture
def said(page: ComparisonPage) -> list[Said]:
    """What the page said as toasts."""
    heard: list[Said] = []
    page.context.said.connect(heard.append)
    return heard
