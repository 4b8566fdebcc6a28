"""The reputations of many clients at a glance, read at one moment: one query of each kind, however many there are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.figures import KindFigures, figures_by_kind
from smmdesk.domain.reputation.named import MentionKind
from smmdesk.domain.reputation.records import AnswerRule, Brand, Mention, VoiceCount
from smmdesk.services.reputation_figures import counts_of, day_signs_of, days_needed, sign_day, voices
from smmdesk.storage.mentions import mentions_of, waiting_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.reputation.voice import VoiceTold
    from smmdesk.domain.reputation.weeks import DaySign
    from smmdesk.storage.reader import Reader

T = TypeVar("T", Brand, Mention, VoiceCount)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientHeard:
    """What is known of one client: `mentions` are those of the period, `waiting` those of all times that wait.

    Without a brand of its own nothing was ever written down: there is neither `sign` nor `voices`.
    """

    client: Client
    period: Period
    brands: Sequence[Brand]
    mentions: Sequence[Mention]
    waiting: Sequence[Mention]
    rule: AnswerRule
    sign: DaySign | None
    voices: VoiceTold | None

    @property
    def reviews(self) -> KindFigures:
        """How its reviews of the period are judged."""
        return figures_by_kind(self.mentions, self.brands, self.period)[MentionKind.REVIEW]


def heard(reader: Reader, clients: Sequence[Client], period: Period, now: datetime) -> list[ClientHeard]:
    """Of each of these clients, in their order."""
    days = {client.id: sign_day(client, period, now) for client in clients}
    if not days:
        return []
    needed = [days_needed(period, day) for day in days.values()]
    there = Period(min(each.start for each in needed), max(each.end for each in needed))
    brands, counts = reader.all(Brand, client_id=[*days]), counts_of(reader, days)
    mentions = mentions_of(reader, days, there)
    signs = day_signs_of(reader, days, brands, mentions, counts)
    waiting = waiting_mentions(reader, [brand.id for brand in brands if brand.own])
    rules = {rule.client_id: rule for rule in reader.all(AnswerRule, client_id=[*days])}
    of_brands, of_mentions, of_counts = _by_client(brands), _by_client(mentions), _by_client(counts)
    of_waiting = _by_client(each for each in waiting if each.waits and each.is_organic)
    return [
        ClientHeard(
            client=client,
            period=period,
            brands=of_brands[client.id],
            mentions=[each for each in of_mentions[client.id] if each.day in period],
            waiting=of_waiting[client.id],
            rule=rules.get(client.id) or AnswerRule.of(client.id),
            sign=signs.get(client.id),
            voices=voices(of_brands[client.id], of_mentions[client.id], of_counts[client.id], period),
        )
        for client in clients
    ]


def _by_client(records: Iterable[T]) -> defaultdict[ClientId, list[T]]:
    found: defaultdict[ClientId, list[T]] = defaultdict(list)
    for each in records:
        found[each.client_id].append(each)
    return found
