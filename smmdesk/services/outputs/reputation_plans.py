"""What is done for a reputation, and lists of its audience, for programs: all that there are, of whatever days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.services.lists import sheet_of
from smmdesk.services.outputs.plain import amount

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.reputation.lists import AudienceList, Community
    from smmdesk.domain.reputation.records import Activity
    from smmdesk.services.sources import Sources


def activities_told(activities: Iterable[Activity]) -> list[dict[str, Any]]:
    """By their first days. `lacks_disclosure` is what keeps one a plan."""
    return [
        {
            "what": each.what,
            "kind": each.kind.value,
            "status": each.status.value,
            "from": _day(each.starts),
            "to": _day(each.last),
            "place": each.place,
            "link": each.link,
            "person": each.person,
            "goal": each.goal,
            "cost": amount(each.cost),
            "reward": each.reward.value,
            "disclosure": each.disclosure,
            "lacks_disclosure": each.lacks_disclosure,
            "proof": each.proof,
            "expected": each.expected,
            "result": each.result,
            "note": each.note,
        }
        for each in activities
    ]


def lists_told(sources: Sources, client_id: ClientId, today: date) -> list[dict[str, Any]]:
    """What has to be deleted first; of a list of persons there is no more than this."""
    sheet = sheet_of(sources.reader, client_id, today)
    return [
        {**_list(each, today), "communities": [*map(_community, sheet.communities[each.id])]} for each in sheet.lists
    ]


def _list(each: AudienceList, today: date) -> dict[str, Any]:
    return {
        "name": each.name,
        "portrait": each.portrait,
        "holds": each.holds.value,
        "origin": each.origin.value,
        "source": each.source,
        "ground": each.ground.value,
        "ground_note": each.ground_note,
        "collected_on": _day(each.collected_on),
        "informed_on": _day(each.informed_on),
        "delete_by": _day(each.delete_by),
        "deleted_on": _day(each.deleted_on),
        "due": each.due(today).value,
        "people": each.people,
        "file": each.file_name,
        "note": each.note,
    }


def _community(each: Community) -> dict[str, Any]:
    return {
        "name": each.name,
        "network": each.network.value if each.network else None,
        "link": each.link,
        "members": each.members,
        "topic": each.topic,
        "fit": each.fit,
        "rules_read": each.rules_read,
        "note": each.note,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
