"""Paints one post as a chip: in the month, in the hand that drags it, in the list of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap

from smmdesk.domain.posts import Post, PostStatus
from ui.calendar.looks import SIGNS, ClientMark, Marks, ink
from ui.calendar.month.layout import text_lines
from ui.calendar.spoken import headline
from ui.style import tokens
from ui.style.icons import pixmap
from ui.style.theme import MEDIUM, colour, font
from ui.widgets.networks import paint_network
from ui.widgets.wrapping import wrapped

if TYPE_CHECKING:
    from smmdesk.domain.networks import Network
    from smmdesk.speech.language import Language

_ICON: Final = 13
_LETTERS: Final = QSize(19, 14)
_TOP_LINE: Final = 19
_TEXT_LINE: Final = 15
_NARROWEST_LETTER: Final = 3
_WIDE: Final = 128
"""Pixels below which one line has no room for initials and for how many more networks: the tool tip tells them."""
_NARROW: Final = 92
"""Pixels below which a chip has no room for networks and words beside its time."""
_FEW_WORDS: Final = 40
"""Pixels that hold no word worth reading: a network says more."""
_QUIET: Final = frozenset({PostStatus.PUBLISHED, PostStatus.REJECTED})
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT: Final = _LEFT | Qt.AlignmentFlag.AlignRight
"""Kept, for joining two flags takes as long as painting a word."""


class ChipPainter:
    """Paints chips in one language, for clients of these marks (empty where only one client is shown)."""

    def __init__(self, language: Language, marks: Marks, ratio: float) -> None:
        self._language, self._marks, self._ratio = language, marks, ratio
        self._networks_painted: dict[Network, QPixmap] = {}
        self._signs = {status: pixmap(sign, _ICON, ink(status), ratio) for status, sign in SIGNS.items()}
        self._small, self._strong = font(tokens.FONT_SMALL), font(tokens.FONT_SMALL, MEDIUM)
        self._metrics, self._strong_metrics = QFontMetrics(self._small), QFontMetrics(self._strong)
        self._grounds = {(status, chosen): _ground(status, chosen) for status in PostStatus for chosen in (True, False)}
        self._text, self._muted = colour("text"), colour("muted")

    def paint(self, painter: QPainter, place: QRect, post: Post, *, selected: bool = False) -> None:
        """A chip of as many lines as its height has room for."""
        mark = self._marks.get(post.client_id)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, place, post, mark, selected=selected)
        # with a mark further in, behind its stripe
        inner = place.adjusted(7 if mark is None else 9, 0, -5, 0)
        if text_lines(place.height()):
            self._lines(painter, inner, post, mark)
        else:
            self._one_line(painter, inner, post, mark)

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
        painter.setPen(pen)
        painter.setBrush(brush)
        # a line one pixel wide is sharp only along the middle of pixels
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if mark is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mark.colour))
            painter.drawRoundedRect(QRectF(place.left() + 3, place.top() + 4, 3, place.height() - 8), 1.5, 1.5)

    def _one_line(self, painter: QPainter, line: QRect, post: Post, mark: ClientMark | None) -> None:
        """Time, networks, words, client; in a narrow chip what matters least is left out first."""
        left = self._sign_and_time(painter, line, post)
        # Qt's `right()` is one pixel short of the edge
        right = line.right() + 1
        if line.width() > _WIDE and mark is not None:
            right = self._initials(painter, QRect(left, line.top(), right - left, line.height()), mark)
        if line.width() > _NARROW:
            # half of it at the most, so that room is left for words
            room = QRect(left, line.top(), (right - left) // 2, line.height())
            left = self._networks(painter, room, post, counts=line.width() > _WIDE)
        elif right - left < _FEW_WORDS:
            self._networks(painter, QRect(left, line.top(), right - left, line.height()), post, counts=False)
            return
        self._words(painter, QRect(left, line.top(), right - left, line.height()), post)

    def _lines(self, painter: QPainter, inner: QRect, post: Post, mark: ClientMark | None) -> None:
        """Time, networks and client above; the text below, over as many lines as there are."""
        top = QRect(inner.left(), inner.top() + 2, inner.width(), _TOP_LINE)
        left = self._sign_and_time(painter, top, post)
        right = top.right() + 1
        if mark is not None and top.width() > _NARROW:
            right = self._initials(painter, QRect(left, top.top(), right - left, top.height()), mark)
        self._networks(painter, QRect(left, top.top(), right - left, top.height()), post)
        lines = text_lines(inner.height())
        room = QRect(inner.left(), top.bottom() + 1, inner.width(), _TEXT_LINE)
        for words in wrapped(self._beginning(post, room.width() * lines), self._small, room.width(), lines):
            self._words(painter, room, post, words)
            room.translate(0, _TEXT_LINE)

    def _sign_and_time(self, painter: QPainter, line: QRect, post: Post) -> int:
        """Status icon and time; where the next thing may begin."""
        painter.drawPixmap(line.left(), line.center().y() - _ICON // 2, self._signs[post.status])
        left = line.left() + _ICON + 4
        if post.moment is None:
            return left
        time = self._language.time(post.moment.wall.time())
        painter.setFont(self._strong)
        painter.setPen(self._muted if post.status in _QUIET else self._text)
        painter.drawText(QRect(left, line.top(), line.width(), line.height()), _LEFT, time)
        return left + self._strong_metrics.horizontalAdvance(time) + 5

    def _networks(self, painter: QPainter, room: QRect, post: Post, *, counts: bool = True) -> int:
        """Letters of as many networks as the room holds, with `counts` then “+2”; where the next thing may begin."""
        step = _LETTERS.width() + 2
        if not post.networks or room.width() < _LETTERS.width():
            return room.left()
        places = max(room.width() // step, 1)
        fits = len(post.networks) <= places
        shown: tuple[Network, ...] = post.networks if fits else post.networks[: max(places - 1, 1)]
        left, top = room.left(), room.center().y() - _LETTERS.height() // 2
        for network in shown:
            painter.drawPixmap(left, top, self._letters(network))
            left += step
        if counts and (rest := len(post.networks) - len(shown)):
            painter.setFont(self._small)
            painter.setPen(self._muted)
            painter.drawText(QRect(left, room.top(), step, room.height()), _LEFT, f"+{rest}")
            left += self._metrics.horizontalAdvance(f"+{rest}")
        return left + 3

    def _letters(self, network: Network) -> QPixmap:
        """A network's letters, painted once."""
        if network not in self._networks_painted:
            made = QPixmap(_LETTERS * self._ratio)
            made.setDevicePixelRatio(self._ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            paint_network(painter, QRectF(0, 0, _LETTERS.width(), _LETTERS.height()), network)
            painter.end()
            self._networks_painted[network] = made
        return self._networks_painted[network]

    def _initials(self, painter: QPainter, room: QRect, mark: ClientMark) -> int:
        """The client's initials at the right end; where they begin."""
        width = self._strong_metrics.horizontalAdvance(mark.initials)
        painter.setFont(self._strong)
        painter.setPen(self._muted)
        painter.drawText(room, _RIGHT, mark.initials)
        return room.right() - width - 4

    def _words(self, painter: QPainter, room: QRect, post: Post, words: str = "") -> None:
        """Words on one line, by default the beginning of the text."""
        # less than a letter and its “…”
        if room.width() < 14:
            return
        painter.setFont(self._small)
        has_text = bool(post.text.strip())
        painter.setPen(self._text if has_text and post.status not in _QUIET else self._muted)
        whole = words or self._beginning(post, room.width())
        cut = self._metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, cut)

    def _beginning(self, post: Post, width: int) -> str:
        """As many words as so many pixels may hold at the most: measuring letters costs more than all else."""
        return headline(self._language, post, max(width // _NARROWEST_LETTER, 8))


def _ground(status: PostStatus, selected: bool) -> tuple[QPen, QColor]:
    """How a chip is framed and filled."""
    if selected:
        return QPen(colour("accent"), 1), colour("accent_soft")
    quiet = status in _QUIET
    line = Qt.PenStyle.DashLine if status is PostStatus.IDEA else Qt.PenStyle.SolidLine
    return QPen(colour("border" if quiet else "border_strong"), 1, line), colour("window" if quiet else "surface")
