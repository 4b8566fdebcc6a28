"""Every page and state in its own words: nothing is cut, nothing lies out of reach, and nothing there is Qt's own."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QDialog, QHeaderView, QLineEdit, QScrollArea, QWidget

from smmdesk.speech.language import LANGUAGES
from tests import screens
from tests.sight import out_of_reach, too_low, words_cut
from ui.shell.overlay import Overlay
from ui.widgets.forms.offered import OfferedLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from ui.window.main_window import MainWindow

USUAL, SMALL, LARGE = (1440, 900), (1024, 640), (1920, 1080)
SMALLEST = (683, 384)
"""A laptop of 1366 × 768 at 200 %."""
BY_DESIGN = {
    ("ui/widgets/labels.py", "_fit"): "whatever people call things; the whole of it is the tip",
    ("ui/widgets/forms/fold.py", "paintEvent"): "which fields are filled in; the whole of it is the tip",
    ("ui/widgets/forms/choice.py", "_paint_elided"): "what people call things; the whole of it is the tip",
    ("ui/checklist/question.py", "_paint_words"): "what people wrote; the whole of it is the tip and in the field",
    ("ui/clients/overview.py", "_paint_detail"): "a post by its first words; the whole of them is the tip",
    ("ui/widgets/forms/offered.py", "_cut"): "towns, currencies, industries by name; the whole of it is the tip",
    ("ui/widgets/forms/date_edit.py", "_name_place"): "the town of a zone; the whole of it is the tip",
    ("ui/strategy/version_button.py", "_fit"): "what people call things; the whole of it is the tip",
    ("ui/widgets/buttons.py", "set_words"): "what people call things; the whole of it is the tip",
}
"""Where words may be cut, and why."""
POSTS = ("ui/calendar/month/", "ui/calendar/")
"""A post is shown by its first words, a holiday by its name and tip."""
Size = tuple[int, int]
Short = set[tuple[str, str, str]]
"""files, functions and words"""
HOME = Path(__file__).resolve().parents[2]


@pytest.fixture
def painted_short(monkeypatch: pytest.MonkeyPatch) -> Short:
    """What is painted shorter than it is: file, function, words."""
    found: Short = set()
    whole = QFontMetrics.elidedText

    def elided(metrics: QFontMetrics, words: str, *how: Any) -> str:
        shown = whole(metrics, words, *how)
        frame: Any = inspect.currentframe()
        frame = frame.f_back
        while frame.f_code.co_name == "cut":
            frame = frame.f_back
        if shown != words and HOME in (file := Path(frame.f_code.co_filename)).parents:
            found.add((file.relative_to(HOME).as_posix(), frame.f_code.co_name, words))
        return shown

    monkeypatch.setattr(QFontMetrics, "elidedText", elided)
    return found


def heads_cut(root: QWidget) -> Iterator[str]:
    """Names of columns that have less room than they need."""
    for head in root.findChildren(QHeaderView):
        if head.isVisible() and head.metaObject().className() == "QHeaderView":
            for place in range(head.count()):
                if head.sectionSizeFromContents(place).width() > head.sectionSize(place) > 0:
                    yield str(head.model().headerData(place, head.orientation()))


def of_qt(root: QWidget) -> Iterator[str]:
    """Fields that offer words otherwise than all others."""
    yield from (each.accessibleName() for each in root.findChildren(QComboBox) if each.isEditable())
    yield from (each.accessibleName() for each in root.findChildren(QLineEdit) if each.completer() is not None)
    made = root.findChildren(QCompleter)
    yield from (str(each.widget()) for each in made if not isinstance(each.widget(), OfferedLine))


def faults(root: QWidget) -> list[str]:
    return [*words_cut(root), *too_low(root), *out_of_reach(root), *heads_cut(root), *of_qt(root)]


def settled(root: QWidget, qtbot: QtBot) -> list[str]:
    """The faults that are left once all layouts have done their work."""
    for _turn in range(20):
        QApplication.processEvents()
        left = faults(root)
        if not left:
            break
        qtbot.wait(20)
    return left


@pytest.mark.parametrize(
    ("code", "sizes", "percent"),
    [
        ("ru", (SMALLEST, SMALL, USUAL, LARGE), 100),
        ("en", (SMALL,), 150),
        ("ru", (SMALL,), 150),
        ("ka", (SMALL,), 150),
        ("ka", (USUAL,), 200),
    ],
)
def test_nothing_is_cut(
    qtbot: QtBot,
    code: str,
    sizes: Sequence[Size],
    percent: int,
    painted_short: Short,
    sized: Callable[[int], None],
) -> None:
    """In the same window drawn larger and larger, where several are asked for: to bring a state about takes longest."""
    found: dict[object, object] = {}
    sized(percent)
    with screens.window_on(code, example=True) as window:
        for name, show in screens.states().items():
            shown = opened(window, show, sizes[0])
            for size in sizes:
                resized(shown, window, size)
                left = settled(shown, qtbot)
                short = painted_in(shown, painted_short)
                if left or short:
                    found[name, size] = left, short
            screens.put_back(window, show)
        assert found == {}


def painted_in(shown: QWidget, painted_short: Short) -> Short:
    """What it paints short that is not so by design."""
    painted_short.clear()
    shown.grab()
    return {each for each in painted_short if each[:2] not in BY_DESIGN and not each[0].startswith(POSTS)}


def opened(window: MainWindow, show: Any, size: Size) -> QWidget:
    window.context.choose_client(screens.richest(window))
    window.resize(*size)
    shown = show(window) or window
    screens.wait_for_work(window)
    return shown


def resized(shown: QWidget, window: MainWindow, size: Size) -> None:
    window.resize(*size)
    if isinstance(shown, QDialog):  # the screen of tests is smaller than this window
        shown.resize(shown.size().expandedTo(QSize(*size) * 0.94))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_keys_of_here_are_all_in_sight_of_a_usual_window(qtbot: QtBot, code: str) -> None:
    with screens.window_on(code, example=False) as window:
        window.resize(*USUAL)
        window.context.commands.run("help.keys")
        (keys,) = (area for each in window.findChildren(Overlay) for area in each.findChildren(QScrollArea))
        qtbot.waitUntil(keys.isVisible)
        inside = keys.widget()
        assert inside is not None
        here, elsewhere = inside.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert here.geometry().bottom() <= keys.viewport().height() < elsewhere.geometry().bottom()
