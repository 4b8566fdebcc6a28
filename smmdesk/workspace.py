"""The one door: opens a workspace and holds the services.

A workspace is a folder with `workspace.db`, `media/` and `backups/`, or the address of a team's PostgreSQL server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

from smmdesk.domain.changes import ChangeSet
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import Clock, utc_now
from smmdesk.domain.text import _
from smmdesk.machine.files import emptied_on_failure
from smmdesk.storage.folder import DATABASE, MEDIA, NoWorkspaceError, new_workspace

if TYPE_CHECKING:  # each service is imported when it is first asked for: SQLAlchemy costs as much as a bare window
    from smmdesk.services.backups import BackupService
    from smmdesk.services.budget import BudgetService
    from smmdesk.services.calendar import CalendarService
    from smmdesk.services.checklist import ChecklistService
    from smmdesk.services.clients import ClientService
    from smmdesk.services.comparison import ComparisonService
    from smmdesk.services.exporting import ExportService
    from smmdesk.services.health import Health
    from smmdesk.services.history import HistoryService
    from smmdesk.services.importing import ImportService
    from smmdesk.services.media import MediaService
    from smmdesk.services.records import RecordService
    from smmdesk.services.settings import SettingsService
    from smmdesk.storage.backup import Reason
    from smmdesk.storage.database import Database
    from smmdesk.storage.glance import Glance


class NoFolderError(SmmdeskError):
    """A team's database lies on a server, without a folder for backups or media files."""

    message = _("A workspace on a server has no folder: it is backed up there, and keeps no media files.")


