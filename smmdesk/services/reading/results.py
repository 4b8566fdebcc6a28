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

DAYS: Final = "days"
POSTS: Final = "posts"
_COUNTED: Final = ("added", "updated", "same")
OTHERS: Final = _("Rows of other clients, which were left out: {value} ({more}).")


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
    money: Money = field(init=False)
    sorters: dict[str, Days | Posts] = field(default_factory=dict)  # a file may have a table of each
    counts: dict[str, Counter[str]] = field(default_factory=lambda: {DAYS: Counter(), POSTS: Counter()})
    links: dict[Link, int] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)  # rows of other clients, by name

    def __post_init__(self) -> None:
        self.money = Money(self.about.client.currency, self.about.rates)

    def sort(self, reader: Reader, rows: FigureRows) -> Sorted:
        """What the rows of the next chunk are, which are of one table."""
        rows = self._of_client(rows)
        found = Sorted({}, [], 0, 0)
        if not len(rows):
            return found
        level = DAYS if rows.columns["day"][0] else POSTS
        if self.about.read_before:
            self.money.told_of_all(rows.figures, rows.columns["currency"])  # so that a rate can be said all the same
        else:
            found = self._met(reader, level).sort(reader, rows)
        same = len(rows) - found.new - found.updated
        self.counts[level].update(added=found.new, updated=found.updated, same=same)
        return found

    def _of_client(self, rows: FigureRows) -> FigureRows:
        """The rows without those of other clients, where a table is of several."""
        own, names = self.about.client.known_as, rows.columns["client"]
        others = [bool(name.strip()) and known_as(name) != own for name in names]
        if not any(others):
            return rows
        self.others.update(compress(names, others))
        return rows.where([not each for each in others])

    def _met(self, reader: Reader, level: str) -> Days | Posts:
        """What sorts the rows of that level, once it has taken note of what is here."""
        if level not in self.sorters:
            owner = self.owner = self.owner or owner_of(reader, self.about)
            made = self._days(reader, owner) if level == DAYS else Posts(self.about, owner, self.money)
            made.meet(reader)
            self.sorters[level] = made
        return self.sorters[level]

    def _days(self, reader: Reader, owner: Owner) -> Days:
        files = reader.all(ImportedFile, client_id=self.about.client.id)
        ends: dict[str, date] = {file.id: file.up_to for file in files if file.up_to is not None}
        return Days(self.about, owner, self.money, self.problems, {**ends, self.about.file: self.about.up_to})

    def rest(self, reader: Reader) -> Sequence[Sorted]:
        """Which posts of the calendar the publications are, once all are known."""
        if self.others:
            values = {"value": self.others.total(), "more": ", ".join(self.others)}
            self.problems.append(RowProblem(0, OTHERS, values))
        self.problems += self.money.problems(self.about.asked.rates)
        posts = self.sorters.get(POSTS)
        if not isinstance(posts, Posts):
            return []
        self.problems += posts.problems()
        found, self.links = posts.links(reader)
        return [found]

    def tell(self) -> Mapping[str, Any]:
        """In plain values."""
        told, links = self.about.told, self.links
        return {
            "source": told.get("source", ""),
            "account": self.owner.handles() if self.owner else "",
            "up_to": self.about.up_to.isoformat(),
            **{level: {what: counted[what] for what in _COUNTED} for level, counted in self.counts.items()},
            "linked": {
                "sure": links.get(Link.SURE, 0) + links.get(Link.CONFIRMED, 0),
                "proposed": links.get(Link.PROPOSED, 0),
                "none": links.get(Link.NONE, 0) + links.get(Link.REFUSED, 0),
            },
            "clock": told.get("clock", {}),
            "money": self.money.tell(),
            "unknown_columns": [each["name"] for each in told.get("unknown_columns", ())],
        }
