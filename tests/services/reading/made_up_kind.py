"""A kind of file that nobody registered: the people of a client, as `Contact`s. All that a new kind has to say."""

from __future__ import annotations

import re
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
from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.changed_rows import ChangedRow, answer_to
from smmdesk.services.reading.kind import Changes, Kind, Says, Shown, Sorted, Taking
from smmdesk.storage.kinds import adding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from smmdesk.storage.reader import Reader

FIELDS = ("name", "phone", "note")
OF_OTHERS: Final = re.compile(
    r"\b(posts?|plans?|calendars?|networks?|tones?|rubrics?)\b"
    r"|\b(пост|план|календар|рубрик|соцсет)(а|е|и|у|ы|ь|ю|я|ь|ом|ов|ам|ем|ей|ям|ями|ами|ях|ах)?\b"
    r"|პოსტ|გეგმ|კალენდ|რუბრიკ|სოცქსელ",
    re.IGNORECASE,
)
"""Words of other kinds, in every language."""


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


class Person(NamedTuple):
    row: int
    key: str
    name: str
    phone: str
    note: str


@dataclass(frozen=True)
class People:
    columns: Mapping[str, Sequence[Any]]

    def __len__(self) -> int:
        return len(self.columns["row"])

    def __iter__(self) -> Iterator[Person]:
        return map(Person._make, zip(*(self.columns[name] for name in Person._fields), strict=True))


class FirstPerson(NamedTuple):
    row: int
    name: str


def first(columns: Columns) -> Sequence[FirstPerson]:
    return [FirstPerson(*person) for person in zip(columns["row"], columns["name"], strict=True)]


@dataclass
class KeptPeople:
    """Who is here already and has another phone now is a changed row; who decides stays as they are unless asked."""

    about: Taking
    named: Client | None = None
    problems: list[RowProblem] = field(default_factory=list)
    changed: list[ChangedRow] = field(default_factory=list)

    def sort(self, reader: Reader, rows: People) -> Sorted:
        known = {contact.name: contact for contact in reader.all(Contact, client_id=self.about.client.id)}
        self.changed += [self._changed(each, known[each.name]) for each in rows if each.name in known]
        return self._made([each for each in rows if each.name not in known])

    def rest(self, _reader: Reader) -> Sequence[Sorted]:
        self.changed = [each for each in self.changed if each.row.phone != each.record.phone]
        to_add = self._made([each.row for each in self.changed if each.answer is Answer.ADD])
        updated = [each for each in self.changed if each.answer is Answer.UPDATE]
        changed = [each.record.changed_to(phone=each.row.phone) for each in updated]
        return [to_add._replace(changed=changed, updated=len(changed))]

    def _changed(self, row: Person, contact: Contact) -> ChangedRow:
        since = "deciding" if contact.decides else ""
        answer = answer_to(row.key, since, self.about.changed, is_sure=True)
        return ChangedRow(row=row, record=contact, what="phone", since=since, answer=answer)

    def _made(self, new: Sequence[Person]) -> Sorted:
        values = {name: [getattr(person, name) for person in new] for name in FIELDS}
        added = {**values, "id": list(new_ids(len(new))), "client_id": [self.about.client.id] * len(new)}
        blank = [""] * len(new)
        values = {**added, "role": blank, "email": blank, "decides": [False] * len(new)}
        return Sorted.of(Contact, values, [])


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
        changes=CHANGES,
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
    to_add=lambda _language, n, _told: f"{n} people will be added.",
    done=lambda _language, n, _told: f"{n} people are here now",
)
CHANGES: Final = Changes(
    like=lambda person, before, after, _language: f"Looks like {person.name}: {before} became {after}.",
    values={"phone": lambda phone, _language: f"phone {phone}"},
    since={"deciding": "They decide by now."},
    uses={"phone": "number"},
    update="Update the person",
    add="Add as another person",
    asked=lambda _language, n: f"{n} have changed. What becomes of them?",
    told=lambda _language, n: f"{n} have changed.",
    left=lambda _language, n: f"{n} have changed, and were left out.",
)
