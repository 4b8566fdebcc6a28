"""What is done for the reputation of the example's clients, and lists of an audience, told in each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.reputation.named import ActivityKind, ActivityStatus, Reward
from smmdesk.knowledge.files import Table, facts, words

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleActivity:
    """An activity that begins and ends so many days from today, below 0 before it; `told` are its other fields.

    `mentions` are keys of the example's mentions that it brought about, `cost` is of the client's currency.
    """

    kind: ActivityKind
    status: ActivityStatus
    starts: int
    ends: int | None = None
    reward: Reward = Reward.NONE
    mentions: tuple[str, ...] = ()
    cost: str = ""
    told: Mapping[str, str] = field(default_factory=dict)


@cache
def read_example_activities(code: str, client: str) -> tuple[ExampleActivity, ...]:
    """Those of a client of the example, by its key, in one language."""
    said = words(code, "example_activities")["activities"].get(client, {})
    rows = facts("example_activities")["activities"].get(client, {})
    return tuple(_activity(row, said[key]) for key, row in rows.items())


def _activity(known: Table, said: Table) -> ExampleActivity:
    return ExampleActivity(
        kind=ActivityKind(known["kind"]),
        status=ActivityStatus(known["status"]),
        starts=known["starts"],
        ends=known.get("ends"),
        reward=Reward(known.get("reward", Reward.NONE)),
        mentions=tuple(known.get("mentions", ())),
        cost=said.get("cost", ""),
        told={name: text for name, text in said.items() if name != "cost"},
    )
