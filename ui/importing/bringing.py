"""The dialog for a file that is to be read in, or for several.

bring_in(context, ask_for_files(page, context, kind), kind)
FileDrop(page, partial(take_dropped, page))
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smmdesk.services.reading.kind import Kind
    from ui.shell.context import Context
    from ui.shell.context_page import ContextPage


def bring_in(context: Context, files: Sequence[Path], kind: Kind[Any]) -> None:
    """Open the dialog for these; without any nothing happens."""
    if len(files) == 1:
        from ui.importing.dialog import ImportDialog

        ImportDialog(context, files[0], kind, go_on=partial(_go_on, context, kind)).open()
    elif files:
        from ui.importing.several import SeveralDialog

        SeveralDialog(context, files, kind).open()


def ask_for_file(page: ContextPage, kind: str = "") -> None:
    """Have the person pick what the page reads: of several kinds the first, if nothing is said."""
    page.context.file_wanted.emit(kind or page.line.reads[0])


def take_dropped(page: ContextPage, files: Sequence[Path], kind: str = "") -> None:
    """The same of what was dropped on the page."""
    from smmdesk.services.reading.kinds import kind_named

    bring_in(page.context, files, kind_named(kind or page.line.reads[0]))


def _go_on(context: Context, kind: Kind[Any], files: Sequence[Path]) -> None:
    bring_in(context, files, kind)
