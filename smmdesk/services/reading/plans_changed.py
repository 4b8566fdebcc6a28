"""Rows of a plan that look like posts of a former one, changed since: which is which, how sure that is, and its words.

A row without an id of its own is known by what it says (`PlanChunk.content_keys`), so one whose text or date was
changed is known no more. It is laid beside the posts of former imports that the file does not hold any more: where one
thing alone is different (when, where, or the text), the two look like the same post. None has two. No post takes over
a text that is another one's: where that may be, nothing is offered, or it is left to the person.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.domain.posts import PostStatus
from smmdesk.domain.text import _
from smmdesk.services.reading.changed_rows import ChangedRow, Said, answer_to
from smmdesk.services.reading.changed_words import plain
from smmdesk.services.reading.kind import Changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import LocalMoment
    from smmdesk.domain.posts import Post
    from smmdesk.exchange.plans.planned import PlannedRow
    from smmdesk.speech.language import Language

_ALIKE = 0.6  # of two texts: less is another post
_LOOKED_AT = 400  # letters of a text
_BESIDE = 50  # posts that a row is laid beside at the most
_TEXTS = 3_000  # pairs that are compared for one file: a second or two
_NEAR = dt.timedelta(days=7)  # moved by less, a post may have left the days of the file
_SHIFTED = dt.timedelta(days=14)  # a whole plan may have been moved by less
_FILLED = 0.7  # as alike as an empty slot and its text are
_ELSEWHERE = 0.95
_IN_ITS_PLACE = 0.1  # where nothing but the place is the same


class Since(StrEnum):
    """What happened to the post in the program after it was read in."""

    NOTHING = ""
    EDITED = "edited"
    PUBLISHED = "published"


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
            return old == new or (self.same_name and abs(old - new) < _SHIFTED)
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


def changed_rows(owned: Sequence[Owned], former: Sequence[Former], same: Sameness, said: Said) -> dict[int, ChangedRow]:
    """By where a row stands the post that it looks like, and what becomes of it."""
    found = {}
    for pair in pairs(owned, [each.post for each in former], same):
        (post, as_imported), (_owner, row) = former[pair.post], owned[pair.row]
        since = happened(post, as_imported=as_imported)
        answer = answer_to(row.key, since, said, is_sure=pair.is_sure)
        found[pair.row] = ChangedRow(row=row, record=post, what=pair.what, since=since, answer=answer)
    return found


def happened(post: Post, *, as_imported: bool) -> Since:
    """What the person should know before the post is changed."""
    if post.status is PostStatus.PUBLISHED:
        return Since.PUBLISHED
    return Since.NOTHING if as_imported else Since.EDITED


def _possible(owned: Sequence[Owned], posts: Sequence[Post], same: Sameness) -> Iterator[Pair]:
    all_there = _There.of(owned, posts)
    left = _TEXTS
    for number, (owner, row) in enumerate(owned):
        beside = all_there.beside(owner, row)
        left -= len(beside)
        for at in beside if left >= 0 else ():
            found = _compared(row, posts[at], same)
            if found and found[0] == "text":
                found = all_there.reworded(owner, row, posts[at], same)
            if found:
                yield Pair(found[1], number, at, found[0], _is_sure(found, row, posts[at], same))


def _is_sure(found: Found, row: PlannedRow, post: Post, same: Sameness) -> bool:
    """A day moved in a plan that repeats nothing may be the plan of another week; two texts that have nothing in common
    may be two posts."""
    what, alike = found
    if what == "moment" and not same.repeats and _day(row) != _day(post):
        return False
    return same.is_sure and (what != "text" or alike >= _ALIKE)


@dataclass(slots=True)
class _There:
    """The rows and posts that are left over, by what they have in common."""

    posts: Sequence[Post]
    by_moment: Mapping[object, Sequence[int]]
    by_text: Mapping[object, Sequence[int]]
    texts: Counter[object]  # of the rows
    slots: Counter[object]  # of the rows
    posts_in: Counter[object]  # by slot
    left: int = _TEXTS

    @classmethod
    def of(cls, owned: Sequence[Owned], posts: Sequence[Post]) -> _There:
        by_moment: dict[object, list[int]] = defaultdict(list)
        by_text: dict[object, list[int]] = defaultdict(list)
        for at, post in enumerate(posts):
            by_moment[post.client_id, _wall(post)].append(at)
            by_text[post.client_id, plain(post.text)].append(at)
        texts = Counter[object]((owner, plain(row.text)) for owner, row in owned)
        slots = Counter[object](_slot(owner, row) for owner, row in owned)
        return cls(posts, by_moment, by_text, texts, slots, Counter(_slot(post.client_id, post) for post in posts))

    def beside(self, owner: ClientId, row: PlannedRow) -> Sequence[int]:
        """The posts with the text of a row, and those at its time."""
        text = plain(row.text)
        alike = self.by_text.get((owner, text), ())[:_BESIDE] if text else ()
        return [*dict.fromkeys([*alike, *self.by_moment.get((owner, _wall(row)), ())[:_BESIDE]])]

    def reworded(self, owner: ClientId, row: PlannedRow, post: Post, same: Sameness) -> Found | None:
        """Whether a post at the time and in the networks of a row is the one whose text was changed, or written."""
        old, new = plain(post.text), plain(row.text)
        # the text of another post, or this one's text stands in another row: that one was moved, not reworded
        if (new and self.by_text.get((owner, new))) or (old and self.texts[owner, old]):
            return None
        if not old and post.moment:
            return "text", _FILLED
        alike = _reworded(new, old, 0)
        slot = _slot(owner, row)
        is_alone = same.repeats and post.moment and self.slots[slot] == self.posts_in[slot] == 1
        if not (alike >= _ALIKE or is_alone) or self._is_better_elsewhere(post, new, alike):
            return None
        return "text", max(alike, _IN_ITS_PLACE)

    def _is_better_elsewhere(self, post: Post, text: str, alike: float) -> bool:
        """Whether a post at another time has a text that is more like it; or it would take too long to tell."""
        others = [each for each in self.posts if each.client_id == post.client_id and _wall(each) != _wall(post)]
        self.left -= len(others)
        return self.left < 0 or any(_reworded(text, plain(each.text), alike) > alike for each in others)


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
    alike = {"moment": _moved(row, post, same), "networks": _ELSEWHERE if plain(row.text) else 0, "text": 1.0}[what]
    return (what, alike) if alike else None


def _moved(row: PlannedRow, post: Post, same: Sameness) -> float:
    if row.moment is None or post.moment is None:
        return 0.8 if same.repeats else 0
    days = abs((row.moment.day - post.moment.day).days)
    # never 0, which would mean two different posts
    return 1 - min(days, 99) / 100 if same.may_move(post.moment.day, row.moment.day) else 0


def _reworded(new: str, old: str, least: float) -> float:
    """0 where the texts are less alike than that; the quick looks spare most of the thorough ones."""
    # autojunk would leave letters out that come often, which in a text of over 200 are nearly all
    matcher = SequenceMatcher(None, new[:_LOOKED_AT], old[:_LOOKED_AT], autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0
    return alike if (alike := matcher.ratio()) >= least else 0


def _wall(planned: PlannedRow | Post) -> dt.datetime | None:
    return planned.moment.wall if planned.moment else None


def _day(planned: PlannedRow | Post) -> dt.date | None:
    return planned.moment.day if planned.moment else None


def _slot(owner: ClientId, planned: PlannedRow | Post) -> object:
    """A time in some networks."""
    return owner, _wall(planned), frozenset(planned.networks)


def _like(post: Post, before: str, after: str, language: Language) -> str:
    if post.day is None:
        said = _("Looks like a post without a date, changed: “{before}” became “{after}”.")
        return language(said, before=before, after=after)
    said = _("Looks like the post of {date}, changed: “{before}” became “{after}”.")
    return language(said, date=language.date(post.day), before=before, after=after)


def _when(moment: LocalMoment | None, language: Language) -> str:
    if moment is None:
        return language(_("no date"))
    return f"{language.short_date(moment.wall.date())}, {language.time(moment.wall.time())}"


def _where(networks: tuple[Network, ...], language: Language) -> str:
    return ", ".join(language.word(network) for network in networks)


CHANGES: Final = Changes(
    like=_like,
    values={"moment": _when, "networks": _where},
    since={
        Since.EDITED: _("It was edited here since."),
        Since.PUBLISHED: _("It is published."),
    },
    uses={"moment": "date"},
    update=_("Update the post"),
    add=_("Add as a new post"),
    asked=lambda language, n: language.count(
        "{n} row looks like a post that is here, changed. What becomes of it?",
        "{n} rows look like posts that are here, changed. What becomes of them?",
        n,
    ),
    told=lambda language, n: language.count(
        "{n} row looks like a post that is here, changed.", "{n} rows look like posts that are here, changed.", n
    ),
    left=lambda language, n: language.count(
        "{n} row looks like a post that is here, changed, and was left out: say --changed update or add.",
        "{n} rows look like posts that are here, changed, and were left out: say --changed update or add.",
        n,
    ),
)
