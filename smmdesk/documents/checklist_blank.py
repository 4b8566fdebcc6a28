"""The results checklist for pen and paper: points to mark, room to write, sums to do, and what the words mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from smmdesk.documents.checklist import LINE, NOBODY, days_of, head_of, scale
from smmdesk.documents.tidy import shortened
from smmdesk.domain.checklist import (
    CAP,
    SEEN,
    Group,
    Item,
    Verdict,
    applicable,
    decisive_flags,
    lifting,
    share_of_business,
    weightiest,
)
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import LIMITS, thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smmdesk.documents.checklist import ItemWords, Subject
    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document, Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A word of the trade that the checklist uses, and what it means."""

    word: str
    meaning: str


def blank(
    items: Sequence[Item],
    words: Mapping[str, ItemWords],
    edition: Edition,
    *,
    subject: Subject = NOBODY,
    glossary: Sequence[Explained] = (),
    honest: str = "",
) -> Document:
    """All items with room to write; those that apply to the subject's kind, or all of them. `honest` says what the
    networks cannot do, whatever the result."""
    language = edition.language
    counted = applicable(items, subject.kind) if subject.kind else tuple(items)
    body = {
        "fields": _fields(subject, language),
        "groups": list(_groups(counted, words, language)),
        "glossary": [(each.word, each.meaning) for each in glossary],
        "sum": sum_of(counted, language, honest),
        "words": _words(language),
    }
    return edition.document("checklist_blank", _head(subject, edition), body)


def short(
    items: Sequence[Item],
    words: Mapping[str, ItemWords],
    edition: Edition,
    *,
    subject: Subject = NOBODY,
    honest: str = "",
) -> Document:
    """One page: the weightiest items, their sum, and the decisive red flags. `honest` as on the full one."""
    language = edition.language
    counted = applicable(items, subject.kind) if subject.kind else tuple(items)
    chosen = weightiest(counted)
    (rows,) = _numbered([chosen], words, language)
    body = {
        "fields": _fields(subject, language),
        "items": [{**row, "statement": shortened(str(row["statement"]), LINE)} for row in rows],
        "flags": [shortened(words[item.key].statement, LINE) for item in decisive_flags(counted)],
        "sum": sum_of(chosen, language, honest),
        "words": {**_words(language), "what": _said_of_short(chosen, counted, language)},
    }
    return edition.document("checklist_short_blank", _head(subject, edition), body)


def _said_of_short(chosen: Sequence[Item], items: Sequence[Item], language: Language) -> str:
    """What a short form leaves out, and that it measures something else."""
    return language(
        _(
            "Short form: {n} statements of {all}, of whose points the business result holds {share}, about as much as "
            "in the whole. It gives a first idea; the full checklist decides, and its result is not to be compared "
            "with this one."
        ),
        n=len(chosen),
        all=sum(item.group is not Group.RED_FLAGS for item in items),
        share=language.percent(share_of_business(chosen)),
    )


def sum_of(items: Sequence[Item], language: Language, honest: str = "") -> dict[str, object]:
    """How the answers become a result, and what that means."""
    points = sum(item.points for item in items if item.group is not Group.RED_FLAGS)
    lifts = min((item.points for item in lifting(items)), default=0)
    limits = LIMITS if lifts else LIMITS[1:]
    return {
        "points": points,
        "formula": language(
            _(
                "Add up the points you marked. Possible are the points of the lines answered with yes, partly or no: "
                "leave out those marked “–” and those left open. Result = earned ÷ possible × 100."
            )
        ),
        "limits": " ".join(language(limit, points=lifts, cap=language.percent(CAP)) for limit in limits),
        "thresholds": thresholds(language),
        "honest": honest,
        **scale(language),
    }


def points_shown(halves: int) -> str:
    """Points that come in halves, as they are written by hand: 1½."""
    whole, half = divmod(halves, 2)
    return f"{whole or (not half and '0') or ''}{'½' if half else ''}"


