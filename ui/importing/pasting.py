"""A table in the clipboard, brought in like any other file."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from smmdesk.speech.language import _

if TYPE_CHECKING:
    from smmdesk.services.reading.kind import Kind
    from ui.shell.context import Context


def bring_in_table(context: Context, table: str, kind: Kind[Any]) -> None:
    """Look at it like at any other file; it lies where nobody else can read it, and only until it was read."""
    from smmdesk.exchange.workbooks.pasted import write_pasted
    from ui.importing.dialog import ImportDialog

    folder = TemporaryDirectory(prefix="smmdesk-", ignore_cleanup_errors=True)
    with context.attempt():
        path = write_pasted(Path(folder.name), context.language(_("Pasted table")), table)
        ImportDialog(context, path, kind, own=folder).open()
