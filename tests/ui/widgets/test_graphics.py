"""Charts, bars, the ring, the preview and the printer."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF
from PySide6.QtGui import QColor, QContextMenuEvent, QEnterEvent, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton, QToolTip, QVBoxLayout, QWidget

from smmdesk.charts.budget import Spending, cumulative
from smmdesk.charts.style import DARK, LIGHT, Chart, Palette
from tests.gone import delete_what_was_closed
from ui.budget.wording import chart_names
from ui.style.theme import Scheme, colour, use_scheme
from ui.widgets import tips
from ui.widgets.bars import Meter, Share, StackedBar
from ui.widgets.chart import ChartView
from ui.widgets.figures import copy_figures
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.printing import printer_for, put_on_paper
from ui.widgets.score_ring import ScoreRing
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language


GOES_ON = """
import gc, sys, threading
from PySide6.QtWidgets import QApplication
from smmdesk.speech.language import Language
from tests.ui.widgets.test_graphics import Drawn
from ui.widgets.chart import ChartView

app, turns = QApplication(["", "-platform", "offscreen"]), 0
view = ChartView(Language("en"))
view.show_chart(Drawn(Language("en")))
view.show()
while view.chart is None:
    app.processEvents()
    by_whom = [thread.name for thread in threading.enumerate()]
    assert "matplotlib" not in by_whom or not gc.isenabled()
    turns += "matplotlib" in by_whom
print(turns, gc.isenabled(), view.chart.title == "Spending is on plan")
"""


class Drawn:
    """Draws a budget and remembers what it was asked for."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.asked: list[tuple[Palette, float]] = []

    def __call__(self, palette: Palette, width: float) -> Chart:
        self.asked.append((palette, width))
        days = [date(2026, 11, day) for day in (1, 2, 3)]
        spent = Spending(days=days, planned=[600, 0, 0], actual=[580, 0, None])
        return cumulative(spent, "Spending is on plan", chart_names(self.language), str, palette, size=(width, 3))


@pytest.fixture
def view(qtbot: QtBot, language: Language) -> ChartView:
    made = ChartView(language)
    qtbot.addWidget(made)
    made.resize(640, 300)
    return made


def test_a_chart_is_drawn_when_it_comes_into_sight_and_not_before(
    view: ChartView, language: Language, qtbot: QtBot
) -> None:
    drawn = Drawn(language)
    view.show_chart(drawn)
    assert drawn.asked == []
    view.show()
    qtbot.waitUntil(lambda: len(drawn.asked) == 1)
    [(palette, width)] = drawn.asked
    assert palette == LIGHT
    assert width == pytest.approx(6.16)
    assert view.accessibleName() == "Spending is on plan"
    assert "580" in "".join(view.spoken())


def test_a_chart_follows_the_theme_and_the_width(
    view: ChartView, language: Language, qtbot: QtBot, qapp: QApplication
) -> None:
    drawn = Drawn(language)
    view.show_chart(drawn)
    view.show()
    qtbot.waitUntil(lambda: len(drawn.asked) == 1)
    use_scheme(qapp, Scheme.DARK)
    qtbot.waitUntil(lambda: len(drawn.asked) == 2)
    assert drawn.asked[1][0] is DARK
    view.resize(900, 300)
    qtbot.waitUntil(lambda: len(drawn.asked) == 3)
    assert drawn.asked[2][1] == pytest.approx(8.76)


def test_a_chart_is_whole_in_little_room(qtbot: QtBot, language: Language) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    chart = ChartView(language, least_height=120)
    column.addWidget(chart)
    column.addStretch(1)
    area = scrolling(inside)
    qtbot.addWidget(area)
    area.resize(640, 200)
    chart.show_chart(Drawn(language))
    assert chart.minimumHeight() < 200  # before it is drawn
    area.show()
    qtbot.waitUntil(lambda: chart.height() > 300)  # three inches of chart
    # it follows once the layout has done its work
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 100)


def test_a_chart_is_copied_as_picture_and_as_table(view: ChartView, language: Language, qtbot: QtBot) -> None:
    copy_figures(view)
    view.show_chart(Drawn(language))
    view.show()
    qtbot.waitUntil(lambda: view.chart is not None)
    view.copy_picture()
    assert QApplication.clipboard().image().width() > 1_000
    copy_figures(view)
    rows = QApplication.clipboard().text().splitlines()
    assert rows[0].split("\t")[1:] == ["Planned", "Paid"]
    assert rows[1] == "2026-11-01\t600\t580"


