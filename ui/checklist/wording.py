"""Words for evaluations and scores, shared by the parts of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.checklist import ScoreBand, as_told
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import in_percent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from smmdesk.domain.checklist import Evaluation, EvaluationSheet, Score
    from smmdesk.domain.providers import Provider

_TONES: Final = {ScoreBand.GOOD: "good", ScoreBand.FAIR: "attention", ScoreBand.POOR: "bad"}


def who(evaluation: Evaluation, providers: Sequence[Provider], language: Language) -> str:
    """Whose work is judged: a name with its kind, or the kind alone."""
    kind = language.word(evaluation.kind)
    named = next((each.name for each in providers if each.id == evaluation.provider_id), "")
    return f"{named} ({kind.lower()})" if named else kind


def tone_of(judged: Score | EvaluationSheet | None) -> str:
    """The status colour of a score; the words beside it say the same. None while too much is open to judge."""
    return _TONES.get(judged.band, "") if judged and judged.band else ""


def day_near(day: date, today: date, language: Language) -> str:
    """A day a month or so away: the year is said only where it is another."""
    return language.day_and_month(day) if day.year == today.year else language.date(day)


def before(history: Sequence[EvaluationSheet], current: Evaluation) -> EvaluationSheet | None:
    """The evaluation that came before this one and has a score to compare with."""
    ids = [sheet.evaluation.id for sheet in history]
    place = ids.index(current.id) if current.id in ids else 0
    return next((sheet for sheet in reversed(history[:place]) if sheet.score.is_firm), None)


def points(share: Fraction) -> int:
    """A share in points of a hundred, as it is told."""
    return round(as_told(share) * 100)


def change_since(sheet: EvaluationSheet, earlier: EvaluationSheet | None, language: Language) -> tuple[str, str]:
    """How the score moved since an earlier evaluation, in words, and the icon for it; empty without either score, and
    while one of them says too little about the whole."""
    if earlier is None or not (earlier.score.is_firm and sheet.score.is_firm):
        return "", ""
    if earlier.score.share is None or sheet.score.share is None:
        return "", ""
    # of the figures as they are shown, so that it is the difference one sees
    moved = points(sheet.score.share) - points(earlier.score.share)
    then = f"{language.period_inside(earlier.evaluation.period)}: {in_percent(earlier.score.share, language)}"
    if not moved:
        return language(_("As before ({then})"), then=then), "minus"
    if moved > 0:
        return language.count("+{n} point ({then})", "+{n} points ({then})", moved, then=then), "trend-up"
    return language.count("−{n} point ({then})", "−{n} points ({then})", -moved, then=then), "trend-down"
