"""A batch of a plan's rows as columns of values of a post. Runs in the parsing child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.exchange.table.chunk import Chunk, content_key
from smmdesk.exchange.table.columns import plain
from smmdesk.exchange.table.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.plans.columns import Readers
    from smmdesk.exchange.table.days import Days
    from smmdesk.exchange.table.mapping import Table
    from smmdesk.exchange.table.recognise import Column

FIELDS = (
    "row key wall zone networks format rubric tone goal status text hashtags link media person approval_note "
    "amount currency published_link note client"
).split()


class PlanChunk(Chunk):
    """The columns by the names in `FIELDS`."""

    fields = FIELDS
    continued_fields = frozenset({"text"})

    def __init__(self, table: Table, readers: Readers, days: Days, noon: str) -> None:
        super().__init__(table)
        self._readers = readers
        self._days = days
        self._noon = noon
        self._timeless = 0  # posts so far

    def telling(self, values: dict[str, list[Any]]) -> Sequence[Sequence[object]]:
        """In a file of our own every row is a post, be it as empty as it was."""
        columns: list[Sequence[object]] = [values[field] for field in ("text", "wall", "media", "link")]
        return [*columns, self.column("id")] if self._readers.own else columns

    def content_keys(self, values: dict[str, list[Any]]) -> list[str]:
        """Where a post was published, else moment, networks and text."""
        # a post that was published is known by its address, whatever became of its time and words
        keys = list(map(_key, values["wall"], values["networks"], values["text"]))
        if "published_link" in self.names:
            links = zip(keys, values["networks"], values["published_link"], strict=True)
            keys = [_key("", networks, link) if link else key for key, networks, link in links]
        return keys

    def values(self) -> dict[str, list[Any]]:
        """Texts, dates, words and sums."""
        readers = self._readers
        values = {
            "text": self._text(),
            "wall": self._walls(),
            "zone": self.said("zone", readers.zone, "unknown_zone"),
            "tone": self.said("tone", readers.tone, "unknown_word"),
            "status": self.said("status", readers.status, "unknown_word"),
            "hashtags": self.read("hashtags", readers.tags.column, ()),
            "media": self.read("media", readers.paths.column, ()),
            "link": self.read("link", readers.address),
            "published_link": self.read("published_link", readers.address),
            "approval_note": self.read("approval_note", readers.long),
        }
        for field in ("client", "rubric", "goal", "person"):
            values[field] = self.read(field, readers.short.column)
        values["networks"], values["format"] = self._networks_and_formats()
        values["amount"], values["currency"] = self._costs()
        return values

    def at_the_end(self) -> Sequence[Problem]:
        """An hour that nobody wrote is said once, and not for each post."""
        return [Problem(0, "no_time", f"{self._timeless}\x1f{self._noon}")] if self._timeless else []

    def notes(self) -> list[str]:
        """Kept to the last space where we wrote them."""
        return self.read("note", self._readers.long)

    def _text(self) -> list[str]:
        """The text, a title of its own above it."""
        written = self.read("text", self._readers.long)
        if "title" not in self.names:
            return written
        titles = self.read("title", self._readers.short.column)
        pairs = zip(titles, written, strict=True)
        return [f"{title}\n\n{text}" if title and text.strip() else title or text for title, text in pairs]

    def _walls(self) -> list[str]:
        """ISO date and time of the wall clock, '' where there is no date."""
        # of a day: date, the time beside it, what was not understood, whether the year was assumed;
        # of a time: itself, and what was not understood
        days = self._days.cache.column(self.column("date"))
        times = self._readers.time.column(self.column("time"))
        noon = self._noon
        for at, (day, time) in enumerate(zip(days, times, strict=True)):
            if day[2] or day[3] or time[1] or (time[0] and not day[0]):
                self._tell_of_moment(at, day, time)
        self._timeless += sum(bool(day[0]) and not (time[0] or day[1]) for day, time in zip(days, times, strict=True))
        if "weekday" in self.names:
            self._keep_weekdays(days)
        return [
            f"{day[0]}T{time[0] or day[1] or noon}" if day[0] else "" for day, time in zip(days, times, strict=True)
        ]

    def _keep_weekdays(self, days: Sequence[tuple[str, str, str, bool]]) -> None:
        """Beside a date a weekday says nothing new."""
        for at, (day, weekday) in enumerate(zip(days, map(plain, self.column("weekday")), strict=True)):
            if weekday.strip() and not day[0]:
                self.keep(at, f"{self.names['weekday']}: {weekday}")

    def _tell_of_moment(self, at: int, day: tuple[str, str, str, bool], time: tuple[str, str]) -> None:
        """What of a date and a time was not understood, assumed, or has no place without the other."""
        if day[2]:
            self.report(at, "unknown_date", day[2], self.names["date"])
        elif day[3]:
            self.warn(at, "year_assumed", day[0])
        if time[1]:
            self.report(at, "part_taken" if time[0] else "unknown_time", time[1], self.names["time"])
        elif time[0] and not day[0]:
            self.keep(at, f"{self.names['time']}: {time[0]}")

    def _networks_and_formats(self) -> tuple[list[tuple[str, ...]], list[str]]:
        """Networks by their column or by columns named after them; a format may stand in either column."""
        found = self._readers.networks.column(self.column("networks"))
        for at, (_, _, unknown) in enumerate(found):
            if unknown:
                self.report(at, "unknown_network", unknown, self.names["networks"])
        named = self.said("format", self._readers.format, "unknown_word")
        formats = [form or hint for form, (_, hint, _) in zip(named, found, strict=True)]
        networks = [networks for networks, _, _ in found]
        for column in self.ticks:
            networks = self._marked(networks, column)
        return networks, formats

    def _marked(self, networks: list[tuple[str, ...]], column: Column) -> list[tuple[str, ...]]:
        """The networks with that of one column wherever it is ticked; more than a tick is kept in the note."""
        marks = self._readers.mark.column(self.cells_of(column))
        for at, (_, words) in enumerate(marks):
            if words:
                self.keep(at, f"{column.name}: {words}")
        pairs = zip(networks, marks, strict=True)
        return [(*before, column.tick) if mark[0] and column.tick not in before else before for before, mark in pairs]

    def _costs(self) -> tuple[list[str], list[str]]:
        if "cost" not in self.names:
            return [""] * len(self.blank), [""] * len(self.blank)
        found = self._readers.cost.column(self.column("cost"))
        for at, (_, _, unknown) in enumerate(found):
            if unknown:
                self.report(at, "unknown_amount", unknown, self.names["cost"])
        codes = self._readers.currency.column(self.column("currency"))
        named = self._readers.header_currency(self.names["cost"])
        currencies = [beside or code or named for (_, beside, _), code in zip(found, codes, strict=True)]
        return [amount for amount, _, _ in found], currencies


def _key(wall: str, networks: tuple[str, ...], text: str) -> str:
    return content_key(wall, ",".join(networks), text)
