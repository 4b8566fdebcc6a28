"""What a person can do in the window whatever page is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _
from ui.keeping.workspace_notices import COPY
from ui.pages import PAGES
from ui.shell.commands import COPY_KEYS, SORT_KEYS, Command

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def _quit(_window: MainWindow) -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.closeAllWindows()  # each asks about what is not saved; the program ends with the last


def _print_page(window: MainWindow) -> None:
    from ui.shell.sharing import print_page

    print_page(window.page)


def _sort(window: MainWindow) -> None:
    from ui.shell.without_mouse import sort

    sort(window.page)


def _copy_table(window: MainWindow) -> None:
    from ui.shell.without_mouse import copy

    copy(window.page, window.context.say)


def _widen(window: MainWindow, steps: int) -> None:
    from ui.shell.without_mouse import widen

    widen(window.page, steps)


def _tell_figures(window: MainWindow) -> None:
    from ui.window.figures_help import open_figures

    open_figures(window, window.page, window.context.language)


def _open_help(window: MainWindow) -> None:
    from ui.window.page_help import open_page_help

    open_page_help(window, PAGES[window.page_id], window.context.language)


def _open_first_steps(window: MainWindow) -> None:
    from ui.window.page_help import open_first_steps

    open_first_steps(window, window.context.knowledge.guide(), window.context.language)


def _open_protection(window: MainWindow) -> None:
    from ui.window.page_help import open_protection

    open_protection(window, window.context.workspace, window.context.language)


def _open_keys(window: MainWindow) -> None:
    from ui.window.keys_help import KeysHelp

    KeysHelp(window.context.language, window, window.context.commands, window.page_id).open()


COMMANDS: Final[tuple[Command[MainWindow], ...]] = (
    Command(
        id="history.undo",
        text=_("Undo"),
        shortcut="Ctrl+Z",
        icon="arrow-u-up-left",
        also=_("take back, revert"),
        run=lambda window: window.context.undo(),
        enabled=lambda window: window.can_undo,
    ),
    Command(
        id="history.redo",
        text=_("Redo"),
        shortcut="Ctrl+Shift+Z",
        icon="arrow-u-up-right",
        also=_("again, repeat"),
        run=lambda window: window.context.redo(),
        enabled=lambda window: window.can_redo,
    ),
    Command(
        id="palette.open",
        text=_("Search or do…"),
        shortcut="Ctrl+K",
        icon="magnifying-glass",
        run=lambda window: window.open_palette(),
        # in there it would only open itself
        in_palette=False,
    ),
    Command(
        id="switcher.open",
        text=_("Choose a client…"),
        shortcut="Ctrl+Shift+K",
        icon="storefront",
        also=_("switch, customers, brands"),
        run=lambda window: window.clients.open(),
    ),
    Command(
        id="switcher.previous",
        text=_("Previous client"),
        shortcut="Ctrl+PgUp",
        icon="caret-up",
        run=lambda window: window.clients.step(-1),
    ),
    Command(
        id="switcher.next",
        text=_("Next client"),
        shortcut="Ctrl+PgDown",
        icon="caret-down",
        run=lambda window: window.clients.step(1),
    ),
    Command(
        id="client.all",
        text=_("Show all clients"),
        icon="users-three",
        run=lambda window: window.context.choose_client(None),
    ),
    Command(
        id="period.earlier",
        text=_("Earlier period"),
        shortcut="Alt+Left",
        icon="caret-left",
        run=lambda window: window.period.step(-1),
    ),
    Command(
        id="period.later",
        text=_("Later period"),
        shortcut="Alt+Right",
        icon="caret-right",
        run=lambda window: window.period.step(1),
    ),
    Command(
        id="period.next_weeks",
        text=_("Show the next four weeks"),
        icon="calendar-blank",
        also=_("4 weeks, month ahead, period"),
        run=lambda window: window.period.show_next_weeks(),
    ),
    Command(
        id="page.print",
        text=_("Print or PDF…"),
        shortcut="Ctrl+P",
        icon="printer",
        run=_print_page,
        in_palette=False,
        hint=_("What is in sight, in any of the languages, on A4 or Letter."),
    ),
    Command(
        id="page.share",
        text=_("Share this page…"),
        shortcut="Ctrl+Shift+E",
        icon="dots-three",
        run=lambda window: window.page.open_share(),
        in_palette=False,
        hint=_("All that can go out of the page, and what it reads."),
    ),
    Command(
        id="table.sort",
        text=_("Sort the table by…"),
        shortcut=SORT_KEYS,
        icon="rows",
        also=_("order, column, ascending, descending"),
        run=_sort,
        hint=_("As a click on the title of a column does."),
    ),
    Command(
        id="table.copy",
        text=_("Copy as table"),
        shortcut=COPY_KEYS,
        icon="table",
        also=_("Excel, spreadsheet, clipboard, chart, figures"),
        run=_copy_table,
        hint=_("The rows of a table or the figures of a chart, for a spreadsheet."),
    ),
    Command(
        id="details.wider",
        text=_("Details wider"),
        shortcut="Ctrl+[",
        icon="caret-left",
        also=_("width, panel, edge, inspector"),
        run=lambda window: _widen(window, 1),
    ),
    Command(
        id="details.narrower",
        text=_("Details narrower"),
        shortcut="Ctrl+]",
        icon="caret-right",
        also=_("width, panel, edge, inspector"),
        run=lambda window: _widen(window, -1),
    ),
    Command(
        id="plan.import",
        text=_("Import a content plan…"),
        shortcut="Ctrl+Shift+O",
        icon="download-simple",
        also=_("bring in, open a file, upload, spreadsheet, Excel, CSV, posts"),
        run=lambda window: window.bring_in("plan"),
        hint=_("CSV, XLSX, ODS or iCalendar, in any order of columns."),
    ),
    Command(
        id="workspace.copy",
        text=COPY,
        icon="copy",
        also=_("duplicate, save as"),
        run=lambda window: window.notices.save_copy(),
        hint=_("In another folder; what is here stays as it is."),
    ),
    Command(
        id="program.quit",
        text=_("Quit"),
        shortcut="Ctrl+Q",
        icon="x-circle",
        also=_("exit, close the program, leave, end"),
        run=_quit,
        hint=_("What you typed is saved first."),
    ),
    Command(
        id="help.page",
        text=_("Help for this page"),
        shortcut="F1",
        icon="question",
        also=_("manual, guide, documentation, how to"),
        run=_open_help,
    ),
    Command(
        id="help.figures",
        text=_("What the figures say"),
        shortcut="Shift+F1",
        icon="info",
        also=_("tip, explanation, chart, meaning"),
        run=_tell_figures,
        hint=_("All that is told where a mouse rests on a figure, a chart or a row."),
    ),
    Command(
        id="help.first_steps",
        text=_("First steps"),
        icon="compass",
        also=_("manual, guide, tutorial, begin"),
        run=_open_first_steps,
        hint=_("Where to begin, and what social networks can and cannot do."),
    ),
    Command(
        id="help.protection",
        text=_("What protects your work"),
        icon="lock",
        also=_("password, privacy, lock, encryption, security, who can read it"),
        run=_open_protection,
    ),
    Command(
        id="help.keys",
        text=_("All keys"),
        shortcut="?",
        icon="keyboard",
        also=_("shortcuts, keyboard, hotkeys, manual"),
        run=_open_keys,
    ),
)
