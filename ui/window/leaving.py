"""What has to be saved before a window lets go of its workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.forms.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.shell.context import Context


def save_what_is_typed(window: QWidget) -> None:
    """While the workspace is open: a form that is hidden later would save into a closed one."""
    focused: QWidget | None = window.focusWidget()  # Qt's stubs forget that there may be none
    if focused is not None:
        focused.clearFocus()  # a field is saved when it is left
    for form in window.findChildren(Form):
        form.flush()


def nothing_waits(window: QWidget, context: Context, then: Callable[[], object]) -> bool:
    """Whether no act waits for another program; else it is asked about, once, and `then` may come later."""
    if not context.workspace.waits:
        return True
    from ui.window.still_waiting import StillWaiting

    if not any(each.isVisible() for each in window.findChildren(StillWaiting)):
        StillWaiting(context, then).open()
    return False
