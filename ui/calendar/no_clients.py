"""What the calendar shows while there is no client whose posts it could show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.calendar.empty_hint import bring_in_action
from ui.pages import PAGES
from ui.shell.example import SEE
from ui.shell.first_client import first_client_action
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from ui.shell.context import Context


def no_clients(context: Context) -> EmptyPage:
    """The way to the first client, to a plan that brings its own, or to an example."""
    return EmptyPage(
        context.language,
        sign="users-three",
        title=_("First a client, then its posts"),
        words=context.language(PAGES["clients"].empty),
        primary=first_client_action(context),
        others=[bring_in_action(context), context.commands.action(SEE)],
    )
