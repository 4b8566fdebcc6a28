"""A kind of file that nobody registered: the people of a client, as `Contact`s. All that a new kind has to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.domain.clients import Client, Contact
from smmdesk.domain.ids import new_ids
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.incoming import Columns, FileKind, RowProblem
from smmdesk.exchange.table.chunk import Chunk, content_key
from smmdesk.exchange.table.stream import Asked, stream_table
from smmdesk.exchange.values.columns import plain
from smmdesk.exchange.values.words import Words
from smmdesk.services.reading.kind import Kind, Says, Shown, Sorted, Taking
from smmdesk.storage.kinds import adding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from smmdesk.storage.reader import Reader

FIELDS = ("name", "phone", "note")


class NobodyError(NothingRecognisedError):
    message = "Nobody is named in {name}."


# in the child


class PeopleChunk(Chunk):
    fields = ("row", "key", *FIELDS)

    def values(self) -> dict[str, list[Any]]:
        return {field: self.read(field, lambda cells: list(map(plain, cells))) for field in ("name", "phone")}

    def telling(self, values: dict[str, list[Any]]) -> Sequence[Sequence[object]]:
        return [values["name"]]

    def content_keys(self, values: dict[str, list[Any]]) -> list[str]:
        return list(map(content_key, values["name"]))


def stream(**arguments: Any) -> Iterator[Any]:
    asked = Asked(**arguments)
    return stream_table(asked, Words(asked.tables()), lambda table, _days: PeopleChunk(table))


# in the program


@dataclass(frozen=True)
class People:
    columns: Mapping[str, Sequence[Any]]

    def __len__(self) -> int:
        return len(self.columns["row"])

    def __iter__(self) -> Iterator[Any]:
        return zip(*(self.columns[name] for name in FIELDS), strict=True)


class FirstPerson(NamedTuple):
    row: int
    name: str


def first(columns: Columns) -> Sequence[FirstPerson]:
    return [FirstPerson(*person) for person in zip(columns["row"], columns["name"], strict=True)]


@dataclass
class KeptPeople:
    about: Taking
    named: Client | None = None
    problems: list[RowProblem] = field(default_factory=list)

    def sort(self, reader: Reader, rows: People) -> Sorted:
        known = {contact.name for contact in reader.all(Contact, client_id=self.about.client.id)}
        new = [person for person in rows if person[0] not in known]
        values = {name: [person[at] for person in new] for at, name in enumerate(FIELDS)}
        added = {**values, "id": list(new_ids(len(new))), "client_id": [self.about.client.id] * len(new)}
        blank = [""] * len(new)
        return Sorted({**added, "role": blank, "email": blank, "decides": [False] * len(new)}, [])


def people(words: Path) -> Kind[People]:
    """The kind, its words written into that file."""
    words.write_text('[headers]\nname = ["name", "who"]\nphone = ["phone"]\nnote = ["note"]\n', "utf-8")
    return Kind(
        name="people",
        file=FileKind(
            words=words,
            own=dict,
            heart=frozenset({"name"}),
            unrecognised=NobodyError,
            task="tests.services.reading.made_up_kind:stream",
            build=lambda _options: lambda columns: (People(columns), []),
            first=first,
            messages={},
        ),
        record=Contact,
        act=adding(Contact),
        keeping=KeptPeople,
        fields={"name": "Name", "phone": "Phone", "note": "Note"},
        preview=(Shown("Who", lambda row, _language: row.name),),
        says=SAYS,
    )


SAYS: Final = Says(
    title="Read people in",
    files="Lists of people",
    endings="*.csv",
    into="Whom they belong to",
    whose="Whose people are they?",
    unrecognised="Nobody was recognised here.",
    first_rows="First people",
    first_row="The first: {row}",
    no_row="No row is a person yet.",
    kept="Kept in the note of each person: {names}.",
    to_add=lambda _language, n: f"{n} people will be added.",
    done=lambda _language, n: f"{n} people are here now",
)
