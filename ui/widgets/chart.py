"""A chart of `smmdesk.charts` in the window: drawn in the theme, it answers to the mouse and can be copied.

    view = ChartView(language)
    view.show_chart(lambda palette, width: cumulative(spending, title, words, money, palette, size=(width, 3.4)))

`draw(palette, width)` gets the theme's palette and the width in inches; it is called when the chart is first seen, and
again when theme or width change. matplotlib is imported at that moment and never before: it costs most of a second,
and the window goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from threading import Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QCursor, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from smmdesk.charts.style import Chart, Palette, load, png
from smmdesk.speech.language import Language, _
from ui.garbage import garbage_here
from ui.overriding import override
from ui.style import tokens
from ui.style.chart_colours import chart_palette
from ui.style.text_size import scaled
from ui.style.theme import Theme, theme
from ui.widgets import tips
from ui.widgets.buttons import icon_button
from ui.widgets.figures import Figures, copy_figures
from ui.widgets.hearing import Heard, spoken_rows
from ui.widgets.looked_at import looked_at
from ui.widgets.menus import passing_menu

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.backend_bases import Event
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

Draw = Callable[[Palette, float], Chart]

_DPI: Final = 100
_SETTLES: Final = 120
"""Milliseconds of quiet after a change of width before the chart is drawn anew."""
_LOADS: Final = 20
"""Milliseconds between two looks whether matplotlib is there."""


class _Matplotlib(QObject):
    """Its import beside the window, which goes on meanwhile. Ends with the application."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.is_there = False
        self._release = garbage_here().hold()
        self._thread = Thread(target=self._load, name="matplotlib")
        self._thread.start()
        self._look = QTimer(self, interval=_LOADS)
        self._look.timeout.connect(self._look_again)
        self._look.start()

    def _load(self) -> None:
        load()
        import matplotlib.backends.backend_qtagg  # noqa: F401  # for its sake

    def _look_again(self) -> None:
        # asked rather than told: a thread that ends after the application has nobody to tell
        if not self._thread.is_alive():
            self._look.stop()
            self._release()
            self.is_there = True


@cache
def _matplotlib() -> _Matplotlib:
    """Begun by the first chart in sight."""
    return _Matplotlib()


