"""What a page hands out of itself to be printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.speech.language import Language


class Shared(NamedTuple):
    """What of a page is printed and saved: of which client and which days, and no more of it than is in sight.

    `record` is the one budget, comparison or evaluation that is shown, `only` are the ids of those that pass a filter,
    None for all. What it is say its days and its client, unless `when` and `name` say it better, and what `more` there
    is to know.
    """

    client_id: ClientId | None = None
    period: Period | None = None
    record: str | None = None
    only: frozenset[str] | None = None
    when: str = ""
    name: str = ""
    more: str = ""
    language: Language | None = None


class NothingSharedError(SmmdeskError):
    """A page that shows nothing yet; `hint` says what to do, in the language of the window."""

    message = _("There is nothing here to print or save yet. {hint}")


class ClientWantedError(SmmdeskError):
    """A page that shows nothing while all clients are chosen: who shares something of it is asked for one."""

    message = _("Choose a client first.")
