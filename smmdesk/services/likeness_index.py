"""Which of many texts may repeat one: a screen in front of the exact comparison, so that few are compared.

Each text leaves a signature of 1,024 bits, one set for each of its pieces. Of two signatures the bits in common are
counted in a microsecond or less, and what they have in common is hardly ever less than the texts do: pieces that fall
on one bit count once in both, strangers that do so add to it. What passes is compared as `domain.repeats` says.

numpy is imported with the first text that is looked up.
"""

from __future__ import annotations

from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from smmdesk.domain.repeats import LONG_ENOUGH, SHORTEST, Likeness, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from smmdesk.domain.repeats import Alike

K = TypeVar("K")

_BITS: Final = 1024
_WORDS: Final = _BITS // 64
_NEAR: Final = 0.45
"""Signatures that share less than this of all their bits are of texts that share less than half."""
_WITHIN: Final = 0.85
"""And of a signature's bits, of a text that does not stand within the other."""
_MISSING: Final = 0.8
"""Of the bits of the smaller one the larger lacks at most this part of those that it lacks of a stranger's. Where half
is shared or more, it lacks a third of the smaller text; the rest is left to chance: of 60,000 repeats of 6 to 700 words
made at random, most of them near the cut, the screen held none back. Without this all texts of 1,000 characters and
more would pass, as strangers of that length have half of their bits in common."""
_FEW: Final = 30
"""Bits that would be lacking by chance, below which chance says too little."""
_DENSE: Final = _BITS * 4 // 5
"""Bits from which on a signature says little: of texts of 1,600 characters and more."""
_AT_ONCE: Final = 256
"""Texts that are folded between two looks whether to go on."""
_FACTOR: Final = 0x9E3779B97F4A7C15
"""2⁶⁴ over the golden ratio: its products spread neighbouring letters over all bits (Knuth, TAOCP 3, 6.4)."""


class _Asked(NamedTuple):
    """A text that is looked up: its folded characters, its signature and how many bits that has."""

    length: int
    signature: NDArray[np.uint64]
    bits: int


