"""Why something about a strategy is refused."""

from __future__ import annotations

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _


class StrategyFrozenError(SmmdeskError):
    """A strategy in force is what was agreed: it stays, and the next version changes it.

    Its first day may lie ahead, so that the sentence is one that is true before it as well.
    """

    message = _("Version {number} is agreed, in force from {since}. Make version {next} to change it.")


class StrategyOverError(SmmdeskError):
    """A version that another one follows, perhaps later only, or that was given up, is closed."""

    message = _("Version {number} is closed and stays as it was. Make a new version to plan anew.")


class AgreedKeyError(SmmdeskError):
    """A metric of one's own keeps the key that a version was agreed by: the mark on its paper holds it."""

    message = _(
        "“{key}” stays: version {number} of the strategy of {client} was agreed by it. "
        "Change the metric's name instead."
    )


class AgreedUnitError(SmmdeskError):
    """What was agreed as 3.25 % would be 32.5, and its mark the same."""

    message = _(
        "“{name}” stays written as it is: version {number} of the strategy of {client} was agreed with figures of it. "
        "Make another metric to have it written otherwise."
    )


class MeasuredByError(SmmdeskError):
    """Without the metric nobody knows any more in what its planned figures are."""

    message = _(
        "“{name}” stays: version {number} of the strategy of {client} is measured by it. Choose another metric "
        "there first, if it is a draft; what was agreed keeps its own."
    )


class NotDraftError(SmmdeskError):
    """Only a draft is put in force, or given up."""

    message = _("Version {number} is not a draft. Make a new version to change it.")


class LongNameError(SmmdeskError):
    """Posts and budget lines name a goal, so its name is short."""

    message = _("A goal's name has at most {most} letters, since posts and budget lines name it. Say more under Why.")


class MarksError(SmmdeskError):
    """What is at risk is further from its plan than what is on track."""

    message = _("Set “at risk” below “on track”, and both from 1 to 100 %.")
