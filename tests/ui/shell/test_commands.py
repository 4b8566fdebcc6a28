from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QWidget

from smmdesk.domain.errors import EmptyNameError
from tests.gone import delete_what_was_closed
from ui.shell.commands import Command, Commands
from ui.widgets.buttons import action_button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language


@dataclass
class Cupboard:
    """What commands are run on here."""

    cakes: int = 1
    eaten: list[str] = field(default_factory=list)

    def eat(self) -> None:
        self.cakes -= 1
        self.eaten.append("cake")

    def refuse(self) -> None:
        raise EmptyNameError


CAKES: tuple[Command[Cupboard], ...] = (
    Command(id="cake.eat", text="Eat", shortcut="Ctrl+E", run=lambda it: it.eat(), enabled=lambda it: it.cakes > 0),
    Command(id="cake.refuse", text="Refuse", run=lambda it: it.refuse(), in_palette=False),
)


@pytest.fixture
def window(qtbot: QtBot) -> QStackedWidget:
    made = QStackedWidget()
    for _page in range(2):
        made.addWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def commands(window: QWidget, language: Language) -> Commands:
    return Commands(language, window)


def test_a_shortcut_runs_the_command_while_its_page_is_in_sight(
    commands: Commands, window: QStackedWidget, qtbot: QtBot
) -> None:
    first, second = Cupboard(5), Cupboard(5)
    commands.bind(CAKES, first, heading="First", widget=window.widget(0))
    other = tuple(
        Command(id=f"other.{each.id}", text=each.text, run=each.run, shortcut=each.shortcut) for each in CAKES
    )
    commands.bind(other, second, heading="Second", widget=window.widget(1))
    shown = window.currentWidget()
    assert shown is not None
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert (first.cakes, second.cakes) == (4, 5)
    window.setCurrentIndex(1)
    qtbot.keyClick(window.currentWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert (first.cakes, second.cakes) == (4, 4)


def test_what_is_not_enabled_does_not_run_and_is_not_offered(commands: Commands) -> None:
    cupboard = Cupboard(1)
    commands.bind(CAKES, cupboard, heading="Cakes")
    made = action_button(commands.action("cake.eat"))
    commands.run("cake.eat")
    commands.run("cake.eat")
    assert cupboard.eaten == ["cake"]
    assert not made.isEnabled()
    assert commands.available() == []


def test_a_refusal_becomes_its_sentence(commands: Commands, qtbot: QtBot) -> None:
    commands.bind(CAKES, Cupboard(), heading="Cakes")
    with qtbot.waitSignal(commands.refused) as told:
        commands.run("cake.refuse")
    assert told.args == ["A name is needed."]


def test_a_menu_holds_the_actions_and_lines(commands: Commands) -> None:
    commands.bind(CAKES, Cupboard(), heading="Cakes")
    menu = commands.menu("cake.eat", "", "cake.refuse")
    assert [action.text() for action in menu.actions()] == ["Eat", "", "Refuse"]
    assert menu.actions()[1].isSeparator()


def test_a_menu_goes_when_it_is_closed(commands: Commands, window: QWidget) -> None:
    commands.bind(CAKES, Cupboard(2), heading="Cakes")
    for _time in range(2):
        menu = commands.menu("cake.eat", "cake.refuse")
        menu.popup(QPoint(0, 0))
        menu.close()
    delete_what_was_closed()
    assert window.findChildren(QMenu) == []
    commands.run("cake.eat")  # what it showed is there


def test_binding_again_replaces(commands: Commands, window: QWidget) -> None:
    old, new = Cupboard(3), Cupboard(3)
    commands.bind(CAKES, old, heading="Cakes")
    commands.bind(CAKES, new, heading="Cakes")
    commands.run("cake.eat")
    assert (old.cakes, new.cakes) == (3, 2)
    assert [bound.command.id for bound in commands] == ["cake.eat", "cake.refuse"]
    assert next(iter(commands)).keys == "Ctrl+E"


def test_a_command_that_is_not_there_is_named_with_those_that_are(commands: Commands) -> None:
    commands.bind(CAKES, Cupboard(), heading="Cakes")
    for ask in (commands.action, commands.menu, commands.run):
        with pytest.raises(LookupError, match=r"'cake\.bake'.*cake\.eat, cake\.refuse"):
            ask("cake.bake")
