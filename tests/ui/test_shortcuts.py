"""No two commands in sight at once share a key: Qt would run neither."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ui.pages import PAGES
from ui.shell.preferences import Preferences
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace


@pytest.mark.parametrize("page_id", PAGES)
def test_keys_are_unique_on_every_page(
    example: Workspace, language: Language, page_id: str, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = Preferences(file=tmp_path_factory.mktemp("kept") / "preferences.json")
    window = MainWindow(example, language, kept)
    qtbot.addWidget(window)
    page = window.open_page(page_id)
    shared = [bound.action for bound in window.context.commands if bound.widget in {window, page}]
    keys = Counter(key.toString() for action in shared if action.isEnabled() for key in action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []
    window.close()
