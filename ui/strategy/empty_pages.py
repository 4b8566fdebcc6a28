"""Where there is no strategy to show: what leads to the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.shell.example import SEE
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from ui.pages import PageLine
    from ui.shell.context import Context


def no_strategy(context: Context, line: PageLine) -> EmptyPage:
    """A client without one."""
    commands = context.commands
    return EmptyPage(
        context.language,
        sign=line.icon,
        title=_("No strategy yet"),
        words=line.empty,
        primary=commands.action("strategy.start"),
        others=[commands.action(SEE)],
    )
