"""Records of a reputation for tests: a confectioner, its rival, and what is said of both."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from smmdesk.domain.ids import (
    ActivityId,
    AnswerRuleId,
    BrandId,
    ClientId,
    MentionId,
    VoiceCountId,
    new_id,
)
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.records import Activity, AnswerRule, Brand, Mention, VoiceCount

CLIENT = ClientId("c" * 32)
OWN, RIVAL, THIRD = (BrandId(letter * 32) for letter in "abd")
ZONE = "Europe/Moscow"
NOVEMBER = Period.month(2026, 11)
DAY = date(2026, 11, 16)


def at(wall: str, zone: str = ZONE) -> LocalMoment:
    return LocalMoment(datetime.fromisoformat(wall), zone)


def brand(**values: Any) -> Brand:
    return Brand(**{"id": BrandId(new_id()), "client_id": CLIENT, "name": "Sweet Balcony", **values})


def mention(**values: Any) -> Mention:
    """Of the own brand, on 16 November; its text is its own, so that it is a publication of its own."""
    made = MentionId(new_id())
    given = {"id": made, "client_id": CLIENT, "brand_id": OWN, "moment": at("2026-11-16T10:05"), "text": made}
    return Mention(**{**given, **values})


def on(day: date, **values: Any) -> Mention:
    return mention(moment=LocalMoment.at(day, 12, 0, ZONE), **values)


def ago(days: int, **values: Any) -> Mention:
    return on(DAY - timedelta(days=days), **values)


def count(publications: int, brand_id: BrandId | None = None, **values: Any) -> VoiceCount:
    given = {"starts": NOVEMBER.start, "ends": NOVEMBER.end, "brand_id": brand_id, "publications": publications}
    return VoiceCount(**{"id": VoiceCountId(new_id()), "client_id": CLIENT, **given, **values})


def rule(**values: Any) -> AnswerRule:
    return AnswerRule(**{"id": AnswerRuleId(new_id()), "client_id": CLIENT, **values})


def activity(**values: Any) -> Activity:
    return Activity(**{"id": ActivityId(new_id()), "client_id": CLIENT, **values})
