"""The list of clients: shows as many columns as it has room for."""

from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from smmdesk.language import Language, _
from smmdesk.services.clients import ClientOverview
from ui.clients.columns import COLUMNS, fitting
from ui.widgets.table import RecordTable


class ClientTable(RecordTable[ClientOverview]):
    """One line a client."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, COLUMNS, name=_("Clients"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = fitting(self.viewport().width(), self.widths)
        for index in range(len(COLUMNS)):
            self.setColumnHidden(index, index not in shown)
