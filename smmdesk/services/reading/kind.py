"""What a kind of file that is read in has to say: one declaration, read by window, command line and service."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, runtime_checkable

from smmdesk.domain.text import _
from smmdesk.exchange.table.mapping import IN_NOTE, LEFT_OUT

if TYPE_CHECKING:
    from datetime import date
    from enum import StrEnum

    from smmdesk.domain.changes import Act
    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId, ImportedFileId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.record import Record
    from smmdesk.domain.results.rates import Rate
    from smmdesk.exchange.incoming import FileKind, RowProblem, Rows
    from smmdesk.services.reading.changed_rows import ChangedRow, Said
    from smmdesk.speech.language import Language
    from smmdesk.storage.reader import Reader

R_contra = TypeVar("R_contra", bound="Rows", contravariant=True)
R = TypeVar("R", bound="Rows")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[R]):
    """What is different about one kind of file: how it is read (`file`), what is kept of it, and the words for it.

    Its rows become records of the type `record`, all in one `act`; `keeping` decides which. `fields` are the uses that
    a column may have, with their words (where those are no source strings, `called` has them), and `ticks` those of
    columns that are marked where the row is about it. `others` are what becomes of a column that nothing is made of,
    with their words; of two with one use the first of them has the one that gives way. `preview` are the columns in
    which the first rows are shown. A kind whose keeping is `Patient` has `changes`; where it is `Telling`, `lines` say
    what it tells. What is remembered of a file is marked by the `name`; of the kind that was alone once it is `bare`.
    """

    name: str
    file: FileKind[R]
    record: type
    act: Act
    keeping: Callable[[Taking], Keeping[R]]
    fields: Mapping[str, str]
    called: Callable[[str, Language], str] = lambda words, language: language(words)
    ticks: Sequence[StrEnum] = ()
    others: Mapping[str, str] = field(default_factory=lambda: {IN_NOTE: _("In the note"), LEFT_OUT: _("Leave out")})
    preview: Sequence[Shown]
    says: Says
    changes: Changes | None = None
    lines: Callable[[Mapping[str, Any], Language], Sequence[str]] = lambda _told, _language: ()
    asks: bool = False  # for network, account and day of `Asked`
    of_brand: bool = False  # it may be said of which brand the whole file is
    bare: bool = False


class Asked(NamedTuple):
    """What a person says of a file that does not say it itself: of one of figures, of which brand mentions are, and
    what money of other currencies was worth."""

    network: str = ""
    account: str = ""
    exported_on: date | None = None
    brand: str = ""
    rates: Sequence[Rate] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What is known when the first row comes."""

    client: Client  # whose the file is
    clients: Mapping[str, Client]  # by `known_as`
    names: Mapping[ClientId, str]  # `known_as` by id
    fields: frozenset[str]  # which the file has a column for; nothing else is changed from it
    is_table: bool
    read_before: bool
    file: ImportedFileId  # the one that is kept of it, or was
    up_to: date  # the last day that it can say anything of
    name: str = ""
    same_name: bool = False  # as a file of this client that was read before
    asked: Asked = field(default_factory=Asked)
    rates: Sequence[Rate] = ()  # said now, or when it was read before
    told: Mapping[str, Any] = field(default_factory=dict)  # what the reader of the kind found out of the file
    # what becomes of rows that look like records, changed
    changed: Said = field(default_factory=dict)


class Sorted(NamedTuple):
    """What becomes of a chunk of rows: by class and field the values of all records to add, for no record is made of
    any, and the records to change, and the ids of those to remove. `new` rows became records, `updated` ones say
    something new of one; all others nothing."""

    added: Mapping[type, Mapping[str, Sequence[Any]]]
    changed: Sequence[object]
    new: int
    updated: int
    removed: Mapping[type[Record], Sequence[str]] = {}

    @classmethod
    def of(cls, kind: type, values: Mapping[str, Sequence[Any]], changed: Sequence[object]) -> Sorted:
        """Where each row is one record of that class."""
        return cls({kind: values}, changed, len(values["id"]), len(changed))


class Keeping(Protocol[R_contra]):
    """Decides for each row of a file whether it is new, a change or known. It writes nothing: a dry run does the same.

    `named` is the first client of the workspace that a row names.
    """

    named: Client | None
    problems: list[RowProblem]

    def sort(self, reader: Reader, rows: R_contra) -> Sorted:
        """What the rows of the next chunk are."""
        ...


@runtime_checkable
class Patient(Protocol):
    """What a `Keeping` may be besides: one that decides of some rows only when it has seen all.

    `changed` are those of them that look like records of a former file, and what becomes of each.
    """

    changed: Sequence[ChangedRow]

    def rest(self, reader: Reader) -> Sequence[Sorted]:
        """What was held back."""
        ...


@runtime_checkable
class Refusing(Protocol):
    """What a `Keeping` may be besides: one that cannot keep some rows; a problem of each says why."""

    refused: int


@runtime_checkable
class Telling(Protocol):
    """What a `Keeping` may be besides: one that tells more of a file than how many rows were new."""

    def tell(self) -> Mapping[str, Any]:
        """In plain values, as scripts read it."""
        ...


class Shown(NamedTuple):
    """A column of the preview: its name and the words of a row in it, which are a tip where it shows `networks`.

    `width` is in pixels, 0 for all the room that is left; `names` is the enum that the words are members of.
    """

    name: str
    text: Callable[[Any, Language], str]
    sort: Callable[[Any], Any] | None = None
    width: int = 0
    networks: Callable[[Any], Sequence[Network]] | None = None
    names: type[StrEnum] | None = None


Counted = Callable[["Language", int], str]
Told = Callable[["Language", int, "Mapping[str, Any]"], str]
"""The same of a file, of which the kind has told what it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """The words for a kind, as source strings; counted ones as what makes them, since their forms are literals."""

    title: str  # of the dialog
    files: str  # what the files are called where one is picked
    endings: str
    into: str  # before the client's name
    whose: str  # asks for it
    unrecognised: str  # where the person has to say what the columns are
    first_rows: str
    first_row: str  # {row}
    no_row: str  # where none becomes a record
    kept: str  # {names} of columns that nothing is made of
    to_add: Told
    done: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The words for rows that look like records that are here, changed.

    `like` says which record it is and what it `was` and `became`; `values` are the words for a value of a field, where
    they are not those of its type; `since` those for what happened to a record in the program. `uses` names fields for
    other programs by the uses of columns where the two differ. `update` and `add` are what can be chosen for a row, and
    the counted ones ask that, tell of it once it was done, and tell that nothing was.
    """

    like: Callable[[Any, str, str, Language], str]
    values: Mapping[str, Callable[[Any, Language], str]] = field(default_factory=dict)
    since: Mapping[str, str] = field(default_factory=dict)
    uses: Mapping[str, str] = field(default_factory=dict)
    update: str
    add: str
    asked: Counted
    told: Counted
    left: Counted


def key_of(kind: Kind[Any], mark: str) -> str:
    """The mark of a table or a file as it is remembered for that kind: the same one may be read as another, too."""
    return mark if kind.bare else f"{kind.name}:{mark}"


def columns_of(kind: type, records: Sequence[object]) -> dict[str, list[Any]]:
    """By field the values of all records."""
    names: Mapping[str, object] = kind.__dataclass_fields__  # type: ignore[attr-defined]  # every record is a dataclass
    if not records:
        return {name: [] for name in names}
    return dict(zip(names, map(list, zip(*map(attrgetter(*names), records), strict=True)), strict=True))
