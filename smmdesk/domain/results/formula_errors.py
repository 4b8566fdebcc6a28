"""What may be wrong with a formula that somebody typed; `at` is a character of it, counted from 1."""

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _


class FormulaError(SmmdeskError):
    """The base: something stands where it makes no sense."""

    message = _("“{word}” was not expected here (character {at}). Leave it out, or put before it what is missing.")


class EmptyFormulaError(FormulaError):
    """Nothing was typed."""

    message = _("The formula is empty. Write one, such as likes / reach.")


class UnfinishedFormulaError(FormulaError):
    """It ends where something has to follow."""

    message = _("Something is missing after “{word}” (character {at}). Write a metric or a number there.")


class OpenBracketError(FormulaError):
    """A bracket that nothing closes."""

    message = _("The bracket at character {at} is not closed. Put “)” where it ends.")


class ArgumentsError(FormulaError):
    """More than the function takes."""

    message = _("“{word}” takes one value (character {at}). Leave out the others.")


class LongFormulaError(FormulaError):
    """More characters or parts than anybody can read, or brackets within brackets without end."""

    message = _("The formula is too long or has too many brackets in one another. Split it into several formulas.")


class UnknownNameError(FormulaError):
    """No metric and no formula is called so, nor anything like it."""

    message = _("“{word}” is not a metric (character {at}). Choose one from the list.")


class MisspeltNameError(UnknownNameError):
    """No metric is called so, but one almost."""

    message = _("“{word}” is not a metric (character {at}). Did you mean {nearest}?")


class ManyTimesReachError(FormulaError):
    """Some of the people of a mean day more than once: that is as many days of reach, added up."""

    message = _(
        "Reach of days is people, who are never added up, so “{word}” (character {at}) cannot be taken many times. "
        "Leave out what multiplies it."
    )


class DifferentUnitsError(FormulaError):
    """A sum or a choice of what is not of one unit."""

    message = _(
        "“{word}” joins what is not of one unit, such as money and a number (character {at}). Change one of them."
    )


class MeaninglessUnitError(FormulaError):
    """Such as money times money."""

    message = _("The result would be neither a number nor money nor a time. Change what is multiplied or divided.")


class CircleError(FormulaError):
    """Formulas that rest on one another."""

    message = _("These formulas rest on one another in a circle: {names}. Change one of them.")


class DeepFormulaError(FormulaError):
    """Formulas on formulas on formulas …"""

    message = _("The formula rests on others that rest on others, more than {most} deep. Write some of them out.")


class BrokenPartError(FormulaError):
    """A formula that this one rests on cannot be used itself."""

    message = _("The formula “{word}” that this one rests on has a mistake. Change that one first.")
