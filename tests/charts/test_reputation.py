"""Complaints by week, who is heard how much, and how that went on: what is drawn is what the figures are."""

from __future__ import annotations

from itertools import combinations
from math import isclose, isnan
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Annotation
from numpy import asarray

from smmdesk.charts import style
from smmdesk.charts.reputation import SharePoint, VoicePart, WeekBar, share_line, voice_bar, week_bars
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

    from smmdesk.charts.style import Chart

WEEKS = ("Seven days", "Complaints")
BRANDS = ("Brand", "Publications", "Share")
MONTHS = ("Month", "Of the industry")
COUNTS = some.integers(0, 10**10)


def axes_of(chart: Chart) -> Axes:
    return chart.figure.axes[0]


def ticks(chart: Chart) -> list[str]:
    return [each.get_text() for each in axes_of(chart).get_xticklabels()]


def points(line: Line2D) -> list[tuple[float, ...]]:
    return [tuple(map(float, point)) for point in asarray(line.get_xydata())]


class TestWeeks:
    def chart(self, counts: Sequence[int], alarm: int | None = 3, palette: style.Palette = style.LIGHT) -> Chart:
        bars = [
            WeekBar(name=f"week {at}", negative=n, hint=f"{at}: {n}", row=(f"week {at}", str(n)))
            for at, n in enumerate(counts)
        ]
        return week_bars(bars, alarm, "Complaints", (f"alarm at {alarm}", WEEKS), palette)

    @given(some.lists(COUNTS, min_size=1, max_size=9), some.none() | some.integers(3, 40))
    def test_a_bar_a_week_as_high_as_its_complaints(self, counts: list[int], alarm: int | None) -> None:
        chart = self.chart(counts, alarm)
        heights = [artist.get_height() for artist, _words in chart.hints]  # type: ignore[attr-defined]
        assert heights == counts
        assert chart.rows == (WEEKS, *((f"week {at}", str(n)) for at, n in enumerate(counts)))
        assert [words for _artist, words in chart.hints] == [f"{at}: {n}" for at, n in enumerate(counts)]
        told = [text.get_text() for text in axes_of(chart).texts]
        assert told == [*map(str, counts), *([f"alarm at {alarm}"] if alarm else [])]
        bottom, top = axes_of(chart).get_ylim()
        assert bottom == 0
        assert top > max(*counts, alarm or 0, 0)

    def test_the_line_stands_where_the_alarm_begins_and_only_while_it_is_known(self) -> None:
        assert [(0.0, 3.0), (1.0, 3.0)] in [points(line) for line in axes_of(self.chart([1, 2])).lines]
        assert len(axes_of(self.chart([1, 2], None)).lines) == 1

    def test_the_week_that_is_asked_of_stands_out_and_has_its_name(self) -> None:
        chart = self.chart([1, 0, 4])
        *before, now = (artist.get_alpha() for artist, _words in chart.hints)
        assert every(each is not None and now is not None and each < now for each in before)
        assert ticks(chart) == ["week 0", "week 2"]

    def test_one_week_alone_has_its_name_once(self) -> None:
        assert ticks(self.chart([2])) == ["week 0"]

    @pytest.mark.parametrize("counts", [[], [0], [0] * 9, [10**10]])
    def test_anything_can_be_drawn(self, counts: list[int]) -> None:
        for palette in (style.LIGHT, style.DARK):
            assert style.png(self.chart(counts, palette=palette).figure, 30)
        assert style.png(self.chart(counts, None).figure, 30)


