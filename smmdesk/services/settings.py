"""Settings that belong to the workspace."""

from dataclasses import replace

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

    def set_up(self, desk: Desk) -> None:
        """Keep the answers of the first start, with which the account of what can be undone begins."""
        self._save(desk, Act.SET_UP_DESK)

    def change(self, desk: Desk) -> None:
        """Keep changed settings."""
        self._save(desk, Act.CHANGE_DESK)

    def choose_country(self, code: str) -> Desk:
        """Say where the desk stands. Zone and currency follow while they are those of the country named before."""
        from smmdesk.knowledge import Knowledge  # as large as all services, and seldom asked

        desk, known = self.desk(), Knowledge("en")
        before, after = known.country(desk.country), known.country(code)
        moved = replace(desk, country=code)
        if after is not None:
            is_own_zone = before is not None and desk.time_zone != before.zone
            is_own_currency = before is not None and desk.currency != before.currency
            moved = replace(
                moved,
                time_zone=desk.time_zone if is_own_zone else after.zone,
                currency=desk.currency if is_own_currency else after.currency,
            )
        self.change(moved)
        return moved

    def _save(self, desk: Desk, act: Act) -> None:
        with self._database.write(act) as work:
            work.save(desk.checked())
