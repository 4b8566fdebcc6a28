"""Why a file could not be taken in or put out. Light on purpose: the parsing child imports it too."""

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _


class FileRefusedError(SmmdeskError):
    """A file that nothing was taken from."""

    message = _("{name} could not be read. Open it in a spreadsheet, save it as CSV or XLSX, and try that.")


class UnreadableFileError(FileRefusedError):
    """Damaged, of a kind that is not known, or made to bring a program down."""

    message = _("{name} could not be read: it is damaged or not a table. Open it in a spreadsheet and save it again.")


class SlowFileError(UnreadableFileError):
    """Nothing was heard of its reader for long, or it took all the time that one may take."""

    message = _(
        "{name} took too long to read, and nothing was taken from it. "
        "Try again when the computer is less busy, or split it."
    )


class TooMuchError(UnreadableFileError):
    """Its reader was ended by the system: for want of memory, or because it broke down."""

    message = _(
        "{name} could not be read: it takes more memory than a table needs, or is damaged. Split it, or save it as CSV."
    )


class MissingFileError(FileRefusedError):
    """No such file."""

    message = _("There is no file {name}. Look whether it was moved or renamed, and choose it again.")


class NotAFileError(FileRefusedError):
    """A folder, a device, or a pipe: opening one of these would wait for whoever writes into it."""

    message = _("{name} is not a file but a folder or a device. Choose the file itself.")


class ClosedFileError(FileRefusedError):
    """It is there, and there is no right to read it, or another program does not share it."""

    message = _("{name} may not be read. Close it where it is open, or allow reading it, and try again.")


class PasswordProtectedError(FileRefusedError):
    """An encrypted workbook."""

    message = _("{name} is protected by a password. Save it without one and try again.")


class FileTooLargeError(FileRefusedError):
    """More bytes, rows or cells than a table or an export can have."""

    message = _("{name} is too large to be read. Split it into smaller files.")


class SuspiciousFileError(FileRefusedError):
    """A small file that unpacks into an enormous one."""

    message = _(
        "{name} unpacks into far more than its size allows. It was not opened. If you know who made it, open it in a "
        "spreadsheet and save it as CSV."
    )


class UnbalancedQuotesError(FileRefusedError):
    """Quotation marks that pair up nowhere in the file."""

    message = _("{name} has quotation marks that are never closed, first in row {row}. Save it again as CSV or XLSX.")


class NothingRecognisedError(FileRefusedError):
    """No row that looks like the names of columns; each kind of file says what it needs."""

    message = _("No row of column names that are known was found in {name}. Write names such as Date above the cells.")


class AudienceNotKeptError(FileRefusedError):
    """Shares of women, cities, countries among those who follow: no figure of a day or a post."""

    message = _(
        "{name} holds the make-up of the audience, which is not kept yet. Choose a file of figures by day or by post."
    )


class UnclearDaysError(FileRefusedError):
    """Days without a year that do not follow one another, or no day from which to count back."""

    message = _(
        "The dates in {name} have no year and do not follow one another by a day, such as {example}. "
        "Say when the file was downloaded, or write the years into it."
    )


class UnfitMappingError(FileRefusedError):
    """Uses for columns that the table does not have, or uses that there are not."""

    message = _("What was chosen for the columns does not fit {name}. Nothing was read; choose anew.")


class UnknownColumnError(FileRefusedError):
    """Something was said of a column that the table does not have."""

    message = _("{name} has no column “{column}”. Choose one of: {columns}.")


class NoColumnsError(FileRefusedError):
    """Something was said of columns, and the file is a calendar."""

    message = _("{name} is a calendar and has no columns. Leave out what was said of them.")


class AmbiguousDatesError(FileRefusedError):
    """Day and month could be either way round in the whole column."""

    message = _("Dates such as {example} in {name} fit both day/month and month/day. Say which is meant.")


class HalfConvertedDatesError(AmbiguousDatesError):
    """A spreadsheet took the day for the month wherever that was possible, and left the other dates as texts."""

    message = _(
        "In {name} some dates are written like {example}, others look as if a spreadsheet had swapped them: "
        "{shown} may be {meant}. Say what comes first, day or month."
    )


class EncodingError(FileRefusedError):
    """The encoding that the person chose does not fit the file."""

    message = _("{name} is not written in {encoding}. Nothing was read; choose another encoding, or the one detected.")


class NotWrittenError(SmmdeskError):
    """The disk would not take the file, and none of that name was there before."""

    message = _("{name} could not be written: {reason}. Put that right, or choose another place.")


class NotReplacedError(NotWrittenError):
    """What stood there before is untouched."""

    message = _(
        "{name} could not be written: {reason}. What was there before is unchanged. Put that right, or choose another "
        "place."
    )


REFUSALS: dict[str, type[FileRefusedError]] = {
    kind.__name__: kind
    for kind in (
        FileRefusedError,
        UnreadableFileError,
        SlowFileError,
        TooMuchError,
        MissingFileError,
        NotAFileError,
        ClosedFileError,
        PasswordProtectedError,
        FileTooLargeError,
        SuspiciousFileError,
        UnbalancedQuotesError,
        NothingRecognisedError,
        AudienceNotKeptError,
        UnclearDaysError,
        UnfitMappingError,
        UnknownColumnError,
        NoColumnsError,
        AmbiguousDatesError,
        HalfConvertedDatesError,
        EncodingError,
    )
}
