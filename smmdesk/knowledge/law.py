"""What the law of a client's country says of an act: in its words, with its source, and never advice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.budget import Category
from smmdesk.domain.networks import Network
from smmdesk.domain.reputation.named import SPOKEN_BY_OTHERS
from smmdesk.knowledge.checked import Reading, reading_of
from smmdesk.knowledge.clients import word_pattern
from smmdesk.knowledge.files import facts, words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable
    from datetime import date

    from smmdesk.domain.budget import BudgetLine
    from smmdesk.domain.posts import Post
    from smmdesk.domain.reputation.records import Activity


class Place(StrEnum):
    """Where an act is planned: on a card, in a post that advertises, a line of promotion, a contest, praise, a list."""

    CARD = "card"
    POST = "post"
    BUDGET_LINE = "budget_line"
    CONTEST = "contest"
    PRAISE = "praise"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One rule: the `act` it stands in, what it says, the day of its source; without `networks` it holds for any."""

    key: str
    countries: frozenset[str]
    where: frozenset[Place]
    act: str
    text: str
    published: date
    reading: Reading
    networks: frozenset[Network] = frozenset()

    def holds_on(self, networks: Iterable[Network]) -> bool:
        """Whether one of these networks is concerned."""
        return not self.networks or not self.networks.isdisjoint(networks)


def of_card(country: str, code: str) -> list[Law]:
    """What a client of that country has to know before anything is planned."""
    return _at(Place.CARD, country, code)


def of_post(post: Post, country: str, code: str) -> list[Law]:
    """What concerns a post of such a client: nothing, as long as it neither advertises nor holds a contest."""
    said = "\n".join((post.caption(), post.link, post.rubric, post.goal))
    advertises = bool(post.cost and post.cost.minor) or _has_sign("advert", said)
    found = _at(Place.POST, country, code) if advertises else []
    contest = _at(Place.CONTEST, country, code) if _has_sign("contest", said) else []
    return [law for law in (*found, *contest) if law.holds_on(post.networks)]


def of_line(line: BudgetLine, country: str, code: str) -> list[Law]:
    """What concerns an expense: a prize is none of advertising, and only promotion is."""
    if _has_sign("contest", line.purpose):
        return _at(Place.CONTEST, country, code)
    found = _at(Place.BUDGET_LINE, country, code) if line.category is Category.PROMOTION else []
    return [law for law in found if law.holds_on([line.network] if line.network else ())]


def of_activity(activity: Activity, country: str, code: str) -> list[Law]:
    """What concerns an activity in which others speak for the brand; nothing of one in which it speaks for itself."""
    speaks = activity.needs_disclosure or activity.kind in SPOKEN_BY_OTHERS
    return _at(Place.PRAISE, country, code) if speaks else []


def of_audience(country: str, code: str) -> list[Law]:
    """What concerns a list of an audience, wherever it is from."""
    return _at(Place.AUDIENCE, country, code)


def _at(place: Place, country: str, code: str) -> list[Law]:
    return [law for law in read_laws(code) if place in law.where and country in law.countries]


@cache
def read_laws(code: str) -> tuple[Law, ...]:
    """All rules, in the order of the file."""
    known, said = facts("law"), words(code, "law")["laws"]
    days = known["stale_after_days"]
    return tuple(
        Law(
            key=key,
            countries=frozenset(row["countries"]),
            where=frozenset(map(Place, row["where"])),
            networks=frozenset(map(Network, row.get("networks", ()))),
            published=row["published"],
            reading=reading_of(row, days),
            **said[key],
        )
        for key, row in known["laws"].items()
    )


def _has_sign(kind: str, said: str) -> bool:
    return any(pattern.search(said) for pattern in _signs(kind))


@cache
def _signs(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(word_pattern, facts("law")["signs"][kind]))
