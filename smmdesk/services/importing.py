"""Reading content plans into the calendar: one transaction, one step of undo, and nothing twice."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import compress, repeat
from pathlib import Path
from typing import Any

from smmdesk.domain.changes import Act
from smmdesk.domain.clients import Client, known_as
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.errors import PostPublishedError
from smmdesk.domain.ids import ClientId, ImportedFileId, new_id, new_ids
from smmdesk.domain.periods import Clock, LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.text import _
from smmdesk.exchange.incoming import Reading, ReadOptions, Recognised, RowProblem, opened
from smmdesk.exchange.plans.first_rows import FirstRow
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows
from smmdesk.machine.progress import Progress
from smmdesk.services.clients import ClientService
from smmdesk.services.column_presets import remember, remembered
from smmdesk.storage.database import Database
from smmdesk.storage.reader import Reader
from smmdesk.storage.writer import Writer

READ_BEFORE = _("This file was read before, on {date}, as “{name}”.")
UNKNOWN_CLIENT = _("There is no client “{value}”; the post went to {name}, the words into its note.")
_OUR_ID = re.compile(r"[0-9a-f]{32}")
_OUR_KEY = re.compile(r"[0-9a-f]{32}|[0-9a-f]{24}(#\d+)?")  # an id, or a digest of what the row says
_A_DAY = len("2026-11-03")
_ID, _CLIENT, _WHEN = "id", "client", frozenset({"date", "time", "zone"})
_SHARED = frozenset(PlannedRow._fields) - {"row", "key", "moment", _CLIENT}  # what a row and a post call alike


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or with `dry_run` would do.

    `named` is the first client of the workspace that a row names, `read_before` an earlier file of the same content.
    """

    client: Client
    named: Client | None
    about: Recognised
    added: int
    updated: int
    skipped: int
    passed_over: int
    problems: Sequence[RowProblem]
    first: Sequence[FirstRow]
    read_before: ImportedFile | None