def _head(subject: Subject, edition: Edition) -> Head:
    period = days_of(subject, edition.language)
    return replace(head_of(NOBODY, edition), client=shortened(subject.client, 40), period=period)


def _groups(items: Sequence[Item], words: Mapping[str, ItemWords], language: Language) -> Iterator[dict[str, object]]:
    """Group by group, red flags last, items numbered through."""
    members = {group: [item for item in items if item.group is group] for group in Group}
    found = {group: those for group, those in members.items() if those}
    for (group, those), rows in zip(found.items(), _numbered(found.values(), words, language), strict=True):
        is_of_flags = group is Group.RED_FLAGS
        points = sum(item.points for item in those)
        yield {
            "name": language.word(group),
            "flags": is_of_flags,
            "points": points,
            "items": [{**row, "statement": shortened(str(row["statement"]), LINE)} for row in rows],
            "foot": _checked(len(those), language) if is_of_flags else _subtotal(points, language),
        }


def _subtotal(points: int, language: Language) -> str:
    return language(_("Sum of this group. Possible: {n}, less lines marked “–” or left open."), n=points)


def _checked(flags: int, language: Language) -> str:
    return language(_("Only when all {n} are checked can it be said that no red flag is up."), n=flags)


def _numbered(
    groups: Iterable[Sequence[Item]], words: Mapping[str, ItemWords], language: Language
) -> Iterator[list[dict[str, object]]]:
    numbers = count(1)
    for items in groups:
        yield [
            {
                "number": next(numbers),
                "statement": words[item.key].statement,
                "how": words[item.key].how_to_check,
                "decisive": item in decisive_flags(items),
                "boxes": _boxes(item, language),
            }
            for item in items
        ]


def _boxes(item: Item, language: Language) -> list[tuple[str, str]]:
    """The word of each answer and what it earns; red flags earn nothing."""
    earned = {Verdict.YES: 2, Verdict.PARTLY: 1, Verdict.NO: 0}
    is_flag = item.group is Group.RED_FLAGS
    points = {verdict: "" if is_flag else points_shown(item.points * halves) for verdict, halves in earned.items()}
    return [*((language.word(verdict), shown) for verdict, shown in points.items()), ("–", "")]


def _fields(subject: Subject, language: Language) -> list[dict[str, str]]:
    """What is known is printed; what is not, is left for the pen."""
    return [
        {"label": language(_("Client")), "value": shortened(subject.client, 44)},
        {"label": language(_("Period")), "value": days_of(subject, language)},
        {"label": language(_("Whose work it is about")), "value": shortened(subject.provider, 44)},
        {"label": language(_("Filled in by, date")), "value": ""},
    ]


def _words(language: Language) -> dict[str, str]:
    seen = language.percent(SEEN)
    return {
        "how_to": language(
            _("Mark one box in each line: the number in it are the points you give. “–” means: does not apply here.")
        ),
        "evidence": language(
            _(
                "Below the boxes write what your answer rests on. With answers to less than {share} of all points "
                "there is no result; “–” is no answer."
            ),
            share=seen,
        ),
        "answer": language(_("Answer, and below it what it rests on")),
        "flags_hint": language(_("Yes means trouble. Red flags do not count in the score.")),
        "checked": language(_("Checked")),
        "decisive": language(_("decisive")),
        "flags": language(_("Decisive red flags: checked, and is it so?")),
        "earned": language(_("Points earned")),
        "possible": language(_("Points possible")),
        "sheet": language(_("Score")),
        "group": language(_("Group")),
        "result": language(_("Result")),
        "total": language(_("Total")),
        "means": language(_("What the result means")),
        "mark": language(_("Mark your result on the line.")),
        "glossary": language(_("Words of the trade in this checklist")),
        "yes": language.word(Verdict.YES),
        "no": language.word(Verdict.NO),
    }
