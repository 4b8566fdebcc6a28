"""Content plans read in: each row is a new post, a change of one, or known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import compress, count, islice, repeat
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.changes import IMPORT_PLAN
from smmdesk.domain.clients import Client, known_as
from smmdesk.domain.errors import PostPublishedError
from smmdesk.domain.ids import ID_LENGTH, ClientId, new_ids
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.text import _
from smmdesk.exchange.incoming import RowProblem
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.own_words import HEADERS
from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows
from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.changed_rows import ChangedRow, answer_to
from smmdesk.services.reading.changed_words import plain
from smmdesk.services.reading.kind import Kind, Says, Shown, Sorted, Taking
from smmdesk.services.reading.plan_texts import with_texts
from smmdesk.services.reading.plans_changed import CHANGES, Former, Sameness, changed_rows, happened
from smmdesk.storage.history import of_act

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

    from smmdesk.domain.periods import LocalMoment
    from smmdesk.exchange.plans.first_rows import FirstRow
    from smmdesk.speech.language import Language
    from smmdesk.storage.reader import Reader

WORKED_ON = _(
    "Of posts that were edited here since the file says something else ({value}); they stay as they are. Rows: {limit}."
)
UNKNOWN_CLIENT = _("There is no client “{value}”; the post went to {name}, the words into its note.")
STAYS_PUBLISHED = _("The post was published here and stays so; the status in the file was not taken.")
_OUR_ID = re.compile(r"[0-9a-f]{32}")
_OUR_KEY = re.compile(r"[0-9a-f]{32}|[0-9a-f]{24}(#\d+)?")  # an id, or a digest of what the row says
_BY_CONTENT = re.compile(r"[0-9a-f]{24}(#\d+)?")
_ROWS_TOLD = 12
_REVISED = "status format rubric tone goal hashtags link media person approval_note cost note".split()
"""What a row may say anew of its post, which it is not known by."""
_A_DAY = len("2026-11-03")
_ID, _CLIENT, _DATE, _TITLE = "id", "client", "date", "title"
_NETWORKS = frozenset(Network)
_SHARED = frozenset(PlannedRow._fields) - {
    "row",
    "key",
    "moment",
    _CLIENT,
    "variants",
}  # what a row and a post call alike


@dataclass(slots=True)
class _Posts:
    """Decides for each row what it is: new, a change of a post, or nothing new. No two rows of a file share a key."""

    about: Taking
    posts: dict[str, Post] = field(default_factory=dict)
    keys: dict[tuple[ClientId, str], list[str]] = field(default_factory=dict)  # ids by client and source_key
    met: set[ClientId] = field(default_factory=set)
    named: Client | None = None
    problems: list[RowProblem] = field(default_factory=list)
    changed: Sequence[ChangedRow] = ()
    seen: set[str] = field(default_factory=set)  # ids of posts that rows were about
    days: list[str] = field(default_factory=list)  # first and last of each chunk
    resembled: set[tuple[ClientId, str]] = field(default_factory=set)  # moments and texts of posts without an id
    held: list[tuple[PlannedRows, Sequence[ClientId]]] = field(default_factory=list)
    revised: dict[int, tuple[Post, tuple[str, ...]]] = field(default_factory=dict)  # by place among those held

    def _meet(self, reader: Reader, client: Client) -> None:
        """Take note of a client's posts, by which its rows are known."""
        if client.id not in self.met:
            self.met.add(client.id)
            for post in reader.all(Post, client_id=client.id):
                self.posts[post.id] = post
                if post.source_key:
                    self.keys.setdefault((client.id, post.source_key), []).append(post.id)
                if _BY_CONTENT.fullmatch(post.source_key):
                    wall = post.moment.wall.isoformat(timespec="minutes") if post.moment else ""
                    self.resembled.update(((client.id, wall), (client.id, plain(post.text))))

    def sort(self, reader: Reader, rows: PlannedRows) -> Sorted:
        """The posts to add and to change; rows that may be a changed post wait until all were seen."""
        self._meet(reader, self.about.client)
        owners = self._owners(reader, rows)
        own_ids = self._own_ids(reader, rows)
        known = self._known(rows, owners)
        self.seen.update(post.id for post in known if post)
        is_new: Sequence[bool] = [post is None for post in known]
        if self.resembled:
            is_new = self._held_back(rows, owners, known)
        new = rows.where(is_new)
        added = self._made(new, list(compress(owners, is_new)), own_ids)
        renewed = [*self._renewals(rows, known)]
        found = Sorted.of(Post, added, [after for _row, before, after in renewed if after != before])
        return with_texts(reader, found, new, [(row, after) for row, _before, after in renewed])

    def _held_back(self, rows: PlannedRows, owners: Sequence[ClientId], known: Sequence[Post | None]) -> Sequence[bool]:
        """Put rows aside that have moment or text of a post, or say of theirs something else; of the others which are
        new."""
        self.days += [wall[:_A_DAY] for wall in rows.moments.walls if wall]
        self.days = [min(self.days), max(self.days)] if self.days else []
        revised = self._revised(rows, known)
        values = zip(known, owners, rows.columns["key"], rows.moments.walls, rows.columns["text"], strict=True)
        waits = [
            post is None
            and ((owner, wall or "") in self.resembled or (owner, plain(text)) in self.resembled)
            and bool(_BY_CONTENT.fullmatch(key))
            for post, owner, key, wall, text in values
        ]
        held = [wait or at in revised for at, wait in enumerate(waits)]
        if any(held):
            before = sum(len(owners) for _rows, owners in self.held)
            places = [at for at, is_held in enumerate(held) if is_held]
            self.revised.update((before + n, revised[at]) for n, at in enumerate(places) if at in revised)
            self.held.append((rows.where(held), list(compress(owners, held))))
        return [post is None and not wait for post, wait in zip(known, waits, strict=True)]

    def _revised(self, rows: PlannedRows, known: Sequence[Post | None]) -> Mapping[int, tuple[Post, tuple[str, ...]]]:
        """By their places the rows that are known by what they say, and have another status, format or the like."""
        if self.about.read_before or _ID in self.about.fields:
            return {}
        columns = [(name, rows.columns[name]) for name in _REVISED if name in self.about.fields]
        found = {}
        for at, post in enumerate(known):
            if post and _BY_CONTENT.fullmatch(post.source_key) and not rows.columns["published_link"][at]:
                pairs = ((name, column[at], getattr(post, name)) for name, column in columns)
                # what was not understood says nothing
                if names := tuple(name for name, new, old in pairs if new != old and new is not None):
                    found[at] = (post, names)
        return found

    def rest(self, reader: Reader) -> Sequence[Sorted]:
        """The rows that were put aside: posts as they are changed now, or new ones after all."""
        owned = [each for rows, owners in self.held for each in zip(owners, rows, strict=True)]
        if not owned:
            return []
        loose = [at for at in range(len(owned)) if at not in self.revised]
        pairs = changed_rows([owned[at] for at in loose], self._free(reader), self._sameness(), self.about.changed)
        found = {**{loose[at]: changed for at, changed in pairs.items()}, **self._said_anew(reader, owned)}
        kept = self._kept(found[at] for at in sorted(self.revised))
        self.changed = [found[at] for at in sorted(found) if at not in self.revised or found[at].row.key not in kept]
        to_add = {at for at, each in found.items() if each.answer is Answer.ADD and each in self.changed}
        none: Mapping[str, Sequence[Any]] = {"id": ()}
        sorted_out = [
            Sorted.of(Post, none, [self._brought_up(each) for each in self.changed if each.answer is Answer.UPDATE])
        ]
        # counted through all chunks, as `owned` is
        numbers = count()
        for rows, owners in self.held:
            is_new = [at not in found or at in to_add for at in islice(numbers, len(rows))]
            new = rows.where(is_new)
            added = Sorted.of(Post, self._made(new, list(compress(owners, is_new)), ()), [])
            sorted_out.append(with_texts(reader, added, new, ()))
        return sorted_out

    def _free(self, reader: Reader) -> Sequence[Former]:
        """The posts of former files that this one does not have, and whether they are still as they were read in."""
        posts = [post for post in self.posts.values() if _BY_CONTENT.fullmatch(post.source_key)]
        return self._former(reader, [post for post in posts if post.id not in self.seen])

    def _former(self, reader: Reader, posts: Sequence[Post]) -> Sequence[Former]:
        versions = reader.versions(Post, [post.id for post in posts])
        imports = of_act(reader.connection, IMPORT_PLAN, {*versions.values()})
        return [Former(post, as_imported=versions[post.id] in imports) for post in posts]

    def _sameness(self) -> Sameness:
        repeats = any(_BY_CONTENT.fullmatch(self.posts[id].source_key) for id in self.seen)
        days = (date.fromisoformat(self.days[0]), date.fromisoformat(self.days[-1])) if self.days else None
        return Sameness(repeats=repeats, same_name=self.about.same_name, days=days, read_before=self.about.read_before)

    def _said_anew(self, reader: Reader, owned: Sequence[tuple[ClientId, PlannedRow]]) -> dict[int, ChangedRow]:
        """The rows of which the post is certain, and what becomes of each."""
        former = self._former(reader, [post for post, _names in self.revised.values()])
        found = {}
        for (at, (post, names)), (_post, as_imported) in zip(self.revised.items(), former, strict=True):
            row, since = owned[at][1], happened(post, as_imported=as_imported)
            answer = answer_to(row.key, since, self.about.changed, is_sure=True)
            found[at] = ChangedRow(row=row, record=post, what=names[0], also=names[1:], since=since, answer=answer)
        return found

    def _kept(self, found: Iterable[ChangedRow]) -> set[str]:
        """The keys of rows whose posts were worked on here since: nobody knows whether it is the file that is new, so
        they are said together, and stay as they are."""
        kept = [each.row for each in found if each.since]
        if kept:
            rows = ", ".join(str(row.row) for row in kept[:_ROWS_TOLD]) + (", …" if len(kept) > _ROWS_TOLD else "")
            self.problems.append(RowProblem(0, WORKED_ON, {"value": len(kept), "limit": rows}))
        return {row.key for row in kept}

    def _brought_up(self, changed: ChangedRow) -> Post:
        """The post as the file has it now; one that was worked on here since takes over nothing but what is different.

        It is known by its new content from now on.
        """
        post: Post = changed.record
        row: PlannedRow = changed.row
        before = self._renewed(post, row) if not changed.since else post
        value = self._moment(post, row) if changed.what == "moment" else getattr(row, changed.what)
        return before.changed_to(**{changed.what: value, "source_key": row.key})

    def _owners(self, reader: Reader, rows: PlannedRows) -> Sequence[ClientId]:
        """Whose each row is: the client's that it names, else the one's that is imported for."""
        if _CLIENT not in self.about.fields:
            return [self.about.client.id] * len(rows)
        names = rows.columns["client"]
        named = {name: self.about.clients.get(known_as(name)) for name in dict.fromkeys(names)}
        self.named = self.named or next(filter(None, named.values()), None)
        for client in filter(None, named.values()):
            self._meet(reader, client)
        return [(named[name] or self.about.client).id for name in names]

    def _own_ids(self, reader: Reader, rows: PlannedRows) -> Container[str]:
        """The ids of ours among the rows that new posts keep, to be known by when the file comes again.

        A table that says whose each post is was written for all clients: there such a row is that very post.
        Elsewhere one that another client's post has is copied for this client under an id of its own.
        """
        ids = {key for key in rows.columns["key"] if len(key) == ID_LENGTH and _OUR_ID.fullmatch(key)}
        ids.difference_update(self.posts)
        if _CLIENT in self.about.fields:
            self.posts.update((str(post.id), post) for post in reader.some(Post, list(ids)))
        # by versions it is known whether they are there, without reading a single post
        return ids.difference(reader.versions(Post, list(ids)))

    def _known(self, rows: PlannedRows, owners: Sequence[ClientId]) -> list[Post | None]:
        """The post that each row is about, None for a new one."""
        if not self.posts:
            return [None] * len(rows)
        keys = zip(owners, rows.columns["key"], strict=True)
        # what is no post's key may be the id of one: a table exported from here
        return [self._meant(self.keys.get(owned, [owned[1]]), rows, at) for at, owned in enumerate(keys)]

    def _meant(self, ids: Sequence[str], rows: PlannedRows, at: int) -> Post | None:
        """Of the posts of that key the one a row is about.

        Tables number anew each month: by a number of theirs a post is known only while its day or its text stands.
        """
        posts = (self.posts[id] for id in ids if id in self.posts)
        if self.about.read_before or not self.about.is_table or _OUR_KEY.fullmatch(rows.columns["key"][at]):
            return next(posts, None)
        text, day = rows.columns["text"][at], (rows.moments.walls[at] or "")[:_A_DAY]
        return next((post for post in posts if text == post.text or day == str(post.day or "")), None)

    def _made(
        self, rows: PlannedRows, owners: Sequence[ClientId], own_ids: Container[str]
    ) -> Mapping[str, Sequence[Any]]:
        """The values of the posts that these rows become; one exported from here keeps its id."""
        values, keys = rows.columns, rows.columns["key"]
        statuses = zip(values["status"], rows.moments.walls, strict=True)
        at_first = {dated: PostStatus.at_first(dated=dated) for dated in (True, False)}
        own = [key if key in own_ids else "" for key in keys]
        return {
            **{name: values[name] for name in _SHARED},
            "moment": rows.moments,
            "id": [kept or made for kept, made in zip(own, new_ids(len(own)), strict=True)],
            "client_id": owners,
            "note": self._notes(rows),
            "source_key": ["" if kept else key for kept, key in zip(own, keys, strict=True)],
            "approved_mark": [""] * len(own),
            "status": [said or at_first[wall is not None] for said, wall in statuses],
            # which series a post is of is made here, and never read
            **dict.fromkeys(("series_id", "series_day"), [None] * len(own)),
        }

    def _renewals(self, rows: PlannedRows, known: Sequence[Post | None]) -> Iterator[tuple[PlannedRow, Post, Post]]:
        """The rows that say anything of a post, with the post as it is and as it will be.

        A row that neither has an id of its own nor says where it was published only says that it was read before.
        """
        if self.about.read_before:
            return
        named = repeat(True) if _ID in self.about.fields else rows.columns["published_link"]
        # not strict: `repeat` has no end
        for at, (post, is_named) in enumerate(zip(known, named, strict=False)):
            if post and is_named:
                row = rows[at]
                yield row, post, self._renewed(post, row)

    def _notes(self, rows: PlannedRows) -> Sequence[str]:
        """Those of new rows; a client's name that nobody has is kept there, as every word that is not known."""
        if _CLIENT not in self.about.fields:
            return rows.columns["note"]
        notes = list(rows.columns["note"])
        for at, name in enumerate(rows.columns["client"]):
            if name and known_as(name) not in self.about.clients:
                values = {"value": name, "name": self.about.client.name}
                self.problems.append(RowProblem(rows.columns["row"][at], UNKNOWN_CLIENT, values))
                notes[at] = "\n".join(filter(None, (notes[at], name)))
        return notes

    def _renewed(self, post: Post, row: PlannedRow) -> Post:
        """The post with what the file says of it."""
        values = {name: getattr(row, name) for name in self._told(row)}
        if _DATE in self.about.fields:  # a time or a zone alone says of no post when it is
            values["moment"] = self._moment(post, row)
        # a file may be older than what is known here, and a blank cell tells of no moment
        if values.get("published_at", "") is None:
            values.pop("published_at")
        # a status that was not understood leaves the post's as it is
        if values.get("status", "") is None or self._stays_published(post, row):
            values.pop("status", None)
        if self._moves(post, row):
            values["client_id"] = self.about.clients[known_as(row.client)].id
        return post.changed_to(**values)

    def _told(self, row: PlannedRow) -> Collection[str]:
        """What the file says of a post: networks by columns of their own, too, and a text by a title or in such one."""
        fields = self.about.fields
        by_name = bool(fields & _NETWORKS)
        told = {"networks"} if by_name else set()
        if row.text and (by_name or _TITLE in fields):
            told.add("text")
        return told | (_SHARED & fields)

    def _moves(self, post: Post, row: PlannedRow) -> bool:
        """Whether the row names another client than the post's: of two that are called the same neither is meant."""
        named = known_as(row.client)
        return named in self.about.clients and named != self.about.names.get(post.client_id)

    def _stays_published(self, post: Post, row: PlannedRow) -> bool:
        """Whether the file knows less than we do: it was written before the post was published here."""
        stays = post.status is PostStatus.PUBLISHED and row.status not in {None, PostStatus.PUBLISHED}
        if stays:
            self.problems.append(RowProblem(row.row, STAYS_PUBLISHED, {}))
        return stays

    def _moment(self, post: Post, row: PlannedRow) -> LocalMoment | None:
        """When the file says; what is published stays where it was."""
        stays = post.status is PostStatus.PUBLISHED
        if stays and row.moment != post.moment:
            self.problems.append(RowProblem(row.row, PostPublishedError.message, {}))
        return post.moment if stays else row.moment


