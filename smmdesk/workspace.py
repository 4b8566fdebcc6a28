"""The one door: holds the services of an open workspace, and tells who watches what was written.

A workspace, made and opened by `smmdesk/opening.py`, is a folder with `workspace.db`, `media/` and `backups/`, or the
address of a team's PostgreSQL server."""

from __future__ import annotations

from functools import cached_property, partial
from threading import RLock, get_ident
from typing import TYPE_CHECKING, Protocol, Self, TypeVar, cast

from smmdesk import services
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _
from smmdesk.storage.folder import MEDIA

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from smmdesk.domain.changes import ChangeSet
    from smmdesk.domain.checklist import Item
    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Clock, Period
    from smmdesk.domain.posts import Post
    from smmdesk.services.health import Health
    from smmdesk.services.not_saved import Kept
    from smmdesk.services.waiting import Turns
    from smmdesk.storage.database import Database
    from smmdesk.storage.manifest import Reason
    from smmdesk.storage.quick_reader import QuickReader

S = TypeVar("S")


class NoFolderError(SmmdeskError):
    """A team's database lies on a server, without a folder for backups or media files."""

    message = _("A workspace on a server has no folder and keeps no media files. Back it up on the server.")


class service(cached_property[S]):  # noqa: N801  (reads as what it extends)
    """A service that is made, and its module imported, when it is first asked for."""

    def __init__(self, make: Callable[[Workspace], S]) -> None:
        super().__init__(lambda workspace: cast("S", _Service(make(workspace), workspace.turns)))


class _Service:
    """A service as it is seen from outside: each call of a method is one turn."""

    _service: object
    _turns: Turns

    def __init__(self, service: object, turns: Turns) -> None:
        vars(self).update(_service=service, _turns=turns)  # `__setattr__` would hand them on to the service

    def __getattr__(self, name: str) -> object:
        found = getattr(self._service, name)
        return partial(self._turns.take, found) if callable(found) else found

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._service, name, value)

    def __delattr__(self, name: str) -> None:
        delattr(self._service, name)


