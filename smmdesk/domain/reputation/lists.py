"""Lists of an audience that were collected elsewhere, and the communities on them: where it meets, and no persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from smmdesk.domain.ids import AudienceListId, ClientId, CommunityId
from smmdesk.domain.networks import Network
from smmdesk.domain.record import Record
from smmdesk.domain.reputation.errors import GroundlessListError, NamelessCommunityError
from smmdesk.domain.reputation.named import MOST, Holds, LegalGround, Origin
from smmdesk.domain.reputation.records import check_name
from smmdesk.domain.strategy.records import within

BEST_FIT: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceList(Record):
    """A list of an audience that was collected elsewhere: where it is from, and on which ground it may be used."""

    id: AudienceListId
    client_id: ClientId
    name: str
    portrait: str = ""
    origin: Origin = Origin.OTHER
    source: str = ""
    """the tool, site or event"""
    collected_on: date | None = None
    holds: Holds = Holds.COMMUNITIES
    ground: LegalGround = LegalGround.NONE
    ground_note: str = ""
    informed_on: date | None = None
    delete_by: date | None = None
    people: int | None = None
    file_name: str = ""
    file_sha256: str = ""
    note: str = ""

    def checked(self) -> Self:
        """Itself, when it has a name, and data of persons a ground and a day on which they go."""
        check_name(self.name)
        within(self.people, 0, MOST)
        is_grounded = self.ground is not LegalGround.NONE and self.delete_by is not None
        if self.holds is Holds.PERSONAL_ELSEWHERE and not is_grounded:
            raise GroundlessListError
        return self

    def is_overdue(self, today: date) -> bool:
        """Whether the day by which it was to be deleted is over."""
        return self.delete_by is not None and self.delete_by < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Community(Record):
    """A place where such an audience meets; `fit` says from 0 to 3 how well it suits."""

    id: CommunityId
    list_id: AudienceListId
    network: Network | None = None
    name: str = ""
    link: str = ""
    members: int | None = None
    topic: str = ""
    fit: int | None = None
    rules_read: bool = False
    note: str = ""

    def checked(self) -> Self:
        """Itself, when it can be found again."""
        if not (self.name.strip() or self.link.strip()):
            raise NamelessCommunityError
        within(self.members, 0, MOST)
        within(self.fit, 0, BEST_FIT)
        return self
