"""What stands on the right and tells of a client's period, instead of a post or a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period


class ToldPanel(QWidget):
    """Tells of a client's period, where neither a post nor a day is shown."""

    def show_told(self, client_id: ClientId | None, period: Period) -> None:
        """Of a client, None where several are shown; in these days."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """The keyboard to its first stop."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save what is being typed."""
