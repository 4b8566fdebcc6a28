"""Results: the figures of a period, figures typed by hand, and which publication is which post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from smmdesk.domain.changes import ADD_PUBLICATIONS, LINK_PUBLICATIONS, TYPE_FIGURES
from smmdesk.domain.clients import Client
from smmdesk.domain.desk import DESK, Desk
from smmdesk.domain.errors import ChangedElsewhereError, SmmdeskError
from smmdesk.domain.ids import AccountId, ClientId, FormulaId, MeasurementId, PostId, PublicationId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Firing, Part
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.results.formula_errors import ManyTimesReachError
from smmdesk.domain.results.formula_reading import FUNCTIONS
from smmdesk.domain.results.formulas import Calculation, calculation, is_many_times
from smmdesk.domain.results.linking import linked
from smmdesk.domain.results.metrics import Days
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.own_columns import countable, named_in, own_metric
from smmdesk.domain.results.records import Formula, Measurement, Publication, Snapshot, check_figures
from smmdesk.domain.results.sheet import ResultsSheet, units
from smmdesk.domain.results.values import PostResult
from smmdesk.domain.text import _
from smmdesk.services.formula_keys import check_key, following, is_agreed_on
from smmdesk.services.records import as_seen, changed, ruled
from smmdesk.services.service import Service
from smmdesk.services.sheets import Sheets
from smmdesk.services.strategy import held_on
from smmdesk.services.strategy_figures import books_of, figures_of, kpis_of, watched_of
from smmdesk.services.unfinished import open_in
from smmdesk.storage.history import next_number
from smmdesk.storage.kinds import adding, changing
from smmdesk.storage.results import (
    has_own_column,
    has_results,
    measurements_between,
    newest_days,
    own_columns,
    publications_of_posts,
)
from smmdesk.storage.searching import saying

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from smmdesk.domain.periods import Period
    from smmdesk.domain.planning.kpis import Fact, Watched
    from smmdesk.domain.results.metrics import Derived, Metric
    from smmdesk.domain.strategy.checks import Open
    from smmdesk.domain.strategy.sheets import StrategySheet
    from smmdesk.services.records import RecordService
    from smmdesk.services.strategy_figures import StrategyFigures
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer


class FutureFigureError(SmmdeskError):
    """Figures of a day that is not over yet."""

    message = _("{date} has not come yet, so nothing was counted on it. Choose a day that is over.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure that somebody typed: of which account (None: the business) and days; None takes it out again."""

    account_id: AccountId | None
    period: Period
    metric: str
    figure: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A publication that may be a post of the calendar."""

    publication: Publication
    post: Post


class ResultsService(Service):
    """What a person does with results; single records are changed by `RecordService`."""

    def __init__(
        self,
        database: Database,
        records: RecordService,
        today: Callable[[], date],
        catalogue: Mapping[str, Metric],
        derived: Mapping[str, Derived],
    ) -> None:
        """`catalogue` are the raw metrics, `derived` those that are computed; both are knowledge."""
        self._database = database
        self._records = records
        self._today = today
        self._catalogue = catalogue
        self._derived = derived
        self._columns: tuple[int, set[str]] | None = None

    def sheet(self, client_id: ClientId, period: Period, *, until: date | None = None) -> ResultsSheet:
        """Everything that is known of a period of the client; of its posts what was known on the day `until`."""
        with self._database.read() as reader:
            return self._sheets(reader).of(client_id, period, until=until)

    def of_strategy(self, sheet: StrategySheet, period: Period) -> StrategyFigures:
        """What became of a version of a strategy in the period."""
        with self._database.read() as reader:
            return figures_of(reader, self._sheets(reader), sheet, period)

    def planned(self, client_id: ClientId, results: ResultsSheet) -> list[Fact]:
        """The KPI of the version in force on the last day of these results, beside what they came to."""
        with self._database.read() as reader:
            sheet = held_on(reader, client_id, results.period.last, (Part.GOALS, Part.KPI))
            if sheet is None:
                return []
            return [*kpis_of(reader, sheet, results, books_of(reader, client_id, results.period)).values()]

    def due(self, client_id: ClientId) -> list[Watched]:
        """The corrections of the version in force that it is time for today."""
        with self._database.read() as reader:
            sheet = held_on(reader, client_id, self._today(), (Part.CORRECTIONS,))
            found = watched_of(self._sheets(reader), sheet) if sheet else {}
        return [each for each in found.values() if each.firing is Firing.FIRED]

    def open_in(self, sheet: StrategySheet) -> list[Open]:
        """What is not finished in a version of a strategy, in the order of parts and rows."""
        with self._database.read() as reader:
            return open_in(sheet, self._sheets(reader))

    def _sheets(self, reader: Reader) -> Sheets:
        return Sheets(reader, self._today(), self._catalogue, self._derived)

    def check_formula(self, expression: str, key: str = "") -> Calculation:
        """What a formula is made of and comes to; a `FormulaError` says what is wrong with it, and where."""
        own = {each.key: each.expression for each in self._records.all(Formula) if each.key != key}
        texts = {**{name: each.formula for name, each in self._derived.items()}, **own}
        # others named theirs when they were there
        columns = {name: own_metric(name) for name in {*named_in(own.values()), *self._known(named_in([expression]))}}
        metrics = {**self._catalogue, **columns}
        found = calculation(expression, units(metrics), texts, key)
        for metric in metrics.values():
            if metric.days is Days.MEAN and is_many_times(found, metric.key):
                raise ManyTimesReachError(word=metric.key, at=expression.find(metric.key) + 1)
        return found

    def own_columns(self) -> set[str]:
        """The keys of columns of files that somebody kept, which formulas may name."""
        with self._database.read() as reader:
            number = next_number(reader.connection)
            # with many figures they take a while to find, and are asked for with every letter
            if self._columns is None or self._columns[0] != number:
                self._columns = number, countable(own_columns(reader))
        return self._columns[1]

    def _known(self, named: Collection[str]) -> Collection[str]:
        """Of the own columns that are named those that there are; all there are, to be offered, where one is none."""
        with self._database.read() as reader:
            there = {name for name in countable(named) if has_own_column(reader, name)}
        return there if there == {*named} else self.own_columns()

    def add_formula(self, formula: Formula) -> Formula:
        """Keep a formula of somebody's own; `TakenKeyError` where its key names something else."""
        with self._database.write(adding(Formula)) as work:
            check_key(work, formula, work.all(Formula), self.keys_taken())
            work.add_all([kept := ruled(work, formula)])
        return kept

    def change_formula(self, id: FormulaId, seen: Mapping[str, object] | None = None, /, **values: object) -> Formula:
        """Give its fields new values, as one act; formulas that rest on it and drafts of strategies follow another key.

        A `FormulaError` says what is wrong with a new expression, `TakenKeyError` that a key names something else,
        `AgreedKeyError` that a version was agreed by it.
        """
        if "expression" in values:
            self.check_formula(str(values["expression"]), str(values.get("key", self._records.get(Formula, id).key)))
        with self._database.write(changing(Formula)) as work:
            before, own = work.get(Formula, id), work.all(Formula)
            after = changed(work, as_seen(before, seen, values), **values)
            check_key(work, after, own, self.keys_taken())
            for each in (after, *following(work, before, after, own)):
                work.save(each)
        return after

    def is_agreed_on(self, key: str) -> bool:
        """Whether a version of a strategy was agreed by the formula of that key, which therefore stays."""
        with self._database.read() as reader:
            return is_agreed_on(reader, key)

    def keys_taken(self) -> set[str]:
        """What names something in formulas that is none of somebody's own."""
        return {*units(self._catalogue), *self._derived, *FUNCTIONS}

    def has_any(self, client_id: ClientId) -> bool:
        """Whether anything of the client is known."""
        with self._database.read() as reader:
            return has_results(reader, client_id)

    def earlier(self, now: ResultsSheet, client_id: ClientId, period: Period) -> ResultsSheet:
        """The period that `now` is compared with: its posts had as much time, where that was noted."""
        with self._database.read() as reader:
            return self._sheets(reader).earlier(now, client_id, period)

    def ripe(self, sheet: ResultsSheet) -> list[PostResult]:
        """The posts of the sheet with those of their figures by which posts are compared with one another."""
        with self._database.read() as reader:
            return self._sheets(reader).ripe(sheet)

    def newest(self, client_id: ClientId) -> dict[AccountId | None, date]:
        """The last day of which each account has a figure; None is the business."""
        with self._database.read() as reader:
            return newest_days(reader, client_id)

    def rows(self, client_id: ClientId, period: Period) -> list[Measurement]:
        """What is kept of these days, each row that shares one with them."""
        with self._database.read() as reader:
            return measurements_between(reader, client_id, period)

    # by hand

    def type_figures(self, client_id: ClientId, cells: Sequence[Cell], seen: Sequence[int | None] = ()) -> int:
        """Keep what was typed or pasted, as one act; how many figures became other ones.

        A figure that is typed is overwritten by no file. A row of which nothing is left goes.
        `ChangedElsewhereError` where a cell does not hold any more what was `seen` in it.
        """
        self._check(cells)
        with self._database.write(TYPE_FIGURES) as work:
            client = work.get(Client, client_id)
            there = {(row.account_id, row.starts, row.ends): row for row in work.all(Measurement, client_id=client_id)}
            _check_seen(there, zip(cells, seen, strict=False))
            changed = 0
            for place, own in _by_row(cells).items():
                before = there.get(place) or _fresh(client, *place)
                after = _with(before, own)
                changed += sum(before.figures.get(cell.metric) != cell.figure for cell in own)
                if after.figures and after != before:
                    work.save(ruled(work, after))
                elif not after.figures and place in there:
                    work.remove(Measurement, [before.id])
            return changed

    def _check(self, cells: Iterable[Cell]) -> None:
        today = self._today()
        for cell in cells:
            if cell.period.start > today:
                raise FutureFigureError(date=cell.period.start)
            check_figures({} if cell.figure is None else {cell.metric: cell.figure})

    # publications and posts

    def link(self, client_id: ClientId) -> tuple[int, int]:
        """Look for the posts of all publications anew, as one act: how many are sure, and how many proposed, now."""
        with self._database.write(LINK_PUBLICATIONS) as work:
            found = links_found(work, client_id)
            work.save_all(found)
            note_addresses(work, found)
        made = [each.link for each in found]
        return made.count(Link.SURE), made.count(Link.PROPOSED)

    def proposals(self, client_id: ClientId) -> list[Proposal]:
        """The publications that somebody has to look at, earliest first."""
        with self._database.read() as reader:
            found = reader.all(
                Publication, client_id=client_id, link=Link.PROPOSED.value, order_by=("moment_wall", "id")
            )
            posts = {post.id: post for post in reader.some(Post, [each.post_id for each in found if each.post_id])}
        return [Proposal(publication=each, post=posts[each.post_id]) for each in found if each.post_id in posts]

    def answer(self, answers: Mapping[PublicationId, bool]) -> int:
        """Say of proposals whether they are right; how many there were. What is refused is not proposed again."""
        with self._database.write(LINK_PUBLICATIONS) as work:
            there = [each for each in work.some(Publication, [*answers]) if each.link is Link.PROPOSED]
            told = [replace(each, link=Link.CONFIRMED if answers[each.id] else Link.REFUSED) for each in there]
            work.save_all(told)
            note_addresses(work, told)
        return len(told)

    def saying(self, words: str, most: int) -> list[Publication]:
        """The latest publications of any client that say these words and are no post of the calendar, which is found
        itself."""
        with self._database.read() as reader:
            found = saying(reader, Publication, "text", words, 2 * most, latest_by="moment_wall")
        return [each for each in found if not each.is_linked][:most]

    def let_go(self, publication_id: PublicationId) -> None:
        """Say that a publication is not the post that it is linked to."""
        with self._database.write(LINK_PUBLICATIONS) as work:
            work.save(replace(work.get(Publication, publication_id), link=Link.REFUSED))

    def add_to_calendar(self, ids: Collection[PublicationId]) -> int:
        """Make published posts of publications that are none yet, as one act; how many."""
        with self._database.write(ADD_PUBLICATIONS) as work:
            found = [each for each in work.some(Publication, [*ids]) if each.link not in {Link.SURE, Link.CONFIRMED}]
            posts = [ruled(work, _post_of(each)) for each in found]
            work.add_all(posts)
            work.save_all(
                [replace(each, link=Link.CONFIRMED, post_id=post.id) for each, post in zip(found, posts, strict=True)]
            )
        return len(found)

    def of_posts(self, ids: Collection[PostId]) -> dict[PostId, list[PostResult]]:
        """What posts of the calendar have reached, on each network; those of which nothing is known are missing."""
        with self._database.read() as reader:
            engagement = (reader.find(Desk, DESK) or Desk()).engagement
            linked_ones = [each for each in publications_of_posts(reader, ids) if each.is_linked]
            snapshots: dict[PublicationId, Snapshot] = {}
            for each in reader.all(
                Snapshot, publication_id=[one.id for one in linked_ones], order_by=("taken_on", "id")
            ):
                snapshots[each.publication_id] = each
        found: dict[PostId, list[PostResult]] = {}
        for one in linked_ones:
            if one.post_id:
                result = PostResult(publication=one, snapshot=snapshots.get(one.id), engagement=engagement)
                found.setdefault(one.post_id, []).append(result)
        return found


