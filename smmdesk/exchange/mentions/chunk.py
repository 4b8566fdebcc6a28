"""A batch of rows of mentions turned on its side: columns of cells become columns of values. Runs in the child."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.reputation.named import MOST
from smmdesk.exchange.mentions.identity import identity
from smmdesk.exchange.mentions.links import host_of, real_link, source_of
from smmdesk.exchange.mentions.markup import words_of
from smmdesk.exchange.table.headings import stands_apart
from smmdesk.exchange.table.personless import PersonlessChunk
from smmdesk.exchange.values.cells import Cell, fold, text_of
from smmdesk.exchange.values.columns import Cache, plain
from smmdesk.exchange.values.numbers import read_number
from smmdesk.exchange.values.times import read_time
from smmdesk.exchange.workbooks.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.exchange.mentions.words import MentionWords
    from smmdesk.exchange.table.days import Days
    from smmdesk.exchange.table.mapping import Table
    from smmdesk.exchange.table.recognise import Column

COUNTS: Final = ("reach", "likes", "comments", "reposts")
FIELDS: Final = (
    *("row", "key", "wall", "timed", "source", "place", "link", "author", "title", "text", "topics", "tone"),
    *("stars", *COUNTS, "language", "brand", "brand_said", "answered", "replied", "answer", "note"),
)
"""The columns of values: `wall` is ISO, `replied` whether the row says that it was answered, whenever that was."""
_TONE: Final = 0.25
_STARS: Final = re.compile(r"([1-5])(?:[.,]0+)?\s*(?:/|из|of|out of)\s*5(?:[.,]0+)?", re.IGNORECASE)
_RATED: Final = re.compile(r"(?:оценка|rating|შეფასება)\s*:?\s*([1-5])\s*(?:/|из|of|out of)\s*5(?!\d)", re.IGNORECASE)
_SHAPES: Final = re.compile(r"([★⭐]\ufe0f?){1,5}☆{0,4}")
_LISTED: Final = re.compile(r"\s*[,;|\n]\s*")
_A_MINUTE: Final = 5  # characters of a time
_KEPT: Final = frozenset({"text", "title", "snippet", "date", "time", "link"})
_MOST_STARS: Final = 5
_MINUTES: Final = len("2026-11-03T19:30")


class MentionChunk(PersonlessChunk):
    """Rows of mentions; columns with data of persons are left behind, and said."""

    fields = FIELDS

    def __init__(self, table: Table, words: MentionWords, days: Days, *, today: str, otherwise: str = "") -> None:
        """`today` is the day of what has none, `otherwise` the kind of place where nothing tells it."""
        super().__init__(table, words)
        self._words, self._days, self._today, self._otherwise = words, days, today, otherwise
        self._dayless = 0
        self._tone = Cache(self._read_tone)
        self._number_of = Cache(_read_count)
        self._starred = Cache(self._read_stars)
        self._source = Cache(lambda cell: words.value(words.sources, plain(cell)))
        self._language = Cache(self._read_language)
        self._time = Cache(self._read_time)

    def _keep_column(self, column: Column) -> None:
        if fold(column.name) not in self._words.again:
            super()._keep_column(column)

    # values

    def values(self) -> dict[str, list[Any]]:
        """Texts, days, words and counts."""
        self.empty_columns(but=_KEPT)
        size = len(self.blank)
        texts = {field: self._texts(field) for field in ("author", "brand", "answer")}
        links = self._links()
        told = self._told_text()
        walls, timed = self._walls(links)
        answered, replied, replies = self._answers()
        return {
            **texts,
            "title": [*map(words_of, self._texts("title"))],
            "link": links,
            "text": told,
            "wall": walls,
            "timed": timed,
            "place": [place or host_of(link) for place, link in zip(self._texts("place"), links, strict=True)],
            "source": self._sources(links),
            "topics": [_listed(cell) for cell in self._texts("topics")],
            "tone": self.said("tone", self._tone, "unknown_tone"),
            "stars": self._stars(told),
            **{field: self._counts(field, self._number_of) for field in COUNTS},
            "language": self.said("language", self._language, "unknown_language"),
            "brand_said": [f"{self.names.get('brand', '')}: {cell}" if cell else "" for cell in texts["brand"]],
            "answered": answered or [""] * size,
            "replied": replied or [False] * size,
            "answer": [own or reply for own, reply in zip(texts["answer"], replies or [""] * size, strict=True)],
        }

    def telling(self, values: dict[str, list[Any]]) -> Sequence[Sequence[object]]:
        """A day or an address, and anything that was said there."""
        said = zip(*(values[name] for name in ("link", "title", "text", "stars", "tone")), strict=True)
        return [[bool(wall) and any(each) for wall, each in zip(values["wall"], said, strict=True)]]

    def content_keys(self, values: dict[str, list[Any]]) -> list[str]:
        """By address, else by day, author and first words."""
        columns = zip(*(values[name] for name in ("link", "wall", "author", "text", "title")), strict=True)
        return [identity(link, wall[:10], author, text or title) for link, wall, author, text, title in columns]

    def apart(self, values: dict[str, list[Any]]) -> Iterable[int]:
        """Names of the columns that come again, rules, sums: none of them has an address."""
        bare = (at for at, link in enumerate(values["link"]) if not link)
        return [at for at in bare if stands_apart(self.filled(at), self._words)]

    def at_the_end(self) -> Sequence[Problem]:
        """Which columns were not kept, and how many mentions have the day of reading."""
        told = self.persons_told()
        if self._dayless:
            told.append(Problem(0, "no_day", str(self._dayless)))
        return told

    def _texts(self, field: str) -> list[str]:
        cells = map(plain, self.column(field))
        return ["" if self._words.is_missing(cell) else cell.strip() for cell in cells]

    def _told_text(self) -> list[str]:
        """The text, and below it the sentence in which it was found, where that is none of it."""
        pairs = zip(*(map(words_of, self._texts(field)) for field in ("text", "snippet")), strict=True)
        return [text if found.strip(".… ") in text else f"{text}\n{found}".strip() for text, found in pairs]

    def _links(self) -> list[str]:
        """The addresses; what is none stands in the note."""
        found = []
        for at, cell in enumerate(self._texts("link")):
            link = real_link(cell)
            if link and not host_of(link):
                self.keep(at, f"{self.names['link']}: {link}")
                link = ""
            found.append(link)
        return found

    def _sources(self, links: Sequence[str]) -> list[str]:
        """The kind of place by its own column, else by the host, else by the name of the place."""
        said = self.said("source", self._source, "unknown_source")
        by_place = [self._words.sources.get(fold(place), "") for place in self._texts("place")]
        columns = zip(said, links, by_place, strict=True)
        hosts = partial(source_of, hosts=self._words.hosts)
        return [kind or hosts(link) or place or self._otherwise for kind, link, place in columns]

    def _walls(self, links: Sequence[str]) -> tuple[list[str], list[bool]]:
        """ISO date and time of the wall clock, '' for neither day nor address; and whether the hour is known."""
        # of a day: date, the time in the cell, what was not understood, whether the year was assumed
        days = self._days.cache.column(self.column("date"))
        times = self._time.column(self.column("time"))
        walls, timed = [], []
        for at, ((date, inside, unknown, is_assumed), (beside, odd), link) in enumerate(
            zip(days, times, links, strict=True)
        ):
            self._tell_day(at, unknown, date if is_assumed else "", odd)
            time = (beside or inside)[:_A_MINUTE] if date else ""
            if not date and link and self._today:
                self._dayless += 1
                walls.append(f"{self._today}T00:00")
            else:
                walls.append(f"{date}T{time or '00:00'}" if date else "")
            timed.append(bool(time))
        return walls, timed

    def _tell_day(self, at: int, unknown: str, assumed: str, odd_time: str) -> None:
        if unknown:
            self.report(at, "odd_day", unknown, self.names["date"])
        if assumed:
            self.warn(at, "year_assumed", assumed)
        if odd_time:
            self.report(at, "odd_time", odd_time, self.names["time"])

    def _read_time(self, cell: Cell) -> tuple[str, str]:
        if isinstance(cell, str) and self._words.is_missing(cell):
            return "", ""
        time = read_time(cell)
        return time, "" if time else text_of(cell).strip()

    def _read_tone(self, cell: Cell) -> tuple[str, str]:
        text = plain(cell).strip()
        if self._words.is_missing(text) or fold(text) in self._words.unjudged:
            return "", ""
        number = read_number(cell)
        if number is None:
            return self._words.value(self._words.tones, text)
        if abs(number) > 1:
            return "", text
        if abs(number) < _TONE:
            return "neutral", ""
        return "positive" if number > 0 else "negative", ""

    def _read_language(self, cell: Cell) -> tuple[str, str]:
        text = plain(cell)
        return ("", "") if fold(text) in self._words.unjudged else self._words.value(self._words.languages, text)

    def _read_stars(self, cell: Cell) -> tuple[int | None, str]:
        text = plain(cell).strip()
        if self._words.is_missing(text):
            return None, ""
        if found := _STARS.fullmatch(text):
            return int(found[1]), ""
        if _SHAPES.fullmatch(text):
            return text.count("★") + text.count("⭐"), ""
        number = read_number(cell)
        if number is None or number != int(number) or not 0 <= number <= _MOST_STARS:
            return None, text
        return int(number) or None, ""  # 0 where nobody gave any

    def _stars(self, texts: Sequence[str]) -> list[int | None]:
        """By their column, else by a line of the text such as `Оценка: 2 из 5`."""
        stars = self._counts("stars", self._starred)
        if "stars" in self.names:
            return stars
        return [int(found[1]) if (found := _RATED.search(text)) else None for text in texts]

    def _counts(self, field: str, reader: Cache) -> list[int | None]:
        if field not in self.names:
            return [None] * len(self.blank)
        found = reader.column(self.column(field))
        for at, (_number, unknown) in enumerate(found):
            if unknown and not self._words.is_missing(unknown):
                self.report(at, "unknown_number", unknown, self.names[field])
        return [number for number, _unknown in found]

    def _answers(self) -> tuple[list[str], list[bool], list[str]]:
        """When it was answered, whether it was, and what was said: one column may hold any of these."""
        if "answered" not in self.names:
            return [], [], []
        found = [self._answer(at, cell) for at, cell in enumerate(self.column("answered"))]
        return [wall for wall, *_ in found], [is_one for _, is_one, _ in found], [text for *_, text in found]

    def _answer(self, at: int, cell: Cell) -> tuple[str, bool, str]:
        text = plain(cell).strip()
        if self._words.is_missing(text) or text.casefold() in self._words.no:
            return "", False, ""
        date, time = self._days.beside(cell)
        if date:
            if not time:
                self.keep(at, f"{self.names['answered']}: {text}")
            return f"{date}T{time or '00:00'}"[:_MINUTES], True, ""
        return "", True, "" if text.casefold() in self._words.yes else text


def _read_count(cell: Cell) -> tuple[int | None, str]:
    """A whole number of at least 0, or what it is not."""
    number = read_number(cell)
    if number is not None and 0 <= number <= MOST and number == int(number):
        return int(number), ""
    return None, text_of(cell).strip()


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in _LISTED.split(cell) if part)) if cell else ()
