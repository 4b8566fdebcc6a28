"""What a person can do with the posts selected on the calendar page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.posts import PostStatus
from smmdesk.speech.language import _
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage


def _has_posts(page: CalendarPage) -> bool:
    return page.works_on_posts()


def _has_one(page: CalendarPage) -> bool:
    return len(page.views.selected()) == 1


def _can_repeat(page: CalendarPage) -> bool:
    return _has_one(page) and page.views.selected()[0].day is not None


def _is_in_series(page: CalendarPage) -> bool:
    return _has_one(page) and page.views.selected()[0].series_id is not None


def _has_ideas(page: CalendarPage) -> bool:
    return any(post.day is None for post in page.views.selected())


def _has_planned(page: CalendarPage) -> bool:
    return any(post.day and post.status is not PostStatus.PUBLISHED for post in page.views.selected())


POST_COMMANDS: Final[tuple[Command[CalendarPage], ...]] = (
    Command(
        id="post.new",
        text=_("New post"),
        shortcut="Ctrl+N",
        icon="plus",
        run=lambda page: page.add(),
        hint=_("Typing on a selected day does the same."),
    ),
    Command(
        id="post.open",
        text=_("Open post"),
        icon="pencil-simple",
        run=lambda page: page.open_selected(),
        enabled=_has_posts,
        inside=_("Enter"),
    ),
    Command(
        id="post.next_status",
        text=_("Next status"),
        shortcut="Ctrl+.",
        icon="check",
        run=lambda page: page.selected.advance(),
        enabled=_has_posts,
    ),
    Command(
        id="post.publish",
        text=_("Publish by hand…"),
        shortcut="Ctrl+Return",
        icon="paper-plane-tilt",
        run=lambda page: page.selected.publish(),
        enabled=_has_one,
        hint=_("Copies its text, opens the page of the network, and marks it as published. Nothing is sent from here."),
        also=_("post, publish, copy text, open page, reminder"),
    ),
    Command(
        id="post.earlier_day",
        text=_("Move to the day before"),
        shortcut="Ctrl+Left",
        icon="arrow-left",
        run=lambda page: page.selected.move(-1),
        enabled=_has_posts,
    ),
    Command(
        id="post.later_day",
        text=_("Move to the day after"),
        shortcut="Ctrl+Right",
        icon="arrow-right",
        run=lambda page: page.selected.move(1),
        enabled=_has_posts,
    ),
    Command(
        id="post.earlier_week",
        text=_("Move to the week before"),
        shortcut="Ctrl+Up",
        icon="arrow-up",
        run=lambda page: page.selected.move(-7),
        enabled=_has_posts,
    ),
    Command(
        id="post.later_week",
        text=_("Move to the week after"),
        shortcut="Ctrl+Down",
        icon="arrow-down",
        run=lambda page: page.selected.move(7),
        enabled=_has_posts,
    ),
    Command(
        id="post.earlier",
        text=_("Move a quarter of an hour back"),
        icon="arrow-up",
        run=lambda page: page.selected.move(minutes=-15),
        enabled=_has_posts,
        also=_("earlier, time, minutes"),
    ),
    Command(
        id="post.later",
        text=_("Move a quarter of an hour on"),
        icon="arrow-down",
        run=lambda page: page.selected.move(minutes=15),
        enabled=_has_posts,
        also=_("later, time, minutes"),
    ),
    Command(
        id="post.move_to",
        text=_("Move to…"),
        shortcut="Ctrl+Shift+T",
        icon="calendar-blank",
        run=lambda page: page.selected.ask_where_to(),
        enabled=_has_posts,
        hint=_("To a day, or by so many days."),
        also=_("reschedule, postpone, date"),
    ),
    Command(
        id="post.plan",
        text=_("Plan on…"),
        icon="calendar-plus",
        run=lambda page: page.selected.ask_where_to(),
        enabled=_has_ideas,
        hint=_("Gives ideas their day."),
        also=_("schedule, date, idea"),
    ),
    Command(
        id="post.set_aside",
        text=_("Back to the ideas"),
        shortcut="Ctrl+Shift+B",
        icon="lightbulb",
        run=lambda page: page.selected.set_aside(),
        enabled=_has_planned,
        hint=_("Takes posts off their days."),
        also=_("unschedule, no date, later"),
    ),
    Command(
        id="post.repeat",
        text=_("Repeat…"),
        shortcut="Ctrl+R",
        icon="arrow-clockwise",
        run=lambda page: page.series.repeat(),
        enabled=_can_repeat,
        hint=_("By the calendar, such as every second Tuesday. Of a post that repeats already the rule is changed."),
        also=_("series, recurring, every week, every month"),
    ),
    Command(
        id="series.extend",
        text=_("Extend the series by a year"),
        icon="calendar-plus",
        run=lambda page: page.series.extend(),
        enabled=_is_in_series,
        also=_("repeat, recurring, go on"),
    ),
    Command(
        id="series.end",
        text=_("End the series before this post"),
        icon="x",
        run=lambda page: page.series.end(),
        enabled=_is_in_series,
        hint=_("Removes it and those after it that are not out; those before stay."),
        also=_("repeat, recurring, stop"),
    ),
    Command(
        id="post.duplicate",
        text=_("Duplicate"),
        shortcut="Ctrl+Shift+D",
        icon="stack",
        run=lambda page: page.selected.duplicate(),
        enabled=_has_posts,
        also=_("copy, again"),
    ),
    Command(
        id="post.copy_rows",
        text=_("Copy as rows"),
        shortcut="Ctrl+Shift+C",
        icon="rows",
        run=lambda page: page.selected.take_rows(),
        enabled=_has_posts,
        hint=_("A spreadsheet takes them as cells."),
        also=_("table, Excel, clipboard"),
    ),
    Command(
        id="post.copy",
        text=_("Copy"),
        shortcut="Ctrl+C",
        icon="copy",
        run=lambda page: page.selected.take(),
        enabled=_has_posts,
        hint=_("The text goes to the clipboard too, of the list the rows as a table."),
    ),
    Command(
        id="post.paste",
        text=_("Paste on the selected day"),
        shortcut="Ctrl+V",
        icon="calendar-plus",
        run=lambda page: page.selected.paste(),
        hint=_("Rows copied from a spreadsheet are looked at first, then they become posts."),
    ),
    Command(
        id="post.fill_down",
        text=_("Fill down"),
        shortcut="Ctrl+D",
        icon="arrow-down",
        run=lambda page: page.selected.fill_down(),
        enabled=lambda page: page.can_fill_down(),
        also=_("same value, copy down, column"),
        hint=_("The selected rows of the list get what the first of them has in this column."),
    ),
    Command(
        id="post.insert",
        text=_("Insert into the post…"),
        shortcut="Ctrl+Shift+N",
        icon="quotes",
        run=lambda page: page.open_insert(),
        enabled=_has_one,
        hint=_("A text, a set of hashtags, a first comment, tags of the link."),
        also=_("snippet, hashtags, UTM, template"),
    ),
    Command(
        id="post.remove",
        text=_("Remove"),
        shortcut="Del",
        icon="trash",
        run=lambda page: page.selected.remove(),
        enabled=_has_posts,
    ),
    Command(
        id="post.select_all",
        text=_("Select all posts in sight"),
        shortcut="Ctrl+A",
        run=lambda page: page.views.select_all(),
    ),
)
