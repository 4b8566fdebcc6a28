"""One month of one client among 100,000 posts: read into records, and shown on the screen."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path

from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import Period
from smmdesk.workspace import Workspace
from tests.benchmarks.measure import Figure, by_turns, timed
from tests.benchmarks.sample import make_workspace

_NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
_ROUNDS = 24
_GLANCE = 400
"""Milliseconds that anybody looks at a month at least; the next one is made ready meanwhile."""


def figures() -> Iterator[Figure]:
    """Reading, then turning."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "desk"
        make_workspace(place, 100_000, _NOW)
        with Workspace.open(place, clock=lambda: _NOW) as workspace:
            client = workspace.clients.list()[0].id
            yield _reading(workspace, place / "workspace.db", client)
            yield _turning(workspace, client)


def _reading(workspace: Workspace, file: Path, client: ClientId) -> Figure:
    """Against the very rows fetched bare, from a connection that is open, by a query that is ready."""
    months, bare_months = cycle(_months()), cycle(_months())
    with closing(sqlite3.connect(file)) as bare:
        names = ", ".join(f'"{row[1]}"' for row in bare.execute("PRAGMA table_info(post)"))
        query = (
            f"SELECT {names} FROM post WHERE client_id = ? AND moment_wall >= ? AND moment_wall < ?"
            " ORDER BY moment_wall, id"
        )

        def rows() -> list[object]:
            month = next(bare_months)
            return bare.execute(query, (client, month.start.isoformat(), month.end.isoformat())).fetchall()

        ours, floor = by_turns(timed(lambda: workspace.calendar.posts(next(months), client)), timed(rows), _ROUNDS)
    return Figure(what="A month of 100,000 posts into records", ours=ours, floor=floor, unit="ms", limit=8)


def _turning(workspace: Workspace, client: ClientId) -> Figure:
    """Turning the page's month until it is painted, against painting the grid of the same month without a post."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from smmdesk.language import Language
    from ui.calendar.month_days import MonthDays
    from ui.calendar.month_view import MonthView
    from ui.calendar.page import CalendarPage
    from ui.shell.context import Context
    from ui.style.theme import Scheme, use_scheme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    use_scheme(app, Scheme.LIGHT)
    language = Language("en")
    context = Context(workspace, language)
    context.choose_client(client)
    page, empty = CalendarPage(context), MonthView(language, workspace.today())
    page.resize(1260, 760)
    page.show()
    QTest.qWait(400)
    empty.resize(page.views.month.size())
    empty.show()
    months, bare_months = cycle(_months()), cycle(_months())

    def turn() -> None:
        context.choose_period(next(months))
        page.views.month.repaint()

    def paint() -> None:
        empty.show_month(MonthDays.around(next(bare_months).start, language.first_weekday()), ())
        empty.repaint()

    def turn_at_leisure() -> float:
        QTest.qWait(_GLANCE)
        return timed(turn)()

    ours, floor = by_turns(turn_at_leisure, timed(paint), _ROUNDS // 2)
    for shown in (page, empty):
        shown.close()
    context.close()
    return Figure(what="Turning the month on the screen", ours=ours, floor=floor, unit="ms", limit=2)


def _months() -> list[Period]:
    return [Period.month_of(date(2026, month, 1)) for month in range(1, 13)]
