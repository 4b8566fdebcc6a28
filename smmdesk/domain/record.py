"""What every record is asked before it is kept: whoever adds or changes one through the generic service gets its rules.

A record overrides what it has rules for. Each method returns the record as it is to be kept, or raises a
`SmmdeskError`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Self


class Record:
    """The base of frozen, slotted, keyword-only dataclasses with an `id`; it has no rules of its own.

    What overrides a method calls `Record.method(self)`: `super()` would look in the class before it got its slots.
    """

    __slots__ = ()

    def changed_to(self, **values: object) -> Self:
        """The record with other values: the place of rules about what may become of it, and of what follows."""
        return replace(self, **values)  # type: ignore[type-var]  # every record is a dataclass

    def checked(self) -> Self:
        """The record, when it can be kept as it is."""
        return self

    def checked_in(self, _parent: Record) -> Self:
        """The record, when it fits what it belongs to."""
        return self

    def removable_from(self, _parent: Record) -> None:
        """Raise where it has to stay in what it belongs to."""
