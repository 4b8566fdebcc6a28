"""Adding, changing and removing single records: each call is one act, one transaction, one step of undo.

Whatever is added or changed here goes through the record's own rules (`domain.record`), with what it belongs to at
hand; a service that does more than that calls `ruled` and `changed` in its own transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from smmdesk.domain.clients import Client
from smmdesk.domain.desk import Desk
from smmdesk.domain.errors import ChangedElsewhereError
from smmdesk.domain.posts import Post
from smmdesk.domain.record import Record
from smmdesk.domain.results.records import Formula
from smmdesk.domain.variants import SHARED
from smmdesk.services.countries import follow_country
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding, changing, parents, removing
from smmdesk.storage.rows import as_kept

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class RecordService(Service):
    """What a form does to one record of any kind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, kind: type[R], id: str, /) -> R:
        """The record; `MissingRecordError` where it is gone."""
        with self._database.read() as reader:
            return reader.get(kind, id)

    def all(self, kind: type[R], /, *, order_by: str | Sequence[str] = "id", **equal: object) -> list[R]:
        """The records whose fields have these values; a collection as a value means any of it."""
        with self._database.read() as reader:
            return reader.all(kind, order_by=order_by, **equal)

    def add(self, record: R) -> R:
        """Keep a new record, when its rules allow it; `MissingRecordError` where what it belongs to is gone."""
        with self._database.write(adding(type(record))) as work:
            # not `save`, which would overwrite a record of that id
            work.add_all([kept := ruled(work, record)])
        return kept

    def change(self, kind: type[R], id: str, seen: Mapping[str, object] | None = None, /, **values: object) -> R:
        """Give fields new values, when the record's rules allow it; the record as it is then.

        `ChangedElsewhereError` where a field does not hold any more what was `seen` in it.
        """
        with self._database.write(changing(kind)) as work:
            work.save(after := changed(work, as_seen(work.get(kind, id), seen, values), **values))
            if isinstance(after, Post) and not values.keys().isdisjoint(SHARED):
                from smmdesk.services.variants import settle  # not before the first frame

                settle(work, after)
        return after

    def remove(self, kind: type[Record], /, *ids: str) -> int:
        """Remove records with all that belongs to them, when their rules allow it; how many there were.

        The day of a post of a series is left out from then on, or it would come back with another rule.
        """
        with self._database.write(removing(kind)) as work:
            check_removable(work, kind, ids)
            if kind is Post:
                # a series is another matter than what a form does, and nobody needs it beside the first frame
                from smmdesk.services.left_out import leave_out

                leave_out(work, ids)
            return work.remove(kind, ids)


def as_seen(record: T, seen: Mapping[str, object] | None, wanted: Mapping[str, object]) -> T:
    """The record, where its fields hold what was seen in them, or what is wanted there anyway.

    Asked within the transaction that changes it: `ChangedElsewhereError` where somebody else was quicker.
    """
    for field, value in (seen or {}).items():
        if getattr(record, field) not in (value, wanted.get(field, value)):
            raise ChangedElsewhereError
    return record


def changed(work: Writer, before: R, **values: object) -> R:
    """The record with other values and what follows them, after its rules; which record it is stays.

    A post that is published by it, and of which nobody says when it came out, came out just now.
    """
    if "id" in values:
        raise ValueError("a record keeps its id")
    follows = follow_country(work, before, values) if isinstance(before, Client | Desk) else values
    after = before.changed_to(**follows)
    if isinstance(before, Post) and isinstance(after, Post) and after.status is not before.status:
        zone = "" if after.moment else work.get(Client, after.client_id).time_zone
        after = after.became(before.status, work.at, zone)
    return ruled(work, after, before)


def check_removable(reader: Reader, kind: type[Record], ids: Sequence[str]) -> None:
    """Ask records that have a rule for it whether they may go from what they belong to, or from what is measured by
    them.
    """
    if issubclass(kind, Formula):
        # it knows the words of strategies, which nobody needs beside the first frame
        from smmdesk.services.formula_keys import check_unmeasured

        check_unmeasured(reader, reader.some(kind, ids))
    if kind.removable_from is Record.removable_from:
        return
    for field, (parent, is_optional) in parents(kind).items():
        if not is_optional:
            for record in reader.some(kind, ids):
                record.removable_from(reader.get(parent, getattr(record, field)))


def ruled(reader: Reader, record: R, before: R | None = None) -> R:
    """The record as it will be read again, after its own rules and those of what it belongs to.

    `MissingRecordError` where something that it names is gone; what it named before is there as long as it is.
    """
    record, asks = as_kept(record).checked(), type(record).checked_in is not Record.checked_in
    held = parents(type(record))
    # whoever goes elsewhere may leave something there that stayed
    moves = any(getattr(record, field) != getattr(before, field, None) for field in held)
    for field, (kind, is_optional) in held.items():
        id, known = getattr(record, field), getattr(before, field, None)
        if before is not None and known is not None and id != known and not is_optional:
            before.removable_from(reader.get(kind, known))  # it goes from there
        # a parent that stayed and has no say is not read: that is a statement for each field that is left
        if id is not None and (id != known or (asks and (moves or not is_optional))):
            record = record.checked_in(reader.get(kind, id))
    return record
