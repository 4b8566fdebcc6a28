"""What has a name of its own in plans; apart from what calculates with it, since a window names it at its start."""

from __future__ import annotations

from enum import StrEnum


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