class TestVoices:
    def part(self, at: int, size: int, *, last: bool = False) -> VoicePart:
        name = f"brand {at}"
        return VoicePart(
            name=name, size=size, words=f"{size} of all", is_own=at == 0, is_rest=last, row=(name, str(size), "x")
        )

    def chart(self, sizes: Sequence[int], palette: style.Palette = style.LIGHT, width: float = 7.2) -> Chart:
        parts = [self.part(at, size, last=0 < at == len(sizes) - 1) for at, size in enumerate(sizes)]
        return voice_bar(parts, "Heard", BRANDS, palette, width=width)

    @given(some.lists(COUNTS, min_size=1, max_size=12).filter(any))
    def test_parts_stand_side_by_side_and_fill_the_bar(self, sizes: list[int]) -> None:
        chart = self.chart(sizes)
        end = 0.0
        for (artist, _words), size in zip(chart.hints, sizes, strict=True):
            assert isclose(artist.get_x(), end, abs_tol=1e-9)  # type: ignore[attr-defined]
            assert isclose(artist.get_width(), size / sum(sizes), abs_tol=1e-9)  # type: ignore[attr-defined]
            end += size / sum(sizes)
        assert isclose(end, 1, abs_tol=1e-9)
        assert chart.rows == (BRANDS, *((f"brand {at}", str(size), "x") for at, size in enumerate(sizes)))

    def test_each_is_named_below_with_its_share_however_narrow_it_is(self) -> None:
        (legend,) = self.chart([1, 10**9, 5]).figure.legends
        assert [text.get_text() for text in legend.get_texts()] == [
            "brand 0: 1 of all",
            "brand 1: 1000000000 of all",
            "brand 2: 5 of all",
        ]

    @pytest.mark.parametrize("width", [2.4, 3.0, 4.3, 5.8, 7.2])
    def test_no_name_is_cut_however_long_it_is_and_however_narrow_the_picture(self, width: float) -> None:
        """As wide as a window of 1024 × 640 leaves it with letters of 150 and of 200 %, and narrower."""
        names = ("ტკბილი აივანი", "„ნეკერჩხლის ტორტი“", "„პურის ქუჩა“", "არც ერთი ბრენდი, რომელსაც თვალს ვადევნებთ")
        chart = voice_bar(
            [VoicePart(name=name, size=9, words="40,3 %") for name in names], "Heard", BRANDS, style.LIGHT, width=width
        )
        FigureCanvasAgg(chart.figure).draw()  # type: ignore[no-untyped-call]
        (legend,) = chart.figure.legends
        page, named = chart.figure.bbox, [text.get_window_extent() for text in legend.get_texts()]
        assert every(0 <= box.x0 <= box.x1 <= page.x1 and 0 <= box.y0 <= box.y1 <= page.y1 for box in named)
        assert every(not one.overlaps(other) for one, other in combinations(named, 2))
        assert [text.get_text().replace("\n", " ") for text in legend.get_texts()] == [
            f"{each}: 40,3 %" for each in names
        ]
        bar = chart.figure.axes[0].get_window_extent()
        assert every(box.y1 <= bar.y0 for box in named)
        assert bar.height >= 20

    def test_short_names_stand_in_two_columns_where_there_is_room(self) -> None:
        for width, columns in ((7.2, 2), (2.4, 1)):
            chart = self.chart([3, 2, 2, 9], width=width)
            FigureCanvasAgg(chart.figure).draw()  # type: ignore[no-untyped-call]
            (legend,) = chart.figure.legends
            assert len({round(text.get_window_extent().x0) for text in legend.get_texts()}) == columns

    def test_brands_are_told_apart_without_colours(self) -> None:
        """The own one is filled, the rest plain, each rival has a hatch of its own."""
        looks = [artist.get_hatch() for artist, _words in self.chart([3, 2, 2, 2, 9]).hints]  # type: ignore[attr-defined]
        assert looks[0] is looks[-1] is None
        rivals = looks[1:-1]
        assert None not in rivals
        assert len({*rivals}) == len(rivals)

    @pytest.mark.parametrize("sizes", [[], [0], [0, 0, 0], [7], [1] * 12])
    def test_anything_can_be_drawn(self, sizes: list[int]) -> None:
        for palette, width in ((style.LIGHT, 7.2), (style.DARK, 3.0)):
            assert style.png(self.chart(sizes, palette, width).figure, 30)


class TestMonths:
    def chart(self, shares: Sequence[float | None], palette: style.Palette = style.LIGHT) -> Chart:
        months = [
            SharePoint(name=f"m{at}", share=each, row=(f"m{at}", str(each)))
            if each is None
            else SharePoint(
                name=f"m{at}",
                share=each,
                low=each / 2,
                high=each * 1.5,
                hint=f"{at}: {each}",
                row=(f"m{at}", str(each)),
            )
            for at, each in enumerate(shares)
        ]
        return share_line(months, "Share of voice", MONTHS, lambda share: f"{share:.1%}", palette)

    @given(some.lists(some.none() | some.floats(0, 0.6), min_size=1, max_size=6))
    def test_a_point_stands_at_its_share_within_its_range_and_nothing_known_is_a_gap(
        self, shares: list[float | None]
    ) -> None:
        chart = self.chart(shares)
        known = [(at, share) for at, share in enumerate(shares) if share is not None]
        dots = [points(artist) for artist, _words in chart.hints]  # type: ignore[arg-type]
        assert dots == [[(at, share)] for at, share in known]
        whole = points(axes_of(chart).lines[0])
        assert [None if isnan(share) else share for _at, share in whole] == shares
        spans = [points(line) for line in axes_of(chart).lines[1:] if len(points(line)) == 2]
        assert [span for span in spans if span[0][0] == span[1][0]] == [
            [(at, share / 2), (at, share * 1.5)] for at, share in known
        ]
        assert chart.rows == (MONTHS, *((f"m{at}", str(share)) for at, share in enumerate(shares)))
        top = axes_of(chart).get_ylim()[1]
        assert every(share * 1.5 <= top for _at, share in known) or not known

    def test_shares_are_written_beside_their_points(self) -> None:
        chart = self.chart([0.15, None, 0.2])
        assert [text.get_text() for text in axes_of(chart).texts] == ["15.0%", "20.0%"]
        assert [label.get_text() for label in axes_of(chart).get_xticklabels()] == ["m0", "m1", "m2"]
        assert [label.get_text() for label in axes_of(chart).get_yticklabels()] == ["0.0%", "30.0%"]

    def test_a_line_that_rises_does_not_run_through_the_words(self) -> None:
        chart = self.chart([0.1, 0.2, 0.1, None, 0.3])
        beside = [text.xyann[1] for text in axes_of(chart).texts if isinstance(text, Annotation)]
        assert [height < 0 for height in beside] == [True, False, False, False]

    @pytest.mark.parametrize("shares", [[], [None], [0.0], [0.5], [None] * 6, [1.0, 0.0]])
    def test_anything_can_be_drawn(self, shares: list[float | None]) -> None:
        for palette in (style.LIGHT, style.DARK):
            assert style.png(self.chart(shares, palette).figure, 30)
