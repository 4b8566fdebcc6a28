"""A week or a month of posts is copied to another one: what that comes to is said first, then it is one step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.copied_days import MonthBy, copied_day
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period, Weeks
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.variants import PostVariant
from ui.calendar.series.copy_dialog import CopyDialog, Span

if TYPE_CHECKING:
    from tests.ui.calendar.conftest import Desk

NOVEMBER = Period.month(2026, 11)
DECEMBER = Period.month(2026, 12)
FEBRUARY = Period.month(2027, 2)


def asked(desk: Desk) -> CopyDialog:
    """The dialog, as the command opens it."""
    desk.context.commands.run("calendar.copy_period")
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, CopyDialog) and each.isVisible())
    return dialog


def planned(desk: Desk, period: Period) -> list[Post]:
    return desk.workspace.calendar.posts(period, desk.context.client_id)


@pytest.mark.parametrize(
    ("by", "day", "to"),
    [
        (MonthBy.WEEKDAY, date(2026, 11, 10), date(2026, 12, 8)),  # the second Tuesday
        (MonthBy.WEEKDAY, date(2026, 11, 30), None),  # a fifth Monday
        (MonthBy.WEEKDAY, date(2026, 11, 29), None),  # a fifth Sunday
        (MonthBy.DATE, date(2026, 11, 10), date(2026, 12, 10)),
        (MonthBy.DATE, date(2026, 11, 30), date(2026, 12, 30)),
    ],
)
def test_days_of_another_month(by: MonthBy, day: date, to: date | None) -> None:
    assert copied_day(day, NOVEMBER, DECEMBER, by) == to


def test_a_date_that_the_other_month_has_not_is_left() -> None:
    assert copied_day(date(2027, 1, 31), Period.month(2027, 1), FEBRUARY, MonthBy.DATE) is None
    assert copied_day(date(2027, 1, 28), Period.month(2027, 1), FEBRUARY, MonthBy.DATE) == date(2027, 2, 28)


def test_days_of_another_week_keep_their_weekday() -> None:
    source, target = Weeks.of(date(2026, 12, 31), 0, 1), Weeks.of(date(2027, 1, 20), 0, 1)
    moved = [copied_day(day, source, target, MonthBy.DATE) for day in source.days()]
    assert moved == [*target.days()]


def test_a_month_is_copied_as_drafts_at_its_hours_and_taken_back_in_one(desk: Desk) -> None:
    before, kept = planned(desk, NOVEMBER), planned(desk, DECEMBER)
    going = [each for each in before if each.day and copied_day(each.day, NOVEMBER, DECEMBER, MonthBy.WEEKDAY)]
    assert 0 < len(going) < len(before)
    dialog = asked(desk)
    assert dialog.wish.span is Span.MONTH
    assert desk.context.language.count("{n} post", "{n} posts", len(going)) in dialog.told.text()
    assert dialog.left.text()
    assert dialog.there.text()
    assert dialog.accept_button
    dialog.accept_button.click()
    assert not dialog.isVisible()
    there = {each.id for each in kept}
    made = [each for each in planned(desk, DECEMBER) if each.id not in there]
    assert len(made) == len(going)
    first = next(each for each in before if each.day)
    assert first.day
    assert first.moment
    copies = [each for each in made if each.text == first.text]
    expected = copied_day(first.day, NOVEMBER, DECEMBER, MonthBy.WEEKDAY)
    assert expected in {each.day for each in copies}
    assert {each.moment.wall.time() for each in copies if each.moment and each.day == expected} == {
        first.moment.wall.time()
    }
    assert {each.status for each in made} <= {PostStatus.DRAFT, PostStatus.IDEA}
    assert {each.published_link for each in made} == {""}
    assert {each.series_id for each in made} == {None}
    desk.context.undo()
    assert planned(desk, DECEMBER) == kept
    assert planned(desk, NOVEMBER) == before


def test_what_was_rejected_is_left_and_words_of_networks_come_along(desk: Desk) -> None:
    client_id = desk.context.client_id
    assert client_id
    source, target = Weeks.of(date(2026, 11, 16), 0, 1), Weeks.of(date(2027, 3, 15), 0, 1)
    rejected, other, *_rest = planned(desk, source)
    desk.workspace.calendar.set_status([rejected.id], PostStatus.REJECTED)
    desk.workspace.texts.write(other.id, Network.INSTAGRAM, text="Only there")
    made = desk.workspace.period_copies.copy(client_id, source, target, MonthBy.DATE)
    assert len(made) == len(planned(desk, source)) - 1
    copy = next(each for each in made if each.text == other.text)
    (own,) = desk.workspace.records.all(PostVariant, post_id=copy.id)
    assert own.text == "Only there"
    assert copy.day == (other.day or date.min) + (target.start - source.start)


def test_to_where_it_is_nothing_is_copied(desk: Desk) -> None:
    dialog = asked(desk)
    assert dialog.wish.source
    dialog.form.editor("target").pick(dialog.wish.source + timedelta(days=1))
    assert dialog.accept_button
    assert not dialog.accept_button.isEnabled()
    assert dialog.wrong.text()
    dialog.form.editor("span").pick(Span.WEEK)
    assert dialog.accept_button.isEnabled()
    assert not dialog.form.editor("by").isVisible()
    dialog.form.editor("target").pick(None)
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 1), None])
def test_days_of_no_calendar_are_refused_where_one_says_them(desk: Desk, day: date | None) -> None:
    dialog = asked(desk)
    for span in Span:
        dialog.form.editor("span").pick(span)
        for name in ("target", "source"):
            dialog.form.editor(name).pick(day)
            assert dialog.wrong.text()
            assert dialog.accept_button
            assert not dialog.accept_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    dialog.form.editor("source").pick(date(2026, 11, 16))
    assert dialog.accept_button
    assert dialog.accept_button.isEnabled()
    dialog.reject()


def test_several_clients_are_asked_about_first(desk: Desk) -> None:
    from ui.shell.client_menu import ClientMenu

    desk.context.choose_client(None)
    desk.context.commands.run("calendar.copy_period")
    menu = next(each for each in desk.page.findChildren(ClientMenu) if each.isVisible())
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, CopyDialog) and each.isVisible()]
    menu.close()
