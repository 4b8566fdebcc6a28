"""Whoever makes a widget may call `deleteLater` on it, nobody else: the clause of *Ownership*, read in the code."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

UI = Path(__file__).parents[2] / "ui"
SOURCES = sorted(UI.rglob("*.py"))
MAKERS: Final = {"build"}
"""Methods elsewhere that make what they give and keep nothing of it: `kind.build` of a field."""
ALLOWED: Final[Mapping[str, str]] = {
    "calendar/month/legend.py: old": "a list that this very module makes and fills",
    "calendar/post/alt_texts.py: old": "lines that this very module makes and lists",
    "checklist/result_panel.py: old": "all that stands in a column that this very module fills",
    "keeping/instance_lock.py: caller": "Qt's documentation has whoever takes a connection of a server delete it",
    "reputation/steps.py: old": "buttons that this very module makes and lists",
    "shell/banner.py: banner": "a banner is given to be shown, and is not its maker's any more",
    "widgets/flow.py: part": "a flow is given what is put into it for good",
}


def found(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and receiver of each call on what was not made in the same module."""
    attributes, functions = attributes_made(tree), makers(tree)
    for function in functions_of(tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Attribute) and node.attr == "deleteLater":
                names = bound(function)
                if not is_ours(node.value, names, attributes, functions):
                    yield node.lineno, ast.unparse(node.value)


def makers(tree: ast.Module) -> set[str]:
    """Functions of the module that make something."""
    return {each.name for each in functions_of(tree) if any(is_made(part, set()) for part in ast.walk(each))}


def functions_of(tree: ast.AST) -> list[ast.FunctionDef]:
    """Also methods."""
    return [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]


def bound(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """By local name all that it may stand for; in a loop whatever is gone through."""
    names: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        for target, value in pairs(node):
            if isinstance(target, ast.Name):
                names.setdefault(target.id, []).append(value)
    return names


def pairs(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Targets, each with its value, of an assignment of any kind, or of a loop."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                yield from zip(target.elts, node.value.elts, strict=True)
            else:
                yield target, node.value
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        yield node.target, node.value
    elif isinstance(node, ast.For | ast.comprehension):
        yield node.target, node.iter


def attributes_made(tree: ast.Module) -> set[str]:
    """Attributes of `self` that are given something made in this module, or a list of such."""
    functions = makers(tree)
    made: set[str] = set()
    for node in ast.walk(tree):
        for target, value in pairs(node):
            place = target.value if isinstance(target, ast.Subscript) else target
            if own(place) and any(is_made(part, functions) for part in ast.walk(value)):
                made.add(own(place))
    return made


def own(place: ast.expr) -> str:
    """The name of an attribute of `self`; empty of anything else."""
    is_own = isinstance(place, ast.Attribute) and isinstance(place.value, ast.Name) and place.value.id == "self"
    return place.attr if is_own and isinstance(place, ast.Attribute) else ""


def is_made(node: ast.AST, functions: set[str]) -> bool:
    """Whether it is a call of a class, or of such a function."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    return name.lstrip("_")[:1].isupper() or name in functions | MAKERS


def is_ours(
    place: ast.expr, names: Mapping[str, Sequence[ast.expr]], attributes: set[str], functions: set[str]
) -> bool:
    """Whether all that it may be was made here: `self`, what `self` made, or a local that was."""
    if is_made(place, functions):
        return True
    if isinstance(place, ast.Name) and place.id != "self":
        values = [each for each in names.get(place.id, []) if not isinstance(each, ast.Constant)]
        return bool(values) and all(is_ours(each, {**names, place.id: []}, attributes, functions) for each in values)
    if isinstance(place, ast.Tuple):
        return all(is_ours(each, names, attributes, functions) for each in place.elts)
    if isinstance(place, ast.Attribute | ast.Subscript) and not own(place):
        return is_ours(place.value, names, attributes, functions)  # a part of what was made
    if isinstance(place, ast.Call) and isinstance(place.func, ast.Attribute):
        return place.func.attr in {"pop", "get", "values"} and is_ours(place.func.value, names, attributes, functions)
    return (isinstance(place, ast.Name) and place.id == "self") or own(place) in attributes


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(UI)))
def test_what_is_deleted_was_made_there(path: Path) -> None:
    name = path.relative_to(UI).as_posix()
    calls = list(found(ast.parse(path.read_text("utf-8"))))
    assert [(line, what) for line, what in calls if f"{name}: {what}" not in ALLOWED] == []


def test_what_is_allowed_is_needed() -> None:
    calls = {
        f"{path.relative_to(UI).as_posix()}: {what}"
        for path in SOURCES
        for _line, what in found(ast.parse(path.read_text("utf-8")))
    }
    assert calls == set(ALLOWED)


@pytest.mark.parametrize(
    "code",
    [
        "def end(window):\n    window.deleteLater()",
        "def end(page):\n    for each in page.findChildren(QWidget):\n        each.deleteLater()",
        "class A:\n    def __init__(self, window):\n        self._window = window\n"
        "    def end(self):\n        self._window.deleteLater()",
        "class A:\n    def end(self):\n        old = self.context.window\n        old.deleteLater()",
        "def end(combo):\n    combo.activated.connect(combo.lineEdit().deleteLater)",
        "class A:\n    def end(self):\n        self.parentWidget().deleteLater()",
        "def end(other):\n    old = QLabel() if other is None else other\n    old.deleteLater()",
    ],
)
def test_somebody_else_s_is_found(code: str) -> None:
    assert len(list(found(ast.parse(code)))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "class A:\n    def end(self):\n        self.deleteLater()",
        "class A:\n    def show(self):\n        old, self.part = self.part, Part(self)\n        old.deleteLater()",
        "class A:\n    def show(self):\n        for old in self._rows:\n            old.deleteLater()\n"
        "        self._rows = [Row(each) for each in self.names]",
        "def words():\n    made = QLabel()\n    made.deleteLater()",
    ],
)
def test_one_s_own_may_go(code: str) -> None:
    assert list(found(ast.parse(code))) == []
