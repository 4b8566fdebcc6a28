"""The list of clients as a person uses it: with real keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu

from smmdesk.domain.clients import Client, ClientStatus
from smmdesk.domain.periods import Period
from smmdesk.speech.language import Language
from ui.clients.columns import COLUMNS, PRIORITY
from ui.clients.page import ClientsPage
from ui.style.theme import Scheme, use_scheme
from ui.widgets.empty_page import EmptyPage
from ui.widgets.tables.table import fitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.clients.conftest import Desk, Open
    from ui.shell.context import Context

CLINIC = "Calm Tooth Dental Clinic"


def click(qtbot: QtBot, desk: Desk, row: int) -> None:
    table = desk.page.table
    place = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def is_empty(desk: Desk) -> bool:
    return any(each.isVisible() for each in desk.page.findChildren(EmptyPage))


def test_every_client_is_a_line(desk: Desk) -> None:
    assert desk.names() == ["Alderbrook City Library", CLINIC, "Sweet Balcony"]
    row = desk.page.table.records()[1]
    said = {column.title: column.text(row, desk.context.language) for column in COLUMNS}
    assert said["Status"] == "Active"
    assert said["Networks"] == "Instagram, Facebook, YouTube"
    assert said["Relation"] == "B2C"
    assert said["Fee a month"] == "€2,200"
    assert said["Planned / agreed"] == f"{row.planned} / {row.agreed}"
    assert row.planned > 10


def test_the_period_above_counts_the_posts(desk: Desk) -> None:
    desk.context.choose_period(Period.month(2020, 1))
    assert [row.planned for row in desk.page.table.records()] == [0, 0, 0]


def test_a_click_opens_the_card_and_escape_closes_it(desk: Desk, qtbot: QtBot) -> None:
    assert not desk.card_is_open()
    click(qtbot, desk, 1)
    assert desk.card_is_open()
    assert desk.page.card.client_id == desk.id_of(CLINIC)
    qtbot.keyClick(desk.page.table, Qt.Key.Key_Escape)
    assert not desk.card_is_open()
    click(qtbot, desk, 1)
    desk.line("name").setFocus()
    qtbot.keyClick(desk.line("name"), Qt.Key.Key_Escape)
    assert not desk.card_is_open()
    assert desk.page.table.hasFocus()


def test_arrows_and_enter_open_the_card_with_the_cursor_in_the_name(desk: Desk, qtbot: QtBot) -> None:
    desk.page.select(desk.id_of("Alderbrook City Library"))
    qtbot.keyClick(desk.page.table, Qt.Key.Key_Down)
    assert desk.page.card.client_id == desk.id_of(CLINIC)
    qtbot.keyClick(desk.page.table, Qt.Key.Key_Return)
    assert desk.line("name").hasFocus()


@pytest.mark.parametrize("size", [(1770, 1000), (1290, 860), (880, 560)])
def test_the_card_of_a_new_client_opens_at_its_top(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    desk.page.resize(*size)
    desk.page.select(desk.id_of(desk.names()[0]))
    desk.page.card.jump("notes")
    qtbot.wait(20)
    qtbot.keyClick(desk.page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.line("name").hasFocus())
    qtbot.wait(20)
    card, name = desk.page.card, desk.line("name")
    seen = card.rect().intersected(QRect(name.mapTo(card, QPoint(0, 0)), name.size()))
    assert seen.size() == name.size()
    if size[1] > 560:
        assert card.overview.mapTo(card, QPoint(0, 0)).y() >= 0


def test_a_new_client_is_named_by_typing_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.page.statuses.choose([ClientStatus.ACTIVE])
    qtbot.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused is desk.line("name")
    qtbot.keyClicks(focused, "Bakery Walnut")
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert "Bakery Walnut" in desk.names()
    assert desk.page.current_id == desk.id_of("Bakery Walnut")
    desk.context.undo()
    desk.context.undo()
    assert len(desk.names()) == 3
    assert not desk.card_is_open()


def test_delete_removes_and_one_undo_brings_all_back(desk: Desk, qtbot: QtBot) -> None:
    clinic = desk.id_of(CLINIC)
    before = desk.workspace.clients.card(clinic)
    desk.context.choose_client(before.client.id)
    qtbot.keyClick(desk.page.table, Qt.Key.Key_Delete)
    assert desk.names() == ["Alderbrook City Library", "Sweet Balcony"]
    assert desk.said[-1].sentence == f"Removed {CLINIC}"
    assert desk.context.client_id is None
    assert desk.page.current_id == desk.id_of("Sweet Balcony")
    assert desk.said[-1].run is not None
    desk.said[-1].run()
    assert desk.workspace.clients.card(before.client.id) == before
    assert CLINIC in desk.names()


def test_several_are_removed_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.page.table.selectAll()
    qtbot.keyClick(desk.page.table, Qt.Key.Key_Delete)
    assert desk.names() == []
    assert desk.said[-1].sentence == "Removed 3 clients"
    desk.context.undo()
    assert len(desk.names()) == 3


def test_delete_within_the_card_does_not_remove_the_client(desk: Desk, qtbot: QtBot) -> None:
    desk.page.select(desk.id_of(CLINIC))
    for control in (desk.line("relation"), desk.line("name"), desk.page.card.folds["brief"].header):
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Delete)
    assert len(desk.names()) == 3


def test_filter_by_words_and_by_status(desk: Desk, qtbot: QtBot) -> None:
    desk.workspace.records.change(Client, desk.id_of(CLINIC), status=ClientStatus.PAUSED)
    qtbot.mouseClick(desk.page.statuses.chip, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()] == ["Active\t2", "Paused\t1", "", "All"]
    menu.actions()[1].trigger()
    menu.close()
    desk.page.window().activateWindow()  # offscreen no window is active once a menu has gone
    qtbot.waitUntil(desk.page.isActiveWindow)
    assert desk.names() == [CLINIC]
    assert desk.page.statuses.chip.text() == "Status: Paused"
    assert "2 clients hidden" in [each.text() for each in desk.page.statuses.findChildren(QLabel)]
    desk.page.clear_filters()
    qtbot.keyClick(desk.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    filter_line = QApplication.focusWidget()
    assert isinstance(filter_line, QLineEdit)
    qtbot.keyClicks(filter_line, "tiktok")
    qtbot.waitUntil(lambda: desk.names() == ["Sweet Balcony"])
    qtbot.keyClick(filter_line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(desk.names()) == 3)


def test_a_status_that_ran_empty_gives_way_to_all(desk: Desk) -> None:
    desk.workspace.records.change(Client, desk.id_of(CLINIC), status=ClientStatus.LEAD)
    desk.page.statuses.choose([ClientStatus.LEAD])
    desk.page.refresh()
    assert desk.names() == [CLINIC]
    desk.workspace.records.change(Client, desk.id_of(CLINIC), status=ClientStatus.ACTIVE)
    assert len(desk.names()) == 3


def test_selecting_a_client_that_a_filter_hides_drops_the_filter(desk: Desk) -> None:
    desk.page.table.set_filter("library")
    desk.page.select(desk.id_of(CLINIC))
    assert desk.page.current_id == desk.id_of(CLINIC)


def test_calendar_and_budget_of_the_client(desk: Desk) -> None:
    clinic = desk.id_of(CLINIC)
    desk.page.select(clinic)
    desk.context.commands.run("client.calendar")
    assert desk.context.client_id == clinic
    desk.context.commands.run("client.budget")
    assert [page for page, _record in desk.opened] == ["calendar", "budget"]


def test_commands_wait_for_a_selection(desk: Desk) -> None:
    commands = desk.context.commands
    desk.page.table.clearSelection()
    assert not commands.action("client.remove").isEnabled()
    assert not commands.action("client.calendar").isEnabled()
    desk.page.select(desk.id_of(CLINIC))
    assert commands.action("client.calendar").isEnabled()
    desk.page.table.selectAll()
    assert not commands.action("client.calendar").isEnabled()
    assert commands.action("client.remove").isEnabled()


def test_the_menu_of_a_line_offers_what_can_be_done(desk: Desk) -> None:
    desk.page.select(desk.id_of(CLINIC))
    offered = desk.page.table._menu  # noqa: SLF001  # a menu in sight keeps the loop of events
    assert offered is not None
    menu = offered()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Open the client's calendar",
        "New post for the client",
        "Open the client's budget",
        "",
        "Edit the client",
        "Work on this client only",
        "The fee of one more month was paid",
        "Status",
        "",
        "Remove",
        "",
        "Share",
    ]


def test_beside_the_lines_the_menu_brings_more_clients(desk: Desk, qtbot: QtBot) -> None:
    desk.page.select(desk.id_of(CLINIC))
    table = desk.page.table
    place = QPoint(20, table.viewport().height() - 5)
    assert not table.indexAt(place).isValid()
    table.customContextMenuRequested.emit(place)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    assert words == ["New client", "Import a content plan…", "Share"]
    assert not desk.page.has_selection


def test_the_status_of_several_is_chosen_in_the_menu_in_one_step(desk: Desk) -> None:
    desk.page.table.selectAll()
    offered = desk.page.table._menu  # noqa: SLF001  # a menu in sight keeps the loop of events
    assert offered
    menu = offered()
    assert menu
    [statuses] = [each for each in menu.findChildren(QMenu) if each.title() == "Status"]
    assert [each.text() for each in statuses.actions() if each.isChecked()] == ["Active"]
    [paused] = [each for each in statuses.actions() if each.text() == "Paused"]
    paused.trigger()
    assert {row.client.status for row in desk.page.table.records()} == {ClientStatus.PAUSED}
    assert desk.said[-1].sentence == "3 clients: Paused"
    desk.context.undo()
    assert {row.client.status for row in desk.page.table.records()} == {ClientStatus.ACTIVE}


def test_a_status_that_is_so_already_is_no_step(desk: Desk) -> None:
    desk.page.select(desk.id_of(CLINIC))
    desk.page.set_status(ClientStatus.ACTIVE)
    assert desk.said == []
    desk.page.set_status(ClientStatus.PAUSED)
    assert desk.said[-1].sentence == f"{CLINIC}: Paused"


def test_the_client_chosen_above_is_the_one_shown(desk: Desk) -> None:
    desk.context.choose_client(desk.workspace.clients.list()[2].id)
    assert desk.page.card.client_id == desk.id_of("Sweet Balcony")
    assert desk.page.current_id == desk.id_of("Sweet Balcony")


def test_a_hidden_page_reads_anew_when_it_is_shown(desk: Desk) -> None:
    desk.page.hide()
    desk.workspace.clients.add("Bakery")
    assert "Bakery" not in desk.names()
    desk.page.show()
    assert "Bakery" in desk.names()


def test_an_empty_workspace_teaches_and_begins(workspace: Workspace, open_page: Open) -> None:
    desk = open_page(workspace)
    assert is_empty(desk)
    assert not desk.page.statuses.isVisible()
    desk.context.commands.run("client.new")
    assert desk.names() == ["New client"]
    assert not is_empty(desk)
    desk.context.undo()
    assert is_empty(desk)


def test_another_window_removes_the_client_being_shown(desk: Desk) -> None:
    desk.page.select(desk.id_of(CLINIC))
    desk.workspace.records.remove(Client, desk.id_of(CLINIC))
    assert not desk.card_is_open()
    assert CLINIC not in desk.names()


@pytest.mark.parametrize("width", [200, 395, 500, 800, 1200, 2000])
def test_as_many_columns_as_fit(width: int) -> None:
    widths = [column.width or column.least for column in COLUMNS]
    shown = fitting(width, widths, PRIORITY)
    assert {0, 1} <= shown
    assert sum(widths[index] for index in shown) <= max(width, widths[0] + widths[1])
    assert (len(shown) == len(COLUMNS)) is (width >= sum(widths))


def test_opens_everywhere_without_a_warning(
    example: Workspace,
    every_language: Language,
    context_on: Callable[..., Context],
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        use_scheme(qapp, scheme)
        context = context_on(example, every_language)
        page = ClientsPage(context)
        qtbot.addWidget(page)
        qtbot.addWidget(context.window)
        page.resize(844, 590)
        page.show()
        page.select(example.clients.list()[0].id)
        for key in ("place", "contacts", "brief", "notes"):
            page.card.jump(key)
        page.grab()
        page.resize(1700, 900)
        assert page.grab().width() >= 1700
        assert page.childAt(QPoint(40, 40)) is not None


def test_the_chips_speak_of_several_clients_where_a_language_tells_them_apart(
    example: Workspace, context_on: Callable[..., Context], qtbot: QtBot
) -> None:
    page = ClientsPage(context_on(example, Language("ru")))
    qtbot.addWidget(page)
    page.show()
    page.statuses.choose(ClientStatus)
    assert page.statuses.chip.accessibleName().endswith("Потенциальные, Активные, На паузе, Завершённые")
