"""Days off of a country: as a window kept them, and looked up only where nobody did."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from smmdesk.machine.kept_holidays import KnownDays, keep
from smmdesk.services.working_time import DaysOff, days_off_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("smmdesk.machine.kept_holidays.cache_folder", lambda: tmp_path / "cache")
    days_off_of.cache_clear()
    yield
    days_off_of.cache_clear()


def test_what_a_window_kept_needs_no_look_in_whichever_language(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("RU", 2026, "ka", KnownDays({date(2026, 11, 4): "ეროვნული ერთობის დღე"}))
    monkeypatch.setitem(sys.modules, "smmdesk.knowledge.holidays", None)
    assert date(2026, 11, 4) in DaysOff("RU")
    assert date(2026, 11, 5) not in DaysOff("RU")


def test_what_nobody_kept_is_looked_up() -> None:
    assert date(2026, 11, 23) in DaysOff("GE")
    assert date(2026, 11, 24) not in DaysOff("GE")


def test_without_a_country_no_day_is_off() -> None:
    assert date(2026, 1, 1) not in DaysOff("")
