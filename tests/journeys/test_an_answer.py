"""A complaint, by the keyboard alone: it comes in, is answered with a reply whose gap is filled in, copied and marked
as answered; and the rule by which one answers is printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from smmdesk.domain.ids import ClientId
from smmdesk.domain.reputation.named import Sentiment
from smmdesk.domain.reputation.records import AnswerRule, Mention, ReplyTemplate
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.keeping.typed_journal import Journal
from ui.pages import PAGES
from ui.reputation.answers_view import AnswersView
from ui.reputation.page import ReputationPage
from ui.shell.printing import PrintDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Person

KEYS = f"Ctrl+{[*PAGES].index('reputation') + 1}"


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Walnut")


def run(person: Person, words: str) -> None:
    """A command, found in the palette."""
    person.press("Ctrl+K")
    person.type(words)
    person.press("Return")


def test_a_complaint_is_answered_by_the_keyboard_alone(start: Callable[..., Person], desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.press(KEYS, "Return")
    page = person.page(ReputationPage)
    person.type("Crushed, and nobody called")
    person.press("Tab", "Esc")
    person.tab_on_to(page.table)
    person.type("-")
    complaint = person.workspace.records.all(Mention)[0]
    assert (complaint.tone, complaint.needs_answer) == (Sentiment.NEGATIVE, True)

    # who signs, and a reply of one's own
    run(person, "Answers")
    view = page.views.current
    assert isinstance(view, AnswersView)
    person.tab_on_to(view.rule.editor("signer"))
    person.type("Lia")
    person.press("Tab")
    (rule,) = person.workspace.records.all(AnswerRule)
    assert rule.signer == "Lia"
    person.tab_on_to(view.replies.add_button)
    person.press("Space")
    person.type("Sorry")
    (reply,) = person.workspace.records.all(ReplyTemplate)
    item = view.replies.lines.opened()
    assert item is not None
    person.tab_on_to(item.form.editor("text"))
    person.type("We are sorry about the {topic}. {signer}")
    person.press("Ctrl+Return")

    # the next that waits
    run(person, "Answer the next")
    box = page.details.reply
    person.press("Down")
    person.tab_on_to(box.text)
    assert box.text.gaps() == ["what it is about"]
    person.press("Ctrl+Return")
    assert box.gaps.text() == "Fill in first: what it is about."
    person.type("crushed box")
    person.press("Ctrl+Return")
    assert QGuiApplication.clipboard().text() == "We are sorry about the crushed box. Lia"
    person.press("Space")
    after = person.workspace.records.get(Mention, complaint.id)
    assert (after.answer, after.answered_by) == ("We are sorry about the crushed box. Lia", "Lia")
    assert after.template_id == reply.id
    assert after.answered is not None
    assert person.workspace.answers.waiting(ClientId(complaint.client_id)) == []

    run(person, "Print the rule")
    person.qtbot.waitUntil(lambda: any(each.isVisible() for each in person.window.findChildren(PrintDialog)))
    (dialog,) = (each for each in person.window.findChildren(PrintDialog) if each.isVisible())
    assert (dialog.wish.output, dialog.wish.client_id) == ("reputation-rule", complaint.client_id)
    person.qtbot.waitUntil(lambda: not person.window.context.background.jobs(), timeout=20_000)
    person.press("Esc")
    assert not [each for each in person.window.findChildren(PrintDialog) if each.isVisible()]


WORDS = "We are sorry. Nino calls you today."


def two_answers(person: Person, client_id: ClientId) -> None:
    """Begun to two complaints; only one of them is in sight by then."""
    said = [person.workspace.reputation.write_down(client_id, text=text, needs_answer=True) for text in ("Dry", "Late")]
    page = person.window.open_page("reputation")
    assert isinstance(page, ReputationPage)
    for each, words in zip(said, (WORDS, "Sorry"), strict=True):
        page.select(each.id)
        page.context.commands.run("mention.reply")
        page.details.reply.text.setFocus()
        person.type(words)


def test_an_answer_that_is_not_given_yet_outlives_the_program(start: Callable[..., Person], desk: Path) -> None:
    """Each of two, in sight or not; neither a kill nor an end asks about it, and the next start offers it."""
    person = start(desk)
    person.come_to_the_front()
    client_id = person.workspace.clients.list()[0].id
    two_answers(person, client_id)
    file = Journal(desk).file
    person.qtbot.waitUntil(lambda: file.exists() and len(json.loads(file.read_text("utf-8"))) == 2)
    assert {each["text"] for each in json.loads(file.read_text("utf-8"))} == {WORDS, "Sorry"}
    assert person.workspace.records.all(Mention)[0].answer == ""
    person.program.close()

    person = start(desk)
    person.come_to_the_front()
    person.qtbot.waitUntil(lambda: bool(person.window.banners.words()))
    told = "The program ended while you were typing. Reputation · {} · Answer to be copied: {}"
    assert person.window.banners.words() == [told.format("Dry", WORDS)]
    person.window.open_page("settings")
    person.click("Take it")
    page = person.page(ReputationPage)
    box = page.details.reply
    assert (box.isVisible(), box.text.toPlainText()) == (True, WORDS)
    assert page.mention is not None
    assert page.mention.text == "Dry"
    assert person.window.banners.words() == [told.format("Late", "Sorry")]
    # once it is given nobody offers it any more
    person.press("Ctrl+Return")
    box.mark()
    kept = next(each for each in person.workspace.records.all(Mention) if each.text == "Dry")
    assert kept.answer == WORDS
    person.click("Throw away")
    person.qtbot.waitUntil(lambda: not file.exists())


def test_nobody_is_asked_about_it_who_leaves(start: Callable[..., Person], desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    two_answers(person, person.workspace.clients.list()[0].id)
    assert person.window.close()
    assert {each.what.text for each in Journal(desk).read()} == {WORDS, "Sorry"}


def test_an_answer_to_what_is_gone_goes_to_the_clipboard(start: Callable[..., Person], desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    two_answers(person, person.workspace.clients.list()[0].id)
    person.program.close()
    with open_workspace(desk) as opened:
        opened.records.remove(Mention, *(each.id for each in opened.records.all(Mention)))
    person = start(desk)
    person.come_to_the_front()
    person.qtbot.waitUntil(lambda: bool(person.window.banners.words()))
    person.click("Take it")
    assert QGuiApplication.clipboard().text() == WORDS
