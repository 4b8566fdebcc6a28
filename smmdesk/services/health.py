"""Is the workspace whole, and how much does it hold?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.checklist import Answer, Evaluation
from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.comparison import Comparison, Offer
from smmdesk.domain.desk import ColumnPreset, ImportedFile
from smmdesk.domain.posts import Post
from smmdesk.domain.providers import Provider
from smmdesk.storage.connection import SCHEMA_VERSION
from smmdesk.storage.database import Database
from smmdesk.storage.errors import DamagedWorkspaceError

KINDS: Mapping[str, type] = {
    "clients": Client,
    "contacts": Contact,
    "accounts": Account,
    "agreements": Agreement,
    "providers": Provider,
    "posts": Post,
    "budgets": Budget,
    "budget_lines": BudgetLine,
    "comparisons": Comparison,
    "offers": Offer,
    "evaluations": Evaluation,
    "answers": Answer,
    "imported_files": ImportedFile,
    "column_presets": ColumnPreset,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What a check found: faults in the engine's own words, the schema's version, counts by kind of record."""

    faults: Sequence[str]
    schema: int
    counts: Mapping[str, int]

    @property
    def ok(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


def health(database: Database) -> Health:
    """Check pages, indexes, references and what the records say, and count every kind of record."""
    faults = list(database.check())
    counts = {}
    for name, kind in KINDS.items():
        with database.read() as reader:
            counts[name] = reader.count(kind)
        try:
            with database.read() as reader:
                reader.all(kind)
        except DamagedWorkspaceError as error:
            faults.append(str(error.values["detail"]))
    return Health(faults=faults, schema=SCHEMA_VERSION, counts=counts)
