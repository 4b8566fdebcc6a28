"""Settings that belong to the workspace."""

from smmdesk.domain.changes import Act
from smmdesk.domain.desk import DESK, Desk
from smmdesk.storage.database import Database


class SettingsService:
    """The desk: whose it is and what new records start with."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def desk(self) -> Desk:
        """The settings; those of an empty desk before the first start is over."""
        with self._database.read() as reader:
            return reader.find(Desk, DESK) or Desk()

    def is_set_up(self) -> bool:
        """Whether the first start is over."""
        with self._database.read() as reader:
            return reader.find(Desk, DESK) is not None

    def set_up(self, desk: Desk) -> None:
        """Keep the answers of the first start, or changed settings."""
        with self._database.write(Act.CHANGE_DESK if self.is_set_up() else Act.SET_UP_DESK) as work:
            work.save(desk.checked())
