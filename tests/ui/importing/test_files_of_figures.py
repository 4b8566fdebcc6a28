"""Files of figures in the dialog: it asks what they do not say, says what was found out, and takes several at once."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget

from smmdesk.domain.clients import Account, Client
from smmdesk.domain.desk import ColumnPreset
from smmdesk.domain.ids import AccountId
from smmdesk.domain.networks import Network
from smmdesk.domain.results.rates import Rate
from smmdesk.domain.results.records import Measurement, Publication
from smmdesk.knowledge.result_files import read_result_files
from smmdesk.services.reading.figures import FIGURES
from smmdesk.services.reading.plans import PLAN
from smmdesk.speech.language import Language
from ui.importing.bringing import bring_in
from ui.importing.choosing import FileDrop, ask_for_files
from ui.importing.column_uses import uses
from ui.importing.dialog import ImportDialog
from ui.importing.rates import RateQuestion
from ui.importing.several import SeveralDialog
from ui.importing.ways import show_ways
from ui.shell.dialogs import Dialog
from ui.widgets.forms.fold import Fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.shell.context import Context, Said

FILES = Path(__file__).parents[2] / "data" / "analytics"
POSTS = "Mar-04-2025_Mar-15-2025_900000000000001.csv"
DAYS, VISITS = "Interactions.csv", "Visits.csv"
DOWNLOADED = datetime(2024, 3, 4, 12, tzinfo=UTC)
"""The year of the TikTok files, which have a 29th of February."""


@pytest.fixture
def sweet(workspace: Workspace) -> Client:
    return workspace.clients.add("Sweet")


@pytest.fixture
def context(
    workspace: Workspace, language: Language, context_on: Callable[..., Context], qtbot: QtBot, sweet: Client
) -> Context:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    made = context_on(workspace, language, window)
    made.choose_client(sweet.id)
    return made


def here(folder: Path, name: str, *, under: str = "") -> Path:
    """A copy of a file, as it was downloaded."""
    copy = Path(shutil.copy(FILES / name, folder / (under or name)))
    os.utime(copy, (DOWNLOADED.timestamp(), DOWNLOADED.timestamp()))
    return copy


def settled(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.background.jobs(), timeout=30_000)


def looked(context: Context, dialog: ImportDialog | SeveralDialog, qtbot: QtBot) -> None:
    """What was answered is looked at a moment later."""
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("Looking"), timeout=5_000)
    settled(context, qtbot)


def opened(context: Context, path: Path, qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(context, path, FIGURES)
    dialog.open()
    settled(context, qtbot)
    return dialog


def several(context: Context, paths: list[Path], qtbot: QtBot) -> SeveralDialog:
    bring_in(context, paths, FIGURES)
    (dialog,) = (each for each in context.window.findChildren(SeveralDialog) if each.isVisible())
    settled(context, qtbot)
    return dialog


def brought(context: Context, dialog: Dialog, qtbot: QtBot) -> list[Said]:
    """What was said once it was agreed to."""
    said: list[Said] = []
    context.said.connect(said.append)
    assert dialog.accept_button
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    return said


def allows(dialog: Dialog) -> bool:
    return dialog.accept_button is not None and dialog.accept_button.isEnabled()


def account(context: Context, client: Client, network: Network, handle: str) -> Account:
    made = Account(id=AccountId(handle), client_id=client.id, network=network, handle=handle)
    context.workspace.records.add(made)
    return made


def test_what_was_found_out_of_posts_is_said(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, here(tmp_path, POSTS), qtbot)
    assert dialog.summary.text() == "12 posts will be added."
    told = dialog.told.text()
    assert "account: sweet_fixture" in told
    assert "proved by 12 of 12 posts" in told
    assert "12 are not" in told
    assert "Left out: Account ID, Account name, Date." in told
    assert dialog.questions.isHidden()  # the file says all of it itself
    assert len(dialog.views.rows.records()) == 12
    said = brought(context, dialog, qtbot)
    assert said[0].sentence == "Brought in figures of 12 posts"
    assert said[0].run
    said[0].run()
    assert context.workspace.records.all(Publication) == []


def test_of_which_network_a_file_is_can_be_said(context: Context, sweet: Client, tmp_path: Path, qtbot: QtBot) -> None:
    account(context, sweet, Network.VK, "sweet_vk")
    dialog = opened(context, here(tmp_path, DAYS), qtbot)
    network = dialog.questions.network
    assert "does not say of which network" in dialog.notice.text()
    assert not allows(dialog)
    assert network.isVisible()
    assert network.hasFocus()
    assert network.itemData(0) is Network.VK  # the client's own stand first
    assert network.currentIndex() == -1
    QTest.keyClicks(network, "Facebook")
    looked(context, dialog, qtbot)
    assert allows(dialog)
    assert dialog.notice.text() == ""
    assert "day" in dialog.summary.text()
    brought(context, dialog, qtbot)
    (made,) = context.workspace.records.all(Account, network=Network.FACEBOOK)
    assert {row.account_id for row in context.workspace.records.all(Measurement)} == {made.id}


def test_of_which_account_a_file_is_can_be_said(context: Context, sweet: Client, tmp_path: Path, qtbot: QtBot) -> None:
    account(context, sweet, Network.FACEBOOK, "cakes")
    breads = account(context, sweet, Network.FACEBOOK, "breads")
    dialog = opened(context, here(tmp_path, DAYS), qtbot)
    QTest.keyClicks(dialog.questions.network, "Facebook")
    looked(context, dialog, qtbot)
    chosen = dialog.questions.account
    assert chosen.isVisible()
    assert [chosen.itemText(row) for row in range(chosen.count())] == ["breads", "cakes"]
    assert not allows(dialog)
    QTest.keyClicks(chosen, "breads")
    looked(context, dialog, qtbot)
    assert "account: breads" in dialog.told.text()
    brought(context, dialog, qtbot)
    assert {row.account_id for row in context.workspace.records.all(Measurement)} == {breads.id}


def test_an_account_that_was_chosen_is_not_another_clients(
    context: Context, sweet: Client, tmp_path: Path, qtbot: QtBot
) -> None:
    for handle in ("cakes", "breads"):
        account(context, sweet, Network.FACEBOOK, handle)
    walnut = context.workspace.clients.add("Walnut")
    dialog = opened(context, here(tmp_path, DAYS), qtbot)
    QTest.keyClicks(dialog.questions.network, "Facebook")
    looked(context, dialog, qtbot)
    QTest.keyClicks(dialog.questions.account, "breads")
    looked(context, dialog, qtbot)
    dialog.client.setText("Walnut")
    qtbot.waitUntil(lambda: allows(dialog), timeout=30_000)
    brought(context, dialog, qtbot)
    (made,) = context.workspace.records.all(Account, client_id=walnut.id)
    assert made.handle == ""


def test_years_are_counted_back_from_the_day_of_the_download(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, here(tmp_path, "tiktok_overview_en.csv"), qtbot)
    day = dialog.questions.day
    assert day.isVisible()
    assert day.value() == date(2024, 3, 4)
    assert dialog.views.rows.records()[0].day == date(2023, 12, 20)
    assert allows(dialog)
    day.line.setFocus()
    day.line.selectAll()
    QTest.keyClicks(day.line, "2.1.2022")
    QTest.keyClick(day.line, Qt.Key.Key_Return)
    looked(context, dialog, qtbot)
    assert dialog.isVisible()  # Enter said the day, and agreed to nothing yet
    assert dialog.views.rows.records()[0].day == date(2019, 12, 20)  # there was no 29th of February since
    day.line.selectAll()
    QTest.keyClicks(day.line, "4.3.2024")
    QTest.keyClick(day.line, Qt.Key.Key_Tab)
    looked(context, dialog, qtbot)
    brought(context, dialog, qtbot)
    assert max(row.ends for row in context.workspace.records.all(Measurement)) == date(2024, 3, 4)


def test_days_that_do_not_follow_one_another_ask_for_it(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "Overview.csv"
    days = "".join(f"{day},1,2,3,4,5\n" for day in ("March 1", "April 9", "May 20"))
    path.write_text(f"Date,Video Views,Profile Views,Likes,Comments,Shares\n{days}", "utf-8")
    dialog = opened(context, path, qtbot)
    assert "Overview.csv" in dialog.notice.text()
    assert dialog.questions.day.isVisible()
    assert not allows(dialog)
    dialog.reject()


def test_a_day_of_download_that_is_none_stays_as_it_was(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, here(tmp_path, "tiktok_overview_en.csv"), qtbot)
    day = dialog.questions.day
    for typed, stands in (("sometime", date(2024, 3, 4)), ("", date(2024, 3, 4)), ("1.1.2040", date(2026, 11, 16))):
        day.line.setFocus()
        day.line.selectAll()
        QTest.keyClicks(day.line, typed) if typed else QTest.keyClick(day.line, Qt.Key.Key_Delete)
        QTest.keyClick(day.line, Qt.Key.Key_Return)
        assert day.value() == stands
    settled(context, qtbot)
    dialog.reject()


@pytest.mark.parametrize("many", [False, True], ids=["one file", "several"])
def test_what_money_of_another_currency_was_worth_can_be_said(
    context: Context, sweet: Client, tmp_path: Path, qtbot: QtBot, *, many: bool
) -> None:
    ads = here(tmp_path, "ads_meta.csv")
    dialog = several(context, [ads, here(tmp_path, POSTS)], qtbot) if many else opened(context, ads, qtbot)
    [question] = dialog.findChildren(RateQuestion)
    assert question.isVisible()
    assert allows(dialog)  # nobody has to know it
    question.worth.line.setFocus()
    qtbot.keyClicks(question.worth.line, "2..7")
    qtbot.keyClick(question.worth.line, Qt.Key.Key_Return)
    looked(context, dialog, qtbot)
    assert question.worth.line.property("wrong")
    assert question.rate() is None
    assert not allows(dialog)  # what was meant is not passed over
    assert "USD" in dialog.notice.text()
    question.worth.line.clear()
    qtbot.keyClicks(question.worth.line, "2.7")
    qtbot.keyClick(question.worth.line, Qt.Key.Key_Return)
    looked(context, dialog, qtbot)
    assert question.rate() == Rate(currency="USD", worth=Decimal("2.7"), on=DOWNLOADED.date())
    brought(context, dialog, qtbot)
    [row] = context.workspace.records.all(Measurement, account_id=None)
    assert (row.figures["x_spend_usd"], row.figures["spend"]) == (3055, 8248)  # 82.485, to the even one


def test_a_rate_of_a_day_to_come_is_none(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, here(tmp_path, "ads_meta.csv"), qtbot)
    [question] = dialog.findChildren(RateQuestion)
    qtbot.keyClicks(question.worth.line, "2.7")
    question.day.line.selectAll()
    qtbot.keyClicks(question.day.line, "+7")
    question.day.left.emit()
    assert question.day.line.property("wrong")
    assert question.rate() is None


def test_nobody_is_asked_of_a_plan(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Date,Network,Text\n2026-11-27,VK,Hello\n", "utf-8")
    dialog = ImportDialog(context, path, PLAN)
    dialog.open()
    settled(context, qtbot)
    assert dialog.questions.isHidden()
    assert "How do I get the file?" not in [each.text() for each in dialog.findChildren(QAbstractButton)]
    dialog.reject()


def test_a_file_of_another_clients_account_shows_the_way_on(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    walnut = context.workspace.clients.add("Walnut & Co")
    account(context, walnut, Network.INSTAGRAM, "@sweet_fixture")
    dialog = opened(context, here(tmp_path, POSTS), qtbot)
    assert dialog.notice.text() == (
        "This file is of @sweet_fixture, which belongs to Walnut & Co. "
        "Read it for that client, or change whose account it is."
    )
    assert dialog.way.isVisible()
    assert dialog.way.text() == "Bring it in for Walnut && Co"
    qtbot.mouseClick(dialog.way, Qt.MouseButton.LeftButton)
    settled(context, qtbot)
    assert dialog.client.text() == "Walnut & Co"
    assert not dialog.way.isVisible()
    brought(context, dialog, qtbot)
    assert len(context.workspace.records.all(Publication, client_id=walnut.id)) == 12


def test_a_file_that_was_read_before_says_so(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    brought(context, opened(context, here(tmp_path, POSTS), qtbot), qtbot)
    dialog = opened(context, here(tmp_path, POSTS, under="again.csv"), qtbot)
    assert dialog.notice.text() == f"This file was read before, on 16 November 2026, as “{POSTS}”."
    assert dialog.summary.text() == "0 posts will be added. 12 are here already."
    assert not allows(dialog)
    dialog.reject()


def test_what_nobody_knows_stands_first_and_can_be_said(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "days.csv"
    rows = "".join(f"2026-03-0{day},{day},1{day},a{day},vk\n" for day in range(1, 6))
    path.write_text(f"Date,Reach,Mood,Weather,Network\n{rows}", "utf-8")
    dialog = opened(context, path, qtbot)
    dialog.views.ask_for_columns()
    columns = dialog.views.columns
    assert [choice.accessibleName() for choice in columns.choices] == ["Mood", "Weather", "Date", "Reach", "Network"]
    assert columns.choices[0].accessibleDescription() == "11, 12, 13"
    assert columns.choices[0].currentText() == "Leave out"
    words = [columns.choices[0].itemText(row) for row in range(columns.choices[0].count())]
    assert {"A figure of its own", "Saves", "Views"} <= {*words}
    columns.choices[0].setFocus()
    QTest.keyClicks(columns.choices[0], "A figure of its")
    qtbot.waitUntil(lambda: allows(dialog), timeout=30_000)
    brought(context, dialog, qtbot)
    assert context.workspace.records.all(Measurement, order_by="starts")[0].figures["x_mood"] == 11
    assert [preset.uses for preset in context.workspace.records.all(ColumnPreset)] == [("", "", "own", "", "")]
    path.write_text("Date,Reach,Mood,Weather,Network\n2026-03-09,1,19,b,vk\n", "utf-8")
    dialog = opened(context, path, qtbot)
    assert "as last time" in dialog.told.text()
    brought(context, dialog, qtbot)
    assert context.workspace.records.all(Measurement, order_by="starts")[-1].figures["x_mood"] == 19


@pytest.mark.parametrize("code", ["ru", "ka"])
def test_a_metric_is_called_by_its_name_in_every_language(code: str) -> None:
    words = dict(uses(FIGURES, Language(code)))
    assert not [name for use, name in words.items() if name == use]
    plain = [key for key in ("reach", "likes", "date", "-", "own") if words[key].isascii()]
    assert plain == []


# several at once


def test_several_files_come_with_one_word_of_consent_and_a_step_each(
    context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = several(context, [here(tmp_path, name) for name in (POSTS, DAYS, VISITS)], qtbot)
    assert dialog.summary.text() == "2 of 3 files can be brought in."
    assert dialog.notice.text() == "Some of the files do not say of which network they are."
    assert dialog.questions.network.hasFocus()
    QTest.keyClicks(dialog.questions.network, "Instagram")
    looked(context, dialog, qtbot)
    assert dialog.summary.text() == "3 of 3 files can be brought in."
    model = dialog.table.model()
    assert [model.index(row, 0).data() for row in range(3)] == [POSTS, DAYS, VISITS]
    assert model.index(0, 1).data().startswith("12 posts will be added.")
    said = brought(context, dialog, qtbot)
    assert said[0].sentence == "Brought in 3 files, a step each"
    records = context.workspace.records
    assert (len(records.all(Publication)), len(records.all(Account))) == (12, 1)
    rows = len(records.all(Measurement))
    assert said[0].run
    said[0].run()
    assert len(records.all(Publication)) == 12
    context.workspace.history.undo()
    context.workspace.history.undo()
    assert rows
    assert (records.all(Publication), records.all(Measurement)) == ([], [])


def test_a_refused_file_is_named_and_the_others_go_on(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = several(context, [here(tmp_path, "Audience.csv"), here(tmp_path, POSTS)], qtbot)
    assert dialog.summary.text() == "1 of 2 files can be brought in."
    assert "Audience.csv" in dialog.table.model().index(0, 1).data()
    said = brought(context, dialog, qtbot)
    assert said[0].sentence == "Brought in figures of 12 posts"


def test_what_is_refused_only_in_the_doing_is_said_by_its_name(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    gone = here(tmp_path, POSTS, under="gone.csv")
    kept = here(tmp_path, "account_overview_analytics.csv")
    dialog = several(context, [gone, kept], qtbot)
    gone.unlink()
    said = brought(context, dialog, qtbot)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[0].sentence.startswith("Brought in figures of ")
    assert said[1].problem
    assert "gone.csv" in said[1].sentence


def test_one_of_several_is_answered_by_itself(context: Context, sweet: Client, tmp_path: Path, qtbot: QtBot) -> None:
    for handle in ("cakes", "breads"):
        account(context, sweet, Network.FACEBOOK, handle)
    dialog = several(context, [here(tmp_path, DAYS), here(tmp_path, POSTS)], qtbot)
    QTest.keyClicks(dialog.questions.network, "Facebook")
    looked(context, dialog, qtbot)
    assert "which account" in dialog.table.model().index(0, 1).data()
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    (alone,) = dialog.findChildren(ImportDialog)
    settled(context, qtbot)
    assert alone.client.text() == "Sweet"
    assert alone.questions.network.currentData() is Network.FACEBOOK
    QTest.keyClicks(alone.questions.account, "breads")
    looked(context, alone, qtbot)
    brought(context, alone, qtbot)
    settled(context, qtbot)
    assert [each.path.name for each in dialog.table.records()] == [POSTS]
    brought(context, dialog, qtbot)
    assert len(context.workspace.records.all(Publication)) == 12


@pytest.mark.parametrize("typed", ["breads", "pies"])
def test_of_which_account_several_files_are_is_said_once_or_named_anew(
    context: Context, sweet: Client, tmp_path: Path, qtbot: QtBot, typed: str
) -> None:
    for handle in ("cakes", "breads"):
        account(context, sweet, Network.FACEBOOK, handle)
    dialog = several(context, [here(tmp_path, DAYS), here(tmp_path, DAYS, under="more.csv")], qtbot)
    assert not dialog.account.isVisible()
    QTest.keyClicks(dialog.questions.network, "Facebook")
    looked(context, dialog, qtbot)
    assert dialog.account.isVisible()
    assert "of which account" in dialog.notice.text()
    assert not allows(dialog)
    QTest.keyClicks(dialog.account.line, typed)
    qtbot.waitUntil(lambda: allows(dialog), timeout=30_000)
    assert dialog.notice.text() == ""
    brought(context, dialog, qtbot)
    (of,) = {row.account_id for row in context.workspace.records.all(Measurement)}
    (made,) = [each for each in context.workspace.records.all(Account) if each.id == of]
    assert made.handle.lstrip("@") == typed
    assert len(context.workspace.records.all(Account)) == (2 if typed == "breads" else 3)


def test_why_nothing_is_kept_of_a_column_is_told_where_it_can_be_said_otherwise(
    context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "days.csv"
    rows = "".join(f"2026-03-0{day},{day},0,3.5%,vk\n" for day in range(1, 6))
    path.write_text(f"Date,Reach,Reach,Engagement rate,Network\n{rows}", "utf-8")
    dialog = opened(context, path, qtbot)
    dialog.views.ask_for_columns()
    told = {each.accessibleName(): each.accessibleDescription() for each in dialog.views.columns.choices}
    assert told["Engagement rate"].startswith("a ratio, which is computed anew; ")
    assert "0 in every row, so taken as not known; 0" in [
        each.accessibleDescription() for each in dialog.views.columns.choices
    ]
    dialog.reject()


def test_whose_several_files_are_is_asked_first(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    context.workspace.clients.add("Walnut")
    context.choose_client(None)
    dialog = several(context, [here(tmp_path, POSTS), here(tmp_path, "account_overview_analytics.csv")], qtbot)
    assert dialog.client.hasFocus()
    assert not allows(dialog)
    QTest.keyClicks(dialog.client, "Walnut")
    qtbot.waitUntil(lambda: allows(dialog), timeout=30_000)
    dialog.reject()


def drop(on: QWidget, *paths: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, carried, left, no)
    QApplication.sendEvent(on, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(on, QDropEvent(QPointF(5, 5), copy, carried, left, no))


def test_files_can_be_dropped(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    page = QWidget(context.window)
    taken: list[Path] = []
    FileDrop(page, taken.extend)
    one, two = here(tmp_path, POSTS), here(tmp_path, DAYS)
    drop(page, one, tmp_path, two)
    assert taken == [one, two]
    bring_in(context, [one], FIGURES)
    settled(context, qtbot)
    (dialog,) = (each for each in context.window.findChildren(ImportDialog) if each.isVisible())
    drop(dialog, one, two)
    (both,) = (each for each in context.window.findChildren(SeveralDialog) if each.isVisible())
    drop(both, here(tmp_path, VISITS), one)
    settled(context, qtbot)
    assert [each.path.name for each in both.table.records()] == [POSTS, DAYS, VISITS]
    both.reject()


def test_several_can_be_picked(context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context.preferences.file = tmp_path / "preferences.json"
    picked = [str(tmp_path / "a.csv"), str(tmp_path / "b.csv")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: (picked, ""))
    assert ask_for_files(context.window, context, FIGURES) == [Path(each) for each in picked]
    assert context.preferences.import_folder == tmp_path


def test_how_to_get_the_files_is_told_with_where_it_was_read(context: Context, sweet: Client, qtbot: QtBot) -> None:
    account(context, sweet, Network.YOUTUBE, "sweet")
    show_ways(context, context.window)
    dialog = context.window.findChildren(Dialog)[-1]
    folds = dialog.findChildren(Fold)
    ways = read_result_files("en")
    assert {fold.header.text() for fold in folds} == {way.name for way in ways}
    assert folds[0].header.text() == "YouTube"  # the client's own stand first
    assert [fold.is_open for fold in folds] == [True, *[False] * (len(ways) - 1)]
    words = {label.text() for label in dialog.findChildren(QLabel)}
    for way in ways:
        assert {*way.steps} <= words
        if way.reading:
            assert any(way.reading.site in each for each in words)
    copies = [each for each in dialog.findChildren(QAbstractButton) if each.toolTip() == "Copy the link to the source"]
    assert len(copies) == len([way for way in ways if way.reading])
    with qtbot.waitSignal(context.said):
        copies[0].click()
    assert QApplication.clipboard().text() in {way.reading.source for way in ways if way.reading}
    dialog.reject()
