"""The results checklist on paper: filled in, with scores and advice, or blank for a pen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from smmdesk.documents.tidy import shortened
from smmdesk.domain.checklist import (
    Answer,
    EvaluationSheet,
    Group,
    Item,
    Score,
    Verdict,
    applicable,
)
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import meant, reckoned, thresholds, unchecked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document, Head
    from smmdesk.domain.periods import Period
    from smmdesk.domain.providers import ProviderKind

WEAKEST = 6
"""How many of the weakest items get their advice on the first page: as much as one can work on in a month."""


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
) -> Document:
    """The evaluation with its scores, the weakest items first with what to do, and every answer."""
    language = edition.language
    total = _score(sheet.score.shown, language)
    body = {
        "score": {**total, **_known(sheet.score, language)},
        "answered": _answered(sheet, language),
        "done": language(_("{done} of {all} answered"), done=sheet.score.answered, all=sheet.score.items),
        "nothing": not sheet.score.answered,
        "meant": meant(sheet, language),
        "thresholds": thresholds(language),
        "repeat": language(_("Due again on {day}"), day=language.date(repeat_on)) if repeat_on else "",
        # with the one of now twelve: a year, as work is judged every month
        "history": [{"period": language.period(each.period), **_score(each.share, language)} for each in past[-11:]]
        if sheet.score.is_firm
        else [],
        "now": {"period": _period(subject, language), **total},
        "by_group": [
            {"name": language.word(group), **_score(each.share, language), **_known(each, language)}
            for group, each in sheet.groups.items()
        ],
        "groups": _groups(sheet.items, words, language, sheet.answers),
        "weakest": [_weak(words[item.key], sheet.answers[item.key]) for item in sheet.weakest[:WEAKEST]],
        "raised": [
            {"statement": words[item.key].statement, "advice": words[item.key].advice} for item in sheet.red_flags
        ],
        "none_raised": unchecked(sheet, language) or language(_("No red flag is up.")),
        "note": sheet.evaluation.note,
        "letters": letters(language),
        "words": _words(language),
    }
    return edition.document("checklist", _head(subject, edition), body)


def blank(
    items: Sequence[Item], words: Mapping[str, ItemWords], edition: Edition, *, subject: Subject = NOBODY
) -> Document:
    """The checklist for pen and paper; items are those that apply to the subject's kind, or all of them."""
    counted = applicable(items, subject.kind) if subject.kind else tuple(items)
    language = edition.language
    body = {
        "groups": _groups(counted, words, language, {}),
        "fields": _fields(subject, language),
        "letters": letters(language),
        "words": _words(language),
    }
    head = replace(_head(NOBODY, edition), client=shortened(subject.client, 40), period=_period(subject, language))
    return edition.document("checklist_blank", head, body)


def letters(language: Language) -> list[tuple[Verdict, str, str]]:
    """Each answer with the letter in its box and its word."""
    signs = {
        Verdict.YES: language.sense("letter of an answer", "Y"),
        Verdict.PARTLY: language.sense("letter of an answer", "P"),
        Verdict.NO: language.sense("letter of an answer", "N"),
        Verdict.NOT_APPLICABLE: "–",
    }
    return [(verdict, sign, language.word(verdict)) for verdict, sign in signs.items()]


def _answered(sheet: EvaluationSheet, language: Language) -> str:
    done = language(_("{done} of {all} answered"), done=sheet.score.answered, all=sheet.score.items)
    return " · ".join(part for part in (done, reckoned(sheet.score, language)) if part)


def _head(subject: Subject, edition: Edition) -> Head:
    language = edition.language
    period = _period(subject, language)
    who = " · ".join(part for part in (subject.provider, subject.kind and language.word(subject.kind)) if part)
    return edition.head(
        language(_("Results checklist")),
        subject.client or language(_("How good is the work on our networks?")),
        lines=(period, language(_("Work of: {who}"), who=who) if who else None),
        client=subject.client,
        period=period,
    )


def _period(subject: Subject, language: Language) -> str:
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
            "items": [_item(next(numbers), item, words[item.key], answers.get(item.key)) for item in found],
        }
        for group, found in members.items()
        if found
    ]


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
    return {"share": None if share is None else float(share), "label": language.percent(share)}


def _known(score: Score, language: Language) -> dict[str, object]:
    """How much of what is asked the score stands for; said only where that is not all."""
    is_open = score.share is not None and not score.is_whole
    note = language(_("{done} of {all}"), done=score.answered, all=score.items) if is_open else ""
    return {"known": float(score.coverage), "note": note}


def _fields(subject: Subject, language: Language) -> list[dict[str, str]]:
    """What is known is printed; what is not, is left for the pen."""
    return [
        {"label": language(_("Client")), "value": shortened(subject.client, 44)},
        {"label": language(_("Period")), "value": _period(subject, language)},
        {"label": language(_("Whose work it is about")), "value": shortened(subject.provider, 44)},
        {"label": language(_("Filled in by, date")), "value": ""},
    ]


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
        "all_answers": language(_("All answers")),
        "nothing_answered": language(_("Nothing is answered yet.")),
        "nothing_weak": language(_("Everything that was answered is in full order.")),
        "how_to": language(
            _("Mark one box in each line; write beside it what your answer rests on. ×2 to ×9: counts so many times.")
        ),
        "sheet": language(_("Score")),
        "group": language(_("Group")),
        "earned": language(_("Points earned")),
        "possible": language(_("Points possible")),
        "result": language(_("Result")),
        "total": language(_("Total")),
        "formula": language(
            _(
                "Yes earns the item's points, partly half of them, no none. Items that do not apply are left out of "
                "the possible points. Result = earned ÷ possible."
            )
        ),
    }