_Place = tuple[AccountId | None, date, date]


def _by_row(cells: Iterable[Cell]) -> dict[_Place, list[Cell]]:
    found: dict[_Place, list[Cell]] = {}
    for cell in cells:
        found.setdefault((cell.account_id, cell.period.start, cell.period.end), []).append(cell)
    return found


def _check_seen(there: Mapping[_Place, Measurement], seen: Iterable[tuple[Cell, int | None]]) -> None:
    """Refuse to type over what somebody else has typed meanwhile, unless it is the same."""
    for cell, before in seen:
        row = there.get((cell.account_id, cell.period.start, cell.period.end))
        if (row.figures.get(cell.metric) if row else None) not in {before, cell.figure}:
            raise ChangedElsewhereError


def _fresh(client: Client, account_id: AccountId | None, starts: date, ends: date) -> Measurement:
    return Measurement(
        id=MeasurementId(new_id()),
        client_id=client.id,
        account_id=account_id,
        starts=starts,
        ends=ends,
        currency=client.currency,
    )


def _with(row: Measurement, cells: Iterable[Cell]) -> Measurement:
    """The row with these figures; what is taken out is not typed any more."""
    figures, typed = dict(row.figures), dict.fromkeys(row.typed)
    for cell in cells:
        if cell.figure is None:
            figures.pop(cell.metric, None)
            typed.pop(cell.metric, None)
        elif figures.get(cell.metric) != cell.figure:
            figures[cell.metric] = cell.figure
            typed[cell.metric] = None
    return replace(row, figures=figures, typed=tuple(typed))


