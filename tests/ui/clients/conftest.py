"""A page of clients on the example, shown, with the toasts it asks for."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smmdesk.language import Language
from smmdesk.workspace import Workspace
from ui.clients.page import ClientsPage
from ui.shell.context import Context, Said


class Desk:
    """A page in its window, and what it said."""

    def __init__(self, workspace: Workspace, language: Language, qtbot: QtBot) -> None:
        self.workspace = workspace
        self.context = Context(workspace, language)
        self.said: list[Said] = []
        self.opened: list[tuple[str, object]] = []
        self.context.said.connect(self.said.append)
        self.context.page_wanted.connect(lambda page, record: self.opened.append((page, record)))
        self.page = ClientsPage(self.context)
        qtbot.addWidget(self.page)
        qtbot.addWidget(self.context.window)
        self.page.resize(1200, 800)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.setFocus()

    def id_of(self, name: str) -> str:
        client = self.workspace.clients.named(name)
        assert client is not None
        return client.id

    def names(self) -> list[str]:
        return [row.client.name for row in self.page.table.records()]

    def line(self, name: str, part: str = "profile") -> QWidget:
        """The control of a field."""
        form = getattr(self.page.card, part)
        found = form.editor(name).focusProxy()
        assert isinstance(found, QWidget)
        return found


Open = Callable[[Workspace], Desk]


@pytest.fixture
def open_page(qtbot: QtBot, language: Language) -> Iterator[Open]:
    desks: list[Desk] = []

    def opened(workspace: Workspace) -> Desk:
        desks.append(Desk(workspace, language, qtbot))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.page.close()
        desk.context.close()


@pytest.fixture
def desk(example: Workspace, open_page: Open) -> Desk:
    return open_page(example)
