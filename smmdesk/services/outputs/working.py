"""Working time of clients for what goes out: by their rule, without the days off of their country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.reputation.answering import Counting, WorkingTime
from smmdesk.services.reputation import rule_of
from smmdesk.services.reputation_figures import today_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.services.sources import Sources


def counting(sources: Sources, client: Client, mentions: Iterable[Mention]) -> Counting:
    """By which answers to these are counted: the package of days off is imported where there is anything to count."""
    rule, now = rule_of(sources.reader, client.id), sources.now
    days = [today_of(client, now)]
    for each in mentions:
        if each.needs_answer:
            days += [each.day, *([each.answered.day] if each.answered else [])]
    days_off = _days_off(client.country, days) if len(days) > 1 else ()
    return Counting(rule, WorkingTime.of(rule, client.time_zone, days_off), now)


def _days_off(country: str, days: list[date]) -> set[date]:
    if not country:
        return set()
    from smmdesk.knowledge.holidays import public_holidays

    years = range(min(days).year, max(days).year + 1)
    return {day for year in years for day in public_holidays(country, year, "en")}
