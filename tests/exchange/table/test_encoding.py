from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.exchange.errors import EncodingError, FileTooLargeError
from smmdesk.exchange.table.encoding import MAX_LINE_BYTES, survey, utf16_by_zeros
from smmdesk.exchange.table.letters import likeliest

if TYPE_CHECKING:
    from pathlib import Path

RUSSIAN = (
    "Новинки недели: эклеры с фисташкой|Скидка 20% на профессиональную гигиену|Опрос: какой торт взять?|Закулисье|"
    "Отзыв клиента|на согласовании|Как ухаживать за зубами после чистки|Мы открылись!|ПЛАН НА НОЯБРЬ|съёмка|вопрос дня"
).split("|")
WESTERN = "Café crème à la carte|Schöne Grüße aus München|¿Qué prefieres?|Nouveautés de la semaine|naïve façade".split(
    "|"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


@pytest.mark.parametrize("text", RUSSIAN)
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_short_russian_is_told_by_its_letters(text: str, encoding: str) -> None:
    assert likeliest(text.encode(encoding)) == encoding


@pytest.mark.parametrize("text", WESTERN)
def test_short_western_text_is_not_taken_for_russian(text: str) -> None:
    assert likeliest(text.encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_long_russian_is_told_by_the_library(file: Path, encoding: str) -> None:
    file.write_bytes(("Дата;Текст\n" + "".join(f"{n};{line}\n" for n, line in enumerate(RUSSIAN * 9))).encode(encoding))
    assert codecs.lookup(survey(file).encoding) == codecs.lookup(encoding)
    assert not survey(file).certain


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", ["Date,Text\n2026-11-03,Cake\n", "Дата;Текст\n03.11.2026;Торт\n", "თარიღი\tტექსტი\n"])
def test_unicode_is_certain(file: Path, encoding: str, text: str) -> None:
    file.write_bytes(text.encode(encoding))
    found = survey(file)
    assert file.read_bytes().decode(found.encoding).removeprefix("\ufeff") == text
    assert found.certain
    assert found.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_scar_in_utf8_does_not_turn_the_whole_file_into_another_encoding(file: Path) -> None:
    file.write_bytes("Дата;Текст\n03.11.2026;Торт на заказ".encode() + b"\xff\n")
    assert survey(file)[:1] == ("utf-8",)
    assert survey(file).damaged == 1


def test_a_character_cut_by_the_end_counts_as_damage(file: Path) -> None:
    file.write_bytes("Дата;Текст;Сеть;Формат\n".encode()[:-2])
    assert survey(file).damaged == 1


@given(st.text(min_size=1, max_size=300))
def test_utf8_is_never_taken_for_anything_else(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)) or utf16_by_zeros(data):
        return
    path = tmp_path_factory.mktemp("utf8") / "a.csv"
    path.write_bytes(data)
    found = survey(path)
    assert found.encoding in {"utf-8", "utf-8-sig"}
    assert found.damaged == 0


def test_the_person_s_choice_wins(file: Path) -> None:
    file.write_bytes("тест".encode("cp1251"))
    assert survey(file, "koi8-r").encoding == "koi8-r"
    with pytest.raises(EncodingError, match="klingon"):
        survey(file, "klingon")


def test_one_endless_line_is_no_table(file: Path) -> None:
    file.write_bytes(b"a" * (MAX_LINE_BYTES + 1))
    with pytest.raises(FileTooLargeError):
        survey(file)
    file.write_bytes(b"a" * MAX_LINE_BYTES)
    assert survey(file).size == MAX_LINE_BYTES
    file.write_bytes(b"a\n" * (MAX_LINE_BYTES // 2 + 1))
    assert survey(file).size == MAX_LINE_BYTES + 2


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"", ""),
        (b"a" * 40, ""),
        (b"a\0" * 20, "utf-16-le"),
        (b"\0a" * 20, "utf-16-be"),
        (b"aaaaaaaaaa" * 3 + b"a\0" * 5, "utf-16-le"),
        (b"a" * 39 + b"\0", ""),  # fewer than one in twenty
        (b"a\0" * 5 + b"\0a" * 5, ""),
    ],
)
def test_utf16_is_told_by_the_side_of_its_zeros(head: bytes, encoding: str) -> None:
    assert utf16_by_zeros(head) == encoding
