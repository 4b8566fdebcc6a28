"""Words that are used again: texts, sets of hashtags, tags of links, first comments, and phrases to be avoided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.errors import EmptyNameError, SmmdeskError
from smmdesk.domain.ids import ClientId, SnippetId
from smmdesk.domain.links import TAGS, tags_by
from smmdesk.domain.record import Record
from smmdesk.domain.text import _, hashtags

if TYPE_CHECKING:
    from collections.abc import Iterable


class SnippetKind(StrEnum):
    """What a snippet is put into; `WORN` holds phrases, one a line, that the check tells of."""

    TEXT = "text"
    HASHTAGS = "hashtags"
    UTM = "utm"
    FIRST_COMMENT = "first_comment"
    WORN = "worn"


FIRST_PATTERN: Final = "source={network} medium=social campaign={rubric} content={date}"
"""What links are tagged with where nobody has a pattern yet."""


class NoTagsError(SmmdeskError):
    """A pattern that would tag no link with anything."""

    message = _("Write what links are tagged with, such as {pattern}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet(Record):
    """Of one client, or of all; `language` is that of its words, or nothing for any."""

    id: SnippetId
    client_id: ClientId | None = None
    kind: SnippetKind = SnippetKind.TEXT
    name: str
    text: str = ""
    language: str = ""

    def checked(self) -> Self:
        """With a name; a set of hashtags with each on its own, and a pattern that has tags."""
        if not self.name.strip():
            raise EmptyNameError
        if self.kind is SnippetKind.UTM and self.text.strip() and not tags_by(self.text, {}).keys() & {*TAGS}:
            raise NoTagsError(pattern=FIRST_PATTERN)
        if self.kind is SnippetKind.HASHTAGS:
            return replace(self, text=" ".join(hashtags(self.text)))
        return self

    @property
    def phrases(self) -> list[str]:
        """Those that are worn out."""
        return (
            [line.strip() for line in self.text.splitlines() if line.strip()] if self.kind is SnippetKind.WORN else []
        )


def for_client(found: Iterable[Snippet], client_id: ClientId | None) -> list[Snippet]:
    """Those that may be used for a client: its own first, then those of all; by name."""
    fitting = (each for each in found if each.client_id in {None, client_id})
    return sorted(fitting, key=lambda each: (each.client_id is None, each.name.casefold(), each.id))
