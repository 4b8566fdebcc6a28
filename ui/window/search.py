"""What is searched with Ctrl+K: commands, clients and posts, in one palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.window.palette import Item, Palette
from ui.window.post_search import found_posts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.clients import Client
    from ui.shell.context import Context


def open_search(context: Context, clients: Sequence[Client]) -> None:
    """Open the palette over the window; what is chosen there is opened on its page."""
    names = {client.id: client.name for client in clients}
    palette = Palette(context.language, context.window, context.commands)
    palette.add_source(lambda _typed: [_item(context, client) for client in clients])
    palette.add_source(lambda typed: found_posts(context, typed, names))
    palette.open()


def _item(context: Context, client: Client) -> Item:
    return Item(client.name, context.language(_("Client")), "user", partial(context.open, "clients", client.id))
