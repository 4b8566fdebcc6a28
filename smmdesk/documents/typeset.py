"""Setting documents with Typst: templates of ours and plain values in, one PDF or pictures of its pages out.

Several documents become one in the same run, so that the whole has one outline, one title and tags throughout; each
keeps its own numbers of pages.

Whatever people typed travels as JSON in `sys.inputs` and is only ever placed as a value, so it cannot become markup.
The root is the folder of templates: nothing else on the disk can be read. Only the typefaces that ship with the
program are used (with those inside Typst for letters these lack), so a document looks alike on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from smmdesk.documents.pictures import thumbnail
from smmdesk.documents.tidy import tidy
from smmdesk.machine.places import RESOURCES

if TYPE_CHECKING:
    from datetime import date

    import typst

TEMPLATES = RESOURCES / "typst"
FONTS = RESOURCES / "fonts"


class Paper(StrEnum):
    """The sheets that printers here and in America hold."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands at the top of a document, and small on every page of it; all words ready to print."""

    kind: str
    title: str
    lines: tuple[str, ...] = ()
    client: str = ""
    period: str = ""
    made: str = ""
    page: str = "{page} / {pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document, or one part of a larger one, ready to be set.

    `template` names a file in resources/typst without its suffix; `body` holds strings, numbers, files of pictures,
    which are read when it is set, lists, mappings and dataclasses of these; `language` is the code of the document's
    own language (hyphenation, screen readers).
    """

    template: str
    head: Head
    body: object
    language: str = "en"
    paper: Paper = Paper.A4
    landscape: bool = False
    made: date | None = None
    author: str = ""


def pdf(*parts: Document) -> bytes:
    """The documents, one at least, as one tagged PDF. The same ones give the same bytes."""
    made = _set(parts, format="pdf")
    assert isinstance(made, bytes)  # noqa: S101  # the binding's type knows no formats: a PDF is one file
    return made


def pages(*parts: Document, dpi: float = 144) -> list[bytes]:
    """Each page as a PNG picture, for the preview and for the printer."""
    made = _set(parts, format="png", ppi=dpi)
    # a document of one page comes as that page alone
    if isinstance(made, list):
        return made
    return [] if made is None else [made]


def source(*parts: Document) -> tuple[str, dict[str, str]]:
    """The path of what is compiled and the values handed to it: what a bare `typst.compile` would need.

    What the whole says of itself (title, author, day, language) is what its first document does; a title that only that
    one has is left out where there are several.
    """
    first = parts[0]
    named = first.head.title and len(parts) == 1
    data = {
        "title": f"{first.head.kind}: {first.head.title}" if named else first.head.kind,
        "author": first.author or "SMMdesk",
        "language": first.language,
        # a day without a time: with one no document would come out as the same bytes twice
        "made": None if first.made is None else first.made.timetuple()[:3],
        "parts": [_part(each) for each in parts],
    }
    return str(TEMPLATES / "document.typ"), {"data": json.dumps(plain(data), ensure_ascii=False)}


def _part(document: Document) -> dict[str, object]:
    return {
        "template": document.template,
        "language": document.language,
        "paper": document.paper,
        "landscape": document.landscape,
        "head": document.head,
        "body": document.body,
    }


def plain(value: Any) -> object:  # noqa: ANN401  (all that a document may hold)
    """Values that JSON knows, with every string made fit for print; the file of a picture becomes its thumbnail."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, Path):
        return thumbnail(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return [plain(item) for item in value]


def _set(parts: Sequence[Document], **how: Any) -> bytes | list[bytes] | None:  # noqa: ANN401  (as Typst takes it)
    path, values = source(*parts)
    with _SETTING:
        return _compiler().compile(path, sys_inputs=values, **how)


_SETTING = Lock()
"""The compiler works for one at a time; it has each page set on a core of its own."""


@cache
def _compiler() -> typst.Compiler:
    """One for the whole run: it keeps the typefaces, whose reading takes longer than setting a page, and templates."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts)
