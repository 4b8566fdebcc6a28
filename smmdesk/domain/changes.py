"""Acts and what they changed: the one account that undo, redo, the audit trail and the views share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Scalar = str | int | None
Row = Sequence[Scalar]


class Act(StrEnum):
    """What a person did, named; the value is kept in the database."""

    SET_UP_DESK = "set_up_desk"
    CHANGE_DESK = "change_desk"
    MAKE_EXAMPLE = "make_example"
    ADD_CLIENT = "add_client"
    CHANGE_CLIENT = "change_client"
    REMOVE_CLIENTS = "remove_clients"
    ADD_CONTACT = "add_contact"
    CHANGE_CONTACT = "change_contact"
    REMOVE_CONTACT = "remove_contact"
    ADD_ACCOUNT = "add_account"
    CHANGE_ACCOUNT = "change_account"
    REMOVE_ACCOUNT = "remove_account"
    ADD_AGREEMENT = "add_agreement"
    CHANGE_AGREEMENT = "change_agreement"
    REMOVE_AGREEMENT = "remove_agreement"
    ADD_PROVIDER = "add_provider"
    CHANGE_PROVIDER = "change_provider"
    REMOVE_PROVIDER = "remove_provider"
    ADD_POST = "add_post"
    CHANGE_POST = "change_post"
    MOVE_POSTS = "move_posts"
    COPY_POSTS = "copy_posts"
    REMOVE_POSTS = "remove_posts"
    SET_STATUS = "set_status"
    ADD_BUDGET = "add_budget"
    CHANGE_BUDGET = "change_budget"
    REMOVE_BUDGET = "remove_budget"
    ADD_BUDGET_LINE = "add_budget_line"
    CHANGE_BUDGET_LINE = "change_budget_line"
    REMOVE_BUDGET_LINES = "remove_budget_lines"
    ADD_COMPARISON = "add_comparison"
    CHANGE_COMPARISON = "change_comparison"
    REMOVE_COMPARISON = "remove_comparison"
    ADD_OFFER = "add_offer"
    CHANGE_OFFER = "change_offer"
    REMOVE_OFFERS = "remove_offers"
    ADD_EVALUATION = "add_evaluation"
    CHANGE_EVALUATION = "change_evaluation"
    REMOVE_EVALUATION = "remove_evaluation"
    ANSWER_ITEM = "answer_item"
    IMPORT_PLAN = "import_plan"
    RESTORE_BACKUP = "restore_backup"
    OTHER = "other"

    @classmethod
    def _missing_(cls, _value: object) -> "Act":
        """An act of a later version of the program, read by this one."""
        return cls.OTHER


BEGINNINGS = frozenset({Act.SET_UP_DESK, Act.MAKE_EXAMPLE})
"""What a workspace begins with, and undo never takes back: without a desk new clients get neither zone nor holidays."""


class Kind(StrEnum):
    """How an entry of the account came about."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True, slots=True)
class TableChange:
    """What one act did to one table: the ids of rows it made, the former cells of rows it changed or removed.

    What a row was afterwards stands in the table itself, or here for the act that came next: each content is kept once.
    """

    columns: tuple[str, ...]
    made: tuple[str, ...] = ()
    changed: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Of every row that it touched."""
        return frozenset((*self.made, *(str(row[0]) for row in (*self.changed, *self.removed))))

    def __len__(self) -> int:
        return len(self.made) + len(self.changed) + len(self.removed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Everything one act changed. `number` grows with every act, undo and redo, on all windows of a workspace."""

    number: int
    act: Act
    kind: Kind
    at: datetime
    rows: Mapping[str, TableChange]

    @property
    def tables(self) -> frozenset[str]:
        """Which tables it touched: what views go by when they decide to refresh."""
        return frozenset(self.rows)
