"""Into which file something goes: the person is asked, it is written beside the window, and they are led to it.

save_as(context, wish, ".xlsx", title)
"""

from __future__ import annotations

from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QTextBoundaryFinder, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from smmdesk.machine.places import documents_folder
from smmdesk.speech.language import _
from ui.shell.context import Said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from smmdesk.services.outputs import Wish
    from ui.shell.context import Context
    from ui.shell.preferences import Preferences

_NOT_IN_NAMES: Final = frozenset('\\/:*?"<>|')
_MOST_SIGNS: Final = 100
"""More are no name that anybody reads, and on Windows the whole path may have 260."""
_MOST_BYTES: Final = 240
"""Most file systems allow 255, or as many units of UTF-16, which are never more; 15 are left for the ending."""


class Form(NamedTuple):
    """What a menu calls a file of some ending, its icon there, what the question for a file calls such files, and other
    words by which the palette finds it."""

    words: str
    sign: str
    files: str
    also: str


FORMS: Final[Mapping[str, Form]] = {
    ".pdf": Form(
        _("Print or PDF…"), "printer", _("PDF documents (*.pdf)"), _("printer, paper, export, save as, share")
    ),
    ".xlsx": Form(
        _("Spreadsheet…"), "table", _("Spreadsheets (*.xlsx)"), _("export, save as, share, Excel, XLSX, table")
    ),
    ".csv": Form(_("CSV…"), "file-text", _("CSV tables (*.csv)"), _("export, save as, share, table")),
    ".html": Form(_("Page in a file…"), "globe", _("Pages (*.html)"), _("browser, HTML, approval, share, save as")),
    ".ics": Form(_("iCalendar…"), "calendar-blank", _("Calendars (*.ics)"), _("export, save as, share, ICS, Outlook")),
}
"""By ending, in the order in which they are offered; what programs alone read is for the command line."""


_FOR_PROGRAMS: Final[Mapping[str, str]] = {".json": _("Files for programs (*.json)")}
"""What no menu offers by its ending."""


def save_as(context: Context, wish: Wish, suffix: str, title: str) -> None:
    """Ask where to, write it beside the window, and say where it is."""
    path = ask_where(context, context.window, suffix, title)
    if path is not None:
        export(context, wish, path)


def ask_where(context: Context, parent: QWidget, suffix: str, title: str) -> Path | None:
    """The file that somebody chose, with that ending; None where they thought better of it."""
    proposed = _folder(context.preferences) / f"{file_name(title)}{suffix}"
    language, files = context.language, context.language(_FOR_PROGRAMS.get(suffix) or FORMS[suffix].files)
    chosen, _kind = QFileDialog.getSaveFileName(parent, language(_("Save as")), str(proposed), files)
    if not chosen:
        return None
    path = Path(chosen)
    # not every system's dialog adds the ending; it is put behind, since a name may have dots of its own
    path = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
    context.preferences.export_folder = path.parent
    return path


def ask_which_folder(context: Context, parent: QWidget, words: str) -> Path | None:
    """The folder that somebody chose for several files; None where they thought better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, words, str(_folder(context.preferences)))
    if not chosen:
        return None
    context.preferences.export_folder = Path(chosen)
    return Path(chosen)


def export(context: Context, wish: Wish, path: Path) -> None:
    """Write it beside the window; a refusal becomes a sentence."""
    exporting = context.workspace.exporting
    context.background.start(
        context.language(_("Writing {file}"), file=path.name),
        lambda _progress: exporting.export(wish, path),
        done=lambda _result: say_saved(context, path),
    )


def say_saved(context: Context, path: Path) -> None:
    """That it is there, and the way to it."""
    say_where(context, context.language(_("Saved: {file}"), file=path.name), path.parent)


def say_where(context: Context, sentence: str, folder: Path) -> None:
    """What was saved there, and the way to it."""
    context.said.emit(Said(sentence, SHOW, partial(show_folder, context, folder)))


SHOW: Final = _("Show in folder")


def show_folder(context: Context, folder: Path) -> None:
    """Open a folder in the system's own way."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        context.complain(context.language(_("The folder could not be opened: {folder}"), folder=folder))


def _folder(preferences: Preferences) -> Path:
    """Where the last file went in this run; else the documents, or the user's own folder where there are none.

    Qt's dialog refuses the name that is proposed in a folder that is not there.
    """
    return next(
        (each for each in (preferences.export_folder, documents_folder()) if each and each.is_dir()), Path.home()
    )


def file_name(title: str) -> str:
    """The title as a file's name on every system: no signs that one of them forbids, not too long."""
    bare = "".join(" " if sign in _NOT_IN_NAMES or ord(sign) < 32 else sign for sign in title)
    return _cut(" ".join(bare.split())).strip(" .") or "SMMdesk"


def file_names(titles: Sequence[str]) -> list[str]:
    """For files that will lie in one folder: of titles that come to the same name all but the first bear a number."""
    names: list[str] = []
    for name in map(file_name, titles):
        # no two that differ in capitals alone either: some systems take those for one file
        others = {each.casefold() for each in names}
        numbered = (f"{name} {number}" for number in count(2))
        names.append(next(each for each in chain([name], numbered) if each.casefold() not in others))
    return names


def _cut(name: str) -> str:
    """As much of it as a file may be called, up to the end of a letter as it is read: that may be several signs."""
    ends = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, name)
    kept = name[:_MOST_SIGNS]
    while kept:
        ends.setPosition(len(kept.encode("utf-16-le")) // 2)  # Qt counts as UTF-16 does
        if ends.isAtBoundary() and len(kept.encode()) <= _MOST_BYTES:
            break
        kept = kept[:-1]
    return kept
