"""An answer: begun with a reply, its gaps filled in, copied, compared with those before, and marked as given."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.clients import Client
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.reputation.named import About, Source
from smmdesk.domain.reputation.records import Mention
from smmdesk.services.answers import blank_reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.reputation.records import ReplyTemplate
    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage
    from ui.reputation.reply_box import ReplyBox

    Write = Callable[..., Mention]

TEXT = "{author}, sorry about the {topic}. {signer}"


@pytest.fixture
def reply(workspace: Workspace, client: Client) -> ReplyTemplate:
    return workspace.records.add(blank_reply(client.id, "Sorry", about=About.COMPLAINT, text=TEXT))


@pytest.fixture
def opened_links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return opened


def box_of(page: ReputationPage, mention: Mention) -> ReplyBox:
    page.table.select([mention.id])
    page.context.commands.run("mention.reply")
    return page.details.reply


def begin(box: ReplyBox, at: int = 1) -> None:
    box.choice.setCurrentIndex(at)
    box.choice.activated.emit(at)


def complaint(write: Write, day: int = 16, **values: Any) -> Mention:
    given = {"source": Source.MAP, "stars": 1, "author": "Anna", "place": "Town map", "text": "Crushed"}
    return write(day, **{**given, **values})


def test_gaps_are_asked_for_and_nothing_goes_out_with_one(
    page: ReputationPage, write: Write, reply: ReplyTemplate, opened_links: list[str]
) -> None:
    box = box_of(page, complaint(write, link="https://maps.example/17"))
    assert box.copy_button.text() == "Copy answer and open the page"
    begin(box)
    assert box.text.toPlainText() == "Anna, sorry about the ‹what it is about›. ‹who signs›"
    assert box.choice.hasFocus()
    QTest.keyClick(box.choice, Qt.Key.Key_Tab)
    assert box.text.hasFocus()
    assert box.text.textCursor().selectedText() == "‹what it is about›"
    QGuiApplication.clipboard().setText("before")
    QTest.keyClicks(box.text, "crushed cake")
    QTest.keyClick(box.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert box.gaps.text() == "Fill in first: who signs."
    assert QGuiApplication.clipboard().text() == "before"
    assert opened_links == []
    assert box.text.textCursor().selectedText() == "‹who signs›"
    QTest.keyClicks(box.text, "Nino")
    box.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Anna, sorry about the crushed cake. Nino"
    assert opened_links == ["https://maps.example/17"]
    assert QApplication.focusWidget() is box.mark_button


def test_marked_as_answered_it_holds_the_words_and_where_they_began(
    page: ReputationPage, write: Write, reply: ReplyTemplate, workspace: Workspace, client: Client
) -> None:
    workspace.answers.change_rule(client.id, signer="Nino")
    mention = complaint(write, topics=("delivery",))
    box = box_of(page, mention)
    assert not box.unsigned.isVisible()
    assert box.copy_button.text() == "Copy answer"
    assert not box.mark_button.isVisible()
    begin(box)
    box.copy()
    box.mark()
    after = workspace.records.get(Mention, mention.id)
    assert (after.answer, after.answered_by, after.template_id) == (
        "Anna, sorry about the delivery. Nino",
        "Nino",
        reply.id,
    )
    assert after.answered is not None
    assert not box.isVisible()
    page.context.undo()
    assert workspace.records.get(Mention, mention.id) == mention


def test_what_waits_for_no_answer_has_no_box(page: ReputationPage, write: Write, workspace: Workspace) -> None:
    quiet, left = write(3, needs_answer=False, text="Nothing asked"), complaint(write, 4)
    workspace.reputation.let_be(left.id, "a joke")
    for mention in (quiet, left):
        page.table.select([mention.id])
        page.edit()
        assert not page.details.reply.isVisible()
        assert not page.context.commands.can_run("mention.reply")


def test_nothing_is_copied_of_an_empty_answer(page: ReputationPage, write: Write) -> None:
    box = box_of(page, complaint(write))
    QGuiApplication.clipboard().setText("before")
    box.copy()
    assert box.gaps.text().startswith("There is nothing to copy yet.")
    assert QGuiApplication.clipboard().text() == "before"


def test_without_a_signer_it_says_so_and_leads_to_the_rule(
    page: ReputationPage, write: Write, workspace: Workspace
) -> None:
    box = box_of(page, complaint(write))
    assert "Nobody signs" in box.unsigned.text()
    box.rule_button.click()
    assert page.views.key == "answers"
    focused = QApplication.focusWidget()
    editor = page.views.current.rule.editor("signer")
    assert focused is not None
    assert editor is focused or editor.isAncestorOf(focused)


def test_a_joke_is_not_offered_below_one_star(page: ReputationPage, write: Write) -> None:
    def offers(mention: Mention) -> list[str]:
        box = box_of(page, mention)
        return [box.choice.itemText(at) for at in range(box.choice.count())]

    grave, light = complaint(write), write(17, source=Source.MAP, stars=5, text="So light")
    assert not [each for each in offers(grave) if "Trifle" in each or "trifle" in each]
    assert [each for each in offers(light) if "trifle" in each.casefold()]


def test_the_same_words_again_are_noticed(
    page: ReputationPage, write: Write, workspace: Workspace, qtbot: QtBot
) -> None:
    said = "We are so sorry about this and will find out what happened today"
    for day in (2, 3):
        mention = complaint(write, day)
        answered = LocalMoment(mention.moment.wall + timedelta(hours=1), mention.moment.zone)
        workspace.reputation.change(mention.id, answered=answered, answer=said)
    box = box_of(page, complaint(write, 5))
    box.text.setPlainText(f"{said}!")
    qtbot.waitUntil(lambda: bool(box.same.text()))
    assert box.same.text().startswith("3 answers here would be in the same words.")
    box.text.setPlainText("Anna, the box was ours, and a new cake leaves at five")
    assert box.same.text() == ""
    elsewhere = box_of(page, complaint(write, 6, place="Another map"))
    elsewhere.text.setPlainText(said)
    qtbot.wait(600)
    assert elsewhere.same.text() == ""


def test_what_was_typed_stays_with_its_mention(page: ReputationPage, write: Write, reply: ReplyTemplate) -> None:
    first, second = complaint(write), complaint(write, 17)
    box = box_of(page, first)
    box.text.setPlainText("For the first")
    assert box_of(page, second).text.toPlainText() == ""
    assert box_of(page, first).text.toPlainText() == "For the first"
    page.refresh()
    assert box.text.toPlainText() == "For the first"
    begin(box)
    assert box.text.toPlainText() != "For the first"
    box.text.undo()
    assert box.text.toPlainText() == "For the first"


def test_a_gap_behind_an_emoji_is_found(page: ReputationPage, write: Write) -> None:
    box = box_of(page, complaint(write))
    box.text.setPlainText("🍰🍰 dear ‹who wrote it›, hello")
    assert box.text.select_gap()
    assert box.text.textCursor().selectedText() == "‹who wrote it›"


@pytest.mark.parametrize(("sphere", "is_told"), [("Dental clinic", True), ("Law firm", True), ("Confectionery", False)])
def test_where_professional_secrecy_holds_it_stands_where_one_answers(
    page: ReputationPage, write: Write, workspace: Workspace, client: Client, sphere: str, is_told: bool
) -> None:
    workspace.records.change(Client, client.id, sphere=sphere)
    box = box_of(page, write(3, text="It still hurts", needs_answer=True))
    assert box.secret.isVisible() is is_told
    assert ("patient" in box.secret.text()) is is_told
