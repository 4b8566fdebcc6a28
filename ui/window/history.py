"""Undo and redo say what they would be about, once the database can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.shell.context import Context


def name_steps(context: Context) -> tuple[bool, bool]:
    """Name both actions after the acts they are for; whether there is one to undo, and one to redo."""
    history, is_read_only = context.workspace.history, context.workspace.database.read_only
    # nothing can be taken back where nothing can be written
    acts = (None, None) if is_read_only else (history.undoable(), history.redoable())
    for command_id, act in zip(("history.undo", "history.redo"), acts, strict=True):
        action = context.commands.action(command_id)
        action.setToolTip(f"{action.text()}: {context.language(act.words)}" if act else action.text())
        action.setEnabled(act is not None)
    undoable, redoable = acts
    return undoable is not None, redoable is not None
