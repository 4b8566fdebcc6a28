"""Files of figures read in: rows of days become measurements, rows of posts publications with a snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.clients import Account, Client
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.ids import AccountId, MeasurementId, PublicationId, SnapshotId, new_id
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.results.linking import linked
from smmdesk.domain.results.links import canonical_link
from smmdesk.domain.results.metrics import OWN
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.records import KEPT_DAILY, Measurement, Publication, Snapshot
from smmdesk.domain.results.sheet import FOLLOWERS
from smmdesk.domain.text import _
from smmdesk.exchange.analytics.kind import MONEY
from smmdesk.exchange.incoming import RowProblem
from smmdesk.services.reading.accounts import Owner, owner_of
from smmdesk.services.reading.kind import Sorted, Taking
from smmdesk.services.results import note_addresses_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.domain.networks import Network
    from smmdesk.exchange.analytics.figure_rows import FigureRow, FigureRows
    from smmdesk.services.reading.changed_rows import ChangedRow
    from smmdesk.storage.reader import Reader

POST_LEVEL: Final = "post"
FALLEN: Final = _("Figures of {value} posts are lower by more than a twentieth; they were kept as the file says.")
PARTS: Final = _("Of {value} posts likes, comments, shares and saves are more than the file's own sum of them.")
OTHER_MONEY: Final = _(
    "Money in {value} is not in the client's currency, {limit}; it was kept apart as {more}, and counts nowhere else."
)
TOO_MANY: Final = _("On {value} more than 50 times as many people were reached as follow the account; check the file.")
_CUMULATIVE: Final = ("views", "likes", "comments", "shares", "saves", "reach", "impressions")
_PARTS: Final = ("likes", "comments", "shares", "saves")
_FALL: Final = 20  # a twentieth, 5 %
_FAR_BEYOND: Final = 50
_Place = tuple[AccountId | None, date, date]


@dataclass(slots=True)
class _Counted:
    """Rows of one level by what became of them."""

    added: int = 0
    updated: int = 0
    same: int = 0

    def told(self) -> dict[str, int]:
        return {"added": self.added, "updated": self.updated, "same": self.same}


@dataclass(slots=True)
class Results:
    """Decides for each row whether it is new, says more, or is known. No figure that was typed is overwritten."""

    about: Taking
    named: Client | None = None
    problems: list[RowProblem] = field(default_factory=list)
    changed: Sequence[ChangedRow] = ()
    owner: Owner | None = None
    days: _Counted = field(default_factory=_Counted)
    posts: _Counted = field(default_factory=_Counted)
    links: dict[Link, int] = field(default_factory=dict)
    rows: dict[_Place, Measurement] = field(default_factory=dict)
    known: dict[str, Publication] = field(default_factory=dict)  # by what each is known by
    snapshots: dict[PublicationId, list[Snapshot]] = field(default_factory=dict)
    ends: dict[str, date] = field(default_factory=dict)  # up to which day a former file says anything, by its id
    fallen: int = 0
    parts_exceed: int = 0
    other_money: dict[str, str] = field(default_factory=dict)
    is_met: bool = False

    def sort(self, reader: Reader, rows: FigureRows) -> Sorted:
        """What the rows of the next chunk are; of a file that was read before nothing is taken."""
        if self.about.read_before:
            counted = self.posts if self.about.told.get("level") == POST_LEVEL else self.days
            counted.same += len(rows)
            return Sorted({}, [], 0, 0)
        self._meet(reader)
        return self._posts(reader, rows) if self.about.told.get("level") == POST_LEVEL else self._days(rows)

    def _meet(self, reader: Reader) -> None:
        if self.is_met:
            return
        self.is_met = True
        client = self.about.client
        self.owner = owner_of(reader, self.about)
        self.ends = {
            file.id: file.up_to for file in reader.all(ImportedFile, client_id=client.id) if file.up_to is not None
        }
        self.ends[self.about.file] = self.about.up_to
        if self.about.told.get("level") == POST_LEVEL:
            for each in reader.all(Publication, client_id=client.id):
                self._know(each)
        else:
            self.rows = {
                (row.account_id, row.starts, row.ends): row for row in reader.all(Measurement, client_id=client.id)
            }

    def _owner(self) -> Owner:
        if self.owner is None:
            raise AssertionError("rows are sorted once the owner is met")
        return self.owner

    # days

    def _days(self, rows: FigureRows) -> Sorted:
        made: dict[_Place, Measurement] = {}
        changed: dict[_Place, Measurement] = {}
        new = updated = 0
        for row in rows:
            account = self._owner().account(row.network, row.account)
            place = (account, date.fromisoformat(row.day), date.fromisoformat(row.ends))
            before = self.rows.get(place)
            after = self._merged(before or self._fresh(*place), self._ours(row))
            if before is None:
                made[place] = after
                new += 1
            elif after != before:
                (made if place in made else changed)[place] = after
                updated += 1
            else:
                self.days.same += 1
            self.rows[place] = after
            if _is_far_beyond(after.figures):
                self.problems.append(RowProblem(row.row, TOO_MANY, {"value": after.starts}))
        self.days.added += new
        self.days.updated += updated
        fresh = list(made.values())
        values = {name: [getattr(each, name) for each in fresh] for name in Measurement.__dataclass_fields__}
        return Sorted({**self._accounts(), Measurement: values}, list(changed.values()), new, updated)

    def _fresh(self, account_id: AccountId | None, starts: date, ends: date) -> Measurement:
        return Measurement(
            id=MeasurementId(new_id()),
            client_id=self.about.client.id,
            account_id=account_id,
            starts=starts,
            ends=ends,
            currency=self.about.client.currency,
        )

    def _merged(self, row: Measurement, figures: Mapping[str, int]) -> Measurement:
        """Metric by metric: what is missing erases nothing, what is typed stays, and the later export goes first."""
        earlier = row.source_id is not None and self.about.up_to < self.ends.get(row.source_id, date.min)
        taken = {
            key: figure
            for key, figure in figures.items()
            if key not in row.typed and not (earlier and key in row.figures)
        }
        merged = {**row.figures, **taken}
        if merged == row.figures:
            return row
        return replace(row, figures=merged, source_id=row.source_id if earlier else self.about.file)

    def _ours(self, row: FigureRow) -> Mapping[str, int]:
        """The figures of a row; money of another currency is kept apart."""
        home = self.about.client.currency
        if not row.currency or row.currency == home or not row.figures.keys() & {*MONEY}:
            return row.figures
        apart = {key: f"{OWN}{key}_{row.currency.lower()}" for key in MONEY if key in row.figures}
        self.other_money[row.currency] = ", ".join(sorted(apart.values()))
        return {apart.get(key, key): figure for key, figure in row.figures.items()}

    # posts

    def _know(self, publication: Publication) -> None:
        for key in _keys(publication.network, publication.external_id, publication.permalink):
            self.known[key] = publication

    def _posts(self, reader: Reader, rows: FigureRows) -> Sorted:
        found = [(row, self._network(row)) for row in rows]
        before = {self._met(network, row) for row, network in found} - {None}
        self._remember_snapshots(reader, [each.id for each in before if each is not None])
        made: dict[PublicationId, Publication] = {}
        changed: dict[str, object] = {}
        shots: dict[SnapshotId, Snapshot] = {}
        new = updated = 0
        for row, network in found:
            publication = self._met(network, row)
            is_new = publication is None
            after = self._said(publication or self._published(row, network), row)
            is_told = after != publication
            if is_new or after.id in made:
                made[after.id] = after
            elif is_told:
                changed[after.id] = after
            self._know(after)
            snapshot, is_shot_new = self._shot(after, self._ours(row), row)
            if snapshot is not None:
                (shots if is_shot_new or snapshot.id in shots else changed)[snapshot.id] = snapshot
            new += is_new
            updated += not is_new and (is_told or snapshot is not None)
            self.posts.same += not is_new and not is_told and snapshot is None
        self.posts.added += new
        self.posts.updated += updated
        return Sorted(
            {
                **self._accounts(),
                Publication: _columns(Publication, list(made.values())),
                Snapshot: _columns(Snapshot, list(shots.values())),
            },
            list(changed.values()),
            new,
            updated,
        )

    def _network(self, row: FigureRow) -> Network:
        return self._owner().network(row.network, row.permalink)

    def _met(self, network: Network, row: FigureRow) -> Publication | None:
        keys = _keys(network, row.external_id, row.permalink)
        return next((self.known[key] for key in keys if key in self.known), None)

    def _remember_snapshots(self, reader: Reader, ids: Iterable[PublicationId]) -> None:
        unknown = [id for id in ids if id not in self.snapshots]
        for snapshot in reader.all(Snapshot, publication_id=unknown, order_by=("taken_on", "id")) if unknown else ():
            self.snapshots.setdefault(snapshot.publication_id, []).append(snapshot)

    def _published(self, row: FigureRow, network: Network) -> Publication:
        return Publication(
            id=PublicationId(new_id()),
            client_id=self.about.client.id,
            account_id=self._owner().account(network.value, row.account),
            network=network,
            external_id=row.external_id,
            permalink=row.permalink,
        )

    def _said(self, publication: Publication, row: FigureRow) -> Publication:
        """The publication with what the row says of it; what it does not say stays."""
        said = {
            "external_id": row.external_id,
            "permalink": row.permalink,
            "moment": row.moment,
            "format": row.format,
            "kind_as_given": row.kind_as_given,
            "text": row.text,
            "seconds": row.seconds,
            "boosted": row.boosted or None,
        }
        return replace(publication, **{name: value for name, value in said.items() if value not in {None, ""}})  # type: ignore[arg-type]

    def _shot(
        self, publication: Publication, figures: Mapping[str, int], row: FigureRow
    ) -> tuple[Snapshot | None, bool]:
        """What the row says of how far the publication had come, where that is new, and whether it is of a new day."""
        if not figures:
            return None, False
        self._look_at(publication, figures, row)
        there = self.snapshots.setdefault(publication.id, [])
        same = next((each for each in there if each.taken_on == self.about.up_to), None)
        if same is not None:
            after = replace(same, figures={**same.figures, **figures}, source_id=self.about.file)
            if after.figures == same.figures:
                return None, False
            there[there.index(same)] = after
            return after, False
        replaced = self._of_this_month(publication, there)
        snapshot = Snapshot(
            id=replaced.id if replaced else SnapshotId(new_id()),
            publication_id=publication.id,
            taken_on=self.about.up_to,
            figures=figures,
            source_id=self.about.file,
        )
        if replaced:
            there.remove(replaced)
        there.append(snapshot)
        return snapshot, replaced is None

    def _of_this_month(self, publication: Publication, there: Iterable[Snapshot]) -> Snapshot | None:
        """The snapshot that the new one stands for: of old publications the last of each month is kept."""
        day, up_to = publication.day, self.about.up_to
        if day is None or up_to - day <= timedelta(days=KEPT_DAILY):
            return None
        old = (each for each in there if each.taken_on - day > timedelta(days=KEPT_DAILY) and each.taken_on < up_to)
        return next((each for each in old if each.taken_on.replace(day=1) == up_to.replace(day=1)), None)

    def _look_at(self, publication: Publication, figures: Mapping[str, int], row: FigureRow) -> None:
        """Point out what cannot be, and change nothing."""
        earlier = [each for each in self.snapshots.get(publication.id, ()) if each.taken_on < self.about.up_to]
        if earlier:
            last = max(earlier, key=lambda each: each.taken_on).figures
            both = [key for key in _CUMULATIVE if key in figures and key in last]
            self.fallen += any((last[key] - figures[key]) * _FALL > last[key] for key in both)
        aggregate = row.figures.get("interactions")
        self.parts_exceed += aggregate is not None and sum(figures.get(key, 0) for key in _PARTS) > aggregate

    # what is told at the end

    def _accounts(self) -> dict[type, Mapping[str, Sequence[Any]]]:
        made = self._owner().to_make()
        return {Account: _columns(Account, made)} if made else {}

    def rest(self, reader: Reader) -> Sequence[Sorted]:
        """Which posts of the calendar the publications are, once all are known."""
        self._say()
        if self.about.read_before or self.about.told.get("level") != POST_LEVEL:
            return []
        posts = [
            post for post in reader.all(Post, client_id=self.about.client.id) if post.status is not PostStatus.REJECTED
        ]
        publications = list({each.id: each for each in self.known.values()}.values())
        found = linked(publications, posts)
        now = {**{each.id: each for each in publications}, **{each.id: each for each in found}}
        self.links = {}
        for each in now.values():
            self.links[each.link] = self.links.get(each.link, 0) + 1
        return [Sorted({}, [*found, *note_addresses_of(found, posts)], 0, 0)]

    def _say(self) -> None:
        if self.fallen:
            self.problems.append(RowProblem(0, FALLEN, {"value": self.fallen}))
        if self.parts_exceed:
            self.problems.append(RowProblem(0, PARTS, {"value": self.parts_exceed}))
        for currency, names in self.other_money.items():
            values = {"value": currency, "limit": self.about.client.currency, "more": names}
            self.problems.append(RowProblem(0, OTHER_MONEY, values))

    def tell(self) -> Mapping[str, Any]:
        """In plain values."""
        told = self.about.told
        links = self.links
        return {
            "source": told.get("source", ""),
            "account": self.owner.handles() if self.owner else "",
            "up_to": self.about.up_to.isoformat(),
            "days": self.days.told(),
            "posts": self.posts.told(),
            "linked": {
                "sure": links.get(Link.SURE, 0) + links.get(Link.CONFIRMED, 0),
                "proposed": links.get(Link.PROPOSED, 0),
                "none": links.get(Link.NONE, 0) + links.get(Link.REFUSED, 0),
            },
            "clock": told.get("clock", {}),
            "unknown_columns": [each["name"] for each in told.get("unknown_columns", ())],
        }


def _is_far_beyond(figures: Mapping[str, int]) -> bool:
    followers, reach = figures.get(FOLLOWERS), figures.get("reach_day")
    return bool(followers and reach and reach > _FAR_BEYOND * followers)


def _keys(network: Network, external_id: str, permalink: str) -> list[str]:
    """What a publication is known by: its id on the network, and its address."""
    keys = [f"{network}:{external_id}"] if external_id else []
    return [*keys, canonical_link(permalink)] if permalink else keys


def _columns(kind: type, records: Sequence[object]) -> dict[str, list[Any]]:
    return {name: [getattr(each, name) for each in records] for name in kind.__dataclass_fields__}  # type: ignore[attr-defined]
