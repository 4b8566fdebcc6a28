"""The translations: what the source says is what the catalogues hold, and the compiled files are theirs."""

from __future__ import annotations

import ast
import io
import re
from typing import TYPE_CHECKING

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from resources.develop import catalogues as ours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

Key = tuple[str, ...]  # context or "", source, plural where there is one
MARKS = {"_", "language", "_language"}


def test_what_is_marked_is_a_plain_literal() -> None:
    """A choice, a sum or an f-string within the call would never reach a translator."""
    for root in ours.SOURCES:
        for file in sorted((ours.HOME / root).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and name_of(node) in MARKS and node.args:
                    assert not is_lost(node.args[0]), f"{file.name}:{node.lineno}"


def test_every_way_of_calling_is_found(tmp_path: Path) -> None:
    calls = """
        self._language("attribute")
        language(_("marked"), posts=language.count("{n} post", "{n} posts", n))
        page.language("day {day}", day=language.date(day))
        language.sense("noun", "Post"), self._language.sense("verb", "Post")
        text.count("not ours", 1), [_ for _ in ("not ours",)]
        f"{name}: {self.language(_('within'))}"
    """
    (tmp_path / "page.py").write_text("\n".join(line.strip() for line in calls.splitlines()), "utf-8")
    wanted = {
        ("", "attribute"),
        ("", "marked"),
        ("", "{n} post", "{n} posts"),
        ("", "day {day}"),
        ("noun", "Post"),
        ("verb", "Post"),
        ("", "within"),
    }
    assert extracted_from(tmp_path) == wanted


def test_all_languages_are_there_or_none_yet() -> None:
    assert sorted(catalogues()) in ([], sorted(ours.LANGUAGES))


def test_no_string_is_missing_and_none_is_left_over() -> None:
    source = {key for root in ours.SOURCES for key in extracted_from(ours.HOME / root)}
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
            for form in filter(None, forms(message)):
                assert frozenset(names_in(form)) in allowed, f"{language}: {form}"


def test_the_compiled_catalogues_are_those_of_the_sources() -> None:
    for language, file in catalogues().items():
        compiled = io.BytesIO()
        write_mo(compiled, read(file, language))
        assert file.with_suffix(".mo").read_bytes() == compiled.getvalue(), "call `python3 dev.py translate`"


def catalogues() -> dict[str, Path]:
    """The catalogue of each language."""
    return {file.parts[-3]: file for file in sorted(ours.LOCALE.glob("*/LC_MESSAGES/smmdesk.po"))}


def read(file: Path, language: str) -> Catalog:
    """A catalogue from its file."""
    with file.open("rb") as lines:
        return read_po(lines, language)


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Its messages without the header."""
    return (message for message in catalogue if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translation in each of its grammatical numbers."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def key_of(message: Message) -> Key:
    """Context, source and plural of a catalogue's message."""
    return (message.context or "", *([message.id] if isinstance(message.id, str) else message.id))


def names_in(text: str) -> list[str]:
    """The {names} of a sentence."""
    return re.findall(r"{(\w*)}", text)


def extracted_from(folder: Path) -> set[Key]:
    """What `dev.py translate` finds in a folder."""
    keywords = parse_keywords(ours.KEYWORDS)
    found = extract_from_dir(folder, [("**.py", "resources.develop.catalogues:calls")], keywords=keywords)
    return {
        (context or "", *([text] if isinstance(text, str) else text))
        for _file, _line, text, _comments, context in found
        if text
    }


def name_of(call: ast.Call) -> str:
    """What is called, without what it belongs to."""
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def is_lost(text: ast.expr) -> bool:
    """A sum, an f-string, or a choice of literals that are not marked themselves."""
    choices = (text.body, text.orelse) if isinstance(text, ast.IfExp) else ()
    strange = isinstance(text, ast.BinOp | ast.JoinedStr)
    return strange or any(isinstance(choice, ast.Constant | ast.BinOp | ast.JoinedStr) for choice in choices)
