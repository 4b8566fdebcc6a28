from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf.generic import BooleanObject, DictionaryObject

from smmdesk.documents import checklist_blank, typeset
from smmdesk.documents.typeset import TEMPLATES, Document, Paper
from tests.documents.samples import ITEMS, SUBJECT, edition, item_words
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents.conftest import Prints

PNG = b"\x89PNG\r\n\x1a\n"


def a_document(code: str = "en", paper: Paper = Paper.A4) -> Document:
    return checklist_blank.blank(ITEMS, item_words(code), edition(code, paper), subject=SUBJECT)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert typeset.pdf(a_document()) == typeset.pdf(a_document())


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("en", "Results checklist: How good is the work on our networks?"),
        ("ru", "Чек-лист результатов: Хорошо ли ведут наши соцсети?"),
        ("ka", "შედეგების ჩეკლისტი: კარგად იმართება თუ არა ჩვენი გვერდები?"),
    ],
)
def test_the_pdf_says_what_it_is_and_in_which_language(code: str, title: str, printed: Prints) -> None:
    paper = printed(a_document(code))
    root = paper.reader.root_object
    assert str(root["/Lang"]) == code
    mark = root["/MarkInfo"]
    assert isinstance(mark, DictionaryObject)
    marked = mark["/Marked"]
    assert isinstance(marked, BooleanObject)
    assert marked.value
    said = paper.reader.metadata
    assert said is not None
    assert said.title == title
    assert said.creation_date is not None
    assert said.creation_date.date().isoformat() == "2026-11-30"


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_sheet_is_the_one_asked_for(paper: Paper, size: tuple[int, int], printed: Prints) -> None:
    box = printed(a_document(paper=paper)).reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_a_sheet_can_lie_on_its_side(printed: Prints) -> None:
    box = printed(replace(a_document(), landscape=True)).reader.pages[0].mediabox
    assert box.width > box.height


def test_every_page_says_which_of_how_many(printed: Prints) -> None:
    paper = printed(a_document())
    count = len(paper.page_texts)
    assert count > 1
    assert every(f"Page {number} of {count}" in text for number, text in enumerate(paper.page_texts, start=1))


def test_pictures_are_the_same_pages() -> None:
    pictures = typeset.pages(a_document(), dpi=40)
    assert every(picture.startswith(PNG) for picture in pictures)
    width = int.from_bytes(pictures[0][16:20], "big")
    assert width == pytest.approx(595.28 / 72 * 40, abs=1)


def test_one_page_is_a_list_of_one() -> None:
    few = checklist_blank.blank(ITEMS[:2], item_words(), edition(), subject=SUBJECT)
    assert len(typeset.pages(few, dpi=20)) == 1


def test_only_our_own_typefaces_are_used(printed: Prints) -> None:
    assert printed(a_document("ka")).fonts() == {"FiraGO"}


def test_documents_can_be_set_on_several_threads_at_once() -> None:
    alone = [typeset.pdf(a_document(code)) for code in ("en", "ru", "ka")]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda code: typeset.pdf(a_document(code)), ("en", "ru", "ka"))) == alone


def test_data_of_every_plain_kind_becomes_json() -> None:
    value = typeset.plain({"paper": Paper.A4, "list": (1, 2.5, None, True), "head": a_document().head})
    assert json.loads(json.dumps(value))["head"]["kind"] == "Results checklist"


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.typ")), ids=lambda path: path.name)
def test_no_template_evaluates_text_or_reaches_outside(template: Path) -> None:
    code = re.sub(r"//.*", "", template.read_text("utf-8"))
    assert not re.search(r"\b(eval|read|plugin|include)\s*\(", code)
    assert "@preview" not in code
    beside = {f'"{each.name}": *' for each in TEMPLATES.glob("*.typ")}
    assert set(re.findall(r"import (.+)", code)) <= beside | {'part.template + ".typ": printed'}
