"""Adding, changing and removing single records: each call is one act, one transaction, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.changes import Act
from smmdesk.domain.checklist import Evaluation
from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.comparison import Comparison, Offer
from smmdesk.domain.desk import Desk
from smmdesk.domain.posts import Post
from smmdesk.domain.providers import Provider
from smmdesk.storage.database import Database

R = TypeVar("R")


class _Acts(NamedTuple):
    add: Act
    change: Act
    remove: Act


ACTS: Mapping[type, _Acts] = {
    Client: _Acts(Act.ADD_CLIENT, Act.CHANGE_CLIENT, Act.REMOVE_CLIENTS),
    Contact: _Acts(Act.ADD_CONTACT, Act.CHANGE_CONTACT, Act.REMOVE_CONTACT),
    Account: _Acts(Act.ADD_ACCOUNT, Act.CHANGE_ACCOUNT, Act.REMOVE_ACCOUNT),
    Agreement: _Acts(Act.ADD_AGREEMENT, Act.CHANGE_AGREEMENT, Act.REMOVE_AGREEMENT),
    Provider: _Acts(Act.ADD_PROVIDER, Act.CHANGE_PROVIDER, Act.REMOVE_PROVIDER),
    Post: _Acts(Act.ADD_POST, Act.CHANGE_POST, Act.REMOVE_POSTS),
    Budget: _Acts(Act.ADD_BUDGET, Act.CHANGE_BUDGET, Act.REMOVE_BUDGET),
    BudgetLine: _Acts(Act.ADD_BUDGET_LINE, Act.CHANGE_BUDGET_LINE, Act.REMOVE_BUDGET_LINES),
    Comparison: _Acts(Act.ADD_COMPARISON, Act.CHANGE_COMPARISON, Act.REMOVE_COMPARISON),
    Offer: _Acts(Act.ADD_OFFER, Act.CHANGE_OFFER, Act.REMOVE_OFFERS),
    Evaluation: _Acts(Act.ADD_EVALUATION, Act.CHANGE_EVALUATION, Act.REMOVE_EVALUATION),
    Desk: _Acts(Act.CHANGE_DESK, Act.CHANGE_DESK, Act.CHANGE_DESK),
}


class RecordService:
    """What a form does to one record of any kind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, kind: type[R], id: str, /) -> R:
        """The record; `MissingRecordError` where it is gone."""
        with self._database.read() as reader:
            return reader.get(kind, id)

    def all(self, kind: type[R], /, *, order_by: str | Sequence[str] = "id", **equal: Any) -> list[R]:
        """The records whose fields have these values; a collection as a value means any of it."""
        with self._database.read() as reader:
            return reader.all(kind, order_by=order_by, **equal)

    def add(self, record: R) -> R:
        """Keep a new record, when its rules allow it."""
        with self._database.write(ACTS[type(record)].add) as work:
            work.save(kept := checked(record))
        return kept

    def change(self, kind: type[R], id: str, /, **values: Any) -> R:
        """Give fields new values, when the record's rules allow it; the record as it is then."""
        with self._database.write(ACTS[kind].change) as work:
            changed = checked(replace(work.get(kind, id), **values))  # type: ignore[type-var]  # every record is a dataclass
            work.save(changed)
        return changed

    def remove(self, kind: type, /, *ids: str) -> int:
        """Remove records with all that belongs to them; how many there were."""
        with self._database.write(ACTS[kind].remove) as work:
            return work.remove(kind, ids)


def checked(record: R) -> R:
    """The record after its own rules, where it has any."""
    check = getattr(record, "checked", None)
    return check() if check else record
