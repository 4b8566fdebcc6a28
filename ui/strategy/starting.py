"""What is asked before a strategy is begun: what the business wants, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.shell.dialogs import Dialog
from ui.strategy.acts import begin
from ui.widgets.forms.editors import Line
from ui.widgets.labels import caption, hint

if TYPE_CHECKING:
    from ui.strategy.page import StrategyPage


def ask_for_goal(page: StrategyPage) -> Dialog:
    """Enter begins, with or without an answer."""
    language = page.language
    asked = Dialog(page.context.window, language, _("Start a strategy"))
    goal = Line(_("Twenty orders a week instead of twelve")).build(language)
    label = caption(language(_("What does the business want to reach?")))
    label.setBuddy(goal)
    goal.name_parts(label.text())
    asked.inside.addWidget(label)
    asked.inside.addWidget(goal)
    asked.inside.addWidget(
        hint(language(_("One sentence. The goals of the networks serve it, and you can change it.")))
    )
    asked.add_buttons(_("Start"))
    asked.accepted.connect(lambda: begin(page, goal.words().strip()))
    asked.open()
    goal.setFocus()
    return asked
