"""The views of the page, of which one is in sight."""

from __future__ import annotations

from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ui.reputation.views import MENTIONS, VIEWS, Asked, Explaining, Leading, OfMonths, Opening, Turning, Typed
from ui.widgets.page_tools import States

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smmdesk.services.reputation import ReputationSheet
    from ui.shell.context import Context


class ViewStack(States):
    """Each is made when it is first wanted, and shown anew when it comes into sight."""

    asked = Signal(object)
    turned = Signal()
    wanted = Signal(str)
    opened = Signal(object, str)
    month = Signal(object, object)

    def __init__(self, context: Context, mentions: QWidget) -> None:
        super().__init__()
        self._context = context
        self._made: dict[str, Any] = {MENTIONS: mentions}
        self._behind: set[str] = set()
        self._sheet: ReputationSheet | None = None
        self.key = MENTIONS
        self.addWidget(mentions)
        self.setFocusProxy(mentions)

    @property
    def has_mentions(self) -> bool:
        """Whether the mentions are in sight."""
        return self.key == MENTIONS

    @property
    def current(self) -> Any:  # noqa: ANN401  (each is a class of its own)
        """The view in sight; None before anything was shown on it."""
        return self._made.get(self.key)

    def show_sheet(self, sheet: ReputationSheet) -> None:
        """Have all views show this, each once it is in sight."""
        self._sheet = sheet
        self._behind = {*self._made} - {MENTIONS}
        self.turn_to(self.key)

    def turn_to(self, key: str) -> None:
        """Bring a view into sight."""
        self.key = key
        if self._sheet is None:
            return
        made = self._view(key)
        if key in self._behind:
            self._behind.discard(key)
            made.show_reputation(self._sheet)
        self.setCurrentWidget(made)
        self.setFocusProxy(made)

    def asked_for(self) -> Asked | None:
        """The figure where the keyboard is, in a view that has any."""
        return self.current.current() if isinstance(self.current, Explaining) else None

    def flush(self) -> None:
        """Save what is being typed in the view in sight."""
        if isinstance(self.current, Typed):
            self.current.flush()

    def _view(self, key: str) -> Any:  # noqa: ANN401  (as above)
        if key not in self._made:
            maker = next(view.made_by for view in VIEWS if view.key == key)
            made = self._made[key] = resolve_name(maker)(self._context)
            self._behind.add(key)
            self.addWidget(made)
            if isinstance(made, Explaining):
                made.asked.connect(self.asked)
            if isinstance(made, Turning):
                made.turned.connect(self.turned)
            if isinstance(made, Leading):
                made.wanted.connect(self.wanted)
            if isinstance(made, Opening):
                made.opened.connect(self.opened)
            if isinstance(made, OfMonths):
                made.month.connect(self.month)
        return self._made[key]
