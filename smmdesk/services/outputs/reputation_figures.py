"""Figures of a reputation for programs, with what they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.domain.reputation.figures import figures_by_kind, first_answers
from smmdesk.domain.reputation.named import MentionKind
from smmdesk.domain.reputation.tone import engagement
from smmdesk.domain.reputation.voice import bar, change
from smmdesk.services.outputs.plain import days, exact_text
from smmdesk.services.outputs.reputation_answers import answers_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.alarms import Alarm
    from smmdesk.domain.reputation.answering import Counting
    from smmdesk.domain.reputation.figures import KindFigures
    from smmdesk.domain.reputation.records import Brand
    from smmdesk.domain.reputation.voice import Share, Voice, VoiceTold
    from smmdesk.domain.reputation.weeks import DaySign
    from smmdesk.services.reputation import ReputationSheet

_KEYS = {kind: f"net_{name}" for kind, name in zip(MentionKind, ("reviews", "media", "talk"), strict=True)}
_DIGITS = 6
"""Of what is no fraction: the last digits of a machine's logarithms are its own."""


def figures(sheet: ReputationSheet, by: Counting) -> dict[str, Any]:
    """All of a client's period by their keys, answers counted by this."""
    kinds = figures_by_kind(sheet.mentions, sheet.brands, sheet.period)
    told = engagement([each for kind in kinds.values() for each in kind.mentions])
    own = sheet.own_pages
    return {
        **{_KEYS[kind]: _net(each) for kind, each in kinds.items()},
        "engagement": {"sum": told.total, "known": told.known, "mentions": told.mentions},
        "own_pages": {"sum": own.total, "known": own.known, "posts": own.mentions},
        "answers": answers_told(first_answers(sheet.mentions, sheet.brands, sheet.period, by), by.rule),
        **_voices(sheet.voices, sheet.brands),
        "crisis": _crisis(sheet.sign),
    }


def _net(found: KindFigures) -> dict[str, Any]:
    tones = found.tones
    return {
        "positive": tones.positive,
        "negative": tones.negative,
        "neutral": tones.neutral,
        "judged": tones.judged,
        "unjudged": tones.unjudged,
        "net": exact_text(tones.net),
        "preliminary": tones.net is not None and tones.is_preliminary,
        "stars": {"mean": exact_text(found.stars.mean), "count": found.stars.count},
    }


# who is heard how much


def _voices(told: VoiceTold | None, brands: Sequence[Brand]) -> dict[str, Any]:
    if told is None:
        return {"sov_industry": None, "sov_brands": None, "own_activities": 0}
    now, before = told.now, told.before
    publications = now.publications
    industry = _share(publications[now.own], now.everything, now.industry, before.industry if before else None)
    earlier = before.among_brands if before else None
    among = _share(publications[now.own], sum(publications.values()), now.among_brands, earlier)
    return {
        "sov_industry": {**industry, "by_reach": exact_text(now.industry_by_reach), "counted": None in now.counted},
        "sov_brands": {**among, "by_reach": exact_text(now.brands_by_reach), "brands": _brands(now, brands)},
        "own_activities": now.own_activities,
    }


def _share(own: int, everything: int | None, now: Share | None, before: Share | None) -> dict[str, Any]:
    ends, moved = now and now.told_range, change(before, now)
    return {
        "own": own,
        "all": everything,
        "share": exact_text(now.value) if now else None,
        "low": _float(ends.low) if ends else None,
        "high": _float(ends.high) if ends else None,
        "before": exact_text(before.value) if before else None,
        "points": exact_text(moved.points) if moved else None,
        "about_the_same": moved.about_the_same if moved else None,
    }


def _brands(now: Voice, brands: Sequence[Brand]) -> list[dict[str, Any]]:
    names: dict[BrandId, str] = {brand.id: brand.name for brand in brands}
    tenths = (now.has_rivals and bar([*now.publications.values()])) or [None] * len(now.publications)
    return [
        {
            "name": names[id],
            "own": id == now.own,
            "publications": count,
            "counted": id in now.counted,
            "tenths_of_percent": part,
        }
        for (id, count), part in zip(now.publications.items(), tenths, strict=True)
    ]


# the sign


def _crisis(on_day: DaySign | None) -> dict[str, Any] | None:
    if on_day is None:
        return None
    sign, raising = on_day.sign, on_day.thresholds
    return {
        "sign": sign.level.value,
        "by": [cause.value for cause in sign.by],
        "on": on_day.day.isoformat(),
        "negative": sign.week.negative,
        "judged": sign.week.judged,
        "unjudged": sign.week.unjudged,
        "usual": exact_text(sign.usual),
        "p_count": _float(sign.p_count),
        "p_share": _float(sign.p_share),
        "p_mentions": _float(sign.p_mentions),
        "weeks": sign.weeks,
        "alarm_at": raising.alarm if raising else None,
        "watch_at": raising.watch if raising else None,
        "unusual_attention": sign.is_noticed,
        "more_talk": sign.is_more_talk,
        "last_look": on_day.last_look.isoformat() if on_day.last_look else None,
        "alarm": _alarm(on_day.alarm),
        "by_week": [
            {**days(window), "negative": week.negative, "judged": week.judged, "unjudged": week.unjudged}
            for window, week in on_day.weeks
        ],
    }


def _alarm(alarm: Alarm | None) -> dict[str, Any] | None:
    """The one that goes on; `back_on` is the day on which one that was put aside came back."""
    if alarm is None:
        return None
    aside = alarm.aside
    return {
        "since": alarm.since.isoformat(),
        "is_aside": alarm.is_aside,
        "put_aside_on": aside.made_on.isoformat() if aside else None,
        "at": aside.count if aside else None,
        "back_at": aside.back_at if aside else None,
        "back_on": alarm.back_on.isoformat() if alarm.back_on else None,
        "note": aside.note if aside else "",
    }


def _float(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
