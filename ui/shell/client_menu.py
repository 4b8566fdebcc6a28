"""What is done for one client while all are in sight: which one is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from ui.shell.context import Context

CLIENTS: Final = "clients"
"""The page on which they are made."""


def for_client(
    context: Context,
    page: QWidget,
    clients: Sequence[Client],
    run: Callable[[ClientId], object],
    *,
    place: QPoint | None = None,
    given_up: Callable[[], object] = lambda: None,
) -> None:
    """For the client chosen above, the only one, or the one chosen now; where there is none, to the first.

    `place` is on the screen, below the page's title if left out.
    """
    if context.client_id is not None:
        run(context.client_id)
    elif len(clients) == 1:
        run(clients[0].id)
    elif clients:
        menu = ClientMenu(page, context.language, clients, run, given_up)
        menu.popup(place or page.mapToGlobal(QPoint(page.width() // 2, 60)))
    else:
        lead_to_clients(context)


def lead_to_clients(context: Context) -> None:
    """Nobody is there for whom it could be done: where one is made, and why."""
    context.open(CLIENTS)
    context.say(context.language(_("First a client: what you wanted to begin belongs to one.")))


class ClientMenu(QMenu):
    """Which client is it for? `given_up` is called when the menu goes away without an answer."""

    def __init__(
        self,
        parent: QWidget,
        language: Language,
        clients: Sequence[Client],
        chosen: Callable[[ClientId], object],
        given_up: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._chosen, self._given_up = chosen, given_up
        self._answer: ClientId | None = None
        self.setAccessibleName(language(_("For which client?")))
        self.addAction(self.accessibleName()).setEnabled(False)
        for client in clients:
            action = self.addAction(client.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, id=client.id: self._take(id))
        self.setActiveAction(self.actions()[1])
        self.aboutToHide.connect(self._leave)

    def _take(self, client_id: ClientId) -> None:
        self._answer = client_id
        self._chosen(client_id)

    def _leave(self) -> None:
        """Qt hides a menu before it says which action was taken: look a moment later."""
        QTimer.singleShot(0, self, self._end)

    def _end(self) -> None:
        if self._answer is None:
            self._given_up()
        self.deleteLater()
