"""When a post came out, as one cell of a plan: as we write it, and as a spreadsheet gives it back."""

from __future__ import annotations

from datetime import datetime

import pytest

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.exchange.plans import came_out

AT = LocalMoment(datetime(2026, 11, 3, 19, 41), "Asia/Tbilisi")
POST = Post(id=PostId("a"), client_id=ClientId("b"), moment=AT.later(minutes=-11), published_at=AT)


def beside(cell: object) -> tuple[str, str]:
    """Day and time of a cell that is written as one of ours."""
    try:
        found = datetime.fromisoformat(str(cell))
    except ValueError:
        return "", ""
    return found.date().isoformat(), found.time().isoformat("minutes") if ":" in str(cell) else ""


def test_the_zone_is_said_where_the_row_does_not_tell_it() -> None:
    elsewhere = Post(id=POST.id, client_id=POST.client_id, moment=LocalMoment(AT.wall, "UTC"), published_at=AT)
    undated = Post(id=POST.id, client_id=POST.client_id, published_at=AT)
    cells = [came_out.cell_of(post) for post in (POST, elsewhere, undated)]
    assert cells == ["2026-11-03 19:41", "2026-11-03 19:41 Asia/Tbilisi", "2026-11-03 19:41 Asia/Tbilisi"]
    said, odd = zip(*[came_out.told(cell, beside) for cell in cells], strict=True)
    assert odd == ("", "", "")
    walls, zones = ["2026-11-03T19:30", "2026-11-03T19:41", ""], ["Asia/Tbilisi", "UTC", "Europe/Paris"]
    assert [*came_out.moments(said, walls, zones, "Europe/Moscow")] == [AT, AT, AT]


def test_without_a_zone_anywhere_it_is_that_of_the_client() -> None:
    assert [*came_out.moments(["2026-11-03T19:41", ""], ["", ""], ["", ""], "Asia/Tbilisi")] == [AT, None]


@pytest.mark.parametrize("cell", ["soon", "2026-11-03", "19:41", "Asia/Tbilisi", "9999-11-03 10:00", "../etc/passwd"])
def test_what_is_no_moment_is_given_back_as_it_stands(cell: str) -> None:
    assert came_out.told(cell, beside) == ("", cell)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2026-11-03 19:41 Asia/Tbilisi", "2026-11-03T19:41 Asia/Tbilisi"),
        ("", ""),
        ("tomorrow", ""),
        ("2026-11-03 19:41 Mars/Olympus", ""),
    ],
)
def test_an_entry_of_a_calendar_says_it_in_the_same_words(words: str, said: str) -> None:
    assert came_out.of_entry(words) == said
