"""What a mouse does on a heading, in a corner, at an edge or by resting, done by keys to what is in sight of a page
or of a dialog."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.speech.language import _
from ui.widgets import tips
from ui.widgets.figures import ShowsFigures, copy_figures, figures_of
from ui.widgets.menus import begin_by_keyboard, passing_menu
from ui.widgets.tab_order import reading_order
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QMenu

    from smmdesk.speech.language import Language
    from ui.shell.context_page import ContextPage
    from ui.shell.dialogs import Dialog

W = TypeVar("W", bound=QWidget)

_ARROWS: Final = {Qt.SortOrder.AscendingOrder: "↑", Qt.SortOrder.DescendingOrder: "↓"}
_STEP: Final = 40
"""Pixels by which details get wider or narrower."""


class NoTableError(SmmdeskError):
    """Nothing here stands in rows."""

    message = _("There is no table in sight. Go to a page that shows one.")


class NoDetailsError(SmmdeskError):
    """Nothing lies on the right."""

    message = _("No details are open. Choose a row and press Enter.")


class NothingToTellError(SmmdeskError):
    """A page on which nothing can be pointed at."""

    message = _("Nothing in sight has an explanation of its own. Open the help of the page with F1.")


def widen(page: ContextPage, steps: int) -> None:
    """Give the details more room, or less."""
    if not page.inspector_is_open:
        raise NoDetailsError
    page.widen_inspector(steps * _STEP)


def sort(front: ContextPage | Dialog) -> QMenu | None:
    """The titles of the columns of a table: the one that has the keyboard, or else had it last; or it is asked which.

    The title that it is sorted by turns the order round.
    """
    tables = [each for each in reading_order(front) if isinstance(each, RecordTable) and each.has_titles()]
    visited = [each for each in tables if each.visited]
    last = max(visited, key=lambda table: table.visited, default=None)
    return _which(front, tables, _("Sort the table by…"), partial(_ask_by_what, front), last)


def _ask_by_what(front: ContextPage | Dialog, table: RecordTable[object]) -> QMenu:
    menu = passing_menu(front)
    menu.setAccessibleName(front.language(_("Sort by")))
    by, order = table.sorting()
    for column, title in table.titles():
        words = f"{title} {_ARROWS[order]}" if column == by else title
        menu.addAction(words).triggered.connect(partial(_sort, table, column))
    _open(menu, table)
    return menu


def copy(front: ContextPage | Dialog, say: Callable[[str], object]) -> QMenu | None:
    """What has the keyboard, or the only one that there is; of several it is asked which; `say` is told."""
    found = [each for each in reading_order(front) if figures_of(each) is not None]
    return _which(front, found, _("Copy as table"), partial(_copy, front.language, say))


def explained(page: QWidget) -> Iterator[tuple[str, str]]:
    """Names of figures, charts and meters in sight, and what is told where a mouse rests on them."""
    seen = set()
    for each in reading_order(page):
        name, words = each.accessibleName() or _text(each), _told(each)
        if words and words not in name and (name, words) not in seen:
            seen.add((name, words))
            yield name, words


def _which(
    front: ContextPage | Dialog,
    found: Sequence[W],
    title: str,
    do: Callable[[W], QMenu | None],
    last: W | None = None,
) -> QMenu | None:
    """Do it to what has the keyboard, to the `last` that had it, or to the only one; of several it is asked which.

    Gives the menu that is open then.
    """
    if not found:
        raise NoTableError
    wanted = [each for each in found if _has_keyboard(each)] or (found if last is None else [last])
    if len(wanted) == 1:
        return do(wanted[0])
    menu = passing_menu(front)
    menu.setAccessibleName(front.language(title))
    for each in wanted:  # by their names
        line = menu.addAction(each.accessibleName().replace("&", "&&"))
        line.triggered.connect(partial(_do, do, each))
    _open(menu, front)
    return menu


def _do(do: Callable[[W], QMenu | None], chosen: W, _checked: bool = False) -> None:
    do(chosen)


def _copy(language: Language, say: Callable[[str], object], widget: ShowsFigures) -> None:
    copy_figures(widget)
    say(language(_("Copied as a table: {name}"), name=widget.accessibleName()))


def _sort(table: RecordTable[object], column: int, _checked: bool = False) -> None:
    by, order = table.sorting()
    is_turned = column == by and order is Qt.SortOrder.AscendingOrder
    table.sortByColumn(column, Qt.SortOrder.DescendingOrder if is_turned else Qt.SortOrder.AscendingOrder)
    table.setFocus()


def _told(widget: QWidget) -> str:
    """Buttons say what they do by their words; what is pointed at part by part tells all parts: as `told`, or as it is
    heard."""
    if isinstance(widget, QAbstractButton):
        return ""
    told, spoken = getattr(widget, "told", None), getattr(widget, "spoken", None)
    if callable(told):
        return str(told())
    return "\n".join(spoken()) if callable(spoken) else tips.words(widget.toolTip())


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def _has_keyboard(widget: QWidget) -> bool:
    focused: QWidget | None = QApplication.focusWidget()  # Qt's stubs forget that there may be none
    return focused is not None and (widget is focused or widget.isAncestorOf(focused))


def _open(menu: QMenu, over: QWidget) -> None:
    menu.popup(over.mapToGlobal(QPoint(0, 0)))
    begin_by_keyboard(menu)
