"""The results checklist with its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.checklist import Group, Item
from smmdesk.domain.providers import ProviderKind
from smmdesk.knowledge.files import Table, facts, words

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedItem(Item):
    """An item as people read it: the statement, its fault, how to check it, what to do when it is not so.

    The fault says what is wrong when the answer is no or partly. For a red flag the statement itself names what is
    wrong, so a yes is bad there; it is the fault too, and the files give it none.
    """

    statement: str
    fault: str
    how: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistTemplate:
    """All items in the order in which they are asked, group by group, and the date of this edition."""

    items: tuple[WordedItem, ...]
    version: date

    def item(self, key: str) -> WordedItem | None:
        """The item of that key; None for one that this edition does not have."""
        return next((item for item in self.items if item.key == key), None)


@cache
def read_checklist(code: str) -> ChecklistTemplate:
    """The template in one language."""
    known, said = facts("checklist"), words(code, "checklist")
    # groups as the enum has them, items within one as the file has them: both are the order of asking
    items = tuple(_item(group, name, row, said[group][name]) for group in Group for name, row in known[group].items())
    return ChecklistTemplate(items=items, version=known["version"])


def _item(group: Group, name: str, row: Table, said: Table) -> WordedItem:
    return WordedItem(
        key=f"{group}.{name}",
        group=group,
        weight=row["weight"],
        applies_to=frozenset(ProviderKind(kind) for kind in row.get("applies_to", ProviderKind)),
        statement=said["statement"],
        fault=said["statement" if group is Group.RED_FLAGS else "fault"],
        how=said["how"],
        advice=said["advice"],
    )
