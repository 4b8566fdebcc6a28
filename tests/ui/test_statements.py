"""What one act on a page asks of the database: its own writing, and one reading of what the page shows."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from smmdesk.domain.budget import BudgetLine
from smmdesk.domain.checklist import Verdict
from tests.sight import bring_to_front
from tests.statements import statements
from ui.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context


class Act(NamedTuple):
    """Something done on a page, and how many statements it may take with all that follows it there."""

    page: str
    do: Callable[[Any], object]
    most: int


def change_line(page: Any) -> None:
    page.context.workspace.records.change(BudgetLine, page.table.records()[0].id, purpose="Flour")


def remove_line(page: Any) -> None:
    page.table.select([page.table.records()[0].id])
    page.context.commands.run("budget.remove_lines")


def remove_posts(page: Any) -> None:
    page.views.select_all()
    page.selected.remove()


def remove_client(page: Any) -> None:
    page.table.select([page.context.client_id])
    page.remove_selected()


ACTS = {
    "a post added": Act("calendar", lambda page: page.add(), 26),
    "posts removed": Act("calendar", remove_posts, 8),
    "a line added": Act("budget", lambda page: page.context.commands.run("budget.new_line"), 21),
    "a line changed": Act("budget", change_line, 22),
    "a line removed": Act("budget", remove_line, 20),
    "a budget removed": Act("budget", lambda page: page.context.commands.run("budget.remove"), 15),
    "a checklist begun": Act("checklist", lambda page: page.start(), 37),
    "an answer": Act("checklist", lambda page: page.answer_current(Verdict.PARTLY), 11),
    "a checklist removed": Act("checklist", lambda page: page.remove(), 18),
    "a comparison begun": Act("comparison", lambda page: page.start(), 13),
    "a comparison removed": Act("comparison", lambda page: page.remove(), 11),
    "a client added": Act("clients", lambda page: page.add(), 28),
    "a client removed": Act("clients", remove_client, 55),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_reads_once_what_the_page_shows(
    example: Workspace, language: Language, context_on: Callable[..., Context], qtbot: QtBot, name: str
) -> None:
    act = ACTS[name]
    context = context_on(example, language)
    page = opened(context, act.page)
    bring_to_front(qtbot, page, (1220, 760))
    context.choose_client(next(each.id for each in example.clients.list() if example.checklist.of(each.id)))
    qtbot.waitUntil(lambda: not context.background.jobs())
    with statements(example) as asked:
        act.do(page)
        qtbot.waitUntil(lambda: not context.background.jobs())
    assert 0 < len(asked) <= act.most, "\n".join(asked)


def opened(context: Context, page_id: str) -> Any:
    module, _colon, made_by = PAGES[page_id].made_by.partition(":")
    return getattr(import_module(module), made_by)(context)
