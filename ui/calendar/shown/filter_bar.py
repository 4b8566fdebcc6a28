"""The filter of posts: a chip for each kind of value, the same for month, list and ideas."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.clients import known_as
from smmdesk.speech.language import Language, _
from ui.calendar.shown.post_filter import NO_GOAL, VALUES, PostFilter
from ui.overriding import override
from ui.widgets.filter_chips import KindBar, Option

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smmdesk.domain.posts import Post

TITLES: Final = {
    "status": _("Status"),
    "network": _("Network"),
    "rubric": _("Rubric"),
    "goal": _("Goal"),
    "person": _("Person"),
    "format": _("Format"),
}


def in_order(values: Iterable[Any]) -> list[Any]:
    """Members of an enum as they are declared, words by the alphabet."""
    found = list(values)
    kinds: set[type[Enum]] = {type(value) for value in found if isinstance(value, Enum)}
    if kinds:
        return [member for kind in kinds for member in kind if member in found]
    return sorted(found, key=str.casefold)


def named(value: object, language: Language) -> str:
    """A value in words."""
    return language.word(value) if isinstance(value, Enum) else str(value)


class FilterBar(KindBar):
    """Tells of one filter."""

    def __init__(self, language: Language) -> None:
        self._posts: Collection[Post] = ()
        super().__init__(language, TITLES, PostFilter())

    def show_filter(self, chosen: PostFilter, posts: Collection[Post], *, passing: int) -> None:
        """What is chosen, all posts it is applied to, and how many of them pass."""
        self.filter, self._posts = chosen, posts
        for kind, values in chosen.chosen().items():
            self.chips[kind].show_chosen([self._named(kind, value) for value in in_order(values)], values)
        hidden = self.language.count("{n} post hidden", "{n} posts hidden", len(posts) - passing)
        self.show_hidden("" if chosen.is_empty else hidden, is_filtered=not chosen.is_empty)

    @override
    def options(self, kind: str) -> list[Option]:
        # also what no post in sight has: it could not be taken off otherwise
        values = {value for post in self._posts for value in VALUES[kind](post)} | self.filter.chosen()[kind]
        return [Option(value, self._named(kind, value), self._counted(kind, value)) for value in in_order(values)]

    def _named(self, kind: str, value: object) -> str:
        """In words; a goal as the first post in sight writes it."""
        if kind != "goal":
            return named(value, self.language)
        if value == NO_GOAL:
            return self.language(_("No goal"))
        return next((post.goal.strip() for post in self._posts if known_as(post.goal) == value), str(value))

    def _counted(self, kind: str, value: object) -> str:
        """How many posts serve no goal: that is worth knowing before anybody looks at them."""
        if (kind, value) != ("goal", NO_GOAL):
            return ""
        return self.language.number(sum(known_as(post.goal) == NO_GOAL for post in self._posts))
