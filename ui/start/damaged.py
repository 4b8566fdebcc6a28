"""When a workspace cannot be opened: what is wrong with it, what was kept, and the ways on.

The backups there are, the newest first, each checked while one looks; what can still be read of the damaged file; or
another workspace. Nothing is ever deleted here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smmdesk.domain.periods import utc_now
from smmdesk.machine.places import documents_folder
from smmdesk.services.keeping.backups import BackupService
from smmdesk.services.keeping.rescue import NAMELESS, Rescued, rescue
from smmdesk.speech.language import Language, _
from smmdesk.storage.errors import DamagedWorkspaceError
from smmdesk.storage.folder import free_folder
from ui.keeping.backup_columns import COLUMNS
from ui.overriding import override
from ui.shell.background import Background
from ui.start.card import CardPage, side_by_side
from ui.start.salvaged import salvaged, salvaged_table
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import SEMIBOLD
from ui.widgets.buttons import Kind, button
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Elided, Label, heading, hint
from ui.widgets.notice import Notice
from ui.widgets.tables.table import RIGHT, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from smmdesk.domain.errors import SmmdeskError
    from smmdesk.machine.progress import Progress
    from smmdesk.storage.manifest import Backup

_WIDTH: Final = 800
_FEWEST_ROWS: Final = 3
_MOST_ROWS: Final = 6
"""Of a table: with more it scrolls, so that the buttons under it are near."""


class Damaged(CardPage):
    """A window of its own in the place of the one on the workspace, gone once there is a way on."""

    ready = Signal(object, str)
    """folder of the workspace to open, and what to say there"""

    def __init__(self, language: Language, folder: Path, error: SmmdeskError) -> None:
        super().__init__(_WIDTH, tokens.SPACE_3)
        self.folder = folder
        self._language = language
        self._backups = BackupService(folder, utc_now)
        self._sound: dict[Path, bool] = {}
        self._background = Background(language, self, workers=1)
        self._background.refused.connect(self._refuse)
        self._rescued = folder
        self._found = self._backups.listed()
        self._make_parts(error)
        self._lay_out()
        self._show_backups()
        self.make_room()

    # what a person can do

    def put_back(self) -> None:
        """Put the chosen backup in the damaged file's place, which is kept under another name."""
        if chosen := self.table.selected():
            self._put(chosen[0].path)

    def put_back_other(self) -> None:
        """The same with a backup that lies elsewhere, on a memory stick perhaps."""
        words = self._language(_("Choose a backup"))
        path, _kind = QFileDialog.getOpenFileName(self, words, str(documents_folder()), "*.db")
        if path:
            self._put(Path(path))

    def show_what_is_left(self) -> None:
        """Bring what can still be read into a new workspace beside this one, and show how much that is."""
        name = self._language(_("{name} (rescued)"), name=self.folder.name)
        self._rescued = free_folder(self.folder.absolute().parent, name)
        nameless = self._language(NAMELESS)

        def work(progress: Progress) -> Rescued:
            return rescue(self.folder, self._rescued, nameless=nameless, progress=progress)

        self._work(self._language(_("Reading what can still be read…")), work, self._show_rescued)

    def open_other(self) -> None:
        """Choose the folder of another workspace."""
        chosen = QFileDialog.getExistingDirectory(self, self._language(_("Open a workspace")), str(documents_folder()))
        if chosen:
            self._leave(Path(chosen), "")

    def open_rescued(self) -> None:
        """Go on with what was saved."""
        self._leave(self._rescued, "")

    # how it works

    def _put(self, path: Path) -> None:
        words = self._language(_("Restoring the backup…"))
        self._work(words, lambda _progress: self._backups.restore(path), self._say_restored)

    def _show_backups(self) -> None:
        found = self._found
        self.table.show_records(found)
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)
        self._put_back.setVisible(bool(found))
        if found:
            self.table.select([found[0].path])
        for each in found:
            self._check(each)

    def _check(self, backup: Backup) -> None:
        def note(is_sound: bool) -> None:
            self._sound[backup.path] = is_sound
            # a cell asks for its verdict as it is painted; the records are what they were
            self.table.viewport().update()
            # what somebody chose by hand stays chosen
            if not is_sound and [each.path for each in self.table.selected()] == [backup.path]:
                self._choose_sound()
            self._follow()

        self._background.start("", lambda _progress: self._backups.is_sound(backup.path), done=note)

    def _choose_sound(self) -> None:
        """The newest that is not known to be damaged."""
        good = [each.path for each in self.table.records() if self._sound.get(each.path, True)]
        self.table.select(good[:1])

    def _follow(self) -> None:
        """A backup that is damaged itself cannot be put anywhere."""
        chosen = self.table.selected()
        self._put_back.setEnabled(bool(chosen) and self._sound.get(chosen[0].path, True))

    def _work(self, words: str, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        """One thing at a time, with a word about it."""

        def end(result: object) -> None:
            self._set_busy("")
            done(result)

        self._set_busy(words)
        self._background.start(words, work, done=end)

    def _set_busy(self, words: str) -> None:
        self._notice.say(words, "info")
        for each in (self.table, self._put_back, self._show_left, self._elsewhere, self._other):
            each.setEnabled(not words)
        if not words:
            self._follow()

    def _refuse(self, sentence: str) -> None:
        self._set_busy("")
        self._notice.say(sentence)

    def _say_restored(self, kept: Path | None) -> None:
        words = _("Restored. What was here before is kept as {name}")
        self._leave(self.folder, self._language(words, name=kept.name) if kept else "")

    def _show_rescued(self, found: Rescued) -> None:
        self.salvaged.show_records(salvaged(found))
        self._place.set_whole(str(self._rescued))
        self._panels.setCurrentIndex(1)
        self._open_rescued.setFocus()

    def _leave(self, folder: Path, words: str) -> None:
        self.ready.emit(folder, words)
        self.close()

    # what it is made of

    def _make_parts(self, error: SmmdeskError) -> None:
        language = self._language
        self._notice = Notice().alerting()
        policy = self._notice.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it says something
        self._notice.setSizePolicy(policy)
        self._wrong = Notice(_plainly(error, language), "bad", size=tokens.FONT_BASE)
        self._detail = Elided(str(error.values.get("detail", "")), size=tokens.FONT_SMALL, colour="muted")
        size: Column[Backup] = Column(_("Size"), _size, sort=lambda each: _bytes(each.path), align=RIGHT, width=90)
        check: Column[Backup] = Column(_("Check"), self._verdict, width=132, ink=self._ink)
        self.table: RecordTable[Backup] = RecordTable(
            language,
            (*COLUMNS, size, check),
            name=_("Backups"),
            key=lambda each: each.path,
            many=False,
            # when it was made and whether it is whole decide
            priority=(0, 5, 1, 3, 2, 4),
        )
        rows = min(max(len(self._found), _FEWEST_ROWS), _MOST_ROWS)
        self.table.setFixedHeight(high_as(self.table, rows))
        self.table.selection_changed.connect(self._follow)
        # by way of the button, which does nothing while it is disabled
        self.table.activated_record.connect(lambda _backup: self._put_back.click())
        self._none = Label(language(_("There are no backups in this workspace's folder.")), colour="muted", wraps=True)
        # it takes the room of the table that is not there, so that the buttons stay where they are
        self._none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._put_back: QPushButton = button(language(_("Restore this backup")), self.put_back, kind="primary")
        # one filled button a page: without backups the way on is this one
        kind: Kind = "plain" if self._found else "primary"
        self._show_left = button(language(_("Show what can still be read")), self.show_what_is_left, kind=kind)
        self._elsewhere = button(language(_("A backup from elsewhere…")), self.put_back_other, kind="link")
        self._other = button(language(_("Open another workspace…")), self.open_other, kind="link")
        self.salvaged = salvaged_table(language)
        self.salvaged.setFixedHeight(high_as(self.salvaged, rows))
        self._place = Elided("", size=tokens.FONT_SMALL, colour="muted")
        self._open_rescued = button(language(_("Open what was saved")), self.open_rescued, kind="primary")

    def _verdict(self, backup: Backup, language: Language) -> str:
        words = {True: _("Whole"), False: _("Damaged"), None: _("Checking…")}
        return language(words[self._sound.get(backup.path)])

    def _ink(self, backup: Backup) -> str:
        return {True: "good", False: "bad", None: "muted"}[self._sound.get(backup.path)]

    def _lay_out(self) -> None:
        language = self._language
        column = self.column
        name = Label(language(_("This workspace cannot be opened")), size=24, weight=SEMIBOLD, wraps=True)
        column.addWidget(as_heard(name, Heard.HEADING))
        column.addWidget(Elided(str(self.folder), size=tokens.FONT_SMALL, colour="muted"))
        column.addWidget(self._wrong)
        # an empty line would still take its height
        if self._detail.accessibleName():
            column.addWidget(self._detail)
        kept = _("Nothing is deleted: when a backup takes its place, the damaged file stays beside it by another name.")
        column.addWidget(Label(language(kept), colour="muted", wraps=True))
        column.addSpacing(tokens.SPACE_2)
        self._panels = QStackedWidget()
        self._panels.addWidget(self._backups_panel())
        self._panels.addWidget(self._rescued_panel())
        column.addWidget(self._panels)
        column.addWidget(self._notice)
        self.table.setFocus()

    def _backups_panel(self) -> QWidget:
        buttons = (self._put_back, self._show_left, self._elsewhere, self._other)
        return _panel(heading(self._language(_("Backups"))), self.table, self._none, side_by_side(*buttons))

    def _rescued_panel(self) -> QWidget:
        language = self._language
        words = hint(language(_("It is a workspace of its own now; the damaged one was left as it is.")))
        back = button(language(_("Back to the backups")), lambda: self._panels.setCurrentIndex(0), kind="link")
        buttons = side_by_side(self._open_rescued, back)
        return _panel(heading(language(_("What could still be read"))), words, self._place, self.salvaged, buttons)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._background.close()
        super().closeEvent(event)


def _panel(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens.SPACE_2)
    for part in parts:
        column.addWidget(part)
    return made


def high_as(table: RecordTable[Any], rows: int) -> int:
    """Pixels of height for so many rows under the titles, without a bar."""
    return table.horizontalHeader().sizeHint().height() + rows * scaled(tokens.ROW_HEIGHT) + 2 * table.frameWidth()


def _plainly(error: SmmdeskError, language: Language) -> str:
    """What is wrong, without the words of the engine."""
    if not isinstance(error, DamagedWorkspaceError):
        return language.error(error)
    words = _("Part of its file cannot be read any more: a disk may be failing, or another program wrote to it.")
    return language(words)


def _size(backup: Backup, language: Language) -> str:
    return language(_("{n} MB"), n=language.number(_bytes(backup.path) / 1_000_000, 1))


def _bytes(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
