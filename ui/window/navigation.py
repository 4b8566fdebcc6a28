"""The pages on the left: icon and word, icon alone where the window is narrow; settings at the foot.

navigation = Navigation(language, tuple(PAGES.values()))
navigation.chosen.connect(window.open_page)          # with the page's id
commands.bind(navigation.commands(), navigation, heading=_("Pages"))     # Ctrl+1…9, also in the palette
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.shell.commands import Command
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD, colour, font, frame_focus
from ui.widgets.hearing import Heard
from ui.widgets.labels import Label, Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.pages import PageLine

_ROW: Final = 34
_ICON: Final = 18
_AIR: Final = 10
"""Pixels on either side of an icon, and behind the words."""


class Navigation(QFrame):
    """The list of pages; arrows move in it, `chosen` comes with the id."""

    heard_as = Heard.TABS

    chosen = Signal(str)

    def __init__(self, language: Language, lines: Sequence[PageLine]) -> None:
        super().__init__()
        self.setProperty("kind", "chrome")
        self.setAccessibleName(language(_("Pages")))
        self._language = language
        self._lines = sorted(lines, key=lambda line: line.at_foot)
        self._group = QButtonGroup(self)
        self._buttons = {line.id: NavigationButton(language(line.title), line.icon) for line in self._lines}
        self._brand = Label("SMMdesk", size=tokens.FONT_BASE, weight=SEMIBOLD)
        self._brand.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        for page_id, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(partial(self._clicked, page_id))

    def choose(self, page_id: str) -> None:
        """Mark a page as the one shown; emits nothing."""
        self._buttons[page_id].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Only icons, the words as tool tips."""
        for button in self._buttons.values():
            button.set_narrow(narrow)
        self._brand.setVisible(not narrow)
        self._logo.setVisible(narrow)
        self._fit(narrow=narrow)

    def commands(self) -> tuple[Command[Navigation], ...]:
        """One command a page: Ctrl+1…9 for the first nine above the foot, unless the page has a key of its own."""
        numbered = [line for line in self._lines if not line.at_foot][:9]
        keys = {line.id: f"Ctrl+{number}" for number, line in enumerate(numbered, 1)}
        return tuple(
            Command(
                id=f"page.{line.id}",
                text=line.title,
                shortcut=line.keys or keys.get(line.id, ""),
                icon=line.icon,
                run=partial(_go, page_id=line.id),
                also=line.also,
            )
            for line in self._lines
        )

    def _clicked(self, page_id: str, _checked: bool = False) -> None:
        self.chosen.emit(page_id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_2)
        column.setSpacing(2)
        self._logo = Sign("chat-circle-dots", 20, "accent_text")
        self._logo.hide()
        self._brand.setContentsMargins(10, 0, 0, 0)
        for part in (self._brand, self._logo):
            part.setFixedHeight(scaled(28))
            column.addWidget(part)
        column.setAlignment(self._logo, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(tokens.SPACE_2)
        for line in self._lines:
            column.addWidget(self._buttons[line.id])
        column.insertStretch(column.count() - sum(line.at_foot for line in self._lines))
        self._fit(narrow=False)

    def _fit(self, *, narrow: bool) -> None:
        """As wide as its longest word needs, in any language."""
        widest = max(button.sizeHint().width() for button in self._buttons.values())
        least = scaled(_ICON) + 18 if narrow else max(widest, scaled(136))
        self.setFixedWidth(least + 2 * tokens.SPACE_2)


def _words_from() -> int:
    return scaled(_ICON) + 2 * _AIR


def _go(navigation: Navigation, *, page_id: str) -> None:
    navigation.choose(page_id)
    navigation.chosen.emit(page_id)


class NavigationButton(QAbstractButton):
    """Icon and word; the one chosen on the accent's soft ground with a mark, so that it is not colour alone."""

    heard_as = Heard.TAB

    def __init__(self, words: str, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self._narrow = False
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # else Qt would not paint it anew under the mouse
        self.setFont(font(weight=MEDIUM))

    def set_narrow(self, narrow: bool) -> None:
        """Icon alone or with its word."""
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(scaled(_ICON) + 18 if self._narrow else _words_from() + words + _AIR, scaled(_ROW))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        # the frame of the focus is two pixels thick, half of it outside of the line
        rect = self.rect().adjusted(1, 1, -1, -1)
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if here else "hover"))
            painter.drawRoundedRect(rect, tokens.CORNER, tokens.CORNER)
        if self.hasFocus():
            frame_focus(painter, rect)
        ink = "accent_text" if here else "muted"
        side = scaled(_ICON)
        left = (self.width() - side) // 2 if self._narrow else _AIR
        paint_icon(painter, QRect(left, (self.height() - side) // 2, side, side), self._sign, ink)
        if not self._narrow:
            painter.setPen(colour("text" if here else "muted"))
            words = QRect(_words_from(), 0, self.width() - _words_from() - 2, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _walk(self, step: int) -> None:
        if (group := self.group()) is not None:
            every = group.buttons()
            every[(every.index(self) + step) % len(every)].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the list; Enter opens as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
