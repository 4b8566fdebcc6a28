"""What has to be saved before a window lets go of its workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.form import Form
from ui.widgets.table_cells import EditableTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def save_what_is_typed(window: QWidget) -> None:
    """While the workspace is open: a form that is hidden later would save into a closed one."""
    focused: QWidget | None = window.focusWidget()  # Qt's stubs forget that there may be none
    if focused is not None:
        focused.clearFocus()  # a field is saved when it is left
    for form in window.findChildren(Form):
        form.flush()
    for table in window.findChildren(EditableTable):
        table.flush()
