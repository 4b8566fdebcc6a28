"""What is done for the reputation of the example's clients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.ids import ActivityId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.reputation.records import Activity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.knowledge.example_activities import ExampleActivity


@dataclass(frozen=True)
class ActivitiesTold:
    """The activities of one client of the example on their way to records."""

    told: Sequence[ExampleActivity]
    client: Client
    today: date

    def records(self) -> Iterator[tuple[Activity, tuple[str, ...]]]:
        """Each with the keys of the mentions that it brought about."""
        for each in self.told:
            yield self._activity(each).checked(), each.mentions

    def _activity(self, each: ExampleActivity) -> Activity:
        words = {name: text.format(brand=self.client.name) for name, text in each.told.items()}
        return Activity(
            id=ActivityId(new_id()),
            client_id=self.client.id,
            kind=each.kind,
            status=each.status,
            starts=self._day(each.starts),
            ends=None if each.ends is None else self._day(each.ends),
            reward=each.reward,
            cost=Money.of(each.cost, self.client.currency) if each.cost else None,
            **words,
        )

    def _day(self, days: int) -> date:
        return self.today + timedelta(days=days)