def links_found(reader: Reader, client_id: ClientId) -> list[Publication]:
    """The publications of the client that have another link than they had."""
    publications = reader.all(Publication, client_id=client_id)
    posts = [post for post in reader.all(Post, client_id=client_id) if post.status is not PostStatus.REJECTED]
    return linked(publications, posts)


def note_addresses(work: Writer, publications: Iterable[Publication]) -> None:
    """Where posts were published, that do not know it yet."""
    found = list(publications)
    work.save_all(note_addresses_of(found, work.some(Post, [each.post_id for each in found if each.post_id])))


def note_addresses_of(publications: Iterable[Publication], posts: Iterable[Post]) -> list[Post]:
    """The posts that now know where they were published: by what is sure, or was confirmed."""
    sure = {each.post_id: each.permalink for each in publications if each.is_linked and each.post_id and each.permalink}
    return [
        replace(post, published_link=sure[post.id]) for post in posts if post.id in sure and not post.published_link
    ]


def _post_of(publication: Publication) -> Post:
    return Post(
        id=PostId(new_id()),
        client_id=publication.client_id,
        moment=publication.moment,
        networks=(publication.network,),
        format=publication.format,
        status=PostStatus.PUBLISHED,
        text=publication.text,
        published_link=publication.permalink,
        published_at=publication.moment,
    )
