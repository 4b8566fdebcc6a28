"""Where there is no budget to show: what leads to the first one, of this period or at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.shell.example import SEE
from ui.shell.first_client import without_clients
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from smmdesk.domain.budget import Budget
    from ui.pages import PageLine
    from ui.shell.context import Context


def no_clients(context: Context) -> EmptyPage:
    """A budget needs a client first."""
    return without_clients(context, _("A budget belongs to a client: add the first one."))


def no_budget(context: Context, line: PageLine) -> EmptyPage:
    """A client without a budget for the period."""
    commands = context.commands
    return EmptyPage(
        context.language,
        sign=line.icon,
        title=_("No budget for this period yet"),
        words=context.language(line.empty),
        primary=commands.action("budget.start"),
        others=[commands.action("budget.copy_earlier"), commands.action(SEE)],
    )


def name_first_steps(context: Context, earlier: Budget | None) -> None:
    """Its buttons name the period, and the one before that can be copied, if there is one."""
    commands, language = context.commands, context.language
    period = language.period_inside(context.period)
    commands.action("budget.start").setText(language(_("Make a budget for {period}"), period=period))
    copy = commands.action("budget.copy_earlier")
    copy.setVisible(earlier is not None)
    if earlier is not None:
        copy.setText(language(_("Copy that of {period}"), period=language.period_inside(earlier.period)))
