"""Several documents are set as one: each looks as it does alone, and the whole is as sound as one of them."""

from io import BytesIO
from itertools import accumulate
from typing import Any

import pytest
from pypdf import PdfReader

from smmdesk.documents import typeset
from tests.documents.standards import set_by
from tests.documents.test_standards import DOCUMENTS
from tests.every import every

NAMES = ("filled", "calendar", "filled", "budget", "blank")
"""Twice the one that asks where it stands itself, and one that turns its paper on the way."""
PARTS = tuple(DOCUMENTS[name]() for name in NAMES)


@pytest.fixture(scope="module")
def alone() -> list[list[bytes]]:
    return [typeset.pages(part, dpi=50) for part in PARTS]


@pytest.fixture(scope="module")
def whole() -> PdfReader:
    return PdfReader(BytesIO(typeset.pdf(*PARTS)))


def test_every_part_looks_as_it_does_alone(alone: list[list[bytes]]) -> None:
    """Page by page and to the pixel: their numbers, what stands at their edges, where they break."""
    assert max(map(len, alone)) > 2
    assert typeset.pages(*PARTS, dpi=50) == [page for pages in alone for page in pages]


def test_the_whole_has_one_title_one_language_and_tags_throughout(whole: PdfReader) -> None:
    """The title is of all parts, so it names none of their clients."""
    root: Any = whole.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("ru", True)
    assert whole.metadata is not None
    assert (whole.metadata.title, whole.metadata.author) == ("Чек-лист результатов", "SMMdesk")
    assert whole.xmp_metadata is not None
    assert list((whole.xmp_metadata.dc_title or {}).values()) == ["Чек-лист результатов"]
    assert every("/StructParents" in page for page in whole.pages)


def test_one_outline_leads_to_every_part(whole: PdfReader, alone: list[list[bytes]]) -> None:
    tops = [each for each in whole.outline if not isinstance(each, list)]
    starts = list(accumulate(map(len, alone[:-1]), initial=0))
    pages = [number for each in tops if (number := whole.get_destination_page_number(each)) is not None]
    assert len(pages) == len(tops)
    assert {part.head.title for part in PARTS} <= {str(each.title) for each in tops}
    assert set(starts) <= set(pages)
    assert pages == sorted(pages)


def test_a_screen_reader_finds_its_way_through_all_of_them() -> None:
    made = set_by("ua-1", *PARTS)
    assert made.startswith(b"%PDF")
