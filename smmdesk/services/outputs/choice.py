"""Which of a client's dated records a wish is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from smmdesk.domain.budget import Budget
from smmdesk.domain.checklist import Evaluation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.services.outputs import Wish

Dated = TypeVar("Dated", Budget, Evaluation)


def chosen(wish: Wish, found: Sequence[Dated]) -> Sequence[Dated]:
    """The one asked for, or those; those that share a day with the period; or the newest, which stands last."""
    if wish.only is not None:
        return [each for each in found if each.id in wish.only]
    if wish.record is not None:
        return [each for each in found if each.id == wish.record]
    if wish.period is None:
        return found[-1:]
    return [each for each in found if each.period.overlaps(wish.period)]


def listed(wish: Wish, found: Sequence[Dated]) -> Sequence[Dated]:
    """The same for a table, which without a period is of all there are."""
    is_of_all = wish.record is None and wish.period is None and wish.only is None
    return found if is_of_all else chosen(wish, found)
