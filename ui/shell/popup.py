"""A panel that hangs under a button until something is chosen, Esc is pressed or one clicks elsewhere."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.hearing import Heard


class Popup(QFrame):
    """Put the contents into `self.inside`, then `open_under(button)`. Dies when it is closed."""

    heard_as = Heard.DIALOG

    def __init__(self, parent: QWidget, *, width: int, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(name)
        self.setMinimumWidth(scaled(width))
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(1, 1, 1, 1)
        self.inside.setSpacing(0)

    def open_under(self, button: QWidget) -> None:
        """Show it below the button, inside of the screen."""
        # first, since the place depends on the width
        self.adjustSize()
        place = button.mapToGlobal(QPoint(0, button.height() + tokens.SPACE_1))
        right = button.screen().availableGeometry().right()
        self.move(max(min(place.x(), right - self.width()), 0), place.y())
        self.show()
