"""When somebody is there to answer for a client: its rule, and the days off of its country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from smmdesk.domain.reputation.answering import Counting, WorkingTime
from smmdesk.domain.reputation.records import AnswerRule
from smmdesk.machine.kept_holidays import kept
from smmdesk.speech.languages import HABITS

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The public holidays of a country (ISO 3166, or '' where nobody said which); no year is looked up unasked."""

    country: str

    def __contains__(self, day: object) -> bool:
        return bool(self.country) and day in days_off_of(self.country, getattr(day, "year", 0))


@lru_cache(maxsize=32)
def days_off_of(country: str, year: int) -> Collection[date]:
    """As a window kept them, in any language; else looked up, by a package that imports slowly."""
    for code in HABITS:
        if (found := kept(country, year, code)) is not None:
            return found.off.keys()
    from smmdesk.knowledge.holidays import public_holidays

    return public_holidays(country, year, "en").keys()


def rule_of(reader: Reader, client_id: ClientId) -> AnswerRule:
    """By which a client answers: the usual one while nobody wrote any."""
    return next(iter(reader.all(AnswerRule, client_id=client_id)), AnswerRule.of(client_id))


def working_time(rule: AnswerRule, client: Client) -> WorkingTime:
    """When the client is there."""
    return WorkingTime.of(rule, client.time_zone, DaysOff(client.country))


def counting(rule: AnswerRule, client: Client, now: datetime) -> Counting:
    """By what the client's answers are counted at an instant."""
    return Counting(rule, working_time(rule, client), now)
