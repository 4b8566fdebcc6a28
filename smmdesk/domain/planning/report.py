"""The report of a period that a client gets: drafted beside its figures, issued once, and the same ever after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import ClientId, PublicationId, ReportId, StrategyId
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Section
from smmdesk.domain.record import Record
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from smmdesk.domain.strategy.records import Strategy

TEXTS: Final = ("summary", "learnt", "next_steps", "asked_of_client")
"""What is written beside the figures that it comments."""


class ReportIssuedError(SmmdeskError):
    """Somebody has it on paper."""

    message = _("This report was issued on {on} and stays as it is. Make a new one to say more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """The report of the days from `starts` up to, not including, `ends`, in a language of its own.

    Issued, it names the version of the strategy that it went by, and keeps in `frozen` every figure and word of the
    paper, as JSON; that is empty of a draft.
    """

    id: ReportId
    client_id: ClientId
    strategy_id: StrategyId | None = None
    starts: date
    ends: date
    language: str = "en"
    sections: tuple[Section, ...] = tuple(Section)
    summary: str = ""
    learnt: str = ""
    next_steps: str = ""
    asked_of_client: str = ""
    whys: Mapping[PublicationId, str] = field(default_factory=dict, hash=False)
    """of posts that it ranks, why its author thinks that they stand where they do"""
    prepared_by: str = ""
    issued_on: date | None = None
    frozen: str = ""

    def changed_to(self, **values: object) -> Self:
        """The draft with other values."""
        self.check_draft()
        return Record.changed_to(self, **values)

    def checked(self) -> Self:
        """When its days are in order; with its sections in theirs, and no empty words of posts."""
        Period(self.starts, self.ends)
        return replace(
            self,
            sections=tuple(each for each in Section if each in self.sections),
            whys={id: told for id, words in self.whys.items() if (told := words.strip())},
        )

    def with_why(self, id: PublicationId, words: str) -> Mapping[PublicationId, str]:
        """What is said of posts, of one of them other words."""
        return {**self.whys, id: words}

    def check_draft(self) -> None:
        """`ReportIssuedError` of what was issued."""
        if self.issued_on is not None:
            raise ReportIssuedError(on=self.issued_on)

    def removable_from(self, _parent: Record) -> None:
        """A draft alone: what was issued is in somebody's hands."""
        self.check_draft()

    def issued(self, on: date, frozen: str, strategy: Strategy | None) -> Self:
        """The report as it went out."""
        self.check_draft()
        return replace(self, issued_on=on, frozen=frozen, strategy_id=strategy.id if strategy else None)

    @property
    def period(self) -> Period:
        """The days that it is of."""
        return Period(self.starts, self.ends)

    def as_of(self, day: date) -> date:
        """The day that its figures are of: its last, while that has not come the one it is made on."""
        return min(day, self.period.last)

    @property
    def unwritten(self) -> list[str]:
        """The texts that are still empty."""
        return [name for name in TEXTS if not getattr(self, name).strip()]


def last_full_month(today: date) -> Period:
    """What a report is of if nobody says otherwise."""
    return Period.month_of(today.replace(day=1) - timedelta(days=1))
