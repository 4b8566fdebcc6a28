from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.exchange.errors import EncodingError, FileTooLargeError
from smmdesk.exchange.workbooks import encoding as module
from smmdesk.exchange.workbooks.encoding import MAX_LINE_BYTES, name_of, survey, utf16_by_zeros
from smmdesk.exchange.workbooks.letters import likeliest

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


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp1251", "Windows-1251"), ("utf-16-le", "UTF-16-LE")],
)
def test_an_encoding_has_the_name_that_people_know(encoding: str, name: str) -> None:
    assert name_of(encoding) == name


@pytest.mark.parametrize("chunk", [1, 2, 3, 5, 1000])
@pytest.mark.parametrize(
    ("data", "encoding", "damaged"),
    [
        ("Торт 🥐 на заказ".encode(), "utf-8", 0),
        ("Торт на заказ".encode() + b"\xff", "utf-8", 1),
        ("Торт на заказ".encode() + b"\xff ", "utf-8", 1),
        ("Торт на заказ".encode() + "🥐".encode()[:3], "utf-8", 1),
    ],
)
def test_letters_may_be_cut_by_the_pieces_that_are_read(
    file: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, data: bytes, encoding: str, damaged: int
) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    monkeypatch.setattr(module, "_SAMPLE", 3)
    file.write_bytes(data)
    found = survey(file)
    assert (found.encoding, found.damaged, found.certain, found.size) == (encoding, damaged, True, len(data))
    assert found.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(("letters", "encoding"), [(10, "utf-8"), (9, "")])
def test_one_scar_in_ten_letters_is_endured(file: Path, letters: int, encoding: str) -> None:
    file.write_bytes(b"\xff," + "ё".encode() * letters)
    found = survey(file)
    assert (found.encoding == "utf-8") is bool(encoding)
    assert found.certain is bool(encoding)


@pytest.mark.parametrize(("letters", "damaged"), [(11, 1), (12, 0)])
def test_so_many_letters_prove_it(file: Path, monkeypatch: pytest.MonkeyPatch, letters: int, damaged: int) -> None:
    monkeypatch.setattr(module, "_PROOF", 11)
    monkeypatch.setattr(module, "_CHUNK", 2)
    file.write_bytes("ё".encode() * letters + b"\xff ")
    assert survey(file)[:1] == ("utf-8",)
    assert survey(file).damaged == damaged


def test_a_mark_at_the_beginning_counts_more_than_scars(file: Path) -> None:
    file.write_bytes(codecs.BOM_UTF8 + b"a\xff\xff\n")
    assert survey(file)[:1] == ("utf-8-sig",)
    assert (survey(file).certain, survey(file).damaged) == (True, 2)


@pytest.mark.parametrize("chunk", [1, 7, 10])
@pytest.mark.parametrize(
    ("data", "is_fine"),
    [
        (b"a" * 10, True),
        (b"a" * 11, False),
        (b"a" * 10 + b"\n" + b"a" * 9, True),
        (b"a" * 10 + b"\r" + b"a" * 9 + b"\n", True),
        (b"a\n" + b"a" * 11 + b"\n", False),
        (b"a\r" + b"a" * 9 + b"\n\n" + b"a" * 12, False),
    ],
)
def test_a_line_has_a_bound_wherever_it_is_cut(
    file: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, data: bytes, is_fine: bool
) -> None:
    monkeypatch.setattr(module, "MAX_LINE_BYTES", 10)
    monkeypatch.setattr(module, "_CHUNK", chunk)
    file.write_bytes(data)
    if is_fine:
        assert survey(file).size == len(data)
        return
    with pytest.raises(FileTooLargeError, match=r"plan\.csv"):
        survey(file)


def test_a_text_has_at_most_so_many_bytes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"a" * 10)
    monkeypatch.setattr(module, "MAX_TEXT_BYTES", 10)
    assert survey(file).size == 10
    monkeypatch.setattr(module, "MAX_TEXT_BYTES", 9)
    with pytest.raises(FileTooLargeError, match=r"plan\.csv"):
        survey(file)


def test_a_choice_is_certain_and_has_to_fit(file: Path) -> None:
    file.write_bytes("Торт".encode("utf-16-le") + b"x")
    assert survey(file, "utf-16-le")[:1] == ("utf-16-le",)
    assert survey(file, "utf-16-le").certain
    for encoding in ("klingon", "base64"):
        with pytest.raises(EncodingError) as caught:
            survey(file, encoding)
        assert caught.value.values == {"name": "plan.csv", "encoding": encoding}


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_a_long_text_is_told_by_its_letters_too(file: Path, encoding: str) -> None:
    text = "\n".join(f"{number};{line}" for number, line in enumerate(RUSSIAN * 9))
    file.write_bytes(text.encode(encoding))
    found = survey(file)
    assert (found.encoding, found.certain, found.damaged) == (encoding, False, 0)