class ImportService:
    """What a person does with a file from outside."""

    def __init__(
        self, database: Database, clients: ClientService, clock: Clock, keep_safe: Callable[[], object]
    ) -> None:
        """`keep_safe` is called before anything is written: it makes a backup."""
        self._keep_safe = keep_safe
        self._database = database
        self._clients = clients
        self._clock = clock

    def import_plan(
        self,
        path: Path,
        client_name: str,
        *,
        date_order: str | None = None,
        encoding: str | None = None,
        mapping: Mapping[int, str] | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Read a content plan into the calendar of the client of that name, who is made when there is none.

        A row that was read before, or that is a post exported from here and unchanged, is skipped; an exported post
        that was changed in the file is updated. A row that names another client of the workspace is that one's.
        Cancelling, or a refusal halfway, leaves nothing behind.

        `mapping` says what columns are (see `table.mapping`), and is remembered with the posts; without one it is
        as it was for the last table with these names. An empty one means: as the names suggest, from now on.
        """
        clients = self._clients.by_name()
        client = clients.get(known_as(client_name)) or self._clients.draft(client_name.strip()).checked()
        options = ReadOptions(
            zone=client.time_zone,
            currency=client.currency,
            date_order=date_order,
            encoding=encoding,
            today=self._today(),
            clients=clients,
            mapping=mapping,
            presets=self._presets(),
        )
        with opened(PLANS, path, options, progress) as reading, _garbage_left():
            if not dry_run:
                self._keep_safe()
            return self._taken_in(reading, client, dry_run=dry_run, said=mapping is not None)

    def _presets(self) -> Mapping[str, Sequence[str]]:
        with self._database.read() as reader:
            return remembered(reader)

    def _today(self) -> date:
        return self._clock().astimezone().date()

    def _taken_in(self, reading: Reading[PlannedRows], client: Client, *, dry_run: bool, said: bool) -> ImportReport:
        with self._work(dry_run=dry_run) as (reader, writer):
            clients = self._clients.by_name()
            client = clients.setdefault(client.known_as, client)  # another program may have made it a moment ago
            before = reader.all(ImportedFile, client_id=client.id, sha256=reading.about.sha256)
            names = {each.id: each.known_as for each in self._clients.list()}
            is_table = reading.about.table is not None
            sorting = _Sorting(client, clients, names, reading.about.fields, is_table, read_before=bool(before))
            sorting.meet(reader, client)
            is_there = reader.find(Client, client.id) is not None
            for rows in reading.chunks:
                added, changed = sorting.sort(reader, rows)
                if writer:
                    if not is_there and client.id in added["client_id"]:
                        writer.save(client)
                        is_there = True
                    writer.add_columns(Post, added)
                    writer.save_all(changed)
            if writer and is_there and (sorting.added or sorting.updated) and not before:
                writer.save(self._remembered(reading, sorting))
            if writer and said and reading.about.table:
                remember(writer, reading.about.table)
        return ImportReport(
            client=client,
            named=sorting.named,
            about=reading.about,
            added=sorting.added,
            updated=sorting.updated,
            skipped=sorting.skipped,
            passed_over=reading.passed_over,
            problems=[*reading.problems, *sorting.problems],
            first=reading.first,
            read_before=before[0] if before else None,
        )

    @contextmanager
    def _work(self, *, dry_run: bool) -> Iterator[tuple[Reader, Writer | None]]:
        if dry_run:
            with self._database.read() as reader:
                yield reader, None
        else:
            with self._database.write(Act.IMPORT_PLAN) as writer:
                yield writer, writer

    def _remembered(self, reading: Reading[PlannedRows], sorting: _Sorting) -> ImportedFile:
        return ImportedFile(
            id=ImportedFileId(new_id()),
            client_id=sorting.client.id,
            sha256=reading.about.sha256,
            name=reading.name,
            read_at=self._clock(),
            rows=sorting.added + sorting.updated + sorting.skipped,
        )


@dataclass(slots=True)
class _Sorting:
    """Decides for each row what it is: new, a change of a post, or nothing new. No two rows of a file share a key."""

    client: Client
    clients: Mapping[str, Client]  # by `known_as`
    names: Mapping[ClientId, str]  # `known_as` by id
    fields: frozenset[str]
    is_table: bool
    read_before: bool
    posts: dict[str, Post] = field(default_factory=dict)
    keys: dict[tuple[ClientId, str], list[str]] = field(default_factory=dict)  # ids by client and source_key
    met: set[ClientId] = field(default_factory=set)
    named: Client | None = None
    added: int = 0
    updated: int = 0
    skipped: int = 0
    problems: list[RowProblem] = field(default_factory=list)

    def meet(self, reader: Reader, client: Client) -> None:
        """Take note of a client's posts, by which its rows are known."""
        if client.id not in self.met:
            self.met.add(client.id)
            for post in reader.all(Post, client_id=client.id):
                self.posts[post.id] = post
                if post.source_key:
                    self.keys.setdefault((client.id, post.source_key), []).append(post.id)

    def sort(self, reader: Reader, rows: PlannedRows) -> tuple[Mapping[str, Sequence[Any]], Sequence[Post]]:
        """The posts to add, by field the values of all, for no record is made of any; and the posts to change."""
        owners = self._owners(reader, rows)
        taken = self._taken(reader, rows)
        known = self._known(rows, owners)
        is_new = [post is None for post in known]
        added = self._made(rows.where(is_new), list(compress(owners, is_new)), taken)
        changed = list(self._changes(rows, known))
        self.added += len(added["id"])
        self.updated += len(changed)
        self.skipped += len(rows) - len(added["id"]) - len(changed)
        return added, changed

    def _owners(self, reader: Reader, rows: PlannedRows) -> Sequence[ClientId]:
        """Whose each row is: the client's that it names, else the one's that is imported for."""
        if _CLIENT not in self.fields:
            return [self.client.id] * len(rows)
        names = rows.columns["client"]
        named = {name: self.clients.get(known_as(name)) for name in dict.fromkeys(names)}
        self.named = self.named or next(filter(None, named.values()), None)
        for client in filter(None, named.values()):
            self.meet(reader, client)
        return [(named[name] or self.client).id for name in names]

    def _taken(self, reader: Reader, rows: PlannedRows) -> Container[str]:
        """The ids among the rows that posts of other clients have.

        A table that says whose each post is was written for all clients: there such a row is that very post.
        Elsewhere it is copied for this client under an id of its own.
        """
        ids = [key for key in rows.columns["key"] if _OUR_ID.fullmatch(key) and key not in self.posts]
        if _CLIENT in self.fields:
            self.posts.update((str(post.id), post) for post in reader.some(Post, ids))
        return reader.versions(Post, ids)

    def _known(self, rows: PlannedRows, owners: Sequence[ClientId]) -> list[Post | None]:
        """The post that each row is about, None for a new one."""
        if not self.posts:
            return [None] * len(rows)
        keys = zip(owners, rows.columns["key"], strict=True)
        return [self._meant(self.keys.get(owned, [owned[1]]), rows, at) for at, owned in enumerate(keys)]

    def _meant(self, ids: Sequence[str], rows: PlannedRows, at: int) -> Post | None:
        """Of the posts of that key the one a row is about.

        Tables number anew each month: by a number of theirs a post is known only while its day or its text stands.
        """
        posts = (self.posts[id] for id in ids if id in self.posts)
        if self.read_before or not self.is_table or _OUR_KEY.fullmatch(rows.columns["key"][at]):
            return next(posts, None)
        text, day = rows.columns["text"][at], (rows.moments.walls[at] or "")[:_A_DAY]
        return next((post for post in posts if text == post.text or day == str(post.day or "")), None)

    def _made(
        self, rows: PlannedRows, owners: Sequence[ClientId], taken: Container[str]
    ) -> Mapping[str, Sequence[Any]]:
        """The values of the posts that these rows become; one exported from here keeps its id, to be read again.

        `taken` are ids that posts of other clients have.
        """
        values, keys = rows.columns, rows.columns["key"]
        statuses = zip(values["status"], rows.moments.walls, strict=True)
        own = [key if _OUR_ID.fullmatch(key) and key not in taken else "" for key in keys]
        return {
            **{name: values[name] for name in _SHARED},
            "moment": rows.moments,
            "id": [kept or made for kept, made in zip(own, new_ids(len(own)), strict=True)],
            "client_id": owners,
            "note": self._notes(rows),
            "source_key": ["" if kept else key for kept, key in zip(own, keys, strict=True)],
            "status": [said or PostStatus.at_first(dated=wall is not None) for said, wall in statuses],
        }

    def _changes(self, rows: PlannedRows, known: Sequence[Post | None]) -> Iterator[Post]:
        """A row that neither has an id of its own nor says where it was published only says that it was read before."""
        if self.read_before:
            return
        named = repeat(True) if _ID in self.fields else rows.columns["published_link"]
        for at, (post, is_named) in enumerate(zip(known, named, strict=False)):
            if post and is_named and (renewed := self._renewed(post, rows[at])) != post:
                yield renewed

    def _notes(self, rows: PlannedRows) -> Sequence[str]:
        """Those of new rows; a client's name that nobody has is kept there, as every word that is not known."""
        if _CLIENT not in self.fields:
            return rows.columns["note"]
        notes = list(rows.columns["note"])
        for at, name in enumerate(rows.columns["client"]):
            if name and known_as(name) not in self.clients:
                values = {"value": name, "name": self.client.name}
                self.problems.append(RowProblem(rows.columns["row"][at], UNKNOWN_CLIENT, values))
                notes[at] = "\n".join(filter(None, (notes[at], name)))
        return notes

    def _renewed(self, post: Post, row: PlannedRow) -> Post:
        """The post with what the file says of it."""
        values = {name: getattr(row, name) for name in _SHARED & self.fields}
        if self.fields & _WHEN:
            values["moment"] = self._moment(post, row)
        if values.get("status", "") is None:
            del values["status"]
        if self._moves(post, row):
            values["client_id"] = self.clients[known_as(row.client)].id
        return replace(post, **values)

    def _moves(self, post: Post, row: PlannedRow) -> bool:
        """Whether the row names another client than the post's: of two that are called the same neither is meant."""
        named = known_as(row.client)
        return named in self.clients and named != self.names.get(post.client_id)

    def _moment(self, post: Post, row: PlannedRow) -> LocalMoment | None:
        """When the file says; what is published, there as well as here, stays where it was."""
        stays = PostStatus.PUBLISHED in {post.status} & {row.status or post.status}
        if stays and row.moment != post.moment:
            self.problems.append(RowProblem(row.row, PostPublishedError.message, {}))
        return post.moment if stays else row.moment


@contextmanager
def _garbage_left() -> Iterator[None]:
    """Collect no garbage meanwhile: rows make none in cycles, and looking through 100,000 of them takes a quarter
    of an import."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
