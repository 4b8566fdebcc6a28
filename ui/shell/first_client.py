"""Where a page has nothing to show because there is no client yet: the way to the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from smmdesk.speech.language import _
from ui.shell.example import SEE
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from ui.pages import PageLine
    from ui.shell.context import Context


def without_clients(context: Context, words: str, *others: QAction) -> EmptyPage:
    """What such a page shows; `words` are marked."""
    return EmptyPage(
        context.language,
        sign="users-three",
        title=_("No clients yet"),
        words=words,
        primary=first_client_action(context),
        others=[*others, context.commands.action(SEE)],
    )


def wanting_a_client(context: Context, line: PageLine) -> EmptyPage:
    """What a page shows whose records each belong to one client."""
    return EmptyPage(
        context.language,
        sign="users-three",
        title=_("Add a client first"),
        words=line.empty,
        primary=first_client_action(context),
        others=[context.commands.action(SEE)],
    )


def first_client_action(context: Context) -> QAction:
    """Adds one, on the page of clients."""
    # of the context, since the page that shows it may be made anew
    made = QAction(context.language(_("Add a client")), context)
    made.setProperty("sign", "users-three")
    made.triggered.connect(lambda _checked=False: _add_client(context))
    return made


def _add_client(context: Context) -> None:
    context.open("clients")  # it is made now where it was not seen before, and brings its commands
    context.commands.run("client.new")
