"""Navigation, period, client switcher, palette, keys and status line, each by the keyboard or a click."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from smmdesk.domain.periods import Period, Weeks
from ui.pages import PAGES, START, PageLine
from ui.shell.background import Background
from ui.shell.commands import Commands
from ui.shell.overlay import Overlay
from ui.widgets.fuzzy import best, fit, fit_word
from ui.widgets.segments import SegmentBar
from ui.window.client_switcher import ClientSwitcher
from ui.window.jobs_bar import JobsBar, remaining
from ui.window.keys_help import KeysHelp
from ui.window.navigation import Navigation
from ui.window.palette import Item, Palette
from ui.window.period_bar import PeriodBar, period_words
from ui.window.period_popup import WEEKS, PeriodPopup, around
from ui.window.top_bar import window_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from smmdesk.machine.progress import Progress
    from smmdesk.speech.language import Language

TODAY = dt.date(2026, 11, 5)
LINES = (
    PageLine("today", "Today", "sun", ""),
    PageLine("calendar", "Calendar", "calendar-blank", ""),
    PageLine("settings", "Settings", "gear-six", "", at_foot=True, keys="Ctrl+,"),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1024, 640)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def background(language: Language) -> Iterator[Background]:
    made = Background(language)
    yield made
    made.close()


def test_navigation_says_which_page_was_chosen(window: QWidget, language: Language, qtbot: QtBot) -> None:
    made = Navigation(language, LINES)
    made.setParent(window)
    made.show()
    commands = Commands(language, window)
    commands.bind(made.commands(), made, heading="Pages")
    assert [bound.keys for bound in commands] == ["Ctrl+1", "Ctrl+2", "Ctrl+,"]
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["calendar"]
    first = made.findChildren(QAbstractButton)[0]
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told.args == ["today"]
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert made.findChildren(QAbstractButton)[1].hasFocus()


def test_clients_stand_first_and_the_window_opens_on_the_calendar() -> None:
    assert next(iter(PAGES)) == "clients"
    assert START == "calendar"


@pytest.mark.parametrize(
    ("name", "title"), [("Bakery", "Bakery — SMMdesk"), ("SMMdesk", "SMMdesk"), ("smmdesk", "SMMdesk"), ("", "SMMdesk")]
)
def test_the_title_of_the_window_says_no_name_twice(name: str, title: str) -> None:
    assert window_title(name) == title


def test_navigation_keeps_its_names_when_narrow(language: Language, qtbot: QtBot) -> None:
    made = Navigation(language, LINES)
    qtbot.addWidget(made)
    wide = made.width()
    made.set_narrow(True)
    assert made.width() == 52 < wide
    assert {each.toolTip() for each in made.findChildren(QAbstractButton)} == {"Today", "Calendar", "Settings"}


PERIODS = [
    (Period.month(2026, 11), 1, "November 2026", Period.month(2026, 12)),
    (Period.months(2026, 10, 3), 3, "Quarter 4, 2026", Period.months(2027, 1, 3)),
    (Period.months(2026, 1, 12), 12, "2026", Period.months(2027, 1, 12)),
    (Weeks.four(TODAY, 0), WEEKS, "4 weeks from 2 Nov 2026", Weeks.four(dt.date(2026, 11, 30), 0)),
]


@pytest.mark.parametrize(("period", "months", "words", "following"), PERIODS)
def test_the_period_is_worded_and_stepped(
    qtbot: QtBot, language: Language, period: Period, months: int, words: str, following: Period
) -> None:
    made = PeriodBar(language, lambda: TODAY)
    qtbot.addWidget(made)
    made.show_period(period)
    assert period_words(period, language) == words
    assert around(TODAY, months) == period if months else Weeks.four(TODAY, 0) == period
    with qtbot.waitSignal(made.changed) as told:
        made.step(1)
    assert told.args == [following]
    made.go_to_today()
    assert made.period == period


def test_a_quarter_is_picked_from_the_popup(qtbot: QtBot, language: Language) -> None:
    made = PeriodBar(language, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    popup = made.open()
    assert isinstance(popup, PeriodPopup)
    for name in ("Quarter", "Earlier", "Quarter 2, 2025"):
        next(each for each in popup.findChildren(QAbstractButton) if each.accessibleName() == name).click()
    assert made.period == Period.months(2025, 4, 3)


def press(popup: PeriodPopup, name: str) -> None:
    next(each for each in popup.findChildren(QAbstractButton) if each.accessibleName() == name).click()


def test_the_next_four_weeks_are_two_clicks_away(qtbot: QtBot, language: Language) -> None:
    made = PeriodBar(language, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    popup = made.open()
    assert popup.focusWidget().accessibleName() == "November 2026"
    press(popup, "Next four weeks")
    assert made.period == Weeks.four(TODAY, 0)
    assert "4 weeks from 2 Nov 2026" in {each.text() for each in made.findChildren(QAbstractButton)}
    popup = made.open()
    press(popup, "Later")
    press(popup, "4 weeks from 4 Jan 2027")
    assert made.period == Weeks.four(dt.date(2027, 1, 4), 0)
    press(made.open(), "Today")
    assert made.period == Weeks.four(TODAY, 0)


def test_days_and_clients_that_a_key_brings_are_said(
    qtbot: QtBot, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("ui.widgets.announcing.announce", lambda _widget, words: said.append(words))
    period, client = PeriodBar(language, lambda: TODAY), ClientSwitcher(language)
    for each in (period, client):
        qtbot.addWidget(each)
    client.show_clients([("1", "Walnut")], None)
    assert said == []
    period.step(1)
    client.step(1)
    assert said == ["Period: December 2026", "Client: Walnut"]


def test_the_choice_of_a_period_keeps_its_place_while_it_changes(qtbot: QtBot, every_language: Language) -> None:
    made = PeriodBar(every_language, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    popup = made.open()

    def places() -> list[QRect]:
        qtbot.wait(1)
        lasting = [each for each in popup.findChildren(QAbstractButton) if not each.isCheckable()]
        return [each.geometry() for each in (popup, *lasting, *popup.findChildren(SegmentBar))]

    before, lengths = places(), popup.findChildren(SegmentBar)[0].findChildren(QAbstractButton)
    assert len(lengths) == 4
    for length in lengths:
        length.click()
        assert places() == before
        for name in ("Later", "Later", "Earlier"):
            press(popup, every_language(name))
            assert places() == before
    popup.close()


@pytest.mark.parametrize("length", [1, 3, 12, WEEKS])
def test_no_month_is_cut_in_any_language(qtbot: QtBot, every_language: Language, length: int) -> None:
    made = PeriodBar(every_language, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made.show_period(around(TODAY, length) if length else Weeks.four(TODAY, 0))
    popup = made.open()
    qtbot.wait(10)
    cells = [each for each in popup.findChildren(QAbstractButton) if each.text()]
    assert [each.text() for each in cells if each.width() < each.sizeHint().width()] == []
    popup.close()


def test_a_client_is_found_by_letters(qtbot: QtBot, language: Language) -> None:
    made = ClientSwitcher(language)
    qtbot.addWidget(made)
    made.show()
    made.show_clients([("1", "Walnut"), ("2", "City library"), ("3", "Dental clinic")], None)
    assert made.accessibleName() == "Client: All clients"
    found = made.open()
    assert [each.words for each in found.found()] == ["All clients", "Walnut", "City library", "Dental clinic"]
    qtbot.keyClicks(found.line, "lib")
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.keyClick(found.line, Qt.Key.Key_Return)
    assert told.args == ["2"]
    assert (made.client, made.text()) == ("2", "City library")
    made.show_clients([("1", "Walnut")], "2")
    assert made.client is None


def test_the_palette_keeps_its_place_while_it_narrows(window: QWidget, language: Language, qtbot: QtBot) -> None:
    palette = Palette(language, window)
    palette.add_source(lambda _typed: [Item(f"Cake {number}", "", "arrow-right", lambda: None) for number in range(9)])
    found = palette.open()
    panel = window.findChildren(Overlay)[0].panel
    qtbot.wait(1)
    place, heights = panel.pos(), {panel.height()}
    for typed in ("cake 4", "cake 4 and none"):
        found.line.setText(typed)
        qtbot.wait(1)
        assert panel.pos() == place
        heights.add(panel.height())
    assert len(heights) > 1
    window.resize(900, 620)
    assert panel.x() == (900 - panel.width()) // 2


def test_the_palette_finds_by_own_words_first_and_then_by_others(
    qtbot: QtBot, language: Language, window: QWidget
) -> None:
    done = list[str]()
    palette = Palette(language, window)
    palette.add_source(lambda _typed: [Item("Back up now", "", "x", lambda: done.append("copy"), "backup, safety")])
    palette.add_source(lambda _typed: [Item("Walnut", "Client", "user", lambda: done.append("client"))])
    palette.add_source(lambda _typed: [Item("Safety belts", "", "x", lambda: done.append("post"))])
    found = palette.open()
    assert [each.words for each in found.found()] == ["Back up now", "Walnut", "Safety belts"]
    qtbot.keyClicks(found.line, "safe")
    assert [each.words for each in found.found()] == ["Safety belts", "Back up now"]
    qtbot.keyClick(found.line, Qt.Key.Key_Down)
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChildren(Overlay) == [])
    found = palette.open()
    qtbot.keyClicks(found.line, "nut")
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    assert done == ["copy", "client"]


def test_the_palette_is_as_high_as_what_it_found(qtbot: QtBot, language: Language, window: QWidget) -> None:
    palette = Palette(language, window)
    palette.add_source(lambda _typed: [Item(f"Walnut {each}", "Client", "user", list) for each in range(9)])
    palette.add_source(lambda _typed: [Item("Cherry", "Client", "user", list)])
    found = palette.open()
    QApplication.processEvents()
    found.line.setText("cherry")
    assert len(found.found()) == 1
    assert found.height() == found.sizeHint().height()


def test_escape_and_a_click_beside_it_end_an_overlay(qtbot: QtBot, language: Language, window: QWidget) -> None:
    palette = Palette(language, window)
    found = palette.open()
    qtbot.keyClick(found.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChildren(Overlay) == [])
    palette.open()
    qtbot.mouseClick(window.findChild(Overlay), Qt.MouseButton.LeftButton, pos=window.rect().bottomLeft())
    qtbot.waitUntil(lambda: window.findChildren(Overlay) == [])


def test_the_keys_help_names_every_key(qtbot: QtBot, language: Language, window: QWidget) -> None:
    commands = Commands(language, window)
    made = Navigation(language, LINES)
    made.setParent(window)
    commands.bind(made.commands(), made, heading="Pages")
    words = {label.text() for label in KeysHelp(language, window, commands).open().findChildren(QLabel)}
    assert {"Pages", "Today", "Ctrl+1", "Calendar", "Ctrl+2", "Settings", "Ctrl+,"} <= words


def test_letters_fit_word_starts_best() -> None:
    fits = [found for title in ("c-x-a-x-l", "Local", "Calendar") if (found := fit("cal", title)) is not None]
    assert len(set(fits)) == 3
    assert fits == sorted(fits)
    assert fit("zz", "Calendar") is None
    assert best("np", ["snap", "New post", "other"], str, 5) == ["New post", "snap"]
    assert best("", ["a long name of a client", "a"], str, 5) == ["a long name of a client", "a"]
    assert best("пост нов", ["Новый пост", "Пост"], str, 5) == ["Новый пост"]


def test_other_words_fit_from_their_beginnings_only() -> None:
    assert fit_word("copy disk", "backup, copy, another disk") == 8 * len("copydisk") + 2 * 16
    assert fit_word("opy", "backup, copy") is None
    assert fit_word("copy sun", "backup, copy") is None
    assert fit_word("", "backup") is None
    found = [fit("copy", "Restore a copy of it"), fit_word("copy", "backup, copy"), fit("copy", "Copy")]
    assert found == sorted(filter(None, found))


def test_the_status_line_shows_a_job_and_stops_it(qtbot: QtBot, language: Language, background: Background) -> None:
    made = JobsBar(language, background)
    qtbot.addWidget(made)
    made.show()
    made.show_saved(dt.time(12, 4))
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        while not go_on.wait(0.01):
            progress.report(61, 100)

    background.start("Importing plan.csv", work)
    qtbot.waitUntil(lambda: "61%" in texts(made))
    assert {"Saved 12:04", "Importing plan.csv"} <= texts(made)
    next(each for each in made.findChildren(QAbstractButton) if each.accessibleName() == "Cancel").click()
    qtbot.waitUntil(lambda: background.jobs() == [])
    assert "Importing plan.csv" not in texts(made)


def test_work_longer_than_a_blink_is_said_and_when_it_is_done(
    qtbot: QtBot, language: Language, background: Background, announced: list[str]
) -> None:
    made = JobsBar(language, background)
    qtbot.addWidget(made)
    made.show()
    background.start("Making a backup", lambda _progress: None)
    qtbot.waitUntil(lambda: background.jobs() == [])
    assert announced == []
    go_on = threading.Event()
    background.start("Looking at the figures", lambda _progress: go_on.wait())
    qtbot.waitUntil(lambda: announced == ["Looking at the figures"])
    go_on.set()
    qtbot.waitUntil(lambda: announced[1:] == ["Looking at the figures: done"])


def test_work_of_which_something_else_is_said_is_not_said_to_be_done(
    qtbot: QtBot, language: Language, background: Background, announced: list[str]
) -> None:
    made = JobsBar(language, background)
    qtbot.addWidget(made)
    go_on = threading.Event()
    background.start("Writing plan.pdf", lambda _progress: go_on.wait(), done=made.note_said)
    qtbot.waitUntil(lambda: announced == ["Writing plan.pdf"])
    go_on.set()
    qtbot.waitUntil(lambda: background.jobs() == [])
    assert announced == ["Writing plan.pdf"]


def test_work_that_is_begun_anew_is_done_once(
    qtbot: QtBot, language: Language, background: Background, announced: list[str]
) -> None:
    made = JobsBar(language, background)
    qtbot.addWidget(made)
    first, second = threading.Event(), threading.Event()
    background.start("Preparing the pages", lambda _progress: first.wait(), beside=True)
    background.start("Preparing the pages", lambda _progress: second.wait(), beside=True)
    qtbot.waitUntil(lambda: announced == ["Preparing the pages"])
    first.set()
    qtbot.waitUntil(lambda: len(background.jobs()) == 1)
    assert announced == ["Preparing the pages"]
    second.set()
    qtbot.waitUntil(lambda: announced[1:] == ["Preparing the pages: done"])


def texts(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel) if label.isVisible()}


def test_remaining_time_is_rounded_to_calm_steps(language: Language) -> None:
    assert [remaining(seconds, language) for seconds in (1, 12, 58, 61, 150)] == [
        "5 seconds left",
        "10 seconds left",
        "60 seconds left",
        "1 minute left",
        "2 minutes left",
    ]
