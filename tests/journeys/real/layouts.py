"""One layout alone, or beside a Latin one: the keys are those that their place on the keyboard says."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from smmdesk.opening import create_workspace
from tests.programs import program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.journeys.real.person import RealPerson

KEYCODES: Final = {"K": 45, "F": 41, "A": 38, "C": 54, "V": 55, "X": 53, "Z": 52, "N": 57, "Q": 24, "T": 28}
"""Of X, where these letters lie in a Latin layout."""
CTRL, SHIFT = 37, 50


@pytest.fixture(params=["ru", "ge", "ru,us", "ge,us"])
def layout(request: pytest.FixtureRequest) -> Iterator[str]:
    switch_to(request.param)
    yield request.param
    switch_to("us")


def switch_to(layout: str) -> None:
    subprocess.run([program("setxkbmap"), layout], check=True)


def press(person: RealPerson, letter: str, *held: int) -> None:
    """The key at the place of this Latin letter."""
    person.wait_for_front()
    down, up = [f"keydown {each}" for each in held], [f"keyup {each}" for each in held]
    subprocess.run([program("xdotool"), *" ".join([*down, f"key {KEYCODES[letter]}", *up]).split()], check=True)


def begin(sit_down: Callable[[Path | None], RealPerson], home: Path) -> RealPerson:
    with create_workspace(home / "desk") as made:
        made.clients.add("Almond")
        made.clients.add("Walnut")
    person = sit_down(home / "desk")
    person.come_to_the_front()
    return person


def line_of(person: RealPerson) -> QLineEdit:
    """The one that has the keyboard by then."""
    person.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def test_letters_reach_their_commands(sit_down: Callable[[Path | None], RealPerson], home: Path, layout: str) -> None:
    assert layout
    person = begin(sit_down, home)
    press(person, "K", CTRL)
    assert line_of(person).placeholderText() == "Search or do…"
    person.press("Escape")
    press(person, "K", CTRL, SHIFT)
    person.until(lambda: line_of(person).placeholderText() == "Find a client…")
    person.press("Escape")
    window = person.window
    press(person, "Q", CTRL)
    person.until(lambda: not window.isVisible())


def test_fields_are_edited(sit_down: Callable[[Path | None], RealPerson], home: Path, layout: str) -> None:
    person = begin(sit_down, home)
    press(person, "F", CTRL)
    field = line_of(person)
    for letter in "KC":
        press(person, letter)
    person.until(lambda: len(field.text()) == 2)
    typed = field.text()
    assert not typed.isascii(), layout
    for letter in "ACVV":
        press(person, letter, CTRL)
    person.until(lambda: field.text() == 2 * typed)
    for letter in "AX":
        press(person, letter, CTRL)
    person.until(lambda: not field.text())
    press(person, "Z", CTRL)
    person.until(lambda: field.text() == 2 * typed)
