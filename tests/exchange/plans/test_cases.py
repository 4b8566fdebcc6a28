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

SAID: Final[dict[str, Sequence[str]]] = {
    "a05-slots-without-text.csv": ("“Week 1 Thu” is not a date", "“Week 2 Mon” is not a date"),
    "a11-notion.csv": ("“September 3, 2026 → September 4, 2026” is several days; the first was taken",),
    "a13-asana.csv": ("“instagram” in the column “Tags” may be a network",),
    "a18-blank-date-below.csv": ("the day above was taken (2026-09-19)",),
    "a28-bad-date-no-text.csv": ("“7 Novermber” is not a date",),
    "a30-month-sheets.xlsx": ("read together", "September (2), October (1)"),
    "a31-library-sheet-wins.xlsx": ("“Evergreen library” was left out", "TOPIC, COPY, LINK"),
}
"""Of the sentences that are said words that have to be among them."""


def read(name: str) -> tuple[list[PlannedRow], list[str]]:
    with opened(PLANS, CASES / name, OPTIONS) as reading:
        return list(reading), list(map(str, reading.problems))


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
        assert [words for words in SAID[name] if not any(words in sentence for sentence in said)] == [], said


def test_networks_with_texts_of_their_own_keep_both_as_texts() -> None:
    rows, said = read(TEXTS_OF_NETWORKS)
    texts = [(found(row)["networks"], row.text, row.note) for row in rows]
    assert texts == [(["vk"], "Текст для ВК", "Тема: Осень"), (["telegram"], "Текст для ТГ", "Тема: Осень")]
    assert said == ["No time is given for 2 of the posts; 12:00 was taken."]


def test_dates_that_a_spreadsheet_turned_round_are_never_taken_silently() -> None:
    with pytest.raises(HalfConvertedDatesError):
        read(HALF_CONVERTED)
    with opened(PLANS, CASES / HALF_CONVERTED, replace(OPTIONS, date_order="dmy")) as reading:
        days = [row.moment.day for row in reading if row.moment]
    assert len(days) == EXPECTED[HALF_CONVERTED]["posts"]
    assert days[-3:] == [dt.date(2026, 10, day) for day in (1, 2, 3)]


def test_every_file_is_a_case() -> None:
    assert {path.name for path in CASES.iterdir()} - {"expected.json"} == EXPECTED.keys()
