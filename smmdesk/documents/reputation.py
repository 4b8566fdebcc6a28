"""What people say on paper: net tone of reviews, media and talk, what it rests on, and every mention of the days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.documents.limits import check_length
from smmdesk.speech.answers import answer_words, tile_words
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import net_words, stars_words, unjudged_words, when_words, without_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document
    from smmdesk.domain.ids import BrandId, MentionId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.answering import Answers, AnswerTime
    from smmdesk.domain.reputation.figures import KindFigures
    from smmdesk.domain.reputation.named import MentionKind
    from smmdesk.domain.reputation.records import Mention

MOST_MENTIONS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of a client on the days of the period, the newest first, and what is made of it.

    `brands` are the names of those that are watched; it waits as at the instant `now`, in working time by `waits`.
    """

    client: str
    period: Period
    mentions: Sequence[Mention]
    figures: Mapping[MentionKind, KindFigures]
    brands: Mapping[BrandId, str]
    now: datetime
    waits: Mapping[MentionId, AnswerTime]
    answers: Answers


def paper(said: Said, edition: Edition) -> Document:
    """The figures above the mentions."""
    check_length(len(said.mentions), MOST_MENTIONS)
    language, period = edition.language, edition.language.period(said.period)
    lines = (period, language.count("{n} mention", "{n} mentions", len(said.mentions)))
    head = edition.head(language(_("Reputation")), said.client, lines=lines, client=said.client, period=period)
    body = {
        "figures": [(language.word(kind), net_words(each.tones.net, language)) for kind, each in said.figures.items()],
        "remarks": [*_remarks(said, language)],
        "mentions": [_mention(each, said, language) for each in said.mentions],
        "words": {
            "when": language(_("When")),
            "where": language(_("Where")),
            "text": language(_("Text")),
            "tone": language(_("Tone")),
            "answer": language(_("Answer")),
            "mentions": language(_("Mentions")),
        },
    }
    return edition.document("reputation", head, body, landscape=True)


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
    if said.answers.answered or said.answers.waiting:
        found = [*filter(None, tile_words(said.answers, language))]
        told.append(language(_("First answer, median, in working time: {figures}."), figures=", ".join(found)))
    return told


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
