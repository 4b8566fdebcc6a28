"""Printing what the workspace holds, and writing it into files. Whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from smmdesk.documents import typeset
from smmdesk.documents.limits import MOST_PARTS, check_length
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _
from smmdesk.exchange.files import write_atomically
from smmdesk.exchange.plans.posts_table import delimiter_for
from smmdesk.exchange.spreadsheets.writing import write_table
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.services.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.ids import ClientId
    from smmdesk.exchange.spreadsheets.table import Table
    from smmdesk.machine.progress import Progress
    from smmdesk.services.outputs import Write
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


class NothingToPrintError(SmmdeskError):
    """The workspace holds nothing of that kind for that client and period."""

    message = _(
        "There is nothing of this kind to print for the client and the days chosen. Choose other days or another "
        "client."
    )


class UnknownFormatError(SmmdeskError):
    """A file name whose ending says nothing that can be written."""

    message = _("“{name}” ends in nothing that can be written. Choose one of these endings: {endings}.")


@dataclass(frozen=True, slots=True)
class ExportService:
    """Makes what a `Wish` asks for. Each output carries its own language, whatever the window speaks."""

    database: Database
    now: Callable[[], datetime]
    today: Callable[[], date]
    media: Callable[[str], Path | None]

    def documents(self, wish: Wish) -> list[Document]:
        """The documents wished for; `NothingToPrintError` where there is none."""
        with self._sources(wish) as sources:
            return _some(sources, wish)

    def pdf(self, wish: Wish) -> bytes:
        """All documents wished for as one PDF."""
        return typeset.pdf(*self.documents(wish))

    def pages(self, wish: Wish, dpi: float = 144) -> list[bytes]:
        """The same pages as PNG pictures, for preview and printer."""
        return typeset.pages(*self.documents(wish), dpi=dpi)

    def table(self, wish: Wish) -> Table:
        """What is wished for as a table; without a period all there is."""
        with self._sources(wish) as sources:
            return _table(sources, wish)

    def export(self, wish: Wish, path: Path, *, delimiter: str = "") -> None:
        """Write the file, whose ending says as what; an existing one is replaced only by a whole new one.

        `delimiter` is for CSV: the one that spreadsheets of the language expect if left out.
        """
        with self._sources(wish) as sources:
            write = _writing(sources, wish, path, delimiter)
        # after the transaction, which no slow disk should keep open
        write(path)

    def export_from(self, reader: Reader, wish: Wish, path: Path) -> None:
        """The same of what `reader` sees: what an act is about to keep, and keeps only where the file was written."""
        _writing(self._sources_of(reader, wish), wish, path)(path)

    def export_each(self, wish: Wish, paths: Mapping[ClientId, Path], progress: Progress) -> list[Path]:
        """Write a PDF for each of these clients of whom there is something; gives those written.

        All are made before the first is written, so nothing is where one of them is refused.
        """
        made: list[tuple[Path, bytes]] = []
        parts = self._parts_of_each(wish, paths)
        for path, documents in parts:
            progress.report(len(made), len(parts))
            made.append((path, typeset.pdf(*documents)))
        progress.report(len(made), len(parts))
        for path, pdf in made:
            write_atomically(path, partial(_write, pdf))
        return [path for path, _pdf in made]

    def _parts_of_each(self, wish: Wish, paths: Mapping[ClientId, Path]) -> list[tuple[Path, list[Document]]]:
        with self._sources(wish) as sources:
            found = [(path, _of_one(sources, replace(wish, client_id=id))) for id, path in paths.items()]
        parts = [(path, documents) for path, documents in found if documents]
        if not parts:
            raise NothingToPrintError
        check_length(max(len(documents) for _path, documents in parts), MOST_PARTS)
        return parts

    @contextmanager
    def _sources(self, wish: Wish) -> Iterator[Sources]:
        with self.database.read() as reader:
            yield self._sources_of(reader, wish)

    def _sources_of(self, reader: Reader, wish: Wish) -> Sources:
        now = wish.on.astimezone() if wish.on else self.now()
        today = wish.on.date() if wish.on else self.today()
        return Sources(reader=reader, now=now, today=today, media=self.media)


def _writing(sources: Sources, wish: Wish, path: Path, delimiter: str = "") -> Write:
    """What writes the file, all that it holds having been read; `UnknownFormatError` for an ending that it has not."""
    output, suffix = OUTPUTS[wish.output], path.suffix.lower()
    if suffix not in output.endings:
        raise UnknownFormatError(name=path.name or path, endings=" ".join(output.endings))
    if suffix in output.files:
        return output.files[suffix](sources, wish)
    if suffix == ".pdf":
        documents = _some(sources, wish)
        return lambda file: write_atomically(file, partial(_write, typeset.pdf(*documents)))
    return partial(write_table, table=_table(sources, wish), delimiter=delimiter or delimiter_for(wish.language))


def _table(sources: Sources, wish: Wish) -> Table:
    make = OUTPUTS[wish.output].table
    if make is None:
        raise NothingToPrintError
    return make(sources, wish)


def _some(sources: Sources, wish: Wish) -> list[Document]:
    """`NothingToPrintError` where there is none."""
    made = _made(sources, wish)
    if not made:
        raise NothingToPrintError
    check_length(len(made), MOST_PARTS)
    return made


def _made(sources: Sources, wish: Wish) -> list[Document]:
    make = OUTPUTS[wish.output].document
    return list(make(sources, wish)) if make else []


def _of_one(sources: Sources, wish: Wish) -> list[Document]:
    """Of one of several clients there may be nothing, which is no refusal then."""
    try:
        return _made(sources, wish)
    except NothingToPrintError:
        return []


def _write(pdf: bytes, file: BinaryIO) -> None:
    file.write(pdf)
