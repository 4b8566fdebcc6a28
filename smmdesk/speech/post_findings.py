"""What the posts of a period say: titles of their charts, why one may be the best, and how fresh the figures are.

A title tells a finding only where a rule allows it, and names what the chart shows otherwise.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from enum import Enum
from statistics import median
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.named import Facet, Shown
from smmdesk.domain.results.ranking import FEWEST_ALIKE, FEWEST_TRIES, RIPE_AFTER, best_hour
from smmdesk.domain.text import _, raised
from smmdesk.speech.measured import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from smmdesk.domain.results.posts import Best, Reason
    from smmdesk.domain.results.ranking import Hours
    from smmdesk.domain.results.values import PostResult
    from smmdesk.speech.language import Language

_A_MONDAY: Final = date(2024, 1, 1)


def times(value: Fraction, language: Language, decimals: int = 1) -> str:
    """How many times the usual."""
    return figure(value, Shown.TIMES, decimals, "", language)


def weekday(number: int, language: Language, width: str = "full") -> str:
    """Its name; 0 is Monday."""
    return language.weekday(_A_MONDAY + timedelta(days=number), width)


def hour(number: int, language: Language) -> str:
    """18:00, for all of that hour."""
    return language.time(time(number))


def when(number: int, of_day: int, language: Language) -> str:
    """An hour of a weekday, as a sentence begins."""
    return f"{raised(weekday(number, language))}, {hour(of_day, language)}"


# how fresh


def as_of(posts: Iterable[PostResult], language: Language) -> str:
    """The days on which the figures of posts were taken; empty where none were."""
    days = [post.snapshot.taken_on for post in posts if post.snapshot is not None]
    if not days:
        return ""
    first, last = (language.short_date(day) for day in (min(days), max(days)))
    if first == last:
        return language(_("So far, as of {day}"), day=last)
    return language(_("So far, as of {first} to {last}"), first=first, last=last)


# what they are seen by, and what comes of it


def above_both(points: Sequence[tuple[Fraction, Fraction]]) -> int:
    """How many lie above the medians both ways."""
    across, up = (median(values) for values in zip(*points, strict=True))
    return sum(x > across and y > up for x, y in points)


def scatter_title(points: Sequence[tuple[Fraction, Fraction]], seen_by: str, language: Language) -> str:
    """How many posts are above the usual both ways, where there are enough to speak of a usual."""
    by_reach = seen_by == "reach"
    if len(points) < FEWEST_ALIKE:
        return (
            language(_("Reach and engagement of posts")) if by_reach else language(_("Views and engagement of posts"))
        )
    found, of = above_both(points), language.number(len(points))
    if by_reach:
        return language.count(
            "{n} post of {of} is above the usual in reach and in engagement",
            "{n} posts of {of} are above the usual in reach and in engagement",
            found,
            of=of,
        )
    return language.count(
        "{n} post of {of} is above the usual in views and in engagement",
        "{n} posts of {of} are above the usual in views and in engagement",
        found,
        of=of,
    )


def hours_title(cells: Hours, language: Language) -> str:
    """The best hour, where one may be called so."""
    best = best_hour(cells)
    if best is None:
        return language(_("How posts do by weekday and hour"))
    found = cells[best]
    return language.count(
        "Best hour: {weekday}, {hour} ({times} the usual, {n} post)",
        "Best hour: {weekday}, {hour} ({times} the usual, {n} posts)",
        found.posts,
        weekday=weekday(best[0], language),
        hour=hour(best[1], language),
        times="" if found.mean is None else times(found.mean, language, 2),
    )


# the best and the worst


def ranked_words(best: Best, language: Language) -> str:
    """By what posts are ranked, and how many are not and why."""
    left_out = [
        language.count(
            "{n} is younger than {days} days or without figures",
            "{n} are younger than {days} days or without figures",
            best.young,
            days=RIPE_AFTER,
        ),
        language.count(
            "{n} is of a network with fewer than {least} such posts",
            "{n} are of networks with fewer than {least} such posts",
            best.few_alike,
            least=FEWEST_ALIKE,
        ),
        language.count(
            "{n} was seen less than {least} times, or nobody knows how often",
            "{n} were seen less than {least} times, or nobody knows how often",
            best.hardly_seen,
            least=FEWEST_TRIES,
        ),
    ]
    counts = (best.young, best.few_alike, best.hardly_seen)
    rest = "; ".join(words for words, count in zip(left_out, counts, strict=True) if count)
    by = (
        _("Ranked by engagements for each person reached; what may be luck does not count.")
        if best.seen_by == "reach"
        else _("Ranked by engagements for each view; what may be luck does not count.")
    )
    said = [language(by)] if best.best else [language(_("Too few posts to rank."))]
    if rest:
        said.append(language(_("Not ranked: {why}."), why=rest))
    return " ".join(said)


def index_words(rate: str, language: Language) -> str:
    """What stands beside the rate that posts are ranked by: how it is to that of like posts."""
    return language(
        _(
            "“Engagement” is {rate}. “Engagement ÷ usual” is that of the post ÷ the median of like posts: those of the "
            "same network, and of the same format where there are {least} or more."
        ),
        least=FEWEST_ALIKE,
        rate=rate,
    )


def why(reasons: Sequence[Reason], language: Language, *, for_it: bool) -> str:
    """What may have made a post one of the best, or of the worst; what was paid for goes first."""
    paid = [each for each in reasons if each.facet is Facet.BOOSTED]
    speaking = [each for each in reasons if each.speaks(for_it=for_it) and each not in paid]
    speaking.sort(key=lambda each: each.times or 0, reverse=for_it)
    told = [_reason(each, language) for each in (*paid, *speaking)]
    if told:
        return raised(", ".join(told))
    plain = ", ".join(value_words(each.facet, each.value, language) for each in reasons)
    return language(_("Nothing stands out: {facts}"), facts=plain)


def _reason(reason: Reason, language: Language) -> str:
    words = value_words(reason.facet, reason.value, language)
    if reason.times is None:
        return words
    more = language.count(
        "{times} the usual, {n} post", "{times} the usual, {n} posts", reason.posts, times=times(reason.times, language)
    )
    return f"{words} ({more})"


def value_words(facet: Facet, value: object, language: Language) -> str:
    """What is so of a post."""
    if facet is Facet.WEEKDAY and isinstance(value, int):
        return weekday(value, language)
    if facet is Facet.HOUR and isinstance(value, int):
        return hour(value, language)
    if facet is Facet.BOOSTED:
        return language.word(facet)
    # a rubric is a text, and so are members of enums: these have names
    return language.word(value) if isinstance(value, Enum) else str(value)
