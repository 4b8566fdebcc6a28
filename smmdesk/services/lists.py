"""Lists of an audience: communities on them, and when what was collected elsewhere was deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.changes import NOTE_DELETED
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import AudienceListId, CommunityId, new_id
from smmdesk.domain.reputation.lists import AudienceList, Community, communities_in, due_first, network_at
from smmdesk.domain.reputation.named import LegalGround
from smmdesk.services.records import ruled
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.ids import ClientId
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


class ListSheet(NamedTuple):
    """A client's lists, what is to be deleted first of all, and by the id of each its communities by name."""

    lists: Sequence[AudienceList]
    communities: Mapping[AudienceListId, Sequence[Community]]


class ListService(Service):
    """What a person does with lists beyond changing and removing single ones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sheet(self, client_id: ClientId, today: date) -> ListSheet:
        """All of a client's, read at one moment."""
        with self._database.read() as reader:
            return sheet_of(reader, client_id, today)

    def add(self, client_id: ClientId, name: str, today: date) -> AudienceList:
        """One more of that name, for communities, which are no data of persons."""
        with self._database.write(adding(AudienceList)) as work:
            work.get(Client, client_id)
            made = AudienceList(
                id=AudienceListId(new_id()),
                client_id=client_id,
                name=name,
                collected_on=today,
                ground=LegalGround.NOT_PERSONAL,
            )
            work.add_all([made := ruled(work, made)])
        return made

    def add_communities(self, list_id: AudienceListId, text: str) -> list[Community]:
        """What was typed or copied line by line (`communities_in`), each once; what is on the list stays as it is.

        E-mail addresses and phone numbers that came along are left out.
        """
        with self._database.write(adding(Community)) as work:
            work.get(AudienceList, list_id)
            known = {each.known_by for each in communities_of(work, list_id)}
            made = []
            for name, link in _without_persons(communities_in(text)):
                blank = Community(id=CommunityId(new_id()), list_id=list_id, name=name, link=link)
                one = ruled(work, replace(blank, network=network_at(link)))
                if one.known_by not in known:
                    known.add(one.known_by)
                    made.append(one)
            work.add_all(made)
        return made

    def note_deleted(self, ids: Collection[AudienceListId], today: date) -> int:
        """Note that lists were deleted where they are kept; what is on them here goes, too. How many there were."""
        with self._database.write(NOTE_DELETED) as work:
            found = work.some(AudienceList, list(ids))
            work.remove(Community, [each.id for each in work.all(Community, list_id=[each.id for each in found])])
            work.save_all([ruled(work, each.deleted(today), each) for each in found])
        return len(found)


def _without_persons(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Names and links; what is an address or a phone number alone is no community."""
    from smmdesk.exchange.values.persons import GONE, without_persons

    for name, link in lines:
        told = without_persons(name)
        left = name if told == name else " ".join(told.replace(GONE, " ").split()).strip(" -–—:|,;")
        if left or link:
            yield left, link


def sheet_of(reader: Reader, client_id: ClientId, today: date) -> ListSheet:
    """All of a client's lists with what is on them."""
    lists = due_first(reader.all(AudienceList, client_id=client_id), today)
    found: dict[AudienceListId, list[Community]] = {each.id: [] for each in lists}
    for each in reader.all(Community, list_id=[*found]) if found else ():
        found[each.list_id].append(each)
    return ListSheet(lists, {id: _by_name(each) for id, each in found.items()})


def communities_of(reader: Reader, list_id: AudienceListId) -> list[Community]:
    """Those on a list, by name; those with nothing but an address last."""
    return _by_name(reader.all(Community, list_id=list_id))


def _by_name(communities: Iterable[Community]) -> list[Community]:
    return sorted(communities, key=lambda each: (not each.name.strip(), each.name.casefold(), each.link, each.id))
