from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus, Tone
from smmdesk.exchange.incoming import ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.planned import PlannedRow
from smmdesk.exchange.plans.posts_table import delimiter_for, posts_table
from smmdesk.exchange.spreadsheets.table import CellKind
from smmdesk.exchange.spreadsheets.writing import write_table
from smmdesk.exchange.spreadsheets.xlsx import MAX_CELL
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CLIENT = ClientId("c" * 32)
OPTIONS = ReadOptions(zone="Europe/Moscow", currency="RUB")


def read_back(path: Path) -> list[PlannedRow]:
    with opened(PLANS, path, OPTIONS) as reading:
        rows = list(reading)
    assert reading.problems == []
    return rows


def expected(posts: Sequence[Post], client: str = "") -> list[PlannedRow]:
    shared = PlannedRow._fields[2:-2]
    return [
        PlannedRow._make((number, post.id, *(getattr(post, field) for field in shared), client, ()))
        for number, post in enumerate(posts, 2)
    ]


def full_post(**changes: Any) -> Post:
    values: dict[str, Any] = {
        "id": PostId(new_id()),
        "client_id": CLIENT,
        "moment": LocalMoment(dt.datetime(2026, 11, 3, 19, 30), "Asia/Tbilisi"),
        "networks": (Network.INSTAGRAM, Network.VK),
        "format": Format.CAROUSEL,
        "text": "=HYPERLINK(1)\nсвежий хлеб",
        "hashtags": ("#хлеб", "#bread"),
        "cost": Money.of(Decimal("12.50"), "GEL"),
    }
    return Post(**{**values, **changes})


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_through_the_child_too_and_with_the_client_named(tmp_path: Path, suffix: str) -> None:
    posts = [full_post(), full_post(moment=None, text="", status=PostStatus.REJECTED)]
    path = tmp_path / f"plan{suffix}"
    write_table(path, posts_table(posts, Language("ka"), clients={CLIENT: "=Sweet, Balcony"}))
    assert read_back(path) == expected(posts, "=Sweet, Balcony")


def test_a_text_longer_than_a_cell_comes_back_whole(tmp_path: Path) -> None:
    posts = [full_post(text="ა" * (2 * MAX_CELL + 5) + "=end"), full_post(text="short")]
    path = tmp_path / "plan.xlsx"
    write_table(path, posts_table(posts, Language("en")))
    assert read_back(path) == expected(posts)


def test_every_other_column_longer_than_a_cell_comes_back_whole_too(tmp_path: Path) -> None:
    long = "ё" * (MAX_CELL - 1) + "'=" + "ё" * MAX_CELL
    posts = [full_post(note=long, approval_note="'" + long, link=long), full_post()]
    path = tmp_path / "plan.xlsx"
    write_table(path, posts_table(posts, Language("ru")))
    assert read_back(path) == expected(posts)


def test_every_cell_of_the_table() -> None:
    post = full_post(
        rubric="Sweets",
        tone=Tone.LIGHT,
        goal="Reach",
        link="https://a",
        media=("a.jpg", "b.jpg"),
        alt={"b.jpg": "A loaf"},
        first_comment="Fresh every day",
        tags=("winter", "on sale"),
        person="Nino",
        approval_note="Good",
        published_link="https://b",
        published_at=LocalMoment(dt.datetime(2026, 11, 3, 19, 41), "Asia/Tbilisi"),
        note="Urgent",
    )
    table = posts_table([post], Language("en"), clients={CLIENT: "Bakery"})
    assert table.title == "Content plan"
    assert [(column.key, column.name, value) for column, value in zip(table.columns, table.rows[0], strict=True)] == [
        ("id", "ID", post.id),
        ("client", "Client", "Bakery"),
        ("date", "Date", dt.date(2026, 11, 3)),
        ("time", "Time", dt.time(19, 30)),
        ("zone", "Time zone", "Asia/Tbilisi"),
        ("networks", "Networks", "Instagram, VK"),
        ("format", "Format", "Carousel"),
        ("rubric", "Rubric", "Sweets"),
        ("status", "Status", "Idea"),
        ("tone", "Tone", "Light"),
        ("goal", "Goal", "Reach"),
        ("text", "Text", "=HYPERLINK(1)\nсвежий хлеб"),
        ("hashtags", "Hashtags", "#хлеб #bread"),
        ("link", "Link", "https://a"),
        ("media", "Media", "a.jpg\nb.jpg"),
        ("alt", "Alt texts", "\nA loaf"),
        ("first_comment", "First comment", "Fresh every day"),
        ("tags", "Own tags", "winter, on sale"),
        ("person", "Person in charge", "Nino"),
        ("cost", "Cost", Decimal("12.50")),
        ("currency", "Currency", "GEL"),
        ("approval_note", "Approval note", "Good"),
        ("published_link", "Published link", "https://b"),
        ("published_at", "Moment of publication", "2026-11-03 19:41"),
        ("note", "Note", "Urgent"),
    ]
    kinds = {column.key: column.kind for column in table.columns if column.kind is not CellKind.TEXT}
    assert kinds == {"date": CellKind.DATE, "time": CellKind.TIME, "cost": CellKind.MONEY}


def test_a_post_of_nothing_has_empty_cells() -> None:
    bare = Post(id=PostId("a"), client_id=CLIENT)
    table = posts_table([bare], Language("ru"))
    told = {column.key: value for column, value in zip(table.columns, table.rows[0], strict=True) if value}
    assert told == {"id": "a", "status": "Идея"}
    assert "client" not in {column.key for column in table.columns}
    assert posts_table([bare], Language("ru"), clients={}).rows[0][1] == ""


@pytest.mark.parametrize(("code", "delimiter"), [("en", ","), ("ru", ";"), ("ka", ";")])
def test_spreadsheets_of_a_language_divide_by_its_sign(code: str, delimiter: str) -> None:
    assert delimiter_for(Language(code)) == delimiter
