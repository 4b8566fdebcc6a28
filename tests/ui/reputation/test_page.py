"""The page: mentions written down, given a tone by single keys, answered or let be; figures open what they count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from smmdesk.domain.ids import StrategyRowId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.reputation.named import MentionKind, Sentiment, Source
from smmdesk.domain.reputation.records import Brand, Mention
from smmdesk.domain.strategy.records import Competitor
from ui.importing.dialog import ImportDialog
from ui.reputation.tiles import KindTile
from ui.reputation.why_popup import WhyPopup

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage
    from ui.widgets.forms.editor import TypedLine

    Write = Callable[..., Mention]

MANY = 50


def run(page: ReputationPage, name: str) -> None:
    page.context.commands.run(name)


def tile_of(page: ReputationPage, kind: MentionKind) -> KindTile:
    found = next(each for each in page.tiles.tiles if each.key == kind)
    assert isinstance(found, KindTile)
    return found


def shown(page: ReputationPage) -> list[str]:
    return [each.text for each in page.table.records()]


def test_nothing_is_there_until_the_first_is_written_down(page: ReputationPage, workspace: Workspace) -> None:
    assert page.sheet is not None
    assert not page.sheet.is_begun
    assert not page.table.isVisible()
    told = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "What do people say about Sweet Balcony?" in told
    run(page, "mention.new")
    (made,) = workspace.records.all(Mention)
    assert page.table.selected() == [made]
    assert page.details.mention == made
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "So fresh")
    page.details.flush()
    assert [each.text for each in workspace.records.all(Mention)] == ["So fresh"]


def test_each_client_is_asked_for_by_name(page: ReputationPage, workspace: Workspace) -> None:
    other = workspace.clients.add("Dental {Line}")
    with page.act():
        page.context.choose_client(other.id)
    told = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "What do people say about Dental {Line}?" in told
    assert "What do people say about Sweet Balcony?" not in told


def test_fifty_get_their_tone_by_fifty_two_keys(page: ReputationPage, workspace: Workspace, write: Write) -> None:
    with page.act():
        for number in range(MANY):
            write(1 + number % 28, text=f"Mention {number}")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Home)
    QTest.keyClick(page.table, Qt.Key.Key_Home)
    for number in range(MANY):
        QTest.keyClicks(page.table, "+0-"[number % 3])
    found = [each.tone for each in workspace.records.all(Mention)]
    assert {tone: found.count(tone) for tone in found} == {
        Sentiment.POSITIVE: 17,
        Sentiment.NEUTRAL: 17,
        Sentiment.NEGATIVE: 16,
    }
    # each key is one step back
    for left in range(MANY - 1, -1, -1):
        workspace.history.undo()
        assert sum(each.tone is not None for each in workspace.records.all(Mention)) == left


def test_the_next_one_without_a_tone_is_chosen_round_and_round(page: ReputationPage, write: Write) -> None:
    old, middle, new = (write(day, text=str(day)) for day in (3, 10, 20))
    page.table.select([middle.id])
    page.table.setFocus()
    QTest.keyClicks(page.table, "-")
    assert [each.id for each in page.selected()] == [old.id]
    QTest.keyClicks(page.table, "+")
    assert [each.id for each in page.selected()] == [new.id]
    QTest.keyClicks(page.table, "0")
    assert [each.id for each in page.selected()] == [new.id]


def test_a_list_of_those_without_a_tone_empties(page: ReputationPage, write: Write) -> None:
    for day in (3, 10):
        write(day, text=str(day))
    page.resume({"part": "unjudged"})
    page.table.select([page.table.records()[0].id])
    page.table.setFocus()
    QTest.keyClicks(page.table, "+")
    assert shown(page) == ["3"]
    QTest.keyClicks(page.table, "+")
    assert shown(page) == []


@pytest.mark.parametrize("letter", ["l", "L", "д", "ლ"])
def test_it_is_let_be_for_a_reason_asked_in_place(
    page: ReputationPage, workspace: Workspace, write: Write, letter: str
) -> None:
    made = write(text="Is the balcony of sugar?", source=Source.MAP)
    page.table.select([made.id])
    press(page, letter)
    asked = page.findChild(WhyPopup)
    assert asked is not None
    QTest.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.refused.text().startswith("Write why")
    QTest.keyClicks(asked.line, "a joke")
    QTest.keyClick(asked.line, Qt.Key.Key_Return)
    assert workspace.records.get(Mention, made.id).let_be == "a joke"
    workspace.history.undo()
    assert workspace.records.get(Mention, made.id).waits


@pytest.mark.parametrize("letter", ["a", "ф", "ა"])
def test_it_is_answered_now(page: ReputationPage, workspace: Workspace, write: Write, letter: str) -> None:
    made = write(text="Crushed", source=Source.MAP)
    page.table.select([made.id])
    press(page, letter)
    answered = workspace.records.get(Mention, made.id).answered
    assert answered is not None
    assert answered.utc() == workspace.now().replace(second=0, microsecond=0)


def press(page: ReputationPage, letter: str) -> None:
    """As any layout types it."""
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        key = ord(letter.upper()) if letter.isascii() else 0
        QApplication.sendEvent(page.table, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def test_a_figure_shows_its_formula_and_exactly_what_it_counts(page: ReputationPage, write: Write) -> None:
    write(3, text="good", source=Source.MAP, stars=5)
    write(4, text="bad", source=Source.MAP, stars=1)
    write(5, text="untold", source=Source.MAP)
    write(6, text="talk", source=Source.FORUM, tone=Sentiment.POSITIVE)
    rival = page.context.workspace.reputation.add_brand(page.client_id or "", "Crumb Street")  # type: ignore[arg-type]
    write(7, text="of Crumb Street", source=Source.MAP, stars=5, brand_id=rival.id)
    tile = tile_of(page, MentionKind.REVIEW)
    assert tile.figure == "0.0%"
    assert tile.remark == "3.0 stars, only 2 ratings · 1 of 3 without a tone: preliminary"
    tile.click()
    assert shown(page) == ["untold", "bad", "good"]
    told = dict(page.details.told.lines.parts)
    assert told["Formula"] == "(positive − negative) ÷ all with a tone\n(1 − 1) ÷ 2 = 0.0%"
    assert told["Not counted"] == "1 of 3 without a tone"
    assert tile_of(page, MentionKind.MEDIA).figure == "no data"
    page.step_back()
    page.step_back()
    assert len(shown(page)) == 5


def test_how_many_there_are_and_how_many_nobody_judged_stands_above_them(page: ReputationPage, write: Write) -> None:
    assert page.body.count.isHidden()
    first, second = write(3, text="a"), write(4, text="b")
    write(5, text="c", tone=Sentiment.POSITIVE)
    page.refresh()
    assert page.body.count.isVisible()
    assert page.body.count.text() == "3 mentions, 2 without a tone"
    page.table.select([first.id])
    page.table.setFocus()
    QTest.keyClicks(page.table, "+")
    assert page.body.count.text() == "3 mentions, 1 without a tone"
    page.table.select([second.id])
    QTest.keyClicks(page.table, "-")
    assert page.body.count.text() == "3 mentions"


def test_chips_and_words_filter(page: ReputationPage, write: Write) -> None:
    write(3, text="sugar", source=Source.MAP)
    write(4, text="bad talk", source=Source.FORUM, tone=Sentiment.NEGATIVE)
    page.resume({"part": "waits"})
    assert shown(page) == ["bad talk", "sugar"]
    page.resume({"part": "negative"})
    assert shown(page) == ["bad talk"]
    page.chips.changed.emit(page.sifted.switched("source", Source.MAP))
    assert shown(page) == []
    assert page.look() == {"part": "negative", "view": "mentions"}
    page.show_everything()
    page.table.set_filter("sug")
    assert shown(page) == ["sugar"]


def test_brands_have_spellings_and_rivals_of_the_strategy_are_offered(
    page: ReputationPage, workspace: Workspace, client: Client, write: Write
) -> None:
    draft = workspace.strategy.start(client.id)
    row = StrategyRowId(new_id())
    rival = Competitor(id=row, strategy_id=draft.id, origin=row, name="ტკბილი აივანი", network=Network.INSTAGRAM)
    workspace.strategy.add(rival)
    write(text="So fresh")
    run(page, "reputation.brands")
    page.details.brands.offers.findChildren(QPushButton)[0].click()
    made = next(each for each in workspace.records.all(Brand) if not each.own)
    assert made.name == "ტკბილი აივანი"
    item = page.details.brands.items[made.id]
    (offer,) = [each for each in item.offers.findChildren(QPushButton) if each.isVisible()]
    assert "ტკბილი აივნ*" in offer.text()
    offer.click()
    assert workspace.records.get(Brand, made.id).spellings == ("ტკბილი აივნ*",)
    line = cast("TypedLine", item.form.editor("spellings")).line
    line.setFocus()
    line.setText("ტკბილი აივნ*, Sweet Aivani")
    line.textEdited.emit(line.text())
    page.details.flush()
    assert workspace.records.get(Brand, made.id).spellings == ("ტკბილი აივნ*", "Sweet Aivani")


def test_a_mention_of_another_month_comes_into_sight(page: ReputationPage, workspace: Workspace, write: Write) -> None:
    write(text="first")
    with page.act():
        page.context.choose_period(page.context.period.moved(-3))
    assert page.body.nothing.isVisible()
    made = workspace.records.all(Mention)[0]
    page.select(made.id)
    assert [each.id for each in page.selected()] == [made.id]


def test_removed_ones_come_back(page: ReputationPage, workspace: Workspace, write: Write) -> None:
    write(3, text="old")
    made = write(4, text="new")
    page.table.select([made.id])
    run(page, "mention.remove")
    assert shown(page) == ["old"]
    assert [each.text for each in page.selected()] == ["old"]
    workspace.history.undo()
    assert shown(page) == ["new", "old"]


def test_files_of_mentions_are_asked_for_and_dropped(page: ReputationPage, workspace: Workspace, qtbot: QtBot) -> None:
    wanted: list[str] = []
    page.context.file_wanted.connect(wanted.append)
    told = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    assert "Bring in mentions" in told
    run(page, "mention.bring_in")
    assert wanted == ["mentions"]
    file = Path(__file__).parents[2] / "data" / "mentions" / "alerts.xml"
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    action, held, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(page.rect().center(), action, carried, held, keys))
    QApplication.sendEvent(page, QDropEvent(page.rect().center(), action, carried, held, keys))
    read = page.context.window.findChild(ImportDialog)
    assert read is not None
    qtbot.waitUntil(lambda: not page.context.background.jobs() and bool(read.summary.text()))
    assert read.summary.text() == "2 mentions will be added."
    assert read.accept_button
    QTest.mouseClick(read.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.context.background.jobs() and len(workspace.records.all(Mention)) == 2)
    page.catch_up()
    assert len(shown(page)) == 2


def test_in_a_narrow_window_who_waits_stays_in_sight(page: ReputationPage, write: Write) -> None:
    """The last tile is left out first, and that is mere talk."""
    write(10, kind=MentionKind.REVIEW, needs_answer=True, tone=Sentiment.NEGATIVE)
    assert [each.key for each in page.tiles.tiles] == ["sign", "voice", "review", "media", "first_answer", "talk"]
    for width in (1240, 940, 800, 700):
        page.resize(width, 600)
        QApplication.processEvents()
        seen = [each.key for each in page.tiles.tiles if each.isVisible()]
        assert seen == ["sign", "voice", "review", "media", "first_answer", "talk"][: len(seen)]
    assert "talk" not in seen


def test_tiles_that_are_left_out_take_no_room_from_the_others(page: ReputationPage, write: Write) -> None:
    """At once, and not in the turn after: what is painted meanwhile would be cut."""
    write(10, kind=MentionKind.REVIEW, tone=Sentiment.NEGATIVE)
    for width in range(1200, 300, -50):
        page.tiles.resize(width, page.tiles.height())
        # the first is there in any case
        seen = [each for each in page.tiles.tiles if each.isVisible()]
        assert len(seen) == 1 or [each.key for each in seen if each.width() < each.minimumSizeHint().width()] == []
