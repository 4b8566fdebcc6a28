"""Rows that look like posts of a former import, changed since in the spreadsheet: which is which, and how sure it is.

A row without an id of its own is known by what it says (`PlanChunk.content_keys`), so one whose text or date was
changed is known no more. It is laid beside the posts of former imports that the file does not hold any more: where one
thing alone is different (when, where, or some words of the text), the two look like the same post. None has two.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.domain.posts import PostStatus
from smmdesk.services.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.posts import Post
    from smmdesk.exchange.plans.planned import PlannedRow

_ALIKE = 0.6  # of two texts: less is another post
_LOOKED_AT = 400  # letters of a text
_BESIDE = 50  # posts that a row is laid beside at the most
_TEXTS = 3_000  # pairs that are compared for one file: a second or two
_NEAR = dt.timedelta(days=7)  # moved by less, a post may have left the days of the file


class Since(StrEnum):
    """What happened to the post in the program after it was read in."""

    NOTHING = ""
    EDITED = "edited"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """A row and the post that it looks like. `what` is the field in which they differ, `answer` what is done."""

    row: PlannedRow
    post: Post
    what: str
    since: Since
    answer: Answer


class Former(NamedTuple):
    """A post of a former file, and whether it is still as that file had it."""

    post: Post
    as_imported: bool


class Pair(NamedTuple):
    """Where a row and a post stand in their lists, in what they differ, and how alike the two are."""

    alike: float
    row: int
    post: int
    what: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Sameness:
    """How much of a former file this one is: whether it `repeats` rows, its name, and its first and last day.

    Of one that was `read_before` to the letter nothing is done again without a word.
    """

    repeats: bool
    same_name: bool
    days: tuple[dt.date, dt.date] | None
    read_before: bool

    @property
    def is_sure(self) -> bool:
        """Whether it is the same plan, not just one like it."""
        return not self.read_before and (self.repeats or self.same_name)

    def may_move(self, old: dt.date, new: dt.date) -> bool:
        """Whether a post may have been moved; else the plan of another month has the same words again."""
        if not self.repeats:
            return old == new
        first, last = self.days or (new, new)
        return first <= old <= last or abs(old - new) < _NEAR


Owned = tuple["ClientId", "PlannedRow"]
Found = tuple[str, float]  # the field that differs, and how alike they are


def pairs(owned: Sequence[Owned], posts: Sequence[Post], same: Sameness) -> Iterator[Pair]:
    """Each row and each post once at the most; a pair is sure where neither of them could be in another one."""
    found = sorted(_possible(owned, posts, same), key=lambda pair: (-pair.alike, pair.row, pair.post))
    rows, others = Counter(pair.row for pair in found), Counter(pair.post for pair in found)
    taken_rows: set[int] = set()
    taken_posts: set[int] = set()
    for pair in found:
        if pair.row not in taken_rows and pair.post not in taken_posts:
            taken_rows.add(pair.row)
            taken_posts.add(pair.post)
            yield pair._replace(is_sure=pair.is_sure and rows[pair.row] == others[pair.post] == 1)


def changed_rows(
    owned: Sequence[Owned], former: Sequence[Former], same: Sameness, said: Answer | Mapping[str, Answer]
) -> dict[int, ChangedRow]:
    """By where a row stands the post that it looks like, and what becomes of it."""
    found = {}
    for pair in pairs(owned, [each.post for each in former], same):
        (post, as_imported), (_owner, row) = former[pair.post], owned[pair.row]
        since = happened(post, as_imported=as_imported)
        answer = said if isinstance(said, Answer) else said.get(row.key) or suggested(since, is_sure=pair.is_sure)
        found[pair.row] = ChangedRow(row=row, post=post, what=pair.what, since=since, answer=answer)
    return found


def happened(post: Post, *, as_imported: bool) -> Since:
    """What the person should know before the post is changed."""
    if post.status is PostStatus.PUBLISHED:
        return Since.PUBLISHED
    return Since.NOTHING if as_imported else Since.EDITED


def suggested(since: Since, *, is_sure: bool) -> Answer:
    """What is not sure, and what was worked on here since, is left as it is until somebody says otherwise."""
    return Answer.UPDATE if is_sure and since is Since.NOTHING else Answer.SKIP


def _possible(owned: Sequence[Owned], posts: Sequence[Post], same: Sameness) -> Iterator[Pair]:
    by_moment, by_text = defaultdict(list), defaultdict(list)
    for at, post in enumerate(posts):
        by_moment[post.client_id, _wall(post)].append(at)
        by_text[post.client_id, plain(post.text)].append(at)
    left = _TEXTS
    for number, (owner, row) in enumerate(owned):
        text = plain(row.text)
        alike = by_text.get((owner, text), ())[:_BESIDE] if text else ()
        beside = dict.fromkeys([*alike, *by_moment.get((owner, _wall(row)), ())[:_BESIDE]])
        left -= len(beside)
        for at in beside if left >= 0 else ():
            if found := _compared(row, posts[at], same):
                yield Pair(found[1], number, at, found[0], same.is_sure)


def _compared(row: PlannedRow, post: Post, same: Sameness) -> Found | None:
    """None for two different posts."""
    if row.published_link and post.published_link and row.published_link != post.published_link:
        return None
    values: dict[str, tuple[Any, Any]] = {
        "moment": (_wall(row), _wall(post)),
        "networks": ({*row.networks}, {*post.networks}),
        "text": (plain(row.text), plain(post.text)),
    }
    different = [name for name, (new, old) in values.items() if new != old]
    if not different:
        return ("published_link", 1.0) if row.published_link and not post.published_link else None
    if len(different) > 1:
        return None
    (what,) = different
    alike = {"moment": _moved, "networks": _elsewhere, "text": _reworded}[what](row, post, same)
    return (what, alike) if alike else None


def _moved(row: PlannedRow, post: Post, same: Sameness) -> float:
    if row.moment is None or post.moment is None:
        return 0.8 if same.repeats else 0
    days = abs((row.moment.day - post.moment.day).days)
    # never 0, which would mean two different posts
    return 1 - min(days, 99) / 100 if same.may_move(post.moment.day, row.moment.day) else 0


def _elsewhere(row: PlannedRow, _post: Post, _same: Sameness) -> float:
    return 0.95 if plain(row.text) else 0


def _reworded(row: PlannedRow, post: Post, _same: Sameness) -> float:
    """0 where the texts are not alike; the quick looks spare most of the thorough ones."""
    # autojunk would leave letters out that come often, which in a text of over 200 are nearly all
    matcher = SequenceMatcher(None, plain(row.text)[:_LOOKED_AT], plain(post.text)[:_LOOKED_AT], autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    return alike if (alike := matcher.ratio()) >= _ALIKE else 0


def plain(text: str) -> str:
    """The text without what a spreadsheet may have done to its spaces."""
    return " ".join(text.split())


def _wall(planned: PlannedRow | Post) -> dt.datetime | None:
    return planned.moment.wall if planned.moment else None
