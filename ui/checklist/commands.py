"""What a person can do on the page of checklists. Answers have keys of their own, which the board reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.checklist import Verdict
from smmdesk.speech.language import _
from ui.shell.commands import Command, Key

if TYPE_CHECKING:
    from ui.checklist.page import ChecklistPage


def _shown(page: ChecklistPage) -> bool:
    return page.evaluation is not None


COMMANDS: Final[tuple[Command[ChecklistPage], ...]] = (
    Command(
        id="evaluation.new",
        text=_("New checklist"),
        shortcut="Ctrl+N",
        icon="plus",
        run=lambda page: page.begin(),
        hint=_("For the period chosen above and whoever ran the networks then."),
    ),
    Command(
        id="checklist.filter",
        text=_("Filter questions"),
        shortcut="Ctrl+F",
        icon="funnel",
        run=lambda page: page.focus_filter(),
    ),
    Command(
        id="checklist.result",
        text=_("Result"),
        shortcut="Ctrl+I",
        icon="chart-bar-horizontal",
        run=lambda page: page.toggle_result(),
        enabled=_shown,
        hint=_("Score by group, red flags, what to improve first, earlier scores."),
    ),
    Command(
        id="checklist.print_blank",
        text=_("Print blank"),
        shortcut="Ctrl+Shift+P",
        icon="file-text",
        run=lambda page: page.print_blank(),
        hint=_("For pen and paper; needs no data."),
    ),
    Command(
        id="checklist.take_all",
        text=_("Take all computed answers"),
        icon="sparkle",
        run=lambda page: page.view.take_all(),
        enabled=lambda page: bool(page.view.untaken()),
        hint=_("Answers the open questions that your own figures speak for."),
    ),
    Command(
        id="checklist.next_open",
        text=_("Next question without an answer"),
        shortcut="Ctrl+G",
        icon="arrow-down",
        run=lambda page: page.go_to_open(),
        enabled=_shown,
    ),
    Command(
        id="answer.yes",
        text=_("Answer: yes"),
        icon="check",
        run=lambda page: page.answer_current(Verdict.YES),
        enabled=_shown,
        inside=_("Y or 1 on a question"),
    ),
    Command(
        id="answer.partly",
        text=_("Answer: partly"),
        icon="circle-half",
        run=lambda page: page.answer_current(Verdict.PARTLY),
        enabled=_shown,
        inside=_("P or 2 on a question"),
    ),
    Command(
        id="answer.no",
        text=_("Answer: no"),
        icon="x",
        run=lambda page: page.answer_current(Verdict.NO),
        enabled=_shown,
        inside=_("N or 3 on a question"),
    ),
    Command(
        id="answer.not_applicable",
        text=_("Answer: not applicable"),
        icon="minus",
        run=lambda page: page.answer_current(Verdict.NOT_APPLICABLE),
        enabled=_shown,
        inside=_("X or 4 on a question"),
    ),
    Command(
        id="answer.clear",
        text=_("Take the answer back"),
        icon="arrow-counter-clockwise",
        run=lambda page: page.answer_current(None),
        enabled=_shown,
        inside=_("Backspace or Del on a question"),
    ),
    Command(
        id="answer.evidence",
        text=_("Write down the evidence"),
        icon="quotes",
        run=lambda page: page.edit("evidence"),
        enabled=_shown,
        inside=_("E or Enter on a question"),
    ),
    Command(
        id="answer.comment",
        text=_("Write a comment"),
        icon="note-pencil",
        run=lambda page: page.edit("comment"),
        enabled=_shown,
        inside=_("C on a question"),
    ),
    Command(
        id="evaluation.remove",
        text=_("Remove this checklist"),
        icon="trash",
        run=lambda page: page.remove(),
        enabled=_shown,
    ),
)
KEYS: Final = (
    Key(_("To another question"), inside=_("arrow keys")),
    Key(_("Eight questions up or down"), "PgUp; PgDown"),
    Key(_("To the first and the last question"), "Home; End"),
    Key(_("Take the computed answer"), "Space"),
    Key(_("Close and open a group"), "Left; Right; Enter"),
    Key(_("Finish evidence or comment, or begin a new line"), "Enter; Shift+Enter"),
    Key(_("From evidence or comment back to the question"), "Esc"),
)
"""What the list of questions reads itself."""
