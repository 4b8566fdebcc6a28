"""Channels as cards: what each says, and that a card is a row to keyboard, mouse, listener and spreadsheet."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.ids import SlotId, StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.planning.named import Part
from smmdesk.domain.posts import Format, Tone
from smmdesk.domain.slots import Slot
from smmdesk.domain.strategy.records import Channel, Kpi, Strategy
from tests.every import every
from tests.made_figures import put_figures
from ui.widgets.figures import copy_figures

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace
    from ui.strategy.channel_card import ChannelCard
    from ui.strategy.channel_view import ChannelView
    from ui.strategy.page import StrategyPage


@pytest.fixture
def channels(workspace: Workspace, draft: Strategy, client: Client) -> list[Channel]:
    """Two networks, of one of which there are figures and a KPI."""
    put_figures(workspace, client.id)
    of: dict[str, Any] = {"strategy_id": draft.id}
    main = Channel(
        id=StrategyRowId(new_id()),
        network=Network.INSTAGRAM,
        role="Shop window",
        formats=(Format.PHOTO, Format.CAROUSEL),
        tones=(Tone.NEUTRAL,),
        posts_a_month=12,
        slots=("mon 09:30",),
        followers_wanted=6000,
        monthly_budget=Money(30_000, "EUR"),
        **of,
    )
    other = Channel(id=StrategyRowId(new_id()), network=Network.VK, posts_a_month=4, **of)
    views = Kpi(
        id=StrategyRowId(new_id()), metric="views", network=Network.INSTAGRAM, plan={"2026-11": 9_000_000}, **of
    )
    workspace.strategy.add(views)
    return [workspace.strategy.add(each) for each in (main, other)]


def cards(page: StrategyPage) -> list[ChannelCard]:
    page.open_part(Part.CHANNELS.value)
    view = cast("ChannelView", page.view)
    return [view.cards[row.id] for row in view.rows()]


def test_a_card_tells_the_plan_beside_what_became_of_it(page: StrategyPage, channels: list[Channel]) -> None:
    first, second = (each.told for each in cards(page))
    assert first is not None
    assert second is not None
    plans = {name: plan for name, plan, _fact in first.figures}
    facts = {name: fact for name, _plan, fact in first.figures}
    assert plans == {"Posts a month": "12", "Followers": "6,000", "Budget a month": "€300"}
    assert facts["Followers"] not in {"", "—"}
    words = dict(first.words)
    assert words["What it is for"] == "Shop window"
    assert words["Formats"] == "Photo, Carousel"
    assert words["Tones"] == "Neutral"
    assert words["Days and hours"] == "Mon 09:30"
    assert words["Share of all channels"] == "75% of the posts, 100% of the budget"
    assert words["KPI"].startswith("Views: ")
    assert "plan 9,000,000" in words["KPI"]
    assert {name: (plan, fact) for name, plan, fact in second.figures}["Followers"] == ("—", "—")
    assert dict(second.words) == {"Share of all channels": "25% of the posts"}


def test_each_card_is_a_stop_with_a_name_that_enter_opens(page: StrategyPage, channels: list[Channel]) -> None:
    first, second = cards(page)
    assert [each.accessibleName() for each in (first, second)] == ["8.1  Instagram", "8.2  VK"]
    assert "Posts a month: 12, " in first.accessibleDescription()
    assert every(each.focusPolicy() == Qt.FocusPolicy.StrongFocus for each in (first, second))
    page.enter_part()
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second
    assert page.row is not None
    assert page.row.id == channels[1].id
    was_open = page.inspector_is_open
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert (was_open, page.inspector_is_open) == (False, True)
    assert page.details.form is not None
    page.close_inspector()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert page.inspector_is_open
    assert page.row is not None
    assert page.row.id == channels[0].id


def test_a_card_moves_and_goes_and_keeps_the_keyboard(
    page: StrategyPage, channels: list[Channel], workspace: Workspace
) -> None:
    first, _second = cards(page)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.accessibleName() for each in cards(page)] == ["8.1  VK", "8.2  Instagram"]
    assert page.row is not None
    assert page.row.id == channels[0].id
    page.context.commands.run("strategy.remove_row")
    (left,) = cards(page)
    assert left.accessibleName() == "8.1  VK"
    assert page.row is not None
    assert page.row.id == channels[1].id
    workspace.history.undo()
    assert len(cards(page)) == 2


def test_all_cards_are_copied_as_one_table(page: StrategyPage, channels: list[Channel]) -> None:
    assert len(cards(page)) == len(channels)
    copy_figures(cast("ChannelView", page.view).all)
    head, first, second = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:4] == ["No.", "Network", "Posts a month · Plan", "Posts a month · Fact"]
    assert first.split("\t")[:3] == ["8.1", "Instagram", "12"]
    assert second.split("\t")[:3] == ["8.2", "VK", "4"]
    assert len({line.count("\t") for line in (head, first, second)}) == 1


def test_two_cards_stand_side_by_side_where_there_is_room(page: StrategyPage, channels: list[Channel]) -> None:
    first, second = cards(page)
    assert len(channels) == 2
    QTest.qWait(50)
    assert first.y() == second.y()
    page.resize(760, 700)
    QTest.qWait(50)
    assert first.x() == second.x()
    assert first.y() < second.y()


def test_the_card_that_details_are_of_is_marked(page: StrategyPage, channels: list[Channel]) -> None:
    first, second = cards(page)
    page.select(channels[1].id)
    page.edit_row()
    assert (first.property("chosen"), second.property("chosen")) == (None, True)
    page.select(channels[0].id)
    assert (first.property("chosen"), second.property("chosen")) == (True, False)


def test_hours_that_the_calendar_keeps_otherwise_are_told_of_the_version_in_force(
    page: StrategyPage, workspace: Workspace, draft: Strategy, client: Client, channels: list[Channel]
) -> None:
    cards(page)
    view = cast("ChannelView", page.view)
    assert (view.missing.text(), view.extra.text()) == ("", "")
    workspace.strategy.put_in_force(draft.id, workspace.today())
    page.refresh()
    assert view.missing.text() == "The strategy in force has hours that are no slots: Mon 09:30 Instagram."
    workspace.slots.add_agreed(client.id)
    workspace.records.add(Slot(id=SlotId("evening"), client_id=client.id, weekdays=(3,), at=time(18)))
    page.refresh()
    assert view.missing.text() == ""
    assert view.extra.text() == "Slots that the strategy in force does not have: Thu 18:00."
    # a draft is what is to be agreed on: nobody keeps its hours yet
    page.select(workspace.strategy.next_version(draft.id).id)
    assert view.extra.text() == ""
