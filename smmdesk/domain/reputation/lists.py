"""Lists of an audience that were collected elsewhere, and the communities on them: where it meets, and no persons."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.ids import AudienceListId, ClientId, CommunityId
from smmdesk.domain.networks import Network
from smmdesk.domain.record import Record
from smmdesk.domain.reputation.errors import GroundlessListError, NamelessCommunityError
from smmdesk.domain.reputation.mentions import same_link
from smmdesk.domain.reputation.named import MOST, Due, Holds, LegalGround, Origin
from smmdesk.domain.reputation.records import check_name
from smmdesk.domain.strategy.records import within

if TYPE_CHECKING:
    from collections.abc import Iterable

BEST_FIT: Final = 3
SOON: Final = 14
"""Days before the one by which it is to be deleted."""
_HAS_LINK: Final = re.compile(r"https?://|www\.|[\w-]+(\.[\w-]+)+/", re.IGNORECASE)


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
    deleted_on: date | None = None
    """since when nothing of it is kept any more; the record stays to tell that"""
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

    def due(self, today: date) -> Due:
        """What is to be done about it on that day."""
        if self.deleted_on is not None:
            return Due.DELETED
        if self.delete_by is None:
            return Due.NOT_SET
        if self.delete_by < today:
            return Due.OVERDUE
        return Due.SOON if (self.delete_by - today).days <= SOON else Due.LATER

    def deleted(self, today: date) -> Self:
        """Noted as deleted on that day, if nobody has noted it before."""
        return self if self.deleted_on is not None else replace(self, deleted_on=today)


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

    @property
    def known_by(self) -> str:
        """By what it is known: its address as it is compared (`same_link`), else its name within its network."""
        return same_link(self.link) or f"{self.network or ''}:{' '.join(self.name.split()).casefold()}"


_HOSTS: Final = {
    **dict.fromkeys(("vk.com", "vk.ru"), Network.VK),
    **dict.fromkeys(("t.me", "telegram.me"), Network.TELEGRAM),
    **dict.fromkeys(("facebook.com", "fb.com"), Network.FACEBOOK),
    **dict.fromkeys(("youtube.com", "youtu.be"), Network.YOUTUBE),
    **dict.fromkeys(("x.com", "twitter.com"), Network.X),
    **dict.fromkeys(("threads.net", "threads.com"), Network.THREADS),
    **dict.fromkeys(("dzen.ru", "zen.yandex.ru"), Network.DZEN),
    "instagram.com": Network.INSTAGRAM,
    "tiktok.com": Network.TIKTOK,
    "linkedin.com": Network.LINKEDIN,
    "pinterest.com": Network.PINTEREST,
    "ok.ru": Network.OK,
}


def network_at(link: str) -> Network | None:
    """The network that an address is of; None of any other page."""
    host = same_link(link).partition("/")[0].partition("?")[0]
    return next((network for known, network in _HOSTS.items() if host == known or host.endswith(f".{known}")), None)


def communities_in(text: str) -> list[tuple[str, str]]:
    """Names and links of what was copied line by line: "Home bakers https://…", a link alone, or a name alone."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        words = line.replace("\t", " ").split()
        link = next((word for word in words if _HAS_LINK.match(word) and same_link(word)), "")
        name = " ".join(word for word in words if word != link).strip(" -–—:|,;")
        found.append((name, link))
    return [pair for pair in found if any(pair)]


def overdue(lists: Iterable[AudienceList], today: date) -> list[AudienceList]:
    """Those that are still kept though their day is over, the longest first."""
    return [each for each in due_first(lists, today) if each.due(today) is Due.OVERDUE]


def due_first(lists: Iterable[AudienceList], today: date) -> list[AudienceList]:
    """What is to be deleted first comes first, and what is deleted last."""

    def order(each: AudienceList) -> tuple[bool, date, str, str]:
        return each.due(today) is Due.DELETED, each.delete_by or date.max, each.name.casefold(), each.id

    return sorted(lists, key=order)
