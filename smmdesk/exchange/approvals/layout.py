"""The columns of a sheet for approval, as it goes out and as it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.text import _
from smmdesk.speech.every_language import in_every_language

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADERS: Final[Mapping[str, str]] = {
    "number": "№",
    "day": _("Day"),
    "time": _("Time"),
    "networks": _("Networks"),
    "text": _("Text"),
    "link": _("Link"),
    "media": _("Media"),
    "decision": _("Your decision"),
    "comment": _("Your comment"),
    "id": "id",
    "mark": "mark",
}
"""The columns in their order; the last two are hidden."""
HIDDEN: Final = ("id", "mark")
ID_SIGN: Final = "p"
MARK_SIGN: Final = "m"
"""A letter in front: seven marks of a thousand are digits alone, which a spreadsheet takes for a number."""


def columns_known() -> dict[str, str]:
    """By what may stand above a column, in small letters, which one it is."""
    return {word.casefold(): name for name, words in in_every_language(HEADERS).items() for word in words}
