"""What a person can do on the page of a reputation."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from smmdesk.speech.language import _
from ui.reputation.views import LISTS, MENTIONS, PLAN, VIEWS, Choosing
from ui.shell.commands import Command, Key

if TYPE_CHECKING:
    from ui.reputation.page import ReputationPage
    from ui.reputation.views import ViewLine


PUT_ASIDE: Final = _("Put alarm aside with a note…")
TELL_AGAIN: Final = _("Tell of the alarm again")


def _act(name: str, page: ReputationPage) -> Any:  # noqa: ANN401  (some give what they opened)
    return getattr(import_module("ui.reputation.acts"), name)(page)


def _judge(name: str, page: ReputationPage) -> None:
    from smmdesk.domain.reputation.named import Sentiment
    from ui.reputation.acts import judge

    judge(page, Sentiment(name))


def _alarm(name: str, page: ReputationPage) -> Any:  # noqa: ANN401  (as above)
    return getattr(import_module("ui.reputation.alarm_acts"), name)(page)


def opening(view: ViewLine) -> Command[ReputationPage]:
    """Brings a view into sight."""
    return Command(
        id=f"reputation.{view.key}",
        text=view.words,
        icon=view.icon,
        also=view.also,
        run=partial(_open, view.key),
        enabled=lambda page: page.has_views,
    )


def _open(key: str, page: ReputationPage) -> None:
    page.open_view(key)


def _has(page: ReputationPage) -> bool:
    return page.mention is not None


def _can_paste(page: ReputationPage) -> bool:
    # a list of communities reads it itself
    return page.has_views and page.views.key in {MENTIONS, "voice"}


def _has_chosen(view: str, page: ReputationPage) -> bool:
    # without a client there is no view yet
    if not page.has_views or page.views.key != view:
        return False
    return isinstance(page.views.current, Choosing) and bool(page.views.current.chosen())


COMMANDS: Final[tuple[Command[ReputationPage], ...]] = (
    Command(
        id="mention.new",
        text=_("New mention"),
        shortcut="Ctrl+N",
        icon="plus",
        run=partial(_act, "write_down"),
        enabled=lambda page: page.client_id is not None,
        hint=_("What somebody said, where and when; the rest follows."),
        also=_("review, complaint, press, feedback"),
    ),
    Command(
        id="mention.bring_in",
        text=_("Bring in mentions"),
        shortcut="Ctrl+O",
        icon="download-simple",
        run=partial(_act, "bring_in"),
        hint=_("From a file of a service that watches the web, or one saved from Google Alerts."),
        also=_("import, open a file, Meltwater, Brand24, YouScan, Google Alerts"),
    ),
    Command(
        id="mention.paste",
        text=_("Paste mentions"),
        shortcut="Ctrl+V",
        icon="link",
        run=partial(_act, "paste"),
        enabled=_can_paste,
        hint=_("A link, what was said there, or rows of a table, copied anywhere."),
        also=_("clipboard, link, spreadsheet"),
    ),
    Command(
        id="mention.open",
        text=_("All fields of the mention"),
        icon="note-pencil",
        run=lambda page: page.edit(),
        enabled=_has,
        inside=_("Enter"),
    ),
    Command(
        id="mention.positive",
        text=_("Set tone: positive"),
        icon="plus-circle",
        run=partial(_judge, "positive"),
        enabled=_has,
    ),
    Command(
        id="mention.neutral",
        text=_("Set tone: neutral"),
        icon="circle",
        run=partial(_judge, "neutral"),
        enabled=_has,
    ),
    Command(
        id="mention.negative",
        text=_("Set tone: negative"),
        icon="minus-circle",
        run=partial(_judge, "negative"),
        enabled=_has,
    ),
    Command(
        id="mention.reply",
        text=_("Write the answer"),
        icon="note-pencil",
        run=partial(_act, "reply"),
        enabled=lambda page: page.mention is not None and page.mention.waits,
        hint=_("From a reply, its gaps filled in; it goes to the clipboard, and nothing is sent."),
        also=_("reply, template, respond"),
    ),
    Command(
        id="answer.next",
        text=_("Answer the next"),
        icon="chat-circle-dots",
        run=partial(_act, "answer_next"),
        enabled=lambda page: page.has_views,
        hint=_("What waits longest, of whichever days it is."),
    ),
    Command(
        id="answer.print_rule",
        text=_("Print the rule"),
        icon="printer",
        run=partial(_act, "print_rule"),
        enabled=lambda page: page.has_views,
        hint=_("One page for the wall: when, how soon, who, and what we never do."),
    ),
    Command(
        id="mention.answer",
        text=_("Mark as answered now"),
        icon="check-circle",
        run=partial(_act, "answer"),
        enabled=lambda page: page.mention is not None and page.mention.answered is None,
    ),
    Command(
        id="mention.let_be",
        text=_("Let it be"),
        icon="prohibit",
        run=partial(_act, "let_be"),
        enabled=lambda page: page.mention is not None and page.mention.waits,
        hint=_("Without an answer, on purpose: it asks why."),
    ),
    Command(
        id="mention.remove",
        text=_("Remove chosen mentions"),
        shortcut="Del",
        icon="trash",
        run=partial(_act, "remove"),
        enabled=_has,
    ),
    *map(opening, VIEWS),
    Command(
        id="activity.new",
        text=_("New activity"),
        icon="plus",
        run=partial(_act, "new_activity"),
        enabled=lambda page: page.has_views,
        hint=_("What is done for the reputation, by whom, and how readers are told of a reward."),
        also=_("campaign, blogger, crowd marketing, disclosure"),
    ),
    Command(
        id="activity.plan",
        text=_("Make a plan of activities"),
        icon="list-numbers",
        run=partial(_act, "plan_activities"),
        enabled=lambda page: page.has_views,
        hint=_("The first steps for the client's sphere, from a day on; what is there stays."),
        also=_("SMRM, work plan, steps"),
    ),
    Command(
        id="activity.remove",
        text=_("Remove chosen activities"),
        icon="trash",
        run=partial(_act, "remove_activities"),
        enabled=partial(_has_chosen, PLAN),
    ),
    Command(
        id="list.new",
        text=_("New list of an audience"),
        icon="plus",
        run=partial(_act, "new_list"),
        enabled=lambda page: page.has_views,
        hint=_("Where the audience meets: communities, and no persons."),
        also=_("groups, communities, audience, portrait"),
    ),
    Command(
        id="list.bring_in",
        text=_("Bring in communities"),
        icon="download-simple",
        run=partial(_act, "bring_in_communities"),
        hint=_("From a table with names or links; columns with data of persons are not kept."),
        also=_("import, groups, parser"),
    ),
    Command(
        id="list.deleted",
        text=_("Note as deleted today"),
        icon="check",
        run=partial(_act, "note_lists_deleted"),
        enabled=partial(_has_chosen, LISTS),
        hint=_("It was deleted where it is kept: the day stays there, what is on it here goes."),
        also=_("personal data, GDPR, erase"),
    ),
    Command(
        id="list.remove",
        text=_("Remove lists"),
        icon="trash",
        run=partial(_act, "remove_lists"),
        enabled=partial(_has_chosen, LISTS),
    ),
    Command(
        id="alarm.put_aside",
        text=PUT_ASIDE,
        icon="clock",
        run=partial(_alarm, "put_aside"),
        enabled=partial(_alarm, "can_put_aside"),
        hint=_("It comes back once complaints grow by half."),
        also=_("crisis, snooze, later, alarm"),
    ),
    Command(
        id="alarm.tell_again",
        text=TELL_AGAIN,
        icon="warning",
        run=partial(_alarm, "tell_again"),
        enabled=partial(_alarm, "is_put_aside"),
    ),
    Command(
        id="reputation.brands",
        text=_("Brands…"),
        icon="tag",
        run=lambda page: page.edit_brands(),
        enabled=lambda page: page.sheet is not None and page.sheet.is_begun,
        hint=_("Names and spellings by which the own brand and its rivals are found."),
        also=_("rivals, competitors, spellings, names"),
    ),
    Command(
        id="reputation.explain",
        text=_("Where this figure comes from"),
        shortcut="Ctrl+I",
        icon="info",
        run=lambda page: page.explain_current(),
        enabled=lambda page: page.asked_for is not None,
        inside=_("Enter"),
    ),
)
KEYS: Final = (
    Key(_("Set the tone: positive, neutral, negative; the next one without a tone is chosen"), "+; 0; -"),
    Key(_("Write the answer"), "R"),
    Key(_("Mark as answered now"), "A"),
    Key(_("Let it be, and say why"), "L"),
    Key(_("In the plan and the lists: remove what is chosen"), "Del"),
)
"""What the table reads itself."""
MENTION_MENU: Final = (
    "mention.open",
    "",
    "mention.positive",
    "mention.neutral",
    "mention.negative",
    "",
    "mention.reply",
    "mention.answer",
    "mention.let_be",
    "",
    "mention.new",
    "mention.paste",
    "",
    "mention.remove",
)
"""What can be done with a mention."""
