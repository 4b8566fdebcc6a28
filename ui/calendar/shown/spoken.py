"""What screen readers hear of a painted calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.text import raised
from smmdesk.speech.formats import FORMATS
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from smmdesk.domain.day_marks import DayMark, MarkedDays
    from smmdesk.domain.posts import Post
    from smmdesk.domain.slots import Place
    from ui.calendar.shown.looks import ClientMark


def day_in_words(language: Language, day: date, posts: int, marks: MarkedDays) -> str:
    """Tuesday 3 November, 2 posts; and what is told of the day."""
    return f"{day_named(language, day)}, {posts_in_words(language, day, posts, marks)}"


def day_named(language: Language, day: date) -> str:
    """Tuesday 3 November."""
    return f"{raised(language.weekday(day))} {language.day_and_month(day)}"


def posts_in_words(language: Language, day: date, posts: int, marks: MarkedDays) -> str:
    """2 posts; and what is told of the day."""
    count = language.count("{n} post", "{n} posts", posts) if posts else language(_("no posts"))
    return ", ".join(part for part in (count, marks_in_words(marks.get(day, ()))) if part)


def marks_in_words(marks: Iterable[DayMark]) -> str:
    """What is told of a day, each name once."""
    return "; ".join(dict.fromkeys(mark.name for mark in marks))


def post_in_words(language: Language, post: Post, mark: ClientMark | None, wrong: Sequence[str] = ()) -> str:
    """10:00, the town by whose clock where not all have the same, the client where several are shown, Instagram,
    Scheduled; below, the first words of the text, and what it is about; and what is `wrong` with it."""
    time = language.time(post.moment.wall.time()) if post.moment else ""
    if time and mark is not None and mark.zone:
        time = f"{time} ({town(mark.zone, language)})"
    networks = ", ".join(language.word(network) for network in post.networks)
    told = (time, mark.name if mark else "", networks, language.word(post.status))
    lines = [", ".join(filter(None, told)), headline(language, post, 200), about(language, post)]
    if wrong:
        lines.append(language(_("Needs attention: {sentences}"), sentences=" ".join(wrong)))
    return "\n".join(filter(None, lines))


def gap_in_words(language: Language, gap: Place, mark: ClientMark | None) -> str:
    """Empty slot at 18:30, the client where several are shown; below, what it is meant for."""
    at = language(_("Empty slot at {time}"), time=language.time(gap.slot.at))
    return "\n".join((", ".join(filter(None, (at, mark.name if mark else ""))), gap_meant_for(language, gap)))


def gap_meant_for(language: Language, gap: Place) -> str:
    """Instagram · News · Photo: its network, rubric and format."""
    slot = gap.slot
    network = language.word(slot.network) if slot.network else language(_("Any network"))
    return " · ".join(filter(None, (network, slot.rubric, language(FORMATS[slot.format]) if slot.format else "")))


def gaps_in_words(language: Language, gaps: Sequence[Place]) -> str:
    """One empty slot at 18:30; two and more by their times."""
    times = ", ".join(language.time(each.slot.at) for each in gaps)
    return language.count("{n} empty slot: {times}", "{n} empty slots: {times}", len(gaps), times=times)


def town(zone: str, language: Language) -> str:
    """Moscow, Russia for Europe/Moscow."""
    from smmdesk.speech.zones import zone_name  # where not all clients have the same

    return zone_name(zone, language)


def headline(language: Language, post: Post, length: int) -> str:
    """The first words of the text, or what stands for them."""
    return post.headline(length) or post.rubric or language(_("No text yet"))


def about(language: Language, post: Post) -> str:
    """News · Photo: rubric and format, as far as they are set and not said by `headline`."""
    rubric = post.rubric if post.text.strip() else ""
    made = language(FORMATS[post.format]) if post.format else ""
    return " · ".join(filter(None, (rubric, made)))
