"""Places: chips stay in their cells, none is lost, and what does not fit is counted."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from tests.every import every
from tests.ui.calendar.conftest import chip_of
from ui.calendar.month.days import MonthDays
from ui.calendar.month.layout import ROOMY, TIGHT, Measures, MonthLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

NOVEMBER = MonthDays.around(date(2026, 11, 1), 0)


def post(name: str, day: date) -> Post:
    """A post of a day."""
    return Post(id=PostId(name), client_id=ClientId("c"), moment=LocalMoment.at(day, 10, 0, "Etc/UTC"))


def layout(
    counts: dict[int, int], size: tuple[int, int] = (1200, 700), says: Mapping[str, int] = MappingProxyType({})
) -> MonthLayout:
    """So many posts on these days of November; what is said of them fills one line where `says` has no more."""
    posts = [post(f"{day}-{each}", date(2026, 11, day)) for day, count in counts.items() for each in range(count)]
    return MonthLayout(NOVEMBER, posts, QSize(*size), lambda each, _width: says.get(each.id, 1))


@given(
    st.dictionaries(st.integers(1, 30), st.integers(0, 60), max_size=8),
    st.tuples(st.integers(320, 3000), st.integers(300, 2000)),
    st.lists(st.integers(1, 4), max_size=9),
)
def test_nothing_is_lost_and_nothing_leaves_its_cell(
    counts: dict[int, int], size: tuple[int, int], tall: list[int]
) -> None:
    says = {f"{day}-{each}": lines for day in counts for each, lines in enumerate(tall)}
    made = layout(counts, size, says)
    for cell in made.cells:
        assert len(cell.chips) + cell.hidden == len(cell.posts)
        assert bool(cell.hidden) == (cell.more is not None)
        for chip in cell.chips:
            assert cell.rect.contains(chip.rect)
        for upper, lower in pairwise(cell.chips):
            assert upper.rect.bottom() < lower.rect.top()
        if cell.more and cell.chips:
            assert not cell.more.intersects(cell.chips[-1].rect)
            assert cell.rect.contains(cell.more)
    assert sum(len(cell.posts) for cell in made.cells) == sum(counts.values())


def test_cells_cover_the_whole_widget() -> None:
    made = layout({}, (1003, 701))
    assert {made.cell_at(QPoint(x, y)) is not None for x in range(1003) for y in (30, 400, 700)} == {True}


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12), st.integers(0, 1000), st.sampled_from((ROOMY, TIGHT)))
def test_first_lines_come_first_and_then_as_many_as_there_is_room_for(
    wanted: list[int], spare: int, measures: Measures
) -> None:
    room = len(wanted) * measures.step - measures.gap + spare
    lines = measures.shared_out(room, wanted)
    taken = sum(measures.heights[each - 1] + measures.gap for each in lines) - measures.gap
    assert taken <= room
    lacking = [(got, index) for index, (got, most) in enumerate(zip(lines, wanted, strict=True)) if got < most]
    assert every(1 <= got <= most for got, most in zip(lines, wanted, strict=True))
    if lacking:
        least, index = min(lacking)
        # who lacks a line gets it before others get one more, and nothing is left that would hold it
        assert max(lines) <= least + 1
        assert every(lines[later] <= least for later in range(index, len(lines)))
        assert taken + measures.heights[least] - measures.heights[least - 1] > room


def heights(made: MonthLayout, day: int) -> list[int]:
    """How many lines each chip of a day has."""
    cell = made.cell_of(date(2026, 11, day))
    assert cell
    return [made.measures.heights.index(chip.rect.height()) + 1 for chip in cell.chips]


def test_chips_are_as_tall_as_what_they_say_where_there_is_room() -> None:
    made = layout({3: 1, 4: 2, 5: 3, 6: 30}, (1200, 900), says={"3-0": 4, "4-0": 1, "4-1": 3, "5-0": 2, "5-1": 4})
    assert [heights(made, day) for day in (3, 4, 5)] == [[4], [1, 3], [2, 2, 1]]
    # a day that cannot show all its posts stays dense, whatever they say
    assert set(heights(made, 6)) == {1}


def test_nobody_is_asked_what_a_post_says_where_there_is_no_room_for_it() -> None:
    asked: list[str] = []
    posts = [post(f"{day}-{each}", date(2026, 11, day)) for day, count in ((3, 2), (4, 40)) for each in range(count)]

    def lines(each: Post, _width: int) -> int:
        asked.append(each.id)
        return 2

    MonthLayout(NOVEMBER, posts, QSize(1200, 700), lines)
    assert asked == ["3-0", "3-1"]


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
