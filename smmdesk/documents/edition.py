"""In which language, on which paper and on which day a document is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.documents.tidy import shortened
from smmdesk.documents.typeset import Document, Head, Paper
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from datetime import date

_MADE = _("Made on {date}")
_PAGE = _("Page {page} of {pages}")  # both numbers are filled in by the typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What every builder of a document is handed. The language is the document's, whatever the window speaks."""

    language: Language
    made: date
    paper: Paper = Paper.A4
    author: str = ""

    def head(
        self, kind: str, title: str, *, lines: tuple[str | None, ...] = (), client: str = "", period: str = ""
    ) -> Head:
        """The opening and the small lines at the edges of each page; empty `lines` are left out."""
        language = self.language
        return Head(
            kind=kind,
            title=shortened(title, 140),
            lines=tuple(shortened(line, 240) for line in lines if line),
            client=shortened(client, 40),
            period=period,
            made=language(_MADE, date=language.date(self.made)),
            page=language(_PAGE),
        )

    def document(self, template: str, head: Head, body: object, *, landscape: bool = False) -> Document:
        """The document itself, ready for `typeset.pdf` and `typeset.pages`."""
        return Document(
            template=template,
            head=head,
            body=body,
            language=self.language.code,
            paper=self.paper,
            landscape=landscape,
            made=self.made,
            author=self.author,
        )
