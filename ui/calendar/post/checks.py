"""What may be better about a post: quiet hints, each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.day_marks import KnownKind
from smmdesk.domain.media import plain_name
from smmdesk.domain.own_dates import OwnDateKind
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.repeats import folded
from smmdesk.domain.text import first_words, pattern_of
from smmdesk.domain.variants import Texts
from smmdesk.knowledge.lengths import rooms
from smmdesk.knowledge.worn_out import worn_out_in
from smmdesk.speech.language import Language, _
from ui.calendar.post.counters import in_words, tone_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from smmdesk.domain.clients import Client
    from smmdesk.domain.close_by import CloseBy
    from smmdesk.domain.day_marks import MarkedDays, MarkKind
    from smmdesk.domain.habits import Habit
    from smmdesk.domain.limits import LimitEdit
    from smmdesk.domain.repeats import Alike
    from smmdesk.domain.reuse import Reuse
    from smmdesk.services.repeats import SaidBefore

_HABITS = 2
"""So many are told at once: nobody rewrites a text for the third."""
_UNFINISHED = frozenset({PostStatus.IDEA, PostStatus.REJECTED})
_OF_DAYS: Final[Mapping[MarkKind, tuple[str, str]]] = {
    OwnDateKind.NO_POSTS: ("", _("No posts on this day: {name}. Move it, or take the day out of the own dates.")),
    OwnDateKind.MOURNING: ("attention", _("A day of mourning: {name}. Does this post fit it?")),
    KnownKind.HOLIDAY: ("info", _("A public holiday: {name}. Is it the right day?")),
}
"""A tone, or nothing where it is as bad as whatever a promised post must not be, and what is asked."""


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
    now: datetime
    client: Client | None
    marks: MarkedDays
    texts: Texts | None = None
    """the post with what is of its networks alone"""
    limits: Sequence[LimitEdit] = ()
    worn: Sequence[str] = ()
    """phrases that somebody here had enough of"""


def checks(post: Post, desk: Desk) -> list[Check]:
    """All hints about a post that need no look at other posts; of ideas and rejected ones only those of its text."""
    texts = desk.texts or Texts(post)
    found = [*_too_long(texts, desk), *_phrases(texts, desk), *_everywhere(texts, desk.language)]
    if post.status not in _UNFINISHED:
        found += [*_missing(post, desk.language), *_approved(texts, desk.language), *_time(post, desk)]
    return found


def _approved(texts: Texts, language: Language) -> Iterator[Check]:
    """That it is not any more what the client said yes to."""
    # by a hash, which nothing before the first frame needs
    from smmdesk.domain.approval.sheets import mark

    approved = texts.post.approved_mark
    if approved and texts.post.status is not PostStatus.PUBLISHED and mark(*texts) != approved:
        sentence = _("It was changed since the client said yes to it. Send it for approval again.")
        yield Check("attention", language(sentence))


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


def before(post: Post, found: SaidBefore, language: Language) -> list[Check]:
    """What stood in earlier posts: the text, the link, files, words that many have."""
    told = [repeat(post, *found.repeat, language)] if found.repeat else []
    told += [_reuse(each, language) for each in found.reused]
    return [*told, *(_habit(each, language) for each in found.habits[:_HABITS])]


def near(found: Sequence[CloseBy], language: Language) -> list[Check]:
    """That another post is out on the same network within an hour; the nearest alone, with the way to it."""
    if not found:
        return []
    networks = ", ".join(language.word(network) for network in found[0].networks)
    words = language(_("Two posts within an hour on {network}: they take readers from each other."), network=networks)
    return [Check("attention", words, found[0].post.id)]


def _reuse(found: Reuse, language: Language) -> Check:
    moment, words = language.moment(found.post.moment), found.post.headline(50)
    if not found.files:
        sentence = language(_("The post of {moment} has the same link: “{words}”."), moment=moment, words=words)
    elif len(found.files) == 1:
        marked = _("“{name}” stands in the post of {moment}, too: “{words}”.")
        name = plain_name(found.files[0])
        sentence = language(marked, name=name, moment=moment, words=words)
    else:
        sentence = language.count(
            "{n} file of it stands in the post of {moment}, too: “{words}”.",
            "{n} files of it stand in the post of {moment}, too: “{words}”.",
            len(found.files),
            moment=moment,
            words=words,
        )
    return Check("info", sentence, found.post.id)


def _habit(found: Habit, language: Language) -> Check:
    said = {"words": first_words(found.words, 60), "texts": language.number(found.texts)}
    if found.begins:
        sentence = language.count(
            "It begins like {texts} of the last {n} text: “{words}”.",
            "It begins like {texts} of the last {n} texts: “{words}”.",
            found.of,
            **said,
        )
    else:
        sentence = language.count(
            "“{words}” stands in {texts} of the last {n} text.",
            "“{words}” stands in {texts} of the last {n} texts.",
            found.of,
            **said,
        )
    return Check("info", sentence)


def _too_long(texts: Texts, desk: Desk) -> Iterator[Check]:
    language = desk.language
    for room in rooms(texts.post, language.code, texts.variants, desk.limits):
        if tone := tone_of(room):
            name, figures = language.word(room.network), in_words(room, language)
            hard = _("{network} will not take it: {figures}.")
            soft = _("Long for {network}: {figures}. It may be cut or refused.")
            yield Check(tone, language(hard if tone == "bad" else soft, network=name, figures=figures))


def _phrases(texts: Texts, desk: Desk) -> Iterator[Check]:
    text, language = "\n".join(texts.every), desk.language
    own = [phrase for phrase in desk.worn if pattern_of(phrase, whole=True).search(text)]
    for phrase in dict.fromkeys([*worn_out_in(text), *own]):
        yield Check("info", language(_("“{phrase}” fits any company. Say what is true of this one."), phrase=phrase))
    for word in avoided(desk.client):
        # the beginning is enough: words have endings, in Russian many
        if re.search(rf"\b{re.escape(word.casefold())}", text.casefold()):
            yield Check("attention", language(_("The brief asks to avoid “{word}”."), word=word))


def _everywhere(texts: Texts, language: Language) -> Iterator[Check]:
    if texts.is_same_everywhere and texts.post.text.strip():
        yield Check(
            "info", language(_("The same text everywhere. Each network has its own readers and its own length."))
        )


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
    for mark in desk.marks.get(post.moment.day, ()):
        if mark.kind in _OF_DAYS and mark.whose in {None, post.client_id}:
            tone, words = _OF_DAYS[mark.kind]
            yield Check(tone or _if_promised(post), language(words, name=mark.name))


def _if_promised(post: Post) -> str:
    """What every draft may still lack is a failure once there is nothing left but to publish it."""
    return "bad" if post.is_promised else "attention"
