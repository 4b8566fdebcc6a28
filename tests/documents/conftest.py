import io
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import pypdf
import pytest
from pypdf.generic import DictionaryObject

from smmdesk.documents import typeset
from smmdesk.documents.typeset import Document
from tests.papers import boxes_of, images_of, texts_of


class Piece(NamedTuple):
    """Letters of one kind on one line: where they start, how large they are."""

    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        """Where it ends at the earliest: two fifths of its size a letter are narrower than any words or amounts."""
        return self.x + 0.4 * self.size * len(self.text)


class Printed:
    """A finished PDF, read back."""

    def __init__(self, made: bytes) -> None:
        self.made = made
        self.reader = pypdf.PdfReader(io.BytesIO(made))
        self.page_texts = texts_of(made)
        self.text = "\n".join(self.page_texts)

    @cached_property
    def pieces(self) -> list[list[Piece]]:
        """By page."""
        return [_pieces(page) for page in self.reader.pages]

    @property
    def as_set(self) -> str:
        """The text in the order it was set in, cell after cell, without a break."""
        return "".join(piece.text for pieces in self.pieces for piece in pieces)

    def holds(self, words: str) -> bool:
        """Whether the words stand on the pages, wherever their lines were broken."""
        return "".join(words.split()) in "".join(self.text.replace("\u200b", "").replace("\u00ad", "").split())

    def links(self) -> set[str]:
        found = set()
        for page in self.reader.pages:
            for reference in page.get("/Annots") or []:
                action = reference.get_object().get("/A")
                if action is not None:
                    found.add(str(action.get_object().get("/URI")))
        return found

    def images(self) -> int:
        return images_of(self.made)

    def fonts(self) -> set[str]:
        names = set()
        for page in self.reader.pages:
            resources = page["/Resources"]
            assert isinstance(resources, DictionaryObject)
            for font in resources.get("/Font", {}).values():
                names.add(str(font.get_object()["/BaseFont"]).split("+")[-1].split("-")[0])
        return names

    def inside(self) -> bool:
        """Whether every piece of text stands between the edges of its page."""
        return all(page.holds(text) for page, texts in boxes_of(self.made) for text in texts)

    def clear(self) -> bool:
        """Whether nothing on a line runs into what follows, or past the edge of the page."""
        for page, pieces in zip(self.reader.pages, self.pieces, strict=True):
            for one, next_ in pairwise(sorted(pieces, key=lambda piece: (round(piece.y), piece.x))):
                if round(one.y) == round(next_.y) and one.end > next_.x:
                    return False
            if any(piece.end > float(page.mediabox.width) for piece in pieces):
                return False
        return True


def _pieces(page: pypdf.PageObject) -> list[Piece]:
    """Slow: some tenths of a second a page."""
    pieces: list[Piece] = []

    def note(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        if text.strip():
            pieces.append(Piece(*_place(outer, inner), size, text.strip()))

    page.extract_text(visitor_text=note)
    return pieces


Prints: TypeAlias = Callable[[Document], Printed]
"""What a test that asks for `printed` is given: sets a document and reads it back."""


def _place(outer: list[float], inner: list[float]) -> tuple[float, float]:
    x, y = inner[4], inner[5]
    return outer[0] * x + outer[2] * y + outer[4], outer[1] * x + outer[3] * y + outer[5]


@pytest.fixture(scope="session")
def printed() -> Prints:
    """Each document is set and read back once, though many tests look at the same one."""
    known: dict[str, Printed] = {}

    def once(document: Document) -> Printed:
        key = repr(typeset.source(document))
        if key not in known:
            known[key] = Printed(typeset.pdf(document))
        return known[key]

    return once
