"""Names of records: 32 hexadecimal digits, made here and never reused."""

from typing import NewType
from uuid import uuid4

ClientId = NewType("ClientId", str)
ContactId = NewType("ContactId", str)
AccountId = NewType("AccountId", str)
AgreementId = NewType("AgreementId", str)
ProviderId = NewType("ProviderId", str)
PostId = NewType("PostId", str)
BudgetId = NewType("BudgetId", str)
BudgetLineId = NewType("BudgetLineId", str)
ComparisonId = NewType("ComparisonId", str)
OfferId = NewType("OfferId", str)
EvaluationId = NewType("EvaluationId", str)
AnswerId = NewType("AnswerId", str)
ImportedFileId = NewType("ImportedFileId", str)
DeskId = NewType("DeskId", str)


def new_id() -> str:
    """A new random id; wrap it in the `NewType` of its record."""
    return uuid4().hex
