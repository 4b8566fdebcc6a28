"""What is worth a second look in figures that somebody typed: it is pointed out, and never refused."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.named import Doubt

if TYPE_CHECKING:
    from collections.abc import Mapping

JUMP: Final = Fraction(30, 100)
"""Followers seldom change by a larger share from one day to the next."""


def doubts(figures: Mapping[str, int], followers_before: int | None = None) -> dict[str, Doubt]:
    """By metric, of the figures of one row; `followers_before` are those of the day before it."""
    found = {key: Doubt.NEGATIVE for key, figure in figures.items() if figure < 0}
    now, views, reach = (figures.get(key) for key in ("followers", "views", "reach_day"))
    if now is not None and followers_before and abs(now - followers_before) > JUMP * abs(followers_before):
        found.setdefault("followers", Doubt.JUMP)
    # whoever was reached has seen something at least once
    if views is not None and reach is not None and views < reach:
        found.setdefault("views", Doubt.BELOW_REACH)
    return found
