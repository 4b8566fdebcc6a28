"""How much fits on paper."""

from smmdesk.domain.errors import SmmdeskError
from smmdesk.speech.language import _

MOST_LINES = 5_000
"""Lines of one list. Measured: 3,000 take 1 to 2 s and 200 to 330 MB to set, growing with their number."""

MOST_PARTS = 100
"""Documents set as one. Measured: so many checklists of six pages take 15 s of processor time and 1.9 GB."""


class TooLongForPaperError(SmmdeskError):
    """A list that nobody would read on paper and that would take very long to set."""

    message = _(
        "{count} entries are too many for paper; {most} are the limit. Choose a shorter period or a spreadsheet."
    )


def check_length(count: int, most: int = MOST_LINES) -> None:
    """Refuse a list that is too long to be printed."""
    if count > most:
        raise TooLongForPaperError(count=count, most=most)
