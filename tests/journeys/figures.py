"""Figures of a client as somebody has them: three files, posts of the plan that two thirds of them are about."""

from __future__ import annotations

import os
import shutil
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.records import Publication
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.importing.several import SeveralDialog
from ui.results.link_dialog import LinkDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from .conftest import Person

FILES: Final = Path(__file__).parents[1] / "data" / "analytics"
PLANNED_POSTS: Final = 5
TUESDAY: Final = 1
TEXT: Final = "Honey cake number {n}: walnuts, sour cream and a night in the cold, as grandmother baked it for guests"
PLANNED: Final = "Honey cake number {n}: walnuts, sour cream and a night in the cold, as grandmother did. Ask for price"


def two_months_ago() -> Period:
    """Whose publications are all old enough to be compared, whatever day it is."""
    first = date.today().replace(day=1)
    for _month in range(2):
        first = (first - timedelta(days=1)).replace(day=1)
    return Period.month(first.year, first.month)


def publications(month: Period) -> list[tuple[datetime, str, int, int]]:
    """Moment, text, views and likes: one a day at 10:00, two on Tuesday evenings, which three times as many see."""
    found: list[tuple[datetime, str, int, int]] = []
    for day in month.days():
        hours = ((18, 10), (18, 40)) if day.weekday() == TUESDAY else ((10, 0),)
        for hour, minute in hours:
            views = 900 if hour == 18 else 300
            moment = datetime(day.year, day.month, day.day, hour, minute)
            found.append((moment, TEXT.format(n=len(found) + 1), views, views // 10))
    return found


def three_files(home: Path) -> list[str]:
    """A table of a Telegram channel, and two files of Meta of which one does not say of which network it is."""
    table = home / "telegram.csv"
    lines = [
        f'{moment:%Y-%m-%d},{moment:%H:%M},https://t.me/walnut/{number},"{text}",{views},{likes}'
        for number, (moment, text, views, likes) in enumerate(publications(two_months_ago()), 1)
    ]
    table.write_text("\n".join(["Date,Time,Link,Text,Views,Likes", *lines]), "utf-8")
    made = [table, *(Path(shutil.copy(FILES / name, home / name)) for name in ("Interactions.csv", "Reach.csv"))]
    for each in made:
        os.utime(each, (time.time(), time.time()))  # of the same clock as the program
    return [*map(str, made)]


def desk_with_posts(folder: Path) -> Path:
    """Some posts of the plan say nearly what as many publications say."""
    desk_with(folder, "Walnut")
    with open_workspace(folder) as made:
        (client,) = made.clients.list()
        for number, (moment, *_rest) in enumerate(publications(two_months_ago())[:PLANNED_POSTS], 1):
            post = Post(
                id=PostId(new_id()),
                client_id=client.id,
                text=PLANNED.format(n=number),
                networks=(Network.TELEGRAM,),
                moment=LocalMoment(moment, client.time_zone),
            )
            made.records.add(post)
    return folder


def go_to(person: Person, words: str) -> None:
    """By the palette."""
    person.press("Ctrl+K")
    person.type(words)
    person.press("Return")


def dialog_of(person: Person, kind: type[QWidget]) -> QWidget:
    found = [each for each in person.window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1, f"{kind.__name__}: {len(found)}"
    return found[0]


def bring_in(person: Person) -> None:
    person.press("Ctrl+O")
    dialog = dialog_of(person, SeveralDialog)
    person.qtbot.waitUntil(lambda: person.sees("2 of 3 files can be brought in.", dialog), timeout=30_000)
    person.type("Instagram")
    person.qtbot.waitUntil(lambda: person.sees("3 of 3 files can be brought in.", dialog), timeout=30_000)
    assert isinstance(dialog, SeveralDialog)
    assert dialog.accept_button is not None
    person.tab_on_to(dialog.accept_button)
    person.press("Return")
    person.qtbot.waitUntil(lambda: person.sees("Brought in 3 files, a step each"), timeout=30_000)
    person.come_to_the_front()


def link(person: Person) -> None:
    """All of which it may be said that they are the same are."""
    go_to(person, "Posts")
    person.tab_on_to(person.find("Look at them", person.window))
    person.press("Space")
    dialog_of(person, LinkDialog)
    person.press(*["Y"] * PLANNED_POSTS)
    person.come_to_the_front()
    found = person.workspace.records.all(Publication)
    assert [each.link for each in found if each.post_id] == [Link.CONFIRMED] * PLANNED_POSTS
