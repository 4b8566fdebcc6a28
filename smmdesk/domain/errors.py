"""What can be refused, in sentences for the person who asked.

A `SmmdeskError` is an answer, not a bug: it says what happened and what to do, and nothing was changed.
"""

from typing import ClassVar

from smmdesk.domain.text import _


class SmmdeskError(Exception):
    """A refusal whose English `message` holds {names} that are filled from `values` after translation."""

    message: ClassVar[str] = _("This could not be done.")

    def __init__(self, **values: object) -> None:
        super().__init__(values)
        self.values = values

    def __str__(self) -> str:
        return self.message.format(**self.values)

    def __reduce__(self) -> tuple[object, ...]:
        # an exception is made again of its positional arguments, and this one takes named ones
        return _again, (type(self), self.values)


def _again(kind: type[SmmdeskError], values: dict[str, object]) -> SmmdeskError:
    """Rebuild an error that crossed a process boundary."""
    return kind(**values)


class CurrencyMismatchError(SmmdeskError):
    """Two currencies met in one sum."""

    message = _("{first} and {second} cannot be added up without an exchange rate. Enter both in one currency.")


class UnknownCurrencyError(SmmdeskError):
    """Not three capital letters."""

    message = _("“{code}” is not a currency code. Write three letters, such as GEL or EUR.")


class UnknownZoneError(SmmdeskError):
    """A time zone that the IANA database does not hold."""

    message = _("“{zone}” is not a time zone. Choose one such as Asia/Tbilisi.")


class EmptyNameError(SmmdeskError):
    """A record that people must be able to tell from others has no name."""

    message = _("A name is needed.")


class PeriodError(SmmdeskError):
    """A period that ends before it starts."""

    message = _("The end ({end}) must come after the start ({start}).")


class OutOfRangeError(SmmdeskError):
    """A number outside of what makes sense for it; not named, since it may be longer than its field is wide."""

    message = _("The value must be from {low} to {high}.")


class PostPublishedError(SmmdeskError):
    """A published post is history and stays at its moment."""

    message = _(
        "A published post stays where it was. Set its status back to Scheduled first, or make a copy for the new time."
    )


class PostUndatedError(SmmdeskError):
    """An idea has no day: none from which it could be moved, none on which it could have an hour."""

    message = _("An idea without a date has no time and cannot be moved by days. Give it a date first.")


class SplitError(SmmdeskError):
    """Shares of a whole that are not the whole: one is below nothing, or they add up to something else."""

    message = _("No share can be below nothing. Raise it, and lower others until all add up to the whole.")


class TooMuchSharedError(SplitError):
    """More than there is."""

    message = _("The shares add up to {total}, which is {off} too much. Lower some of them.")


class TooLittleSharedError(SplitError):
    """Less than there is."""

    message = _("The shares add up to {total}, which is {off} too little. Raise some of them.")


class ChangedElsewhereError(SmmdeskError):
    """What is to be changed is not any more what the person saw when they began."""

    message = _(
        "This was changed in another window or program meanwhile. It was left as it is there; change it again if need "
        "be."
    )


class MissingRecordError(SmmdeskError):
    """What was to be read or changed is not there any more."""

    message = _(
        "This entry is not there any more. It may have been removed in another window. Undo that to have it back."
    )
