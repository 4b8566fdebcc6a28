"""One thing has one name: the table of words in CONTRIBUTING.md, held against all that the program says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from smmdesk.domain.providers import ProviderKind
from smmdesk.knowledge.checklist import read_checklist
from smmdesk.machine.places import RESOURCES
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.languages import HABITS
from tests.speech.test_catalogues import catalogues, forms, key_of, messages, read
from ui.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).resolve().parents[2]
FOUND_BY = "other names by which a search finds it"
NO_CHECKLIST = "the verb, and not of a checklist"
FURNITURE = "a piece of furniture"
EXCEPTIONS = {
    "evaluation, score, audit": FOUND_BY,
    "backup, bring back, recover, undo": FOUND_BY,
    "backup, cloud, another disk, memory stick": FOUND_BY,
    "backup, save, copy, safety": FOUND_BY,
    "Which goal does it serve? A post without one": NO_CHECKLIST,
    "Keep one to three KPIs per goal": NO_CHECKLIST,
    "In the beginning you cannot judge": NO_CHECKLIST,
    "Meet Dr Helen Corry.": FURNITURE,
    "Do I have to pay? No.": FURNITURE,
    "The quiet room on the second floor": FURNITURE,
}
"""Sentences in which a word of the column “not” may stand, by their English source or how they begin, and why."""
OTHERWISE = {
    "What is in it becomes a spreadsheet by:": "an argument of a command, which is the same in all languages",
    "A budget belongs to one client": "a turn of speech: something is taken into account",
    "SMMdesk has no password of its own": "the account of a computer, with which somebody signs in there",
    "A workspace on a server has no folder": "a folder without a folder is none that a Russian can think of",
}
"""How English sentences begin of which a translation does without the word of its language, and why."""


OF_THE_TRADE = {
    "ka": ("მომართვ", "დაფარვა", "დაფარვის", "მოცვის", "პოპულარიზაცი", "სთორ"),
    "ru": ("Честно говоря", "Обращение в продажу", "8 историй"),
}
"""What leads, reach, promotion and stories are not called: their English names mean other things as well."""


class Word(NamedTuple):
    """A line of the table: the word in each language, and those that are not used for the same thing."""

    chosen: dict[str, str]
    shunned: tuple[str, ...]


def glossary() -> list[Word]:
    """The lines of the table."""
    table = (HOME / "CONTRIBUTING.md").read_text("utf-8").partition("\n## Words\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line[:1] == "|"]
    heads, _rule, *lines = rows
    assert heads == ["thing", *LANGUAGES, "not"]
    return [Word(dict(zip(LANGUAGES, line[1:-1], strict=True)), tuple(line[-1].split(", "))) for line in lines]


def pattern(word: str) -> re.Pattern[str]:
    """Finds the word with whatever ending it has; one without a dot has at most two letters more."""
    parts = [f"{part.partition('·')[0]}\\w{'*' if '·' in part else '{0,2}'}" for part in word.split()]
    return re.compile(rf"\b{' '.join(parts)}\b", re.IGNORECASE)


def language_of(word: str) -> str:
    """Of a word of the column “not”."""
    return next(code for code, each in HABITS.items() if re.match(f"[{each.letters}]", word))


def pairs(code: str) -> Iterator[tuple[str, str]]:
    """Each English sentence of the catalogue with its translation, in one of their numbers."""
    file = catalogues()["ru" if code == "en" else code]
    for message in messages(read(file, "ru" if code == "en" else code)):
        source = key_of(message)[-1]
        yield source, bare(source if code == "en" else forms(message)[-1])


def bare(text: str) -> str:
    """Without the {names}, which are of the program."""
    return re.sub(r"{\w*}", "", text)


def knowledge(code: str) -> Iterator[str]:
    """Each text of the knowledge in that language."""
    for file in sorted((RESOURCES / "knowledge" / code).glob("*.toml")):
        yield from texts(tomllib.loads(file.read_text("utf-8")))


def texts(value: object) -> Iterator[str]:
    """All texts within, whatever holds them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def shunned(code: str) -> list[tuple[str, str]]:
    """Each sentence, by its English source where it has one, in which a word stands that another is used for."""
    said = [*pairs(code), *((text, text) for text in knowledge(code))]
    words = [pattern(each) for word in glossary() for each in word.shunned if language_of(each) == code]
    assert words
    return [(source, text) for source, text in said for each in words if each.search(text)]


def nameless(code: str) -> list[str]:
    """English sentences that name a thing of the table, while their translation does not."""
    return [
        source
        for word in glossary()
        for source, text in pairs(code)
        if pattern(word.chosen["en"]).search(re.sub(r"{\w*}", "", source))
        and not pattern(word.chosen[code]).search(text)
    ]


def test_no_other_word_is_used_for_the_same_thing() -> None:
    found = [each for code in LANGUAGES for each in shunned(code)]
    assert [each for each in found if not each[0].startswith(tuple(EXCEPTIONS))] == []
    assert [each for each in EXCEPTIONS if not any(source.startswith(each) for source, _text in found)] == []


@pytest.mark.parametrize("code", OF_THE_TRADE)
def test_what_the_trade_speaks_of_has_one_name_in_a_language(code: str) -> None:
    said = [*(text for _source, text in pairs(code)), *knowledge(code)]
    assert said
    assert [text for text in said if any(each in text for each in OF_THE_TRADE[code])] == []


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_what_has_a_name_in_english_has_one_in_every_language(code: str) -> None:
    assert [each for each in nameless(code) if not each.startswith(tuple(OTHERWISE))] == []


def test_nothing_is_let_pass_that_has_the_word_by_now() -> None:
    found = [each for code in LANGUAGES for each in nameless(code)]
    assert [each for each in OTHERWISE if not any(source.startswith(each) for source in found)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_a_page_says_of_others_by_name_is_what_they_are_called(code: str) -> None:
    """Pages, tabs and fields that a help quotes are found under that name in the window."""
    language = Language(code)
    said = {text for _source, text in pairs(code)} | set(knowledge(code)) | {"media"}  # the folder of that name
    names = {text.casefold() for text in said}
    quoted = {
        name.casefold() for page in PAGES.values() for name in re.findall("[“«„]([^”»“]+)[”»“]", language(page.help))
    }
    assert quoted
    typed = {name for name in quoted if name.startswith("18:30 ")}  # an example of a line, and nobody's name
    assert len(typed) == 1
    assert quoted - names == typed


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", ProviderKind)
def test_a_checklist_takes_about_half_an_hour_as_its_page_says(code: str, kind: ProviderKind) -> None:
    """Read with how to check it at 200 words a minute, then twenty-five seconds to answer each statement."""
    assert "in about half an hour" in PAGES["checklist"].empty
    items = [item for item in read_checklist(code).items if kind in item.applies_to]
    words = sum(len(f"{item.statement} {item.how}".split()) for item in items)
    assert 22.5 <= words / 200 + len(items) * 25 / 60 <= 37.5
