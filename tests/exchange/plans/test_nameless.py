"""Rows without names of columns, as they come when they are copied without the row above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from smmdesk.exchange.errors import NothingRecognisedError
from tests.exchange.plans.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TWO: Final = [
    "2026-12-03\t18:30\tInstagram\tReel\tHoney cake is back",
    "2026-12-05\t10:00\tFB\tPhoto\tWho bakes?",
]


def told(file: Path, *lines: str) -> tuple[list[str], list[tuple[str, ...]], list[str]]:
    """What the columns are, what each post says, and the codes of what is said of the file."""
    found = read(file, "\n".join(lines))
    columns = found.columns
    posts = zip(*(columns[field] for field in ("wall", "networks", "format", "text", "note")), strict=True)
    uses = [use for _name, use in found.about["columns"]]
    told = [(wall[:16], *map(_joined, rest)) for wall, *rest in posts]
    return uses, told, [code for row, code, *_values in found.problems if row == 0]


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ",".join(value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pasted.tsv"


def test_each_row_is_a_post_the_first_too(file: Path) -> None:
    uses, posts, said = told(file, *TWO)
    assert uses == ["date", "time", "networks", "format", "text"]
    assert posts == [
        ("2026-12-03T18:30", "instagram", "short_video", "Honey cake is back", ""),
        ("2026-12-05T10:00", "facebook", "photo", "Who bakes?", ""),
    ]
    assert said == ["no_names"]


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("03.12.2026\tВК, ТГ\tМедовик снова в продаже", ("2026-12-03T12:00", "vk,telegram", "Медовик снова в продаже")),
        ("3 დეკემბერი 2026\tინსტაგრამი\tთაფლის ტორტი", ("2026-12-03T12:00", "instagram", "თაფლის ტორტი")),
        ("Honey\tIG\t2026-12-03 09:15", ("2026-12-03T09:15", "instagram", "Honey")),
        ("Telegram\tHoney cake", ("", "telegram", "Honey cake")),
    ],
)
def test_one_row_is_enough(file: Path, line: str, post: tuple[str, ...]) -> None:
    _uses, [(wall, networks, _format, text, note)], _said = told(file, line)
    assert (wall, networks, text, note) == (*post, "")


def test_a_bare_number_is_no_hour(file: Path) -> None:
    """Numbers of rows, and counts of likes."""
    uses, posts, _said = told(file, *(f"{at}\t{line}\t{at + 11}" for at, line in enumerate(TWO, 1)))
    assert uses == ["", "date", "time", "networks", "format", "text", ""]
    assert [post[0] for post in posts] == ["2026-12-03T18:30", "2026-12-05T10:00"]


@pytest.mark.parametrize("day", ["03.12", "3.12.", "03/12"])
def test_a_day_without_its_year_is_a_day(file: Path, day: str) -> None:
    _uses, posts, _said = told(file, f"{day}\t18:30\tIG\tReel\tHoney cake is back", "25.12\t10:00\tIG\tPhoto\tRye")
    assert posts[0][0] in {"2026-12-03T18:30", ""}
    assert posts[1][0] == "2026-12-25T10:00"


def test_one_odd_cell_spoils_nothing(file: Path) -> None:
    lines = [f"2026-12-{day:02}\t18:30\tFacebook\tHoney cake, day {day}" for day in range(3, 11)]
    uses, posts, _said = told(file, "soon\t18:30\tIG\tAn idea", *lines, "2026-12-11\t18:30\tBlog\tOn the blog")
    assert uses == ["date", "time", "networks", "text"]
    assert [post[1] for post in posts] == ["instagram", *["facebook"] * 8, ""]


def test_hashtags_and_the_name_of_a_client_are_no_texts(file: Path) -> None:
    tagged = (f"Honey & Crumb\t{line}\t#honeycake #bakery #morning #long" for line in TWO)
    assert told(file, *tagged)[0] == ["", "date", "time", "networks", "format", "text", ""]


def test_what_no_column_is_known_for_stands_in_the_note(file: Path) -> None:
    _uses, posts, _said = told(file, *(f"{line}\t{price}" for line, price in zip(TWO, ("40", "55"), strict=True)))
    assert [post[-1] for post in posts] == ["40", "55"]


def test_a_title_above_is_passed_over_and_said(file: Path) -> None:
    _uses, posts, said = told(file, "Plan of the bakery", "", *TWO)
    assert [post[0] for post in posts] == ["2026-12-03T18:30", "2026-12-05T10:00"]
    assert said == ["no_names"]
    assert read(file, file.read_text("utf-8")).passed_over == [1, 0, 0]


def test_a_row_of_formats_is_no_row_of_names(file: Path) -> None:
    """`Post` and `Photo` are names of columns as well."""
    _uses, posts, _said = told(
        file, "2026-12-03\tPost\tPhoto\tHoney cake is back", "2026-12-05\tPost\tPhoto\tRye bread"
    )
    assert [post[0] for post in posts] == ["2026-12-03T12:00", "2026-12-05T12:00"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Ngày\tNội dung", "2026-12-03\tBánh mật ong", "2026-12-05\tBánh mì"], id="names"),
        pytest.param(["40\t12", "55\t9"], id="numbers"),
        pytest.param(["2026-12-03\t40.00", "2026-12-05\t55.00"], id="days and numbers"),
        pytest.param(["Flour\tTwo bags", "Honey\tOne glass"], id="words"),
    ],
)
def test_what_could_be_anything_is_asked_for_its_names(file: Path, lines: Sequence[str]) -> None:
    with pytest.raises(NothingRecognisedError):
        told(file, *lines)
