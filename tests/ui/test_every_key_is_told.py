"""What the code reads as a key stands in "All keys": of a page with the page, of a part of the window for all."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel

from ui.checklist.keys import LATIN
from ui.pages import PAGES
from ui.shell.overlay import Overlay
from ui.shell.page_commands import commands_of, keys_of
from ui.shell.preferences import Preferences
from ui.window.commands import COMMANDS
from ui.window.keys_help import EVERYWHERE, IN_FIELDS
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from ui.shell.commands import Command, Key

UI: Final = Path(__file__).parents[2] / "ui"
NAMED: Final = {
    **dict.fromkeys(("Return", "Enter"), "Enter"),
    "Delete": "Del",
    "PageUp": "PgUp",
    "PageDown": "PgDown",
    "Escape": "Esc",
    "Backtab": "Tab",
    "Control": "Ctrl",
}
"""What Qt calls a key otherwise than it is written."""
ARROWS: Final = {"Left", "Right", "Up", "Down"}

SIGNS: Final = {",": "comma", ";": "semicolon", " ": "space"}
HANDED_ON: Final = {"comparison/grid.py": {"Space"}, "widgets/tables/sheet_table.py": {"letter"}}
"""What is read only to be left to the page, or is told by the page whose list it is."""


def words_of(keyed: Iterable[Command[object] | Key]) -> set[str]:
    """The keys by name, with those that stand in words; "arrow keys" are four."""
    told = " ".join(f"{each.shortcut} {each.inside}" for each in keyed)
    return set(re.findall(r"\w+", told)) | (ARROWS if "arrow keys" in told else set())


def told_in(room: str) -> set[str]:
    """Of what is read in a room of the interface: a page says its own keys itself, though fields have them too."""
    line = PAGES.get(room)
    own = (*commands_of(line), *keys_of(line)) if line else (*IN_FIELDS, *COMMANDS)
    return words_of((*EVERYWHERE, *own))


def read_in(tree: ast.AST) -> Iterator[str]:
    """Keys that are named there, and shortcuts that are written out; a letter or figure ends a range of them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("Key_") and len(node.attr) > len("Key_X"):
            yield NAMED.get(node.attr.removeprefix("Key_"), node.attr.removeprefix("Key_"))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QKeySequence":
            written = [each.value for each in node.args if isinstance(each, ast.Constant)]
            yield from (key for keys in written for key in re.findall(r"\w+", str(keys)))


def typed_in(tree: ast.Module) -> Iterator[str]:
    """Signs that what was typed is compared with, by name, and letters wherever a text is begun with them."""
    constants = {ast.unparse(node.target): node.value for node in tree.body if isinstance(node, ast.AnnAssign)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and ast.unparse(node.left) == "event.text()":
            (among,) = node.comparators
            written = ast.walk(constants.get(ast.unparse(among)) or among)
            signs = "".join(str(each.value) for each in written if isinstance(each, ast.Constant))
            yield from (SIGNS.get(sign, sign) for sign in signs if sign not in "234")  # "1 to 5"
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "first_letters":
            yield "letter"


def untold(code: str, room: str) -> set[str]:
    tree = ast.parse(code)
    return {*read_in(tree), *typed_in(tree)} - told_in(room)


def test_all_of_it_stands_in_the_list(
    example: Workspace, every_language: Language, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(example, every_language, Preferences(file=tmp_path / "preferences.json"))
    qtbot.addWidget(window)
    keyed: list[Command[Any] | Key] = [*EVERYWHERE, *IN_FIELDS]
    for line in PAGES.values():
        window.open_page(line.id)
        keyed += [*commands_of(line), *keys_of(line)]
    keyed += [bound.command for bound in window.context.commands]
    window.context.commands.run("help.keys")
    (shown,) = window.findChildren(Overlay)
    told = {label.text() for label in shown.findChildren(QLabel)}
    wanted = [(every_language(each.text), each.keys(every_language)) for each in keyed if each.keys(every_language)]
    assert len(wanted) > 100
    assert [words for words, keys in wanted if not {words, keys} <= told] == []
    actions = window.findChildren(QAction)
    native = {keys.toString(QKeySequence.SequenceFormat.NativeText) for each in actions for keys in each.shortcuts()}
    assert {keys for keys in native if not any(keys in words for words in told)} == set()
    window.close()


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: str(path.relative_to(UI)))
def test_a_key_that_is_read_is_told(path: Path) -> None:
    place = path.relative_to(UI)
    assert untold(path.read_text("utf-8"), place.parts[0]) == HANDED_ON.get(place.as_posix(), set())


@pytest.mark.parametrize(
    ("code", "room"),
    [
        ("if event.key() == Qt.Key.Key_F7: pass", "widgets"),
        ("STEPS = {Qt.Key.Key_Insert: 1}", "calendar"),
        ("QShortcut(QKeySequence('Ctrl+F12'), self, run)", "clients"),
        ("if event.text() in '#': pass", "widgets"),
        ("ENDS: Final = frozenset('/')\nif event.text() in ENDS: pass", "calendar"),
        ("if letters := first_letters(event): pass", "checklist"),
    ],
)
def test_one_that_is_not_told_is_found(code: str, room: str) -> None:
    assert untold(code, room)


def test_letters_of_the_checklist_are_told() -> None:
    assert {*LATIN, "E", "C", *"1234"} <= told_in("checklist")


def test_a_page_s_own_key_is_no_excuse_for_another_page() -> None:
    assert "P" in told_in("checklist") - told_in("calendar")  # of an answer, which the calendar has none of
