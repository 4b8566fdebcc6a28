"""Pages of results and of plans: their first paint against the budget's, and a line of three years against its chart.

Each first paint is in a program of its own, as somebody meets it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Period
from smmdesk.opening import create_example, create_workspace, open_workspace
from smmdesk.speech.language import Language
from tests.benchmarks.measure import Figure, by_turns, timed
from tests.benchmarks.results import client_of_three_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
_ROUNDS, _TURNS = 5, 15
_SETTLED = 300
"""Milliseconds after which a page just opened has nothing more to do."""
_YEARS = (Period(date(2024, 1, 1), date(2027, 1, 1)), Period(date(2023, 12, 1), date(2026, 12, 1)))


def figures() -> Iterator[Figure]:
    """The first paints, then the line."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk"
        create_example(desk, "en", lambda: _NOW)
        for page in ("results", "strategy"):
            ours, floor = by_turns(_first_paint(desk, page), _first_paint(desk, "budget"), _ROUNDS)
            what = f"First paint of {page}, against the budget's"
            yield Figure(what=what, ours=ours, floor=floor, unit="ms", limit=1)
        yield _line(Path(folder) / "years")


def _first_paint(desk: Path, page: str) -> Callable[[], float]:
    def run() -> float:
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copytree(desk, Path(folder) / "desk")
            command = [sys.executable, "-m", "tests.benchmarks.pages", str(copy), page]
            return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)

    return run


def _take(desk: Path, page: str) -> float:
    """In the child: milliseconds until the page is painted, coming from the calendar."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.shell.preferences import Preferences
    from ui.style.theme import FUSION, Scheme, use_scheme
    from ui.window.main_window import MainWindow

    app = QApplication(["bench", *FUSION])
    use_scheme(app, Scheme.LIGHT)
    with open_workspace(desk, lambda: _NOW) as workspace:
        window = MainWindow(workspace, Language("en"), Preferences(file=desk.with_name("preferences.json")))
        window.resize(1440, 900)
        window.show()
        window.context.choose_client(
            next(each.id for each in workspace.clients.list() if workspace.results.has_any(each.id))
        )
        QTest.qWait(_SETTLED)

        def open_it() -> None:
            window.open_page(page)
            window.repaint()

        taken = timed(open_it)()
        window.close()
    return taken


def _line(folder: Path) -> Figure:
    """From the choice of three years to the painted page, against drawing the same chart alone."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.garbage import garbage_here
    from ui.results.overview_view import OverviewView
    from ui.results.page import ResultsPage
    from ui.shell.context import Context
    from ui.style.chart_colours import chart_palette
    from ui.style.theme import Scheme, use_scheme
    from ui.widgets.chart import Draw

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    use_scheme(app, Scheme.LIGHT)
    release = garbage_here().hold()  # as the program does
    with create_workspace(folder, clock=lambda: _NOW) as workspace:
        context = Context(workspace, Language("en"))
        context.choose_client(client_of_three_years(workspace, 0))
        page = ResultsPage(context)
        page.resize(1260, 760)
        page.show()
        QTest.qWait(_SETTLED)
        view, years = page.views[page.view], cycle(_YEARS)
        assert isinstance(view, OverviewView)
        chart, drawn = view.chart, list[Draw]()
        show = chart.show_chart

        def noted(draw: Draw) -> None:
            drawn.append(draw)
            show(draw)

        chart.show_chart = noted  # type: ignore[method-assign]

        def ours() -> None:
            context.choose_period(next(years))
            page.repaint()

        ours()
        while chart.chart is None:  # until matplotlib is there
            QTest.qWait(_SETTLED)
        width = chart.chart.figure.get_figwidth()

        def alone() -> None:
            # a bare figure has a canvas that draws nothing
            FigureCanvasAgg(drawn[-1](chart_palette(), width).figure).draw()  # type: ignore[no-untyped-call]  # untyped there

        taken, floor = by_turns(timed(ours), timed(alone), _TURNS)
        page.close()
        context.close()
    release()
    return Figure(what="A line of three years until it is painted", ours=taken, floor=floor, unit="ms", limit=3)


if __name__ == "__main__":
    print(_take(Path(sys.argv[1]), sys.argv[2]))