class ChartView(QFrame):
    """A card with one chart. Its height is the chart's own; `least_height` keeps its place until it is drawn."""

    heard_as = Heard.CHART

    def __init__(self, language: Language, *, least_height: int = 240) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._language = language
        self._draw: Draw | None = None
        self._canvas: FigureCanvasQTAgg | None = None
        self._drawn_for: tuple[Theme, int] | None = None
        self.chart: Chart | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        self._inside.addStretch()
        self._least = scaled(least_height)
        self.setMinimumHeight(self._least)
        self._tools = self._copy_buttons()
        self.setAccessibleName(language(_("Chart")))  # until it is drawn, and says what it shows
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._redraw)
        looked_at(self)

    def show_chart(self, draw: Draw) -> None:
        """Show this chart from now on: if it is in sight as soon as matplotlib is there, else once it is in sight."""
        self._draw, self._drawn_for = draw, None
        if self.isVisible():
            self._redraw()

    def spoken(self) -> list[str]:
        """Its figures, line by line: to a screen reader the picture says nothing."""
        return spoken_rows(self.as_table())

    def told(self) -> str:
        """What is told of each of its parts where a mouse rests on it."""
        return "\n".join(dict.fromkeys(words for _artist, words in self.chart.hints)) if self.chart else ""

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture, sharp enough for a slide."""
        if self.chart is not None:
            QApplication.clipboard().setImage(QImage.fromData(png(self.chart.figure)))

    def as_table(self) -> Figures | None:
        """The numbers behind it."""
        rows = self.chart.rows if self.chart is not None else ()
        return Figures(rows[0], rows[1:]) if rows else None

    def place_of(self, artist: Artist) -> QRect:
        """Where on the card something lies that is drawn in it; nowhere before it was painted."""
        if self._canvas is None:
            return QRect()
        box, ratio = artist.get_window_extent(), self._canvas.device_pixel_ratio
        # the figure counts its pixels from below
        top = self._canvas.height() - box.y1 / ratio
        inside = QRect(round(box.x0 / ratio), round(top), round(box.width / ratio), round(box.height / ratio))
        return inside.translated(self._canvas.pos())

    def _redraw(self) -> None:
        width = self.width() - 2 * tokens.SPACE_3
        wanted = (theme(), width)
        if self._draw is None or not self.isVisible() or self._drawn_for == wanted:
            return
        if not _matplotlib().is_there:
            self._settle.start(_LOADS)
            return
        self._drawn_for = wanted
        self._put(self._draw(chart_palette(), max(width / scaled(_DPI), 2.4)))

    def _put(self, chart: Chart) -> None:
        """The finished chart in place of the one before."""
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

        if self._canvas is not None:
            self._canvas.hide()
            self._inside.removeWidget(self._canvas)
            self._canvas.deleteLater()
        self.chart = chart
        chart.figure.set_dpi(scaled(_DPI))
        self._canvas = FigureCanvasQTAgg(chart.figure)  # type: ignore[no-untyped-call]  # matplotlib leaves it untyped
        height = round(chart.figure.get_figheight() * scaled(_DPI))
        self._canvas.setFixedHeight(height)
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas.mpl_connect("motion_notify_event", self._point_at)
        self._canvas.mpl_connect("button_press_event", self._press_at)
        self._inside.insertWidget(0, self._canvas)
        self._keep_room(height + 2 * (tokens.SPACE_3 + self.frameWidth()))
        self.setAccessibleName(chart.title)
        self._tools.raise_()

    def pressed(self, place: int) -> None:
        """A mouse button went down on the part of this place among the chart's hints."""

    def _press_at(self, event: Event) -> None:
        place = self._part_at(event)
        if place is not None:
            self.pressed(place)

    def _part_at(self, event: Event) -> int | None:
        hints = self.chart.hints if self.chart else ()
        there = (at for at, (part, _words) in enumerate(hints) if part.contains(event)[0])  # type: ignore[arg-type]
        return next(there, None)

    def _keep_room(self, height: int) -> None:
        """A least height that was said goes before that of what is inside: in little room the picture would be cut.

        A little less is none: it may be a scroll bar's doing, which would come and go without end.
        """
        wanted = max(self._least, height)
        if not 0 <= self.minimumHeight() - wanted <= tokens.SPACE_2:
            self.setMinimumHeight(wanted)

    def _point_at(self, event: Event) -> None:
        """The numbers of what the pointer is on."""
        place = self._part_at(event)
        words = self.chart.hints[place][1] if self.chart is not None and place is not None else ""
        QToolTip.showText(QCursor.pos() + QPoint(8, 8), tips.plain(words), self) if words else QToolTip.hideText()

    def _copy_buttons(self) -> QWidget:
        """Two quiet buttons in the corner, there while the mouse is on the card; the menu key offers the same."""
        made = QFrame(self)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(icon_button("image", self._language(_("Copy as picture")), self.copy_picture))
        row.addWidget(icon_button("table", self._language(_("Copy as table")), partial(copy_figures, self)))
        # a ground of their own, since they lie on the title and bars of a chart
        made.setProperty("kind", "card")
        made.hide()
        return made

    def _place_tools(self) -> None:
        size = self._tools.sizeHint()
        self._tools.setGeometry(self.width() - size.width() - 8, 6, size.width(), size.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(480), max(super().sizeHint().height(), self.minimumHeight()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # not within the event: the first chart takes most of a second, and the page is there before
        self._settle.start(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()
        self._settle.start(_SETTLES)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._settle.start(0)

    @override
    def enterEvent(self, event: object) -> None:
        self._tools.setVisible(self.chart is not None)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._tools.hide()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = passing_menu(self)
        menu.addAction(self._language(_("Copy as picture")), self.copy_picture)
        menu.addAction(self._language(_("Copy as table")), partial(copy_figures, self))
        menu.popup(event.globalPos())
