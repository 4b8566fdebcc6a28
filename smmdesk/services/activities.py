"""What is done for a client's reputation: the activities, what they brought, and a plan of steps from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.changes import MAKE_ACTIVITY_PLAN
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ActivityId, new_id
from smmdesk.domain.reputation.activities import addresses, in_order, planned
from smmdesk.domain.reputation.mentions import same_link
from smmdesk.domain.reputation.records import Activity
from smmdesk.services.records import as_seen, changed, ruled
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding, changing
from smmdesk.storage.mentions import linked_mentions, of_themselves

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.reputation.activities import Step
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer


class ActivityPlan(NamedTuple):
    """A client's activities by their first days, and all mentions that are linked to any of them."""

    activities: Sequence[Activity]
    mentions: Sequence[Mention]


class ActivityService(Service):
    """What a person does with activities beyond changing and removing single ones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, client_id: ClientId) -> ActivityPlan:
        """All that is planned, under way and done, read at one moment."""
        with self._database.read() as reader:
            return plan_of(reader, client_id)

    def add(self, client_id: ClientId, starts: date | None = None) -> Activity:
        """One more, with nothing but a client and a first day."""
        with self._database.write(adding(Activity)) as work:
            work.get(Client, client_id)
            made = ruled(work, Activity(id=ActivityId(new_id()), client_id=client_id, starts=starts))
            work.add_all([made])
        return made

    def change(self, id: ActivityId, seen: Mapping[str, object] | None = None, **values: object) -> Activity:
        """Give fields new values; mentions that stand at its new address, or are its proof, are linked to it then."""
        with self._database.write(changing(Activity)) as work:
            before = as_seen(work.get(Activity, id), seen, values)
            work.save(after := changed(work, before, **values))
            if (after.link, after.proof) != (before.link, before.proof):
                _link(work, after)
        return after

    def make_plan(self, client_id: ClientId, steps: Collection[Step], start: date) -> list[Activity]:
        """The steps as activities from that day on, one act; what is there of the same kind and place stays instead."""
        with self._database.write(MAKE_ACTIVITY_PLAN) as work:
            work.get(Client, client_id)
            existing = work.all(Activity, client_id=client_id)
            made = [ruled(work, each) for each in planned(steps, client_id, start, existing)]
            work.add_all(made)
        return made


def plan_of(reader: Reader, client_id: ClientId) -> ActivityPlan:
    """All of a client's, with what they brought about."""
    found = in_order(reader.all(Activity, client_id=client_id))
    return ActivityPlan(found, linked_mentions(reader, client_id))


def _link(work: Writer, activity: Activity) -> None:
    here = addresses([activity])
    found = [each for each in of_themselves(work, activity.client_id) if same_link(each.link) in here] if here else []
    work.save_all([changed(work, each, activity_id=activity.id) for each in found])