class ShownAtFirst(Protocol):
    """What the first frame of a window shows."""

    def clients(self) -> list[Client]:
        """All clients, by name without regard to capitals."""

    def posts(self, period: Period | None, client_id: ClientId | None = None) -> list[Post]:
        """Posts of the period's days, in order of their wall time, or without a date; of all clients or one."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""

    def can_undo(self) -> bool:
        """Whether an act stands that may be taken back."""

    def can_redo(self) -> bool:
        """Whether an act was taken back that may be done again."""


class Workspace:
    """An open workspace. Views listen by `watch`; services do what a person does."""

    def __init__(
        self,
        open_database: Callable[[], Database],
        folder: Path | None,
        clock: Clock,
        quick_reader: QuickReader | None = None,
    ) -> None:
        """With a quick reader the database is opened when it is first needed, else now."""
        self.folder = folder
        self._open_database = open_database
        self._clock = clock
        self._watchers: list[Callable[[ChangeSet], None]] = []
        self._seen = 0
        self._is_behind = False
        self._quick_reader = quick_reader
        self._database: Database | None = None
        # reentrant: opening asks for `turns`, which takes it too
        self._opening = RLock()
        self._is_closed = False
        self._turns: Turns | None = None
        self._window: tuple[int, Callable[[], object]] | None = None
        if quick_reader is None:
            self._open()

    records = service(lambda self: services.records.RecordService(self.database))
    """Single records of any kind."""
    settings = service(lambda self: services.settings.SettingsService(self.database))
    """Whose desk it is."""
    clients = service(lambda self: services.clients.ClientService(self.database, self.records, self.settings))
    """Clients and all that belongs to them."""
    calendar = service(lambda self: services.calendar.CalendarService(self.database, self.records))
    """Posts by day."""
    media = service(lambda self: services.media.MediaService(self._own_folder / MEDIA))
    """Files of posts, kept in the workspace's folder."""
    budget = service(lambda self: services.budget.BudgetService(self.database, self.records))
    """Money planned and paid."""
    comparison = service(lambda self: services.comparison.ComparisonService(self.database, self.records))
    """Who should run it."""
    checklist = service(lambda self: services.checklist.ChecklistService(self.database, self.records, _template()))
    """How good the work is."""
    history = service(lambda self: services.history.HistoryService(self.database))
    """Undo and redo."""
    importing = service(
        lambda self: services.importing.ImportService(self.database, self.clients, self._clock, self._before_import)
    )
    """Files from outside."""
    exporting = service(
        lambda self: services.exporting.ExportService(self.database, self.now, self.today, self.media.file)
    )
    """Papers, and files for others."""
    backups = service(lambda self: services.backups.BackupService(self._own_folder, self._clock, self._guard))
    """Copies of the workspace's file, kept in its folder or elsewhere."""

    # from the first frame to the whole workspace

    @property
    def quickest(self) -> ShownAtFirst:
        """Whoever answers soonest: the quick reader until the database is open, then the services."""
        if self._quick_reader is not None and self._database is None:
            return self._quick_reader
        return _ShownByServices(self)

    @property
    def is_fully_open(self) -> bool:
        """Whether the services answer everything."""
        return self._quick_reader is None

    @property
    def database(self) -> Database:
        """What everything is kept in; opened now where only the quick reader was needed so far."""
        return self._database or self._open()

    def prepare(self) -> None:
        """Open the database on any thread, so that `take_over` is quick; does nothing once it is closed."""
        from smmdesk.services import calendar, clients, history  # noqa: F401  (what a window asks for next)

        with self._opening:
            if not self._is_closed:
                self._open()

    def take_over(self) -> None:
        """Let the services take over from the quick reader, on the thread that it was made on."""
        if self._quick_reader is not None:
            self.prepare()
            self._quick_reader.close()
            self._quick_reader = None

    def _open(self) -> Database:
        with self._opening:
            if self._database is None:
                database = self._open_database()
                database.committed = self._committed
                database.patience, database.before_write = self.turns.patience, self.turns.before_write
                database.before_bulk_removal = self._before_removal
                self._seen = database.latest()
                self._database = database
            return self._database

    # beside other programs

    def never_wait(self, held_up: Callable[[], object]) -> Callable[[], None]:
        """From now on no act on this thread waits for another program: it is kept (`WaitsError`), to be done later by
        `turns.try_again`, and `held_up` is told. Call what is returned when nobody is to be told any more."""
        self._window = get_ident(), held_up
        if self._turns is not None:
            self._turns.begin(*self._window)

        def stop() -> None:
            # another window may have asked for the same since
            if self._window is not None and self._window[1] == held_up:
                self.never_wait(_nobody)

        return stop

    @property
    def turns(self) -> Turns:
        """What waits for another program to finish writing."""
        from smmdesk.services.waiting import Turns

        with self._opening:
            if self._turns is None:
                self._turns = Turns()
                if self._window is not None:
                    self._turns.begin(*self._window)
            return self._turns

    @property
    def waits(self) -> int:
        """How many acts wait for another program to finish writing."""
        return 0 if self._turns is None else len(self._turns)

    def keep_what_waits(self) -> Kept:
        """The text of what waits, in a file, before it is given up (`turns.give_up`)."""
        from smmdesk.services.not_saved import keep

        return keep(self.turns.words(), self.folder, self.now())

    # what it is

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

    @property
    def is_replaced(self) -> bool:
        """Whether another program replaced or removed the file that is open: nothing is written any more."""
        try:
            self._guard()
        except SmmdeskError:
            return True
        return False

    def check(self) -> Health:
        """Whether the file is whole, and what it holds."""
        from smmdesk.services.health import health

        return health(self.database, self.backups if self.folder is not None else None)

    def make_example(self, language: str) -> None:
        """Fill this new workspace with the example in that language."""
        from smmdesk.services.example import make_example

        make_example(self.database, language, self.today())

    @property
    def _own_folder(self) -> Path:
        if self.folder is None:
            raise NoFolderError
        return self.folder

    def _guard(self) -> None:
        if self._database is not None:
            self._database.guard()

    # who watches

    def watch(self, watcher: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `watcher` after every commit, on the thread that made it, and for others' changes when polled.

        Call what is returned to stop that.
        """
        self._watchers.append(watcher)

        def stop() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return stop

    def poll(self) -> None:
        """Announce what other windows and programs changed since."""
        database = self.database  # what was committed before it was opened has not been shown yet
        for changes in database.changes_since(self._seen):
            self._announce(changes)

    def look_for_others(self) -> None:
        """Announce what others changed; costs next to nothing while nobody does."""
        self._is_behind |= self.database.was_written()
        if self._is_behind:
            self.poll()
            self._is_behind = False  # not where somebody kept us out

    def _committed(self, changes: ChangeSet) -> None:
        """Ours; what others committed in between is announced first, for nobody would ask for it again."""
        self.turns.committed()
        if changes.number > self._seen + 1:
            self.poll()
        else:
            self._announce(changes)

    def _announce(self, changes: ChangeSet) -> None:
        self._seen = max(self._seen, changes.number)
        for watcher in [*self._watchers]:  # one that stops itself must not hide the next
            watcher(changes)

    # before much changes at once: a backup, when anything was changed since the newest one

    def _before_import(self) -> None:
        from smmdesk.storage.manifest import Reason

        self._keep_safe(Reason.IMPORT)

    def _before_removal(self) -> None:
        from smmdesk.storage.manifest import Reason

        self._keep_safe(Reason.REMOVAL)

    def _keep_safe(self, reason: Reason) -> None:
        if self.folder is not None:
            self.backups.make_if_needed(reason)

    # closing

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self, *, backed_up: bool = True) -> None:
        """Let go of the file, backed up when anything was changed since the newest backup.

        Waits for a thread that is opening it right now; one that comes later finds it closed.
        """
        with self._opening:
            self._is_closed = True
            if self._quick_reader is not None:
                self._quick_reader.close()
            if self.waits:  # nobody could be asked
                self.turns.try_for_the_last_time()
                self.keep_what_waits()
                self.turns.give_up()
            if self._database is not None:
                self._let_go(self._database, backed_up=backed_up)

    def _let_go(self, database: Database, *, backed_up: bool) -> None:
        if self.folder is not None and self.is_replaced:
            self.backups.keep(database)
        elif self.folder is not None and backed_up and not database.read_only:
            database.close()
            self.backups.make_on_closing()
        database.close()


def _nobody() -> None:
    """Is told nothing."""


class _ShownByServices:
    """What the first frame shows, once the database is open."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def clients(self) -> list[Client]:
        return self.workspace.clients.list()

    def posts(self, period: Period | None, client_id: ClientId | None = None) -> list[Post]:
        calendar = self.workspace.calendar
        return calendar.ideas(client_id) if period is None else calendar.posts(period, client_id)

    @property
    def read_only(self) -> bool:
        return self.workspace.database.read_only

    def can_undo(self) -> bool:
        return not self.read_only and self.workspace.history.undoable() is not None

    def can_redo(self) -> bool:
        return not self.read_only and self.workspace.history.redoable() is not None


def _template() -> tuple[Item, ...]:
    """The items of the checklist; their wording is knowledge, and the same in every language."""
    from smmdesk.knowledge import Knowledge

    return Knowledge("en").checklist().items
