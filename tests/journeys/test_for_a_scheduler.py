"""A month is handed over to a scheduler: the menu, what cannot go, the network, the file; then somebody's own template,
whose columns are said by hand; by the keyboard alone."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.calendar.scheduler.asking import SchedulerDialog
from ui.calendar.scheduler.columns import ColumnsDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeVar

    from ui.shell.dialogs import Dialog

    from .conftest import Person

    D = TypeVar("D", bound=Dialog)

IG, FB = Network.INSTAGRAM, Network.FACEBOOK


@pytest.fixture
def desk(home: Path) -> Path:
    folder = desk_with(home / "desk", "Walnut")
    with open_workspace(folder) as workspace:
        (client,) = workspace.records.all(Client)
        today = workspace.today()
        for at, (text, networks, media) in enumerate(
            (
                ("Honey cake is back", (FB, IG), ()),
                ("Rye bread", (IG,), ()),
                ("A film", (IG,), ("https://example.org/a.mp4",)),
            ),
            1,
        ):
            workspace.records.add(
                Post(
                    id=PostId(new_id()),
                    client_id=client.id,
                    moment=LocalMoment.at(today + timedelta(days=at), 9, 30, client.time_zone),
                    networks=networks,
                    text=text,
                    media=media,
                    status=PostStatus.APPROVED,
                )
            )
    return folder


def dialog(person: Person, kind: type[D]) -> D:
    """The one in sight, of this kind."""
    found: list[D] = []

    def seen() -> bool:
        found[:] = [each for each in person.window.findChildren(kind) if each.isVisible()]
        return bool(found)

    person.qtbot.waitUntil(seen, timeout=10_000)
    found[0].activateWindow()
    person.qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def asked_for(person: Person) -> SchedulerDialog:
    person.window.context.commands.run("scheduler.write")
    asked = dialog(person, SchedulerDialog)
    today = person.workspace.today()
    asked.start.show_value(today)
    asked.last.show_value(today + timedelta(days=9))
    asked.look()
    return asked


def told(asked: SchedulerDialog) -> list[str]:
    model = asked.table.model()
    return [model.index(row, 3).data() for row in range(model.rowCount())]


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))


def test_posts_go_into_a_file_for_buffer(
    start: Callable[..., Person], desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def chosen(_parent: object, _title: str, name: str, _files: str) -> tuple[str, str]:
        proposed.append(name)
        return str(home / "plan.csv"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    person = start(desk)
    person.window.open_page("calendar")
    person.come_to_the_front()
    asked = asked_for(person)
    # a file for one account: the first network is chosen
    assert asked.network.currentData() is IG
    assert told(asked) == ["stays: it has a video, which the tool does not take", "goes", "goes"]
    assert asked.count.text() == "2 posts go into the file, 1 cannot."
    person.tab_on_to(asked.network)
    person.press("Down")
    assert asked.network.currentData() is FB
    assert told(asked) == ["goes"]
    person.press("Up")
    assert asked.accept_button is not None
    person.tab_on_to(asked.all_or_none)
    person.press("Space")
    assert (asked.accept_button.isEnabled(), asked.notice.text()) == (False, "Not all can go, so nothing is written.")
    person.press("Space")
    assert asked.accept_button.isEnabled()
    person.tab_on_to(asked.accept_button)
    person.press("Space")
    person.qtbot.waitUntil((home / "plan.csv").exists, timeout=10_000)
    assert proposed[0].endswith("Buffer Walnut Instagram.csv")
    assert [row[0] for row in table(home / "plan.csv")] == ["Text", "Honey cake is back", "Rye bread"]


def test_a_template_is_filled_once_its_columns_are_said(
    start: Callable[..., Person], desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = home / "template.csv"
    raw = b"\xef\xbb\xbfNicht loeschen;;\r\nWann;Text;Bild\r\n03/04/2026 09:30;Muster;https://a.example/1.jpg\r\n"
    template.write_bytes(raw)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(template), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(home / "filled.csv"), ""))
    person = start(desk)
    person.window.open_page("calendar")
    person.come_to_the_front()
    asked = asked_for(person)
    person.tab_on_to(asked.tool)
    person.press("End")
    columns = dialog(person, ColumnsDialog)
    assert columns.accept_button is not None
    assert not columns.accept_button.isEnabled()
    assert "Say how dates are written in Wann" in columns.notice.text()
    choice = columns.lines.choices[0]
    choice.setFocus()
    names = [choice.itemText(at) for at in range(choice.count())]
    choice.setCurrentIndex(names.index("Date · MM/DD/YYYY HH:mm"))
    choice.activated.emit(choice.currentIndex())
    assert columns.accept_button.isEnabled()
    person.tab_on_to(columns.accept_button)
    person.press("Space")
    shown = dialog(person, SchedulerDialog)
    assert shown is asked
    assert told(asked) == ["goes"] * 3
    assert asked.accept_button is not None
    person.tab_on_to(asked.accept_button)
    person.press("Space")
    person.qtbot.waitUntil((home / "filled.csv").exists, timeout=10_000)
    made = (home / "filled.csv").read_bytes()
    assert made[: len(raw)] == raw
    assert made[len(raw) :].decode().count("\r\n") == 3
    assert "09:30;A film;https://example.org/a.mp4" in made.decode()
    # and the next template of the same names is known
    assert person.workspace.schedulers.template(template).as_before
