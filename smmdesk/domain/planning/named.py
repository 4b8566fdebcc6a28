"""What has a name of its own in plans; apart from what calculates with it, since a window names it at its start."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


class PlanKind(StrEnum):
    """How days make a figure: a sum, what there is in the end, or a quotient."""

    FLOW = "flow"
    LEVEL = "level"
    RATIO = "ratio"


class Status(StrEnum):
    """How it stands."""

    REACHED = "reached"
    ON_TRACK = "on track"
    NEARLY = "nearly"
    AT_RISK = "at risk"
    MISSED = "missed"
    OFF_TRACK = "off track"
    TOO_EARLY = "too early"
    NO_DATA = "no data"
    NO_PLAN = "no plan"
    NO_DIRECTION = "no direction"


class Side(StrEnum):
    """On which side of the threshold a metric calls for action."""

    BELOW = "below"
    ABOVE = "above"

    def is_beyond(self, value: int | Fraction, threshold: int | Fraction) -> bool:
        """Strictly: what is at the threshold is not."""
        return value < threshold if self is Side.BELOW else value > threshold


class Firing(StrEnum):
    """Whether it is time for a correction."""

    FIRED = "fired"
    NOT = "not"
    NOT_KNOWN = "not known"
