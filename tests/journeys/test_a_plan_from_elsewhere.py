"""A colleague's plan with names of its own: said once what its columns are, next month it is simply imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from smmdesk.command.cli import main
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.importing.dialog import ImportDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Person

NAMES = "Когда постим;Куда;Про что;Кто снимает"
DECEMBER = f"{NAMES}\n27.12.2026;ВК;Медовик;Лена\n28.12.2026;тг, инста;Пряники;Олег\n"
JANUARY = f"{NAMES}\n27.01.2027;ВК;Коржики;Лена\n28.01.2027;ок;Рогалики;Олег\n"
FEBRUARY = f"{NAMES}\n27.02.2027;ВК;Блины;Лена\n"


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Walnut")


def test_what_was_said_of_odd_names_serves_the_next_month(
    start: Callable[..., Person], desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(desk)
    person.come_to_the_front()
    brought(home, DECEMBER, monkeypatch)
    say_what_the_columns_are(person)
    brought(home, JANUARY, monkeypatch)
    import_at_once(person)
    planned = {post.text: (post.networks, post.person) for post in person.workspace.records.all(Post)}
    assert planned == {
        "Медовик": ((Network.VK,), "Лена"),
        "Пряники": ((Network.TELEGRAM, Network.INSTAGRAM), "Олег"),
        "Коржики": ((Network.VK,), "Лена"),
        "Рогалики": ((Network.OK,), "Олег"),
    }
    person.program.close()
    assert main(["import", str(desk), str(brought(home, FEBRUARY, monkeypatch)), "--client", "Walnut"]) == 0
    with open_workspace(desk) as opened:
        assert len(opened.records.all(Post, text="Блины")) == 1


def test_a_corrected_plan_updates_what_it_was(
    start: Callable[..., Person], desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(desk)
    person.come_to_the_front()
    rows = ["Date;Network;Text", "27.12.2026;VK;Honey cake with nuts", "28.12.2026;VK;Rye bread", "29.12.2026;VK;Pie"]
    brought(home, "\n".join(rows), monkeypatch)
    dialog_of(person)
    person.press("Return")
    person.qtbot.waitUntil(lambda: len(person.workspace.records.all(Post)) == 3, timeout=20_000)
    person.qtbot.waitUntil(lambda: not person.window.context.background.jobs(), timeout=20_000)
    rows[1:3] = ["27.12.2026;VK;Honey cake with plums", "30.12.2026;VK;Rye bread"]
    brought(home, "\n".join(rows), monkeypatch)
    dialog = dialog_of(person)
    assert person.sees("2 rows look like posts that are here, changed. What becomes of them?", dialog)
    assert person.sees("Looks like the post of 28 December 2026, changed", dialog)
    changed = dialog.views.changed
    assert [choice.currentText() for choice in changed.choices] == ["Update the post", "Update the post"]
    changed.choices[1].setFocus()
    person.type("Leave")
    assert dialog.accept_button
    person.qtbot.waitUntil(lambda: person.sees("1 will be changed. 2 are here already.", dialog), timeout=20_000)
    person.qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    person.click("Import", dialog)
    texts = {"Honey cake with plums", "Rye bread", "Pie"}
    person.qtbot.waitUntil(lambda: {post.text for post in person.workspace.records.all(Post)} == texts, timeout=20_000)
    assert {post.text: str(post.day) for post in person.workspace.records.all(Post)}["Rye bread"] == "2026-12-28"
    person.workspace.history.undo()
    assert "Honey cake with nuts" in {post.text for post in person.workspace.records.all(Post)}


def brought(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of that text, which the person will pick."""
    path = folder / "plan.csv"
    path.write_text(text, encoding="cp1251")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    return path


def dialog_of(person: Person) -> ImportDialog:
    """The dialog that importing opens, once the file has been looked at."""
    person.window.context.commands.run("plan.import")
    (dialog,) = (each for each in person.window.findChildren(ImportDialog) if each.isVisible())
    person.qtbot.waitUntil(lambda: not person.window.context.background.jobs(), timeout=20_000)
    return dialog


def say_what_the_columns_are(person: Person) -> None:
    dialog = dialog_of(person)
    assert person.sees("No plan was recognised here", dialog)
    person.qtbot.waitUntil(lambda: person.sees("Про что", dialog))
    for words in ("Date", "Networks", "Text", "Person"):
        person.type(words)
        person.press("Tab")
    assert dialog.accept_button
    person.qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert person.sees("2 posts will be added", dialog)
    person.press("Tab", "Return")  # from Cancel, which the last Tab stopped at, as there was nothing to agree to yet
    person.qtbot.waitUntil(lambda: len(person.workspace.records.all(Post)) == 2, timeout=20_000)
    person.qtbot.waitUntil(lambda: person.sees("Imported 2 posts"))


def import_at_once(person: Person) -> None:
    dialog = dialog_of(person)
    assert person.sees("As last time: Когда постим, Куда, Про что, Кто снимает.", dialog)
    person.press("Return")
    person.qtbot.waitUntil(lambda: len(person.workspace.records.all(Post)) == 4, timeout=20_000)
    person.qtbot.waitUntil(lambda: not person.window.context.background.jobs(), timeout=20_000)
