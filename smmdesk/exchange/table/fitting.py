"""What each column of a table is: by its name, by what it holds, and by what else is there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.table.evidence import DATE, TIME, WEEKDAY, Held
from smmdesk.exchange.values.cells import Cell, Row, cleaned, fold, text_of
from smmdesk.exchange.values.names import Grade, Named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence, Set

    from smmdesk.exchange.values.words import Words

MAX_COLUMNS = 500
MOSTLY, HARDLY = 0.6, 0.2
_SURELY = 0.8
_LONGEST_NAME = 120
_WEIGHTS = {Grade.TOLD: 4.0, Grade.EXACT: 2.0, Grade.DERIVED: 1.5, Grade.LOOSE: 1.0}
_LONGER = 2  # times; then the longer of two texts is meant
_A_LABEL = 20  # characters


class Offer(NamedTuple):
    """What a column may be though its name says otherwise: for the person to decide."""

    at: int
    field: str
    word: str


class Fitting:
    """The columns below one row of names. `told` are uses that the person said, by folded names; with all columns of
    `own` this program wrote the table, whose names are true whatever stands below."""

    def __init__(
        self, names: Row, below: Sequence[Row], words: Words, told: Mapping[str, str], own: Set[str] = frozenset()
    ) -> None:
        self.names = [" ".join(text_of(cell).split()) for cell in cleaned(names[:MAX_COLUMNS])]
        self._below = below
        self._words = words
        self._told = told
        self._own = own
        self._fields = words.fields
        self._checked = {DATE, TIME, *words.listed}
        self._held: dict[int, Held] = {}
        self.taken: dict[int, str] = {}  # position to a field taken by what the column holds, not by its name

    def held(self, at: int) -> Held:
        """What the cells of a column are."""
        if at not in self._held:
            self._held[at] = Held(self._below, at, self._words)
        return self._held[at]

    def looked_at(self, at: int) -> Sequence[Cell]:
        """Some of the different cells of a column."""
        return self.held(at).cells

    @cached_property
    def named(self) -> dict[int, Named]:
        """By position what each column is by its name, one column a field."""
        meant = self._meant_besides(self.own_texts)
        if not self._is_own:
            self._move(meant)
        chosen: dict[int, Named] = {}
        for field in dict.fromkeys(found.field for found in meant.values()):
            at = self._best(field, {at: found.grade for at, found in meant.items() if found.field == field})
            chosen[at] = meant[at]
        return chosen

    @cached_property
    def own_texts(self) -> frozenset[int]:
        """The columns that hold texts for one value of what is ticked. Beside a column of all such values a lone text
        is that of the row, whatever its name adds: `Platform`, `Caption (IG)`."""
        told = self._told.keys()
        found = frozenset(
            at for at, name in enumerate(self.names) if self._words.text_for(name) and fold(name) not in told
        )
        others = {each.field for each in self._meant_besides(found).values()} if len(found) == 1 else set()
        is_lone = self._words.ticked in others and self._words.longest not in others
        return frozenset() if is_lone else found

    def _meant_besides(self, own: Collection[int]) -> dict[int, Named]:
        said = ((at, found) for at, found in self._meant() if at not in own)
        return {at: found for at, found in said if found.field and self._agrees(at, found)}

    @property
    def score(self) -> float:
        """How much speaks for these columns: known names, and values of the right kind below them."""
        points = sum(_WEIGHTS[found.grade] for found in self.named.values())
        return points + sum(self.held(at).share(found.field) for at, found in self.named.items())

    def _meant(self) -> Iterable[tuple[int, Named]]:
        """What the names say, a date told from a time of day by what stands below."""
        said = self._said_by_names
        return said.items() if self._is_own else ((at, self._settled(at, found)) for at, found in said.items())

    @cached_property
    def _said_by_names(self) -> Mapping[int, Named]:
        exported = self._words.exported(name for name in self.names if len(name) < _LONGEST_NAME)
        names = ((at, name) for at, name in enumerate(self.names) if 0 < len(name) < _LONGEST_NAME)
        return {at: self._said(name, exported) for at, name in names}

    @property
    def _is_own(self) -> bool:
        return bool(self._own) and self._own <= {found.field for found in self._said_by_names.values()}

    def _said(self, name: str, exported: Mapping[str, str]) -> Named:
        word = fold(name)
        if word in self._told:
            use = self._told[word]
            return Named(use, Grade.TOLD) if use in self._fields else Named()
        if word in exported:
            use = exported[word]
            return Named(use.rstrip("?"), Grade.DERIVED if use.endswith("?") else Grade.EXACT)
        return self._words.names.meant(name)

    def _settled(self, at: int, found: Named) -> Named:
        if found.grade == Grade.TOLD or found.field not in {DATE, TIME}:
            return found
        if found.field == DATE and TIME in self._fields and self.held(at).clock_only >= MOSTLY:
            return Named(TIME, found.grade)
        if found.field == TIME and DATE in self._fields and self.held(at).days_only >= MOSTLY:
            return Named(DATE, max(found.grade, Grade.DERIVED))  # one that is called a date comes before it
        return found

    def _agrees(self, at: int, found: Named) -> bool:
        """A name that is known by its end alone needs values of that kind."""
        return found.grade < Grade.LOOSE or self.held(at).share(found.field) >= MOSTLY

    def _move(self, meant: dict[int, Named]) -> None:
        """A column whose cells are all of another kind than its name says is what it holds, if nothing else is that:
        formats under `Content`, networks under `Type`."""
        for at, found in list(meant.items()):
            if found.grade == Grade.TOLD:
                continue
            fields = {each.field for each in meant.values()}
            if other := self._day_for(at, found.field, fields) or self._listed_for(at, found.field, fields):
                meant[at] = Named(other, found.grade)
                if other != WEEKDAY:  # nothing is made of that
                    self.taken[at] = other

    def _day_for(self, at: int, field: str, fields: Collection[str]) -> str:
        """What days under `Tag` are, which is a day in German: the date, or the day of the week beside one."""
        if field not in self._words.offering:
            return ""
        free = self._fields.difference(fields)
        if DATE in free and self.held(at).days_only >= _SURELY:
            return DATE
        return WEEKDAY if WEEKDAY in free and self.held(at).share(WEEKDAY) >= _SURELY else ""

    def _listed_for(self, at: int, field: str, fields: Collection[str]) -> str:
        if not self._is_foreign(at, field):
            return ""
        return next((to for to in self._words.listed if to not in fields and self._surely(at, to)), "")

    def _is_foreign(self, at: int, field: str) -> bool:
        if field == self._words.longest:
            return True
        return field in self._words.listed and self.held(at).share(field) < HARDLY

    def _surely(self, at: int, field: str) -> bool:
        """One cell alone may be of that kind by chance."""
        return self.held(at).several and self.held(at).share(field) >= _SURELY

    def _best(self, field: str, grades: Mapping[int, Grade]) -> int:
        """Of columns of one field the best known one that is not empty, the first of equals, a vague word behind them;
        of texts the long one where the first holds labels."""
        vague = self._words.vague
        order = sorted(
            grades,
            key=lambda at: (grades[at], len(grades) > 1 and not self.held(at), fold(self.names[at]) in vague, at),
        )
        best = order[0]
        if field == self._words.longest and grades[best] != Grade.TOLD and len(order) > 1:
            longest = max(order, key=lambda at: self.held(at).length)
            if self.held(longest).length > _LONGER * max(self.held(best).length, _A_LABEL):
                return longest
        return best

    # once it is known that this is the table

    def by_values(self, unknown: Sequence[int], fields: Iterable[str]) -> dict[int, str]:
        """What columns of unknown names are by what they hold, where no other is that; `fields` are there already."""
        there = {*fields}
        found: dict[int, str] = {}
        for field in (self._words.ticked, DATE, WEEKDAY):
            free = (at for at in unknown if at not in found and self._surely(at, field))
            if field in self._fields - there and (at := next(free, -1)) >= 0:
                found[at] = field
        there |= {*found.values()}
        left = [at for at in unknown if at not in found and self.held(at).length]
        if left and self._words.longest and self._words.longest not in there and there >= self._words.enough:
            found[max(left, key=lambda at: self.held(at).length)] = self._words.longest
        self.taken.update((at, field) for at, field in found.items() if field != WEEKDAY)  # nothing is made of that
        return found

    def offers(self, fields: Mapping[int, str]) -> Iterable[Offer]:
        """Columns that may be what the table has no column for."""
        wanted = self._words.ticked
        if wanted and wanted not in fields.values():
            for at, field in fields.items():
                word = self.held(at).first_part(wanted) if field in self._words.offering else ""
                if word:
                    yield Offer(at, wanted, word)

    def is_aside(self, at: int) -> bool:
        """Whether the name says that the column is none of what is read."""
        return self._words.names.is_aside(self.names[at]) or fold(self.names[at]) in self._told
