"""The content calendar: posts of one client or all, by period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.changes import CHANGE_POSTS, COPY_POSTS, MOVE_POSTS, SET_STATUS
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.close_by import CloseBy, close_by
from smmdesk.domain.errors import (
    ChangedElsewhereError,
    MissingRecordError,
    OutOfRangeError,
    PostPublishedError,
    PostUndatedError,
    SmmdeskError,
)
from smmdesk.domain.gaps import in_gap, networks_of
from smmdesk.domain.ids import ClientId, PostId, SlotId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.several_posts import given, seen_in
from smmdesk.services.open_slots import OpenSlots
from smmdesk.services.records import RecordService, changed, ruled
from smmdesk.services.service import Service
from smmdesk.speech.language import LANGUAGES
from smmdesk.storage.errors import BusyError
from smmdesk.storage.kinds import adding, changing
from smmdesk.storage.posts import (
    posts_between,
    posts_of_client_last,
    posts_written_last,
    undated_posts,
    used_words,
)
from smmdesk.storage.searching import saying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from smmdesk.domain.periods import Clock
    from smmdesk.exchange.plans.quick_words import QuickPost, QuickWords
    from smmdesk.exchange.spreadsheets.clipboard import Copied
    from smmdesk.speech.language import Language
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer

_FIRST_TIME = time(10)
_LAST = 12
"""posts of a client that say what is usual"""
_SAID = ("text", "networks", "format", "rubric", "hashtags")


_STAYS = (PostPublishedError, PostUndatedError, OutOfRangeError)
"""why one of several posts stays as it is while the others are changed"""


class Outcome(NamedTuple):
    """What became of several posts: as they are now, and how many stayed as they were, with the reason of the first."""

    posts: list[Post]
    stayed: int = 0
    reason: SmmdeskError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Words that posts use, each once, in their order."""

    rubrics: tuple[str, ...]
    people: tuple[str, ...]


