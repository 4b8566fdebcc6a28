"""Whatever a record may hold comes back as it was, on both engines."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from smmdesk.domain.desk import Desk, ImportedFile
from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.ids import ClientId, ImportedFileId
from smmdesk.storage.kinds import changing
from smmdesk.storage.rows import Codec, codec
from tests.records import KINDS, as_kept, family, record
from tests.storage.conftest import emptied

if TYPE_CHECKING:
    from smmdesk.storage.database import Database

quickly = settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=set(Phase) - {Phase.explain}
)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@quickly
def test_records_come_back_as_they_were(database: Database, kind: type, data: st.DataObject) -> None:
    emptied(database)
    records = data.draw(family(kind))
    with database.write(changing(Desk)) as work:
        for each in records:
            work.save(each)
    with database.read() as reader:
        for each in records:
            assert reader.get(type(each), each.id) == as_kept(each)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@quickly
def test_cells_fit_their_columns(kind: type, data: st.DataObject) -> None:
    found = data.draw(record(kind))
    for shape, cell in zip(codec(kind).shapes, codec(kind).row(found), strict=True):
        assert (cell is None and shape.optional) or type(cell) is shape.kind


def _imported(**values: Any) -> ImportedFile:
    start = {"read_at": datetime.fromisoformat("2026-11-05T12:00+04:00"), "rows": 1}
    return ImportedFile(id=ImportedFileId("a"), client_id=ClientId("b"), sha256="", name="", **{**start, **values})


def test_a_moment_without_zone_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="zone"):
        codec(ImportedFile).row(_imported(read_at=datetime(2026, 1, 1)))


def test_moments_are_kept_in_utc() -> None:
    assert codec(ImportedFile).row(_imported())[4] == "2026-11-05T08:00:00+00:00"


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**40])
def test_numbers_beyond_64_bits_are_refused_in_words(number: int) -> None:
    with pytest.raises(OutOfRangeError):
        codec(ImportedFile).row(_imported(rows=number))


def test_types_without_cells_are_refused_at_once() -> None:
    from dataclasses import dataclass

    @dataclass
    class Odd:
        id: float

    with pytest.raises(TypeError, match="float"):
        Codec(Odd)
