"""Who is told of what was written to a workspace, by us or by other windows and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.changes import ChangeSet
    from smmdesk.storage.database import Database


class Watching:
    """Those who watch one workspace, and how far they were told."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """`database` opens it where that was not needed yet, and calls `begin`."""
        self._database = database
        self._watchers: list[Callable[[ChangeSet], None]] = []
        self._seen = 0
        self._is_behind = False

    def begin(self, number: int) -> None:
        """All up to that change is seen by whoever reads from now on."""
        self._seen = number

    def watch(self, watcher: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `watcher` with each change until what is returned is called."""
        self._watchers.append(watcher)

        def stop() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return stop

    def poll(self) -> None:
        """Announce what others changed since."""
        database = self._database()  # what was committed before it was opened has not been shown yet
        for changes in database.changes_since(self._seen):
            self._announce(changes)

    def look_for_others(self) -> None:
        """The same; costs next to nothing while nobody does."""
        self._is_behind |= self._database().was_written()
        if self._is_behind:
            self.poll()
            self._is_behind = False  # not where somebody kept us out

    def committed(self, changes: ChangeSet) -> None:
        """Ours; what others committed in between is announced first, for nobody would ask for it again."""
        if changes.number > self._seen + 1:
            self.poll()
        else:
            self._announce(changes)

    def _announce(self, changes: ChangeSet) -> None:
        self._seen = max(self._seen, changes.number)
        for watcher in [*self._watchers]:  # one that stops itself must not hide the next
            watcher(changes)
