"""Before a window goes whose acts still wait for another program: they are waited for, or given up with a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.context import Context


class StillWaiting(Dialog):
    """Goes on by itself as soon as all is saved; `then` is what the person wanted to do."""

    def __init__(self, context: Context, then: Callable[[], object]) -> None:
        super().__init__(context.window, context.language, _("Not all is saved yet"))
        self._context, self._then = context, then
        self._label = Label("", wraps=True)
        self.inside.addWidget(self._label)
        self.add_buttons(_("Go on without saving"), reject=_("Stay here"), kind="danger")
        self._tell(context.workspace.waits)
        context.waits.connect(self._tell)

    def words(self) -> str:
        """What it says."""
        return self._label.text()

    @override
    def accept(self) -> None:
        super().accept()
        self._context.workspace.give_up_waiting()
        self._then()

    def _tell(self, acts: int) -> None:
        if not acts:
            self.reject()
            self._then()
            return
        words = self.language.count(
            "Another program is writing to this workspace, and {n} change waits for it. As soon as it is saved, this "
            "goes on by itself. If you go on now, its text is kept in a file beside the workspace.",
            "Another program is writing to this workspace, and {n} changes wait for it. As soon as they are saved, "
            "this goes on by itself. If you go on now, their text is kept in a file beside the workspace.",
            acts,
        )
        self._label.setText(words)
