"""Files that are none, or too much, end soon and with a word; and the way through the child is the same."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.text import _
from smmdesk.exchange.analytics import look
from smmdesk.exchange.analytics.kind import RESULTS, NoFiguresError
from smmdesk.exchange.errors import AudienceNotKeptError, FileRefusedError
from smmdesk.exchange.incoming import opened
from tests.every import every
from tests.exchange.analytics.reading import DATA, INSTAGRAM, OPTIONS, ZIP, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS = 10
HEAD = "Date,Likes,Views\n"


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 4000)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


def wide(path: Path) -> None:
    names = ",".join(f"Column {number}" for number in range(10_000))
    rows = (f"2026-11-{day:02},5{',1' * 10_000}\n" for day in range(1, 21))
    path.write_text(f"Date,Likes,{names}\n{''.join(rows)}", "utf-8")


def unclosed(path: Path) -> None:
    path.write_text(HEAD + '2026-11-01,"5,7\n' + "2026-11-02,5,7\n" * 3000, "utf-8")


def no_figures(path: Path) -> None:
    path.write_text("Page total likes;Type;Category\n139441;Photo;2\n", "utf-8")


def half_a_zip(path: Path) -> None:
    path.write_bytes((DATA / ZIP).read_bytes()[:400])


def torn_zip(path: Path) -> None:
    data = bytearray((DATA / ZIP).read_bytes())
    data[60:90] = bytes(30)
    path.write_bytes(data)


@pytest.mark.parametrize("make", [binary, sparse, wide, unclosed, no_figures, half_a_zip, torn_zip])
def test_bad_files_are_refused_or_said(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "figures.csv"
    make(path)
    started = time.monotonic()
    try:
        with opened(RESULTS, path, OPTIONS) as reading:
            rows = [*reading]
    except FileRefusedError:
        rows = []
    else:
        assert reading.problems
    assert bool(rows) == (make in {wide, unclosed})
    assert time.monotonic() - started < SECONDS


def test_columns_far_to_the_right_are_said(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    wide(path)
    found = read(path)
    assert found.rows[0].figures == {"likes": 5}
    assert found.codes == {"too_wide"}


def test_the_child_tells_all_of_it() -> None:
    plain = read(INSTAGRAM)
    with opened(RESULTS, DATA / INSTAGRAM, OPTIONS) as reading:
        rows = [*reading]
    assert rows == plain.rows
    assert reading.about.told == plain.told
    assert reading.about.fields >= {"views", "reach", "external_id"}
    assert reading.about.table is not None
    assert reading.about.table.uses[:3] == ("external_id", "-", "account")
    assert len(reading.first) == len(rows)


@pytest.mark.parametrize("file", sorted(path.name for path in DATA.iterdir() if path.name != "Audience.csv"))
def test_a_long_file_is_read_twice_and_in_pieces_with_the_same_result(
    file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = replace(OPTIONS, currency="GEL", exported_on=dt.date(2026, 2, 28))
    whole = read(file, options)
    monkeypatch.setattr(look, "CHUNK", 3)
    monkeypatch.setattr(look, "HELD", 4)
    pieces = read(file, options)
    assert pieces.rows == whole.rows
    assert sorted(pieces.problems) == sorted(whole.problems)
    assert sorted(pieces.passed) == sorted(whole.passed)


def test_what_is_said_stands_in_words() -> None:
    with opened(RESULTS, DATA / "facebook_two_views.csv", OPTIONS) as reading:
        rows = next(reading.chunks)
    assert str(reading.problems[0]) == ("The row has fewer cells than the header (26/30); the rest was taken as empty.")
    assert len(rows.where([True, False, True, False, False])) == 2


def test_a_file_of_nothing_like_it_says_what_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    no_figures(path)
    with pytest.raises(NoFiguresError, match="A table needs a date or a link"), opened(RESULTS, path, OPTIONS):
        pass


def test_the_refusals_of_this_kind_come_through_the_child() -> None:
    with pytest.raises(AudienceNotKeptError), opened(RESULTS, DATA / "Audience.csv", OPTIONS):
        pass


def test_everything_said_has_a_message_in_words() -> None:
    assert every(_(message) for message in RESULTS.messages.values())
    with opened(RESULTS, DATA / "ga4.csv", replace(OPTIONS, currency="JPY")) as reading:
        assert [row.figures["revenue"] for row in reading] == [10, 0, 7]  # a yen has no hundredths
