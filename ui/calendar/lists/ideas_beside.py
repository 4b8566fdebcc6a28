"""Whether ideas stand beside the month: their button, what is remembered of it, and the tray once it is opened."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from smmdesk.speech.language import _
from ui.calendar.views import GRIDS, IDEAS, PostViews
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import icon_button
from ui.widgets.hearing import Heard, as_heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from ui.calendar.lists.ideas_tray import IdeasTray
    from ui.calendar.shown.shown_posts import ShownPosts
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit


_WIDTH: Final = 208
_NARROW: Final = 156
_ROOM: Final = 760
"""Pixels from which on the tray is as wide as it likes."""


class IdeasBeside(QWidget):
    """The views, and the tray beside them, which is made when it is first opened."""

    def __init__(
        self,
        context: Context,
        shown: ShownPosts,
        views: PostViews,
        keep: Callable[[Edit], object],
        ask_whose: Callable[[], object],
    ) -> None:
        """`keep` makes an idea of what was typed or raises why it cannot yet; `ask_whose` is told where it did."""
        super().__init__()
        self._context, self._shown, self._views = context, shown, views
        self._keep, self._ask_whose = keep, ask_whose
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(views, 1)
        self.setFocusProxy(views)
        self.button = as_heard(
            icon_button("tray", context.language(_("Ideas beside the month")), self.toggle), Heard.FOLD
        )
        self.button.setToolTip(context.commands.action("calendar.ideas_beside").toolTip())
        self.button.setCheckable(True)

    @property
    def is_open(self) -> bool:
        """Whether it is wanted; it is in sight while the month is."""
        return self._context.preferences.ideas_beside

    def toggle(self) -> None:
        """Open the tray, or put it away."""
        self.open(not self.is_open)

    def open(self, is_open: bool = True) -> None:
        """Beside the month, with the keyboard in it; or away, and the keyboard back in the month."""
        tray = self._views.tray
        focused: QWidget | None = QApplication.focusWidget()  # Qt's stubs forget that there may be none
        had_focus = tray is not None and focused is not None and tray.isAncestorOf(focused)
        if is_open != self.is_open:
            self._context.preferences.ideas_beside = is_open
            self._context.preferences.save()
        self.show_ideas()
        if is_open:
            self._tray.setFocus()
        elif had_focus:
            self._views.setFocus()

    def show_ideas(self) -> None:
        """What there is, where it is to be seen."""
        in_sight = self.is_open and self._views.kind in GRIDS
        self.button.setChecked(in_sight)
        self.button.setVisible(self._views.kind in GRIDS)
        if in_sight:
            self._tray.show_ideas(self._shown.posts(IDEAS), is_filtered=not self._shown.filter.is_empty)
        if self._views.tray is not None and self._views.tray.isHidden() is in_sight:
            self._views.tray.setVisible(in_sight)
            self._views.selection_changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Details on the right leave the month little."""
        if (tray := self._views.tray) is not None:
            tray.setFixedWidth(tokens.SPACE_3 + (scaled(_WIDTH) if self.width() >= scaled(_ROOM) else scaled(_NARROW)))

    @cached_property
    def _tray(self) -> IdeasTray:
        from ui.calendar.lists.ideas_tray import IdeasTray

        made = IdeasTray(self._context.language, self._views.month, self._keep, self.toggle)
        made.hide()
        made.line.stayed.connect(self._ask_whose)
        self._context.choosing.connect(made.line.flush)
        self._row.insertWidget(0, made)
        self._views.put_beside(made)
        self._make_room()
        return made
