"""What is done for the reputation of the example's clients, and lists of an audience."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from smmdesk.domain.ids import ActivityId, AudienceListId, CommunityId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.records import Activity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.knowledge.example_activities import ExampleActivity, ExampleCommunity, ExampleList


@dataclass(frozen=True)
class ActivitiesTold:
    """The activities and lists of one client of the example on their way to records."""

    told: Sequence[ExampleActivity]
    kept: Sequence[ExampleList]
    client: Client
    today: date

    def records(self) -> Iterator[tuple[Activity, tuple[str, ...]]]:
        """Each with the keys of the mentions that it brought about."""
        for each in self.told:
            yield self._activity(each).checked(), each.mentions

    def lists(self) -> Iterator[object]:
        """The lists of an audience, each before its communities."""
        for each in self.kept:
            told: dict[str, Any] = {**each.told}
            made = AudienceList(
                id=AudienceListId(new_id()),
                client_id=self.client.id,
                origin=each.origin,
                holds=each.holds,
                ground=each.ground,
                collected_on=self._day(each.collected),
                informed_on=None if each.informed is None else self._day(each.informed),
                delete_by=None if each.delete_by is None else self._day(each.delete_by),
                people=each.people,
                **told,
            )
            yield made.checked()
            for one in each.communities:
                yield _community(one, made.id).checked()

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


def _community(each: ExampleCommunity, list_id: AudienceListId) -> Community:
    return Community(
        id=CommunityId(new_id()),
        list_id=list_id,
        network=each.network,
        members=each.members,
        fit=each.fit,
        rules_read=each.rules_read,
        link=each.link,
        name=each.name,
        topic=each.topic,
    )
