"""What people say on paper: crisis sign, share of voice and net tones, what was done, every mention of the days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.documents import activities
from smmdesk.documents.limits import check_length
from smmdesk.domain.reputation.activities import ahead, on_days
from smmdesk.domain.reputation.tone import NO_ENGAGEMENT
from smmdesk.speech.answers import answer_words, tile_words
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import (
    engagement_told,
    mentions_told,
    net_words,
    stars_words,
    unjudged_words,
    when_words,
    without_words,
)
from smmdesk.speech.reputation_sign import SIGN, sign_told
from smmdesk.speech.voices import VOICE, parts_of, tenths_words, voice_details, voice_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document
    from smmdesk.domain.ids import BrandId, MentionId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.answering import Answers, AnswerTime
    from smmdesk.domain.reputation.figures import KindFigures
    from smmdesk.domain.reputation.named import MentionKind
    from smmdesk.domain.reputation.records import Activity, Mention
    from smmdesk.domain.reputation.tone import Engagement
    from smmdesk.domain.reputation.voice import VoiceTold
    from smmdesk.domain.reputation.weeks import DaySign

MOST_MENTIONS = 2_000
_APART = _("What it brought is counted until today, and in no share of voice, tone or sign: we brought it about.")
MOST_NEXT = 8  # steps: a plan of a year belongs on a paper of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of a client on the days of the period, the newest first, and what is made of it.

    `brands` are the names of those that are watched; it waits as at the instant `now`, in working time by `waits`.
    `recent` are the mentions of the weeks that the `sign` rests on. `activities` are all of the client's own, and
    `linked` the mentions of all times that they brought about.
    """

    client: str
    period: Period
    mentions: Sequence[Mention]
    figures: Mapping[MentionKind, KindFigures]
    brands: Mapping[BrandId, str]
    now: datetime
    waits: Mapping[MentionId, AnswerTime]
    answers: Answers
    sign: DaySign | None = None
    recent: Sequence[Mention] = ()
    voice: VoiceTold | None = None
    own_pages: Engagement = NO_ENGAGEMENT
    activities: Sequence[Activity] = ()
    linked: Sequence[Mention] = ()


def paper(said: Said, edition: Edition) -> Document:
    """The figures above the mentions."""
    check_length(len(said.mentions), MOST_MENTIONS)
    language, period = edition.language, edition.language.period(said.period)
    lines = (period, mentions_told(said.mentions, language))
    head = edition.head(language(_("Reputation")), said.client, lines=lines, client=said.client, period=period)
    body = {
        "figures": [*_first(said, language), *_nets(said, language)],
        "remarks": [*_remarks(said, language)],
        "parts": [part for part in (_sign(said, language), _voice(said, language)) if part],
        "done": activities.rows(on_days(said.activities, said.period), said.linked, language),
        "next": _next(said, language),
        "mentions": [_mention(each, said, language) for each in said.mentions],
        "words": {
            **activities.words(language),
            "done": language(_("What we did")),
            "apart": language(_APART),
            "next": language(_("What comes next")),
            "when": language(_("When")),
            "where": language(_("Where")),
            "text": language(_("Text")),
            "tone": language(_("Tone")),
            "answer": language(_("Answer")),
            "mentions": language(_("Mentions")),
        },
    }
    return edition.document("reputation", head, body, landscape=True)


def _first(said: Said, language: Language) -> Iterator[tuple[str, str, bool]]:
    """Name, figure, and whether it is pale: of sign and share of voice."""
    if said.sign is not None:
        yield language(SIGN), language.word(said.sign.sign.level), False
    if said.voice is not None:
        share = said.voice.share
        yield language(VOICE), tenths_words(share.value, language) if share else language(_("no data")), share is None


def _nets(said: Said, language: Language) -> Iterator[tuple[str, str, bool]]:
    """The same of the net tones: pale is one that may change much yet."""
    for kind, each in said.figures.items():
        is_pale = each.tones.net is None or each.tones.is_preliminary
        yield language.word(kind), net_words(each.tones.net, language), is_pale


def _sign(said: Said, language: Language) -> dict[str, object] | None:
    """The sign with its honest sentences; complaints by week, the earliest first."""
    if said.sign is None:
        return None
    told = sign_told(said.sign, said.recent, language)
    weeks = [(window, week.negative) for window, week in reversed(said.sign.weeks)]
    highest = max((negative for _window, negative in weeks), default=0) or 1
    bars = [(language.day_and_month(window.last), language.number(n), n / highest) for window, n in weeks]
    return {
        "title": told.name,
        "facts": told.parts,
        "bars": bars,
        "over": language(_("Complaints in seven days")),
        "shares": [],
    }


def _voice(said: Said, language: Language) -> dict[str, object] | None:
    """The share of voice, and the brands side by side."""
    if said.voice is None:
        return None
    told = voice_details(said.voice, said.brands, language)
    parts = parts_of(said.voice.now, said.brands, language)
    whole = sum(each.count for each in parts)
    return {
        "title": f"{told.name}: {told.figure}",
        "facts": told.parts,
        "bars": [],
        "over": voice_finding(said.voice, said.brands, language),
        "shares": [(each.name, each.share, each.count / whole) for each in parts] if said.voice.share else [],
    }


def _remarks(said: Said, language: Language) -> list[str]:
    """What the figures are, and what each of them rests on."""
    formula = language(_("(positive − negative) ÷ all with a tone"))
    told = [f"{language(_('Net tone'))}: {formula}."]
    for kind, each in said.figures.items():
        found = [*filter(None, (stars_words(each, language), without_words(each, language)))]
        if each.tones.judged and each.tones.is_preliminary:
            found.append(language(_("preliminary")))
        if found:
            told.append(f"{language.word(kind)}: {', '.join(found)}.")
    told += engagement_told(
        [each for found in said.figures.values() for each in found.mentions], said.own_pages, language
    )
    if said.answers.answered or said.answers.waiting:
        found = [*filter(None, tile_words(said.answers, language))]
        told.append(language(_("First answer, median, in working time: {figures}."), figures=", ".join(found)))
    return told


def _next(said: Said, language: Language) -> dict[str, object]:
    """The first steps that come after the period, and how many more there are."""
    steps = ahead(said.activities, said.period)
    more = len(steps) - MOST_NEXT
    told = language.count("and {n} more, in the work plan", "and {n} more, in the work plan", more) if more > 0 else ""
    return {"rows": activities.rows(steps[:MOST_NEXT], said.linked, language), "more": told}


def _mention(each: Mention, said: Said, language: Language) -> dict[str, object]:
    about = said.brands[each.brand_id] if each.brand_id else ""
    stars = language(_("{n} of 5"), n=each.stars) if each.stars else ""
    where = [each.place.strip(), language.word(each.source), each.author.strip(), about]
    return {
        "when": when_words(each, language),
        "where": " · ".join(filter(None, where)),
        "text": "\n".join(filter(None, (each.title.strip(), each.text.strip()))),
        "tone": language.word(each.tone) if each.tone else unjudged_words(language),
        "stars": stars,
        "answer": answer_words(each, said.waits, said.now, language),
        "answered": each.let_be.strip() or each.answer.strip(),
    }
