"""What a person can do on the calendar page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.posts import PostStatus
from smmdesk.speech.language import _
from ui.calendar.post_commands import POST_COMMANDS
from ui.shell.commands import Command, Key

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage


COMMANDS: Final[tuple[Command[CalendarPage], ...]] = (
    *POST_COMMANDS,
    Command(
        id="calendar.copy_period",
        text=_("Copy a week or a month…"),
        icon="copy",
        run=lambda page: page.series.copy_period(),
        hint=_("Its posts as drafts in another one."),
        also=_("duplicate, plan, template, next month"),
    ),
    Command(
        id="approval.send",
        text=_("Send for approval…"),
        shortcut="Ctrl+Shift+A",
        icon="paper-plane-tilt",
        run=lambda page: page.send_for_approval(),
        hint=_("Writes a sheet that the client answers without signing up."),
        also=_("client, agree, review, sign off"),
    ),
    Command(
        id="approval.read",
        text=_("Read an answer…"),
        shortcut="Ctrl+Shift+V",
        icon="envelope-simple",
        run=lambda page: page.read_answer(),
        hint=_("To a sheet that was sent: a file, or a few words."),
        also=_("approval, client, reply, decision"),
    ),
    Command(
        id="scheduler.write",
        text=_("File for a scheduler…"),
        icon="table",
        run=lambda page: page.write_for_scheduler(),
        hint=_("For Buffer, Publer, Metricool and others, or your own template; says first what cannot go."),
        also=_("export, bulk upload, Buffer, Publer, Metricool, Hootsuite, HighLevel, Postoplan, Ayrshare, Postiz"),
    ),
    Command(
        id="snippets.edit",
        text=_("Snippets…"),
        icon="quotes",
        run=lambda page: page.edit_snippets(),
        hint=_("Words that are used again, and words you had enough of."),
        also=_("templates, hashtag sets, UTM, worn-out words"),
    ),
    Command(
        id="dates.edit",
        text=_("Own dates…"),
        icon="flag",
        run=lambda page: page.edit_own_dates(),
        hint=_("Campaigns, days that matter to a client, days of mourning, days without posts."),
        also=_("holidays, events, campaign, mourning, no posts, birthday"),
    ),
    Command(
        id="dates.add",
        text=_("Own date on this day…"),
        icon="flag",
        run=lambda page: page.add_own_date(),
        enabled=lambda page: page.views.kind in {"month", "week"},
        also=_("event, campaign, mourning, birthday"),
    ),
    Command(
        id="post.to_approve",
        text=_("Show what waits for an answer"),
        icon="hourglass-medium",
        run=lambda page: page.show_status(PostStatus.TO_APPROVE),
        also=_("to approve, approval"),
    ),
    Command(
        id="calendar.slots",
        text=_("Show the slots"),
        shortcut="Ctrl+Shift+G",
        icon="clock",
        run=lambda page: page.toggle_panel("slots"),
        hint=_("The hours that posts are meant for: which are empty, and how well they are kept."),
        also=_("gaps, schedule, regularity, times, queue"),
    ),
    Command(
        id="calendar.mix",
        text=_("Show the mix of posts"),
        shortcut="Ctrl+Shift+X",
        icon="chart-pie-slice",
        run=lambda page: page.toggle_panel("mix"),
        hint=_("What is planned by rubric, format, tone and network, beside what it is to be."),
        also=_("target, share, balance, rubrics, proportions"),
    ),
    Command(
        id="calendar.fill",
        text=_("Fill empty slots from ideas"),
        icon="tray",
        run=lambda page: page.fill_gaps(),
        enabled=lambda page: page.has_gaps(),
        hint=_("Each slot in sight that is to come gets the idea that fits it best; one undo takes all back."),
        also=_("gaps, plan, queue, autofill"),
    ),
    Command(
        id="calendar.today",
        text=_("Go to today"),
        shortcut="Ctrl+T",
        icon="calendar-check",
        run=lambda page: page.go_to_today(),
    ),
    Command(
        id="calendar.day",
        text=_("Show the day"),
        shortcut="Ctrl+E",
        icon="clock",
        run=lambda page: page.open_day(),
        hint=_("Its posts in order, its holiday and its free hours. A click on the day's number does the same."),
        also=_("free hours, agenda, day"),
    ),
    Command(
        id="calendar.month",
        text=_("Show the month"),
        shortcut="Ctrl+Shift+M",
        icon="calendar-blank",
        run=lambda page: page.show_view("month"),
    ),
    Command(
        id="calendar.week",
        text=_("Show the week"),
        shortcut="Ctrl+Shift+W",
        icon="clock",
        run=lambda page: page.show_view("week"),
        hint=_("Its days with their hours: a post is dragged to its time."),
        also=_("hours, time, day, schedule"),
    ),
    Command(
        id="calendar.list",
        text=_("Show the list"),
        shortcut="Ctrl+Shift+L",
        icon="list-bullets",
        run=lambda page: page.show_view("list"),
    ),
    Command(
        id="calendar.board",
        text=_("Show the board"),
        shortcut="Ctrl+Shift+J",
        icon="columns",
        run=lambda page: page.show_view("board"),
        hint=_("A column for each status: a post is dragged to the next."),
        also=_("kanban, columns, status"),
    ),
    Command(
        id="calendar.ideas",
        text=_("Show ideas without a date"),
        shortcut="Ctrl+Shift+I",
        icon="lightbulb",
        run=lambda page: page.show_view("ideas"),
    ),
    Command(
        id="calendar.ideas_beside",
        text=_("Ideas beside the month"),
        shortcut="Ctrl+B",
        icon="tray",
        run=lambda page: page.toggle_ideas(),
        hint=_("To be dragged onto their day, or a post back to them."),
        also=_("tray, sidebar, backlog, unplanned"),
    ),
    Command(
        id="calendar.filter",
        text=_("Filter posts"),
        shortcut="Ctrl+F",
        icon="funnel",
        run=lambda page: page.focus_filter(),
        hint=_("Pressed again it goes to status, network and the other chips."),
    ),
    Command(
        id="calendar.clear_filter",
        text=_("Clear filter"),
        icon="x",
        run=lambda page: page.clear_filter(),
        enabled=lambda page: page.is_filtered(),
    ),
)
KEYS: Final = (
    Key(_("To another day"), inside=_("arrow keys")),
    Key(_("Select several days"), inside=_("Shift and arrow keys")),
    Key(_("In the week: move posts by a quarter of an hour"), inside=_("Ctrl and arrow up or down")),
    Key(_("In the month: go to today"), "Home"),
    Key(_("To the first and the last day of the week"), "Ctrl+Home; Ctrl+End"),
    Key(_("The month before, the month after"), "PgUp; PgDown"),
    Key(_("All posts of the day"), "Space"),
    Key(_("Begin a post on the day"), inside=_("any letter")),
    Key(_("Let go of the posts selected, or of what is dragged"), "Esc"),
    Key(_("While dragging: copy instead of moving"), inside=_("Ctrl")),
    Key(_("On the board: to the column beside"), inside=_("arrow left or right")),
    Key(_("Publishing by hand: copy the text, open the files, open the page, say that it is out"), inside=_("1 to 4")),
    Key(_("Publishing by hand: the network before, the network after"), "PgUp; PgDown"),
    Key(_("In the list: change the cell"), inside=_("F2, double click or any letter")),
)
"""What the month, the list and the ideas read themselves."""
