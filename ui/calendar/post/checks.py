"""What may be better about a post: quiet hints, each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.repeats import folded
from smmdesk.knowledge.lengths import rooms
from smmdesk.speech.language import Language, _
from ui.calendar.post.counters import in_words, tone_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from smmdesk.domain.clients import Client
    from smmdesk.domain.repeats import Alike
    from smmdesk.knowledge import Knowledge

_UNFINISHED = frozenset({PostStatus.IDEA, PostStatus.REJECTED})


@dataclass(frozen=True, slots=True)
class Check:
    """A sentence, and how much it matters: `bad` where it will fail or has failed, `attention` or `info`.

    `about` is the id of another post that it speaks of.
    """

    tone: str
    sentence: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a post is held against."""

    language: Language
    knowledge: Knowledge
    now: datetime
    client: Client | None
    holidays: Mapping[date, str]


def checks(post: Post, desk: Desk) -> list[Check]:
    """All hints about a post that need no look at other posts; of ideas and rejected ones only those of its text."""
    found = [*_too_long(post, desk), *_phrases(post, desk)]
    if post.status not in _UNFINISHED:
        found += [*_missing(post, desk.language), *_time(post, desk)]
    return found


def repeat(post: Post, earlier: Post, alike: Alike, language: Language) -> Check:
    """That an earlier post says nearly the same, or that one of the two stands within the other."""
    if alike.is_near:
        sentence, share = _("{share} the same as the post of {moment}: “{words}”. People notice repeats."), alike[0]
    elif len(folded(post.text)) < len(folded(earlier.text)):
        sentence, share = _("{share} of it stands in the post of {moment}: “{words}”. People notice repeats."), alike[1]
    else:
        sentence, share = _("It holds {share} of the post of {moment}: “{words}”. People notice repeats."), alike[1]
    told = {"share": language.percent(share), "moment": language.moment(earlier.moment), "words": earlier.headline(50)}
    return Check("attention", language(sentence, **told), earlier.id)


def _too_long(post: Post, desk: Desk) -> Iterator[Check]:
    language = desk.language
    for room in rooms(post, language.code):
        if tone := tone_of(room):
            name, figures = language.word(room.network), in_words(room, language)
            hard = _("{network} will not take it: {figures}.")
            soft = _("Long for {network}: {figures}. It may be cut or refused.")
            yield Check(tone, language(hard if tone == "bad" else soft, network=name, figures=figures))


def _phrases(post: Post, desk: Desk) -> Iterator[Check]:
    text, language = post.text.casefold(), desk.language
    for phrase in desk.knowledge.worn_out_phrases():
        if phrase in text:
            yield Check(
                "info", language(_("“{phrase}” fits any company. Say what is true of this one."), phrase=phrase)
            )
    for word in avoided(desk.client):
        # the beginning is enough: words have endings, in Russian many
        if re.search(rf"\b{re.escape(word.casefold())}", text):
            yield Check("attention", language(_("The brief asks to avoid “{word}”."), word=word))


def avoided(client: Client | None) -> list[str]:
    """The words that a client's brief says to avoid, as they are written there: by commas, semicolons or lines."""
    parts = re.split(r"[,;\n]", client.words_to_avoid) if client else []
    return [bare for part in parts if (bare := part.strip(" .\"'«»“”"))]


def _missing(post: Post, language: Language) -> Iterator[Check]:
    if not post.networks:
        yield Check(_if_promised(post), language(_("No network yet. Each has its own limits and its own readers.")))
    if not post.text.strip():
        yield Check("info", language(_("No text yet.")))
    if not post.goal.strip():
        yield Check("info", language(_("Which goal does it serve? A post without one is hard to judge afterwards.")))


def _time(post: Post, desk: Desk) -> Iterator[Check]:
    if post.moment is None or post.status is PostStatus.PUBLISHED:
        return
    language = desk.language
    if post.is_late(desk.now):
        yield Check(_if_promised(post), language(_("Its time has passed. Publish it and mark it so, or move it.")))
    if holiday := desk.holidays.get(post.moment.day):
        yield Check("info", language(_("A public holiday: {name}. Is it the right day?"), name=holiday))


def _if_promised(post: Post) -> str:
    """What every draft may still lack is a failure once there is nothing left but to publish it."""
    return "bad" if post.is_promised else "attention"
