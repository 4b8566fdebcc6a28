"""What follows a country that is chosen: zone, currency and language that nobody has touched become those of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.domain.budget import Budget
from smmdesk.domain.clients import Agreement, Client
from smmdesk.domain.desk import DESK, Desk
from smmdesk.domain.strategy.records import Strategy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.knowledge import Country
    from smmdesk.storage.reader import Reader

_FOLLOWING = {"time_zone": "zone", "currency": "currency", "language": "language"}


def follow_country(reader: Reader, record: Client | Desk, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values, and where a country is among them what follows it; what they say themselves stays as it is said.

    Untouched is what still stands as the country before, or else the desk, gave it.
    """
    if "country" not in values:
        return values
    from smmdesk.knowledge import Knowledge  # as large as all services, and seldom asked

    known = Knowledge("en")
    after = known.country(values["country"])
    if after is None:
        return values
    before, staying = known.country(record.country) or _own(reader, record), _staying(reader, record)
    untouched = [field for field, fact in _FOLLOWING.items() if getattr(record, field) == getattr(before, fact)]
    return {**{field: getattr(after, _FOLLOWING[field]) for field in untouched if field not in staying}, **values}


def _own(reader: Reader, record: Client | Desk) -> Country:
    """What nobody chose: the desk's settings."""
    from smmdesk.knowledge import Country

    desk = record if isinstance(record, Desk) else reader.find(Desk, DESK) or Desk()
    return Country(code="", name="", currency=desk.currency, zone=desk.time_zone, language=desk.language)


def _staying(reader: Reader, record: Client | Desk) -> frozenset[str]:
    """The desk's language is chosen by itself; the currency of a client with money is that of its money."""
    if isinstance(record, Desk):
        return frozenset({"language"})
    has_money = any(reader.count(kind, client_id=record.id) for kind in (Agreement, Budget, Strategy))
    return frozenset({"currency"}) if has_money else frozenset()
