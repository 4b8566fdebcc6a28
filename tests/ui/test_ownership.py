"""No wrapper outlives what it wraps: the rule of ARCHITECTURE.md, read in the code and tried in other processes."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

UI = Path(__file__).parents[2] / "ui"
SOURCES = sorted(UI.rglob("*.py"))
ITEMS = {"itemAt", "itemAtPosition", "takeAt", "QLayoutItem", "QSpacerItem", "QWidgetItem"}
"""Qt deletes an item with its layout and tells nobody in Python."""
BASES = {"QLayout", "QBoxLayout", "QGridLayout", "QIconEngine", "QStyle", "QProxyStyle", "QCommonStyle"}
"""What Qt asks for objects that it then keeps, copies or deletes by itself."""
OF_QT = {
    *("focusWidget", "widgetAt", "childAt", "activePopupWidget", "activeModalWidget", "activeWindow"),
    *("lineEdit", "viewport", "view", "document", "menu", "completer", "popup", "layout", "style", "indexWidget"),
    *("horizontalHeader", "verticalHeader", "horizontalScrollBar", "verticalScrollBar", "selectionModel"),
    *("itemDelegate", "addAction", "addMenu", "addSeparator", "sender", "screen"),
}
"""Calls that give what Qt made by itself."""

LASTING = {"context", "_context", "background", "_background", "commands", "workspace", "backups", "instance"}
"""Senders that outlive a widget: Qt forgets a method of one that is gone, but keeps a function and what it holds."""


def found(tree: ast.AST) -> Iterator[str]:
    """What in a module breaks the rule."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name | ast.alias):
            name = {ast.Attribute: "attr", ast.Name: "id", ast.alias: "name"}[type(node)]
            if (used := getattr(node, name)) in ITEMS:
                yield f"{node.lineno}: asks for an item of a layout ({used})"
        if isinstance(node, ast.ClassDef) and (bases := BASES & {ast.unparse(base) for base in node.bases}):
            yield f"{node.lineno}: {node.name} is a {', '.join(bases)} in Python"
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(part, ast.Attribute) for target in targets for part in ast.walk(target)):
                yield from (f"{node.lineno}: keeps what {name}() gave" for name in given(node.value))
    yield from lasting_functions(tree)
    yield from foreign_methods(tree)


def foreign_methods(tree: ast.AST) -> Iterator[str]:
    """Where a timer with somebody to call it for is given the method of something else, which it does not hold."""
    methods = {f"self.{node.name}" for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("singleShot") and len(node.args) > 2:
            whose, told = ast.unparse(node.args[1]), node.args[2]
            for each in [told.body, told.orelse] if isinstance(told, ast.IfExp) else [told]:
                is_own = whose == "self" and ast.unparse(each) in methods
                if isinstance(each, ast.Attribute) and not is_own:
                    yield f"{node.lineno}: a timer of {whose} is given {ast.unparse(each)}"


def lasting_functions(tree: ast.AST) -> Iterator[str]:
    """Where a lasting sender is given a function instead of a method."""
    inner = {each.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for each in local(node)}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"):
            continue
        sender, told = node.func.value, node.args[0]
        names = {part.id for part in ast.walk(sender) if isinstance(part, ast.Name)}
        names |= {part.attr for part in ast.walk(sender) if isinstance(part, ast.Attribute)}
        is_function = isinstance(told, ast.Lambda | ast.Call) or (isinstance(told, ast.Name) and told.id in inner)
        if is_function and names & LASTING:
            yield f"{node.lineno}: {ast.unparse(sender)} is given a function"


def local(function: ast.FunctionDef) -> Iterator[ast.FunctionDef]:
    """Functions made within one."""
    yield from (each for each in ast.walk(function) if isinstance(each, ast.FunctionDef) and each is not function)


def given(value: ast.expr) -> Iterator[str]:
    """Names of calls whose answers, and not only what is told of them, are the value."""
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        if value.func.attr in OF_QT:
            yield value.func.attr
    elif isinstance(value, ast.IfExp):
        yield from (*given(value.body), *given(value.orelse))
    elif isinstance(value, ast.BoolOp | ast.Tuple | ast.List):
        for each in value.values if isinstance(value, ast.BoolOp) else value.elts:
            yield from given(each)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(UI)))
def test_the_code_keeps_to_the_rule(path: Path) -> None:
    assert list(found(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "while (item := column.takeAt(0)): pass",
        "from PySide6.QtWidgets import QLayoutItem",
        "class Flow(QLayout): pass",
        "class Tinted(QIconEngine): pass",
        "self._before = QApplication.focusWidget()",
        "self._line: QLineEdit = combo.lineEdit()",
        "self._of = field.document() if rich else field",
        "context.changed.connect(lambda _tables: self.update())",
        "QApplication.instance().focusChanged.connect(partial(self.follow, 1))",
        "QTimer.singleShot(0, self._context, self.begin)",
        "QTimer.singleShot(0, self, self._then)",
        "def make(context):\n    def tell(): button.update()\n    context.chosen.connect(tell)",
    ],
)
def test_what_breaks_the_rule_is_found(code: str) -> None:
    assert len(list(found(ast.parse(code)))) == 1


TABS = """
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from ui.widgets.flow import Flow
from ui.widgets.tab_order import reading_order
def page():
    made = QWidget(); column = QVBoxLayout(made)
    for _ in range(6):
        row, grid, flow = QHBoxLayout(), QGridLayout(), Flow()
        column.addLayout(row); column.addLayout(grid); column.addWidget(flow)
        for k in range(4):
            row.addWidget(QWidget()); grid.addWidget(QWidget(), k // 2, k % 2); flow.add(QWidget())
        flow.clear()
    return made
root = QWidget(); column = QVBoxLayout(root); root.show()
for n in range(300):
    old = page(); column.addWidget(old); app.processEvents()
    kept = list(reading_order(root))
    old.deleteLater(); del old
    if n % 3 == 0: kept = None
    end(collect=n % 5 == 0)
"""
ICONS = """
from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPixmap
from smmdesk.domain.networks import Network
from ui.style.icons import icon
from ui.widgets.forms.networks import network_icon
page = QPixmap(40, 40); gc.set_threshold(50, 2, 2)
for n in range(200):
    made = icon("plus") if n % 2 else network_icon(Network.VK, Network.TELEGRAM)
    copy = QIcon(made); copy.addPixmap(page)  # has Qt copy what draws it
    painter = QPainter(page); copy.paint(painter, QRect(0, 0, 12, 12)); painter.end()
    del made, copy
"""
OVERLAY = """
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from ui.shell.overlay import Overlay
window = QWidget(); column = QVBoxLayout(window); table = QTableWidget(1, 1); column.addWidget(table)
table.setItem(0, 0, QTableWidgetItem("words")); window.show(); window.activateWindow(); app.processEvents()
for n in range(40):
    table.setFocus(); table.editItem(table.item(0, 0)); app.processEvents()
    over = Overlay(window, width=200, name="over"); over.open()
    app.processEvents(); end()  # the editor of the cell is gone
    others = [QWidget() for _ in range(20)]
    over.close(); end()
    assert app.focusWidget() is table, app.focusWidget()
"""
START = """
import faulthandler, gc
faulthandler.enable()
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
app = QApplication([])
def end(collect=True):
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete); app.processEvents()
    if collect: gc.collect()
"""


@pytest.mark.parametrize("code", [TABS, ICONS, OVERLAY], ids=["tabs", "icons", "overlay"])
def test_the_program_lives_on(code: str) -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(UI.parent)}
    command = [sys.executable, "-c", START + code]
    ended = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
