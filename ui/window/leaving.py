"""What has to be saved before a window lets go of its workspace, and where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.forms.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.shell.context import Context
    from ui.shell.preferences import Place


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


def note_place(window: QWidget, context: Context, place: Place) -> None:
    """For the next window on this workspace, which opens there; nobody comes back to where they were in the example."""
    workspace, preferences = context.workspace, context.preferences
    if workspace.folder is not None and not context.is_example:
        preferences.leave_at(workspace.folder, place._replace(on=workspace.today()))
    preferences.geometry = bytes(window.saveGeometry().data())
    preferences.save()
