"""Of what a client's posts are to consist, by rubric, format, tone or network, and what they do consist of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from smmdesk.domain.errors import OutOfRangeError, SmmdeskError
from smmdesk.domain.ids import ClientId, MixId
from smmdesk.domain.money import largest_remainder
from smmdesk.domain.posts import NOT_PLANNED, Format, Post, PostStatus
from smmdesk.domain.record import Record
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WHOLE: Final = 10_000
"""Basis points of all posts."""
_TOLERATED: Final = Fraction(1, 10)
LIVE: Final = frozenset({Format.STORY, Format.LIVE})
"""Formats that show what goes on now."""


class MixBy(StrEnum):
    """What posts are told apart by."""

    RUBRIC = "rubric"
    FORMAT = "format"
    TONE = "tone"
    NETWORK = "network"


class SharesError(SmmdeskError):
    """Shares that leave something over, or promise more than there is."""

    message = _("The shares add up to {percent} %, not to 100 %.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix(Record):
    """The shares that a client's posts are to have, in basis points by value; rubrics are known by their words."""

    id: MixId
    client_id: ClientId
    by: MixBy
    shares: Mapping[str, int]

    def checked(self) -> Self:
        """With bare names; `SharesError` where the shares are not 100 %, refused where one is none."""
        for share in self.shares.values():
            if not 0 < share <= WHOLE:
                raise OutOfRangeError(low=0, high=100)
        if (whole := sum(self.shares.values())) != WHOLE:
            raise SharesError(percent=f"{Fraction(whole, 100).limit_denominator(100).__float__():g}")
        bare = {name.strip(): share for name, share in self.shares.items()}
        return self if bare == self.shares and [*bare] == [*self.shares] else replace(self, shares=bare)


class MixPart(NamedTuple):
    """One value: how many posts have it, and how many would by its share; `share` is None of what has none."""

    value: str
    have: int
    wanted: int
    share: int | None

    @property
    def difference(self) -> int:
        """How many more are wanted; below zero so many too many."""
        return self.wanted - self.have


class MixSheet(NamedTuple):
    """What posts consist of: `n` name a value, `unnamed` do not; the parts in the order of the shares, others after."""

    by: MixBy
    n: int
    unnamed: int
    parts: Sequence[MixPart]

    @property
    def has_target(self) -> bool:
        """Whether any share was said."""
        return any(each.share is not None for each in self.parts)

    @property
    def is_as_planned(self) -> bool:
        """Whether no value is farther from its share than one post, or than a tenth of all."""
        return all(abs(each.difference) <= 1 or abs(each.difference) <= self.n * _TOLERATED for each in self.parts)


def counted(posts: Iterable[Post], by: MixBy) -> tuple[Counter[str], int]:
    """How many posts have each value (by network one for each network of a post), and how many name none.

    A rubric is counted under the words in which it came first.
    """
    have, unnamed, words = Counter[str](), 0, dict[str, str]()
    for post in posts:
        values = [words.setdefault(each.casefold(), each) for each in _VALUES[by](post)]
        have.update(values)
        unnamed += not values
    return have, unnamed


_VALUES: Final[Mapping[MixBy, Callable[[Post], tuple[str, ...]]]] = {
    MixBy.RUBRIC: lambda post: (post.rubric.strip(),) if post.rubric.strip() else (),
    MixBy.FORMAT: lambda post: (post.format.value,) if post.format else (),
    MixBy.TONE: lambda post: (post.tone.value,) if post.tone else (),
    MixBy.NETWORK: lambda post: tuple(network.value for network in post.networks),
}


def against(by: MixBy, shares: Mapping[str, int], have: Mapping[str, int], unnamed: int = 0) -> MixSheet:
    """What there is beside what the shares would have of as many posts: by largest remainder, in whole posts."""
    n = sum(have.values())
    told = {value.casefold(): count for value, count in have.items()}
    wanted = largest_remainder(n, [*shares.values()]) if shares else ()
    parts = [
        MixPart(value, told.get(value.casefold(), 0), want, share)
        for (value, share), want in zip(shares.items(), wanted, strict=True)
    ]
    known = {value.casefold() for value in shares}
    others = sorted((value for value in have if value.casefold() not in known), key=lambda value: (-have[value], value))
    return MixSheet(by, n, unnamed, [*parts, *(MixPart(value, have[value], 0, None) for value in others)])


def planned(posts: Iterable[Post]) -> list[Post]:
    """All but ideas and what was rejected: the plan."""
    return [post for post in posts if post.status not in NOT_PLANNED]


def published(posts: Iterable[Post]) -> list[Post]:
    """The fact."""
    return [post for post in posts if post.status is PostStatus.PUBLISHED]


def live_pieces(posts: Iterable[Post]) -> int:
    """Stories and broadcasts among these posts."""
    return sum(post.format in LIVE for post in posts)
