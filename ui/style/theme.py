"""The tokens turned into a Qt palette, font and style sheet; follows the system or is set by hand.

    app = QApplication([name, *FUSION])
    use_scheme(app, Scheme.SYSTEM, Contrast.SYSTEM)    # before the first window, and whenever the setting changes
    colours().accent                                   # in a paintEvent: the colours of now

A theme change repaints everything: paint from `colours()` each time and nothing has to be told. What cannot (a chart's
canvas) waits for `QEvent.Type.PaletteChange` in `changeEvent`; icons on buttons are made anew by `ui.style.icons`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, Self
from weakref import WeakSet

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette, QPen
from shiboken6 import isValid

from smmdesk.machine.places import RESOURCES
from ui.style import tokens
from ui.style.sheet import style_sheet
from ui.style.text_size import scaled_points, text_size
from ui.style.unseen import leave_out, leave_out_popups

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from ui.style.tokens import Colours

FUSION: Final = ("-style", "fusion")
"""What QApplication is to be told: the same look on every system. Asking it for its style later would cost 7 ms."""
FONT_FILES: Final = ("FiraGO-Regular.ttf", "FiraGO-Medium.ttf", "FiraGO-SemiBold.ttf")
MEDIUM: Final = QFont.Weight.Medium
SEMIBOLD: Final = QFont.Weight.DemiBold


class Scheme(StrEnum):
    """What the person set: as the system, or one of the two for good."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """How far words and edges stand out: as the system asks for, or one of the two for good."""

    SYSTEM = "system"
    USUAL = "usual"
    HIGH = "high"


_PALETTES: Final = {
    (False, False): tokens.LIGHT,
    (True, False): tokens.DARK,
    (False, True): tokens.HIGH_LIGHT,
    (True, True): tokens.HIGH_DARK,
}


class Theme(NamedTuple):
    """One of the looks: dark words on white or light ones on near black, each in usual or high contrast."""

    is_dark: bool
    is_high: bool

    @property
    def colours(self) -> Colours:
        """Its palette."""
        return _PALETTES[self]

    @classmethod
    def of_system(cls, app: QApplication) -> Self:
        """What the desktop asks for; light and usual where it asks for nothing."""
        hints = app.styleHints()
        # Qt 6.10 and later tells of contrast
        high = hasattr(hints, "accessibility") and (
            hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        )
        return cls(hints.colorScheme() is Qt.ColorScheme.Dark, high)

    def apply(self, app: QApplication) -> None:
        """Dress the whole program; what is on screen changes at once."""
        # before anything is dressed: who hears of it while that goes on asks for the colours of now
        _worn.theme, _worn.dressed_at = self, text_size()
        # Qt may have deleted a page whose wrapper is still about
        for page in filter(isValid, _worn.pages):
            if not page.isVisible():
                leave_out(page)
        leave_out_popups(app)
        app.setStyleSheet("")  # to a sheet that is there already Qt dresses each widget once for each that it lies in
        app.setPalette(palette(self.colours))
        app.setFont(font())
        app.setStyleSheet(style_sheet(self.colours))
        for told in _worn.told:
            told()


class _Worn:
    """The theme being worn; like QApplication's own palette there is one a process."""

    theme: Theme = Theme(is_dark=False, is_high=False)
    scheme: Scheme = Scheme.SYSTEM
    contrast: Contrast = Contrast.SYSTEM
    dressed_at: int = 0
    """the text size that all is dressed in, 0 while nothing is dressed yet"""
    told: Final[list[Callable[[], object]]] = []

    def __init__(self) -> None:
        self.pages: WeakSet[QWidget] = WeakSet()


_worn = _Worn()


def dress_when_seen(page: QWidget) -> None:
    """From now on a change of theme leaves the page out while it is out of sight; `dress` it as it is shown."""
    _worn.pages.add(page)


def theme() -> Theme:
    """The theme being worn."""
    return _worn.theme


def when_dressed(told: Callable[[], object]) -> None:
    """Call this after every change of the theme."""
    _worn.told.append(told)


