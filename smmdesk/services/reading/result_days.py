"""Rows of days, of an account or of the business, as measurements."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from smmdesk.domain.ids import AccountId, MeasurementId, new_id
from smmdesk.domain.results.records import Measurement
from smmdesk.domain.results.sheet import FOLLOWERS
from smmdesk.domain.text import _
from smmdesk.exchange.incoming import RowProblem
from smmdesk.services.reading.kind import Sorted, columns_of
from smmdesk.services.reading.result_money import is_below_zero

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.exchange.analytics.figure_rows import FigureRow, FigureRows
    from smmdesk.services.reading.accounts import Owner
    from smmdesk.services.reading.kind import Taking
    from smmdesk.services.reading.result_money import Money
    from smmdesk.storage.reader import Reader

NEGATIVE: Final = _("On {value} a count is below 0, which nothing can be; it was kept. Check the file.")
TO_COME: Final = _(
    "{value} comes after {limit}, the last day that the file can tell of; its figures were kept. Check the dates."
)
TOO_MANY: Final = _("On {value} more than 50 times as many people were reached as follow the account; check the file.")
_FAR_BEYOND: Final = 50
_Place = tuple[AccountId | None, date, date]


@dataclass(slots=True)
class Days:
    """Each row is new, says more of a day that is here, or nothing new. No figure that was typed is overwritten.

    `ends` are the days up to which former files say anything, by their ids.
    """

    about: Taking
    owner: Owner
    money: Money
    problems: list[RowProblem]
    ends: Mapping[str, date]
    rows: dict[_Place, Measurement] = field(default_factory=dict)

    def meet(self, reader: Reader) -> None:
        """Take note of what is here."""
        there = reader.all(Measurement, client_id=self.about.client.id)
        self.rows = {(row.account_id, row.starts, row.ends): row for row in there}

    def sort(self, _reader: Reader, rows: FigureRows) -> Sorted:
        """What the rows of the next chunk are."""
        made: dict[_Place, Measurement] = {}
        changed: dict[_Place, Measurement] = {}
        new = updated = 0
        for row in rows:
            account = self.owner.account(row.network, row.account)
            place = (account, date.fromisoformat(row.day), date.fromisoformat(row.ends))
            before = self.rows.get(place)
            there = before or self._fresh(*place)
            after = self._merged(there, self.money.ours(row, there.currency))
            if before is None:
                made[place] = after
                new += 1
            elif after != before:
                (made if place in made else changed)[place] = after
                updated += 1
            self.rows[place] = after
            self._point_out(row, after)
        values = columns_of(Measurement, list(made.values()))
        return Sorted(
            {**self.owner.columns(), Measurement: values}, [*self.owner.named(), *changed.values()], new, updated
        )

    def _point_out(self, row: FigureRow, kept: Measurement) -> None:
        """What looks wrong; nothing is changed."""
        day = kept.starts
        if is_below_zero(row.figures):
            self.problems.append(RowProblem(row.row, NEGATIVE, {"value": day}))
        if day > self.about.up_to:
            self.problems.append(RowProblem(row.row, TO_COME, {"value": day, "limit": self.about.up_to}))
        if _is_far_beyond(kept.figures):
            self.problems.append(RowProblem(row.row, TOO_MANY, {"value": day}))

    def _fresh(self, account_id: AccountId | None, starts: date, ends: date) -> Measurement:
        return Measurement(
            id=MeasurementId(new_id()),
            client_id=self.about.client.id,
            account_id=account_id,
            starts=starts,
            ends=ends,
            currency=self.about.client.currency,
        )

    def _merged(self, row: Measurement, figures: Mapping[str, int]) -> Measurement:
        """Metric by metric: what is missing erases nothing, what is typed stays, and the later export goes first."""
        earlier = row.source_id is not None and self.about.up_to < self.ends.get(row.source_id, date.min)
        taken = {
            key: figure
            for key, figure in figures.items()
            if key not in row.typed and not (earlier and key in row.figures)
        }
        merged = {**row.figures, **taken}
        if merged == row.figures:
            return row
        return replace(row, figures=merged, source_id=row.source_id if earlier else self.about.file)


def _is_far_beyond(figures: Mapping[str, int]) -> bool:
    followers, reach = figures.get(FOLLOWERS), figures.get("reach_day")
    return bool(followers and reach and reach > _FAR_BEYOND * followers)
