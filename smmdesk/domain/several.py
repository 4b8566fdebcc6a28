"""Several records seen as one: what a field of theirs holds in all of them, and what only in some."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Mixed(Enum):
    """Stands in the place of a value: the records hold different ones."""

    MIXED = "mixed"


MIXED: Final = Mixed.MIXED


@dataclass(frozen=True, slots=True)
class Spread:
    """Of a field that holds several values: those that all the records have, and those that only some of them have."""

    everywhere: tuple[Any, ...] = ()
    somewhere: tuple[Any, ...] = ()

    @classmethod
    def of(cls, values: Sequence[tuple[Any, ...]]) -> Self:
        """Of what each record holds, in the order in which it is first met."""
        every = tuple(dict.fromkeys(each for value in values for each in value))
        everywhere = tuple(each for each in every if all(each in value for value in values))
        return cls(everywhere, tuple(each for each in every if each not in everywhere))

    def giving(self, *more: Any) -> Self:  # noqa: ANN401  (whatever the field holds)
        """With these in all of the records."""
        kept = tuple(each for each in self.somewhere if each not in more)
        return type(self)(tuple(dict.fromkeys((*self.everywhere, *more))), kept)

    def taking(self, *less: Any) -> Self:  # noqa: ANN401
        """With these in none of the records."""
        kept = ((each for each in held if each not in less) for held in (self.everywhere, self.somewhere))
        return type(self)(*map(tuple, kept))

    def applied(self, seen: Spread, to: tuple[Any, ...]) -> tuple[Any, ...]:
        """What one record holds after the change from what was `seen` to this: all else in it stays."""
        gone = {*seen.everywhere, *seen.somewhere} - {*self.everywhere, *self.somewhere}
        added = (each for each in self.everywhere if each not in seen.everywhere)
        return tuple(dict.fromkeys((*(each for each in to if each not in gone), *added)))


def common(values: Iterable[object]) -> object:
    """The value that all are, or `MIXED`."""
    first, *others = values
    return first if all(each == first for each in others) else MIXED
