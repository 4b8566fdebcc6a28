"""Paints one post as a chip: in the month, in the hand that drags it, in the list of a day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap

from smmdesk.domain.media import first_picture
from smmdesk.domain.posts import Post, PostStatus
from ui.calendar.month.layout import text_lines
from ui.calendar.shown.looks import SIGNS, ClientMark, Marks, ink
from ui.calendar.shown.spoken import about, headline
from ui.style import tokens
from ui.style.icons import pixmap
from ui.style.text_size import scaled, scaled_size
from ui.style.theme import MEDIUM, colour, font
from ui.widgets.forms.networks import paint_network
from ui.widgets.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.networks import Network
    from smmdesk.speech.language import Language

_ICON: Final = 13
_LETTERS: Final = QSize(19, 14)
_TOP_LINE: Final = 19
_TEXT_LINE: Final = 15
THUMBNAIL: Final = 45
"""Pixels of the side of a post's picture, in a chip of three lines or more."""
_WITH_PICTURE: Final = 140
"""Pixels below which a chip has no room for a picture beside its words."""
_CORNER: Final = 5
_EDGE: Final = 4
"""Pixels around a picture"""
_DOT: Final = 9
LOOKS: Final = frozenset({QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange})
"""After which no picture made so far has the right colours, letters or pixels."""
_MOST_BELOW: Final = 5
"""Lines under the first one."""
_STEP: Final = _LETTERS.width() + 2
_AFTER: Final = 5
_NARROWEST_LETTER: Final = 3
_WIDE: Final = 128
"""Pixels below which one line has no room for how many more networks there are: the tool tip tells it."""
_NARROW: Final = 92
"""Pixels below which a chip has no room for networks and words beside its time."""
_FEW_WORDS: Final = 40
"""Pixels that hold no word worth reading: a network says more."""
_QUIET: Final = frozenset({PostStatus.PUBLISHED, PostStatus.REJECTED})
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT: Final = _LEFT | Qt.AlignmentFlag.AlignRight
"""Kept, for joining two flags takes as long as painting a word."""


class _Head(NamedTuple):
    """What of a chip's first line there is room for; pixels from its left end."""

    time: str
    networks: tuple[Network, ...]
    rest: str
    """“+2” of the networks"""
    initials: str
    is_marked: bool
    before_time: int
    after_time: int
    words: int
    """where words may begin"""
    end: int
    """where they have to end"""


