"""What outputs are made from: the records as they are at one moment, and what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from smmdesk.documents.edition import Edition
from smmdesk.domain.clients import Client, sorted_by_name
from smmdesk.domain.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smmdesk.services.outputs import Wish
    from smmdesk.storage.reader import Reader

EVER = Period(date.min, date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All that a maker of an output may ask; `now` is aware, `today` the day on the wall, `media` finds a file."""

    reader: Reader
    now: datetime
    today: date
    media: Callable[[str], Path | None]

    def clients(self, wish: Wish) -> list[Client]:
        """Those whom the wish is about, by name; none where the one is gone."""
        one = {"id": wish.client_id} if wish.client_id else {}
        return sorted_by_name(self.reader.all(Client, **one))

    def edition(self, wish: Wish) -> Edition:
        """How documents of the wish are made."""
        return Edition(language=wish.language, made=self.today, paper=wish.paper)
