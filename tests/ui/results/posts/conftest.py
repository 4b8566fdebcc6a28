"""Views over a client with figures, each in a window in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.sight import bring_to_front
from tests.ui.results.posts import made

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.networks import Network
    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context, Said

V = TypeVar("V", bound=QWidget)


class Desk:
    """A workspace, the window's context, and what was said and asked for meanwhile."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.context, self.workspace, self._qtbot = context, context.workspace, qtbot
        self.said: list[Said] = []
        self.opened: list[tuple[str, object]] = []
        context.said.connect(self.said.append)
        context.page_wanted.connect(self._note)

    def _note(self, page: str, select: object) -> None:
        self.opened.append((page, select))

    def show(self, kind: Callable[[Context], V], *, network: Network | None = None) -> V:
        """The view in a window of its own, filled."""
        view = kind(self.context)
        host = QWidget()
        QVBoxLayout(host).addWidget(view)
        bring_to_front(self._qtbot, host, (1180, 740))
        self.fill(view, network)
        self.host = host
        return view

    def fill(self, view: QWidget, network: Network | None = None) -> None:
        """Show what is known by now."""
        view.show_results(made.results(self.workspace, network))  # type: ignore[attr-defined]


@pytest.fixture
def desk(workspace: Workspace, language: Language, context_on: Callable[..., Context], qtbot: QtBot) -> Desk:
    return Desk(context_on(workspace, language), qtbot)
