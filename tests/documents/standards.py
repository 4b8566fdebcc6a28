"""Documents set by the standards that Typst knows, which it refuses to break."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import typst

from smmdesk.documents import typeset
from smmdesk.documents.typeset import FONTS, TEMPLATES

if TYPE_CHECKING:
    from smmdesk.documents.typeset import Document

Standard = Literal["ua-1", "a-2u"]


def set_by(standard: Standard, *documents: Document) -> bytes:
    """The PDF: `ua-1` asks for tags, a title and a language, `a-2u` for letters that can be found."""
    path, inputs = typeset.source(*documents)
    made = typst.compile(
        path,
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=[standard],
    )
    assert isinstance(made, bytes)
    return made