def colours() -> Colours:
    """The colours of now, for painting."""
    return _worn.theme.colours


def colour(name: str) -> QColor:
    """A token as a colour: `muted`, `accent`, `bad`, `bad.soft`."""
    return QColor(_worn.theme.colours.colour(name))


def faded(name: str) -> QColor:
    """A token's colour let through to a third: beside it, for what it does not say for certain."""
    made = colour(name)
    made.setAlpha(85)
    return made


def use_scheme(app: QApplication, scheme: Scheme, contrast: Contrast = Contrast.SYSTEM) -> None:
    """Wear a scheme from now on, at the text size there is; with SYSTEM later changes of the desktop are followed."""
    _worn.scheme, _worn.contrast = scheme, contrast
    hints = app.styleHints()
    if not _worn.dressed_at:
        # once a program: this is called for each change of the setting too
        load_fonts()
        hints.colorSchemeChanged.connect(lambda _scheme: _wear(app))
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(lambda _preference: _wear(app))
    wanted = {
        Scheme.LIGHT: Qt.ColorScheme.Light,
        Scheme.DARK: Qt.ColorScheme.Dark,
        Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    }
    # told to Qt too: title bars and the system's own dialogs are not ours to paint
    hints.setColorScheme(wanted[scheme])
    _wear(app)


def _wear(app: QApplication) -> None:
    """Apply what settings and desktop come to; a set scheme wins even where the platform cannot switch."""
    system = Theme.of_system(app)
    wanted = Theme(
        is_dark={Scheme.LIGHT: False, Scheme.DARK: True}.get(_worn.scheme, system.is_dark),
        is_high={Contrast.USUAL: False, Contrast.HIGH: True}.get(_worn.contrast, system.is_high),
    )
    # the light theme is worn from the beginning in name only: nothing has been dressed in it yet
    if (wanted, text_size()) != (_worn.theme, _worn.dressed_at):
        wanted.apply(app)


def load_fonts() -> None:
    """Make the typeface known to Qt; without its files the system's own font serves."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))


def fill(painter: QPainter, place: QRect, ink: QColor) -> None:
    """As `fillRect` does, for which PySide loads all of Qt's gradients first; the painter's pen and brush are others
    afterwards."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRect(place)


def frame_focus(painter: QPainter, rect: QRect | QRectF, corner: float = tokens.CORNER) -> None:
    """Around what has the keyboard and is painted by hand: two pixels wide, half of it outside of the rectangle."""
    painter.setPen(QPen(colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, corner, corner)


def cut(painter: QPainter, words: str, width: int) -> str:
    """Words as they fit when they are painted: ending in … where the room is too little."""
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)


def font(size: float = tokens.FONT_BASE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Our typeface in points at 100 %, its figures all of one width so that columns of numbers align."""
    made = QFont(tokens.FONT_FAMILY)
    made.setPointSizeF(scaled_points(size))
    made.setWeight(weight)
    if hasattr(made, "setFeature"):  # Qt 6.7 and later
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def palette(colours: Colours) -> QPalette:
    """The colours in Qt's own roles, for the parts the style sheet leaves alone."""
    # a role that is left out is the system's, which may wear the other theme
    made = QPalette()
    role = QPalette.ColorRole
    for each, value in {
        role.Window: colours.page,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Button: colours.surface,
        role.WindowText: colours.text,
        role.Text: colours.text,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.PlaceholderText: colours.faint,
        role.Highlight: colours.accent_soft,
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent_text,
        role.LinkVisited: colours.accent_text,
        role.ToolTipBase: colours.tooltip,
        role.ToolTipText: colours.on_tooltip,
        role.Light: colours.surface,
        role.Midlight: colours.hover,
        role.Mid: colours.border_strong,
        role.Dark: colours.border_strong,
        role.Shadow: colours.border,
    }.items():
        made.setColor(each, QColor(value))
    # after the rest, since a colour that is set for no group is set for all of them
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.faint))
    return made
