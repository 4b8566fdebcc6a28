"""What is open in what depends on networks: the rivals there, and what is done there."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.clients import known_as
from smmdesk.domain.networks import Network
from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.checks import FRESH_DAYS, Check, Open
from smmdesk.domain.strategy.records import Channel, Competitor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smmdesk.domain.clients import Account
    from smmdesk.domain.strategy.checks import StrategyFacts

FEWEST_RIVALS: Final = 2
WEEKS_A_MONTH: Final = Fraction(52, 12)
APART: Final = Fraction(1, 5)
"""How far what times make, and the posts planned, may lie apart."""


def open_competitors(facts: StrategyFacts) -> Iterator[Open]:
    """Are there enough, on every network of ours, and is what is known of them fresh?"""
    rows = facts.rows(Competitor, Part.COMPETITORS)
    count = len({known_as(row.name) for row in rows})
    if count < FEWEST_RIVALS:
        yield Open(check=Check.FEW_COMPETITORS, part=Part.COMPETITORS, values={"n": count})
    there = {row.network for row in rows}
    # where there is none at all, that is said once
    for network in [each for each in Network if rows and each in _used(facts) - there]:
        yield Open(check=Check.NETWORK_NO_COMPETITOR, part=Part.COMPETITORS, values={"network": network})
    for row in rows:
        yield from _rival(row, facts.today)


def _rival(row: Competitor, today: date) -> Iterator[Open]:
    if row.seen_on is None:
        yield Open(check=Check.COMPETITOR_UNDATED, part=Part.COMPETITORS, row=row)
    elif not is_fresh(row, today):
        yield Open(check=Check.COMPETITOR_OLD, part=Part.COMPETITORS, row=row, values={"seen": row.seen_on})
    if not row.own_view.strip():
        yield Open(check=Check.COMPETITOR_NO_VIEW, part=Part.COMPETITORS, row=row)


def is_fresh(row: Competitor, today: date) -> bool:
    """Whether it was looked at so lately that it can be trusted."""
    return row.seen_on is not None and (today - row.seen_on).days <= FRESH_DAYS


def _used(facts: StrategyFacts) -> set[Network]:
    channels = facts.rows(Channel, Part.CHANNELS)
    return {row.network for row in channels} | {account.network for account in _open_accounts(facts)}


def _open_accounts(facts: StrategyFacts) -> list[Account]:
    return [each for each in facts.accounts if each.closed_on is None or facts.today < each.closed_on]


def open_channels(facts: StrategyFacts) -> Iterator[Open]:
    """Has every account one, and does each say how often, when, for how much, and what is to come of it?"""
    rows = facts.rows(Channel, Part.CHANNELS)
    for account in _open_accounts(facts) if rows else ():
        if not _has_channel(account, rows):
            values = {"account": account.handle or account.link, "network": account.network}
            yield Open(check=Check.ACCOUNT_NO_CHANNEL, part=Part.CHANNELS, values=values)
    for row in rows:
        yield from _channel(row)


def _has_channel(account: Account, rows: Sequence[Channel]) -> bool:
    """A channel that names no account is that of all accounts of its network."""
    return any(row.account_id in {account.id, None} and row.network is account.network for row in rows)


def _channel(row: Channel) -> Iterator[Open]:
    asked = (
        (Check.CHANNEL_NO_BUDGET, row.monthly_budget is None),
        (Check.CHANNEL_NO_SLOTS, not row.slots and row.posts_a_month != 0),
        (Check.CHANNEL_NO_FREQUENCY, row.posts_a_month is None),
        (Check.CHANNEL_NO_FOLLOWERS, row.followers_wanted is None or row.followers_by is None),
    )
    yield from (Open(check=check, part=Part.CHANNELS, row=row) for check, is_open in asked if is_open)
    if row.slots and row.posts_a_month is not None:
        yield from _times(row, row.posts_a_month)


def _times(row: Channel, posts: int) -> Iterator[Open]:
    made = len(row.slots) * WEEKS_A_MONTH
    if abs(made - posts) > APART * posts:
        values = {"slots": round(made), "posts": posts}
        yield Open(check=Check.CHANNEL_SLOTS_DIFFER, part=Part.CHANNELS, row=row, values=values)
