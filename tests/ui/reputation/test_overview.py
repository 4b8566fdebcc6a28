"""All clients at once: what burns stands first, and a row leads to its client."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.named import MentionKind, Sentiment
from ui.reputation.answers_view import AnswersView

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage


@pytest.fixture
def several(page: ReputationPage, workspace: Workspace, client: Client) -> ReputationPage:
    """Three clients, of whom all are chosen."""
    today, zone = workspace.today(), client.time_zone
    other, _third = workspace.clients.add("Almond"), workspace.clients.add("Hazel")

    def said(whose: Client, ago: int, tone: Sentiment, *, waits: bool = False) -> None:
        moment = LocalMoment.at(today - timedelta(days=ago), 0, 5, zone)
        values = {"tone": tone, "kind": MentionKind.REVIEW, "needs_answer": waits, "text": f"{whose.name} {ago}"}
        workspace.reputation.write_down(whose.id, moment, **values)

    for ago in (0, 1, 2):
        said(client, ago, Sentiment.NEGATIVE, waits=True)
    said(client, 60, Sentiment.POSITIVE)
    for ago in range(0, 63, 7):
        said(other, ago, Sentiment.POSITIVE)
    with page.act():
        page.context.choose_period(Period(today - timedelta(days=30), today + timedelta(days=1)))
        page.context.choose_client(None)
    return page


@pytest.fixture
def write_other(several: ReputationPage, workspace: Workspace, client: Client) -> Mention:
    """One that is neither a review nor a complaint, and waits for nothing."""
    moment = LocalMoment.at(workspace.today(), 0, 5, client.time_zone)
    values = {"tone": Sentiment.POSITIVE, "kind": MentionKind.TALK, "needs_answer": False, "text": "talk"}
    assert several.overview.isVisible()
    return workspace.reputation.write_down(client.id, moment, **values)


def cells(page: ReputationPage) -> list[list[str]]:
    figures = page.overview.as_table()
    assert figures is not None
    return [[*row] for row in figures.rows]


def test_what_burns_stands_first_and_nothing_known_is_no_nought(several: ReputationPage) -> None:
    assert several.overview.isVisible()
    assert not several.body.isVisible()
    rows = cells(several)
    longest = rows[0].pop(3)
    assert re.fullmatch(r"3 · (\d+ h)? ?(\d+ min)?", longest)
    rows[0].insert(3, "3")
    assert [row[:4] for row in rows] == [
        ["Sweet Balcony", "Alarm", "3 complaints, usual 0", "3"],
        ["Almond", "Calm", "0 complaints, usual 0", "0"],
        ["Hazel", "nothing written down yet", "", ""],
    ]
    assert [row[4:] for row in rows] == [["", "−100.0%", ""], ["", "+100.0%", ""], ["", "", ""]]


def test_a_row_leads_to_its_client(several: ReputationPage, client: Client) -> None:
    several.overview.setFocus()
    assert [each.id for each in several.overview.selected()] == [client.id]
    QTest.keyClick(several.overview, Qt.Key.Key_Return)
    assert several.context.client_id == client.id
    assert several.body.isVisible()
    assert not several.overview.isVisible()


@pytest.mark.parametrize(
    ("column", "counted"),
    [
        (1, ["Sweet Balcony 0", "Sweet Balcony 1", "Sweet Balcony 2"]),
        (2, ["Sweet Balcony 0", "Sweet Balcony 1", "Sweet Balcony 2"]),
        (5, ["Sweet Balcony 0", "Sweet Balcony 1", "Sweet Balcony 2"]),
        (6, []),
    ],
    ids=["sign", "in seven days", "reviews", "first answer"],
)
def test_a_figure_leads_to_what_it_counts(
    several: ReputationPage, write_other: Mention, column: int, counted: list[str]
) -> None:
    table = several.overview
    table.setFocus()
    for _step in range(column):
        QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert several.context.client_id == write_other.client_id
    assert sorted(each.text for each in several.table.records()) == counted
    assert several.details.shows_figure


def test_what_waits_leads_to_all_that_waits_of_whatever_days(
    several: ReputationPage, workspace: Workspace, client: Client
) -> None:
    moment = LocalMoment.at(workspace.today() - timedelta(days=50), 0, 5, client.time_zone)
    workspace.reputation.write_down(client.id, moment, needs_answer=True, text="of old")
    assert cells(several)[0][3].startswith("4 · ")
    table = several.overview
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 3))
    QTest.keyClick(table, Qt.Key.Key_Return)
    view = several.views.current
    assert isinstance(view, AnswersView)
    assert len(view.waiting.records()) == 4
    assert view.waits_head.text() == "Waiting for an answer, of all times: 4; of this period: 3"


def test_a_client_of_whom_nothing_was_said_opens_by_any_of_its_cells(several: ReputationPage) -> None:
    table = several.overview
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 3))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert several.sheet is not None
    assert several.sheet.client.name == "Hazel"


def test_what_is_answered_meanwhile_is_seen(several: ReputationPage, workspace: Workspace, client: Client) -> None:
    first = workspace.answers.waiting(client.id)[0]
    workspace.reputation.answer(first.id)
    assert cells(several)[0][3].startswith("2 · ")
    assert cells(several)[0][6]


def test_an_alarm_that_was_put_aside_stands_behind_what_burns(
    several: ReputationPage, workspace: Workspace, client: Client
) -> None:
    other = next(each for each in workspace.clients.list() if each.name == "Hazel")
    for ago in (0, 1):
        moment = LocalMoment.at(workspace.today() - timedelta(days=ago), 0, 5, other.time_zone)
        workspace.reputation.write_down(other.id, moment, tone=Sentiment.NEGATIVE)
    long_ago = LocalMoment.at(workspace.today() - timedelta(days=60), 0, 5, other.time_zone)
    workspace.reputation.write_down(other.id, long_ago, tone=Sentiment.POSITIVE)
    assert [row[:2] for row in cells(several)][:2] == [["Sweet Balcony", "Alarm"], ["Hazel", "Watch closely"]]
    workspace.reputation.put_alarm_aside(client.id, "All three answered")
    rows = [row[:2] for row in cells(several)]
    assert rows[:2] == [["Hazel", "Watch closely"], ["Sweet Balcony", "Alarm, put aside"]]
    tip = several.overview.model().index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "All three answered" in tip
    assert "It comes back at 5" in tip
    for _more in range(2):
        moment = LocalMoment.at(workspace.today(), 0, 5, client.time_zone)
        workspace.reputation.write_down(client.id, moment, tone=Sentiment.NEGATIVE)
    assert cells(several)[0][:2] == ["Sweet Balcony", "Alarm"]
