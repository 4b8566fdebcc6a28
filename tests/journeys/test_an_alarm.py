"""An alarm at a shop: seen, put aside with a note by the keyboard alone, back as more complain, and taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from smmdesk.domain.periods import LocalMoment, zone_info
from smmdesk.domain.reputation.named import Sentiment
from smmdesk.domain.snoozes import Snooze
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.pages import PAGES
from ui.reputation.page import ReputationPage
from ui.reputation.why_popup import WhyPopup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

    from smmdesk.workspace import Workspace
    from ui.reputation.figure_tile import FigureTile

    from .conftest import Person

KEYS = f"Ctrl+{[*PAGES].index('reputation') + 1}"


def complain(desk: Workspace, *days: int, tone: Sentiment = Sentiment.NEGATIVE) -> None:
    """Something said so many days ago, from midnight on: whatever hour it is, it is over."""
    (client,) = desk.clients.list()
    today = desk.now().astimezone(zone_info(client.time_zone)).date()
    for each in days:
        desk.reputation.write_down(
            client.id, LocalMoment.at(today - timedelta(days=each), 0, 0, client.time_zone), tone=tone
        )


@pytest.fixture
def desk(home: Path) -> Path:
    folder = desk_with(home / "desk", "Walnut")
    with open_workspace(folder) as made:
        complain(made, 60, tone=Sentiment.POSITIVE)
        complain(made, 0, 1, 2, 2)
    return folder


def sign(page: ReputationPage) -> FigureTile:
    return next(each for each in page.tiles.tiles if each.key == "sign")


def step(page: ReputationPage, words: str) -> QPushButton:
    return next(each for each in page.details.told.steps if words in each.text())


def test_an_alarm_is_put_aside_and_comes_back(start: Callable[..., Person], desk: Path) -> None:
    person = start(desk)
    person.window.resize(1024, 640)
    person.come_to_the_front()
    person.press(KEYS)
    page = person.page(ReputationPage)
    assert sign(page).figure == "Alarm"
    person.tab_on_to(sign(page))
    person.press("Return")
    person.tab_on_to(step(page, "Put alarm aside"))
    person.press("Space")
    # what is asked stands over the page, however far one has scrolled down to the step
    popup = next(each for each in page.findChildren(WhyPopup) if each.isVisible())
    assert popup.y() >= page.mapToGlobal(QPoint(0, 0)).y()
    person.type("All four answered")
    person.press("Return")
    (made,) = person.workspace.records.all(Snooze)
    assert (made.note, made.count) == ("All four answered", 4)
    assert person.window.isAncestorOf(person.focused())
    assert "alarm put aside" in sign(page).remark
    told = "\n".join(page.details.told.lines.spoken())
    assert "It comes back at 6" in told
    assert "All four answered" in told
    # two more complain
    complain(person.workspace, 0, 0)
    assert "alarm is back" in sign(page).remark
    person.press("Ctrl+Z", "Ctrl+Z")
    assert "alarm put aside" in sign(page).remark
    person.press("Ctrl+Z")
    assert not person.workspace.records.all(Snooze)
    assert sign(page).remark == "unusual attention"
    person.press("Ctrl+Shift+Z")
    assert "alarm put aside" in sign(page).remark
    # as it was left, it is found again
    person.program.close()
    again = start(desk)
    again.come_to_the_front()
    again.press(KEYS)
    assert "alarm put aside" in sign(again.page(ReputationPage)).remark
