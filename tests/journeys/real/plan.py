"""What somebody plans in the half hour, and whether a workspace holds all of it."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import openpyxl

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.checklist import Answer
from smmdesk.domain.clients import Client
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Format, Post

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace


class Line(NamedTuple):
    """What is typed on a day, and what is understood of it."""

    typed: str
    text: str
    at: time | None = None
    networks: tuple[Network, ...] = ()
    format: Format | None = None
    rubric: str = ""


INSTAGRAM, FACEBOOK, TELEGRAM, VK = Network.INSTAGRAM, Network.FACEBOOK, Network.TELEGRAM, Network.VK
CLIENTS: Final = ("Cafe Nino", "Bakery Anna", "Dental Alma")
RUBRIC: Final = "Recipes"
LINES: Final = {
    "Cafe Nino": (
        Line("18:30 IG FB reel Honey cake #new", "Honey cake", time(18, 30), (INSTAGRAM, FACEBOOK), Format.SHORT_VIDEO),
        Line("9:15 IG story Morning espresso", "Morning espresso", time(9, 15), (INSTAGRAM,), Format.STORY),
        Line("TG Sunday brunch", "Sunday brunch", None, (TELEGRAM,)),
        Line("12:00 IG carousel Five beans", "Five beans", time(12), (INSTAGRAM,), Format.CAROUSEL),
        Line("A quiet corner by the window", "A quiet corner by the window"),
    ),
    "Bakery Anna": (
        Line("7:00 TG Rye bread is out", "Rye bread is out", time(7), (TELEGRAM,)),
        Line("IG reel Kneading by hand", "Kneading by hand", None, (INSTAGRAM,), Format.SHORT_VIDEO),
        Line("Plum pie returns", "Plum pie returns"),
        Line("17:45 FB Buns for the evening", "Buns for the evening", time(17, 45), (FACEBOOK,)),
        Line("10:00 IG recipes Oat cookies", "Oat cookies", time(10), (INSTAGRAM,), None, RUBRIC),
    ),
    "Dental Alma": (
        Line("8:30 FB Open on Saturday", "Open on Saturday", time(8, 30), (FACEBOOK,)),
        Line("IG carousel Brush like this", "Brush like this", None, (INSTAGRAM,), Format.CAROUSEL),
        Line("Meet the new dentist", "Meet the new dentist"),
        Line("16:00 TG Free check for children", "Free check for children", time(16), (TELEGRAM,)),
        Line("19:00 IG Braces without fear", "Braces without fear", time(19), (INSTAGRAM,)),
    ),
}
BROUGHT: Final = (
    ("Gingerbread", "10:00", "IG"),
    ("Walnut roll", "11:30", "IG, TG"),
    ("Poppy seed bun", "", "TG"),
    ("Cheese bread", "09:00", "FB"),
    ("Honey loaf", "", "IG"),
    ("Carrot cake", "16:20", "IG, FB"),
    ("Corn bread", "08:00", "TG"),
    ("Almond tart", "", "FB"),
    ("Pumpkin muffin", "12:45", "IG"),
)
"""Text, time and networks, as they stand in a spreadsheet."""
CHANGED: Final = (0, 1, 2)
"""Which posts of the first client get a network and a rubric at once."""
COPIED: Final = "Five beans"
"""Which post of the first client is copied to another day."""
TOTAL, SPENT = "1000", {"Photographs": "300", "Promotion of the reel": "150.50"}


class Days:
    """The days that are planned: two whole weeks in the middle of this month, wherever today lies."""

    def __init__(self, today: date) -> None:
        tenth = today.replace(day=10)
        self.first = tenth - timedelta(days=tenth.weekday())
        self.month = Period.month_of(today)

    def typed(self, place: int) -> date:
        """Of the first week: Monday to Friday."""
        return self.first + timedelta(days=place)

    def brought(self, place: int) -> date:
        """Of the second: no day that something was typed on."""
        return self.first + timedelta(days=7 + place % 5)

    @property
    def copied_to(self) -> date:
        """A day that is free."""
        return self.first + timedelta(days=13)


def spreadsheet(file: Path, days: Days) -> Path:
    """The plan of a bakery as somebody keeps it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Date", "Time", "Networks", "Text"])
    for place, (text, at, networks) in enumerate(BROUGHT):
        sheet.append([days.brought(place), at, networks, text])
    book.save(file)
    return file


def check(workspace: Workspace, days: Days, answered: int) -> None:
    """All that was planned is there, and nothing else."""
    clients = {client.name: client.id for client in workspace.records.all(Client)}
    assert set(clients) == set(CLIENTS)
    posts = workspace.records.all(Post)
    assert len(posts) == 15 + len(BROUGHT) + 1
    for name, lines in LINES.items():
        of_client = {post.text: post for post in posts if post.client_id == clients[name] and post.day}
        for place, line in enumerate(lines):
            changed = name == CLIENTS[0] and place in CHANGED
            _check_post(of_client[line.text], line, changed=changed)
    (copy,) = (post for post in posts if post.day == days.copied_to)
    assert (copy.text, copy.client_id, copy.format) == (COPIED, clients[CLIENTS[0]], Format.CAROUSEL)
    brought = {post.text: post.day for post in posts if post.client_id == clients[CLIENTS[1]]}
    assert {text: brought[text] for text, *_rest in BROUGHT} == {
        text: days.brought(place) for place, (text, *_rest) in enumerate(BROUGHT)
    }
    _check_money(workspace, days, clients[CLIENTS[0]])
    assert len(workspace.records.all(Answer)) == answered


def _check_post(post: Post, line: Line, *, changed: bool) -> None:
    at = post.moment.wall.time() if post.moment else None
    if line.at is not None:
        assert at == line.at
    assert post.format == line.format, (post.text, post.format)
    wanted = {*line.networks, VK} if changed else set(line.networks)
    assert wanted <= set(post.networks)
    assert post.rubric == (RUBRIC if changed else line.rubric)


def _check_money(workspace: Workspace, days: Days, client_id: str) -> None:
    budgets = sorted(workspace.records.all(Budget), key=lambda budget: budget.starts)
    assert [budget.client_id for budget in budgets] == [client_id] * 2
    assert [budget.starts for budget in budgets] == [days.month.start, days.month.end]
    for budget in budgets:
        assert budget.total == Money.of(TOTAL, budget.currency)
        lines = workspace.records.all(BudgetLine, budget_id=budget.id)
        planned = {line.purpose: line.planned for line in lines}
        assert planned == {purpose: Money.of(spent, budget.currency) for purpose, spent in SPENT.items()}
