"""Tab in reading order: what stands further left or higher up in the layouts comes first.

Qt's own order is that in which widgets were made, so that lines added later come last, and it jumps from outside right
to the focus proxy of a page, past all that stands before it.

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, forward=next)
"""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QLayoutItem, QSplitter, QWidget


def go_on(root: QWidget, *, forward: bool) -> bool:
    """Take the keyboard to the next or the one before of all within `root` that Tab may stop at; round and round."""
    every = list(reading_order(root))
    stops = [each for each in every if is_stop(each)]
    if not stops:
        return False
    target = stops[_place(every, stops, forward=forward) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops there now. Where a proxy takes the keyboard, the proxy is the stop."""
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return takes_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """All widgets within, as laid out: those of a layout in its order, then those in none."""
    layout = root.layout()
    laid_out: list[QWidget] = list(_of_layout(layout)) if layout is not None else []
    if isinstance(root, QSplitter):
        laid_out = [each for place in range(root.count()) if (each := root.widget(place))]
    for each in laid_out:
        yield each
        yield from reading_order(each)
    for child in root.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in laid_out:
            yield child
            yield from reading_order(child)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    items = [item for place in range(layout.count()) if (item := layout.itemAt(place))]
    if not isinstance(layout, QGridLayout):
        return items
    cells = [_cell(layout, place) for place in range(layout.count())]
    return [item for _row_and_column, item in sorted(zip(cells, items, strict=True), key=lambda pair: pair[0])]


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    position: Any = grid.getItemPosition(place)
    return position[0], position[1]


def _place(every: list[QWidget], stops: list[QWidget], *, forward: bool) -> int:
    """The place among `stops` to go to from where the keyboard is, which need not be a stop itself."""
    focused = QApplication.focusWidget()
    if focused in stops:
        return stops.index(focused) + (1 if forward else -1)
    here = every.index(focused) if focused in every else -1
    before = sum(each in stops for each in every[: here + 1])
    return before if forward else before - 1
