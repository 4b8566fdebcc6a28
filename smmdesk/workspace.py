"""The one door: opens a workspace and holds the services.

A workspace is a folder with `workspace.db`, `media/` and `backups/`, or the address of a team's PostgreSQL server.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Self

from smmdesk.domain.changes import ChangeSet
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _
from smmdesk.knowledge import Knowledge
from smmdesk.services.budget import BudgetService
from smmdesk.services.calendar import CalendarService
from smmdesk.services.checklist import ChecklistService
from smmdesk.services.clients import ClientService
from smmdesk.services.comparison import ComparisonService
from smmdesk.services.documents import DocumentService
from smmdesk.services.health import Health, health
from smmdesk.services.history import HistoryService
from smmdesk.services.importing import ImportService
from smmdesk.services.records import RecordService
from smmdesk.services.settings import SettingsService
from smmdesk.storage import opening
from smmdesk.storage.database import Clock, Database, utc_now

DATABASE = "workspace.db"


class WorkspaceExistsError(SmmdeskError):
    """Something is in the place already, and nothing is ever overwritten."""

    message = _("There is something in {folder} already. Nothing was changed.")


class NoWorkspaceError(SmmdeskError):
    """The folder holds no workspace."""

    message = _("There is no workspace in {folder}.")


class Workspace:
    """An open workspace. Views listen by `watch`; services do what a person does."""

    def __init__(self, database: Database, folder: Path | None, clock: Clock) -> None:
        self.folder = folder
        self.database = database
        self._clock = clock
        self._watchers: list[Callable[[ChangeSet], None]] = []
        database.committed = self._announce
        self.records = RecordService(database)
        self.settings = SettingsService(database)
        self.clients = ClientService(database, self.records, self.settings)
        self.calendar = CalendarService(database, self.records)
        self.budget = BudgetService(database, self.records)
        self.comparison = ComparisonService(database, self.records)
        self.checklist = ChecklistService(database, self.records, Knowledge("en").checklist().items)
        self.history = HistoryService(database)
        self.importing = ImportService(database, self.clients, clock)
        self.documents = DocumentService(
            clients=self.clients,
            calendar=self.calendar,
            budget=self.budget,
            comparison=self.comparison,
            checklist=self.checklist,
            today=self.today,
        )
        self._seen = database.latest()

    @classmethod
    def create(cls, folder: Path, clock: Clock = utc_now) -> Self:
        """A new workspace in a folder that is new or empty."""
        if folder.exists() and any(folder.iterdir()):
            raise WorkspaceExistsError(folder=folder)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("media", "backups"):
            (folder / name).mkdir(mode=0o700)
        return cls(opening.create(folder / DATABASE, clock), folder, clock)

    @classmethod
    def open(cls, folder: Path, clock: Clock = utc_now) -> Self:
        """The workspace in that folder; `NoWorkspaceError` where there is none."""
        path = folder / DATABASE
        if not path.is_file():
            raise NoWorkspaceError(folder=folder)
        return cls(opening.open_file(path, clock), folder, clock)

    @property
    def name(self) -> str:
        """What the window's title calls it."""
        return self.folder.name if self.folder else ""

    def today(self) -> date:
        """The day on this machine's wall calendar."""
        return self.now().astimezone().date()

    def now(self) -> datetime:
        """The present moment, aware of its zone."""
        return self._clock()

    def watch(self, watcher: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `watcher` after every commit, on the thread that made it, and for others' changes when polled.

        Call what is returned to stop that.
        """
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def poll(self) -> None:
        """Announce what other windows and programs changed since."""
        for changes in self.database.changes_since(self._seen):
            self._announce(changes)

    def check(self) -> Health:
        """Whether the file is whole, and what it holds."""
        return health(self.database)

    def make_example(self, language: str) -> None:
        """Fill this new workspace with the example in that language."""
        from smmdesk.services.example import make_example

        make_example(self.database, language, self.today())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def _announce(self, changes: ChangeSet) -> None:
        self._seen = max(self._seen, changes.number)
        for watcher in self._watchers:
            watcher(changes)
