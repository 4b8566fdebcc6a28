"""Stand-ins for two services while the window paints its first frame.

They answer the two questions of that frame from a `Glance`; any other request opens the workspace and goes to the
real service, so that nothing is refused, only a little later.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from smmdesk.storage.glance import Glance

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace


class ClientsAtFirst:
    """For `ClientService`."""

    def __init__(self, glance: Glance, wake: Callable[[], Workspace]) -> None:
        self._glance = glance
        self._wake = wake

    def list(self) -> list[Client]:
        """All clients, by name."""
        return self._glance.clients()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wake().clients, name)


class CalendarAtFirst:
    """For `CalendarService`."""

    def __init__(self, glance: Glance, wake: Callable[[], Workspace]) -> None:
        self._glance = glance
        self._wake = wake

    def posts(self, period: Period, client_id: ClientId | None = None) -> list[Post]:
        """The posts planned for the period's days."""
        return self._glance.posts(period, client_id)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wake().calendar, name)
