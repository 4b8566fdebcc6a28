"""Dates of one's own: written in their dialog, seen on their days, heeded by slots and by what is told of a post."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.ids import OwnDateId, SlotId, new_id
from smmdesk.domain.own_dates import OwnDate, OwnDateKind
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import PostStatus
from smmdesk.domain.slots import Slot
from tests.every import every
from ui.calendar.own_dates import OwnDatesDialog
from ui.calendar.post.checks import Desk as Held
from ui.calendar.post.checks import checks

if TYPE_CHECKING:
    from tests.ui.calendar.conftest import Desk

DAY = date(2026, 11, 24)


@pytest.fixture
def begun(desk: Desk) -> Desk:
    for each in desk.workspace.records.all(OwnDate):
        desk.workspace.records.remove(OwnDate, each.id)
    desk.context.choose_period(Period.month(2026, 11))
    return desk


def keep(desk: Desk, kind: OwnDateKind, days: int = 1, name: str = "Opening") -> OwnDate:
    made = OwnDate(
        id=OwnDateId(new_id()),
        client_id=desk.context.client_id,
        starts=DAY,
        ends=DAY + timedelta(days=days),
        name=name,
        kind=kind,
    )
    return desk.workspace.records.add(made)


def test_one_is_written_changed_and_removed_in_its_dialog(begun: Desk) -> None:
    begun.context.commands.run("dates.edit")
    dialog = begun.page.findChildren(OwnDatesDialog)[0]
    dialog.add()
    item = dialog.lines.opened()
    assert item is not None
    item.form.editor("name").retype("Birthday")
    item.form.editor("starts").retype("2026-11-24")
    dialog.lines.flush()
    (made,) = begun.workspace.records.all(OwnDate)
    assert (made.name, made.starts, made.ends) == ("Birthday", DAY, DAY + timedelta(days=1))
    assert made.client_id == begun.context.client_id
    assert "Birthday" in begun.month.scene.day_in_words(DAY)
    item.remove_button.click()
    assert begun.workspace.records.all(OwnDate) == []
    begun.context.undo()
    assert begun.workspace.records.all(OwnDate) == [made]
    dialog.accept()


def test_one_begun_from_a_day_is_of_that_day(begun: Desk) -> None:
    begun.month.scene.select_day(DAY)
    begun.context.commands.run("dates.add")
    (made,) = begun.workspace.records.all(OwnDate)
    assert (made.starts, made.ends) == (DAY, DAY + timedelta(days=1))


def test_a_day_without_posts_has_no_empty_slots(begun: Desk) -> None:
    assert begun.context.client_id
    slot = Slot(id=SlotId(new_id()), client_id=begun.context.client_id, weekdays=(0, 1, 2, 3, 4, 5, 6), at=time(23, 59))
    begun.workspace.records.add(slot)
    assert DAY in begun.month.scene.gaps
    kept = keep(begun, OwnDateKind.NO_POSTS)
    assert DAY not in begun.month.scene.gaps
    period = Period(DAY, DAY + timedelta(days=1))
    assert begun.workspace.slots.sheets(period, begun.context.client_id)[0].places == []
    begun.workspace.records.remove(OwnDate, kept.id)
    assert DAY in begun.month.scene.gaps


@pytest.mark.parametrize(
    ("kind", "status", "tone"),
    [
        (OwnDateKind.NO_POSTS, PostStatus.SCHEDULED, "bad"),
        (OwnDateKind.NO_POSTS, PostStatus.DRAFT, "attention"),
        (OwnDateKind.MOURNING, PostStatus.DRAFT, "attention"),
        (OwnDateKind.CAMPAIGN, PostStatus.DRAFT, ""),
    ],
)
def test_a_post_on_such_a_day_is_told(begun: Desk, kind: OwnDateKind, status: PostStatus, tone: str) -> None:
    assert begun.context.client_id
    keep(begun, kind)
    post = begun.workspace.calendar.add(begun.context.client_id, DAY, "Bread")
    post = post.changed_to(status=status)
    marks = begun.month.scene.day_marks
    held = Held(language=begun.context.language, now=begun.workspace.now(), client=None, marks=marks)
    assert [each.tone for each in checks(post, held) if "Opening" in each.sentence] == ([tone] if tone else [])


def test_days_on_which_people_buy_come_a_moment_later(begun: Desk) -> None:
    begun.qtbot.waitUntil(lambda: "Black Friday" in begun.month.scene.day_in_words(date(2026, 11, 27)), timeout=10_000)


def test_of_a_campaign_the_name_stands_once_and_is_heard_on_each_day(begun: Desk) -> None:
    keep(begun, OwnDateKind.CAMPAIGN, days=4)
    marks = begun.month.scene.day_marks
    assert [marks[DAY + timedelta(days=each)][0].begins for each in range(4)] == [True, False, False, False]
    assert every("Opening" in begun.month.scene.day_in_words(DAY + timedelta(days=each)) for each in range(4))
