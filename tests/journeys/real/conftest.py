"""What journeys on a desktop of their own have besides: a person whose keys and clicks are real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.real.person import Came, RealPerson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.journeys.conftest import Person


@pytest.fixture
def came(qapp: QApplication) -> Iterator[Came]:
    """What came in from the X server."""
    made = Came()
    qapp.installEventFilter(made)
    qapp.setQuitOnLastWindowClosed(False)  # what waits after the window was closed is the test
    yield made
    qapp.setQuitOnLastWindowClosed(True)
    qapp.removeEventFilter(made)


@pytest.fixture
def sit_down(
    start: Callable[[Path | None], Person], came: Came, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Path | None], RealPerson]:
    """Starts the program for somebody who is real, and keeps their papers in `home`."""
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home))

    def begin(folder: Path | None = None) -> RealPerson:
        person = start(folder)
        return RealPerson(person.program, person.qtbot, came)

    return begin
