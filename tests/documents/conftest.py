import io
from collections.abc import Callable

import pypdf
import pytest

from smmdesk.documents import typeset
from smmdesk.documents.typeset import Document


class Printed:
    """A finished PDF, read back."""

    def __init__(self, made: bytes) -> None:
        self.made = made
        self.reader = pypdf.PdfReader(io.BytesIO(made))
        self._places: list[list[tuple[float, float]]] = []
        self.page_texts = [self._read(page) for page in self.reader.pages]
        self.text = "\n".join(self.page_texts)

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
        return sum(len(page.images) for page in self.reader.pages)

    def fonts(self) -> set[str]:
        names = set()
        for page in self.reader.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                names.add(str(font.get_object()["/BaseFont"]).split("+")[-1].split("-")[0])
        return names

    def inside(self) -> bool:
        """Whether every piece of text stands between the edges of its page."""
        return all(
            0 <= x <= float(page.mediabox.width) and 0 <= y <= float(page.mediabox.height)
            for page, places in zip(self.reader.pages, self._places, strict=True)
            for x, y in places
        )

    def _read(self, page: pypdf.PageObject) -> str:
        """The page's text; where each piece of it starts is noted on the way, since reading is slow."""
        places: list[tuple[float, float]] = []
        self._places.append(places)

        def note(text: str, outer: list[float], inner: list[float], *_font: object) -> None:
            if text.strip():
                places.append(_place(outer, inner))

        return page.extract_text(visitor_text=note)


def _place(outer: list[float], inner: list[float]) -> tuple[float, float]:
    x, y = inner[4], inner[5]
    return outer[0] * x + outer[2] * y + outer[4], outer[1] * x + outer[3] * y + outer[5]


@pytest.fixture
def printed() -> Callable[[Document], Printed]:
    return lambda document: Printed(typeset.pdf(document))
