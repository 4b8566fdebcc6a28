"""What a cell of any table can hold, and its text."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from smmdesk.domain.text import clean, is_clean

Cell = str | float | bool | dt.date | dt.time | dt.timedelta  # int and datetime are among these
Row = Sequence[Cell]

_EDGES = re.compile(r"^[^\w+#№]+|[^\w+#№]+$")  # emoji, quotation marks, brackets
_JOINS = re.compile(r"[\s_\u00a0\u2010-\u2015-]+")


def text_of(cell: Cell) -> str:
    """A cell as a person sees it: 17.0 as 17, a date as ISO, TRUE for a ticked box."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ")
    return str(cell)


def cleaned(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a column, their texts as records keep them."""
    try:
        whole = "".join(cells)  # type: ignore[arg-type]  # of a text file there are no others
    except TypeError:
        whole = "".join(cell for cell in cells if isinstance(cell, str))
    return cells if is_clean(whole) else [clean(cell) if isinstance(cell, str) else cell for cell in cells]


@lru_cache(1 << 14)
def fold(word: str) -> str:
    """A word as the word lists are keyed: case, surrounding signs, underscores and hyphens, ё and е do not count."""
    return _EDGES.sub("", _JOINS.sub(" ", low_of(word).replace("ё", "е")))


def low_of(word: str) -> str:
    """In small letters; the Turkish i is one, dotted or not: `YAYINLANDI` and `yayınlandı` are the same word."""
    return word.casefold().replace("i\u0307", "i").replace("ı", "i")


def folded(words: Iterable[str]) -> list[str]:
    """Several words, folded."""
    return [fold(word) for word in words]
