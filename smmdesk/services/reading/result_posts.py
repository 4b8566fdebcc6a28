"""Rows of posts as publications, each with a snapshot of how far it had come.

Of rows that are new no record is made: their columns go to the writer as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import compress, count, repeat
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.domain.ids import PublicationId, SnapshotId, new_id, new_ids
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.results.linking import linked
from smmdesk.domain.results.links import canonical_link
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.records import KEPT_DAILY, Publication, Snapshot
from smmdesk.domain.text import _
from smmdesk.exchange.incoming import RowProblem
from smmdesk.services.reading.kind import Sorted
from smmdesk.services.reading.result_money import is_below_zero
from smmdesk.services.results import note_addresses_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.many import ManyFigures
    from smmdesk.exchange.analytics.figure_rows import FigureRow, FigureRows
    from smmdesk.services.reading.accounts import Owner
    from smmdesk.services.reading.kind import Taking
    from smmdesk.services.reading.result_money import Money
    from smmdesk.storage.reader import Reader

FALLEN: Final = _("Figures of {value} posts are lower by more than a twentieth; they were kept as the file says.")
PARTS: Final = _("Of {value} posts likes, comments, shares and saves are more than the file's own sum of them.")
NEGATIVE: Final = _("Posts with a count below 0, which nothing can be: {value}. They were kept; check the file.")
_CUMULATIVE: Final = ("views", "likes", "comments", "shares", "saves", "reach", "impressions")
_PARTS: Final = ("likes", "comments", "shares", "saves")
_AGGREGATE: Final = "interactions"
_FALL: Final = 20  # a twentieth


class _Chunk(NamedTuple):
    """Rows that came together, and of each its network and the id of its snapshot where it is of a new publication."""

    rows: FigureRows
    networks: Sequence[Network]
    shots: Sequence[SnapshotId]


@dataclass(slots=True)
class Posts:
    """Each row is of a new publication, says more of one that is here, or nothing new."""

    about: Taking
    owner: Owner
    money: Money
    known: dict[str, PublicationId] = field(default_factory=dict)  # by network and id, of what has none by address
    addresses: dict[str, PublicationId] = field(default_factory=dict)
    full: dict[PublicationId, Publication] = field(default_factory=dict)
    fresh: dict[PublicationId, int] = field(default_factory=dict)  # new, and which of all rows they are
    chunks: list[_Chunk] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # which of all rows the first of each chunk is
    shots: dict[PublicationId, list[Snapshot]] = field(default_factory=dict)
    fallen: int = 0
    parts_exceed: int = 0
    negative: int = 0

    def meet(self, reader: Reader) -> None:
        """Take note of what is here."""
        for each in reader.all(Publication, client_id=self.about.client.id):
            self.full[each.id] = each
            key, address = _known_by(each.network, each.external_id, canonical_link(each.permalink))
            self.known[key] = each.id
            if address:
                self.addresses[address] = each.id

    def sort(self, reader: Reader, rows: FigureRows) -> Sorted:
        """What the rows of the next chunk are."""
        columns = rows.columns
        networks = list(map(self.owner.network, columns["network"], columns["permalink"]))
        chunk = _Chunk(rows, networks, [*map(SnapshotId, new_ids(len(rows)))])
        ids, are_new = self._ids(chunk)
        old = [at for at, is_new in enumerate(are_new) if not is_new]
        self._remember(reader, {ids[at] for at in old} - self.fresh.keys())
        changed: dict[str, object] = {}
        updated = sum(self._is_news(ids[at], rows[at], changed) for at in old)
        added = self._added(chunk, ids, are_new)
        return Sorted(
            {**self.owner.columns(), **added}, [*self.owner.named(), *changed.values()], len(ids) - len(old), updated
        )

    def _ids(self, chunk: _Chunk) -> tuple[list[PublicationId], list[bool]]:
        """The publication of each row, and whether it is new; a post that stands twice in a file is new once."""
        known, by_address, columns = self.known, self.addresses, chunk.rows.columns
        made = iter(new_ids(len(chunk.rows)))
        ids: list[PublicationId] = []
        are_new: list[bool] = []
        addresses = map(self._address, columns["external_id"], columns["permalink"])
        for key, address in map(_known_by, chunk.networks, columns["external_id"], addresses):
            found = known.get(key) or by_address.get(address)
            are_new.append(found is None)
            if found is None:
                found = known[key] = PublicationId(next(made))
            ids.append(found)
        # numbers, for Python looks through 100,000 pairs again and again whether they hold one another
        self.fresh.update(compress(zip(ids, count(self._note(chunk))), are_new))
        return ids, are_new

    def _note(self, chunk: _Chunk) -> int:
        """Keep a chunk; which of all rows its first one is."""
        start = self.starts[-1] + len(self.chunks[-1].rows) if self.chunks else 0
        self.chunks.append(chunk)
        self.starts.append(start)
        return start

    def _row_of(self, id: PublicationId) -> tuple[_Chunk, int]:
        """Where the row of a new publication is."""
        of_all = self.fresh[id]
        at = bisect_right(self.starts, of_all) - 1
        return self.chunks[at], of_all - self.starts[at]

    def _address(self, external_id: str, permalink: str) -> str:
        """Only asked for where there is no other way, or somebody may be known by it."""
        return canonical_link(permalink) if permalink and (self.addresses or not external_id) else ""

    def _added(
        self, chunk: _Chunk, all_ids: Sequence[PublicationId], are_new: Sequence[bool]
    ) -> dict[type, Mapping[str, Sequence[Any]]]:
        rows, ids = chunk.rows.where(are_new), list(compress(all_ids, are_new))
        columns, size = rows.columns, len(ids)
        networks = list(compress(chunk.networks, are_new))
        places = list(zip(networks, columns["account"], strict=True))
        accounts = {place: self.owner.account(place[0].value, place[1]) for place in dict.fromkeys(places)}
        same = ("external_id", "permalink", "format", "kind_as_given", "text", "seconds", "boosted")
        publications: dict[str, Sequence[Any]] = {
            **{name: columns[name] for name in same},
            "id": ids,
            "client_id": [self.about.client.id] * size,
            "account_id": [*map(accounts.__getitem__, places)],
            "network": networks,
            "moment": rows.moments,
            "post_id": [None] * size,
            "link": [Link.NONE] * size,
        }
        figures = self.money.told_of_all(rows.figures, columns["currency"])
        if _AGGREGATE in figures.columns:
            self.parts_exceed += sum(map(_do_parts_exceed, figures))
        self.negative += _negative(figures)
        told = figures.known()
        of = list(compress(ids, told))
        snapshots: dict[str, Sequence[Any]] = {
            "id": list(compress(compress(chunk.shots, are_new), told)),
            "publication_id": of,
            "taken_on": [self._taken_on(day) for day in compress(columns["taken_on"], told)],
            "figures": figures if all(told) else figures.where(told),
            "source_id": [self.about.file] * len(of),
        }
        return {Publication: publications, Snapshot: snapshots}

    def _taken_on(self, day: str) -> date:
        """The day that figures are of: as their row says, else that of the file."""
        return date.fromisoformat(day) if day else self.about.up_to

    # what is here

    def _remember(self, reader: Reader, ids: Iterable[PublicationId]) -> None:
        unknown = [id for id in ids if id not in self.shots]
        for snapshot in reader.all(Snapshot, publication_id=unknown, order_by=("taken_on", "id")) if unknown else ():
            self.shots.setdefault(snapshot.publication_id, []).append(snapshot)

    def _publication(self, id: PublicationId) -> Publication:
        """The record; of one that came with this file it is made now."""
        if id not in self.full:
            (rows, networks, _shots), at = self._row_of(id)
            row, network = rows[at], networks[at]
            account = self.owner.account(network.value, row.account)
            bare = Publication(id=id, client_id=self.about.client.id, account_id=account, network=network)
            self.full[id] = _said(bare, row)
        return self.full[id]

    def _shots_of(self, id: PublicationId) -> list[Snapshot]:
        if id not in self.shots and id in self.fresh:
            (rows, _networks, shots), at = self._row_of(id)
            figures = self.money.ours(rows[at])
            day, file = self._taken_on(rows[at].taken_on), self.about.file
            first = Snapshot(id=shots[at], publication_id=id, taken_on=day, figures=figures, source_id=file)
            self.shots[id] = [first] if figures else []
        return self.shots.setdefault(id, [])

    def _is_news(self, id: PublicationId, row: FigureRow, changed: dict[str, object]) -> bool:
        """Whether a row says anything new of a publication; what has to be changed for it is noted."""
        before = self._publication(id)
        after = _said(before, row)
        if after != before:
            changed[after.id] = self.full[id] = after
        snapshot = self._shot(after, self.money.ours(row), self._taken_on(row.taken_on))
        if snapshot is not None:
            changed[snapshot.id] = snapshot
        return after != before or snapshot is not None

    def _shot(self, publication: Publication, figures: Mapping[str, int], day: date) -> Snapshot | None:
        """What a row says of how far the publication had come, where that is new."""
        there = self._shots_of(publication.id)
        if not figures:
            return None
        self._look_at(there, figures, day)
        same = next((each for each in there if each.taken_on == day), None)
        if same is not None:
            after = replace(same, figures={**same.figures, **figures}, source_id=self.about.file)
            if after.figures == same.figures:
                return None
            there[there.index(same)] = after
            return after
        replaced = self._of_this_month(publication, there, day)
        there[:] = [each for each in there if each is not replaced]
        there.append(
            Snapshot(
                id=replaced.id if replaced else SnapshotId(new_id()),
                publication_id=publication.id,
                taken_on=day,
                figures=figures,
                source_id=self.about.file,
            )
        )
        return there[-1]

    def _of_this_month(self, publication: Publication, there: Iterable[Snapshot], up_to: date) -> Snapshot | None:
        """The snapshot that the new one stands for: of old publications the last of each month is kept."""
        day = publication.day
        if day is None or up_to - day <= timedelta(days=KEPT_DAILY):
            return None
        old = (each for each in there if each.taken_on - day > timedelta(days=KEPT_DAILY) and each.taken_on < up_to)
        return next((each for each in old if each.taken_on.replace(day=1) == up_to.replace(day=1)), None)

    def _look_at(self, there: Iterable[Snapshot], figures: Mapping[str, int], day: date) -> None:
        """Point out what cannot be, and change nothing."""
        earlier = [each for each in there if each.taken_on < day]
        if earlier:
            last = max(earlier, key=lambda each: each.taken_on).figures
            both = [key for key in _CUMULATIVE if key in figures and key in last]
            self.fallen += any((last[key] - figures[key]) * _FALL > last[key] for key in both)
        self.parts_exceed += _do_parts_exceed(figures)
        self.negative += is_below_zero(figures)

    # at the end

    def links(self, reader: Reader) -> tuple[Sorted, dict[Link, int]]:
        """The publications that now are posts of the calendar, and how many are by how sure it is."""
        posts = [
            post for post in reader.all(Post, client_id=self.about.client.id) if post.status is not PostStatus.REJECTED
        ]
        alone = len(self.fresh.keys() - self.full.keys())
        if not posts:
            return Sorted({}, [], 0, 0), {**_counted(self.full.values()), Link.NONE: alone + self._loose()}
        publications = {id: self._publication(id) for id in [*self.full, *self.fresh]}
        found = linked(publications.values(), posts)
        now = {**publications, **{each.id: each for each in found}}
        return Sorted({}, [*found, *note_addresses_of(found, posts)], 0, 0), _counted(now.values())

    def _loose(self) -> int:
        return sum(each.link is Link.NONE for each in self.full.values())

    def problems(self) -> Iterator[RowProblem]:
        """What cannot be."""
        counts = ((FALLEN, self.fallen), (PARTS, self.parts_exceed), (NEGATIVE, self.negative))
        return (RowProblem(0, message, {"value": count}) for message, count in counts if count)


def _known_by(network: Network, external_id: str, address: str) -> tuple[str, str]:
    """What a publication is known by, its id on the network, else its address; and the address."""
    return f"{network}:{external_id}" if external_id else address, address


def _said(publication: Publication, row: FigureRow) -> Publication:
    """The publication with what the row says of it; what it does not say stays."""
    said: dict[str, Any] = {
        "external_id": row.external_id,
        "permalink": row.permalink,
        "moment": row.moment,
        "format": row.format,
        "kind_as_given": row.kind_as_given,
        "text": row.text,
        "seconds": row.seconds,
        "boosted": row.boosted or None,
    }
    return replace(publication, **{name: value for name, value in said.items() if value is not None and value != ""})


def _do_parts_exceed(figures: Mapping[str, int]) -> bool:
    aggregate = figures.get(_AGGREGATE)
    return aggregate is not None and sum(map(figures.get, _PARTS, repeat(0))) > aggregate


def _negative(figures: ManyFigures) -> int:
    """How many rows have a count below 0: of 100,000 each column is looked at once, and rows only where one is."""
    if not any(min(filter(None, column), default=0) < 0 for column in figures.columns.values()):
        return 0
    return sum(map(is_below_zero, figures))


def _counted(publications: Iterable[Publication]) -> dict[Link, int]:
    counts: dict[Link, int] = {}
    for each in publications:
        counts[each.link] = counts.get(each.link, 0) + 1
    return counts
