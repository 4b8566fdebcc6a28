"""The page over a workspace with made-up figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.opening import open_workspace
from smmdesk.speech.language import Language
from tests.desks import NOW, a_copy
from tests.made_figures import put_figures
from tests.sight import bring_to_front
from ui.results.page import ResultsPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.shell.context import Context

Make = Callable[..., ResultsPage]


@pytest.fixture
def november(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace in the middle of November with a bakery that reckons in euros."""
    with open_workspace(a_copy(tmp_path / "desk"), clock=lambda: NOW) as made:
        client = made.clients.add("Bakery")
        made.records.change(Client, client.id, currency="EUR")
        yield made


@pytest.fixture
def make(context_on: Callable[..., Context], qtbot: QtBot) -> Make:
    """Opens the page over a workspace."""

    def open_page(
        workspace: Workspace, *, client: str | None = None, size: tuple[int, int] = (1240, 820)
    ) -> ResultsPage:
        context = context_on(workspace, Language("en"))
        context.client_id = ClientId(client) if client else None
        page = ResultsPage(context)
        bring_to_front(qtbot, page, size)
        return page

    return open_page


@pytest.fixture
def page(make: Make, november: Workspace) -> ResultsPage:
    """Of the bakery, with figures."""
    client = november.clients.list()[0]
    put_figures(november, client.id)
    return make(november, client=client.id)
