"""Three files as a network gives them, brought in by the keyboard alone: one of them has to be asked about."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from smmdesk.domain.clients import Account
from smmdesk.domain.networks import Network
from smmdesk.domain.results.records import Measurement, Publication
from tests.desks import desk_with
from ui.importing.several import SeveralDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Person

FILES = Path(__file__).parents[1] / "data" / "analytics"
NAMES = ("Mar-04-2025_Mar-15-2025_900000000000001.csv", "Interactions.csv", "Visits.csv")


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Walnut")


def test_three_files_come_in_by_the_keyboard_alone(
    start: Callable[..., Person], desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(desk)
    person.come_to_the_front()
    picked = [str(shutil.copy(FILES / name, home / name)) for name in NAMES]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: (picked, ""))
    person.window.context.file_wanted.emit("results")
    (dialog,) = (each for each in person.window.findChildren(SeveralDialog) if each.isVisible())
    at_rest(person)
    assert person.sees("2 of 3 files can be brought in.", dialog)
    assert person.sees("Some of the files do not say of which network they are.", dialog)

    person.type("Instagram")  # the keyboard is where it is asked
    person.qtbot.waitUntil(lambda: person.sees("3 of 3 files can be brought in.", dialog), timeout=30_000)
    person.press("Tab", "Down", "Return")  # into the second file, to see what it holds
    alone = person.focused().window()
    at_rest(person)
    assert person.sees("Interactions.csv", alone)
    person.press("Esc")

    person.qtbot.waitUntil(lambda: person.focused().window() is dialog)
    for _step in range(4):
        if person.focused() is dialog.accept_button:
            break
        person.press("Tab")
    person.press("Return")
    person.qtbot.waitUntil(lambda: person.sees("Brought in 3 files, a step each"), timeout=30_000)
    (account,) = person.workspace.records.all(Account)
    assert (account.network, account.handle) == (Network.INSTAGRAM, "@sweet_fixture")
    assert len(person.workspace.records.all(Publication)) == 12
    assert {row.account_id for row in person.workspace.records.all(Measurement)} == {account.id}

    person.come_to_the_front()
    for _file in NAMES:
        person.press("Ctrl+Z")
    assert [person.workspace.records.all(kind) for kind in (Publication, Measurement, Account)] == [[], [], []]


def at_rest(person: Person) -> None:
    person.qtbot.waitUntil(lambda: not person.window.context.background.jobs(), timeout=30_000)