def test_pointing_at_a_line_says_its_numbers(
    view: ChartView, language: Language, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matplotlib.backend_bases import MouseEvent

    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _widget: said.append(words))
    view.show_chart(Drawn(language))
    view.show()
    qtbot.waitUntil(lambda: view.chart is not None)
    chart = view.chart
    assert chart is not None
    canvas = chart.figure.canvas
    canvas.draw()
    artist, words = chart.hints[0]
    middle = artist.get_window_extent().get_points().mean(axis=0)
    canvas.callbacks.process("motion_notify_event", MouseEvent("motion_notify_event", canvas, *middle))
    assert said == [tips.plain(words)]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_tools_of_a_chart_hide_what_lies_under_them(
    view: ChartView, language: Language, qtbot: QtBot, qapp: QApplication, scheme: Scheme
) -> None:
    use_scheme(qapp, scheme)
    drawn = Drawn(language)

    def draw(palette: Palette, width: float) -> Chart:
        chart = drawn(palette, width)
        chart.figure.set_facecolor("red")
        return chart

    view.show_chart(draw)
    view.show()
    qtbot.waitUntil(lambda: view.chart is not None)
    QApplication.sendEvent(view, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    tools = view.findChildren(QToolButton)[0].parentWidget()
    assert tools is not None
    assert tools.isVisible()

    def is_hidden() -> bool:
        seen, between = view.grab().toImage(), tools.geometry().center()
        beside = QColor(seen.pixel(between.x(), between.y() + tools.height()))
        return QColor(seen.pixel(between)) == colour("surface") and beside == QColor("red")

    qtbot.waitUntil(is_hidden)  # the chart is drawn anew in the width that it got


def test_the_menu_of_a_chart_copies_and_goes(view: ChartView, language: Language, qtbot: QtBot) -> None:
    view.show_chart(Drawn(language))
    view.show()
    qtbot.waitUntil(lambda: view.chart is not None)
    place = QPoint(20, 20)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    assert QApplication.clipboard().text().splitlines()[1].startswith("2026-11-01\t")
    menu.close()
    delete_what_was_closed()
    assert view.findChildren(QMenu) == []


def test_widgets_load_no_matplotlib_before_a_chart_is_seen() -> None:
    code = "import sys, ui.widgets.chart; print('matplotlib' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_the_window_goes_on_while_matplotlib_comes() -> None:
    """In a process of its own, where nobody imported it before; a turn of the event loop waits for none of it."""
    told = subprocess.run([sys.executable, "-c", GOES_ON], capture_output=True, text=True, check=True)
    turns, collects, drawn = told.stdout.split()
    assert int(turns) > 3
    assert (collects, drawn) == ("True", "True")


def test_stacked_shares_fill_the_bar_and_are_said(qtbot: QtBot) -> None:
    made = StackedBar()
    qtbot.addWidget(made)
    made.resize(200, 14)
    made.show_shares([Share("Content 60 %", 60), Share("Ads 40 %", 40)], name="Budget")
    assert [round(rect.width()) for rect, _share, _ink in made.parts()] == [120, 80]
    made.show_shares([Share("Content", 60), Share("Refund", -5)])
    assert [round(rect.width()) for rect, _share, _ink in made.parts()] == [200, 0]
    assert made.spoken() == ["Content", "Refund"]
    made.show_shares([])
    assert not made.grab().isNull()


def test_a_meter_over_the_brim_turns_bad(qtbot: QtBot) -> None:
    made = Meter()
    qtbot.addWidget(made)
    made.resize(200, 20)
    made.show_share(1.3, "")
    assert near(made.grab().toImage().pixelColor(100, 10), colour("bad.solid"))
    made.show_share(0.2, "20 %")
    assert near(made.grab().toImage().pixelColor(10, 10), colour("accent"))
    assert made.accessibleName() == "20 %"
    made.show_share(1, "100 %", known=0.5)
    image = made.grab().toImage()
    full = next(x for x in range(made.width()) if near(image.pixelColor(x, 10), colour("hover")))
    made.show_share(1, "100 %")
    assert near(made.grab().toImage().pixelColor(full, 10), colour("accent"))


def test_the_ring_is_filled_as_far_as_the_score(qtbot: QtBot) -> None:
    made = ScoreRing(side=100)
    qtbot.addWidget(made)
    made.resize(100, 100)
    made.show_score(0.5, "50 %", tone="good")
    image = made.grab().toImage()
    assert near(image.pixelColor(95, 50), colour("good.solid"))
    assert near(image.pixelColor(4, 50), colour("hover"))
    made.show_score(None, "—")
    assert made.accessibleName() == "—"


def test_of_what_is_half_known_the_ring_fills_half(qtbot: QtBot) -> None:
    made = ScoreRing(side=100)
    qtbot.addWidget(made)
    made.resize(100, 100)
    made.show_score(1, "100 %", tone="good", known=0.4, note="16 of 40")
    image = made.grab().toImage()
    assert near(image.pixelColor(95, 50), colour("good.solid"))
    assert near(image.pixelColor(4, 50), colour("hover"))
    assert made.accessibleName() == "100 %, 16 of 40"
    made.show_score(0.5, "50 %", known=0.8, note="32 of 40")
    image = made.grab().toImage()
    # solid up to two fifths, then paler up to four, then the track
    assert near(image.pixelColor(95, 50), colour("accent"))
    assert not near(image.pixelColor(4, 50), colour("accent"))
    assert not near(image.pixelColor(4, 50), colour("hover"))
    assert near(image.pixelColor(30, 9), colour("hover"))


def near(one: QColor, other: QColor) -> bool:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue()) < 24


def sheet(width: int = 595, height: int = 842) -> bytes:
    """A page as PNG."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, which Qt refuses
    return bytes(buffer.data().data())


def test_the_preview_shows_pages_and_zooms(qtbot: QtBot, language: Language) -> None:
    made = PaperPreview(language)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_pages([sheet(), sheet()])
    assert "2 pages" in {label.text() for label in made.findChildren(QLabel)}
    made.fit_width()
    fitting = made.zoom
    made.zoom_by(1)
    assert made.zoom > fitting
    made.zoom_by(-20)
    assert made.zoom == 0.25
    made.show_pages([])
    assert "0 pages" in {label.text() for label in made.findChildren(QLabel)}


PAPERS = [(595, 842, 595, 842), (842, 595, 842, 595), (612, 792, 612, 792)]


@pytest.mark.parametrize(("width", "height", "points", "tall"), PAPERS)
def test_pages_are_printed_on_their_own_paper(
    qtbot: QtBot, tmp_path: Path, width: int, height: int, points: int, tall: int
) -> None:
    image = QImage.fromData(sheet(width, height))
    printer = printer_for(image, "Checklist")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    put_on_paper(printer, [image, image, image])
    pages = pypdf.PdfReader(tmp_path / "out.pdf").pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(points, tall)] * 3
