"""The view of answers: figures that open what they count, what waits, replies, and the rule; and a rule printed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.clients import Client
from smmdesk.domain.periods import LocalMoment, Period, zone_info
from smmdesk.domain.reputation.named import About, AnswerFigure, Sentiment, Source
from smmdesk.domain.reputation.records import AnswerRule, Mention, ReplyTemplate
from smmdesk.services.answers import blank_reply
from tests.conftest import NOW
from ui.reputation.answers_view import AnswersView
from ui.reputation.tiles import FIRST_ANSWER
from ui.shell.printing import PrintDialog
from ui.shell.sharing import Way, share
from ui.widgets.forms.editor import TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage

    Write = Callable[..., Mention]

ROUND_THE_CLOCK = ("00:00-24:00",) * 7


@pytest.fixture
def view(page: ReputationPage, write: Write) -> AnswersView:
    """One mention that needs no answer is there."""
    write(1, text="The first", timed=False)
    page.open_view("answers")
    found = page.views.current
    assert isinstance(found, AnswersView)
    return found


@pytest.fixture
def asked(workspace: Workspace, client: Client) -> Callable[..., Mention]:
    """A mention that needs an answer, so many minutes before now, and answered so many after it."""

    def made(ago: int, after: int | None = None, **values: Any) -> Mention:
        zone = "Asia/Tbilisi"
        wall = NOW.astimezone(zone_info(zone)).replace(tzinfo=None) - timedelta(minutes=ago)
        answered = None if after is None else LocalMoment(wall + timedelta(minutes=after), zone)
        given = {"needs_answer": True, "answered": answered, "source": Source.MAP, "text": f"Said {ago}"}
        return workspace.reputation.write_down(client.id, LocalMoment(wall, zone), **{**given, **values})

    return made


def figures(view: AnswersView) -> dict[str, tuple[str, str]]:
    return {tile.key: (tile.figure, tile.middle) for tile in view.tiles.tiles}


def run(page: ReputationPage, name: str) -> None:
    page.context.commands.run(name)


def test_without_anything_to_answer_it_says_so(view: AnswersView, page: ReputationPage) -> None:
    assert view.nothing.isVisible()
    assert view.none_waits.isVisible()
    assert not view.tiles.isVisible()
    assert not view.chart.isVisible()
    assert "Monday to Friday" in view.usual.text()
    said: list[str] = []
    page.context.said.connect(lambda told: said.append(told.sentence))
    run(page, "answer.next")
    assert said == ["Nothing waits for an answer."]


def test_figures_are_in_working_time_and_open_what_they_count(
    view: AnswersView, page: ReputationPage, asked: Callable[..., Mention], workspace: Workspace, client: Client
) -> None:
    workspace.answers.change_rule(client.id, hours=ROUND_THE_CLOCK)
    quick, slow = asked(600, 30), asked(1000, 400)
    late, waiting = asked(300), asked(100)
    workspace.reputation.let_be(asked(50).id, "a joke")
    assert figures(view) == {
        "in_goal": ("33%", "1 of 3"),
        "median": ("3 h 35 min", "only 2 answers"),
        "ninetieth": ("6 h 40 min", "only 2 answers"),
        "waiting": ("2", "the longest 5 h"),
        "let_be": ("1", "left on purpose"),
    }
    for figure, counted in {
        AnswerFigure.IN_GOAL: {quick.id, slow.id, late.id},
        AnswerFigure.MEDIAN: {quick.id, slow.id},
        AnswerFigure.WAITING: {late.id, waiting.id},
    }.items():
        page.open_view("answers")
        next(tile for tile in view.tiles.tiles if tile.key == figure).click()
        assert {each.id for each in page.table.records()} == counted
        told = dict(page.details.told.lines.parts)
        assert "Formula" in told or figure is AnswerFigure.WAITING
    page.explain_figure("first_answer")
    steps = {step.text(): step for step in page.details.told.steps}
    for words, counted in {
        "Show the 3 of the share in goal": {quick.id, slow.id, late.id},
        "Show the 2 that wait": {late.id, waiting.id},
    }.items():
        steps.pop(words).click()
        assert {each.id for each in page.table.records()} == counted
    assert not steps
    page.open_view("answers")
    view.tiles.tiles[0].setFocus()
    page.explain_current()
    assert dict(page.details.told.lines.parts)["Formula"].endswith("1 ÷ (2 + 1) = 33%")
    assert dict(page.details.told.lines.parts)["Not counted"] == "1 waits within the goal\n1 let be"


def test_what_waits_stands_there_longest_first_whichever_days_it_is_of(
    view: AnswersView, page: ReputationPage, asked: Callable[..., Mention], workspace: Workspace, client: Client
) -> None:
    workspace.answers.change_rule(client.id, hours=ROUND_THE_CLOCK)
    new, old, bad = asked(100), asked(60 * 24 * 40), asked(150, tone=Sentiment.NEGATIVE)
    assert [row.id for row in view.waiting.records()] == [old.id, bad.id, new.id]
    told = [[cell.split("\n")[0] for cell in row] for row in (view.waiting.as_table() or [[], []])[1]]
    assert told[0][3] == "960 h"
    assert told[1][3:] == ["2 h 30 min", "Negative", "30 min over the goal of 2 h"]
    assert told[2][-1] == "within the goal of 4 h"
    run(page, "answer.next")
    assert page.mention is not None
    assert page.mention.id == old.id
    assert page.context.period == Period.month(2026, 10)
    assert page.details.reply.choice.hasFocus()
    page.open_view("answers")
    view.waiting.select([new.id])
    view.waiting.activated_record.emit(view.waiting.records()[2])
    assert page.mention.id == new.id


def test_the_rule_is_made_with_the_first_field_that_is_left(view: AnswersView, workspace: Workspace) -> None:
    saturday = view.rule.editor("saturday")
    assert isinstance(saturday, TypedLine)
    saturday.retype("10:00 - 15:00")
    saturday.left.emit()
    (rule,) = workspace.records.all(AnswerRule)
    assert rule.hours == (*("09:00-18:00",) * 5, "10:00-15:00", "")
    assert not view.usual.isVisible()
    saturday.retype("15:00-10:00")
    saturday.left.emit()
    assert workspace.records.all(AnswerRule) == [rule]
    assert "are no working hours" in view.rule.unsaved()[0].reason


def test_first_replies_and_one_of_ones_own(view: AnswersView, workspace: Workspace, client: Client) -> None:
    assert view.replies.first_button.isVisible()
    view.replies.add_first()
    found = workspace.answers.replies(client.id)
    assert {each.about for each in found} == {*About}
    assert not view.replies.first_button.isVisible()
    view.replies.add()
    item = view.replies.lines.opened()
    assert item is not None
    assert item.form.record.name == "New reply"
    text = item.form.editor("text")
    text.retype("Dear {customer}")
    text.left.emit()
    assert "{customer}" in item.form.unsaved()[0].reason
    assert workspace.records.get(ReplyTemplate, item.form.record.id).text == ""
    item.remove_button.click()
    assert len(workspace.answers.replies(client.id)) == len(About)


def test_a_reply_for_all_clients_says_so_and_stays_with_other_clients(
    view: AnswersView, workspace: Workspace, client: Client
) -> None:
    made = workspace.records.add(blank_reply(None, "For all"))
    (item,) = view.replies.lines.items()
    assert item.form.editor("client_id").words() == "All clients"
    workspace.records.remove(Client, client.id)
    assert workspace.records.all(ReplyTemplate) == [made]


def test_a_reply_and_a_rule_are_led_to(view: AnswersView, page: ReputationPage, workspace: Workspace) -> None:
    made = workspace.records.add(blank_reply(page.client_id, "Sorry"))
    page.open_view("mentions")
    page.select(made.id)
    assert page.views.current is view
    opened = view.replies.lines.opened()
    assert opened is not None
    assert opened.form.record == made


def test_the_rule_is_printed(view: AnswersView, page: ReputationPage) -> None:
    assert view.print_button.isVisible()
    shown = share(page, Way("reputation-rule", ".pdf"))
    assert isinstance(shown, PrintDialog)
    assert "Rule for answers" in shown.windowTitle()
    shown.close()


def test_the_tile_beside_the_net_tones_says_it_all(
    page: ReputationPage, asked: Callable[..., Mention], workspace: Workspace, client: Client
) -> None:
    workspace.answers.change_rule(client.id, hours=ROUND_THE_CLOCK)
    answered = asked(600, 30)
    asked(60)
    (tile,) = [each for each in page.tiles.tiles if each.key == FIRST_ANSWER]
    assert (tile.name, tile.figure, tile.middle) == ("First answer", "30 min", "100% in goal")
    assert tile.remark == "1 waits · only 1 answer"
    tile.click()
    assert page.table.records() == [workspace.records.get(Mention, answered.id)]
    page.show_everything()
    cells = page.table.as_table()
    assert cells is not None
    assert {row[-1] for row in cells.rows} == {"Answered", "Waits 1 h"}


def test_a_key_begins_an_answer(page: ReputationPage, asked: Callable[..., Mention]) -> None:
    mention = asked(60)
    page.table.select([mention.id])
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_R)
    assert QApplication.focusWidget() is page.details.reply.choice


def test_what_waits_does_so_for_longer_as_time_goes_by(
    view: AnswersView,
    page: ReputationPage,
    asked: Callable[..., Mention],
    workspace: Workspace,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace.answers.change_rule(client.id, hours=ROUND_THE_CLOCK)
    asked(60)

    def told() -> list[str]:
        return [row[3] for row in (view.waiting.as_table() or [[], []])[1]]

    def in_the_table() -> set[str]:
        cells = page.table.as_table()
        assert cells is not None
        return {row[-1] for row in cells.rows if row[-1]}

    assert told() == ["1 h"]
    for clocks in (page.clocks, view.clocks):
        monkeypatch.setattr(clocks, "_now", lambda: NOW + timedelta(minutes=7))
    view.clocks.minutes.timeout.emit()
    assert told() == ["1 h 7 min"]
    page.open_view("mentions")
    page.clocks.minutes.timeout.emit()
    assert in_the_table() == {"Waits 1 h 7 min"}
