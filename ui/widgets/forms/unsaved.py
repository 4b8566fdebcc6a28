"""A text that stands in a field and not in the workspace: where it belongs, and what to do that it is not lost."""

from __future__ import annotations

from typing import Any, NamedTuple


def identity(record: object) -> object:
    """What makes a record the same one after an edit: its id, or itself where it has none."""
    return getattr(record, "id", record)


class Unsaved(NamedTuple):
    """One field of one record that somebody typed into."""

    kind: str
    """name of the record's class, as the form shows it"""
    id: Any
    """what tells the record from others of its kind"""
    field: str
    label: str
    record: str
    """what people call it; may be empty"""
    text: str
    before: str
    """what stood in the field, in words, when somebody began to type"""
    reason: str = ""
    """why it was refused, where it was"""

    def in_words(self) -> str:
        """What people call its place, and the text."""
        return f"{' · '.join(part for part in (self.record, self.label) if part)}: {self.text}"

    @property
    def place(self) -> tuple[object, ...]:
        """Which field of which record."""
        return self.kind, self.id, self.field
