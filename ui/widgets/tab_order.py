"""Tab in reading order: what stands higher up or further left comes first.

Qt's own order is that in which widgets were made, so that lines added later come last, and it jumps from outside right
to the focus proxy of a page, past all that stands before it.

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, forward=next)
"""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

Placed = tuple[QRect, QWidget]
Ends = Callable[[QRect], int]
_UP_AND_DOWN: Final[tuple[Ends, Ends]] = (QRect.top, QRect.bottom)
_LEFT_AND_RIGHT: Final[tuple[Ends, Ends]] = (QRect.left, QRect.right)


def go_on(root: QWidget, *, forward: bool) -> bool:
    """Take the keyboard to the next or the one before of all within `root` that Tab may stop at; round and round."""
    every = list(reading_order(root))
    stops = [each for each in every if is_stop(each)]
    if not stops:
        return False
    target = stops[_place(every, stops, forward=forward) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_sight(target)
    return True


def _bring_into_sight(target: QWidget) -> None:
    """Qt scrolls to what comes after something in the same area only, not to what is entered from outside."""
    from ui.widgets.scrolling import around

    area = around(target)
    while area is not None:
        area.ensureWidgetVisible(target)
        area = around(area)


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops there now. Where a proxy takes the keyboard, the proxy is the stop; of buttons of which one is
    down that one is, while Qt would stop at the one that had the keyboard last, or at the first."""
    chosen = _chosen_beside(widget)
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    is_next = takes_tab if chosen is None else widget == chosen
    return is_next and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def _chosen_beside(widget: QWidget) -> QWidget | None:
    """The button that is down of the group that it belongs to, where there can be one only and it can be seen."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    return chosen if chosen is not None and chosen.isVisible() and chosen.isEnabled() else None


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """All widgets in sight within, as they stand; what is told is their places, since no layout may be asked for its
    items (see "Ownership" in ARCHITECTURE.md).
    """
    inside = root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    placed = [(each.geometry(), each) for each in inside if not each.isHidden() and not each.isWindow()]
    for _box, child in _as_read(placed):
        yield child
        yield from reading_order(child)


def _as_read(placed: list[Placed]) -> list[Placed]:
    """Line by line where a line can be drawn between them, else column by column, and so on within each."""
    if len(placed) < 2:
        return placed
    for ends in (_UP_AND_DOWN, _LEFT_AND_RIGHT):
        groups = _apart(placed, *ends)
        if len(groups) > 1:
            return [each for group in groups for each in _as_read(group)]
    return sorted(placed, key=lambda each: (each[0].top(), each[0].left()))  # they lie over one another


def _apart(placed: list[Placed], start: Ends, end: Ends) -> list[list[Placed]]:
    """Groups between which there is room, from the first to the last."""
    groups: list[list[Placed]] = []
    reached = 0
    for each in sorted(placed, key=lambda each: start(each[0])):
        if not groups or start(each[0]) > reached:
            groups.append([])
            reached = end(each[0])
        groups[-1].append(each)
        reached = max(reached, end(each[0]))
    return groups


def _place(every: list[QWidget], stops: list[QWidget], *, forward: bool) -> int:
    """The place among `stops` to go to from where the keyboard is, which need not be a stop itself."""
    focused = QApplication.focusWidget()
    focused = focused and (_chosen_beside(focused) or focused)
    if focused in stops:
        return stops.index(focused) + (1 if forward else -1)
    here = every.index(focused) if focused in every else -1
    before = sum(each in stops for each in every[: here + 1])
    return before if forward else before - 1
