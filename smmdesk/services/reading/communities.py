"""Communities read in: each row is new on a list of the file's own name, or on one of the client's lists already."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.changes import IMPORT_COMMUNITIES
from smmdesk.domain.ids import AudienceListId, CommunityId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.named import LegalGround
from smmdesk.domain.text import _
from smmdesk.exchange.communities.kind import COMMUNITIES, HEADERS
from smmdesk.services.reading.kind import Kind, Says, Shown, Sorted, Taking, columns_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.exchange.communities.kind import CommunityRow
    from smmdesk.exchange.incoming import NamedRows, RowProblem
    from smmdesk.speech.language import Language
    from smmdesk.storage.reader import Reader


@dataclass(slots=True)
class KeptCommunities:
    """What is on a list of the client already stays as it is, so that no file takes back what a person said of it."""

    about: Taking
    named: Client | None = None
    problems: list[RowProblem] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    into: AudienceList | None = None
    made_list: AudienceList | None = None  # kept with the first community

    def sort(self, reader: Reader, rows: NamedRows[CommunityRow]) -> Sorted:
        """The communities to add."""
        into = self.into or self._meet(reader)
        made: list[Community] = []
        for row in rows:
            one = _community(row, into.id)
            if one.known_by not in self.known:
                self.known.add(one.known_by)
                made.append(one)
        return Sorted(self._added(made), [], len(made), 0)

    def tell(self) -> Mapping[str, Any]:
        """In plain values."""
        return {"list": self.into.name if self.into else None}

    def _meet(self, reader: Reader) -> AudienceList:
        """Take note of what is here, and of the list that the file's communities come onto."""
        client = self.about.client.id
        lists = reader.all(AudienceList, client_id=client)
        if lists:
            ids = [each.id for each in lists]
            self.known = {each.known_by for each in reader.all(Community, list_id=ids)}
        name = PurePath(self.about.name).stem.strip() or self.about.client.name
        there = (each for each in lists if each.deleted_on is None and each.name.casefold() == name.casefold())
        self.into = next(there, None)
        if self.into is None:
            self.into = self.made_list = AudienceList(
                id=AudienceListId(new_id()),
                client_id=client,
                name=name,
                collected_on=self.about.up_to,
                ground=LegalGround.NOT_PERSONAL,
                file_name=self.about.name,
            ).checked()
        return self.into

    def _added(self, made: Sequence[Community]) -> dict[type, Mapping[str, Sequence[Any]]]:
        if not made:
            return {}
        new, self.made_list = self.made_list, None
        # the list first: communities point at it
        return {
            **({AudienceList: columns_of(AudienceList, [new])} if new else {}),
            Community: columns_of(Community, made),
        }


def _community(row: CommunityRow, list_id: AudienceListId) -> Community:
    return Community(
        id=CommunityId(new_id()),
        list_id=list_id,
        network=Network(row.network) if row.network else None,
        **{name: getattr(row, name) for name in ("name", "link", "members", "topic", "fit", "rules_read", "note")},
    ).checked()


def _to_add(language: Language, n: int, told: Mapping[str, Any]) -> str:
    return language.count(
        "{n} community will be added to the list “{list}”.",
        "{n} communities will be added to the list “{list}”.",
        n,
        list=told["list"] or "",
    )


def _done(language: Language, n: int, _told: Mapping[str, Any]) -> str:
    return language.count("Brought in {n} community", "Brought in {n} communities", n)


def _network(row: CommunityRow, language: Language) -> str:
    return language.word(Network(row.network)) if row.network else ""


COMMUNITY_FILES: Final = Kind(
    name="communities",
    file=COMMUNITIES,
    record=Community,
    act=IMPORT_COMMUNITIES,
    keeping=KeptCommunities,
    fields=HEADERS,
    preview=(
        Shown(_("Community"), lambda row, _language: row.name or row.link, sort=lambda row: row.name),
        Shown(_("Network"), _network, sort=lambda row: row.network, width=130),
        Shown(
            _("Members"),
            lambda row, language: "" if row.members is None else language.number(row.members),
            sort=lambda row: row.members or 0,
            width=110,
        ),
    ),
    says=Says(
        title=_("Bring in communities"),
        files=_("Communities"),
        endings="*.csv *.xlsx *.xls *.ods *.tsv *.txt",
        into=_("For"),
        whose=_("Whose audience meets there? Choose the client, or type a new name."),
        unrecognised=_("Which columns are communities is not known. Say it below: a name or a link."),
        first_rows=_("The first communities"),
        first_row=_("The community in row {row}"),
        no_row=_("No row of this file becomes a community: say which column is the name or the link."),
        kept=_("Kept in the note of each community: {names}."),
        to_add=_to_add,
        done=_done,
    ),
)
