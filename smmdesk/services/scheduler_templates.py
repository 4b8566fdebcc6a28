"""Somebody's own template for a scheduler: what its columns are, remembered by their names, and what its file cannot
hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from smmdesk.domain.desk import ColumnPreset
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import ColumnPresetId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format
from smmdesk.domain.scheduling.going import Reason, Row, Tool
from smmdesk.domain.scheduling.templates import FIELDS, Columns, columns_of, is_word, ticks_of, tool_of
from smmdesk.domain.text import _
from smmdesk.exchange.schedulers.template import MOST_IN_CELL, Template, letters_of
from smmdesk.knowledge.schedulers import Layout
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer

_SIGNATURE: Final = "scheduler:"
"""In front of that of its names: the same table may be read as a plan, too."""


class UnfitTemplateError(SmmdeskError):
    """Without these columns nothing could be published."""

    message = _("No column of {name} is for: {missing}. Its columns are: {columns}. Say which of them it is.")


class OpenDateError(SmmdeskError):
    """How its dates are written cannot be told."""

    message = _(
        "How dates are written in “{column}” cannot be told from “{sample}”. Say it with a pattern, such as {ways}."
    )


class UnknownWordError(SmmdeskError):
    """No column of a template can be that."""

    message = _("“{word}” is nothing that the column “{column}” can be. Choose one of: {words}.")


class UnknownTemplateColumnError(SmmdeskError):
    """The template has no column of that name."""

    message = _("{name} has no column “{column}”. Choose one of: {columns}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A template with what its columns are; `as_before` where a person said it of a former one."""

    template: Template
    columns: Columns
    as_before: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return self.template.path.name

    @property
    def ending(self) -> str:
        """Of its name, and of the file that is made of it."""
        return self.template.ending

    @property
    def tool(self) -> Tool:
        """What it takes."""
        return tool_of(self.columns, self.name, letters_of(self.template))

    @property
    def layout(self) -> Layout:
        """How it is filled."""
        pairs = list(zip(self.columns.words, self.template.samples, strict=True))
        shown = [cell for word, column in pairs if word == "networks" for cell in column if cell]
        # as its samples write them: Instagram, or instagram
        is_named = any(cell[:1].isupper() for cell in shown)
        return Layout(
            header=None,
            columns=self.template.names,
            uses=self.columns.uses,
            names={each: Language("en").word(each) if is_named else each.value for each in Network},
            kinds={each.value: each.value for each in Format},
            ticks=ticks_of([column for word, column in pairs if word.startswith("is:")]),
        )

    def with_words(self, said: Mapping[int, str]) -> Filled:
        """The same with other words for columns by their positions; the others keep theirs."""
        names, undated = self.template.names, {each.column for each in self.columns.open}
        words = {at: word for at, word in enumerate(self.columns.words) if names[at] not in undated}
        return replace(self, columns=_columns(self.template, {**words, **said}), as_before=False)

    def held(self, row: Row) -> Row:
        """The row with the reason why its file cannot hold it, if there is one."""
        told = "".join([row.text, *row.texts.values(), row.title, row.post.first_comment, *row.post.alt.values()])
        try:
            told.encode(letters_of(self.template))
        except UnicodeError:
            return replace(row, reasons=(*row.reasons, Reason.LETTERS))
        units = len(row.text.encode("utf-16-le")) // 2
        is_long = self.ending == ".xlsx" and units > MOST_IN_CELL and Reason.TOO_LONG not in row.reasons
        return replace(row, reasons=(*row.reasons, Reason.TOO_LONG)) if is_long else row

    def check(self) -> None:
        """Refuse what could not be filled."""
        names = ", ".join(filter(None, self.template.names))
        if self.columns.missing:
            raise UnfitTemplateError(name=self.name, missing=", ".join(self.columns.missing), columns=names)
        for each in self.columns.open:
            ways = " / ".join(each.ways) or "DD.MM.YYYY HH:mm"
            raise OpenDateError(column=each.column, sample=each.sample, ways=ways)


def filled_with(reader: Reader, template: Template, said: Mapping[str, str]) -> Filled:
    """What the columns are: as was `said` by their names, else as last time, else by their names."""
    before = remembered(reader, template)
    chosen = by_name(template, said)
    columns = _columns(template, {**dict(enumerate(before)), **chosen})
    return Filled(template=template, columns=columns, as_before=bool(before) and not said)


def is_told(reader: Reader, one: Filled) -> bool:
    """Whether what its columns are is remembered, or said by their names."""
    before = remembered(reader, one.template)
    return one.columns.words == (before or _columns(one.template, {}).words)


def _columns(template: Template, said: Mapping[int, str]) -> Columns:
    return columns_of(template.names, template.guess, template.samples, said)


def by_name(template: Template, said: Mapping[str, str]) -> dict[int, str]:
    """Words by position of those by name, in any case; of columns called the same the first is meant."""
    places = {name.casefold(): at for at, name in reversed([*enumerate(template.names)]) if name}
    chosen: dict[int, str] = {}
    for name, word in said.items():
        if name.casefold() not in places:
            columns = ", ".join(filter(None, template.names))
            raise UnknownTemplateColumnError(name=template.path.name, column=name, columns=columns)
        chosen[places[name.casefold()]] = check_word(word, name)
    return chosen


def check_word(word: str, column: str) -> str:
    """The word for a column where it is one: what stands in quotation marks is the same in every row."""
    if len(word) > 2 and word[0] == word[-1] == '"':
        word = f"={word}"
    if not is_word(word):
        words = ", ".join([*FIELDS, "date:DD.MM.YYYY HH:mm", "is:NETWORK", "text:NETWORK", '"…"', "-"])
        raise UnknownWordError(word=word, column=column, words=words)
    return word


def remembered(reader: Reader, template: Template) -> tuple[str, ...]:
    """The words of a former template of the same names; none where nobody said any."""
    found = reader.all(ColumnPreset, signature=_SIGNATURE + template.signature)
    words = found[0].uses if found else ()
    # kept by another version, or by hand: what cannot be said any more is not taken
    return words if len(words) == len(template.names) and all(map(is_word, words)) else ()


def remember(work: Writer, template: Template, words: tuple[str, ...]) -> None:
    """Keep them in the place of those that were kept."""
    before = work.all(ColumnPreset, signature=_SIGNATURE + template.signature)
    id = before[0].id if before else ColumnPresetId(new_id())
    work.save(ColumnPreset(id=id, signature=_SIGNATURE + template.signature, uses=words))
