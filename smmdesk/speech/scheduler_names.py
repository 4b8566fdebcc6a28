"""By which clock a scheduler goes, and why a post cannot go into its file, in words that follow on “it”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.scheduling.going import Hours, Reason
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from enum import StrEnum

# pairs, since members of different string enums may have one value
SCHEDULERS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (Hours.WALL, _("the clock of the client's zone")),
    (Hours.UTC, _("UTC")),
    (Reason.PAST, _("should be out already")),
    (Reason.TOO_SOON, _("goes out too soon for the tool")),
    (Reason.CHANGED, _("changed since the client approved it")),
    (Reason.NO_TEXT, _("has no text, which the tool wants")),
    (Reason.NOTHING, _("has neither text nor a file")),
    (Reason.LOCAL, _("has a file without a public address: put a link in its place")),
    (Reason.NO_FILM, _("has a video, which the tool does not take")),
    (Reason.NO_FILES, _("has a file, of which the tool takes none")),
    (Reason.OTHER_FILES, _("has a file of a kind that the tool does not take")),
    (Reason.MIXED, _("has pictures and videos together, which the tool does not take")),
    (Reason.TOO_MANY, _("has more files than the tool takes")),
    (Reason.TOO_LONG, _("is longer than the network takes")),
    (Reason.NETWORK, _("goes to a network that the tool does not have")),
    (Reason.LETTERS, _("has signs that the encoding of the template lacks")),
)
