"""What can be done here with a workspace that a newer program wrote: save what is in it, for to be read elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from smmdesk.machine.places import documents_folder
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.shell.background import Background

SAVE: Final = _("Save what is in it as a spreadsheet…")


def save_as_spreadsheet(
    parent: QWidget, language: Language, background: Background, folder: Path, say: Callable[[str], None]
) -> None:
    """Ask where, and write it beside the window; what is refused says `background`."""
    from PySide6.QtWidgets import QFileDialog

    from smmdesk.services.keeping.rescue import save_tables

    proposed = documents_folder() / f"{folder.name}.xlsx"
    chosen, _kind = QFileDialog.getSaveFileName(parent, language(_("Save as")), str(proposed), "*.xlsx")
    if not chosen:
        return
    path = Path(chosen)
    # not every system's dialog adds the ending; it is put behind, since a name may have dots of its own
    path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
    background.start(
        language(_("Saving as a spreadsheet")),
        lambda _progress: save_tables(folder, path),
        done=lambda _counts: say(language(_("Saved: {file}"), file=path)),
    )
