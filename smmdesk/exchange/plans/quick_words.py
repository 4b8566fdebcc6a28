"""A line in which a post is begun: “18:30 IG FB reel Honey cake #new”.

What stands before the text is understood as long as each word is known: a time, networks, one format, one rubric. A
time or the short name of a network has to be among it, or all of it is text: so are “Story of our oven”, “Live music”
and “Instagram has new rules”. Hashtags at the end are those of the post. What would be understood and is meant as
text stands in straight quotes: `18:30 "IG" is down` has the text “IG is down”. Other quotes stay in the text.

With a dot, as Russians and Georgians write hours, `09.30 Honey cake` is half past nine where words follow, unless it
may as well be a day of a month (`9.05`, `10.12`: the second figure is 01 to 12, the first not 0) or an amount: `2.50 ₾`
and `9.90 лари` have a unit behind them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format
from smmdesk.domain.text import hashtags
from smmdesk.exchange.plans.own_words import own_words
from smmdesk.exchange.plans.words import PlanWords
from smmdesk.exchange.values.cells import fold
from smmdesk.exchange.values.times import read_time
from smmdesk.exchange.values.words import load, with_own
from smmdesk.machine.places import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_WORD: Final = re.compile(r"\S+")
_WHOLE: Final = re.compile(r"\w|\w.*\w")
"""A word without signs around it: “reel!” belongs to a sentence."""
_CLOCK: Final = re.compile(r"\d{1,2}:\d{2}(\s?[ap]m)?|\d{1,2}\s?[ap]m", re.IGNORECASE)
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{2})")
_MONTHS: Final = range(1, 13)
_UNITS: Final = frozenset(
    "% ‰ € $ £ ₽ ₾ eur usd gel rub euro euros dollars roubles rubles lari kg g l ml m cm km mm million percent "
    "р руб рубля рублей лари евро доллара долларов кг г л мл м см км мм тыс млн млрд процента процентов "
    "ლარი ევრო დოლარი რუბლი კგ გ ლ მლ მ სმ კმ მმ ათასი მილიონი პროცენტი".split()
)
"""What makes an amount of the figure before it."""
_SPAN: Final = re.compile(r"\s*\d{1,2}[:.]\d{2}\s*[-–—]\s*\d")
"""From when to when: a post has one time, so this begins a text."""
_SIGNS: Final = "-–—|·•/+&,;:"
"""What may stand between words that are understood, and before the text."""
_PARTS: Final = re.compile(r"[,;|+&/]")
_TAGS: Final = re.compile(r"(#\w*[^\W\d_]\w*)+")
_QUOTED: Final = re.compile(r'"([^"]*)"')
_MOST_WORDS: Final = 4
_SHORT: Final = 3
_LETTERS: Final = {network.letters: network for network in Network}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickPost:
    """What a line says of a post; `taken` are the words that are not in its text, as they were typed."""

    text: str = ""
    time: time | None = None
    networks: tuple[Network, ...] = ()
    format: Format | None = None
    rubric: str = ""
    hashtags: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


class _Known(NamedTuple):
    """Networks that words name, or what else they stand for, by its field in a `QuickPost`."""

    networks: tuple[Network, ...] = ()
    others: Mapping[str, Any] = MappingProxyType({})
    is_sure: bool = False
    """whether nobody takes them for the beginning of a text"""


@cache
def _known_words() -> tuple[PlanWords, frozenset[str]]:
    """The words of plans, and those of them that are everyday ones."""
    knowledge = RESOURCES / "knowledge"
    tables = load(str(knowledge / "table_words.toml"), str(knowledge / "plan_words.toml"))
    return PlanWords(with_own(tables, own_words())), frozenset(map(fold, tables["everyday"]["words"]))


class QuickWords:
    """Understands lines by the words of plans in all languages, and by these rubrics, the best spelled first."""

    def __init__(self, rubrics: Iterable[str]) -> None:
        self._words, self._everyday = _known_words()
        self._rubrics: dict[str, str] = {}
        for rubric in rubrics:
            self._rubrics.setdefault(fold(rubric), rubric)

    def understand(self, line: str) -> QuickPost:
        """The post that a line begins. Each word of the line is in the text, among the hashtags, or `taken`."""
        found = self._plainly(line)
        text = line_left = found.text
        for quoted in reversed([*_QUOTED.finditer(text)]):
            start = line.rindex(line_left) + quoted.start()
            bare = line[:start] + quoted[1] + line[start + len(quoted[0]) :]
            other = self._plainly(bare)
            if (other.taken, other.hashtags) != (found.taken, found.hashtags):
                text = text[: quoted.start()] + quoted[1] + text[quoted.end() :]
        return replace(found, text=text)

    def networks(self, text: str) -> tuple[tuple[Network, ...], str]:
        """The networks that are listed, with commas or without, and what of it is none."""
        found = self._words.found_networks(text)
        if found.unknown:
            found = self._words.found_networks(", ".join(text.split()))
        unknown = " ".join(found.unknown) or (text.strip() if found.format else "")
        return tuple(map(Network, found.networks)), unknown

    def _plainly(self, line: str) -> QuickPost:
        """Without a thought of quotes, but that no word is known with one."""
        words = [*_WORD.finditer(line)]
        found, first = self._before_text(line, words)
        last = len(words)
        while last > first and _TAGS.fullmatch(words[last - 1][0]):
            last -= 1
        if first == 0 == last:  # hashtags alone are the text
            last = len(words)
        text = line[words[first].start() : words[last - 1].end()] if first < last else ""
        tags = hashtags(" ".join(word[0] for word in words[last:]))
        return replace(found, text=text, hashtags=tags, taken=tuple(word[0] for word in words[:first]))

    def _before_text(self, line: str, words: Sequence[re.Match[str]]) -> tuple[QuickPost, int]:
        """What the first words say, and where the text begins; nothing where none of them is sure."""
        found, at, is_sure = QuickPost(), 0, False
        while not _SPAN.match(line) and at < len(words):
            if at and not words[at][0].strip(_SIGNS):
                at += 1
                continue
            # one more than may stand for something together: what follows tells an hour from an amount
            known, length = self._longest([word[0] for word in words[at : at + _MOST_WORDS + 1]], found)
            if known is None:
                break
            networks = tuple(dict.fromkeys((*found.networks, *known.networks)))
            found = replace(found, networks=networks, **known.others)
            at, is_sure = at + length, is_sure or known.is_sure
        return (found, at) if is_sure else (QuickPost(), 0)

    def _longest(self, words: Sequence[str], found: QuickPost) -> tuple[_Known | None, int]:
        """What the most of the words stand for together; a post has one time, one format and one rubric."""
        for length in range(min(len(words), _MOST_WORDS), 0, -1):
            for known in self._known(" ".join(words[:length]).rstrip(_SIGNS), " ".join(words[length : length + 1])):
                if not any(getattr(found, name) for name in known.others):
                    return known, length
        return None, 0

    def _known(self, words: str, after: str) -> Iterator[_Known]:
        """What they may stand for, the most usual first: “story” is a form before it is a rubric of that name."""
        if not _WHOLE.fullmatch(words):
            return
        if (_CLOCK.fullmatch(words) or _is_dotted_hour(words, after)) and (clock := read_time(words)):
            yield _Known(others={"time": time.fromisoformat(clock)}, is_sure=True)
        networks = [self._network(part) for part in _PARTS.split(words)]
        if all(networks):
            yield _Known(tuple(filter(None, networks)), is_sure=self._is_short(words))
        if value := self._words.formats.get(fold(words)):
            yield _Known(others={"format": Format(value)})
        if rubric := self._rubrics.get(fold(words)):
            yield _Known(others={"rubric": rubric})

    def _network(self, word: str) -> Network | None:
        """A network by one of its names; by one that is an everyday word as well only as its chip has it, or whole."""
        value = self._words.networks.get(fold(word))
        if value is None or fold(word) not in self._everyday:
            return Network(value) if value else None
        is_whole = len(word) > _SHORT and word == word.capitalize() and fold(word) == value
        return Network(value) if is_whole else _LETTERS.get(word)

    def _is_short(self, words: str) -> bool:
        return any(len(part) <= _SHORT and fold(part) not in self._everyday for part in _PARTS.split(words))


def _is_dotted_hour(words: str, after: str) -> bool:
    """Whether figures with a dot are an hour, and no day and no amount, by the word `after` them."""
    figures = _DOTTED.fullmatch(words)
    if figures is None or not after or after.strip(_SIGNS + ".!?()").casefold() in _UNITS:
        return False
    return not (int(figures[1]) and int(figures[2]) in _MONTHS)
