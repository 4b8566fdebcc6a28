"""A page of clients on the example, shown, with the toasts it asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from smmdesk.workspace import Workspace
from tests.sight import bring_to_front
from ui.clients.page import ClientsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.domain.ids import ClientId
    from smmdesk.speech.language import Language
    from ui.shell.context import Context, Said


class Desk:
    """A page in its window, and what it said."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.context, self.workspace = context, context.workspace
        self.said: list[Said] = []
        self.opened: list[tuple[str, object]] = []
        self.context.said.connect(self.said.append)
        self.context.page_wanted.connect(lambda page, record: self.opened.append((page, record)))
        qtbot.addWidget(self.context.window)
        self.page = ClientsPage(self.context)
        bring_to_front(qtbot, self.page, (1200, 800))
        self.page.setFocus()

    def id_of(self, name: str) -> ClientId:
        client = self.workspace.clients.named(name)
        assert client is not None
        return client.id

    def names(self) -> list[str]:
        return [row.client.name for row in self.page.table.records()]

    def card_is_open(self) -> bool:
        return self.page.inspector_is_open

    def line(self, name: str, part: str = "profile") -> QWidget:
        """The control of a field."""
        form = getattr(self.page.card, part)
        found = form.editor(name).focusProxy()
        assert isinstance(found, QWidget)
        return found


Open = Callable[[Workspace], Desk]


@pytest.fixture
def open_page(context_on: Callable[..., Context], qtbot: QtBot, language: Language) -> Open:
    return lambda workspace: Desk(context_on(workspace, language), qtbot)


@pytest.fixture
def desk(example: Workspace, open_page: Open) -> Desk:
    return open_page(example)
