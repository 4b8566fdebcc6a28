"""Reading files from outside in: one transaction, one step of undo, and nothing twice, whatever kind of file it is."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.domain.clients import Client, known_as
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import ImportedFileId, new_id
from smmdesk.domain.results.rates import rates_said
from smmdesk.domain.text import _
from smmdesk.exchange.incoming import Reading, ReadOptions, Recognised, RowProblem, opened
from smmdesk.services.reading.column_presets import checked_uses, remember, remembered
from smmdesk.services.reading.kind import Asked, Keeping, Kind, Patient, Refusing, Sorted, Taking, Telling, key_of
from smmdesk.services.service import Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from smmdesk.domain.periods import Clock
    from smmdesk.domain.results.rates import Rate
    from smmdesk.machine.progress import Progress
    from smmdesk.services.clients import ClientService
    from smmdesk.services.reading.answers import Answer
    from smmdesk.services.reading.changed_rows import ChangedRow, Said
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer

NOTHING_SAID: Mapping[str, Answer] = MappingProxyType({})
NOT_ASKED = Asked()
READ_BEFORE = _("This file was read before, on {date}, as “{name}”.")


class RateToComeError(SmmdeskError):
    """A rate of a day that nobody can know it of."""

    message = _("The rate of {currency} is of {date}, which is still to come. Say the rate of a day that is known.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or with `dry_run` would do.

    `named` is the first client of the workspace that a row names, `read_before` an earlier file of the same content.
    `changed` are rows that look like records of a former file, changed, and what becomes of each (it is counted, too).
    `skipped` rows said nothing new; `refused` ones could not be kept, and a problem of each says why.
    `first` are the first rows, as the columns of the kind's preview show them; `passed` says what stands in those of
    the `passed_over` rows that hold any words. `told` is what the kind tells of the file besides.
    """

    client: Client
    named: Client | None
    about: Recognised
    added: int
    updated: int
    skipped: int
    refused: int
    passed_over: int
    passed: Sequence[RowProblem]
    problems: Sequence[RowProblem]
    changed: Sequence[ChangedRow]
    first: Sequence[Any]
    read_before: ImportedFile | None
    told: Mapping[str, Any] = field(default_factory=dict)


class _Said(NamedTuple):
    """What the person said of rows that look like records, and of the file."""

    changed: Said
    asked: Asked


