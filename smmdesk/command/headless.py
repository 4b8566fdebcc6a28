"""What the program does where no window can be shown: the example workspace and its printed documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.machine.places import documents_folder
from smmdesk.opening import create_example, open_workspace
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.storage.folder import DATABASE

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace


def make_and_print(folder: Path | None, language: Language) -> tuple[Path, list[Path]]:
    """The workspace, or the example where none is named, and the PDFs written beside it in `documents/`."""
    place = folder or documents_folder() / "SMMdesk example"
    if folder is None and not (place / DATABASE).is_file():
        create_example(place, language.code)
    with open_workspace(place) as workspace:
        return place, _print_all(workspace, place / "documents", language)


def _print_all(workspace: Workspace, papers: Path, language: Language) -> list[Path]:
    papers.mkdir(mode=0o700, exist_ok=True)
    written = []
    for name in (each.name for each in OUTPUTS.values() if each.document):
        path = papers / f"{name}.pdf"
        try:
            workspace.exporting.export(Wish(output=name, language=language), path)
        except NothingToPrintError:
            continue
        written.append(path)
    return written
