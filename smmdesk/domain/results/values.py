"""What a metric comes to, and what it rests on; one post with what is known of it; what is known beside any file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.desk import ENGAGEMENT
from smmdesk.domain.results.named import Basis, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.results.periods import Total
    from smmdesk.domain.results.records import Publication, Snapshot

MARGIN, FEES, ORDERS, YEARS = "margin", "fees", "orders_a_year", "customer_years"
FOLLOWERS_BEFORE = "followers_before"
ENGAGEMENTS: Final = "engagements"
GIVEN: Final[Mapping[str, Unit]] = {
    MARGIN: Unit.NUMBER,
    FEES: Unit.MONEY,
    ORDERS: Unit.NUMBER,
    YEARS: Unit.NUMBER,
}
"""What no file of figures says: it stands in the strategy and in the agreement."""
COUNTED: Final[Mapping[str, Unit]] = {ENGAGEMENTS: Unit.NUMBER, FOLLOWERS_BEFORE: Unit.NUMBER}
"""What is counted of the figures there are, under a name of its own."""
Names = Mapping[str, Fraction | None]
"""What the names in a formula stand for."""


class Single(NamedTuple):
    """One of the values of which a metric is the median, as a whole number of its unit."""

    day: date
    figure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a metric comes to, and why: `total` of rows of days, `posts` of the `of_posts` in the period that have it.

    `inputs` are what its formula, or the sum of engagements, was computed from, and of a median how many values it is
    of; of a quotient of sums that are not known of as many days each, `unlike_days` are the days of each.
    """

    key: str
    value: Fraction | None
    basis: Basis
    total: Total | None = None
    posts: int = 0
    of_posts: int = 0
    inputs: Names = field(default_factory=dict)
    unlike_days: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether so much is known that it may be compared."""
        return self.value is not None and (self.total is None or self.total.is_complete)

    def is_of_days_as(self, other: Value) -> bool:
        """Whether one may be divided by the other: of two sums of days both are known of as many."""
        return self.total is None or other.total is None or self.total.days == other.total.days


@dataclass(frozen=True, slots=True, kw_only=True)
class PostResult:
    """A publication with the latest that is known of it; `followers` are those of its account on its day."""

    publication: Publication
    snapshot: Snapshot | None
    followers: int | None = None
    engagement: Sequence[str] = ENGAGEMENT
    """the metrics that engagements are the sum of"""

    @property
    def figures(self) -> Mapping[str, int]:
        """What it had reached."""
        return self.snapshot.figures if self.snapshot else {}
