"""The results checklist on paper, filled in: scores, advice, every answer. For the pen: `checklist_blank`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

from smmdesk.documents.tidy import shortened
from smmdesk.domain.checklist import (
    FAIR,
    GOOD,
    Answer,
    EvaluationSheet,
    Group,
    Item,
    Score,
    ScoreBand,
    Verdict,
    weightiest,
)
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import answered, follows, in_percent, meant, rests_on, thresholds, unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document, Head
    from smmdesk.domain.periods import Period
    from smmdesk.domain.providers import ProviderKind

WEAKEST = 6
"""How many of the weakest items get their advice on the first page: as much as one can work on in a month."""


LINE = 220
"""How many letters of a text the short form has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWords:
    """What an item says, in the document's language; knowledge, not domain. Where nothing else is wrong than the
    statement says, as with a red flag, `fault` is empty."""

    statement: str
    fault: str = ""
    how_to_check: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose work is judged, and for which days; all of it may be left for the pen on a blank one."""

    client: str = ""
    provider: str = ""
    kind: ProviderKind | None = None
    period: Period | None = None


NOBODY = Subject()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastScore:
    """The total of an earlier evaluation of the same client."""

    period: Period
    share: Fraction


def filled(
    sheet: EvaluationSheet,
    words: Mapping[str, ItemWords],
    edition: Edition,
    *,
    subject: Subject,
    past: Sequence[PastScore] = (),
    repeat_on: date | None = None,
    honest: str = "",
) -> Document:
    """The evaluation with its scores, the weakest items first with what to do, and every answer. `honest` says what the
    networks cannot do, whatever the result."""
    language = edition.language
    total = _score(sheet.score.shown, language)
    body = {
        **_result(sheet, language),
        "honest": honest,
        "nothing": not sheet.score.answered,
        "repeat": language(_("Due again on {day}"), day=language.date(repeat_on)) if repeat_on else "",
        # with the one of now twelve: a year, as work is judged every month
        "history": [{"period": language.period(each.period), **_score(each.share, language)} for each in past[-11:]]
        if sheet.score.is_firm
        else [],
        "now": {"period": days_of(subject, language), **total},
        "by_group": [
            {"name": language.word(group), **_score(each.shown, language), **_known(each, language)}
            for group, each in sheet.groups.items()
        ],
        "groups": _groups(sheet.items, words, language, sheet.answers),
        "weakest": [_weak(words[item.key], sheet.answers[item.key]) for item in sheet.weakest[:WEAKEST]],
        "raised": _raised(sheet, words),
        "none_raised": unchecked(sheet, language) or language(_("No red flag is up.")),
        "note": sheet.evaluation.note,
        "letters": letters(language),
        "words": _words(language),
    }
    return edition.document("checklist", head_of(subject, edition), body)


def short(
    sheet: EvaluationSheet, words: Mapping[str, ItemWords], edition: Edition, *, subject: Subject, honest: str = ""
) -> Document:
    """One page: the score of all, and the answers to the weightiest items, those first that cost most points."""
    language = edition.language
    chosen = weightiest(sheet.items)
    ranks = {item.key: rank for rank, item in enumerate(sheet.weakest)}
    group = _items(sorted(chosen, key=lambda item: ranks.get(item.key, len(ranks))), words, count(1), sheet.answers)
    body = {
        **_result(sheet, language),
        "honest": honest,
        "items": [
            {
                **item,
                "statement": shortened(str(item["statement"]), LINE),
                "evidence": shortened(str(item["evidence"] or item["comment"]), LINE // 2),
            }
            for item in group
        ],
        "raised": [{"statement": shortened(each["statement"], LINE)} for each in _raised(sheet, words)],
        "none_raised": unchecked(sheet, language) or language(_("No red flag is up.")),
        "letters": letters(language),
        "words": {**_words(language), "what": _left_out(chosen, sheet, language)},
    }
    return edition.document("checklist_short", head_of(subject, edition), body)


def _left_out(chosen: Sequence[Item], sheet: EvaluationSheet, language: Language) -> str:
    """What stands on a short form, and that the score is of more."""
    return language(
        _("Short form: the score is of {all} statements; {n} stand here, in about the same shares as in the whole."),
        n=len(chosen),
        all=sheet.score.items,
    )


def scale(language: Language) -> dict[str, object]:
    """The bands of the score, side by side from nothing to all."""
    bounds = ((ScoreBand.POOR, Fraction(0), FAIR), (ScoreBand.FAIR, FAIR, GOOD), (ScoreBand.GOOD, GOOD, Fraction(1)))
    return {
        "scale": [
            {"name": language.word(band), "from": float(low), "to": float(high), "label": language.percent(low)}
            for band, low, high in bounds
        ],
        "top": language.percent(1),
    }


def letters(language: Language) -> list[tuple[Verdict, str, str]]:
    """Each answer with the letter in its box and its word."""
    signs = {
        Verdict.YES: language.sense("letter of an answer", "Y"),
        Verdict.PARTLY: language.sense("letter of an answer", "P"),
        Verdict.NO: language.sense("letter of an answer", "N"),
        Verdict.NOT_APPLICABLE: "–",
    }
    return [(verdict, sign, language.word(verdict)) for verdict, sign in signs.items()]


def _result(sheet: EvaluationSheet, language: Language) -> dict[str, object]:
    """The score, what it comes from, what it means and what follows."""
    return {
        "score": {**_score(sheet.score.shown, language), **_known(sheet.score, language)},
        "answered": answered(sheet, language),
        "done": language(_("{done} of {all} answered"), done=sheet.score.answered, all=sheet.score.items),
        "meant": meant(sheet, language),
        "follows": follows(sheet, language),
        "thresholds": thresholds(language),
        **scale(language),
    }


def _raised(sheet: EvaluationSheet, words: Mapping[str, ItemWords]) -> list[dict[str, str]]:
    return [{"statement": words[item.key].statement, "advice": words[item.key].advice} for item in sheet.red_flags]


def head_of(subject: Subject, edition: Edition) -> Head:
    """Whose work is judged, and for which days, at the top of the paper."""
    language = edition.language
    period = days_of(subject, language)
    who = " · ".join(part for part in (subject.provider, subject.kind and language.word(subject.kind)) if part)
    return edition.head(
        language(_("Results checklist")),
        subject.client or language(_("How good is the work on our networks?")),
        lines=(period, language(_("Work of: {who}"), who=who) if who else None),
        client=subject.client,
        period=period,
    )


def days_of(subject: Subject, language: Language) -> str:
    """The period in words; empty where it is left for the pen."""
    return language.period(subject.period) if subject.period else ""


def _groups(
    items: Sequence[Item], words: Mapping[str, ItemWords], language: Language, answers: Mapping[str, Answer]
) -> list[dict[str, object]]:
    """Group by group, red flags last, items numbered through."""
    numbers = count(1)
    members = {group: [item for item in items if item.group is group] for group in Group}
    return [
        {
            "name": language.word(group),
            "flags": group is Group.RED_FLAGS,
            "points": sum(item.points for item in found),
            "items": _items(found, words, numbers, answers),
        }
        for group, found in members.items()
        if found
    ]


def _items(
    items: Sequence[Item], words: Mapping[str, ItemWords], numbers: Iterator[int], answers: Mapping[str, Answer]
) -> list[dict[str, object]]:
    return [_item(next(numbers), item, words[item.key], answers.get(item.key)) for item in items]


def _item(number: int, item: Item, words: ItemWords, answer: Answer | None) -> dict[str, object]:
    return {
        "number": number,
        "points": item.points,
        "statement": words.statement,
        "how": words.how_to_check,
        "answer": answer.verdict if answer else None,
        "evidence": answer.evidence if answer else "",
        "comment": answer.comment if answer else "",
    }


def _weak(words: ItemWords, answer: Answer) -> dict[str, object]:
    return {"answer": answer.verdict, "fault": words.fault or words.statement, "advice": words.advice}


def _score(share: Fraction | None, language: Language) -> dict[str, object]:
    return {"share": None if share is None else float(share), "label": in_percent(share, language)}


def _known(score: Score, language: Language) -> dict[str, object]:
    """How much of what is asked the score stands for; said only where that is not all."""
    return {"known": float(score.coverage), "note": rests_on(score, language)}


def _words(language: Language) -> dict[str, str]:
    return {
        "by_group": language(_("By group")),
        "improve": language(_("Improve first")),
        "flags_raised": language(_("Red flags that are up")),
        "flags_hint": language(_("Yes means trouble. Red flags do not count in the score.")),
        "history": language(_("Earlier scores")),
        "evidence": language(_("Evidence")),
        "comment": language(_("Comment")),
        "note": language(_("Note")),
        "to_do": language(_("What to do")),
        "all_answers": language(_("All answers")),
        "nothing_answered": language(_("Nothing is answered yet.")),
        "nothing_weak": language(_("Everything that was answered is in full order.")),
    }
