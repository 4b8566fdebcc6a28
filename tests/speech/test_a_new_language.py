"""The recipe of a language in CONTRIBUTING.md, followed in a copy of the resources with one that is not there yet."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import dev

if TYPE_CHECKING:
    from pathlib import Path

ROW = {
    "name": "Deutsch",
    "locale": "de",
    "letters": "a-zäöüß",
    "thousands": ".",
    "percent": "\N{NO-BREAK SPACE}%",
    "sign_first": False,
}
SENTENCES = {
    'msgid "Calendar"\nmsgstr ""': 'msgid "Calendar"\nmsgstr "Kalender"',
    'msgid "{n} post"\nmsgid_plural "{n} posts"\nmsgstr[0] ""\nmsgstr[1] ""': (
        'msgid "{n} post"\nmsgid_plural "{n} posts"\nmsgstr[0] "{n} Beitrag"\nmsgstr[1] "{n} Beiträge"'
    ),
}
SPOKEN = """
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from PySide6.QtWidgets import QAbstractButton, QApplication
from smmdesk.command.cli import main
from smmdesk.domain.money import Money
from smmdesk.knowledge import sphere_keys
from smmdesk.opening import open_workspace
from smmdesk.speech.language import Language
from ui.shell.preferences import Preferences
from ui.window.main_window import MainWindow

folder, preferences = map(Path, sys.argv[1:])
german = Language("de")
print(german.name, german.date(date(2026, 3, 5)), german.month(date(2026, 3, 5)), sep=" | ")
print(german.count("{n} post", "{n} posts", 1), german.count("{n} post", "{n} posts", 1200), sep=" | ")
print(german.percent(Fraction(1, 2)), german.money(Money.of(1200, "EUR")), german.read_number("1.200"), sep=" | ")
print(*sphere_keys("Möbel"))
assert main(["demo", str(folder), "--language", "de"]) == 0
app = QApplication([])
with open_workspace(folder) as workspace:
    window = MainWindow(workspace, german, Preferences(file=preferences))
    entries = [entry.text() for entry in window.navigation.findChildren(QAbstractButton)]
    print(window.windowTitle(), "Kalender" in entries, sep=" | ")
    window.close()
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The program, with resources of its own."""
    home = tmp_path / "house"
    shutil.copytree(dev.HOME / "resources", home / "resources")
    for part in ("smmdesk", "ui"):
        (home / part).symlink_to(dev.HOME / part, target_is_directory=True)
    return home


def run(house: Path, *words: str) -> str:
    """What this Python prints there."""
    surroundings = {**os.environ, "PYTHONPATH": str(house), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, *words], cwd=house, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def declare(house: Path) -> None:
    """Step 1: its row, then `dev.py translate`."""
    listed = house / "resources" / "locale" / "languages.json"
    listed.write_text(json.dumps(json.loads(listed.read_text("utf-8")) | {"de": ROW}), "utf-8")
    run(house, "-m", "resources.develop.catalogues")


def translate(house: Path) -> None:
    """Step 2: the catalogue, of which a few sentences are enough here, and the folder of knowledge."""
    catalogue = house / "resources" / "locale" / "de" / "LC_MESSAGES" / "smmdesk.po"
    text = catalogue.read_text("utf-8")
    for empty, filled in SENTENCES.items():
        assert text.count(empty) == 1, empty
        text = text.replace(empty, filled)
    catalogue.write_text(text, "utf-8")
    run(house, "-m", "resources.develop.catalogues")
    knowledge = house / "resources" / "knowledge"
    shutil.copytree(knowledge / "en", knowledge / "de")
    told = knowledge / "de" / "clients.toml"
    told.write_text(told.read_text("utf-8").replace('name = "Furniture"', 'name = "Möbel"'), "utf-8")


def test_a_language_is_a_row_a_catalogue_and_a_folder(house: Path, tmp_path: Path) -> None:
    declare(house)
    translate(house)
    lines = run(house, "-c", SPOKEN, str(tmp_path / "desk"), str(tmp_path / "preferences.json")).splitlines()
    assert lines[:4] == [
        "Deutsch | 5. März 2026 | März 2026",
        "1 Beitrag | 1.200 Beiträge",
        "50\N{NO-BREAK SPACE}% | 1.200,00\N{NO-BREAK SPACE}€ | 1200",
        "furniture",
    ]
    assert lines[-1] == "desk — SMMdesk | True"
    assert not (dev.HOME / "resources" / "locale" / "de").exists()


def test_there_is_one_list_of_languages() -> None:
    """No module names them beside `languages.json`."""
    codes = re.compile(r"""(["'])(ru|ka)\1""")
    named = [
        str(file.relative_to(dev.HOME))
        for root in ("smmdesk", "ui", "resources")
        for file in sorted((dev.HOME / root).rglob("*.py"))
        if codes.search(file.read_text("utf-8"))
    ]
    assert named == ["ui/checklist/keys.py"]  # letters that look like an x
