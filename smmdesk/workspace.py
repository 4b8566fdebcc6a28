"""The one door: holds the services of an open workspace, and tells who watches what was written.

A workspace, made and opened by `smmdesk/opening.py`, is a folder with `workspace.db`, `media/` and `backups/`, or the
address of a team's PostgreSQL server."""

from __future__ import annotations

from functools import partial
from threading import RLock, get_ident
from typing import TYPE_CHECKING, Protocol, Self

from smmdesk.domain.errors import SmmdeskError
from smmdesk.services.declared import Services
from smmdesk.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smmdesk.domain.changes import ChangeSet
    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.own_dates import OwnDate
    from smmdesk.domain.periods import Clock, Period
    from smmdesk.domain.posts import Post
    from smmdesk.domain.slots import Slot
    from smmdesk.services.keeping.health import Health
    from smmdesk.services.keeping.not_saved import Kept
    from smmdesk.services.waiting import Turns
    from smmdesk.storage.database import Database
    from smmdesk.storage.quick_reader import KeptOut, QuickReader


class ShownAtFirst(Protocol):
    """What the first frame of a window shows."""

    def clients(self) -> list[Client]:
        """All clients, by name without regard to capitals."""

    def posts(self, period: Period | None, client_id: ClientId | None = None) -> list[Post]:
        """Posts of the period's days, in order of their wall time, or without a date; of all clients or one."""

    def slots(self) -> list[Slot]:
        """The hours that posts of all clients are meant for."""

    def own_dates(self) -> list[OwnDate]:
        """The days that matter to clients, in order."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""

    def can_undo(self) -> bool:
        """Whether an act stands that may be taken back."""

    def can_redo(self) -> bool:
        """Whether an act was taken back that may be done again."""


class Workspace(Services):
    """An open workspace. Views listen by `watch`; services do what a person does."""

    def __init__(
        self,
        open_database: Callable[[], Database],
        folder: Path | None,
        clock: Clock,
        quick_reader: QuickReader | KeptOut | None = None,
    ) -> None:
        """With a quick reader the database is opened when it is first needed, else now."""
        super().__init__(folder, clock)
        self._open_database = open_database
        self._watching = Watching(lambda: self.database)
        self._quick_reader = quick_reader
        self._database: Database | None = None
        # reentrant: opening asks for `turns`, which takes it too
        self._opening = RLock()
        self._is_closed = False
        self._turns: Turns | None = None
        self._window: tuple[int, Callable[[], object]] | None = None
        if quick_reader is None:
            self._open()

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
        """Open the database on any thread, so that `take_over` is quick; does nothing once it is closed.

        `BusyError` while another program keeps readers out: nobody who asks something meanwhile has to wait, too.
        """
        from smmdesk.services import calendar, clients, history  # noqa: F401  (what a window asks for next)

        if self._quick_reader is not None:
            self._quick_reader.look()
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
        from smmdesk.storage.manifest import Reason

        with self._opening:
            if self._database is None:
                database = self._open_database()
                database.committed = self._committed
                database.patience, database.before_write = self.turns.patience, self.turns.before_write
                database.before_bulk_removal = partial(self.keep_safe, Reason.REMOVAL)
                self._watching.begin(database.latest())
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
        from smmdesk.services.keeping.not_saved import keep

        return keep(self.turns.words(), self.folder, self.now())

    # what it is

    @property
    def name(self) -> str:
        """What the window's title calls it."""
        return self.folder.name if self.folder else ""

    @property
    def is_replaced(self) -> bool:
        """Whether another program replaced or removed the file that is open: nothing is written any more."""
        try:
            self.guard()
        except SmmdeskError:
            return True
        return False

    def guard(self) -> None:
        """`WorkspaceReplacedError` where it is."""
        if self._database is not None:
            self._database.guard()

    def check(self) -> Health:
        """Whether the file is whole, and what it holds."""
        from smmdesk.services.keeping.health import health

        return health(self.database, self.backups if self.folder is not None else None)

    def make_example(self, language: str) -> None:
        """Fill this new workspace with the example in that language."""
        from smmdesk.services.example import make_example

        make_example(self.database, language, self.today())

    # who watches

    def watch(self, watcher: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `watcher` after every commit, on the thread that made it, and for others' changes when polled.

        Call what is returned to stop that.
        """
        return self._watching.watch(watcher)

    def poll(self) -> None:
        """Announce what other windows and programs changed since."""
        self._watching.poll()

    def look_for_others(self) -> None:
        """Announce what others changed; costs next to nothing while nobody does."""
        self._watching.look_for_others()

    def _committed(self, changes: ChangeSet) -> None:
        self.turns.committed()
        self._watching.committed(changes)

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

    def slots(self) -> list[Slot]:
        from smmdesk.domain.slots import Slot

        return self.workspace.records.all(Slot)

    def own_dates(self) -> list[OwnDate]:
        from smmdesk.domain.own_dates import OwnDate

        return self.workspace.records.all(OwnDate, order_by=("starts", "id"))

    @property
    def read_only(self) -> bool:
        return self.workspace.database.read_only

    def can_undo(self) -> bool:
        return not self.read_only and self.workspace.history.undoable() is not None

    def can_redo(self) -> bool:
        return not self.read_only and self.workspace.history.redoable() is not None
