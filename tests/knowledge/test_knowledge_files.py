"""The files of the knowledge: the same keys in every language, each written in its own letters."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.knowledge.files import FOLDER
from smmdesk.speech.languages import HABITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CODES = tuple(HABITS)
FILES = sorted(path.name for path in (FOLDER / "en").glob("*.toml"))
LETTERS = {code: re.compile(f"[{each.letters}]", re.I) for code, each in HABITS.items()}
OTHERS = [code for code in CODES if code != "en"]
OF_OTHER_LETTERS = [code for code in OTHERS if not LETTERS["en"].search(HABITS[code].letters)]
# Network names, amounts, handles and addresses stay in Latin letters and figures everywhere.
LATIN = re.compile(
    r"(^(names\.|country$|strategy\.average_order$)|\.accounts\."
    r"|\.(phone|email|site|messengers|fee|price|total|planned|actual|cost(_\w+)?|loss|loss_after|response_cost)$)"
)
SENTENCE = re.compile(r"(?:\b[A-Za-z]+\b[ ,]*){4,}")


def table(code: str, name: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / code / name).read_text(encoding="utf-8"))


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value with its dotted path; lists of tables are numbered, lists of words are one value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}.{number}")
    else:
        yield path, value


TO_THE_LETTER = re.compile("„реклама“")
"""What a law demands to be written as it is, whoever reads about it."""


def sentences(code: str, name: str) -> Iterator[tuple[str, str]]:
    for path, value in leaves(table(code, name)):
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and text:
                yield path, text


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("code", OTHERS)
def test_every_language_has_the_same_keys(code: str, name: str) -> None:
    assert [path for path, _ in leaves(table(code, name))] == [path for path, _ in leaves(table("en", name))]


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_no_file_of_its_own(code: str) -> None:
    assert sorted(path.name for path in (FOLDER / code).glob("*.toml")) == FILES


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("code", CODES)
def test_texts_are_written_in_their_language(code: str, name: str) -> None:
    for path, text in sentences(code, name):
        # a name that is filled in later is of no language
        foreign = LATIN.search(path) or path.endswith(".words") or not re.sub(r"\{\w+\}", "", text).strip()
        assert foreign or LETTERS[code].search(text), f"{code}/{name} {path}: {text}"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("code", OF_OTHER_LETTERS)
def test_nothing_was_left_in_english(code: str, name: str) -> None:
    strangers = [LETTERS[other] for other in OF_OTHER_LETTERS if other != code]
    for path, text in sentences(code, name):
        strange = any(letters.search(TO_THE_LETTER.sub("", text)) for letters in strangers)
        assert path.endswith(".words") or not strange, f"{code}/{name} {path}: {text}"
        assert not SENTENCE.search(text), f"{code}/{name} {path}: {text}"


@pytest.mark.parametrize("name", FILES)
def test_no_two_languages_share_a_sentence(name: str) -> None:
    english = {text for _, text in sentences("en", name) if " " in text and re.search("[a-z]{3}", text)}
    for code in OTHERS:
        assert not english & {text for path, text in sentences(code, name) if not path.endswith(".words")}
