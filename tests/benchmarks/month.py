"""One month of one client among 100,000 posts: read into records, and shown on the screen."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from smmdesk.domain.ids import SlotId, new_id
from smmdesk.domain.periods import Period, Weeks
from smmdesk.domain.slots import Slot
from smmdesk.opening import open_workspace
from tests.benchmarks.measure import Figure, by_turns, timed
from tests.benchmarks.sample import make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from PySide6.QtCore import QSize

    from smmdesk.domain.ids import ClientId
    from smmdesk.workspace import Workspace
    from ui.calendar.month.layout import MonthLayout
    from ui.calendar.month.painter import MonthPainter
    from ui.calendar.page import CalendarPage
    from ui.shell.context import Context

_NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
_ROUNDS = 24
_GLANCE = 400
"""Milliseconds that anybody looks at a month at least; the next one is made ready meanwhile."""
_FAR = 50.0
"""Milliseconds that a jump may take which nobody could foresee."""


def figures() -> Iterator[Figure]:
    """Reading, then turning."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "desk"
        make_workspace(place, 100_000, _NOW)
        with open_workspace(place, clock=lambda: _NOW) as workspace:
            client = workspace.clients.list()[0].id
            yield _reading(workspace, place / "workspace.db", client)
            yield from _on_screen(workspace, client)
            yield _gaps(workspace, client)


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


def _gaps(workspace: Workspace, client: ClientId) -> Figure:
    """A year's slots, ten a day, against reading the posts that fill them into records."""
    for hour in range(9, 19):
        slot = Slot(id=SlotId(new_id()), client_id=client, weekdays=tuple(range(7)), at=time(hour))
        workspace.records.add(slot)
    year = Period.months(2026, 1, 12)
    ours, floor = by_turns(
        timed(lambda: workspace.slots.sheets(year, client)),
        timed(lambda: workspace.calendar.posts(year, client)),
        _ROUNDS,
    )
    return Figure(what="Gaps of a year with 10 slots", ours=ours, floor=floor, unit="ms", limit=2)


def _on_screen(workspace: Workspace, client: ClientId) -> Iterator[Figure]:
    """Turning the page's month until it is painted, against painting the grid of the same month without a post."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from smmdesk.speech.language import Language
    from ui.calendar.page import CalendarPage
    from ui.shell.context import Context
    from ui.style.theme import Scheme, use_scheme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    use_scheme(app, Scheme.LIGHT)
    context = Context(workspace, Language("en"))
    context.choose_client(client)
    page = CalendarPage(context)
    page.resize(1260, 760)
    page.show()
    QTest.qWait(_GLANCE)
    empty = _empty_month(context, page.views.month.size())
    months, far_months, bare_months = cycle(_months()), cycle(_far_apart()), cycle(_months())

    def turn(month: Period) -> None:
        context.choose_period(month)
        page.views.month.repaint()

    def turn_at_leisure() -> float:
        QTest.qWait(_GLANCE)
        return timed(lambda: turn(next(months)))()

    def paint_at_leisure() -> float:
        QTest.qWait(_GLANCE)  # a processor that has just rested is slower at first, for either of them
        return timed(lambda: empty(next(bare_months)))()

    ours, floor = by_turns(turn_at_leisure, paint_at_leisure, _ROUNDS // 2)
    yield Figure(what="Turning the month on the screen", ours=ours, floor=floor, unit="ms", limit=2)
    far, allowed = by_turns(timed(lambda: turn(next(far_months))), lambda: _FAR, _ROUNDS // 2)
    yield Figure(what="Jumping to a month far away, against 50 ms", ours=far, floor=allowed, unit="ms", limit=1)
    yield _by_week(page)
    page.close()
    context.close()


def _by_week(page: CalendarPage) -> Figure:
    """Turning the page's week until it is painted, against painting the same week without a post."""
    from PySide6.QtTest import QTest

    page.show_view("week")
    QTest.qWait(_GLANCE)
    scene = page.views.month.scene
    first = scene.days.first
    weeks = [Weeks(start, start + timedelta(weeks=1)) for start in (first + timedelta(weeks=each) for each in range(8))]
    empty = _empty_week(page.context, page.views.month.size(), weeks)
    ways, bare = cycle([1] * 7 + [-1] * 7), cycle(weeks)

    def turn() -> None:
        scene.month_wanted.emit(next(ways))
        page.views.month.repaint()

    def turn_at_leisure() -> float:
        QTest.qWait(_GLANCE)
        return timed(turn)()

    def paint_at_leisure() -> float:
        QTest.qWait(_GLANCE)
        return timed(lambda: empty(next(bare)))()

    ours, floor = by_turns(turn_at_leisure, paint_at_leisure, _ROUNDS // 2)
    return Figure(what="Turning the week on the screen", ours=ours, floor=floor, unit="ms", limit=2)


def _empty_month(context: Context, size: QSize) -> Callable[[Period], None]:
    """Paints a month's grid without posts."""
    from ui.calendar.month.days import MonthDays
    from ui.calendar.month.layout import MonthLayout
    from ui.calendar.month.painter import MonthPainter

    first_weekday = context.language.first_weekday()
    layouts = {month: MonthLayout(MonthDays.around(month.start, first_weekday), (), size) for month in _months()}
    return _empty_grid(context, layouts, MonthPainter, size)


def _empty_week(context: Context, size: QSize, weeks: Iterable[Weeks]) -> Callable[[Period], None]:
    """Paints a week's grid without posts."""
    from ui.calendar.month.days import MonthDays
    from ui.calendar.week.layout import WeekLayout
    from ui.calendar.week.painter import WeekPainter

    layouts: dict[Period, MonthLayout] = {week: WeekLayout(MonthDays.of(week), (), size) for week in weeks}
    return _empty_grid(context, layouts, WeekPainter, size)


def _empty_grid(
    context: Context, layouts: Mapping[Period, MonthLayout], kind: type[MonthPainter], size: QSize
) -> Callable[[Period], None]:
    """Paints straight onto a widget in sight: nothing is kept from before."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget
    from typing_extensions import override

    from ui.calendar.month.chip_painter import ChipPainter

    grid = kind(context.language, ChipPainter(context.language, {}, 1.0), context.workspace.today(), 1.0)

    class Empty(QWidget):
        month = next(iter(layouts))

        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            grid.days(painter, layouts[self.month], slice(0, None))
            painter.end()

    shown = Empty()
    shown.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    shown.resize(size)
    shown.show()

    def paint(month: Period) -> None:
        shown.month = month
        shown.repaint()

    return paint


def _months() -> list[Period]:
    return [Period.month_of(date(2026, month, 1)) for month in range(1, 13)]


def _far_apart() -> list[Period]:
    """The months in an order in which none is beside the one before it."""
    months = _months()
    return [months[index] for index in (0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11)]
