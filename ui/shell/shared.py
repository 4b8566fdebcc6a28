"""What a page hands out of itself to be printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.comparison import Comparison
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.strategy.records import Strategy
    from smmdesk.speech.language import Language
    from ui.shell.context_page import ContextPage


class Shared(NamedTuple):
    """What of a page is printed and saved: of which client and which days, and no more of it than is in sight.

    `record` is the one budget, comparison or evaluation that is shown, `only` are the ids of those that pass a filter,
    None for all; `others` are the versions it may be compared with on paper, each by number with its words. What it is
    say its days and its client, unless `when` and `name` say it better, and what `more` there is to know.
    """

    client_id: ClientId | None = None
    period: Period | None = None
    record: str | None = None
    only: frozenset[str] | None = None
    when: str = ""
    name: str = ""
    more: str = ""
    language: Language | None = None
    others: Sequence[tuple[int, str]] = ()


class NothingSharedError(SmmdeskError):
    """A page that shows nothing yet; `hint` says what to do, in the language of the window."""

    message = _("There is nothing here to print or save yet. {hint}")


class ClientWantedError(SmmdeskError):
    """A page that shows nothing while all clients are chosen: who shares something of it is asked for one."""

    message = _("Choose a client first.")


def of_record(page: ContextPage, record: Comparison | Strategy | None, *, is_asked: bool, name: str = "") -> Shared:
    """The one record of one client that a page has in sight; `is_asked` where it asks for the client instead.

    `ClientWantedError`, `NothingSharedError` where there is none.
    """
    if is_asked:
        raise ClientWantedError
    if record is None:
        raise NothingSharedError(hint=page.language(page.line.empty))
    return Shared(record.client_id, record=record.id, name=name)
