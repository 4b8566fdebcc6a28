"""Every icon that the program names has its file."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import dev
from ui.pages import PAGES
from ui.style.icons import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

NAMING = {"icon", "icon_before_words", "icon_button", "pixmap"}
"""Functions whose first word is an icon's name."""
WORDS = {"icon", "sign"}
"""Arguments and fields that hold one."""


def named(file: Path) -> set[str]:
    """What a module names literally: as a first argument, as `icon=…` or `sign=…`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [each.value for each in node.keywords if each.arg in WORDS]
            given += node.args[:1] if called in NAMING else []
            found |= {each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return found - {""}


def test_every_icon_named_has_its_file() -> None:
    there = {file.stem for file in FOLDER.glob("*.svg")}
    for file in sorted((dev.HOME / "ui").rglob("*.py")):
        assert named(file) <= there, file


def test_icons_of_pages_have_their_files() -> None:
    assert {line.icon for line in PAGES.values()} <= {file.stem for file in FOLDER.glob("*.svg")}