class CalendarService(Service):
    """What a person does in the calendar; single fields are changed by `RecordService`."""

    def __init__(self, database: Database, records: RecordService, now: Clock) -> None:
        self._database = database
        self._records = records
        self._now = now

    def posts(self, period: Period, client_id: ClientId | None = None) -> list[Post]:
        """The posts planned for the period's days, in order of their wall time; of all clients or one."""
        with self._database.read() as reader:
            return posts_between(reader, period, client_id)

    def close_by(self, post: Post) -> list[CloseBy]:
        """The client's other posts within an hour of this one, on a network of it."""
        if post.day is None:
            return []
        around = Period(post.day - timedelta(days=1), post.day + timedelta(days=2))
        return close_by(post, self.posts(around, post.client_id))

    def ideas(self, client_id: ClientId | None = None) -> list[Post]:
        """The posts without a date."""
        with self._database.read() as reader:
            return undated_posts(reader, client_id)

    def saying(self, words: str, most: int) -> list[Post]:
        """The latest posts that say these words, of any client."""
        with self._database.read() as reader:
            return saying(reader, Post, "text", words, most, latest_by="moment_wall")

    def latest(self, most: int) -> list[Post]:
        """The posts written last, of any client, be it in this run or before."""
        with self._database.read() as reader:
            return posts_written_last(reader, most)

    def in_use(self) -> Usage:
        """Rubrics and people that posts name so far."""
        with self._database.read() as reader:
            return Usage(rubrics=used_words(reader, "rubric"), people=used_words(reader, "person"))

    def quick_words(self) -> QuickWords:
        """Understands the line that a post is begun with; its rubrics are those in use, then those suggested."""
        from smmdesk.exchange.plans.quick_words import QuickWords
        from smmdesk.knowledge.texts import read_rubrics

        suggested = (rubric.name for code in LANGUAGES for rubric in read_rubrics(code))
        try:
            used = self.in_use().rubrics
        except BusyError:  # another program keeps readers out; the line is kept for later all the same
            used = ()
        return QuickWords((*used, *suggested))

    def add(
        self,
        client_id: ClientId,
        day: date | None,
        text: str = "",
        *,
        at: time | None = None,
        said: QuickPost | None = None,
        slot_id: SlotId | None = None,
    ) -> Post:
        """A new post of the client, as it was `said` or of this text; else as such posts usually are, but no rubric.

        Its time is what was said, else `at`, else that of the day's first empty slot, or the one that is named, else
        that of most posts of the client in that month, or of its last ones; the networks are those where the client
        has accounts, or those of its last post that has any. A slot says its own networks, format and rubric.
        """
        values = {} if said is None else {name: value for name in _SAID if (value := getattr(said, name))}
        with self._database.write(adding(Post)) as work:
            client, last = work.get(Client, client_id), posts_of_client_last(work, client_id, _LAST)
            usual = {"text": text, "networks": _usual_networks(work, client_id, last)}
            begun = Post(
                id=PostId(new_id()), client_id=client_id, status=PostStatus.at_first(dated=day is not None), **values
            )
            when = None if day is None else (day, (said and said.time) or at)
            slotted = _in_slot(OpenSlots(work, self._now()), client, begun, when, slot_id) if when else {}
            if when and not slotted:
                slotted = {"moment": _moment(work, client, when[0], last, when[1])}
            post = replace(begun, **{**usual, **slotted, **values})
            # new for sure: `save` would look for a post of that id first
            work.add_all([kept := ruled(work, post)])
        return kept

    def move(self, ids: Iterable[PostId], *, days: int = 0, minutes: int = 0) -> Outcome:
        """Move posts by so much of the wall's time; by days alone each keeps its hour. Published and undated ones
        stay, and are counted."""
        with self._database.write(MOVE_POSTS) as work:
            return _each(work, ids, lambda post: {"moment": _moved(post, days, minutes)})

    def move_to(self, ids: Iterable[PostId], day: date, at: time | None = None) -> Outcome:
        """Bring posts to one day, at that time or each at its own; ideas into the empty slots of the day that suit
        them, or at the usual time. Published ones stay, and are counted."""
        with self._database.write(MOVE_POSTS) as work:
            slots = OpenSlots(work, self._now())
            return _each(work, ids, lambda post: _on_day(work, post, (day, at), slots))

    def set_aside(self, ids: Iterable[PostId]) -> Outcome:
        """Take posts off their days: they are ideas again. Published ones stay, and are counted."""
        with self._database.write(MOVE_POSTS) as work:
            return _each(work, ids, lambda _post: {"moment": None})

    def change_all(self, ids: Iterable[PostId], field: str, seen: object, value: object) -> Outcome:
        """Give one field of several posts a value, as `SeveralPosts` holds it: a `Spread` says what comes and goes.

        `ChangedElsewhereError` where they do not hold any more what was `seen` in them. Those that may not be changed
        so stay, and are counted.
        """
        with self._database.write(CHANGE_POSTS) as work:
            wanted = list(ids)
            if not (posts := work.all(Post, id=wanted)):
                raise MissingRecordError
            if seen_in(posts, field) not in (seen, value):
                raise ChangedElsewhereError
            return _each(work, wanted, lambda post: given(post, field, seen, value))

    def copy(self, ids: Iterable[PostId], *, days: int = 0, minutes: int = 0) -> list[Post]:
        """Fresh drafts of the same content, so much later; by days alone at the same hour."""
        with self._database.write(COPY_POSTS) as work:
            # in the order of time, which the new ids then have, too
            posts = work.all(Post, id=list(ids), order_by="moment_wall")
            copies = [_copy(post, days, minutes).checked() for post in posts]
            work.add_all(copies)
            _copy_variants(work, {post.id: copy.id for post, copy in zip(posts, copies, strict=True)})
        return copies

    def add_media(self, post_id: PostId, names: Iterable[str]) -> None:
        """Give a post media files that were kept in the workspace; those that it has already are not doubled."""
        with self._database.write(changing(Post)) as work:
            post = work.get(Post, post_id)
            work.save(changed(work, post, media=tuple(dict.fromkeys((*post.media, *names)))))

    def set_status(self, ids: Iterable[PostId], status: PostStatus) -> None:
        """Give several posts the same status."""
        with self._database.write(SET_STATUS) as work:
            work.save_all([changed(work, post, status=status) for post in work.all(Post, id=list(ids))])

    def fill(self, ids: Iterable[PostId], field: str, value: object) -> Outcome:
        """Give posts the same value in a field, one step of undo. Those that have it already are not counted; those
        that may not have it stay, and are."""
        with self._database.write(SET_STATUS if field == "status" else changing(Post)) as work:
            others = [post.id for post in work.all(Post, id=list(ids)) if getattr(post, field) != value]
            return _each(work, others, lambda _post: {field: value})

    def as_rows(self, ids: Iterable[PostId], language: Language) -> Copied:
        """Posts as a table to be pasted elsewhere, or here again."""
        from smmdesk.exchange.plans.posts_table import delimiter_for, rows_table
        from smmdesk.exchange.spreadsheets.clipboard import copied
        from smmdesk.exchange.spreadsheets.csv_file import decimal_point
        from smmdesk.services.series_texts import names_of
        from smmdesk.services.variants import variants_of

        with self._database.read() as reader:
            posts = reader.all(Post, id=list(ids), order_by="moment_wall")
            clients = reader.all(Client, id=list({post.client_id for post in posts}))
            variants, series = variants_of(reader, [post.id for post in posts]), names_of(reader, posts)
        names, zones = ({client.id: getattr(client, of) for client in clients} for of in ("name", "time_zone"))
        point = decimal_point(delimiter_for(language))
        table = rows_table(posts, language, clients=names, zones=zones, variants=variants, series=series)
        return copied(table, point=point)

    def advance(self, ids: Iterable[PostId]) -> int:
        """Bring each post one step nearer to its publication; how many were brought on."""
        with self._database.write(SET_STATUS) as work:
            posts = [post for post in work.all(Post, id=list(ids)) if post.status.following]
            for post in posts:
                work.save(changed(work, post, status=post.status.following))
        return len(posts)

    def remove(self, ids: Sequence[PostId]) -> int:
        """Remove posts; how many there were."""
        return self._records.remove(Post, *ids)


