"""Settings that belong to the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.changes import SET_UP_DESK
from smmdesk.domain.desk import DESK, Desk
from smmdesk.services.records import as_seen, changed
from smmdesk.services.service import Service
from smmdesk.storage.kinds import changing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


class SettingsService(Service):
    """The desk: whose it is and what new records start with."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def desk(self) -> Desk:
        """The settings; those of an empty desk before the first start is over."""
        with self._database.read() as reader:
            return desk_of(reader)

    def set_up(self, desk: Desk) -> None:
        """Keep the answers of the first start, with which the account of what can be undone begins."""
        with self._database.write(SET_UP_DESK) as work:
            work.save(desk.checked())

    def change(self, seen: Mapping[str, object] | None = None, /, **values: object) -> Desk:
        """Keep changed settings, also those of a desk that was never set up; what follows a country follows."""
        with self._database.write(changing(Desk)) as work:
            before = as_seen(desk_of(work), seen, values)
            work.save(desk := changed(work, before, **values))
        return desk


def desk_of(reader: Reader) -> Desk:
    """The settings, within a transaction that reads more; those of an empty desk before the first start is over."""
    return reader.find(Desk, DESK) or Desk()
