"""What the columns of somebody's own template are: by their names, as last time, or as the person says.

The word for a column is a field of `FIELDS`, `date:PATTERN` and `time:PATTERN`, `media:N` and `alt:N`, `is:NETWORK`,
`text:NETWORK`, `="words"` for the same in every row, or `EMPTY`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.networks import Network
from smmdesk.domain.scheduling.going import Hours, Tool
from smmdesk.domain.scheduling.patterns import (
    ISO,
    ISO_DAY,
    ISO_TIME,
    pattern_in,
    patterns_of,
    tells_day,
    tells_time,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FIELDS: Final = (
    "date",
    "time",
    "text",
    "link",
    "hashtags",
    "media",
    "title",
    "comment",
    "alt",
    "networks",
    "format",
    "rubric",
)
"""What a column may be. Notes, costs, persons and the words that posts are found by are no business of a scheduler."""
EMPTY: Final = "-"
NEEDED: Final = ("date", "text")
"""Without these nothing could be published."""
_NUMBERED: Final = re.compile(r"(.+?)\s*(\d{1,2})")
_MARKS: Final = (("TRUE", "FALSE"), ("true", "false"), ("True", "False"), ("yes", "no"), ("Yes", "No"), ("1", "0"))


class OpenDate(NamedTuple):
    """A column of which nobody can tell how its dates are written: two `ways`, or none."""

    column: str
    sample: str
    ways: tuple[str, ...] = ()


class Columns(NamedTuple):
    """The columns of a template: `words` as a person sees and says them, what is `missing` of `NEEDED`, dates that are
    `open`."""

    words: tuple[str, ...]
    missing: tuple[str, ...] = ()
    open: tuple[OpenDate, ...] = ()

    @property
    def uses(self) -> tuple[str, ...]:
        """As cells are filled by them."""
        fields = {*self.words}
        whole = "plain" if "hashtags" in fields else "text"
        text = whole if "link" in fields else f"{whole}_and_link"
        return tuple(_use(word, text) for word in self.words)


def columns_of(
    names: Sequence[str], guess: Sequence[str], samples: Sequence[Sequence[str]], said: Mapping[int, str]
) -> Columns:
    """What the columns are, `said` going before what their names are like."""
    words = [said.get(at, word) for at, word in enumerate(_offered(names, guess))]
    has_time = any(word.startswith("time") for word in words)
    open_dates: list[OpenDate] = []
    for at, word in enumerate(words):
        if word in {"date", "time"}:
            usual = ISO_TIME if word == "time" else ISO_DAY if has_time else ISO
            words[at], is_open = _dated(word, names[at], samples[at], usual)
            open_dates += [is_open] if is_open else []
    there = {word.partition(":")[0] for word in words}
    days = [word for word in words if word.startswith("date:") and not tells_day(word.partition(":")[2])]
    missing = [word for word in NEEDED if word not in there]
    if days and len(days) == sum(word.startswith("date:") for word in words):
        missing.insert(0, "date")
    return Columns(tuple(words), tuple(missing), tuple(open_dates))


def is_word(word: str) -> bool:
    """Whether a column can be that."""
    name, sign, of = word.partition(":")
    if word.startswith('="'):
        return word.endswith('"') and len(word) > len('=""') and word.isprintable()
    if not sign:
        return word in {*FIELDS, EMPTY}
    if name == "date":
        return tells_day(of)
    if name == "time":
        return tells_time(of)
    if name in {"media", "alt"}:
        return of.isdecimal() and 0 < int(of) < 100
    return name in {"is", "text"} and of in {*Network}


def tool_of(columns: Columns, name: str, letters: str) -> Tool:
    """What a template of these columns takes."""
    words = columns.words
    named = frozenset(Network(word.partition(":")[2]) for word in words if word.startswith(("is:", "text:")))
    is_wide = "networks" in words
    dates = [word for word in words if word.startswith(("date:", "time:"))]
    files = [word for word in words if word.partition(":")[0] == "media"]
    numbered = [word for word in files if ":" in word]
    return Tool(
        name=name,
        hours=Hours.UTC if any(word.endswith("Z") for word in dates) else Hours.WALL,
        one_account=not (named or is_wide),
        networks=frozenset() if is_wide else named,
        kinds=Tool(name="").kinds if files else frozenset(),
        most=len(numbered) if len(numbered) == len(files) else 0,
        mixed=True,
        link_in_text="link" not in words,
        by_network=any(word.startswith("text:") for word in words),
        letters=letters,
    )


def ticks_of(samples: Iterable[Sequence[str]]) -> tuple[str, str]:
    """How the template ticks: as its samples do."""
    there = {cell for column in samples for cell in column if cell}
    return next((pair for pair in _MARKS if there and there <= {*pair}), _MARKS[0])


def _use(word: str, text: str) -> str:
    name, sign, of = word.partition(":")
    if word == "text":
        return text
    if name in {"date", "time"} and sign:
        return f"at:{of}"
    return {EMPTY: "", "format": "kind"}.get(word, word)


def _offered(names: Sequence[str], guess: Sequence[str]) -> list[str]:
    """What names are like, each field once; files that are counted in names each have their place."""
    numbered = [_NUMBERED.fullmatch(name) for name in names]
    bases = {found[1]: use for found, use in zip(numbered, guess, strict=True) if found and use in {"media", "alt"}}
    words: list[str] = []
    for found, use in zip(numbered, guess, strict=True):
        if found and found[1] in bases and len([each for each in numbered if each and each[1] == found[1]]) > 1:
            words.append(f"{bases[found[1]]}:{int(found[2])}")
        elif use.startswith(("is:", "text:")) or (use in FIELDS and use not in words):
            words.append(use)
        else:
            words.append(EMPTY)
    return words


def _dated(word: str, name: str, samples: Sequence[str], usual: str) -> tuple[str, OpenDate | None]:
    """The word with its pattern: as the name spells it, as the samples have it, as nearly all tools read it."""
    if spelt := pattern_in(name):
        return f"{word}:{spelt}", None
    there = [sample for sample in samples if sample.strip()]
    if not there:
        return f"{word}:{usual}", None
    ways = patterns_of(there)
    if len(ways) == 1:
        return f"{word}:{ways[0]}", None
    return f"{word}:{usual}", OpenDate(name, there[0], ways)
