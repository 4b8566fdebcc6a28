"""The translations: what the source says is what the catalogues hold, and the compiled files are theirs."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import dev

Key = tuple[str, ...]  # context or "", source, plural where there is one
MARKS = {"_", "language", "_language"}


def test_babel_finds_what_python_calls() -> None:
    """Babel reads tokens, not the tree: two literals in one call, or one behind a name, would slip past it."""
    for root in dev.SOURCES:
        called = {key for file in sorted((dev.HOME / root).rglob("*.py")) for key in called_in(file)}
        assert extracted_from(dev.HOME / root) == called


def test_every_way_of_calling_is_found(tmp_path: Path) -> None:
    calls = """
        self._language("attribute")
        language(_("marked"), posts=language.count("{n} post", "{n} posts", n))
        page.language("day {day}", day=language.date(day))
        language.sense("noun", "Post"), self._language.sense("verb", "Post")
        text.count("not ours", 1), [_ for _ in ("not ours",)]
    """
    (tmp_path / "page.py").write_text("\n".join(line.strip() for line in calls.splitlines()), "utf-8")
    wanted = {
        ("", "attribute"),
        ("", "marked"),
        ("", "{n} post", "{n} posts"),
        ("", "day {day}"),
        ("noun", "Post"),
        ("verb", "Post"),
    }
    assert extracted_from(tmp_path) == set(called_in(tmp_path / "page.py")) == wanted


def test_all_languages_are_there_or_none_yet() -> None:
    assert sorted(catalogues()) in ([], sorted(dev.LANGUAGES))


def test_no_string_is_missing_and_none_is_left_over() -> None:
    source = {key for root in dev.SOURCES for key in extracted_from(dev.HOME / root)}
    for language, file in catalogues().items():
        held = {key_of(message) for message in messages(read(file, language))}
        assert held == source, f"{language}: call `python3 dev.py translate`, then translate what is new"


def test_every_string_is_translated_and_none_is_a_guess() -> None:
    for language, file in catalogues().items():
        catalogue = read(file, language)
        open_ones = [message.id for message in messages(catalogue) if message.fuzzy or not all(forms(message))]
        assert not open_ones, f"{language}: {len(open_ones)} to translate"


def test_translations_name_the_same_values() -> None:
    for language, file in catalogues().items():
        for message in messages(read(file, language)):
            allowed = {frozenset(names_in(source)) for source in key_of(message)[1:]}
            for form in forms(message):
                assert frozenset(names_in(form)) in allowed, f"{language}: {form}"


def test_the_compiled_catalogues_are_those_of_the_sources() -> None:
    for language, file in catalogues().items():
        compiled = io.BytesIO()
        write_mo(compiled, read(file, language))
        assert file.with_suffix(".mo").read_bytes() == compiled.getvalue(), "call `python3 dev.py translate`"


def catalogues() -> dict[str, Path]:
    """The catalogue of each language."""
    return {file.parts[-3]: file for file in sorted(dev.LOCALE.glob("*/LC_MESSAGES/smmdesk.po"))}


def read(file: Path, language: str) -> Catalog:
    """A catalogue from its file."""
    with file.open("rb") as lines:
        return read_po(lines, language)


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Its messages without the header."""
    return (message for message in catalogue if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translation in each of its grammatical numbers."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def key_of(message: Message) -> Key:
    """Context, source and plural of a catalogue's message."""
    return (message.context or "", *([message.id] if isinstance(message.id, str) else message.id))


def names_in(text: str) -> list[str]:
    """The {names} of a sentence."""
    return re.findall(r"{(\w*)}", text)


def extracted_from(folder: Path) -> set[Key]:
    """What `dev.py translate` finds in a folder."""
    keywords = parse_keywords(dev.KEYWORDS)
    found = extract_from_dir(folder, [("**.py", "python")], keywords=keywords)
    return {
        (context or "", *([text] if isinstance(text, str) else text))
        for _file, _line, text, _comments, context in found
        if text
    }


def called_in(file: Path) -> Iterator[Key]:
    """What the module's syntax tree holds of marked strings; more than one literal in an argument is no key."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            literals = [text for text in texts[:2] if isinstance(text, str)]
            if name in MARKS and isinstance(texts[0], str) and texts[0]:
                yield ("", texts[0])
            elif name == "count" and len(literals) == 2:
                yield ("", *literals)
            elif name == "sense" and len(literals) == 2:
                yield (literals[0], literals[1])
