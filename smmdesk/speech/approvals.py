"""What the rows of an answer say of a post, and what becomes of them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.approval.effects import Effect
from smmdesk.domain.approval.sheets import Decision, SheetForm
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from enum import StrEnum

# pairs, since members of different string enums may have one value
APPROVALS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (Decision.YES, _("Yes")),
    (Decision.CHANGE, _("Change it")),
    (Decision.NO, _("No")),
    (SheetForm.PDF, _("For pen and paper (PDF)")),
    (SheetForm.XLSX, _("Spreadsheet (XLSX)")),
    (SheetForm.HTML, _("Page in a file (HTML)")),
    (Effect.TAKEN, _("will be taken")),
    (Effect.STAYS, _("stays: no answer")),
    (Effect.ONCE, _("the same answer stands above")),
    (Effect.KNOWN, _("was read before")),
    (Effect.OLDER, _("answers an older version of the post")),
    (Effect.OUT, _("the post is published")),
    (Effect.GONE, _("the post was removed")),
    (Effect.EDITED, _("the sheet's own words were changed")),
    (Effect.OTHERWISE, _("another answer was taken before")),
    (Effect.CONFLICT, _("another row of the post says otherwise")),
    (Effect.UNDECIDED, _("a comment without an answer")),
    (Effect.NOT_UNDERSTOOD, _("not understood")),
    (Effect.UNKNOWN, _("no post of this sheet")),
)
