"""What is on the clipboard outlives Python: it must not take the program down at its end."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication

from ui.widgets.clipboard import put

ENDS = """
from PySide6.QtWidgets import QApplication
from ui.widgets.clipboard import put
app = QApplication([])
put("a\\tb", "<table></table>")
assert app.clipboard().text() == "a\\tb"
"""


@pytest.mark.usefixtures("qapp")
def test_text_and_table_are_there_at_once() -> None:
    put("a\tb", "<table><tr><td>a</td><td>b</td></tr></table>")
    carried = QGuiApplication.clipboard().mimeData()
    assert (carried.text(), carried.html().count("<td>")) == ("a\tb", 2)
    assert sorted(carried.formats()) == ["text/html", "text/plain"]


def test_a_program_with_something_of_its_own_on_the_clipboard_ends_well() -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", ENDS], env=surroundings, timeout=60, check=False)
    assert ended.returncode == 0
