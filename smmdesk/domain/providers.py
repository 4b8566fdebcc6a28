"""Providers: whoever runs the networks in a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from smmdesk.domain.errors import EmptyNameError, OutOfRangeError
from smmdesk.domain.ids import ClientId, ProviderId
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class ProviderKind(StrEnum):
    """Who that is, seen from the client."""

    SELF = "self"
    FREELANCER = "freelancer"
    EMPLOYEE = "employee"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider(Record):
    """Somebody who ran a client's networks from `starts` up to, not including, `ends`."""

    id: ProviderId
    client_id: ClientId
    name: str
    kind: ProviderKind = ProviderKind.FREELANCER
    monthly_price: Money | None = None
    starts: date | None = None
    ends: date | None = None
    trial_ends: date | None = None
    rating: int | None = None
    note: str = ""

    def checked(self) -> Self:
        """Itself, when it has a name, dates in order and a rating of 1 to 5 or none."""
        if not self.name.strip():
            raise EmptyNameError
        if self.starts and self.ends:
            Period(self.starts, self.ends)
        if self.rating is not None and not 1 <= self.rating <= 5:
            raise OutOfRangeError(low=1, high=5)
        return self

    def works_on(self, day: date) -> bool:
        """Whether the day falls into the time of this provider; an open end counts as for ever."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day < self.ends)


def provider_on(providers: Iterable[Provider], day: date) -> Provider | None:
    """Who ran the networks on that day: of several the one who started last."""
    working = [provider for provider in providers if provider.works_on(day)]
    return max(working, key=lambda provider: provider.starts or date.min, default=None)