def _when(row: FirstRow, language: Language) -> str:
    return f"{language.short_date(row.wall.date())}, {language.time(row.wall.time())}" if row.wall else ""


def _networks(row: FirstRow, language: Language) -> str:
    return ", ".join(language.word(network) for network in row.networks)


PLAN: Final = Kind(
    name="plan",
    file=PLANS,
    record=Post,
    act=IMPORT_PLAN,
    keeping=_Posts,
    # what single networks have is known by the names of its columns, and nobody is offered sixty of these
    fields={**HEADERS, "weekday": _("Day of the week"), "title": _("Title above the text")},  # read, never written
    ticks=tuple(Network),
    preview=(
        # the undated last, and never compared with a moment, which None cannot be
        Shown(_("When"), _when, sort=lambda row: (row.wall is None, row.wall or 0), width=150),
        Shown(_("Networks"), _networks, lambda row: row.networks, width=112, networks=lambda row: row.networks),
        Shown(_("Text"), lambda row, _language: " ".join(row.text.split())),
        Shown(_("Status"), lambda row, language: language.word(row.status), width=116, names=PostStatus),
    ),
    says=Says(
        title=_("Import a content plan"),
        files=_("Content plans"),
        endings="*.csv *.xlsx *.xls *.ods *.ics *.tsv *.txt",
        into=_("Into the calendar of"),
        whose=_("Whose plan is it? Choose the client, or type a new name."),
        unrecognised=_("No plan was recognised here. Say what the columns are."),
        first_rows=_("First posts"),
        first_row=_("The first post: {row}"),
        no_row=_("No row becomes a post yet: say which column is the text or the date."),
        kept=_("Kept in the note of each post: {names}."),
        to_add=lambda language, n, _told: language.count("{n} post will be added.", "{n} posts will be added.", n),
        done=lambda language, n, _told: language.count("Imported {n} post", "Imported {n} posts", n),
    ),
    changes=CHANGES,
    bare=True,
)
