"""What is said of a row that looks like a record, changed: by the window and by the command line."""

from __future__ import annotations

from enum import Enum
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING, Any

from smmdesk.domain.money import Money

if TYPE_CHECKING:
    from smmdesk.services.reading.changed_rows import ChangedRow
    from smmdesk.services.reading.kind import Changes, Kind
    from smmdesk.speech.language import Language

NOTHING = "–"
_SHOWN = 60  # letters of a text


def changes_of(kind: Kind[Any]) -> Changes:
    """What the kind says of such rows; one that finds any has to."""
    if kind.changes is None:
        raise LookupError(f"the kind {kind.name} finds changed rows, and declares no `changes`")
    return kind.changes


def like(changed: ChangedRow, kind: Kind[Any], language: Language) -> str:
    """Which record it looks like, what is different, and what happened to that record since."""
    changes = changes_of(kind)
    before, after = difference(changed, changes, language)
    said = changes.like(changed.record, before or NOTHING, after or NOTHING, language)
    return f"{said} {language(changes.since[changed.since])}" if changed.since else said


def difference(changed: ChangedRow, changes: Changes, language: Language) -> tuple[str, str]:
    """The values of the record, and those of the row."""
    pairs = [_pair(changed, name, changes, language) for name in (changed.what, *changed.also)]
    before, after = ("; ".join(filter(None, words)) for words in zip(*pairs, strict=True))
    return before, after


def _pair(changed: ChangedRow, name: str, changes: Changes, language: Language) -> tuple[str, str]:
    """One field of both, as a person reads it."""
    before, after = (getattr(each, name) for each in (changed.record, changed.row))
    if said := changes.values.get(name):
        return said(before, language), said(after, language)
    if type(before) is type(after) is str:  # no member of an enum
        return _parted(plain(before), plain(after))
    return _word(before, language), _word(after, language)


def _word(value: object, language: Language) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    if isinstance(value, Money):
        return language.money(value)
    return language.word(value) if isinstance(value, Enum) else _cut(plain(str(value or "")), 0)


def plain(text: str) -> str:
    """The text without what a spreadsheet may have done to its spaces."""
    return " ".join(text.split())


def _parted(one: str, other: str) -> tuple[str, str]:
    """Both from a little before the place where they part, cut to what can be read at a glance."""
    same = sum(takewhile(bool, map(eq, one, other)))
    start = one.rfind(" ", 0, max(0, same - _SHOWN // 2)) + 1
    return _cut(one, start), _cut(other, start)


def _cut(text: str, start: int) -> str:
    end = start + _SHOWN
    return ("…" if start else "") + text[start:end] + ("…" if len(text) > end else "")