class LikenessIndex(Generic[K]):
    """The signatures of a client's texts, by the id of each and what it said; workers may share one."""

    def __init__(self) -> None:
        import numpy as np

        self._rows: dict[K, int] = {}
        self._ids: list[K] = []
        self._texts: list[str] = []
        # a column each, since what is counted across rows lies side by side then
        self._signatures = np.zeros((_WORDS, 0), np.uint64)
        self._bits, self._lengths = np.zeros(0, np.int32), np.zeros(0, np.int32)
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._ids)

    def keep(self, texts: Iterable[tuple[K, str]], going_on: Callable[[], object] = lambda: None) -> None:
        """Know these texts by their ids; only those that are new or say something else cost anything.

        `going_on` is called now and then, and may raise to end it: what was done is kept.
        """
        with self._lock:
            fresh = iter([(id, text) for id, text in texts if not self._is_known(id, text)])
            while part := dict(islice(fresh, _AT_ONCE)):
                going_on()
                self._put(part)

    def repeats(self, text: str, among: Container[K], *, dense: bool | None = None) -> Iterator[tuple[K, Alike]]:
        """Those `among` the kept that it repeats, or that repeat it, in no order.

        `dense` ones are long and take long, since the screen holds few of them back: only these, or only the others.
        """
        return _compared(text, self._candidates(_asked(text), among, dense))

    def repeats_of(self, id: K, among: Container[K]) -> Iterator[tuple[K, Alike]]:
        """The same of a text that is kept, which is not folded again."""
        row = self._rows[id]
        asked = _Asked(int(self._lengths[row]), self._signatures[:, row], int(self._bits[row]))
        return _compared(self._texts[row], self._candidates(asked, among, None))

    def has_dense(self, text: str, among: Container[K]) -> bool:
        """Whether some that pass the screen are so long that they take their time."""
        return bool(self._candidates(_asked(text), among, dense=True))

    def _candidates(self, asked: _Asked, among: Container[K], dense: bool | None) -> list[tuple[K, str]]:
        """What the screen lets through, as it was then."""
        if asked.length < SHORTEST:
            return []
        with self._lock:
            found = [(self._ids[row], self._texts[row]) for row in self._passing(asked, dense)]
        return [each for each in found if each[0] in among]

    def _is_known(self, id: K, text: str) -> bool:
        row = self._rows.get(id)
        return row is not None and self._texts[row] == text

    def _put(self, texts: dict[K, str]) -> None:
        self._make_room(len(self._ids) + len(texts))
        for id, text in texts.items():
            row = self._rows.setdefault(id, len(self._ids))
            if row == len(self._ids):
                self._ids.append(id)
                self._texts.append(text)
            self._texts[row] = text
        rows = [self._rows[id] for id in texts]
        # what is too short to be judged leaves no bit
        whole = [each if len(each := folded(text)) >= SHORTEST else "" for text in texts.values()]
        made = signatures(whole)
        self._signatures[:, rows] = made.T
        self._bits[rows] = _count(made.T)
        self._lengths[rows] = [len(each) for each in whole]

    def _make_room(self, wanted: int) -> None:
        """Half as much again each time, so that a text costs the same however many there are."""
        import numpy as np

        have = len(self._bits)
        if wanted > have:
            more = max(wanted - have, have // 2, _AT_ONCE)
            self._signatures = np.pad(self._signatures, ((0, 0), (0, more)))
            self._bits, self._lengths = np.pad(self._bits, (0, more)), np.pad(self._lengths, (0, more))

    def _passing(self, asked: _Asked, dense: bool | None) -> NDArray[np.intp]:
        """The rows that the screen lets through."""
        import numpy as np

        many = len(self._ids)
        bits, lengths = self._bits[:many], self._lengths[:many]
        common = _count(self._signatures[:, :many] & asked.signature[:, None])
        smaller, larger = np.minimum(bits, asked.bits), np.maximum(bits, asked.bits)
        passes = (common >= _NEAR * (bits + asked.bits - common)) & (bits > 0)
        if asked.length >= LONG_ENOUGH:
            passes |= (common >= _WITHIN * smaller) & (lengths >= LONG_ENOUGH)
        by_chance = smaller * (1 - larger / _BITS)
        passes &= (by_chance < _FEW) | (smaller - common <= _MISSING * by_chance)
        if dense is not None:
            passes &= (larger > _DENSE) == dense
        return np.flatnonzero(passes)


def _asked(text: str) -> _Asked:
    whole = folded(text)
    made = signatures([whole])
    return _Asked(len(whole), made[0], int(_count(made.T)[0]))


def _compared(text: str, others: Sequence[tuple[K, str]]) -> Iterator[tuple[K, Alike]]:
    """Those that it does repeat; most often there are none to be compared, and it is not taken apart."""
    own = Likeness.of(text) if others else None
    for id, other in others:
        if own is not None and (alike := own.repeats(Likeness.of(other))):
            yield id, alike


def _count(columns: NDArray[np.uint64]) -> NDArray[np.int32]:
    """How many bits are set in each column."""
    import numpy as np

    counted: NDArray[np.int32] = np.bitwise_count(columns).sum(axis=0, dtype=np.int32)
    return counted


def signatures(whole: Sequence[str]) -> NDArray[np.uint64]:
    """Of folded texts, a row of sixteen words each: a bit for each piece of four characters."""
    import numpy as np

    letters = np.frombuffer("".join(whole).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    owners = np.repeat(np.arange(len(whole)), [len(each) for each in whole])
    mixed = letters[:-3]
    for after in (letters[1:-2], letters[2:-1], letters[3:]):
        mixed = mixed * np.uint64(_FACTOR) + after
    places = (mixed * np.uint64(_FACTOR)) >> np.uint64(64 - _BITS.bit_length() + 1)
    is_within = owners[:-3] == owners[3:]
    bits = np.zeros((len(whole), _BITS), np.bool_)
    bits[owners[:-3][is_within], places[is_within]] = True
    return np.packbits(bits, axis=1).view(np.uint64)
