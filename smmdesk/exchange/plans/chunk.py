"""A batch of a plan's rows as columns of values of a post. Runs in the parsing child."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.exchange.plans import came_out
from smmdesk.exchange.plans.own_texts import alt_texts, told_of_networks
from smmdesk.exchange.plans.texts_of_networks import OwnText, spread
from smmdesk.exchange.table.chunk import Chunk, content_key
from smmdesk.exchange.values.cells import Cell, Row, text_of
from smmdesk.exchange.values.columns import Cache, plain
from smmdesk.exchange.values.named_zones import NamedZone
from smmdesk.exchange.workbooks.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from smmdesk.exchange.plans.columns import Readers
    from smmdesk.exchange.table.days import Days
    from smmdesk.exchange.table.mapping import Table
    from smmdesk.exchange.table.recognise import Column

FIELDS = (
    "row key wall zone networks format rubric tone goal status text hashtags link media alt first_comment tags "
    "person approval_note amount currency published_link published_at note client variants"
).split()


_TELLING = ("text", "wall", "media", "link", "published_link", "networks", "format", "rubric", "person")
_CONTENT = ("text", "media", "link", "published_link")
_LONG = 40  # characters under a network's name that are a text of its own even where the row has one


class _Moment(NamedTuple):
    """ISO date and time of a date cell, what of it could not be read, and whether the year was assumed."""

    date: str
    time: str
    unknown: str
    assumed: bool


class PlanChunk(Chunk):
    """The columns by the names in `FIELDS`."""

    fields = FIELDS
    continued_fields = frozenset({"text"})

    def __init__(self, table: Table, readers: Readers, days: Days, noon: str) -> None:
        super().__init__(table)
        self._readers = readers
        self._days = days
        self._noon = noon
        self._came_out = Cache(partial(came_out.told, beside=days.beside))
        self._zone_from = self.names.get("time") or self.names.get("date", "")
        self._named_zone = NamedZone() if "zone" in self.names else readers.named_zone(self._zone_from)
        self._times_of = readers.times_of(table.header.columns)
        # whose hours those of the rows are, where their column is named after a network
        self._whose_time = next((network for network, column in self._times_of.items() if column.field), "")
        self._timeless = 0  # posts so far
        self._day_above = ""
        self._said_above = False

    def turned(self, number: int, rows: Sequence[Row]) -> dict[str, list[Any]]:
        """A row with a text for each network becomes a post for each."""
        self._own_texts: dict[int, list[OwnText]] = {}
        self._odd_dates: set[int] = set()
        self._odd_words: set[int] = set()  # networks and formats that are not known
        self._without_time: set[int] = set()
        values = super().turned(number, rows)
        if self._own_texts:
            own = {number + at: texts for at, texts in self._own_texts.items()}
            self._tell_of_costs(values)
            values = spread(values, own, {number + at: self._beside(at) for at in self._own_texts}, self._key_of)
        self._timeless += sum(row - number in self._without_time for row in values["row"])
        return values

    def _tell_of_costs(self, values: dict[str, list[Any]]) -> None:
        for row, amount, networks in zip(values["row"], values["amount"], values["networks"], strict=True):
            texts = self._own_texts.get(at := row - self._number, ())
            if amount and len(texts) + bool(networks) > 1:
                self.warn(at, "cost_once", text_of(self.column("cost")[at]).strip())

    def telling(self, values: dict[str, list[Any]]) -> Sequence[Sequence[object]]:
        """In a file of our own every row is a post, be it as empty as it was; in others a slot of a plan is one too."""
        columns: list[Sequence[object]] = [values[field] for field in _TELLING]
        if self._readers.own:
            return [*columns, self.column("id")]
        odd = self._odd_dates | self._odd_words | self._own_texts.keys()
        return [*columns, [at in odd for at in range(len(self.blank))]] if odd else columns

    def apart(self, values: dict[str, list[Any]]) -> Iterable[int]:
        """Looked for among rows without a date; of those that are posts a bare one is said."""
        if self._readers.own:
            return
        for at, wall in enumerate(values["wall"]):
            if wall:
                continue
            row = self.filled(at)
            if self._readers.stands_apart(row):
                yield at
            elif row and at not in self._odd_dates and at not in self._own_texts:
                self._tell_of_bare(at, [values[field][at] for field in _CONTENT], row)

    def _tell_of_bare(self, at: int, content: Sequence[object], row: Sequence[tuple[Column, str]]) -> None:
        if not any(content):
            self.warn(at, "bare_row", " | ".join(text for _column, text in row))

    def content_keys(self, values: dict[str, list[Any]]) -> list[str]:
        """Where a post was published, else moment, networks and text."""
        keys = list(map(_key, values["wall"], values["networks"], values["text"], values["published_link"]))
        self._unnamed = {keys[at] for at in self._own_texts}
        return keys

    def _key_of(self, row: Mapping[str, Any], own: OwnText) -> str:
        """Of a text for one network: where that of another one is changed it is known all the same."""
        if row["key"].partition("#")[0] in self._unnamed:
            return self._counted(_key(row["wall"], (own.network,), own.text, row["published_link"]))
        return self._counted(content_key(row["key"], own.network))

    def values(self) -> dict[str, list[Any]]:
        """Texts, dates, words and sums."""
        readers = self._readers
        values = {
            "text": self._text(),
            "wall": self._walls(),
            "zone": self._zones(),
            "tone": self.said("tone", readers.tone, "unknown_word"),
            "status": self._published(self.said("status", readers.status, "unknown_word")),
            "hashtags": self._tags(),
            "media": self.read("media", readers.paths.column, ()),
            "first_comment": self.read("first_comment", readers.long),
            "tags": self.read("tags", readers.own_tags.column, ()),
            "link": self.read("link", readers.address),
            "published_link": self.read("published_link", readers.address),
            "published_at": self.said("published_at", self._came_out, came_out.NOT_READ),
            "approval_note": self.read("approval_note", readers.long),
        }
        for field in ("client", "rubric", "goal", "person"):
            values[field] = self.read(field, readers.short.column)
        values["networks"], values["format"] = self._networks_and_formats()
        values["amount"], values["currency"] = self._costs()
        # most files have no such column, and a hundred thousand rows
        values["alt"] = self.read("alt", partial(alt_texts, values["media"]), {})
        values["variants"] = told_of_networks({field: self.column(field) for field in self.names}, len(self.blank))
        if "zone" in self.names and not all(values["wall"]):
            self._keep_zones(values["wall"], values["zone"])
        if "weekday" in self.names:
            self._keep_weekdays(values["wall"])
        if not readers.own:
            self._keep_unsettled()
        return values

    def at_the_end(self) -> Sequence[Problem]:
        """What is said once and not for each post: an hour that nobody wrote, a zone in a name, no dates at all."""
        return [Problem(0, *said) for said in self._said_once()]

    def _said_once(self) -> Iterator[tuple[str, str]]:
        if self._timeless:
            yield "no_time", f"{self._timeless}\x1f{self._noon}"
        if self._named_zone.unknown:
            yield "unused_zone", self._zone_from
        elif self._named_zone.zone not in {"", self._days.zone}:
            yield "named_zone", f"{self._named_zone.zone}\x1f{self._zone_from}"
        if not (self._readers.own or self.names.keys() & {"date", "id", "published_link"}):
            yield "no_date", ""

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

    def _tags(self) -> list[tuple[str, ...]]:
        found = self._readers.tags.column(self.column("hashtags"))
        for at, (_tags, labels) in enumerate(found):
            if labels:
                self.keep(at, f"{self.names['hashtags']}: {labels}")
        return [tags for tags, _labels in found]

    def _walls(self) -> list[str]:
        """ISO date and time of the wall clock, '' where there is no date."""
        # of a day: date, the time beside it, what was not understood, whether the year was assumed;
        # of a time: itself, and what was not understood
        days = self._days.cache.column(self.column("date"))
        times = self._readers.time.column(self._times())
        noon, above, walls = self._noon, self._day_above, []
        for at, (day, time) in enumerate(zip(days, times, strict=True)):
            date = day[0]
            if day[2] or day[3] or time[1] or (time[0] and not date):
                date = self._told_date(at, _Moment(*day), time, above)
            if date or day[2]:
                above = date
            if date and not (time[0] or day[1]):
                self._without_time.add(at)
            walls.append(f"{date}T{time[0] or day[1] or noon}" if date else "")
        self._day_above = above
        return walls

    def _times(self) -> Sequence[Cell]:
        """The cells of the times, the half of the day put behind where it has a column of its own."""
        cells = self.column("time")
        for column in filter(self._readers.is_half, self._extra if "time" in self.names else ()):
            pairs = zip(cells, map(plain, self.cells_of(column)), strict=True)
            cells = [f"{text_of(cell)} {half}" if half.strip() and cell != "" else cell for cell, half in pairs]
        return cells

    def _published(self, stages: list[str]) -> list[str]:
        """The stages; a tick below `Posted?` says that the post is out, whatever stands beside it."""
        for column in filter(self._readers.tells_of_publishing, self._extra):
            pairs = zip(self._readers.mark.column(self.cells_of(column)), stages, strict=True)
            stages = ["published" if mark == (True, "") else stage for mark, stage in pairs]
        return stages

    def _zones(self) -> list[str]:
        """The zones by their own column, else by the name of the column in which the time stands."""
        zones: list[str] = self.said("zone", self._readers.zone, "unknown_zone")
        named = self._named_zone
        if not named.zone or named.zone == self._days.zone:
            return zones
        days = self.column("date")
        return [
            "" if at in self._without_time or self._days.states_zone(days[at]) else named.zone
            for at in range(len(zones))
        ]

    def _told_date(self, at: int, day: _Moment, time: tuple[str, str], above: str) -> str:
        """The date, once it is said what of it and of the time was not understood, assumed, or has no place alone."""
        date = day.date
        if day.unknown:
            self.report(at, "first_day" if date else "unknown_date", day.unknown, self.names["date"])
        if day.unknown and not date:
            self._odd_dates.add(at)
        if day.assumed:
            self.warn(at, "year_assumed", date)
        if time[1]:
            self.report(at, "part_taken" if time[0] else "unknown_time", time[1], self.names["time"])
        elif time[0] and not date:
            date = self._above(at, day, above)
            if not date:
                self.keep(at, f"{self.names['time']}: {time[0]}")
        return date

    def _above(self, at: int, day: _Moment, above: str) -> str:
        """The day above, for a row with a time under a blank cell: in the original the cells were merged."""
        if self._readers.own or day.unknown or not above or text_of(self.column("date")[at]).strip():
            return ""
        if not self._said_above:
            self._said_above = True
            self.warn(at, "day_above", above)
        return above

    def _keep_zones(self, walls: Sequence[str], zones: Sequence[str]) -> None:
        """A zone without a moment has no place in a post."""
        for at, (wall, zone) in enumerate(zip(walls, zones, strict=True)):
            if zone and not wall:
                self.keep(at, f"{self.names['zone']}: {zone}")

    def _keep_weekdays(self, walls: Sequence[str]) -> None:
        """A day of the week that is not that of the date, or has none beside it, is no more than a word."""
        name, found = self.names["weekday"], map(plain, self.column("weekday"))
        for at, (word, right) in enumerate(self._days.fitting(found, walls)):
            if not right:
                self.keep(at, f"{name}: {word.strip()}")

    def _keep_unsettled(self) -> None:
        """`TBD` is no value, and yet somebody's word."""
        for field, name in self.names.items():
            cells = self.column(field)
            words = {cell for cell in {*cells} if self._readers.is_unsettled(cell)}
            for at, cell in enumerate(cells) if words else ():
                if cell in words:
                    word = plain(cell).strip()
                    self.keep(at, word if field == "note" else f"{name}: {word}")

    def _networks_and_formats(self) -> tuple[list[tuple[str, ...]], list[str]]:
        """Networks by their column or by columns named after them; a format may stand in either column."""
        found = self._readers.networks.column(self.column("networks"))
        named = self._formats()
        for at, (_, hint, unknown) in enumerate(found):
            if unknown:
                self._odd_words.add(at)
                self.report(at, "unknown_network", unknown, self.names["networks"])
            if hint and named[at] and named[at] != hint:
                self.keep(at, f"{self.names['networks']}: {plain(self.column('networks')[at])}")
        formats = [form or hint for form, (_, hint, _) in zip(named, found, strict=True)]
        networks = [networks for networks, _, _ in found]
        for column in self.ticks:
            networks = self._marked(networks, column)
        for at, texts in self._own_texts.items():
            own = {text.network for text in texts}
            networks[at] = tuple(network for network in networks[at] if network not in own)
            if not networks[at] and all(text.time for text in texts):
                self._keep_time(at, own)
        return networks, formats

    def _keep_time(self, at: int, own: Collection[str]) -> None:
        """The hour of the row, which no post has, is somebody's word all the same."""
        if self._whose_time not in own and (time := text_of(self.column("time")[at]).strip()):
            self.keep(at, f"{self.names['time']}: {time}")

    def _formats(self) -> list[str]:
        """The formats by their own column."""
        if "format" not in self.names:
            return [""] * len(self.blank)
        forms = self._readers.format.column(self.column("format"))
        for at, (value, unknown, kept) in enumerate(forms):
            if unknown:
                self._odd_words.add(at)
                self.report(at, "part_taken" if value else "unknown_word", unknown, self.names["format"])
            elif kept:
                self.keep(at, f"{self.names['format']}: {kept}")
        return [value for value, _unknown, _kept in forms]

    def _marked(self, networks: list[tuple[str, ...]], column: Column) -> list[tuple[str, ...]]:
        """The networks with that of one column wherever it is ticked; a text there is the network's own, and what else
        is more than a tick is kept in the note."""
        marks = self._readers.mark.column(self.cells_of(column))
        ticked = [mark[0] for mark in marks]
        for_texts = self._readers.is_for_texts(column.name)
        for at, (_, words) in enumerate(marks):
            if words and (not ticked[at] or self._is_elsewhere(networks[at], column)):
                self.keep(at, f"{column.name}: {words}")
                ticked[at] = False
            elif words and (not self._readers.is_about(words) if for_texts else self._is_own_text(at, words)):
                own = OwnText(column.tick, words, self._own_time(at, column.tick))
                self._own_texts.setdefault(at, []).append(own)
                ticked[at] = False
            elif words:
                self.keep(at, f"{column.name}: {words}")
        pairs = zip(networks, ticked, strict=True)
        return [(*before, column.tick) if mark and column.tick not in before else before for before, mark in pairs]

    def _own_time(self, at: int, network: str) -> str:
        """The hour of one network where hours have columns named after networks; '' for that of the row."""
        own = self._times_of.get(network)
        time: str = self._readers.time.column([self.cells_of(own)[at] if own else ""])[0][0]
        is_timeless = at in self._without_time
        if time:
            self._timeless -= is_timeless
            return time
        if is_timeless or not self._whose_time or not text_of(self.column("date")[at]).strip():
            return ""
        self._timeless += 1  # the hour of the row is that of another network
        return self._noon

    def _is_elsewhere(self, networks: Sequence[str], column: Column) -> bool:
        """Whether the row names its networks in their own column, and this is none of them."""
        return bool(networks) and "networks" in self.names and column.tick not in networks

    def _is_own_text(self, at: int, words: str) -> bool:
        """Whether it goes to the network as it is; beside a text of the row something short is a remark."""
        if self._readers.is_remark(words):
            return False
        return len(words) >= _LONG or "\n" in words or not plain(self.column("text")[at]).strip()

    def _beside(self, at: int) -> str:
        """Title and text of the row, for the note of a post with a text of its own."""
        cells = ((field, plain(self.column(field)[at]).strip()) for field in ("title", "text"))
        return "\n".join(f"{self.names[field]}: {text}" for field, text in cells if text)

    def _costs(self) -> tuple[list[str], list[str]]:
        if not self.names.keys() & {"cost", "currency"}:
            return [""] * len(self.blank), [""] * len(self.blank)
        found = self._readers.cost.column(self.column("cost"))
        for at, (_, _, unknown) in enumerate(found):
            if unknown:
                self.report(at, "unknown_amount", unknown, self.names["cost"])
        codes = self._readers.currency.column(self.column("currency"))
        if "currency" in self.names:
            self._keep_currencies(found, codes)
        named = self._readers.header_currency(self.names.get("cost", ""))
        currencies = [beside or code or named for (_, beside, _), code in zip(found, codes, strict=True)]
        return [amount for amount, _, _ in found], currencies

    def _keep_currencies(self, costs: Sequence[tuple[str, str, str]], codes: Sequence[str]) -> None:
        """A currency without an amount, or not understood, or other than the one beside the amount."""
        cells = map(plain, self.column("currency"))
        for at, (cell, (amount, beside, _), code) in enumerate(zip(cells, costs, codes, strict=True)):
            if not (amount and code and beside in {"", code}) and not self._readers.is_missing(cell):
                self.keep(at, f"{self.names['currency']}: {cell.strip()}")


def _key(wall: str, networks: tuple[str, ...], text: str, link: str) -> str:
    # a post that was published is known by its address, whatever became of its time and words
    return content_key("" if link else wall, ",".join(networks), link or text)