def _in_slot(
    slots: OpenSlots, client: Client, post: Post, when: tuple[date, time | None], slot_id: SlotId | None
) -> dict[str, object]:
    """What a new post gets of an empty slot; nothing where none suits it."""
    there = [*slots.of(client, when[0])]
    if (gap := slots.take(client, post, when, slot_id)) is None:
        return {}
    values = in_gap(post, gap, client.time_zone)
    return values | {"networks": networks_of(gap, there)} if "networks" in values else values


def _moment(reader: Reader, client: Client, day: date, last: Sequence[Post], said: time | None = None) -> LocalMoment:
    """On that day at the time that was said, or else at the client's usual one."""
    hour = said or _usual_time(reader, client, day, last)
    return LocalMoment.at(day, hour.hour, hour.minute, client.time_zone)


def _usual_time(reader: Reader, client: Client, day: date, last: Sequence[Post]) -> time:
    """When most of the client's posts of that month are planned, or of its last ones, the earliest of equals, or at
    ten."""
    times = _times(posts_between(reader, Period.month_of(day), client.id)) or _times(last)
    return max(sorted(set(times)), key=times.count, default=_FIRST_TIME)


def _times(posts: Iterable[Post]) -> list[time]:
    return [post.moment.wall.time() for post in posts if post.moment]


def _usual_networks(reader: Reader, client_id: ClientId, last: Iterable[Post]) -> tuple[Network, ...]:
    """Where the client is at home, each network once and in their order; else where its last post went."""
    own = {account.network for account in reader.all(Account, client_id=client_id)}
    return tuple(each for each in Network if each in own) or next((post.networks for post in last if post.networks), ())


def _each(work: Writer, ids: Iterable[PostId], values: Callable[[Post], Mapping[str, object]]) -> Outcome:
    """Change each in the order of time, by its rules; where none of them may be changed, that is refused."""
    done: list[Post] = []
    reasons: list[SmmdeskError] = []
    for post in work.all(Post, id=list(ids), order_by="moment_wall"):
        try:
            done.append(changed(work, post, **values(post)))
        except _STAYS as error:
            reasons.append(error)
    if reasons and not done:
        raise reasons[0]
    work.save_all(done)
    return Outcome(done, len(reasons), next(iter(reasons), None))


def _on_day(reader: Reader, post: Post, when: tuple[date, time | None], slots: OpenSlots) -> Mapping[str, object]:
    day, at = when
    if post.moment is not None:
        moved = post.moment.on_day(day)
        return {"moment": moved if at is None else moved.at_time(at)}
    client = reader.get(Client, post.client_id)
    if (gap := slots.take(client, post, when)) is not None:
        return in_gap(post, gap, client.time_zone)
    return {"moment": _moment(reader, client, day, posts_of_client_last(reader, post.client_id, _LAST), at)}


def _moved(post: Post, days: int, minutes: int) -> LocalMoment:
    if post.moment is None:
        raise PostUndatedError
    return post.moment.later(days=days, minutes=minutes)


def _copy_variants(work: Writer, copies: Mapping[PostId, PostId]) -> None:
    """What posts say in single networks their copies say there, too."""
    from smmdesk.services.variants import copied, variants_of

    found = variants_of(work, copies)
    work.add_all([copied(each, copies[id]) for id, own in found.items() for each in own])


def _copy(post: Post, days: int, minutes: int) -> Post:
    moment = post.moment.later(days=days, minutes=minutes) if post.moment else None
    return post.copied(PostId(new_id()), moment)
