import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus, Tone
from smmdesk.exchange.plans import PlannedRow, PlanOptions, read_plan
from smmdesk.exchange.posts_table import delimiter_for, posts_table
from smmdesk.exchange.spreadsheets import MAX_CELL, write_table
from smmdesk.language import LANGUAGES, Language

CLIENT = ClientId("c" * 32)
OPTIONS = PlanOptions(zone="Europe/Moscow", currency="RUB")
# what a workbook and a file can hold at all: no lone surrogates, no zero bytes
ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.one_of(
    st.text(ANY, max_size=40),
    st.sampled_from(
        ["=1+1", "'=x", "''+x", "-", "N/A", "+995", "@home", "\t", " padded ", 'a "quoted" word', "a;b,c\td"]
    )
    | st.sampled_from(
        ["line\nline", "line\r\nline", "\n", "'", "TRUE", "17", "2026-11-03", "_x000D_", "#tag", "sep=;"]
    ),
)
MOMENTS = st.builds(
    lambda moment, zone: LocalMoment(moment.replace(second=0, microsecond=0), zone),
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2150, 1, 1)),
    st.sampled_from(["Asia/Tbilisi", "Europe/Moscow", "America/New_York", "UTC"]),
)
COSTS = st.builds(
    Money,
    st.integers(-(10**9), 10**9),
    st.sampled_from(["RUB", "GEL", "JPY", "KWD"]),
)
TAGS = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12))
POSTS = st.builds(
    Post,
    id=st.uuids().map(lambda uuid: PostId(uuid.hex)),
    client_id=st.just(CLIENT),
    moment=st.none() | MOMENTS,
    networks=st.lists(st.sampled_from(Network), unique=True).map(tuple),
    format=st.none() | st.sampled_from(Format),
    rubric=TEXTS,
    tone=st.none() | st.sampled_from(Tone),
    goal=TEXTS,
    status=st.sampled_from(PostStatus),
    text=TEXTS,
    hashtags=TAGS.map(tuple),
    link=TEXTS,
    media=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12)).map(
        tuple
    ),
    person=TEXTS,
    approval_note=TEXTS,
    cost=st.none() | COSTS,
    published_link=TEXTS,
    note=TEXTS,
)


def read_back(path: Path) -> list[PlannedRow]:
    with read_plan(path, OPTIONS) as reading:
        rows = list(reading)
    assert reading.problems == []
    return rows


def expected(posts: Sequence[Post], client: str = "") -> list[PlannedRow]:
    shared = PlannedRow._fields[2:-1]
    return [
        PlannedRow(number, post.id, *(getattr(post, field) for field in shared), client=client)
        for number, post in enumerate(posts, 2)
    ]


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_export_and_import_are_an_identity(tmp_path: Path, suffix: str, code: str) -> None:
    language = Language(code)
    path = tmp_path / f"plan{suffix}"

    @settings(max_examples=30)
    @given(st.lists(POSTS, max_size=4, unique_by=lambda post: post.id))
    def identity(posts: list[Post]) -> None:
        write_table(path, posts_table(posts, language), delimiter=delimiter_for(language))
        assert read_back(path) == expected(posts)

    identity()


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
