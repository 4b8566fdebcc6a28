"""Before a window goes whose acts still wait for another program: they are waited for, or given up with a copy."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from smmdesk.speech.language import _
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.services.keeping.not_saved import Kept
    from ui.shell.context import Context


class StillWaiting(Dialog):
    """Goes on by itself as soon as all is saved; `then` is what the person wanted to do.

    Where the copy cannot lie beside the workspace, it says where it is, and has to be accepted once more.
    """

    def __init__(self, context: Context, then: Callable[[], object]) -> None:
        super().__init__(context.window, context.language, _("Not all is saved yet"))
        self._context, self._then = context, then
        self._kept: Kept | None = None
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
        if self._kept is None:
            self._kept = self._context.workspace.keep_what_waits()
            if self._kept.text and not self._kept.is_beside:
                self._say_where(self._kept)
                return
        super().accept()
        self._context.workspace.turns.give_up()
        self._then()

    @override
    def reject(self) -> None:
        """Nothing was given up: a copy would be offered at the next start for what is saved by then."""
        super().reject()
        if self._kept is not None and self._kept.file is not None:
            with suppress(OSError):
                self._kept.file.unlink(missing_ok=True)

    def _say_where(self, kept: Kept) -> None:
        elsewhere = _(
            "The text could not be written beside the workspace. It is in {file}, and in the clipboard. The next start "
            "of this workspace offers it."
        )
        nowhere = _(
            "The text could not be written to any disk. It is in the clipboard alone: paste it where it is safe before "
            "you go on."
        )
        QGuiApplication.clipboard().setText(kept.text)
        self._label.setText(self.language(elsewhere if kept.file else nowhere, file=kept.file or ""))

    def _tell(self, acts: int) -> None:
        if not acts:
            self.reject()
            self._then()
            return
        if self._kept is not None:
            return
        words = self.language.count(
            "Another program is writing to this workspace, and {n} change waits for it. As soon as it is saved, this "
            "goes on by itself. If you go on now, its text is kept in a file beside the workspace.",
            "Another program is writing to this workspace, and {n} changes wait for it. As soon as they are saved, "
            "this goes on by itself. If you go on now, their text is kept in a file beside the workspace.",
            acts,
        )
        self._label.setText(words)
