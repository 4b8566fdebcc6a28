"""Icons of one family (Phosphor), drawn from `resources/icons/*.svg` in colours of the theme.

    put_icon(button, partial(icon, "plus"))       # quiet grey; made anew when the theme changes
    icon("trash", "bad")                          # for a cell or a menu, in any token of ui.style.tokens.Colours
    paint_icon(painter, rect, "plus")             # in a paintEvent

An icon is pictures, for every screen and mode, and never an engine of our own: Qt would take copies of that engine
which nobody in Python keeps. New names go into `resources/icons/make.py`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import Shiboken

from smmdesk.machine.places import RESOURCES
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import colours, when_dressed
from ui.style.unseen import is_left_out

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER: Final = RESOURCES / "icons"
# weak, so that to have an icon keeps nobody alive
_put: Final[WeakKeyDictionary[QAbstractButton | QAction, Callable[[], QIcon]]] = WeakKeyDictionary()


def put_icon(target: QAbstractButton | QAction, make: Callable[[], QIcon]) -> None:
    """Give a button or an action an icon that stays right when the theme changes; `make` must not hold the target."""
    _put[target] = make
    target.setIcon(make())


def renew_icons(within: QWidget | None = None) -> None:
    """Make those that were put somewhere anew, or those on one page: for other colours, or other screens.

    Pages that are left out while nobody sees them get theirs when they are dressed.
    """
    # Qt may have deleted a button whose wrapper is still about
    for target, make in list(_put.items()):
        if Shiboken.isValid(target) and _is_concerned(target, within):
            target.setIcon(make())


def _is_concerned(target: QAbstractButton | QAction, within: QWidget | None) -> bool:
    """An action is seen where the widget is that it belongs to."""
    seen = target if isinstance(target, QAbstractButton) else target.parent()
    # an action of the context or of the program is on no page: it is renewed with the theme alone
    if not isinstance(seen, QWidget):
        return within is None
    return not is_left_out(seen) and (within is None or seen is within or within.isAncestorOf(seen))


# asked for from here, since the theme must not import what imports it
when_dressed(renew_icons)


def icon(name: str, colour: str = "muted", *, side: int = tokens.ICON) -> QIcon:
    """The icon `name` in the token `colour` of the theme of now, `side` logical pixels wide at a text size of 100 %."""
    return _icon(name, (colours().colour(colour), colours().faint), scaled(side), 0, ratios())


def icon_before_words(name: str, colour: str = "muted") -> QIcon:
    """The same for a button with words: wider by four pixels, which are air on the words' side.

    The style puts words four pixels after an icon, whatever the sheet says.
    """
    return _icon(name, (colours().colour(colour), colours().faint), scaled(tokens.ICON), tokens.SPACE_1, ratios())


def pixmap(name: str, size: int, colour: str = "muted", ratio: float = 0) -> QPixmap:
    """The icon as a picture `size` logical pixels wide, for labels and painters; tinted for the theme of now.

    With no `ratio` it is sharp on the finest screen.
    """
    ratio = ratio or max(ratios())
    # a copy: the picture that is kept serves pixels of other ratios, too
    made = QPixmap(_tinted(name, colours().colour(colour), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    return made


def paint_icon(painter: QPainter, square: QRect, name: str, colour: str = "muted") -> None:
    """Draw it as large as the square."""
    painter.drawPixmap(square, pixmap(name, square.width(), colour, painter.device().devicePixelRatioF()))


def ratios() -> tuple[float, ...]:
    """Device pixels to a logical one on each kind of screen there is, and 1: cells take the size from that picture."""
    return tuple(sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}))


def of_pictures(pictures: list[QPixmap], disabled: list[QPixmap]) -> QIcon:
    """An icon that looks like this in rows that are chosen too, where Qt would tint it."""
    made = QIcon()
    for mode, each in ((QIcon.Mode.Normal, pictures), (QIcon.Mode.Selected, pictures), (QIcon.Mode.Disabled, disabled)):
        for picture in each:
            made.addPixmap(picture, mode)
    return made


# colours and screens are among the arguments, so that a kept picture is never of another theme or screen
@lru_cache(maxsize=256)
def _icon(name: str, inks: tuple[str, str], side: int, air: int, wanted: tuple[float, ...]) -> QIcon:
    """In the first of two inks, in the second where it is disabled."""
    enabled, disabled = ([_with_air(name, ink, side, air, ratio) for ratio in wanted] for ink in inks)
    return of_pictures(enabled, disabled)


def _with_air(name: str, value: str, side: int, air: int, ratio: float) -> QPixmap:
    """The glyph on the left of a picture that is wider than high."""
    glyph = _tinted(name, value, round(side * ratio))
    # a new picture is whatever was in that memory, until it is filled
    made = QPixmap(round((side + air) * ratio), glyph.height())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, glyph)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def _tinted(name: str, value: str, side: int) -> QPixmap:
    """One glyph in one colour, `side` device pixels square."""
    # Qt's renderer takes no colour from outside, so it is written into the drawing
    svg = _source(name).replace(b"currentColor", value.encode())
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(svg).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    return (FOLDER / f"{name}.svg").read_bytes()