class Workspace:
    """An open workspace. Views listen by `watch`; services do what a person does."""

    def __init__(self, open_database: Callable[[], Database], folder: Path | None, clock: Clock) -> None:
        """`open_database` is called when the database is first needed."""
        self.folder = folder
        self._open_database = open_database
        self._clock = clock
        self._watchers: list[Callable[[ChangeSet], None]] = []
        self._seen = 0
        self._glance: Glance | None = None
        self._waking = Lock()
        self._is_closed = False

    @classmethod
    def create(cls, folder: Path, clock: Clock = utc_now) -> Self:
        """A new workspace in a folder that is new or empty."""
        from smmdesk.storage import opening

        with new_workspace(folder) as place:
            database = opening.create(place, clock)
        return cls(lambda: database, folder, clock)

    @classmethod
    @contextmanager
    def create_whole(cls, folder: Path, clock: Clock = utc_now) -> Iterator[Self]:
        """The same, to be filled by the block and closed after it; a failure leaves the folder as it was."""
        was_there = folder.exists()
        made = cls.create(folder, clock)
        with emptied_on_failure(folder, was_there=was_there), made:
            yield made

    @classmethod
    def create_example(cls, folder: Path, language: str, clock: Clock = utc_now) -> None:
        """The example workspace in that language, in a folder that is new or empty; whole or not at all."""
        with cls.create_whole(folder, clock) as made:
            made.make_example(language)

    @classmethod
    def keep_example(cls, folder: Path, language: str, clock: Clock = utc_now) -> None:
        """Make the example there unless it is; a power cut leaves no half of it, for it is named once it is whole."""
        from tempfile import TemporaryDirectory

        if (folder / DATABASE).is_file():
            return
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".", dir=folder.parent) as place:
            whole = Path(place) / folder.name
            cls.create_example(whole, language, clock)
            try:
                whole.rename(folder)
            except OSError:
                if not (folder / DATABASE).is_file():  # else another window was quicker, a moment ago
                    raise

    @classmethod
    def open(cls, folder: Path, clock: Clock = utc_now) -> Self:
        """The workspace in that folder; `NoWorkspaceError` where there is none."""
        database = _opened(folder, clock)
        return cls(lambda: database, folder, clock)

    @classmethod
    def glimpse(cls, folder: Path, clock: Clock = utc_now) -> Self:
        """The same, but so quick that a window can show clients and posts at once; the rest is opened by `wake`."""
        from smmdesk.first_look import CalendarAtFirst, ClientsAtFirst
        from smmdesk.storage.glance import Glance

        glance = Glance.at(folder / DATABASE)
        if glance is None:
            return cls.open(folder, clock)
        workspace = cls(lambda: _opened(folder, clock), folder, clock)
        workspace._glance = glance
        vars(workspace).update(
            clients=ClientsAtFirst(glance, workspace.wake), calendar=CalendarAtFirst(glance, workspace.wake)
        )
        return workspace

    def prepare(self) -> None:
        """Open what a glimpse left closed, on any thread; `wake` is quick after that."""
        from smmdesk.services import calendar, clients, history  # noqa: F401  (what a window asks for next)

        with self._waking:
            if not self._is_closed:
                self.database  # noqa: B018  (opens it)

    def wake(self) -> Self:
        """Let the services take over from the glimpse, on the window's thread; does nothing the second time."""
        if self._glance is not None:
            self.prepare()
            for stand_in in ("clients", "calendar"):
                del vars(self)[stand_in]
            self._glance.close()
            self._glance = None
        return self

    @property
    def is_awake(self) -> bool:
        """Whether the database is open."""
        return self._glance is None

    @cached_property
    def database(self) -> Database:
        """What everything is kept in."""
        from smmdesk.storage.backup import Reason

        database = self._open_database()
        database.committed = self._committed
        database.before_bulk_removal = partial(self._keep_safe, Reason.REMOVAL)
        self._seen = database.latest()
        return database

    @cached_property
    def records(self) -> RecordService:
        """Single records of any kind."""
        from smmdesk.services.records import RecordService

        return RecordService(self.database)

    @cached_property
    def settings(self) -> SettingsService:
        """Whose desk it is."""
        from smmdesk.services.settings import SettingsService

        return SettingsService(self.database)

    @cached_property
    def clients(self) -> ClientService:
        """Clients and all that belongs to them."""
        from smmdesk.services.clients import ClientService

        return ClientService(self.database, self.records, self.settings)

    @cached_property
    def calendar(self) -> CalendarService:
        """Posts by day."""
        from smmdesk.services.calendar import CalendarService

        return CalendarService(self.database, self.records)

    @cached_property
    def media(self) -> MediaService:
        """Files of posts, kept in the workspace's folder."""
        from smmdesk.services.media import MediaService

        if self.folder is None:
            raise NoFolderError
        return MediaService(self.folder / MEDIA)

    @cached_property
    def budget(self) -> BudgetService:
        """Money planned and paid."""
        from smmdesk.services.budget import BudgetService

        return BudgetService(self.database, self.records)

    @cached_property
    def comparison(self) -> ComparisonService:
        """Who should run it."""
        from smmdesk.services.comparison import ComparisonService

        return ComparisonService(self.database, self.records)

    @cached_property
    def checklist(self) -> ChecklistService:
        """How good the work is."""
        from smmdesk.knowledge import Knowledge
        from smmdesk.services.checklist import ChecklistService

        return ChecklistService(self.database, self.records, Knowledge("en").checklist().items)

    @cached_property
    def history(self) -> HistoryService:
        """Undo and redo."""
        from smmdesk.services.history import HistoryService

        return HistoryService(self.database)

    @cached_property
    def importing(self) -> ImportService:
        """Files from outside."""
        from smmdesk.services.importing import ImportService
        from smmdesk.storage.backup import Reason

        return ImportService(self.database, self.clients, self._clock, partial(self._keep_safe, Reason.IMPORT))

    @cached_property
    def exporting(self) -> ExportService:
        """Papers, and files for others."""
        from smmdesk.services.exporting import ExportService

        return ExportService(database=self.database, now=self.now, today=self.today)

    @cached_property
    def backups(self) -> BackupService:
        """Copies of the workspace's file, kept in its folder or elsewhere."""
        from smmdesk.services.backups import BackupService

        if self.folder is None:
            raise NoFolderError
        return BackupService(self.folder, self._clock, self._guard)

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

        def stop() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return stop

    @property
    def is_replaced(self) -> bool:
        """Whether another program replaced or removed the file that is open: nothing is written any more."""
        try:
            self._guard()
        except SmmdeskError:
            return True
        return False

    def _guard(self) -> None:
        if "database" in vars(self):
            self.database.guard()

    def copy_to(self, folder: Path) -> None:
        """A workspace of the same content in a folder that is new or empty; whole or not at all."""
        from smmdesk.services.media import copy_all
        from smmdesk.storage.copying import save_copy

        self.wake()
        with new_workspace(folder) as place:
            save_copy(self.database, place)
            if self.folder is not None:
                copy_all(self.folder / MEDIA, folder / MEDIA)

    def poll(self) -> None:
        """Announce what other windows and programs changed since."""
        database = self.database  # what was committed before it was opened has not been shown yet
        for changes in database.changes_since(self._seen):
            self._announce(changes)

    def check(self) -> Health:
        """Whether the file is whole, and what it holds."""
        from smmdesk.services.health import health

        return health(self.database)

    def make_example(self, language: str) -> None:
        """Fill this new workspace with the example in that language."""
        from smmdesk.services.example import make_example

        make_example(self.database, language, self.today())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self, *, backed_up: bool = True) -> None:
        """Let go of the file, backed up when anything was changed since the newest backup.

        Waits for a thread that is opening it right now; one that comes later finds it closed.
        """
        with self._waking:
            self._is_closed = True
            if self._glance is not None:
                self._glance.close()
            if self._glance is None or "database" in vars(self):
                self._let_go(backed_up=backed_up)

    def _let_go(self, *, backed_up: bool) -> None:
        if self.folder is not None and self.is_replaced:
            self.backups.keep(self.database)
        elif self.folder is not None and backed_up and not self.database.read_only:
            self.database.close()
            self.backups.make_on_closing()
        self.database.close()

    def _keep_safe(self, reason: Reason) -> None:
        """Before much changes at once: a backup, when anything was changed since the newest one."""
        if self.folder is not None:
            self.backups.make_if_needed(reason)

    def _committed(self, changes: ChangeSet) -> None:
        """Ours; what others committed in between is announced first, for nobody would ask for it again."""
        if changes.number > self._seen + 1:
            self.poll()
        else:
            self._announce(changes)

    def _announce(self, changes: ChangeSet) -> None:
        self._seen = max(self._seen, changes.number)
        for watcher in self._watchers:
            watcher(changes)


def _opened(folder: Path, clock: Clock) -> Database:
    from smmdesk.storage import opening

    path = folder / DATABASE
    if not path.is_file():
        raise NoWorkspaceError(folder=folder)
    from smmdesk.services.backups import BackupService
    from smmdesk.storage.backup import Reason

    backups = BackupService(folder, clock)
    return opening.open_file(path, clock, before_migration=lambda _path: backups.make_if_needed(Reason.MIGRATION))
