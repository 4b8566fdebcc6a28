"""Names of records: 32 hexadecimal digits, made here and never reused.

The first half is the time, so that new rows lie at the end of every index (100,000 random ids cost twice the time to
insert) and records come in the order they were made; the second half is random.
"""

import os
import time
from datetime import UTC, datetime
from struct import pack
from typing import NewType

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
MeasurementId = NewType("MeasurementId", str)
PublicationId = NewType("PublicationId", str)
SnapshotId = NewType("SnapshotId", str)
FormulaId = NewType("FormulaId", str)
StrategyId = NewType("StrategyId", str)
StrategyRowId = NewType("StrategyRowId", str)
ReportId = NewType("ReportId", str)
ColumnPresetId = NewType("ColumnPresetId", str)
DeskId = NewType("DeskId", str)
BrandId = NewType("BrandId", str)
MentionId = NewType("MentionId", str)
VoiceCountId = NewType("VoiceCountId", str)
AnswerRuleId = NewType("AnswerRuleId", str)
ReplyTemplateId = NewType("ReplyTemplateId", str)
ActivityId = NewType("ActivityId", str)
AudienceListId = NewType("AudienceListId", str)
CommunityId = NewType("CommunityId", str)
SnoozeId = NewType("SnoozeId", str)
SlotId = NewType("SlotId", str)
ApprovalSheetId = NewType("ApprovalSheetId", str)
MixId = NewType("MixId", str)
PostVariantId = NewType("PostVariantId", str)
SnippetId = NewType("SnippetId", str)
LimitEditId = NewType("LimitEditId", str)
SeriesId = NewType("SeriesId", str)
OwnDateId = NewType("OwnDateId", str)
ID_LENGTH = 32


def new_id() -> str:
    """A new random id; wrap it in the `NewType` of its record."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """As many of them as are needed, in the order of their records."""
    # `os.urandom`, for `secrets` brings hashlib and OpenSSL before the first frame
    # the time is read once: rows of one batch are a nanosecond apart, and so sort as they came
    now, random = time.time_ns(), os.urandom(8 * count).hex()
    times = pack(f">{count}Q", *range(now, now + count)).hex()
    return [times[at : at + 16] + random[at : at + 16] for at in range(0, 16 * count, 16)]


def made_at(record_id: str) -> datetime:
    """When the record of an id was made, to the second, in UTC."""
    return datetime.fromtimestamp(int(record_id[:16], 16) // 1_000_000_000, UTC)
