"""Wherever Tab stops, on every page and in every state, the keyboard can be seen there, and heard where it is; it goes
on in reading order, back the same way, and what shows figures is copied from there.

All in one walk, since bringing the states about takes most of the time.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QTableView, QWidget
from shiboken6 import Shiboken

from tests import screens
from tests.sight import in_sight
from ui.style.theme import Contrast, Scheme, use_scheme
from ui.widgets.hearing import Heard
from ui.widgets.page_tools import FilterLine
from ui.window.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from ui.window.main_window import MainWindow

SIZE = (1024, 640)
MOST = 120  # stops of one window
SEEN = 20  # pixels
AROUND = 6  # pixels beyond a widget's edge
DIFFERENT = 8  # of 255 in one of the colours
IN_A_MENU = "share-menu"  # a menu has no stops of Tab
CELL_BY_CELL = "list-cell"  # Tab goes on in the table, as in a sheet


LOOKS = {
    "dark": (Scheme.DARK, Contrast.USUAL),
    "high light": (Scheme.LIGHT, Contrast.HIGH),
    "high dark": (Scheme.DARK, Contrast.HIGH),
}
"""What the window wears besides the light that every state is walked through in."""
Kind = tuple[str, str]
"""What a stop is, and what it stands in: what the frame around it is painted by, and on what ground."""


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    use_scheme(qapp, Scheme.LIGHT)
    with screens.window_on("en", example=True) as made:
        yield made
    use_scheme(qapp, Scheme.LIGHT)


def test_each_stop_is_seen_heard_and_read_in_turn_and_its_figures_are_copied(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    """In light in every state; in the other looks, whatever takes the keyboard is seen somewhere."""
    found: dict[str, list[str]] = {}
    kinds: dict[str, set[Kind]] = {}
    for name, root, walked, wrong in every_state(window, qtbot, screens.states()):
        there = [stop for stop in walked if Shiboken.isValid(stop) and stop.isVisible()]  # messages go
        wrong += [*not_as_read(there, root), "" if name == CELL_BY_CELL else way_back(there, root)]
        found[name] = [*wrong, *(what_is_not_copied(stop) for stop in there)]
        kinds[name] = {kind_of(stop) for stop in there}
    for look, worn in LOOKS.items():
        use_scheme(qapp, *worn)
        for name, _root, _walked, wrong in every_state(window, qtbot, fewest(kinds)):
            found[f"{name}, {look}"] = wrong
    assert {name: told for name, faults in found.items() if (told := [each for each in faults if each])} == {}
    stops = {stop for each in kinds.values() for stop, _around in each}
    assert stops >= {"CostChart", "ChartView", "Groups", "LineTable", "OfferGrid", "RankingList", "ScoreRing"}


def kind_of(stop: QWidget) -> Kind:
    return type(stop).__name__, type(stop.parentWidget()).__name__


def fewest(kinds: Mapping[str, set[Kind]]) -> list[str]:
    """States in which, together, every kind is met, in their own order."""
    left, chosen = set[Kind]().union(*kinds.values()), set[str]()
    while left:
        most = max(kinds, key=lambda name: len(kinds[name] & left))
        chosen.add(most)
        left -= kinds[most]
    return [name for name in kinds if name in chosen]


def test_the_fewest_states_have_all_kinds() -> None:
    one, other, third = ("Line", "Form"), ("Button", "Bar"), ("List", "Page")
    assert fewest({"calendar": {one}, "budget": {one, other}, "palette": {third}, "keys": set()}) == [
        "budget",
        "palette",
    ]


def every_state(
    window: MainWindow, qtbot: QtBot, names: Iterable[str]
) -> Iterator[tuple[str, QWidget, list[QWidget], list[str]]]:
    """Each of these states: what is in front, the stops in it, and what is wrong with each; then as it was."""
    states = screens.states()
    for name in names:
        if name != IN_A_MENU:
            show = states[name]
            root = brought_about(window, show, qtbot)
            yield name, root, *walked_through(root)
            if root is window:
                window.toasts.clear()
                qtbot.waitUntil(lambda: not any(each.isVisible() for each in window.findChildren(Toast)))
            screens.put_back(window, show)


def walked_through(root: QWidget) -> tuple[list[QWidget], list[str]]:
    """The stops, and what is wrong with each as long as the keyboard is there."""
    walked, wrong = [], []
    for stop in walk(root):
        walked.append(stop)
        wrong.append(what_is_wrong(stop, root))
    return walked, wrong


def brought_about(window: MainWindow, show: Callable[[MainWindow], QWidget | None], qtbot: QtBot) -> QWidget:
    """The window, or the dialog, that is in front in this state."""
    window.context.choose_client(screens.richest(window))
    window.resize(*SIZE)
    shown = show(window)
    root = window if shown is None else shown.window()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    qtbot.waitUntil(lambda: not is_sifting(window))
    qtbot.waitUntil(lambda: not window.context.background.jobs(), timeout=10_000)
    QTest.qWait(50)
    return root


def is_sifting(window: MainWindow) -> bool:
    """Whether a filter was typed, or taken off, that is not followed yet: buttons come and go with it."""
    return any(pause.isActive() for line in window.findChildren(FilterLine) for pause in line.findChildren(QTimer))


def walk(root: QWidget) -> Iterator[QWidget]:
    """Tab, until it comes where it was; what it began at may have gone meanwhile, as messages do."""
    walked: list[QWidget] = []
    for _step in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        QApplication.processEvents()
        stop = QApplication.focusWidget()
        assert stop is not None
        if any(stop is each for each in walked):
            return
        walked.append(stop)
        yield stop
        stop.setFocus()  # looked at without the keyboard
    pytest.fail("Tab does not come back")


def way_back(walked: list[QWidget], root: QWidget) -> str:
    """'' where Shift+Tab goes through the same stops from the last to the first."""
    QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)  # to a stop, wherever it was
    back = round_by(root, Qt.Key.Key_Backtab)
    if is_turned(back, walked):
        return ""
    *forth, start = round_by(root, Qt.Key.Key_Tab)  # once more: there may be others since it was walked through
    return "" if back == [*reversed(forth), start] else f"back {[*map(who, back)]}, forth {[*map(who, forth)]}"


def is_turned(back: list[QWidget], forth: list[QWidget]) -> bool:
    """Whether one is the other from the last to the first, wherever they begin."""
    turned = [*reversed(forth)]
    first = next((place for place, each in enumerate(turned) if each is back[0]), 0)
    return back == [*turned[first:], *turned[:first]]


def round_by(root: QWidget, key: Qt.Key) -> list[QWidget]:
    """The stops from where the keyboard is until it is there again, which is the last."""
    found: list[QWidget] = []
    start = QApplication.focusWidget()
    held = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
    while len(found) < MOST and (not found or found[-1] is not start):
        QTest.keyClick(QApplication.focusWidget() or root, key, held)
        stop = QApplication.focusWidget()
        assert stop is not None
        found.append(stop)
    return found


def not_as_read(walked: list[QWidget], root: QWidget) -> list[str]:
    """Pairs of which the second stands before the first: left of it in its line, or above it and no column further.

    Tab goes round and round: what is read first is highest up, nearest to the corner, or furthest left, as the way
    to other pages is. What was scrolled away is no higher than the area that it scrolls in, and no further left.
    """
    places = [placed(stop, root) for stop in walked]
    areas = [placed(stop, root, root) for stop in walked]
    _area, highest = min(zip(areas, places, strict=True), key=lambda at: (at[0].top(), at[1].top(), at[1].left()))
    nearest = min(places, key=lambda place: place.topLeft().manhattanLength())
    _area, leftmost = min(zip(areas, places, strict=True), key=lambda at: (at[0].left(), at[1].left(), at[1].top()))
    begun = [[*walked[first:], *walked[:first]] for first in {*map(places.index, (highest, nearest, leftmost))}]
    return min((faults_in(stops, root) for stops in begun), key=len)


def faults_in(stops: list[QWidget], root: QWidget) -> list[str]:
    pairs = combinations(stops, 2)
    return [f"{who(after)} stands before {who(before)}" for before, after in pairs if is_before(after, before, root)]


def is_before(one: QWidget, other: QWidget, root: QWidget) -> bool:
    """By their rectangles; what scrolls counts as the area that it scrolls in, to what does not scroll with it."""
    here, there = placed(one, root, other), placed(other, root, one)
    if here.intersects(there) or other.isAncestorOf(one):
        return False
    if here.top() < there.bottom() and there.top() < here.bottom():
        return here.right() <= there.left() and heights_alike(here, there)
    return here.bottom() <= there.top() and here.left() < there.right()


def heights_alike(here: QRect, there: QRect) -> bool:
    """Whether they stand in one line: each has its middle in the height of the other."""
    return abs(here.center().y() - there.center().y()) * 2 < min(here.height(), there.height())


def placed(stop: QWidget, root: QWidget, beside: QWidget | None = None) -> QRect:
    """Where it lies, or the outermost area that it scrolls in and the other does not."""
    found, above = stop, stop.parentWidget()
    while beside is not None and above is not None and above is not root:
        if isinstance(above, QAbstractScrollArea) and above is not beside and not above.isAncestorOf(beside):
            found = above
        above = above.parentWidget()
    return QRect(found.mapTo(root, QPoint(0, 0)), found.size())


def what_is_not_copied(stop: QWidget) -> str:
    """'' where it shows no figures, or all that it shows is in the clipboard after Ctrl+Alt+C."""
    shown = figures_shown(stop)
    if not shown:
        return ""
    stop.setFocus()
    QApplication.clipboard().clear()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(stop, Qt.Key.Key_C, held)
    copied = QApplication.clipboard().text()
    has_heads = len(copied.splitlines()) > 1 and not re.search(r"\d{3}|[%€]", copied.splitlines()[0])
    missing = {figure for figure in shown if figure not in copied}
    return "" if has_heads and not missing else f"{who(stop)}: not copied {missing or 'heads'}"


def figures_shown(stop: QWidget) -> set[str]:
    """The figures in the cells of a table that has titles, in the lines of what is painted, in what a picture says."""
    if isinstance(stop, QTableView):
        model, titles = stop.model(), stop.horizontalHeader()
        columns = [at for at in range(titles.count()) if not titles.isHidden() and not stop.isColumnHidden(at)]
        words = [str(model.index(row, at).data() or "") for row in range(model.rowCount()) for at in columns]
    elif getattr(stop, "heard_as", None) in {Heard.CHART, Heard.LIST}:
        described = QAccessible.queryAccessibleInterface(stop)
        lines = [described.child(place) for place in range(described.childCount())]
        words = [line.text(QAccessible.Text.Name) for line in lines]
    else:
        words = [stop.accessibleName()] if getattr(stop, "heard_as", None) is Heard.PICTURE else []
    return {figure for each in words for figure in re.findall(r"\d[\d,.\xa0]*\d|\d", each)}


def who(stop: QWidget | None) -> str:
    return f"{type(stop).__name__} “{stop.accessibleName() if stop is not None else ''}”"


def what_is_wrong(stop: QWidget, root: QWidget) -> str:
    """'' where it has a name, is in sight, and looks different with the keyboard."""
    described = QAccessible.queryAccessibleInterface(stop)
    name = described.text(QAccessible.Text.Name)
    place = in_sight(stop, root)
    if not name or (isinstance(stop, QComboBox) and not label_of(stop)):
        return f"{who(stop)}: no name"
    if place.isEmpty():
        return f"{who(stop)}: out of sight"
    around = place.adjusted(-AROUND, -AROUND, AROUND, AROUND)
    with_it = picture(root, around)
    stop.clearFocus()
    changed = int((np.abs(with_it - picture(root, around)).max(axis=2) > DIFFERENT).sum())
    return "" if changed > SEEN else f"{who(stop)}: {changed} pixels"


def label_of(combo: QComboBox) -> str:
    """What it is for, as it is told beside its name."""
    label = QAccessible.RelationFlag.Label
    relations = QAccessible.queryAccessibleInterface(combo).relations(label)
    return ", ".join(each.text(QAccessible.Text.Name) for each, _flags in relations)


def picture(root: QWidget, part: QRect) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """Rows, columns and colours."""
    image = root.grab(part.intersected(root.rect())).toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), -1, 4)
    return rows[:, : image.width(), :3].astype(np.int16)
