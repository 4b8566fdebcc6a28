"""Columns from the child become values of a post: moments in somebody's zone, amounts in somebody's currency."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.domain.money import Money
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.incoming import ReadOptions, RowProblem, opened
from smmdesk.exchange.plans.kind import PLANS

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.exchange.plans.planned import PlannedRows

pytestmark = pytest.mark.usefixtures("in_one_process")

BAKERY: Final = Client(id=ClientId("1"), name="Bakery", time_zone="Europe/Paris", currency="EUR")
OPTIONS: Final = ReadOptions(
    zone="Asia/Tbilisi", today=dt.date(2026, 11, 1), currency="GEL", clients={BAKERY.known_as: BAKERY}
)
MOST: Final = 2**63


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


def built(file: Path, text: str, options: ReadOptions = OPTIONS) -> tuple[PlannedRows, list[RowProblem]]:
    """The rows of a short plan, and what is odd about them."""
    file.write_text(text, "utf-8")
    with opened(PLANS, file, options) as reading:
        first, *others = reading.chunks
    assert not any(map(len, others))
    return first, [problem for problem in reading.problems if problem.row]


@pytest.mark.parametrize(
    ("client", "zone", "currency", "expected"),
    [
        ("", "", "", ("Asia/Tbilisi", "GEL")),
        ("Bakery", "", "", ("Europe/Paris", "EUR")),
        (" BAKERY ", "", "", ("Europe/Paris", "EUR")),
        ("Bakery", "Asia/Tokyo", "", ("Asia/Tokyo", "EUR")),
        ("Bakery", "", "USD", ("Europe/Paris", "USD")),
        ("Nobody", "", "", ("Asia/Tbilisi", "GEL")),
        ("Nobody", "Asia/Tokyo", "USD", ("Asia/Tokyo", "USD")),
        ("", "Asia/Tokyo", "USD", ("Asia/Tokyo", "USD")),
    ],
)
def test_what_the_row_says_comes_before_its_client_and_that_before_the_file(
    file: Path, client: str, zone: str, currency: str, expected: tuple[str, str]
) -> None:
    names = "Date,Text,Client,Time zone,Cost,Currency"
    rows, _ = built(file, f"{names}\n2026-11-27,Cake,{client},{zone},5,{currency}\n")
    (row,) = rows
    assert row.moment
    assert (row.moment.zone, row.cost) == (expected[0], Money.of(5, expected[1]))
    assert row.moment.wall == dt.datetime(2026, 11, 27, 12)


def test_what_is_no_moment_has_neither_wall_nor_zone(file: Path) -> None:
    rows, _ = built(file, "Date,Text,Client,Time zone\n,Cake,Bakery,Asia/Tokyo\n,Bun,,\n2026-11-27,Tea,,\n")
    assert (list(rows.moments.walls), list(rows.moments.zones)) == (
        [None, None, "2026-11-27T12:00"],
        [None, None, "Asia/Tbilisi"],
    )


@pytest.mark.parametrize(
    ("amount", "kept"),
    [(MOST - 1, True), (MOST, False), (-MOST, True), (-MOST - 1, False), (10**18, True), (10**19, False)],
)
def test_amounts_are_kept_up_to_64_bits(file: Path, amount: int, kept: bool) -> None:
    rows, problems = built(file, f"Date,Text,Cost,Currency\n,Bun,1,JPY\n,Cake,{amount},JPY\n")
    costs = [row.cost for row in rows]
    assert costs == [Money.of(1, "JPY"), Money.of(amount, "JPY") if kept else None]
    assert [(problem.row, problem.message) for problem in problems if "amount" in problem.message] == (
        [] if kept else [(3, "“{value}” is not an amount; it was kept in the note.")]
    )


def test_an_amount_that_cannot_be_money_goes_into_the_note_with_its_currency(file: Path) -> None:
    rows, problems = built(file, f"Date,Text,Cost,Currency,Note\n,Cake,{MOST},JPY,mine\n,Bun,{MOST},JPY,\n")
    assert [row.note for row in rows] == [f"mine\n{MOST} JPY", f"{MOST} JPY"]
    bare = ReadOptions(zone=OPTIONS.zone)
    rows, problems = built(file, "Date,Text,Cost,Note\n,Cake,5,mine\n,Bun,7,\n", bare)
    assert [(row.cost, row.note) for row in rows] == [(None, "mine\n5"), (None, "7")]
    said = [(problem.row, str(problem)) for problem in problems]
    assert said == [(row, f"{value} has no currency; it was kept in the note.") for row, value in ((2, 5), (3, 7))]


def test_what_is_said_of_a_chunk_is_said_once() -> None:
    build = PLANS.build(ReadOptions(zone="UTC"))
    nothing: dict[str, list[Any]] = {
        name: [""]
        for name in ("wall", "zone", "currency", "client", "note", "format", "tone", "status", "published_at")
    }
    for _chunk in range(2):
        _rows, problems = build({**nothing, "row": [7], "amount": ["5"], "networks": [()]})
        assert problems == [(7, "no_currency", "5")]


@pytest.mark.parametrize(
    ("text", "is_plan"),
    [
        ("Date,Topic\n2026-11-27,Cake\n", True),
        ("Date,Media\n2026-11-27,a.jpg\n", True),
        ("Date,Text\n2026-11-27,Cake\n", True),
        ("Network,Category\nVK,News\n", False),
    ],
)
def test_the_heart_of_a_plan_is_a_text_a_title_or_a_picture(file: Path, text: str, is_plan: bool) -> None:
    if is_plan:
        assert len(built(file, text)[0]) == 1
        return
    with pytest.raises(NothingRecognisedError, match="looks like a plan"):
        built(file, text)
