"""Files of figures read in: rows of days become measurements, rows of posts publications with a snapshot."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.clients import known_as
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.results.named import Link
from smmdesk.domain.text import _
from smmdesk.exchange.incoming import RowProblem
from smmdesk.services.reading.accounts import Owner, owner_of
from smmdesk.services.reading.kind import Sorted, Taking
from smmdesk.services.reading.result_days import Days
from smmdesk.services.reading.result_money import Money
from smmdesk.services.reading.result_posts import Posts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.exchange.analytics.figure_rows import FigureRows
    from smmdesk.services.reading.changed_rows import ChangedRow
    from smmdesk.storage.reader import Reader

POST_LEVEL: Final = "post"
OTHERS: Final = _("{value} rows are of other clients and were left out: {more}.")


@dataclass(slots=True)
class Results:
    """Decides for each row whether it is new, says more, or is known; of a file that was read before nothing is taken.

    The first look at a row asks whose account it is, so a file of another client's is refused before anything is kept.
    """

    about: Taking
    named: Client | None = None
    problems: list[RowProblem] = field(default_factory=list)
    changed: Sequence[ChangedRow] = ()
    owner: Owner | None = None
    rows: Days | Posts | None = None
    added: int = 0
    updated: int = 0
    same: int = 0
    links: dict[Link, int] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)  # rows of other clients, by name

    @property
    def is_of_posts(self) -> bool:
        """Whether the file is of posts; otherwise it is of days."""
        return self.about.told.get("level") == POST_LEVEL

    def sort(self, reader: Reader, rows: FigureRows) -> Sorted:
        """What the rows of the next chunk are."""
        rows = self._of_client(rows)
        found = Sorted({}, [], 0, 0) if self.about.read_before else self._met(reader).sort(reader, rows)
        self.added += found.new
        self.updated += found.updated
        self.same += len(rows) - found.new - found.updated
        return found

    def _of_client(self, rows: FigureRows) -> FigureRows:
        """The rows without those of other clients, where a table is of several."""
        own, names = self.about.client.known_as, rows.columns["client"]
        others = [bool(name.strip()) and known_as(name) != own for name in names]
        if not any(others):
            return rows
        self.others.update(compress(names, others))
        return rows.where([not each for each in others])

    def _met(self, reader: Reader) -> Days | Posts:
        """What sorts the rows, once it has taken note of what is here."""
        if self.rows is None:
            client = self.about.client
            owner = self.owner = owner_of(reader, self.about)
            money = Money(client.currency)
            if self.is_of_posts:
                self.rows = Posts(self.about, owner, money)
            else:
                files = reader.all(ImportedFile, client_id=client.id)
                ends: dict[str, date] = {file.id: file.up_to for file in files if file.up_to is not None}
                self.rows = Days(self.about, owner, money, self.problems, {**ends, self.about.file: self.about.up_to})
            self.rows.meet(reader)
        return self.rows

    def rest(self, reader: Reader) -> Sequence[Sorted]:
        """Which posts of the calendar the publications are, once all are known."""
        if self.others:
            values = {"value": self.others.total(), "more": ", ".join(self.others)}
            self.problems.append(RowProblem(0, OTHERS, values))
        if self.rows is None:
            return []
        self.problems += self.rows.money.problems()
        if not isinstance(self.rows, Posts):
            return []
        self.problems += self.rows.problems()
        found, self.links = self.rows.links(reader)
        return [found]

    def tell(self) -> Mapping[str, Any]:
        """In plain values."""
        told, links = self.about.told, self.links
        counted = {"added": self.added, "updated": self.updated, "same": self.same}
        none = dict.fromkeys(counted, 0)
        return {
            "source": told.get("source", ""),
            "account": self.owner.handles() if self.owner else "",
            "up_to": self.about.up_to.isoformat(),
            "days": none if self.is_of_posts else counted,
            "posts": counted if self.is_of_posts else none,
            "linked": {
                "sure": links.get(Link.SURE, 0) + links.get(Link.CONFIRMED, 0),
                "proposed": links.get(Link.PROPOSED, 0),
                "none": links.get(Link.NONE, 0) + links.get(Link.REFUSED, 0),
            },
            "clock": told.get("clock", {}),
            "unknown_columns": [each["name"] for each in told.get("unknown_columns", ())],
        }
