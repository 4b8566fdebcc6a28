"""Texts for single networks: tabs beside the text of all, counters, what is seen at once, and limits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QPushButton, QToolButton, QWidget

from smmdesk.domain.ids import SnippetId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from smmdesk.domain.snippets import FIRST_PATTERN, Snippet, SnippetKind
from smmdesk.domain.variants import NetworkText, PostVariant
from ui.calendar.post.counters import PostTextEdit
from ui.calendar.post.hints import Hints
from ui.calendar.post.limit_line import LimitDialog
from ui.calendar.post.panel import PostPanel
from ui.calendar.post.texts import NetworkPanel
from ui.calendar.snippets import SnippetsDialog
from ui.widgets.forms.unsaved import Unsaved
from ui.widgets.labels import Label
from ui.widgets.segments import FoldingSegments

if TYPE_CHECKING:
    from tests.ui.calendar.conftest import Desk

Key = Qt.Key
IG, VK = Network.INSTAGRAM, Network.VK
LONG = "Honey cake is back. " * 12


@pytest.fixture
def post(desk: Desk) -> Post:
    """A new post of today for two networks, open on the right."""
    client = desk.context.client_id
    assert client
    made = desk.workspace.calendar.add(client, date(2026, 11, 17), "Fresh bread")
    kept = desk.workspace.records.change(Post, made.id, networks=(IG, VK), media=("bread.jpg", "menu.pdf"))
    desk.page.select(kept.id)
    return kept


def panel(desk: Desk) -> PostPanel:
    return desk.page.findChildren(PostPanel)[0]


def shown(desk: Desk, name: str, kind: type[QWidget] = QLineEdit) -> Any:
    """The control of that name in sight."""
    every = panel(desk).findChildren(kind)
    return next(each for each in every if each.accessibleName() == name and each.isVisible())


def tabs(desk: Desk) -> list[QToolButton]:
    bar = next(each for each in panel(desk).findChildren(FoldingSegments) if each.isVisible())
    return [each for each in bar.findChildren(QToolButton) if each.isCheckable()]


def tab(desk: Desk, network: Network) -> QToolButton:
    return next(each for each in tabs(desk) if each.text().startswith(network.letters))


def write(desk: Desk, text: str) -> None:
    """Into the text in sight, and on to something else."""
    field = shown(desk, "Text", QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    desk.month.setFocus()


def pressed(desk: Desk, words: str) -> QPushButton:
    """The button of these words in sight."""
    return next(each for each in panel(desk).findChildren(QPushButton) if each.text() == words and each.isVisible())


def seen_at_once(desk: Desk) -> list[str]:
    """What is said of the beginning of the text in sight."""
    every = panel(desk).findChildren(Label)
    return [each.text() for each in every if each.text().startswith("Seen at once") and each.isVisible()]


def own(desk: Desk) -> dict[Network, PostVariant]:
    """By network; that of the example is of another one."""
    return {each.network: each for each in desk.workspace.records.all(PostVariant, network=[IG, VK])}


def test_what_is_written_on_the_tab_of_a_network_goes_to_it_alone(desk: Desk, post: Post) -> None:
    assert [each.text() for each in tabs(desk)] == ["All", "IG", "VK"]
    tab(desk, VK).click()
    assert shown(desk, "Text", QPlainTextEdit).toPlainText() == "Fresh bread"
    write(desk, "For our friends")
    assert own(desk)[VK].text == "For our friends"
    assert desk.now(post).text == "Fresh bread"
    assert [each.text() for each in tabs(desk)] == ["All", "IG", "VK •"]
    assert tab(desk, VK).accessibleName() == "Text for VK: its own"
    tab(desk, IG).click()
    assert shown(desk, "Text", QPlainTextEdit).toPlainText() == "Fresh bread"
    assert tab(desk, IG).accessibleName() == "Text for Instagram: as for all"
    desk.context.undo()
    assert VK not in own(desk)
    assert [each.text() for each in tabs(desk)] == ["All", "IG", "VK"]


def test_same_as_for_all_takes_it_back_in_one_step(desk: Desk, post: Post) -> None:
    desk.workspace.texts.write(post.id, VK, text="For our friends", hashtags=())
    tab(desk, VK).click()
    pressed(desk, "Same as for all").click()
    assert own(desk) == {}
    assert shown(desk, "Text", QPlainTextEdit).toPlainText() == "Fresh bread"
    desk.context.undo()
    assert own(desk)[VK].text == "For our friends"


def test_to_press_another_tab_saves_what_was_typed_and_leads_there(desk: Desk, post: Post) -> None:
    tab(desk, VK).click()
    field = shown(desk, "Text", QPlainTextEdit)
    field.setFocus()
    QTest.keyClicks(field, " now")
    QTest.mouseClick(tab(desk, IG), Qt.MouseButton.LeftButton)
    assert own(desk)[VK].text is not None
    assert tab(desk, IG).isChecked()


def test_arrows_lead_from_tab_to_tab(desk: Desk, post: Post) -> None:
    tabs(desk)[0].setFocus()
    QTest.keyClick(tabs(desk)[0], Key.Key_Right)
    assert tab(desk, IG).hasFocus()
    QTest.keyClick(tab(desk, IG), Key.Key_Space)
    assert tab(desk, IG).isChecked()


def test_each_network_is_counted_by_its_own_text(desk: Desk, post: Post) -> None:
    desk.workspace.texts.write(post.id, VK, text="For our friends")
    told = {each.toolTip().partition("\n")[0] for each in panel(desk).findChildren(QWidget) if " of " in each.toolTip()}
    assert "Instagram: 11 of 2,200 characters" in told
    assert "VK: 15 of 2,048 characters" in told


def test_what_instagram_shows_at_once_is_told_once_there_is_more(desk: Desk, post: Post) -> None:
    tab(desk, IG).click()
    assert seen_at_once(desk) == []
    write(desk, LONG.strip())
    (seen,) = seen_at_once(desk)
    assert seen == f"Seen at once: {LONG[:125].rstrip()}… more"


def test_a_network_alone_needs_no_tabs(desk: Desk, post: Post) -> None:
    desk.workspace.records.change(Post, post.id, networks=(IG,))
    assert not any(each.isVisible() for each in panel(desk).findChildren(FoldingSegments))


def test_a_network_that_goes_takes_its_tab_along(desk: Desk, post: Post) -> None:
    desk.workspace.texts.write(post.id, VK, text="For our friends")
    tab(desk, VK).click()
    desk.workspace.records.change(Post, post.id, networks=(IG, Network.FACEBOOK))
    assert [each.text() for each in tabs(desk)] == ["All", "IG", "FB"]
    assert tabs(desk)[0].isChecked()
    assert own(desk)[VK].text == "For our friends"  # it may come back


def test_what_is_typed_for_a_network_is_found_again(desk: Desk, post: Post) -> None:
    typed = Unsaved(NetworkText.__name__, f"{post.id}/vk", "text", "Text", "", "Half a", "Fresh bread", "")
    desk.page.reveal(typed)
    assert tab(desk, VK).isChecked()
    (there,) = [each for each in panel(desk).findChildren(NetworkPanel) if each.isVisible()]
    assert there.form.holds(typed)
    there.form.retype(typed)
    assert shown(desk, "Text", QPlainTextEdit).toPlainText() == "Half a"


# limits


def test_a_limit_is_confirmed_changed_and_given_back(desk: Desk, post: Post) -> None:
    tab(desk, IG).click()
    (there,) = [each for each in panel(desk).findChildren(NetworkPanel) if each.isVisible()]
    line = there.limit
    assert line.words() == "Text of a post: 2,200 characters, as of 1 December 2026"
    line.ask()
    dialog = desk.page.findChildren(LimitDialog)[0]
    dialog.amount.retype("2400")
    dialog.source.retype("https://example.org/limits")
    dialog.accept()
    (kept,) = desk.workspace.texts.limits()
    assert (kept.network, kept.what, kept.amount, kept.source) == (IG, "text", 2400, "https://example.org/limits")
    assert line.words().startswith("Text of a post: 2,400 characters, looked up here on")
    line.take_back()
    assert desk.workspace.texts.limits() == []
    assert line.words() == "Text of a post: 2,200 characters, as of 1 December 2026"


# what stands beside media, and own tags


def test_what_is_to_be_seen_is_written_below_each_picture(desk: Desk, post: Post) -> None:
    line = shown(desk, "Alt texts: bread.jpg")
    line.setFocus()
    QTest.keyClicks(line, "A loaf on a board")
    QTest.keyClick(line, Key.Key_Return)
    assert desk.now(post).alt == {"bread.jpg": "A loaf on a board"}
    assert not [each for each in panel(desk).findChildren(QLineEdit) if "menu.pdf" in each.accessibleName()]
    desk.context.undo()
    assert line.text() == ""


def test_the_text_of_all_is_written_whatever_tab_was_open(desk: Desk, post: Post) -> None:
    tab(desk, VK).click()
    desk.month.setFocus()
    QTest.keyClick(desk.month, Key.Key_Return)
    assert tabs(desk)[0].isChecked()
    assert panel(desk).texts.every.editor("text").isVisible()
    assert isinstance(panel(desk).texts.every.editor("text"), PostTextEdit)


# words that are used again


def keep(desk: Desk, kind: SnippetKind, text: str) -> Snippet:
    return desk.workspace.records.add(Snippet(id=SnippetId(new_id()), kind=kind, name=f"A {kind}", text=text))


def inserted(desk: Desk, words: str) -> None:
    """Choose this in the menu that the key opens."""
    desk.context.commands.run("post.insert")
    (menu,) = [each for each in panel(desk).findChildren(QMenu) if each.isVisible()]
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()


def test_a_text_is_put_where_the_cursor_is(desk: Desk, post: Post) -> None:
    keep(desk, SnippetKind.TEXT, "We bake daily. ")
    field = shown(desk, "Text", QPlainTextEdit)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    inserted(desk, "A text")
    assert field.hasFocus()
    desk.month.setFocus()
    assert desk.now(post).text == "We bake daily. Fresh bread"


def test_a_set_of_hashtags_doubles_none_and_goes_where_the_tab_is(desk: Desk, post: Post) -> None:
    desk.workspace.records.change(Post, post.id, hashtags=("#bread",))
    keep(desk, SnippetKind.HASHTAGS, "#rye #bread")
    inserted(desk, "A hashtags")
    assert desk.now(post).hashtags == ("#bread", "#rye")
    tab(desk, VK).click()
    keep(desk, SnippetKind.FIRST_COMMENT, "Order in direct.")
    inserted(desk, "A first_comment")
    assert (desk.now(post).first_comment, own(desk)[VK].first_comment) == ("", "Order in direct.")


def test_a_link_is_tagged_and_its_network_waits_until_it_goes_out(desk: Desk, post: Post) -> None:
    desk.workspace.records.change(Post, post.id, link="https://example.org/menu#top", rubric="Новый год")
    inserted(desk, FIRST_PATTERN)
    tags = "utm_medium=social&utm_campaign=novyy-god&utm_content=2026-11-17#top"
    assert desk.now(post).link == f"https://example.org/menu?utm_source={{network}}&{tags}"
    texts = desk.workspace.texts.of(desk.now(post))
    assert texts.within(VK).link == f"https://example.org/menu?utm_source=vk&{tags}"
    tab(desk, IG).click()
    inserted(desk, FIRST_PATTERN)
    assert own(desk)[IG].link == f"https://example.org/menu?utm_source=instagram&{tags}"


def test_what_is_no_link_is_not_tagged(desk: Desk, post: Post) -> None:
    desk.workspace.records.change(Post, post.id, link="example.org/menu")
    inserted(desk, FIRST_PATTERN)
    assert desk.now(post).link == "example.org/menu"
    assert [each.sentence for each in desk.said] == ["A link begins with https://. Write it whole."]


def test_hashtags_are_kept_as_a_set_of_the_client(desk: Desk, post: Post) -> None:
    desk.workspace.records.change(Post, post.id, hashtags=("#bread", "#rye"))
    before = desk.workspace.texts.snippets(post.client_id)
    inserted(desk, "Keep these hashtags as a set")
    (made,) = [each for each in desk.workspace.texts.snippets(post.client_id) if each not in before]
    assert (made.client_id, made.kind, made.name, made.text) == (
        post.client_id,
        SnippetKind.HASHTAGS,
        "#bread #rye",
        "#bread #rye",
    )
    desk.context.undo()
    assert desk.workspace.texts.snippets(post.client_id) == before


def test_snippets_are_written_changed_and_removed_in_their_dialog(desk: Desk) -> None:
    desk.context.commands.run("snippets.edit")
    dialog = desk.page.findChildren(SnippetsDialog)[0]
    before = len(dialog.lines.items())
    dialog.add()
    assert len(dialog.lines.items()) == before + 1
    item = dialog.lines.opened()
    assert item is not None
    item.form.editor("text").retype("dear friends")
    dialog.accept()
    (made,) = [each for each in desk.workspace.texts.every_snippet() if each.text == "dear friends"]
    assert made.client_id == desk.context.client_id


def test_own_worn_out_words_are_told_of_whatever_network_says_them(desk: Desk, post: Post) -> None:
    keep(desk, SnippetKind.WORN, "dear friends\nyummy")
    desk.workspace.texts.write(post.id, VK, text="Dear  friends, bread is here")
    told = panel(desk).findChildren(Hints)[0].sentences()
    assert "“dear friends” fits any company. Say what is true of this one." in told
    assert not any("yummy" in each for each in told)
    assert not any(each.startswith("The same text everywhere") for each in told)


def test_one_text_for_several_networks_is_told(desk: Desk, post: Post) -> None:
    told = panel(desk).findChildren(Hints)[0].sentences()
    assert "The same text everywhere. Each network has its own readers and its own length." in told
