"""What people say as figures of days, so that plans and corrections can be of them; nobody types these."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.ids import MeasurementId
from smmdesk.domain.reputation.answering import answer_times
from smmdesk.domain.reputation.mentions import organic, publication_key
from smmdesk.domain.reputation.named import MentionKind, Sentiment
from smmdesk.domain.results.records import Measurement
from smmdesk.domain.results.values import Single

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from smmdesk.domain.ids import BrandId, ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.answering import WorkingTime
    from smmdesk.domain.reputation.records import AnswerRule, Mention, VoiceCount

MENTIONS, POSITIVE, NEGATIVE, TONED = "mentions", "positive", "negative", "toned"
OWN, ALL = "own_publications", "all_publications"
ANSWERS, ANSWER_MINUTES = "answers", "answer_minutes"
_TONES: Final = {Sentiment.POSITIVE: POSITIVE, Sentiment.NEGATIVE: NEGATIVE}


class Said(NamedTuple):
    """What people say as `rows` of days, and the minutes that each answer took: their median is no sum of days."""

    rows: list[Measurement]
    minutes: list[Single]


def measured(
    client_id: ClientId,
    own: BrandId,
    mentions: Sequence[Mention],
    counts: Iterable[VoiceCount],
    *,
    by: tuple[AnswerRule, WorkingTime],
    known: Period,
    period: Period,
) -> Said:
    """A row for each day that is known; a count of exactly the `period` stands in place of the days' publications.

    Of the own brand and organic: mentions of all kinds, but the tones of reviews alone, for net tone is told of
    reviews, media and talk apart. A publication counts on its first day. Of the industry there are days only where any
    mention names no watched brand: somebody looked at it all. An answer is of the day of what it answers.
    """
    figures: defaultdict[date, Counter[str]] = defaultdict(Counter)
    said = organic(mentions, own, known)
    for each in said:
        figures[each.day][MENTIONS] += 1
        if each.kind is MentionKind.REVIEW and each.tone is not None:
            figures[each.day][TONED] += 1
            if each.tone in _TONES:
                figures[each.day][_TONES[each.tone]] += 1
    times = answer_times(said, *by)
    for answer in times:
        figures[answer.mention.day][ANSWERS] += 1
    ours, every = _first_days(said), _first_days(_organic(mentions, known))
    exactly = {each.brand_id: each.publications for each in counts if each.is_of(period)}
    told = {OWN: ours, ALL: every} if any(each.brand_id is None for each in mentions) else {OWN: ours}
    for key, days in told.items():
        for day in days.values():
            figures[day][key] += 1
    # that of the whole period is told once, and days of the same figure would stand beside it
    whole = {key: exactly[brand] for key, brand in ((OWN, own), (ALL, None)) if brand in exactly}
    keys = {MENTIONS, POSITIVE, NEGATIVE, TONED, ANSWERS, *told}
    rows = [
        _row(client_id, day, 1, {key: figures[day][key] for key in keys if key not in whole or day not in period})
        for day in known.days()
    ]
    if whole:
        rows.append(_row(client_id, period.start, (period.end - period.start).days, whole))
    return Said(rows, [Single(each.mention.day, each.working) for each in times])


def _organic(mentions: Iterable[Mention], known: Period) -> list[Mention]:
    return [each for each in mentions if each.is_organic and each.day in known]


def _first_days(mentions: Iterable[Mention]) -> dict[str, date]:
    found: dict[str, date] = {}
    for each in mentions:
        key = publication_key(each)
        found[key] = min(found.get(key, each.day), each.day)
    return found


def _row(client_id: ClientId, day: date, days: int, figures: dict[str, int]) -> Measurement:
    """Without an account, as the books of a business."""
    return Measurement(
        id=MeasurementId(f"mentions:{client_id}:{day}:{days}"),
        client_id=client_id,
        account_id=None,
        starts=day,
        ends=day + timedelta(days=days),
        figures=figures,
    )