class ChipPainter:
    """Paints chips in one language, for clients of these marks (empty where only one client is shown)."""

    has_sign = True
    """whether the icon of the status stands there"""

    def __init__(
        self,
        language: Language,
        marks: Marks,
        ratio: float,
        thumbnail: Callable[[str], QPixmap | None] = lambda _name: None,
        warns: Callable[[Post], bool] = lambda _post: False,
    ) -> None:
        """`thumbnail` gives the small picture of a media file, as soon as it is there; `warns` whether a post is to be
        marked as one that fails a check."""
        self._language, self._marks, self._ratio = language, marks, ratio
        self._thumbnail, self._warns = thumbnail, warns
        self._networks_painted: dict[Network, QPixmap] = {}
        self._signs = {status: pixmap(sign, scaled(_ICON), ink(status), ratio) for status, sign in SIGNS.items()}
        self._small, self._strong = font(tokens.FONT_SMALL), font(tokens.FONT_SMALL, MEDIUM)
        self._metrics, self._strong_metrics = QFontMetrics(self._small), QFontMetrics(self._strong)
        self._grounds = {(status, chosen): _ground(status, chosen) for status in PostStatus for chosen in (True, False)}
        self._text, self._muted, self._waiting = colour("text"), colour("muted"), colour("hover")
        self._widths: dict[str, int] = {}

    def mark_of(self, client_id: ClientId) -> ClientMark | None:
        """A client's mark, where several are shown."""
        return self._marks.get(client_id)

    def lines(self, post: Post, width: int) -> int:
        """How many lines a chip of that width would fill: one where its words fit beside the networks, up to six."""
        mark = self._marks.get(post.client_id)
        inner, pictured = width - _before(mark) - _AFTER, _pictured(post, width)
        if pictured:
            inner -= scaled(THUMBNAIL) + _EDGE
        head, says_more = self._head(post, mark, inner, with_words=True), bool(about(self._language, post))
        below = _MOST_BELOW - says_more
        wanted = self._metrics.horizontalAdvance(self._beginning(post, inner * below))
        if wanted <= head.end - head.words:
            return max(1 + says_more, 2 if pictured else 1)
        lines = -(-wanted // max(inner, 1))
        # words leave air at the ends of lines, for which the last may have to be longer than it is
        if 1 < lines < below and self._metrics.horizontalAdvance(self._last(post, inner, lines)) > inner:
            lines += 1
        return 1 + says_more + min(lines, below)

    def _last(self, post: Post, width: int, lines: int) -> str:
        """What is left for the last of so many lines."""
        return wrapped(self._beginning(post, width * (_MOST_BELOW + 1)), self._small, width, lines)[-1]

    def paint(self, painter: QPainter, place: QRect, post: Post, *, selected: bool = False) -> None:
        """A chip of as many lines as its height has room for."""
        mark = self._marks.get(post.client_id)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, place, post, mark, selected=selected)
        inner = place.adjusted(_before(mark), 0, -_AFTER, 0)
        if below := text_lines(place.height()):
            self._lines(painter, inner, post, below, _pictured(post, place.width()))
        else:
            head = self._head(post, mark, inner.width(), with_words=True, is_marked=self._warns(post))
            self._top(painter, inner, post, head)
            self._words(painter, inner.adjusted(head.words, 0, head.end - inner.width(), 0), post)

    def when(self, post: Post) -> str:
        """How the first line begins: with the time, for the day is told by where the chip stands."""
        return self._language.time(post.moment.wall.time()) if post.moment else ""

    def picture(self, post: Post, size: QSize, *, selected: bool = False) -> QPixmap:
        """A chip by itself."""
        made = QPixmap(size * self._ratio)
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), post, selected=selected)
        painter.end()
        return made

    def _ground(self, painter: QPainter, place: QRect, post: Post, mark: ClientMark | None, *, selected: bool) -> None:
        pen, brush = self._grounds[post.status, selected]
        if pen.style() is Qt.PenStyle.SolidLine:
            # one filled shape on the other: a seventh of the time that Qt takes for a line round a shape
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pen.color())
            painter.drawRoundedRect(place, _CORNER + 0.5, _CORNER + 0.5)
            painter.setBrush(brush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), _CORNER - 0.5, _CORNER - 0.5)
        else:
            painter.setPen(pen)
            painter.setBrush(brush)
            # a line one pixel wide is sharp only along the middle of pixels
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        if mark is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(mark.colour))
            painter.drawRoundedRect(QRectF(place.left() + 3, place.top() + 4, 3, place.height() - 8), 1.5, 1.5)

    def _lines(self, painter: QPainter, inner: QRect, post: Post, below: int, picture: str) -> None:
        """Time, networks and client; under it the words, over as many lines as there are, and last what it is about.
        On the right the picture, if there is one.

        Where there is no line left for the words they stand above, cut; unless that would leave nothing of them.
        """
        whole = inner
        if picture:
            inner = inner.adjusted(0, 0, -self._picture(painter, inner, picture) - _EDGE, 0)
        mark, quiet = self._marks.get(post.client_id), about(self._language, post)
        is_marked = self._warns(post)
        is_above = below == bool(quiet)
        head = self._head(post, mark, inner.width(), with_words=is_above, is_marked=is_marked)
        if is_above and head.end - head.words < scaled(_FEW_WORDS):
            is_above, head = False, self._head(post, mark, inner.width(), with_words=False, is_marked=is_marked)
        # what a tight chip has no room for is the air above
        air = min(inner.height() - scaled(_TOP_LINE) - 1 - below * scaled(_TEXT_LINE), 2)
        top = QRect(inner.left(), inner.top() + air, inner.width(), scaled(_TOP_LINE))
        self._top(painter, top, post, head)
        room = QRect(inner.left(), top.bottom() + 1, inner.width(), scaled(_TEXT_LINE))
        if is_above:
            self._words(painter, top.adjusted(head.words, 0, head.end - inner.width(), 0), post)
        else:
            lines = max(below - bool(quiet), 1)
            for words in wrapped(self._beginning(post, room.width() * lines), self._small, room.width(), lines):
                self._words(painter, room, post, words)
                room.translate(0, scaled(_TEXT_LINE))
                below -= 1
        if quiet and below:
            if room.top() > whole.top() + _EDGE + scaled(THUMBNAIL):
                room.setRight(whole.right())
            self._quiet(painter, room, quiet)

    def _picture(self, painter: QPainter, inner: QRect, name: str) -> int:
        """The picture at the right end, or what stands for it; its side."""
        side = min(inner.height() - 2 * _EDGE, scaled(THUMBNAIL))
        # `right()` is one pixel short of the edge, and the air of the words is more than a picture's
        place = QRect(inner.right() + 1 + _AFTER - _EDGE - side, inner.top() + _EDGE, side, side)
        small = self._thumbnail(name)
        if small is None or small.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._waiting)
            painter.drawRoundedRect(place, 4, 4)
            corner = place.center() - QPoint(scaled(_ICON) // 2, scaled(_ICON) // 2)
            painter.drawPixmap(corner, self._sign_of_picture)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, small)
        return side

    @cached_property
    def _sign_of_picture(self) -> QPixmap:
        return pixmap("image", scaled(_ICON), "muted", self._ratio)

    def _head(
        self, post: Post, mark: ClientMark | None, width: int, *, with_words: bool, is_marked: bool = False
    ) -> _Head:
        """In a narrow chip what matters least is left out first, the icon before the time is cut; half of it at the
        most goes to networks where words stand beside them. The dot has a place of its own where it `is_marked`; how
        many lines a chip has does not hang on it, since it may come later."""
        beside = self._width(mark.initials) + 5 if mark is not None else 0
        time = self.when(post)
        # whose it is stands there in letters, whatever else has no room: the bar says it by its colour alone
        icon = _before_time(is_marked=False) if self.has_sign else 0
        before_time = icon + _before_time(is_marked=is_marked) - _before_time(is_marked=False)
        kept = beside + before_time - icon
        if beside and kept + self._width(time) > width:
            time = ""
        if icon + kept + self._width(time) > width:
            before_time -= icon
        after_time = before_time + (self._width(time) + 5 if time else 0)
        end, initials = width - beside, mark.initials if mark is not None else ""
        room = end - after_time
        counts = not with_words or width > scaled(_WIDE)
        has_few = with_words and width <= scaled(_NARROW)
        if has_few and room >= scaled(_FEW_WORDS):
            return _Head(time, (), "", initials, is_marked, before_time, after_time, after_time, end)
        networks, rest = _that_fit(post.networks, room if has_few or not with_words else room // 2, counts=counts)
        if rest and after_time + len(networks) * scaled(_STEP) + self._width(rest) > end:
            rest = ""  # it would stand on the frame
        words = after_time + len(networks) * scaled(_STEP) + (self._width(rest) if rest else 0) + (3 if networks else 0)
        return _Head(
            time, networks, rest, initials, is_marked, before_time, after_time, words, words if has_few else end
        )

    def _top(self, painter: QPainter, line: QRect, post: Post, head: _Head) -> None:
        """Status icon, time, networks and, at the right end, the client's initials."""
        corner = QPoint(line.left(), line.center().y() - scaled(_ICON) // 2)
        if head.before_time > scaled(_ICON):
            painter.drawPixmap(corner, self._signs[post.status])
        if head.is_marked:
            left = max(head.before_time - scaled(_DOT) - 4, 0)
            painter.drawPixmap(corner + QPoint(left, (scaled(_ICON) - scaled(_DOT)) // 2), self._warning)
        painter.setFont(self._strong)
        if head.time:
            painter.setPen(self._muted if post.status in _QUIET else self._text)
            painter.drawText(line.adjusted(head.before_time, 0, 0, 0), _LEFT, head.time)
        painter.setPen(self._muted)
        if head.initials:
            painter.drawText(line, _RIGHT, head.initials)
        left, top = line.left() + head.after_time, line.center().y() - scaled(_LETTERS.height()) // 2
        for network in head.networks:
            painter.drawPixmap(left, top, self.letters(network))
            left += scaled(_STEP)
        if head.rest:
            painter.setFont(self._small)
            painter.drawText(QRect(left, line.top(), scaled(_STEP), line.height()), _LEFT, head.rest)

    @cached_property
    def _warning(self) -> QPixmap:
        """A dot with “!”, between the status icon and the time."""
        made = QPixmap(QSize(scaled(_DOT), scaled(_DOT)) * self._ratio)
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("bad"))
        painter.drawEllipse(QRectF(0, 0, scaled(_DOT), scaled(_DOT)))
        painter.scale(scaled(_DOT) / _DOT, scaled(_DOT) / _DOT)
        for top, height in ((2, 3), (6, 1)):
            painter.fillRect(QRectF(_DOT / 2 - 0.5, top, 1, height), colour("surface"))
        painter.end()
        return made

    def _width(self, word: str) -> int:
        """Of a time, initials or a number, which come again and again."""
        if word not in self._widths:
            self._widths[word] = self._strong_metrics.horizontalAdvance(word)
        return self._widths[word]

    def letters(self, network: Network) -> QPixmap:
        """A network's letters, painted once."""
        if network not in self._networks_painted:
            size = scaled_size(_LETTERS)
            made = QPixmap(size * self._ratio)
            made.setDevicePixelRatio(self._ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            paint_network(painter, QRectF(0, 0, size.width(), size.height()), network)
            painter.end()
            self._networks_painted[network] = made
        return self._networks_painted[network]

    def _words(self, painter: QPainter, room: QRect, post: Post, words: str = "") -> None:
        """Words on one line, by default the beginning of the text."""
        # less than a letter and its “…”
        if room.width() < scaled(14):
            return
        painter.setFont(self._small)
        has_text = bool(post.text.strip())
        painter.setPen(self._text if has_text and post.status not in _QUIET else self._muted)
        whole = words or self._beginning(post, room.width())
        cut = self._metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, cut)

    def _quiet(self, painter: QPainter, room: QRect, words: str) -> None:
        painter.setFont(self._small)
        painter.setPen(self._muted)
        painter.drawText(room, _LEFT, self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))

    def _beginning(self, post: Post, width: int) -> str:
        """As many words as so many pixels may hold at the most: measuring letters costs more than all else."""
        return headline(self._language, post, max(width // scaled(_NARROWEST_LETTER), 8))


def _pictured(post: Post, width: int) -> str:
    """The name of the picture in a chip of that width and more than one line; nothing for none."""
    return first_picture(post.media) if post.media and width >= scaled(_WITH_PICTURE) else ""


def _before(mark: ClientMark | None) -> int:
    """Where the content of a chip begins: with a mark further in, behind its stripe."""
    return 7 if mark is None else 9


def _before_time(*, is_marked: bool) -> int:
    """What status icon and dot take."""
    return scaled(_ICON) + 4 + (scaled(_DOT) + 2 if is_marked else 0)


def _that_fit(networks: tuple[Network, ...], room: int, *, counts: bool) -> tuple[tuple[Network, ...], str]:
    """As many networks as so much room holds, with `counts` and “+2”."""
    if not networks or room < scaled(_LETTERS.width()):
        return (), ""
    places = max(room // scaled(_STEP), 1)
    if len(networks) <= places:
        return networks, ""
    shown = networks[: max(places - 1, 1)]
    return shown, f"+{len(networks) - len(shown)}" if counts else ""


def _ground(status: PostStatus, selected: bool) -> tuple[QPen, QColor]:
    """How a chip is framed and filled."""
    if selected:
        return QPen(colour("accent"), 1), colour("accent_soft")
    quiet = status in _QUIET
    line = Qt.PenStyle.DashLine if status is PostStatus.IDEA else Qt.PenStyle.SolidLine
    return QPen(colour("border" if quiet else "border_strong"), 1, line), colour("window" if quiet else "surface")
