"""Small plans that were read wrongly once, each made up after a defect of real files, with what a careful person finds.

`expected.json` names of each file the posts, as far as they are judged, and what has to be said to the person.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from smmdesk.exchange.errors import HalfConvertedDatesError
from smmdesk.exchange.incoming import ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.plans.planned import PlannedRow

CASES: Final = Path(__file__).parents[2] / "data" / "plans" / "cases"
EXPECTED: Final[dict[str, dict[str, Any]]] = json.loads((CASES / "expected.json").read_text("utf-8"))
OPTIONS: Final = ReadOptions(zone="Asia/Tbilisi", today=dt.date(2026, 9, 1))

HALF_CONVERTED: Final = "a32-half-converted-dates.xlsx"
TEXTS_OF_NETWORKS: Final = "a17-text-per-network-title.csv"
"""Judged by tests of their own."""

SAID: Final[dict[str, Sequence[tuple[int, str]]]] = {
    "a05-slots-without-text.csv": ((3, "“Week 1 Thu” is not a date"), (4, "“Week 2 Mon” is not a date")),
    "a11-notion.csv": ((4, "“September 3, 2026 → September 4, 2026” is several days; the first was taken"),),
    "a13-asana.csv": ((0, "“instagram” in the column “Tags” may be a network"),),
    "a18-blank-date-below.csv": ((3, "the day above was taken (2026-09-19)"),),
    "a28-bad-date-no-text.csv": ((2, "“7 Novermber” is not a date"),),
    "a30-month-sheets.xlsx": ((0, "read together"), (0, "September (2), October (1)")),
    "a31-library-sheet-wins.xlsx": ((0, "“Evergreen library” was left out"), (0, "TOPIC, COPY, LINK")),
}
"""The rows of which something is said, and words that have to be in the sentence."""
LAST: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "b07b-until-utc.ics": {"Asia/Tbilisi": ("2026-09-03 21:00",), "America/Los_Angeles": ("2026-09-03 06:00",)},
}
"""By zone the last of the times that a note tells of, of three."""
QUARTER_PAST: Final = {"en_quirks.csv": "00:15"}
"""A time that a note tells of."""


def read(name: str) -> tuple[list[PlannedRow], list[tuple[int, str]]]:
    with opened(PLANS, CASES / name, OPTIONS) as reading:
        return list(reading), [(each.row, str(each)) for each in reading.problems]


def found(row: PlannedRow) -> dict[str, Any]:
    """A post in the words of `expected.json`."""
    return {
        "day": str(row.moment.day) if row.moment else "",
        "time": f"{row.moment.wall:%H:%M}" if row.moment else "",
        "networks": [network.value for network in row.networks],
        "format": row.format.value if row.format else "",
        "status": row.status.value if row.status else "",
        "text": row.text,
        "media": list(row.media),
        "person": row.person,
    }


def is_as(post: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a post has what is judged of it; of the text a piece."""
    pieces = {**wanted, **({"text": post["text"]} if wanted.get("text", "") in post["text"] else {})}
    return all(post[name] == value for name, value in pieces.items())


@pytest.mark.parametrize("name", sorted(EXPECTED.keys() - {HALF_CONVERTED}))
def test_a_plan_is_read_as_a_careful_person_reads_it(name: str) -> None:
    expected, (rows, said) = EXPECTED[name], read(name)
    posts = list(map(found, rows))
    wanted = expected.get("posts", len(posts)) if name != TEXTS_OF_NETWORKS else len(posts)
    if isinstance(wanted, list):
        assert [is_as(*pair) for pair in zip(posts, wanted, strict=True)] == [True] * len(wanted), posts
    else:
        assert len(posts) == wanted
    if "first" in expected:
        assert is_as(posts[0], expected["first"]), posts[0]
    if "formats" in expected:
        assert [post["format"] for post in posts] == expected["formats"]
    if "problem" in expected:
        lacking = [each for each in SAID[name] if not any(at == each[0] and each[1] in words for at, words in said)]
        assert lacking == [], said
    if "zone" in expected:
        assert {row.moment and row.moment.zone for row in rows} == {expected["zone"]}
    if "note" in expected:
        is_of_a_note(name, rows)


def is_of_a_note(name: str, rows: Sequence[PlannedRow]) -> None:
    """What a note tells of: the last of three times in a zone, texts of several lines, a quarter past midnight."""
    moments = [row.moment for row in rows if row.moment]
    for zone, last in LAST.get(name, {}).items():
        walls = sorted(moment.wall for moment in moments if moment.zone == zone)
        assert (len(walls), f"{walls[-1]:%Y-%m-%d %H:%M}") == (3, *last)
    if name in QUARTER_PAST:
        assert QUARTER_PAST[name] in {f"{moment.wall:%H:%M}" for moment in moments}
        assert any("\n" in row.text for row in rows)
    assert name in {*LAST, *QUARTER_PAST}


def test_networks_with_texts_of_their_own_keep_both_as_texts() -> None:
    rows, said = read(TEXTS_OF_NETWORKS)
    texts = [(found(row)["networks"], row.text, row.note) for row in rows]
    assert texts == [(["vk"], "Текст для ВК", "Тема: Осень"), (["telegram"], "Текст для ТГ", "Тема: Осень")]
    assert said == [(0, "No time is given for 2 of the posts; 12:00 was taken.")]


def test_dates_that_a_spreadsheet_turned_round_are_never_taken_silently() -> None:
    with pytest.raises(HalfConvertedDatesError):
        read(HALF_CONVERTED)
    with opened(PLANS, CASES / HALF_CONVERTED, replace(OPTIONS, date_order="dmy")) as reading:
        days = [row.moment.day for row in reading if row.moment]
    assert len(days) == EXPECTED[HALF_CONVERTED]["posts"]
    assert days[-3:] == [dt.date(2026, 10, day) for day in (1, 2, 3)]


def test_every_file_is_a_case() -> None:
    assert {path.name for path in CASES.iterdir()} - {"expected.json"} == EXPECTED.keys()
