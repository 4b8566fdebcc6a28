"""Whatever a record may hold comes back as it was, on both engines."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from smmdesk.domain.desk import Desk, ImportedFile
from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.ids import ClientId, ImportedFileId, MeasurementId
from smmdesk.domain.results.records import Measurement
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


@given(st.lists(st.dictionaries(st.text(), st.integers()), min_size=1, max_size=3))
def test_numbers_under_names_are_the_json_that_they_are(figures: list[dict[str, int]]) -> None:
    rows = codec(Measurement).rows([_measured(each) for each in figures])
    at = codec(Measurement).columns.index("figures")
    assert [row[at] for row in rows] == [json.dumps(each, ensure_ascii=False) for each in figures]


@pytest.mark.parametrize("number", [1.5, Decimal(1), "1", None])
def test_what_is_no_whole_number_is_not_cut_off(number: object) -> None:
    figures: dict[str, Any] = {"views": number}
    with pytest.raises(TypeError):
        codec(Measurement).row(_measured(figures))


def _measured(figures: dict[str, int]) -> Measurement:
    day = date(2026, 11, 5)
    return Measurement(
        id=MeasurementId("a"), client_id=ClientId("b"), account_id=None, starts=day, ends=day, figures=figures
    )


def test_types_without_cells_are_refused_at_once() -> None:
    from dataclasses import dataclass

    @dataclass
    class Odd:
        id: float

    with pytest.raises(TypeError, match="float"):
        Codec(Odd)
