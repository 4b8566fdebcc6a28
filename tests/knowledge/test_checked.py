"""A stamp says where and when something was read: neither stands without the other, in any file of the knowledge."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.knowledge.checked import reading_if_any, reading_of
from smmdesk.knowledge.files import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 12, 1)
STAMPED = ["commercial_days", "comparison", "law", "metric_breaks", "networks", "result_files", "schedulers"]
ADDRESS = "https://www.example.org/act"


@pytest.mark.parametrize("row", [{"checked": DAY}, {"source": ADDRESS}])
def test_a_day_without_its_source_fails_and_so_does_a_source_without_its_day(row: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        reading_of(row, 180)
    with pytest.raises(KeyError):
        reading_if_any(row, 180)


def test_what_nobody_could_confirm_has_no_reading() -> None:
    assert reading_if_any({"amount": 3}, 180) is None


def test_an_account_is_told_from_the_text_itself_and_names_its_site() -> None:
    row = {"source": ADDRESS, "checked": DAY}
    assert not reading_of(row, 180).secondary
    account = reading_of(row | {"secondary": True}, 180)
    assert (account.secondary, account.site) == (True, "example.org")


@pytest.mark.parametrize("name", STAMPED)
def test_no_file_has_half_a_stamp(name: str) -> None:
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    rows = [row for row in rows_of(table) if "checked" in row or str(row.get("source", "")).startswith("http")]
    assert rows
    assert [row for row in rows if not {"checked", "source"} <= row.keys()] == []


def test_no_other_file_has_stamps() -> None:
    named = [file.stem for file in sorted(FOLDER.glob("*.toml")) if "checked = " in file.read_text("utf-8")]
    assert named == STAMPED


def rows_of(table: object) -> Iterator[dict[str, Any]]:
    """Every table of a file, however deep."""
    if isinstance(table, dict):
        yield table
    children = table.values() if isinstance(table, dict) else table if isinstance(table, list) else ()
    for child in children:
        yield from rows_of(child)
