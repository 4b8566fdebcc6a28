"""What a screen reader meets in a window: every object in sight, as Qt tells it to the system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

Role = QAccessible.Role


@dataclass(frozen=True, slots=True)
class Object:
    """One of them; `kind` is the class of its widget, or of the one that it is painted on."""

    kind: str
    role: QAccessible.Role
    name: str
    description: str
    value: str
    labels: tuple[str, ...]
    is_stop: bool
    is_one_of_several: bool
    """of whose group one is down"""

    def __str__(self) -> str:
        return f"{self.kind}, {self.role.name}, “{self.name}”, “{self.description}”"


def heard(root: QWidget) -> list[Object]:
    """All that is in sight of it, from the top."""
    return [*_heard(QAccessible.queryAccessibleInterface(root), type(root).__name__)]


def _heard(told: QAccessibleInterface, around: str) -> Iterator[Object]:
    state, thing = told.state(), told.object()
    if state.invisible:
        return
    kind = around if thing is None else type(thing).__name__
    group = thing.group() if isinstance(thing, QAbstractButton) else None
    labels = told.relations(QAccessible.RelationFlag.Label)
    yield Object(
        kind=kind,
        role=told.role(),
        name=told.text(QAccessible.Text.Name),
        description=told.text(QAccessible.Text.Description),
        value=told.text(QAccessible.Text.Value),
        labels=tuple(each.text(QAccessible.Text.Name) for each, _flags in labels),
        is_stop=bool(state.focusable),
        is_one_of_several=group is not None and group.exclusive(),
    )
    for index in range(told.childCount()):
        child: QAccessibleInterface | None = told.child(index)
        if child is not None:
            yield from _heard(child, kind)