class ImportService(Service):
    """What a person does with a file from outside."""

    def __init__(
        self, database: Database, clients: ClientService, clock: Clock, keep_safe: Callable[[], object]
    ) -> None:
        """`keep_safe` is called before anything is written: it makes a backup."""
        self._keep_safe = keep_safe
        self._database = database
        self._clients = clients
        self._clock = clock

    def import_file(
        self,
        path: Path,
        client_name: str,
        *,
        kind: Kind[Any],
        date_order: str | None = None,
        encoding: str | None = None,
        mapping: Mapping[int, str] | None = None,
        columns: Mapping[str, str] | None = None,
        changed: Said = NOTHING_SAID,
        asked: Asked = NOT_ASKED,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Read what the file holds for the client of that name, who is made when there is none.

        A row that was read or exported before is skipped; an exported one that was changed is updated. One that names
        another client of the workspace is that one's. Cancelling, or a refusal halfway, leaves nothing behind.
        `mapping` says what columns are (see `table.mapping`), and is remembered; without one it is as for the last
        table with these names, an empty one means: as the names suggest, from now on. `columns` says it by names.
        `changed` says what becomes of rows that look like records of a former file: of all, or of some by their keys.
        Of which nothing is said, those that are sure are updated, the others left as they are. `asked` is what the
        person said of a file of figures.
        """
        told = checked_uses(kind, columns or {})
        self._check_rates(asked.rates)
        clients = self._clients.by_name()
        client = clients.get(known_as(client_name)) or self._clients.draft(client_name.strip()).checked()
        known = self._options(kind, client, clients, asked)
        options = replace(known, date_order=date_order, encoding=encoding, mapping=mapping, told=told)
        with opened(kind.file, path, options, progress) as reading:
            if not dry_run:
                self._keep_safe()  # only now: a file that is refused needs no backup
            with self._work(kind, dry_run=dry_run) as (reader, writer):
                work = self._prepared(kind, client, reading, reader, _Said(changed, asked))
                work.run(reader, writer)
                if writer:
                    self._remember(work, writer, said=mapping is not None or bool(told))
            return work.report()

    def _check_rates(self, rates: Iterable[Rate]) -> None:
        today = self._clock().astimezone().date()
        for rate in rates:
            if rate.on > today:
                raise RateToComeError(currency=rate.currency, date=rate.on)

    def _options(self, kind: Kind[Any], client: Client, clients: Mapping[str, Client], asked: Asked) -> ReadOptions:
        return ReadOptions(
            zone=client.time_zone,
            currency=client.currency,
            today=self._clock().astimezone().date(),
            clients=clients,
            presets=self._presets(kind),
            network=asked.network,
            account=asked.account,
            exported_on=asked.exported_on,
        )

    def _presets(self, kind: Kind[Any]) -> Mapping[str, Sequence[str]]:
        with self._database.read() as reader:
            return remembered(reader, kind)

    def _prepared(
        self,
        kind: Kind[Any],
        client: Client,
        reading: Reading[Any],
        reader: Reader,
        said: _Said,
    ) -> _Import:
        clients = self._clients.by_name()
        client = clients.setdefault(client.known_as, client)  # another program may have made it a moment ago
        files = reader.all(ImportedFile, client_id=client.id)
        before = next((file for file in files if file.sha256 == key_of(kind, reading.about.sha256)), None)
        rates = _rates(said.asked, before)
        about = Taking(
            client=client,
            clients=clients,
            names={each.id: each.known_as for each in self._clients.list()},
            fields=reading.about.fields,
            is_table=reading.about.table is not None,
            # at another rate the same file says something new
            read_before=before is not None and {*map(str, rates)} <= {*before.rates},
            file=before.id if before else ImportedFileId(new_id()),
            up_to=self._up_to(reading.about, said.asked),
            name=reading.name,
            asked=said.asked,
            rates=rates,
            told=reading.about.told,
            same_name=any(file.name == reading.name for file in files),
            changed=said.changed,
        )
        is_there = reader.find(Client, client.id) is not None
        return _Import(kind, reading, about, kind.keeping(about), is_there, before)

    def _up_to(self, about: Recognised, asked: Asked) -> date:
        """The last day that the file can say anything of: as it says itself, as the person does, else today."""
        told = str(about.told.get("taken_on", ""))
        return date.fromisoformat(told) if told else asked.exported_on or self._clock().astimezone().date()

    def _remember(self, work: _Import, writer: Writer, *, said: bool) -> None:
        """The file, when there is anything of it, and what was said of its columns."""
        about = work.reading.about
        # a file of which nothing is here has to be read as if for the first time when it comes again
        if work.is_there and (work.added or work.updated):
            rates = tuple(work.told["money"]["rates"]) if "money" in work.told else ()
            file = work.before or ImportedFile(
                id=work.about.file,
                client_id=work.about.client.id,
                sha256=key_of(work.kind, about.sha256),
                name=work.reading.name,
                read_at=self._clock(),
                rows=work.rows,
                up_to=work.about.up_to if about.told else None,
            )
            writer.save(replace(file, rates=rates))
        if said and about.table:
            remember(writer, work.kind, about.table)

    @contextmanager
    def _work(self, kind: Kind[Any], *, dry_run: bool) -> Iterator[tuple[Reader, Writer | None]]:
        if dry_run:
            with self._database.read() as reader:
                yield reader, None
        else:
            with self._database.write(kind.act) as writer:
                yield writer, writer


def _rates(asked: Asked, before: ImportedFile | None) -> Sequence[Rate]:
    """Those said now, and of other currencies those that were when the file was read before."""
    now = {rate.currency for rate in asked.rates}
    former = rates_said(before.rates if before else ())
    return [*asked.rates, *(rate for rate in former if rate.currency not in now)]


@dataclass(slots=True)
class _Import:
    """One file being taken in: its rows sorted by what its kind says, and kept when there is a writer."""

    kind: Kind[Any]
    reading: Reading[Any]
    about: Taking
    keeping: Keeping[Any]
    is_there: bool  # the client, who is made with the first record
    before: ImportedFile | None
    added: int = 0
    updated: int = 0
    rows: int = 0

    @property
    def skipped(self) -> int:
        """Rows of which nothing came, for all that they say is here."""
        return self.rows - self.added - self.updated - self.refused

    @property
    def refused(self) -> int:
        """Rows that could not be kept."""
        return self.keeping.refused if isinstance(self.keeping, Refusing) else 0

    @property
    def told(self) -> Mapping[str, Any]:
        """What the kind tells of the file besides."""
        return self.keeping.tell() if isinstance(self.keeping, Telling) else {}

    def run(self, reader: Reader, writer: Writer | None) -> None:
        """Take every row in."""
        for rows in self.reading.chunks:
            self.rows += len(rows)
            self._take(self.keeping.sort(reader, rows), writer)
        if isinstance(self.keeping, Patient):
            for found in self.keeping.rest(reader):
                self._take(found, writer)

    def _take(self, found: Sorted, writer: Writer | None) -> None:
        self.added += found.new
        self.updated += found.updated
        if writer:
            self._keep(writer, found)

    def _keep(self, writer: Writer, found: Sorted) -> None:
        client = self.about.client
        if not self.is_there and any(client.id in values.get("client_id", ()) for values in found.added.values()):
            writer.save(client)
            self.is_there = True
        for removed, ids in found.removed.items():
            writer.remove(removed, ids)
        for kind, values in found.added.items():
            writer.add_columns(kind, values)
        by_kind: dict[type, list[object]] = {}
        for record in found.changed:
            by_kind.setdefault(type(record), []).append(record)
        for records in by_kind.values():
            writer.save_all(records)

    def report(self) -> ImportReport:
        """What became of the rows."""
        return ImportReport(
            client=self.about.client,
            named=self.keeping.named,
            about=self.reading.about,
            added=self.added,
            updated=self.updated,
            skipped=self.skipped,
            refused=self.refused,
            passed_over=self.reading.passed_over,
            passed=self.reading.passed,
            problems=[*self.reading.problems, *self.keeping.problems],
            changed=self.keeping.changed if isinstance(self.keeping, Patient) else (),
            first=self.reading.first,
            read_before=self.before,
            told=self.told,
        )
