"""Something that lies over the whole window for a moment: the palette, the keys. Esc or a click beside it ends it."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import icon_button
from ui.widgets.hearing import Heard
from ui.widgets.labels import heading
from ui.widgets.scrolling import read_by_keyboard, scrolling
from ui.widgets.tab_order import go_on

_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_QUIT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Q)

_EDGE = 1  # pixels of the panel's frame
_FRAME = 2  # and of that around an area that is read


class Overlay(QWidget):
    """A veil over `window` with a panel on it; put the contents into `self.panel`. Dies when it is closed."""

    heard_as = Heard.DIALOG

    def __init__(self, window: QWidget, *, width: int, name: str) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._width = scaled(width)
        self._anchored = self._top = 0
        self._before = _made_here(QApplication.focusWidget())
        self.panel = QFrame(self)
        self.panel.setProperty("kind", "float")
        self.inside = QVBoxLayout(self.panel)
        self.inside.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self.inside.setSpacing(0)
        window.installEventFilter(self)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self) -> None:
        """Show it over the window and take the keyboard."""
        self.fit()
        self.show()
        self.raise_()
        # the panel hands it on to what each overlay says
        self.panel.setFocus()

    def fit(self) -> None:
        """Take the window's size, the panel in its upper middle: its top stays while it gets lower or higher."""
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(self._width, self.width() - 2 * tokens.SPACE_5)
        self.panel.setFixedWidth(width)
        self.panel.setMaximumHeight(self.height() - 2 * tokens.SPACE_5)
        self.panel.adjustSize()
        if self.inside.hasHeightForWidth():  # words that wrap: as high as they come out at this width
            self.panel.resize(width, min(self.inside.totalHeightForWidth(width), self.panel.maximumHeight()))
        if self._anchored != self.height():
            self._anchored = self.height()
            self._top = max((self.height() - self.panel.height()) // 5, tokens.SPACE_5)
        top = min(self._top, max(self.height() - self.panel.height() - tokens.SPACE_5, tokens.SPACE_5))
        self.panel.move((self.width() - width) // 2, top)

    @override
    def event(self, event: QEvent) -> bool:
        """No command reaches what is veiled, but the one that ends the program; fields have had theirs before."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_command = event.modifiers() & _COMMAND and event.keyCombination() != _QUIT
            if is_command:
                event.accept()
                return True
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays within: what lies below is veiled."""
        return go_on(self, forward=next)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._before is not None and Shiboken.isValid(self._before):
            within: QWidget | None = self._before.focusWidget()  # asked anew: Qt forgets a part that is gone
            (within or self._before).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # black in both themes: the dark one too gets darker under it
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 70))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False


class Reading(Overlay):
    """What is to be read: a heading with a cross, and under it `words`, which the keyboard scrolls."""

    def __init__(self, window: QWidget, words: QWidget, language: Language, *, title: str, width: int) -> None:
        super().__init__(window, width=width, name=title)
        self._words = words
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(tokens.SPACE_5, tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_2)
        name = heading(title)
        name.setWordWrap(True)
        row.addWidget(name, 1)
        row.addWidget(icon_button("x", language(_("Close")), self.close), 0, Qt.AlignmentFlag.AlignTop)
        self._area = scrolling(words)
        read_by_keyboard(self._area, title)
        self.inside.addWidget(self._head)
        self.inside.addWidget(self._area, 1)
        self.panel.setFocusProxy(self._area)

    @override
    def fit(self) -> None:
        """As high as the words are, or as the window leaves room for."""
        # the frame of the area is there whether the keyboard is or not
        around = 2 * _EDGE + 2 * _FRAME
        width = min(self._width, self.window().width() - 2 * tokens.SPACE_5) - around
        wraps = self._words.hasHeightForWidth()
        needed = self._words.heightForWidth(width) if wraps else self._words.sizeHint().height()
        room = self.window().height() - 2 * tokens.SPACE_5 - self._head.sizeHint().height() - 2 * _EDGE
        self._area.setFixedHeight(min(needed + 2 * _FRAME, room))
        super().fit()


def _made_here(widget: QWidget | None) -> QWidget | None:
    """It or what of ours it stands in; a widget that Qt made may be gone without a word (a cell's editor)."""
    while widget is not None and not Shiboken.createdByPython(widget):
        widget = widget.parentWidget()
    return widget
