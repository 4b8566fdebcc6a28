"""A person's own template: read in the child, its columns given their uses, filled without touching what stands there.

Of a CSV file the bytes up to the end of the names, the encoding, its mark in front, the delimiter, the line end and the
order of the columns stay as they are. Of a workbook the sheet's name, the rows up to the names and their order stay as
values; looks and lists do not.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _
from smmdesk.exchange import sandbox
from smmdesk.exchange.errors import NothingRecognisedError, UnreadableFileError
from smmdesk.exchange.files import check_file
from smmdesk.exchange.schedulers.cells import cells_of
from smmdesk.exchange.schedulers.writing import lines
from smmdesk.exchange.spreadsheets.xlsx import put_text
from smmdesk.knowledge.schedulers import template_words
from smmdesk.machine.places import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from smmdesk.domain.scheduling.going import Row
    from smmdesk.exchange.schedulers.cells import Filling
    from smmdesk.machine.progress import Progress

ENDINGS: Final = (".csv", ".xlsx")
MOST_IN_CELL: Final = 32_767
"""Characters that a cell of a workbook takes."""
_WORDS: Final = ("table_words.toml", "plan_words.toml")


class NoTemplateError(NothingRecognisedError):
    """Nothing in it looks like the names of columns."""

    message = _("{name} is no template: no row of it names several columns. Choose the file that the tool gave you.")


class TemplateChangedError(SmmdeskError):
    """It is not what it was when it was looked at."""

    message = _("{name} was changed while it was being filled. Nothing was written; choose it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template as it was read. `guess` says by column what its name is like, `samples` what stands below it."""

    path: Path
    names: tuple[str, ...]
    signature: str
    guess: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    encoding: str = "utf-8"
    delimiter: str = ","
    line_end: str = "\r\n"
    header_ends: int = 0
    samples_end: int = 0
    """bytes of a text up to the end of the names, and of the last row with anything in it"""
    sha256: str = ""
    """of a text, whose bytes are taken again when it is filled"""
    sheet: str = ""
    above: tuple[tuple[str | float | bool, ...], ...] = ()
    below: tuple[tuple[str | float | bool, ...], ...] = ()

    @property
    def ending(self) -> str:
        """Of its name, and of the file that is made of it."""
        return self.path.suffix.lower()

    @property
    def has_samples(self) -> bool:
        """Whether rows stand below the names."""
        return any(any(column) for column in self.samples)


def read_template(path: Path, progress: Progress | None = None) -> Template:
    """What the file is; a `FileRefusedError` where it is no template."""
    check_file(path)
    if path.suffix.lower() not in ENDINGS:
        raise UnreadableFileError(name=path.name)
    asked = {
        "path": sandbox.path_argument(path),
        "words": [str(RESOURCES / "knowledge" / name) for name in _WORDS],
        "like": {use: list(words) for use, words in template_words().items()},
    }
    task, limits = "smmdesk.exchange.schedulers.template_rows:stream", sandbox.limits_for(path)
    with closing(sandbox.run(task, asked, name=path.name, progress=progress, limits=limits)) as items:
        try:
            told = next(items)
        except NothingRecognisedError as error:
            raise NoTemplateError(**error.values) from error
    rows = {name: tuple(map(tuple, told[name])) for name in ("samples", "above", "below") if name in told}
    return Template(path=path, **{**told, "names": tuple(told["names"]), "guess": tuple(told["guess"]), **rows})


def filled(template: Template, rows: Sequence[Row], filling: Filling, *, drop_samples: bool) -> bytes:
    """The template with the rows below; `TemplateChangedError` where it is another one by now."""
    cells = [cells_of(row, filling) for row in rows]
    if template.ending == ".xlsx":
        return _workbook(template, cells, drop_samples=drop_samples)
    return _text(template, cells, drop_samples=drop_samples)


def _text(template: Template, cells: Iterable[Sequence[str]], *, drop_samples: bool) -> bytes:
    raw = template.path.read_bytes()
    if sha256(raw).hexdigest() != template.sha256:
        raise TemplateChangedError(name=template.path.name)
    kept = raw[: template.header_ends if drop_samples else template.samples_end]
    end = template.line_end.encode(template.encoding)
    # the last row of a file may have none
    kept = kept if kept.endswith(end) else kept + end
    return kept + lines(cells, template.delimiter, template.line_end).encode(template.encoding)


def _workbook(template: Template, cells: Iterable[Sequence[str]], *, drop_samples: bool) -> bytes:
    import io

    from xlsxwriter import Workbook

    kept = template.above if drop_samples else (*template.above, *template.below)
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    made = io.BytesIO()
    with Workbook(made, plain) as book:
        sheet, look = book.add_worksheet(template.sheet or None), book.add_format({"num_format": "@"})
        for number, row in enumerate((*kept, *cells)):
            for at, value in enumerate(row):
                if value == "":
                    continue
                if isinstance(value, str):
                    put_text(sheet, number, at, value, look)
                else:
                    sheet.write(number, at, value)
    return made.getvalue()


def letters_of(template: Template) -> str:
    """The encoding that its signs have to fit into."""
    return template.encoding if template.ending == ".csv" else "utf-8"
