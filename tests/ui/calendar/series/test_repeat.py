"""A post is said to come again in a dialog, which shows what comes of it; its line in the inspector changes others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.series import Freq, MonthEnd, Series
from smmdesk.services.series import Scope
from ui.calendar.post.panel import PostPanel
from ui.calendar.series.dialog import RuleDialog
from ui.calendar.series.rule import Ends, On
from ui.widgets.forms.form import Form
from ui.widgets.forms.unsaved import Unsaved

if TYPE_CHECKING:
    from tests.ui.calendar.conftest import Desk

KEEP = Qt.Key.Key_Return


def planned(desk: Desk) -> Post:
    """A post that is to come."""
    today = desk.workspace.today()
    posts = (each for each in desk.posts(PostStatus.DRAFT) if each.day and each.day > today)
    return min(posts, key=lambda each: str(each.moment))


def asked(desk: Desk, post: Post) -> RuleDialog:
    """The dialog about a post, as Ctrl+R opens it."""
    desk.page.views.select([post])
    assert desk.context.commands.can_run("post.repeat")
    desk.context.commands.run("post.repeat")
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, RuleDialog) and each.isVisible())
    return dialog


def say(dialog: RuleDialog, name: str, value: object) -> None:
    """Pick a value in a field, as a person does."""
    dialog.form.editor(name).pick(value)


def repeated(desk: Desk, count: int = 4) -> list[Post]:
    """The posts of a weekly series."""
    post = planned(desk)
    desk.workspace.series.make(post.id, replace(desk.workspace.series.begin(post), count=count))
    return of(desk)


def of(desk: Desk) -> list[Post]:
    """All posts of series that the example does not come with, in their order."""
    ours = {each.id for each in series(desk)}
    found = [each for each in desk.workspace.records.all(Post) if each.series_id in ours]
    return sorted(found, key=lambda each: str(each.series_day))


def series(desk: Desk) -> list[Series]:
    """Those that the example does not come with."""
    return [each for each in desk.workspace.records.all(Series) if each.freq is Freq.WEEK]


def panel(desk: Desk, post: Post) -> PostPanel:
    """The post in the inspector."""
    desk.page.select(post.id)
    return next(each for each in desk.page.findChildren(PostPanel) if each.isVisible())


def test_a_post_comes_again_by_what_was_said_and_undo_takes_all_back(desk: Desk) -> None:
    post, before = planned(desk), desk.workspace.records.all(Post)
    dialog = asked(desk, post)
    say(dialog, "ends", Ends.COUNT)
    line = dialog.form.editor("count").findChild(QLineEdit)
    assert line
    line.selectAll()
    QTest.keyClicks(line, "3")
    assert desk.context.language.count("{n} post", "{n} posts", 3) in dialog.preview.rule.text()
    assert dialog.accept_button
    dialog.accept_button.click()
    assert not dialog.isVisible()
    assert post.day
    assert [each.day for each in of(desk)] == [post.day + timedelta(weeks=at) for at in range(3)]
    desk.context.undo()
    assert desk.workspace.records.all(Post) == before
    assert series(desk) == []


def test_only_fields_that_the_rule_uses_are_in_sight(desk: Desk) -> None:
    dialog = asked(desk, planned(desk))
    editor = dialog.form.editor
    assert editor("weekdays").isVisible()
    assert not editor("month_day").isVisible()
    say(dialog, "freq", Freq.MONTH)
    assert editor("month_day").isVisible()
    assert not editor("weekdays").isVisible()
    say(dialog, "month_day", 12)
    assert not editor("month_end").isVisible()
    say(dialog, "month_day", 31)
    assert editor("month_end").isVisible()
    say(dialog, "on", On.WEEKDAY)
    assert editor("nth").isVisible()
    assert editor("weekdays").isVisible()
    assert not editor("month_end").isVisible()
    dialog.reject()


def test_months_without_the_day_and_a_first_day_beside_the_rule_are_said(desk: Desk) -> None:
    dialog = asked(desk, planned(desk))
    say(dialog, "freq", Freq.MONTH)
    say(dialog, "month_day", 31)
    say(dialog, "month_end", MonthEnd.SKIP)
    said = [each.text() for each in dialog.preview.odd if each.text()]
    assert len(said) == 2
    february = next(
        day for day in (dialog.wanted.first.day + timedelta(days=30 * at) for at in range(12)) if day.month == 2
    )
    assert desk.context.language.month(february) in said[1]
    dialog.reject()


def test_a_rule_without_a_day_is_refused_where_one_says_it(desk: Desk) -> None:
    post = planned(desk)
    dialog = asked(desk, post)
    say(dialog, "ends", Ends.UNTIL)
    say(dialog, "until", post.day)
    assert dialog.accept_button
    assert not dialog.accept_button.isEnabled()
    assert dialog.preview.wrong.text()
    say(dialog, "ends", Ends.NEVER)
    assert dialog.accept_button.isEnabled()
    assert not dialog.preview.wrong.text()
    dialog.reject()
    assert of(desk) == []


@pytest.mark.parametrize(("until", "is_good"), [(date(9999, 12, 31), True), (date(1, 1, 1), False)])
def test_the_last_day_may_be_any(desk: Desk, until: date, is_good: bool) -> None:
    dialog = asked(desk, planned(desk))
    say(dialog, "ends", Ends.UNTIL)
    say(dialog, "until", until)
    for freq in Freq:
        say(dialog, "freq", freq)
        assert dialog.accept_button
        assert dialog.accept_button.isEnabled() is is_good
        assert bool(dialog.preview.wrong.text()) is not is_good
    dialog.reject()


def test_the_post_may_be_gone_by_then(desk: Desk) -> None:
    post = planned(desk)
    dialog = asked(desk, post)
    desk.workspace.calendar.remove([post.id])
    assert dialog.accept_button
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.preview.wrong.text()
    assert of(desk) == []
    dialog.reject()


def test_what_cannot_be_read_keeps_the_dialog(desk: Desk) -> None:
    dialog = asked(desk, planned(desk))
    dialog.activateWindow()
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    line = dialog.form.editor("interval").findChild(QLineEdit)
    assert line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "many")
    assert dialog.accept_button
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert of(desk) == []
    dialog.reject()


def test_the_inspector_says_which_of_the_series_a_post_is(desk: Desk) -> None:
    posts = repeated(desk)
    other = next(each for each in desk.posts(PostStatus.DRAFT) if not desk.now(each).series_id)
    line = panel(desk, posts[2]).series
    assert line.isVisible()
    assert "3" in line.words.text()
    assert "4" in line.words.text()
    assert not panel(desk, other).series.isVisible()


@pytest.mark.parametrize("scope", [None, Scope.FOLLOWING, Scope.ALL])
def test_an_edit_goes_to_those_it_is_for(desk: Desk, scope: Scope | None) -> None:
    posts = repeated(desk)
    shown = panel(desk, posts[1])
    shown.series.scope.pick(scope)
    text = shown.texts.every.editor("text")
    text.setFocus()
    text.retype("Other words")
    shown.flush()
    told = [each.text == "Other words" for each in of(desk)]
    assert told == [scope is Scope.ALL, True, scope is not None, scope is not None]
    desk.context.undo()
    assert [each.text for each in of(desk)] == [each.text for each in posts]


def test_a_note_stays_with_its_post(desk: Desk) -> None:
    posts = repeated(desk)
    shown = panel(desk, posts[1])
    shown.series.scope.pick(Scope.ALL)
    (more,) = (each for each in shown.findChildren(Form) if each.has("note"))
    more.retype(Unsaved("Post", posts[1].id, "note", "", "", "mine", "", ""))
    more.flush()
    assert [each.note for each in of(desk)] == [posts[0].note, "mine", "", ""]


def test_another_post_is_changed_alone_again(desk: Desk) -> None:
    posts = repeated(desk)
    shown = panel(desk, posts[1])
    shown.series.scope.pick(Scope.ALL)
    assert shown.series.goes.isVisible()
    shown = panel(desk, posts[2])
    assert shown.series.scope.value() is None
    assert not shown.series.goes.isVisible()


def test_one_is_taken_out_and_does_not_come_back(desk: Desk) -> None:
    posts = repeated(desk)
    panel(desk, posts[1]).series.out_button.click()
    assert [each.id for each in of(desk)] == [posts[at].id for at in (0, 2, 3)]
    (kept,) = series(desk)
    assert kept.skipped == (posts[1].series_day,)
    desk.context.undo()
    assert [each.id for each in of(desk)] == [each.id for each in posts]


def test_the_series_ends_before_a_post(desk: Desk) -> None:
    posts = repeated(desk)
    panel(desk, posts[2]).series.end_button.click()
    assert [each.id for each in of(desk)] == [posts[0].id, posts[1].id]
    desk.context.undo()
    assert len(of(desk)) == 4


def test_a_series_goes_on_for_a_year(desk: Desk) -> None:
    posts = repeated(desk)
    panel(desk, posts[0]).series.extend_button.click()
    assert len(of(desk)) > 50
    desk.context.undo()
    assert len(of(desk)) == 4


def test_another_rule_says_what_goes_and_what_stays(desk: Desk) -> None:
    posts = repeated(desk)
    desk.workspace.records.change(Post, posts[3].id, text="by hand")
    panel(desk, posts[1]).series.rule_button.click()
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, RuleDialog) and each.isVisible())
    assert dialog.rule.scope is Scope.FOLLOWING
    say(dialog, "interval", 4)
    said = [each.text() for each in dialog.preview.odd if each.text()]
    assert len(said) == 2
    assert "by hand" in said[1]
    assert dialog.accept_button
    dialog.accept_button.click()
    assert posts[3].id in {each.id for each in of(desk)}
    assert posts[2].id not in {each.id for each in of(desk)}
    desk.context.undo()
    assert {each.id for each in of(desk)} == {each.id for each in posts}


def test_a_post_that_is_out_changes_no_other(desk: Desk) -> None:
    posts = repeated(desk)
    desk.workspace.calendar.set_status([posts[1].id], PostStatus.PUBLISHED)
    line = panel(desk, desk.now(posts[1])).series
    assert line.isVisible()
    assert not line.scope.isVisible()
    assert not line.out_button.isVisible()


def test_ctrl_r_on_a_post_that_repeats_changes_its_rule(desk: Desk) -> None:
    posts = repeated(desk)
    dialog = asked(desk, posts[1])
    assert dialog.rule.scope is Scope.FOLLOWING
    say(dialog, "scope", Scope.ALL)
    assert dialog.wanted.first.day == posts[0].day
    dialog.reject()
