"""What is kept of results: figures by account and day, publications with what they had reached on a day, formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self

from smmdesk.domain.errors import EmptyNameError, OutOfRangeError, SmmdeskError
from smmdesk.domain.ids import (
    AccountId,
    ClientId,
    FormulaId,
    ImportedFileId,
    MeasurementId,
    PostId,
    PublicationId,
    SnapshotId,
)
from smmdesk.domain.money import check_currency
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Format
from smmdesk.domain.record import Record
from smmdesk.domain.results.named import MOST, FormulaLevel, Good, Link, Shown
from smmdesk.domain.text import _

LONGEST: Final = 500
"""Characters of a formula."""
MOST_DECIMALS: Final = 4
KEPT_DAILY: Final = 35
"""Days after a publication up to which each snapshot of it is kept; later ones are thinned to one a month."""
_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")


class FormulaKeyError(SmmdeskError):
    """A formula is named in other formulas by its key."""

    message = _("“{key}” is no short name for formulas. Write small latin letters, digits and _, a letter first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Record):
    """What an account counted from `starts` up to, not including, `ends`: most often on one day.

    Without an account it is the business itself: leads, sales and revenue from its own books. `figures` are whole
    numbers by key of a metric, money in minor units of `currency`. Those `typed` by hand no later file overwrites.
    """

    id: MeasurementId
    client_id: ClientId
    account_id: AccountId | None = None
    starts: date
    ends: date
    currency: str = ""
    figures: Mapping[str, int] = field(default_factory=dict)
    source_id: ImportedFileId | None = None
    """the file that wrote it last; None where it was typed"""
    typed: tuple[str, ...] = ()

    def checked(self) -> Self:
        """Itself, when its days are in order and its figures can be kept."""
        Period(self.starts, self.ends)
        if self.currency:
            check_currency(self.currency)
        check_figures(self.figures)
        return self

    @property
    def period(self) -> Period:
        """The days that it is of."""
        return Period(self.starts, self.ends)

    @property
    def days(self) -> int:
        """How many days it is of."""
        return (self.ends - self.starts).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Record):
    """What a network says was published: known by its id there, where that is missing by its address.

    `moment` is in the client's zone; `kind_as_given` is the network's own word for its form.
    """

    id: PublicationId
    client_id: ClientId
    account_id: AccountId | None = None
    network: Network
    external_id: str = ""
    permalink: str = ""
    moment: LocalMoment | None = None
    format: Format | None = None
    kind_as_given: str = ""
    text: str = ""
    seconds: int | None = None
    boosted: bool = False
    post_id: PostId | None = None
    link: Link = Link.NONE

    @property
    def day(self) -> date | None:
        """The day on which it came out, by the client's clock."""
        return self.moment.day if self.moment else None

    @property
    def is_linked(self) -> bool:
        """Whether it is a post of the calendar, which nobody has to look at any more."""
        return self.post_id is not None and self.link in {Link.SURE, Link.CONFIRMED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot(Record):
    """What a publication had reached, in all its life, by the end of `taken_on`."""

    id: SnapshotId
    publication_id: PublicationId
    taken_on: date
    figures: Mapping[str, int] = field(default_factory=dict)
    source_id: ImportedFileId | None = None

    def checked(self) -> Self:
        """Itself, when its figures can be kept."""
        check_figures(self.figures)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula(Record):
    """A metric of somebody's own, computed from others; its `key` names it in further ones."""

    id: FormulaId
    name: str
    key: str
    expression: str
    shown: Shown = Shown.NUMBER
    decimals: int = 2
    good: Good = Good.UP
    level: FormulaLevel = FormulaLevel.BOTH
    note: str = ""

    def checked(self) -> Self:
        """Itself, when it can be told from others; whether its expression can be computed says `formulas.parse`."""
        if not self.name.strip():
            raise EmptyNameError
        if not _KEY.fullmatch(self.key):
            raise FormulaKeyError(key=self.key)
        if len(self.expression) > LONGEST:
            raise OutOfRangeError(low=1, high=LONGEST)
        if not 0 <= self.decimals <= MOST_DECIMALS:
            raise OutOfRangeError(low=0, high=MOST_DECIMALS)
        return self


def check_figures(figures: Mapping[str, int]) -> None:
    """Refuse figures that nothing has: `OutOfRangeError`."""
    if any(abs(figure) > MOST for figure in figures.values()):
        raise OutOfRangeError(low=-MOST, high=MOST)
