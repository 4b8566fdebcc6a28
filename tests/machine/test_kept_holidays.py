"""Holidays that were looked up are there at the next start; anything else is looked up anew."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.machine.kept_holidays import KnownDays, keep, kept
from smmdesk.version import VERSION
from tests.any_json import ANY_JSON, DAMAGED, as_bytes

if TYPE_CHECKING:
    from pathlib import Path

DAYS = KnownDays(
    {date(2026, 11, 23): "St. George's Day", date(2026, 1, 1): "ახალი წელი"},
    {date(2026, 11, 27): ["Black Friday"]},
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("smmdesk.machine.kept_holidays.cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


def test_what_was_kept_is_found_for_that_country_year_and_language(folder: Path) -> None:
    keep("GE", 2026, "en", DAYS)
    assert kept("GE", 2026, "en") == DAYS
    assert [kept(*other) for other in (("AM", 2026, "en"), ("GE", 2027, "en"), ("GE", 2026, "ka"))] == [None] * 3


def test_a_country_without_holidays_is_kept_too(folder: Path) -> None:
    keep("AQ", 2026, "en", KnownDays({}))
    assert kept("AQ", 2026, "en") == KnownDays({})


def test_what_another_version_kept_is_not_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("GE", 2026, "en", DAYS)
    monkeypatch.setattr("smmdesk.machine.kept_holidays.VERSION", "0.0.1")
    assert kept("GE", 2026, "en") is None


@pytest.mark.parametrize("content", [*DAMAGED, b'{"version": "0.1.0", "days": {"soon": "x"}, "buying": {}}'])
def test_a_file_that_is_not_ours_is_not_believed(folder: Path, content: bytes) -> None:
    keep("GE", 2026, "en", DAYS)
    (file,) = files(folder)
    file.write_bytes(content)
    assert kept("GE", 2026, "en") is None
    keep("GE", 2026, "en", DAYS)
    assert kept("GE", 2026, "en") == DAYS


@given(
    content=st.binary()
    | st.fixed_dictionaries({"version": st.just(VERSION), "days": ANY_JSON, "buying": ANY_JSON}).map(as_bytes)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_file_nothing_fails(folder: Path, content: bytes) -> None:
    keep("GE", 2026, "en", KnownDays({}))
    (file,) = files(folder)
    file.write_bytes(content)
    found = kept("GE", 2026, "en")
    assert found is None or all(isinstance(day, date) and isinstance(name, str) for day, name in found.off.items())
    assert found is None or all(isinstance(each, str) for names in found.buying.values() for each in names)


def test_a_disk_that_refuses_is_no_reason_to_stop(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    keep("GE", 2026, "en", DAYS)
    assert kept("GE", 2026, "en") is None


def test_no_country_leads_out_of_the_folder(folder: Path) -> None:
    keep("../../GE", 2026, "en", DAYS)
    (file,) = files(folder.parent)
    assert file.is_relative_to(folder)
