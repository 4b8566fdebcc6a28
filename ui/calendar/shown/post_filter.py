"""Which posts are shown: by words, network, format, rubric, goal, status and person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from smmdesk.domain.clients import known_as
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, PostStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    from smmdesk.domain.posts import Post


class PostFilter(NamedTuple):
    """What a post must be, by any value of each kind; an empty kind lets everything pass."""

    words: str = ""
    network: frozenset[Network] = frozenset()
    format: frozenset[Format] = frozenset()
    rubric: frozenset[str] = frozenset()
    goal: frozenset[str] = frozenset()
    status: frozenset[PostStatus] = frozenset()
    person: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return self == PostFilter()

    def matches(self, post: Post) -> bool:
        """Whether a post passes: every word somewhere in it, and one of the values of each kind."""
        # kinds first: to look through the words of a post costs more
        if not all(not chosen or chosen.intersection(VALUES[kind](post)) for kind, chosen in self.chosen().items()):
            return False
        return not self.words or _contains(post, self.words.casefold().split())

    def chosen(self) -> Mapping[str, frozenset[Any]]:
        """The values chosen of each kind."""
        return {kind: getattr(self, kind) for kind in KINDS}

    def switched(self, kind: str, value: object) -> Self:
        """With this value of a kind as well, or without it."""
        changed: Any = getattr(self, kind) ^ {value}
        return self._replace(**{kind: changed})

    def searching(self, words: str) -> Self:
        """With other words to be looked for."""
        return self._replace(words=" ".join(words.split()))

    def told(self) -> dict[str, str | list[str]]:
        """In plain words, to be kept."""
        return {"words": self.words} | {kind: sorted(values) for kind, values in self.chosen().items() if values}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """What was told; values that are not known any more are passed over."""
        words = kept.get("words")
        chosen: dict[str, Any] = {kind: _values(kind, kept.get(kind)) for kind in KINDS}
        return cls(words=words if isinstance(words, str) else "", **chosen)

    def without(self, kind: str) -> Self:
        """With everything of that kind."""
        nothing: Any = frozenset()
        return self._replace(**{kind: nothing})


NO_GOAL: Final = ""
KINDS: Final = tuple(name for name in PostFilter._fields if name != "words")

VALUES: Final[Mapping[str, Callable[[Post], tuple[Any, ...]]]] = {
    "network": lambda post: post.networks,
    "format": lambda post: (post.format,) if post.format else (),
    "rubric": lambda post: (post.rubric,) if post.rubric else (),
    "goal": lambda post: (known_as(post.goal),),
    "status": lambda post: (post.status,),
    "person": lambda post: (post.person,) if post.person else (),
}
"""The values of each kind that a post has; of a goal what its name is compared by, `NO_GOAL` of a post without one."""


_ENUMS: Final[Mapping[str, type[StrEnum]]] = {"network": Network, "format": Format, "status": PostStatus}


def _values(kind: str, kept: object) -> frozenset[str]:
    found = {each for each in kept if isinstance(each, str)} if isinstance(kept, list) else set()
    members = _ENUMS.get(kind)
    return frozenset(found if members is None else (each for each in members if each in found))


def _contains(post: Post, words: list[str]) -> bool:
    hay = "\n".join((post.text, post.rubric, post.goal, post.person, post.note, *post.hashtags)).casefold()
    return all(word in hay for word in words)
