"""A change of language, or of workspace, makes a new window: of the one before nothing stays."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from smmdesk.speech.language import Language
from ui.pages import PAGES
from ui.shell.preferences import Preferences
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace


@pytest.mark.parametrize("with_client", [False, True])
def test_nothing_of_a_window_outlives_it(
    qapp: QApplication, example: Workspace, tmp_path: Path, with_client: bool
) -> None:
    gc.collect()
    before = set(qapp.allWidgets())
    window = MainWindow(example, Language("en"), Preferences(file=tmp_path / "preferences.json"))
    window.show()
    if with_client:
        window.context.choose_client(example.clients.list()[0].id)
    for page in PAGES:
        window.open_page(page)
        qapp.processEvents()
    python = weakref.ref(window)
    window.close()
    window.deleteLater()
    del window, page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sorted(type(each).__name__ for each in set(qapp.allWidgets()) - before) == []
    gc.collect()
    assert python() is None
