"""Brings translations up to the source, compiles them, and notes what Babel knows of days: `dev.py translate`."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

HOME = Path(__file__).resolve().parents[2]
LOCALE = HOME / "resources" / "locale"
LANGUAGES = tuple(code for code in json.loads((LOCALE / "languages.json").read_bytes()) if code != "en")
SOURCES = ("smmdesk", "ui")
Marked = tuple[int, str, list[str | None], list[str]]
KEYWORDS = ("_", "language", "_language", "count:1,2", "sense:1c,2")


def main(options: Sequence[str]) -> int:
    """Bring the catalogues up to the source, compile them, write the names of days; the exit code.

    The options go to the compiler.
    """
    layout = ["--no-location", "--sort-output", "--no-wrap", "--no-default-keywords"]
    keywords = [word for keyword in KEYWORDS for word in ("-k", keyword)]
    with tempfile.TemporaryDirectory() as folder:
        template, mapping = str(Path(folder, "smmdesk.pot")), Path(folder, "mapping.ini")
        mapping.write_text("[extractors]\ncalls = resources.develop.catalogues:calls\n[calls: **.py]\n", "utf-8")
        code = babel("extract", "-F", str(mapping), *layout, *keywords, "-o", template, *SOURCES)
        for language in LANGUAGES:
            code = code or merge(template, language)
    # in a process of its own, since Babel is no part of what dev.py may import
    code = code or subprocess.call([sys.executable, str(LOCALE / "make_dates.py")])
    return code or babel("compile", "-D", "smmdesk", "-d", str(LOCALE), *options)


def babel(*words: str) -> int:
    """The exit code of one of Babel's commands."""
    return subprocess.call([sys.executable, "-m", "babel.messages.frontend", "-q", *words], cwd=HOME)


def calls(file: IO[bytes], keywords: Container[str], _tags: object, **_options: object) -> Iterator[Marked]:
    """For Babel, whose own reader overlooks calls in f-strings: line, name and literals of each call that marks."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            values = [getattr(argument, "value", None) for argument in node.args]
            if name in keywords:
                yield node.lineno, name, [value if isinstance(value, str) else None for value in values], []


def merge(template: str, language: str) -> int:
    """Bring one catalogue up to the template: what is gone leaves it, nothing is guessed, no date changes."""
    catalogue = LOCALE / language / "LC_MESSAGES" / "smmdesk.po"
    rules = ("--init-missing", "--no-fuzzy-matching", "--ignore-obsolete", "--no-wrap")
    code = babel("update", *rules, "-i", template, "-o", str(catalogue), "-l", language)
    head, gap, rest = catalogue.read_text("utf-8").lstrip().partition("\n\n")
    kept = [
        line for line in head.splitlines() if not re.match(r'#|"(Project|Report|Last|Language-Team|Generated)', line)
    ]
    same_day = [re.sub(r"(Date:) [\d: +-]+", r"\1 2026-01-01 00:00+0000", line) for line in kept]
    catalogue.write_text("\n".join(same_day) + gap + rest, "utf-8", newline="\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
