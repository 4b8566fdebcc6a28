"""What one act on a page asks of the database: its own writing, and one reading of what the page shows."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from smmdesk.domain.budget import BudgetLine
from smmdesk.domain.checklist import Verdict
from smmdesk.domain.clients import Client
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
    """Something done on a page; how many statements it writes with, and then reads with whatever shows it there."""

    page: str
    do: Callable[[Any], object]
    writes: int
    reads: int


def change_line(page: Any) -> None:
    page.context.workspace.records.change(BudgetLine, page.table.records()[0].id, purpose="Flour")


def remove_line(page: Any) -> None:
    page.table.select([page.table.records()[0].id])
    page.context.commands.run("budget.remove_lines")


def remove_posts(page: Any) -> None:
    page.views.select_all()
    page.selected.remove()


def change_client(page: Any) -> None:
    page.context.workspace.records.change(Client, page.card.client_id, notes="Calls on Mondays")


def set_tone(page: Any) -> None:
    page.table.select([page.table.records()[0].id])
    page.context.commands.run("mention.negative")


def remove_client(page: Any) -> None:
    page.table.select([page.context.client_id])
    page.remove_selected()


ACTS = {
    "a post added": Act("calendar", lambda page: page.add(), writes=11, reads=18),
    "posts removed": Act("calendar", remove_posts, writes=11, reads=2),
    "a line added": Act("budget", lambda page: page.context.commands.run("budget.new_line"), writes=7, reads=11),
    "a line changed": Act("budget", change_line, writes=8, reads=11),
    "a line removed": Act("budget", remove_line, writes=6, reads=11),
    "a budget removed": Act("budget", lambda page: page.context.commands.run("budget.remove"), writes=9, reads=4),
    "a checklist begun": Act("checklist", lambda page: page.start(), writes=8, reads=40),
    "an answer": Act("checklist", lambda page: page.answer_current(Verdict.PARTLY), writes=8, reads=3),
    "a checklist removed": Act("checklist", lambda page: page.remove(), writes=9, reads=6),
    "a comparison begun": Act("comparison", lambda page: page.start(), writes=13, reads=6),
    "a comparison removed": Act("comparison", lambda page: page.remove(), writes=9, reads=2),
    "a mention written down": Act(
        "reputation", lambda page: page.context.commands.run("mention.new"), writes=10, reads=21
    ),
    "a tone": Act("reputation", set_tone, writes=9, reads=18),
    "a client added": Act("clients", lambda page: page.add(), writes=6, reads=16),
    "a client changed": Act("clients", change_client, writes=7, reads=16),
    "a client removed": Act("clients", remove_client, writes=159, reads=9),
}
"""Each transaction counts its beginning. A figure that grows is something read twice; one that falls is kept here."""


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
    writing, *reading = transactions(asked)
    assert (len(writing), sum(map(len, reading))) == (act.writes, act.reads), "\n".join(asked)
    assert len(set(reading)) == len(reading), "\n".join(asked)


def transactions(asked: list[str]) -> list[tuple[str, ...]]:
    """Each with its statements, the first of which begins it."""
    begun = [place for place, each in enumerate(asked) if each.startswith("BEGIN")]
    return [tuple(asked[start:end]) for start, end in pairwise([*begun, len(asked)])]


def opened(context: Context, page_id: str) -> Any:
    module, _colon, made_by = PAGES[page_id].made_by.partition(":")
    return getattr(import_module(module), made_by)(context)
