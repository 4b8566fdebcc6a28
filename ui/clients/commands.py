"""What a person can do on the page of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _
from ui.shell.commands import Command, Key

if TYPE_CHECKING:
    from ui.clients.page import ClientsPage


def _one(page: ClientsPage) -> bool:
    return page.current_id is not None


def _can_pay(page: ClientsPage) -> bool:
    return any(row.to_pay and row.to_pay.is_to_pay for row in page.table.selected())


COMMANDS: Final[tuple[Command[ClientsPage], ...]] = (
    Command(id="client.new", text=_("New client"), shortcut="Ctrl+N", icon="plus", run=lambda page: page.add()),
    Command(
        id="client.filter",
        text=_("Filter clients"),
        shortcut="Ctrl+F",
        icon="funnel",
        run=lambda page: page.focus_filter(),
    ),
    Command(
        id="client.edit",
        text=_("Edit the client"),
        icon="pencil-simple",
        run=lambda page: page.edit(),
        enabled=_one,
        inside=_("Enter in the list"),
    ),
    Command(
        id="client.choose",
        text=_("Work on this client only"),
        icon="target",
        run=lambda page: page.choose(),
        enabled=_one,
        hint=_("All pages then show this client, until another is chosen above."),
    ),
    Command(
        id="client.calendar",
        text=_("Open the client's calendar"),
        icon="calendar-blank",
        run=lambda page: page.go("calendar"),
        enabled=_one,
    ),
    Command(
        id="client.new_post",
        text=_("New post for the client"),
        icon="calendar-plus",
        run=lambda page: page.begin_post(),
        enabled=_one,
    ),
    Command(
        id="client.budget",
        text=_("Open the client's budget"),
        icon="wallet",
        run=lambda page: page.go("budget"),
        enabled=_one,
    ),
    Command(
        id="client.paid",
        text=_("The fee of one more month was paid"),
        icon="check-circle",
        run=lambda page: page.note_paid(),
        enabled=_can_pay,
        hint=_("Notes in the agreement up to when it is paid; there it can be another day."),
        also=_("payment, invoice, money received"),
    ),
    Command(
        id="client.remove",
        text=_("Remove"),
        shortcut="Del",
        icon="trash",
        run=lambda page: page.remove_selected(),
        enabled=lambda page: page.has_selection,
    ),
)
KEYS: Final = (
    Key(_("Open and close an entry of the card"), "Enter"),
    Key(_("Remove the entry of the card"), "Del"),
)
"""What contacts, accounts and agreements read themselves."""
