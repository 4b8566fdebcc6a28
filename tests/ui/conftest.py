"""Every widget test runs on Qt's off-screen platform, in our theme."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QWidget

from smmdesk.domain.ids import new_id
from smmdesk.speech.language import LANGUAGES, Language
from tests.gone import delete_what_was_closed
from ui.shell.context import Context
from ui.style.theme import Scheme, use_scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def language() -> Language:
    """English, for tests that read the words shown."""
    return Language("en")


@pytest.fixture(params=sorted(LANGUAGES))
def every_language(request: pytest.FixtureRequest) -> Language:
    """One test run a language."""
    return Language(request.param)


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    """A widget to put others into."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def context_on(qtbot: QtBot) -> Iterator[Callable[..., Context]]:
    """Makes contexts over workspaces, and lets go of them while their workspaces are still open."""
    made: list[Context] = []

    def make(*given: Any, **more: Any) -> Context:
        made.append(Context(*given, **more))
        return made[-1]

    yield make
    for each in made:
        each.close()
        each.window.deleteLater()


@pytest.fixture(autouse=True)
def _nothing_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test finds what another has looked up, or the person who runs them."""
    folder = tmp_path_factory.getbasetemp() / new_id()  # made by who writes there
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("smmdesk.machine.kept_holidays.cache_folder", lambda: folder)
        yield


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> Iterator[None]:
    use_scheme(qapp, Scheme.LIGHT)
    yield
    # What a test closed is otherwise kept until an event loop runs: thousands of widgets that each theme dresses anew.
    delete_what_was_closed()
