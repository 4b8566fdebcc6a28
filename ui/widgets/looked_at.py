"""What is only looked at, reached by Tab: pictures and painted lists, with a frame around the one that is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.style.theme import frame_focus


def looked_at(widget: QWidget) -> None:
    """Let Tab stop at it, where Shift+F1 reads its figures and Ctrl+Alt+C copies them."""
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    _Frame(widget)


class _Frame(QWidget):
    """Lies over what has the keyboard; a mouse does not meet it."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        around = self.parentWidget()
        if watched is around and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize}:
            self.setGeometry(around.rect())
            self.raise_()
            self.setVisible(around.hasFocus())
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame_focus(painter, self.rect().adjusted(1, 1, -1, -1))
