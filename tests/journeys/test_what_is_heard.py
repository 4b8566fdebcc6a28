"""Every page and state as a screen reader meets it: all is named, is what it is, and no less so than the table says.

`HEARD=write` in the surroundings writes the table, `heard.txt`, anew: look at what became of it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tests import screens
from tests.heard import Object, Role, heard
from tests.journeys.test_every_stop import brought_about
from ui.style.theme import MEDIUM, Scheme, use_scheme
from ui.style.tokens import FONT_BASE
from ui.widgets.labels import Label, heading
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TABLE: Final = Path(__file__).with_name("heard.txt")
NO_PAGE: Final = "share-menu"
FIGURES: Final = frozenset({"Figure", "FigureDetails", "FigureLines", "ScoreStrip"})
"""Whose large words are figures, and no titles of anything."""
PRESSED: Final = frozenset(
    {Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.PageTab, Role.ComboBox, Role.EditableText}
)
SAYING_NOTHING: Final = frozenset({Role.NoRole, Role.Client, Role.Pane, Role.Border, Role.LayeredPane})
"""What Qt says of a widget of which it knows no more than that it is one."""
KEYS: Final = re.compile(r"\((Esc|Del|F\d)\)|(Ctrl|Alt|Shift)\+\w")
FAULTS: Final[Mapping[str, Callable[[Object], bool]]] = {
    "unnamed": lambda each: (each.is_stop or each.role in PRESSED) and not each.name and not any(each.labels),
    "a stop that is nothing": lambda each: each.is_stop and each.role in SAYING_NOTHING,
    "a check box of which one is down": lambda each: each.role is Role.CheckBox and each.is_one_of_several,
    "a list without a label": lambda each: each.role is Role.ComboBox and not any(each.labels),
    "a list not named by its label": lambda each: each.role is Role.ComboBox and each.name not in each.labels,
    "markup in a description": lambda each: "<p>" in each.description or "<br" in each.description,
    "a name once more": lambda each: bool(each.name) and each.description.strip() == each.name.strip(),
    "keys in a name": lambda each: each.role in PRESSED and KEYS.search(each.name) is not None,
}
MORE: Final[Mapping[str, Callable[[Object], bool]]] = {
    "headings": lambda each: each.role is Role.Heading,
    "lists": lambda each: each.role in {Role.List, Role.Table},
    "pictures": lambda each: each.role in {Role.Chart, Role.Graphic},
    "one of several": lambda each: each.role in {Role.RadioButton, Role.PageTab},
    "labelled": lambda each: any(each.labels),
}
"""Of which there may be more than the table says, and not fewer; of what follows, fewer and not more."""
FEWER: Final[Mapping[str, Callable[[Object], bool]]] = {
    "check boxes": lambda each: each.role is Role.CheckBox,
    "named, but nothing": lambda each: bool(each.name) and each.role in SAYING_NOTHING,
}
COLUMNS: Final = {"objects": lambda _each: True, **MORE, **FEWER}

Figures = dict[str, int]
"""How many objects there are of each column, in one state."""


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    use_scheme(qapp, Scheme.LIGHT)
    with screens.window_on("en", example=True) as made:
        yield made


def test_every_state_is_heard_as_what_it_is(window: MainWindow, qtbot: QtBot) -> None:
    faults: dict[str, list[str]] = {}
    figures: dict[str, Figures] = {}
    plain: dict[str, list[str]] = {}
    for name, show in screens.states().items():
        root = brought_about(window, show, qtbot)
        every = heard(root)
        plain[name] = [*titles_not_heard(root), *([] if name == NO_PAGE else name_not_heard(root, every))]
        screens.put_back(window, show)
        faults[name] = sorted({f"{fault}: {each}" for fault, is_so in FAULTS.items() for each in every if is_so(each)})
        figures[name] = {column: sum(map(is_so, every)) for column, is_so in COLUMNS.items()}
    assert {name: found for name, found in faults.items() if found} == {}
    assert {name: found for name, found in plain.items() if found} == {}
    if os.environ.get("HEARD") == "write":
        TABLE.write_text(as_table(figures), "utf-8")
    assert worse(figures, from_table(TABLE.read_text("utf-8"))) == []


def titles_not_heard(root: QWidget) -> list[str]:
    """What looks like the title of a part, larger and heavier than words, and is no heading."""
    labels = [each for each in root.findChildren(QLabel) if each.isVisible() and each.text()]
    large = [each for each in labels if each.font().pointSizeF() > FONT_BASE and each.font().weight() >= MEDIUM]
    titles = [each for each in large if type(each.parentWidget()).__name__ not in FIGURES]
    roles = [(each.text(), QAccessible.queryAccessibleInterface(each).role()) for each in titles]
    return [f"no heading: “{text}”" for text, role in roles if role is not Role.Heading]


def name_not_heard(root: QWidget, every: Sequence[Object]) -> list[str]:
    """The name of the page, or of the dialog, is one of its headings."""
    name = root.page.title_label.text() if isinstance(root, MainWindow) else root.windowTitle()
    headings = [each.name for each in every if each.role is Role.Heading]
    return [] if name and name in headings else [f"no heading for “{name}” among {headings}"]


def test_a_title_that_is_a_plain_label_is_found(qtbot: QtBot) -> None:
    root = QWidget()
    column = QVBoxLayout(root)
    for each in (heading("Backups"), Label("Copies", size=FONT_BASE + 1, weight=MEDIUM), Label("7 of them")):
        column.addWidget(each)
    qtbot.addWidget(root)
    root.show()
    assert titles_not_heard(root) == ["no heading: “Copies”"]
    root.setWindowTitle("Copies")
    assert name_not_heard(root, heard(root)) == ["no heading for “Copies” among ['Backups']"]


def worse(now: Mapping[str, Figures], before: Mapping[str, Figures]) -> list[str]:
    """What there is less of than there was, or more where that is no good; a state may be new, none may be gone."""
    found = [f"{name} is not there" for name in before if name not in now]
    for name, counted in now.items():
        was = before.get(name, counted)
        changed = [(column, counted[column] - was[column]) for column in (*MORE, *FEWER)]
        found += [
            f"{name}: {column} {was[column]} → {counted[column]}"
            for column, by in changed
            if (by < 0 if column in MORE else by > 0)
        ]
    return found


def test_it_is_told_what_became_worse() -> None:
    before = {"calendar": dict.fromkeys(COLUMNS, 2), "budget": dict.fromkeys(COLUMNS, 1)}
    now = {"calendar": dict.fromkeys(COLUMNS, 2) | {"headings": 1, "check boxes": 3, "lists": 3, "objects": 9}}
    told = ["budget is not there", "calendar: headings 2 → 1", "calendar: check boxes 2 → 3"]
    assert worse(now, from_table(as_table(before))) == told


def as_table(figures: Mapping[str, Figures]) -> str:
    rows = [("state", *COLUMNS), *((name, *map(str, counted.values())) for name, counted in figures.items())]
    return "".join(_line(row) for row in rows)


def _line(row: Sequence[str]) -> str:
    name, *cells = row
    return (
        " | ".join([f"{name:22}", *(f"{cell:>{len(head)}}" for cell, head in zip(cells, COLUMNS, strict=True))]) + "\n"
    )


def from_table(text: str) -> dict[str, Figures]:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines()[1:]]
    return {name: dict(zip(COLUMNS, map(int, cells), strict=True)) for name, *cells in rows}
