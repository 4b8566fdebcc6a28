"""Places: chips stay in their cells, none is lost, and what does not fit is counted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from tests.ui.calendar.conftest import chip_of
from ui.calendar.month.days import MonthDays
from ui.calendar.month.layout import ROOMY, MonthLayout

NOVEMBER = MonthDays.around(date(2026, 11, 1), 0)


def post(name: str, day: date) -> Post:
    """A post of a day."""
    return Post(id=PostId(name), client_id=ClientId("c"), moment=LocalMoment.at(day, 10, 0, "Etc/UTC"))


def layout(counts: dict[int, int], size: tuple[int, int] = (1200, 700)) -> MonthLayout:
    """So many posts on these days of November."""
    posts = [post(f"{day}-{each}", date(2026, 11, day)) for day, count in counts.items() for each in range(count)]
    return MonthLayout(NOVEMBER, posts, QSize(*size))


@given(
    st.dictionaries(st.integers(1, 30), st.integers(0, 60), max_size=8),
    st.tuples(st.integers(320, 3000), st.integers(300, 2000)),
)
def test_nothing_is_lost_and_nothing_leaves_its_cell(counts: dict[int, int], size: tuple[int, int]) -> None:
    made = layout(counts, size)
    for cell in made.cells:
        assert len(cell.chips) + cell.hidden == len(cell.posts)
        assert bool(cell.hidden) == (cell.more is not None)
        for chip in cell.chips:
            assert cell.rect.contains(chip.rect)
        if cell.more and cell.chips:
            assert not cell.more.intersects(cell.chips[-1].rect)
            assert cell.rect.contains(cell.more)
    assert sum(len(cell.posts) for cell in made.cells) == sum(counts.values())


def test_cells_cover_the_whole_widget() -> None:
    made = layout({}, (1003, 701))
    assert {made.cell_at(QPoint(x, y)) is not None for x in range(1003) for y in (30, 400, 700)} == {True}


def lines(made: MonthLayout, day: int) -> int:
    """How many lines the chips of a day have."""
    cell = made.cell_of(date(2026, 11, day))
    assert cell
    return ROOMY.heights.index(cell.chips[0].rect.height()) + 1


@pytest.mark.parametrize(("fullest", "tall"), [(1, 4), (2, 2), (3, 1), (9, 1)])
def test_chips_are_as_tall_as_full_days_allow(fullest: int, tall: int) -> None:
    made = layout({3: 1, 9: fullest})
    assert (lines(made, 3), lines(made, 9)) == (tall, tall)


def test_one_crowded_day_does_not_take_the_words_of_all_others() -> None:
    made = layout(dict.fromkeys(range(1, 9), 1) | {9: 12, 10: 2})
    assert [lines(made, day) for day in (1, 8, 9, 10)] == [4, 4, 1, 2]


def test_places_are_found_again() -> None:
    made = layout({3: 1, 9: 30})
    chip = chip_of(made, PostId("3-0"))
    assert chip
    assert made.chip_at(chip.rect.center()) is chip
    busy = made.cell_of(date(2026, 11, 9))
    assert busy
    assert busy.more
    assert made.more_at(busy.more.center()) is busy
    assert chip_of(made, PostId("9-29")) is None
    assert made.cell_of(date(2026, 12, 24)) is None
