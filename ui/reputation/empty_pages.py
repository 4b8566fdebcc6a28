"""Where nothing is written down yet: what leads to the first mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.shell.example import SEE
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from smmdesk.speech.language import Language
    from ui.pages import PageLine
    from ui.shell.context import Context


def no_mentions(context: Context, line: PageLine) -> EmptyPage:
    """A client of whom nothing is known; `asked_of` says by its name."""
    commands = context.commands
    return EmptyPage(
        context.language,
        sign=line.icon,
        title=line.title,
        words=_("Paste a link or what was said, write down the first mention, or bring them in from a file."),
        primary=commands.action("mention.new"),
        others=[commands.action("mention.paste"), commands.action("mention.bring_in"), commands.action(SEE)],
    )


def asked_of(client: str, language: Language) -> str:
    """What stands above it."""
    return language(_("What do people say about {name}?"), name=client)
