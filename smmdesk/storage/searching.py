"""Records whose text holds some words, of any kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import or_

from smmdesk.domain.text import pattern_of
from smmdesk.storage.kinds import table_of

if TYPE_CHECKING:
    from smmdesk.domain.record import Record
    from smmdesk.storage.reader import Reader

R = TypeVar("R", bound="Record")
_ESCAPE: Final = "!"
_ENOUGH: Final = 5
"""Times as many as wanted are looked at, since some only look alike."""


def saying(reader: Reader, kind: type[R], field: str, words: str, most: int, *, latest_by: str = "version") -> list[R]:
    """The latest whose field holds these words, by a column of theirs, those where it is empty last.

    Engines do not know the capital of every letter: they are asked for the usual ways of writing the words, with any
    letter for е and ё, which finds somewhat too much.
    """
    columns = table_of(kind).c
    usual = {words, words.lower(), words.upper(), words.title(), words[:1].upper() + words[1:].lower()}
    query = reader.chosen(kind).where(or_(*(columns[field].like(_loosely(each), escape=_ESCAPE) for each in usual)))
    ordered = query.order_by(columns[latest_by].desc().nulls_last(), columns.id)
    found, says = reader.fetch(kind, ordered.limit(_ENOUGH * most)), pattern_of(words).search
    return [each for each in found if says(getattr(each, field))][:most]


def _loosely(words: str) -> str:
    """A pattern of LIKE."""
    escaped = re.sub(r"[%_!]", lambda sign: _ESCAPE + sign[0], words)
    return f"%{re.sub('[её]', '_', '%'.join(escaped.split()), flags=re.IGNORECASE)}%"
