"""What is done for the reputation of the example's clients, and lists of an audience, told in each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.networks import Network
from smmdesk.domain.reputation.named import ActivityKind, ActivityStatus, Holds, LegalGround, Origin, Reward
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleCommunity:
    """A community on a list."""

    network: Network
    members: int
    fit: int
    rules_read: bool
    link: str
    name: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleList:
    """A list of an audience, its days counted as those of activities; `told` are its other fields."""

    origin: Origin
    holds: Holds
    ground: LegalGround
    collected: int
    informed: int | None
    delete_by: int | None
    people: int | None
    communities: tuple[ExampleCommunity, ...]
    told: Mapping[str, str]


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


@cache
def read_example_lists(code: str, client: str) -> tuple[ExampleList, ...]:
    """The lists of a client of the example, by its key, in one language."""
    said = words(code, "example_activities")["lists"].get(client, {})
    rows = facts("example_activities")["lists"].get(client, {})
    return tuple(_list(row, said[key]) for key, row in rows.items())


def _list(known: Table, said: Table) -> ExampleList:
    there = said.get("communities", {})
    return ExampleList(
        origin=Origin(known["origin"]),
        holds=Holds(known["holds"]),
        ground=LegalGround(known["ground"]),
        collected=known["collected"],
        informed=known.get("informed"),
        delete_by=known.get("delete_by"),
        people=known.get("people"),
        communities=tuple(_community(row, there[row["key"]]) for row in known.get("communities", ())),
        told={name: text for name, text in said.items() if name != "communities"},
    )


def _community(known: Table, said: Table) -> ExampleCommunity:
    return ExampleCommunity(
        network=Network(known["network"]),
        members=known["members"],
        fit=known["fit"],
        rules_read=known.get("rules_read", False),
        link=known["link"],
        **said,
    )
