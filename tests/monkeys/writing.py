"""Words that a monkey writes and leaves at once: whatever it leaves them by, they have to be kept."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.storage.folder import BACKUPS, DATABASE
from ui.calendar.month.quick_line import QuickLine
from ui.keeping.typed_dialog import TypedDialog
from ui.widgets.forms.editor import Editor

if TYPE_CHECKING:
    from pathlib import Path


_CODE = re.compile("[A-Z]{3}")
"""A currency's, which no word can be."""


@dataclass(frozen=True, slots=True)
class Written:
    """A word that nobody else writes, where it was written, and when it has to be kept at last.

    It `is_doubted` once it was looked for in vain.
    """

    word: str
    folder: Path
    told: str
    due: int
    is_doubted: bool = False

    def is_lost(self, window: QWidget) -> bool:
        """Neither kept, nor in sight beside the reason for which it was refused."""
        return not is_kept(self.word, self.folder) and not _is_refused(self.word, window)


def places(window: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Where words can be written that are kept without a button."""
    return [each for each in _open_fields(window) if _keeps(each) and each not in quick_places(window)]


def _open_fields(window: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    shown = [each for each in window.findChildren(QWidget) if isinstance(each, QLineEdit | QPlainTextEdit)]
    return [each for each in shown if each.isVisible() and each.isEnabled() and not each.isReadOnly()]


def is_kept(word: str, folder: Path) -> bool:
    """Whether it stands in the database, or did so: what was changed or taken back since is in its account. Where a
    backup was restored, what was there until then is in a newer one."""
    newest_first = sorted((folder / BACKUPS).glob("*.db"), reverse=True)
    return any(_holds(each, word) for each in (folder / DATABASE, *newest_first))


def _holds(database: Path, word: str) -> bool:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
        names = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return any(word in repr(row) for name in names for row in opened.execute(f'SELECT * FROM "{name}"'))


def quick_places(window: QWidget) -> list[QLineEdit]:
    """Lines in which a post is begun; whose it is asks a menu where no client is chosen, so that is not done there."""
    open_ = [each for each in window.findChildren(QuickLine) if each.isVisible()]
    return [line for each in open_ for line in each.findChildren(QLineEdit)]


def is_asked(window: QWidget) -> bool:
    """Whether what becomes of refused texts is just being asked: nothing is decided yet."""
    return any(each.isVisible() for each in window.findChildren(TypedDialog))


def text_of(field: QWidget) -> str:
    """What stands in it; nothing in what is no field."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _keeps(field: QLineEdit | QPlainTextEdit) -> bool:
    editor = _editor_of(field)
    if editor is None or isinstance(field.parentWidget(), QComboBox):
        return False
    try:
        value = editor.value()
    except SmmdeskError:
        return False
    return type(value) is str and not _CODE.fullmatch(value)  # not a number, a day, or a member of what can be chosen


def _is_refused(word: str, window: QWidget) -> bool:
    """Where nothing is said about it, it is only still being typed. What it holds may have no value: it was refused."""
    for field in _open_fields(window):
        editor = _editor_of(field)
        if word in text_of(field):
            return field.hasFocus() or (editor is not None and bool(editor.accessibleDescription()))
    return False


def _editor_of(field: QWidget) -> Editor | None:
    """The innermost that holds it."""
    within: QWidget | None = field
    while within is not None and not isinstance(within, Editor):
        within = within.parentWidget()
    return within
