from __future__ import annotations

from typing import TYPE_CHECKING

from numpy import asarray

from smmdesk.charts import style
from smmdesk.charts.results import Axis, CostBar, Dot, HourCell, cost_bars, heat_map, scatter, shade
from tests.colours import contrast

if TYPE_CHECKING:
    from matplotlib.lines import Line2D

HEADS = ("Post", "Network")
AXES = (Axis(name="Reach", usual="usual: 2", words=str), Axis(name="ER", usual="usual: 3%", words=str))


def points(line: Line2D) -> list[tuple[float, ...]]:
    return [tuple(map(float, point)) for point in asarray(line.get_xydata())]


def dot(across: float, up: float, group: str = "IG") -> Dot:
    return Dot(across=across, up=up, group=group, hint=f"{across} {up}", row=(f"{across}", group))


class TestScatter:
    def test_a_dot_a_post_with_its_words_and_the_medians_as_lines(self) -> None:
        dots = [dot(1, 0.01), dot(2, 0.03), dot(6, 0.05, "FB")]
        chart = scatter(dots, "Title", AXES, HEADS, style.LIGHT)
        assert [words for _artist, words in chart.hints] == [each.hint for each in dots]
        assert chart.rows == (HEADS, *(each.row for each in dots))
        axes = chart.figure.axes[0]
        lines = [points(line) for line in axes.lines]
        assert [(2, 0), (2, 1)] in lines
        assert [(0, 0.03), (1, 0.03)] in lines
        assert {text.get_text() for text in axes.texts} == {"usual: 2", "usual: 3%"}

    def test_networks_are_told_apart_by_their_marks_too(self) -> None:
        chart = scatter([dot(1, 0.1), dot(2, 0.2, "FB")], "", AXES, HEADS, style.LIGHT)
        assert len({artist.get_marker() for artist, _words in chart.hints}) == 2  # type: ignore[attr-defined]
        legend = chart.figure.axes[0].get_legend()
        assert legend is not None
        assert [text.get_text() for text in legend.get_texts()] == ["IG", "FB"]

    def test_one_that_ran_away_does_not_press_the_others_together(self) -> None:
        usual = [dot(reach, 0.1) for reach in (100, 110, 120)]
        assert scatter(usual, "", AXES, HEADS, style.LIGHT).figure.axes[0].get_xscale() == "linear"
        assert scatter([*usual, dot(9000, 0.1)], "", AXES, HEADS, style.LIGHT).figure.axes[0].get_xscale() == "log"
        # nothing can stand at none by powers
        far = [*usual, dot(9000, 0.1), dot(0, 0.1)]
        assert scatter(far, "", AXES, HEADS, style.LIGHT).figure.axes[0].get_xscale() == "linear"

    def test_anything_can_be_drawn(self) -> None:
        for dots in ([], [dot(0, 0)], [dot(5, 0.2)] * 3):
            assert style.png(scatter(dots, "", AXES, HEADS, style.DARK).figure, 30)


class TestHeatMap:
    CELLS = (
        (HourCell(mean=None, words="", hint="Mon 8: none"), HourCell(mean=1.5, words="1.5\n4", hint="Mon 9")),
        (HourCell(mean=0.5, words="0.5\n3", hint="Tue 8"), HourCell(mean=None, words="", hint="Tue 9: 2")),
    )

    def test_each_cell_says_its_figures_and_has_words_in_the_order_of_the_lines(self) -> None:
        chart = heat_map(["Mon", "Tue"], ["8", "9"], self.CELLS, "Title", style.LIGHT, corner="Day")
        assert [words for _artist, words in chart.hints] == ["Mon 8: none", "Mon 9", "Tue 8", "Tue 9: 2"]
        assert [text.get_text() for text in chart.figure.axes[0].texts] == ["1.5\n4", "0.5\n3"]
        assert chart.rows == (("Day", "8", "9"), ("Mon", "", "1.5 4"), ("Tue", "0.5 3", ""))

    def test_words_can_be_read_on_every_shade(self) -> None:
        for palette in (style.LIGHT, style.DARK):
            for mean in range(31):
                cell = HourCell(mean=mean / 10, words="x", hint="")
                chart = heat_map(["Mon"], ["8"], [[cell]], "", palette)
                (text,) = chart.figure.axes[0].texts
                assert contrast(str(text.get_color()), shade(mean / 10, palette)) >= 4.5, (palette, mean)


class TestCosts:
    def bar(self, name: str, each: float | None, low: float, high: float | None) -> CostBar:
        return CostBar(name=name, each=each, low=low, high=high, words=f"{name} costs", hint=name, row=(name, "x"))

    def test_bars_carry_their_words_and_what_they_may_be(self) -> None:
        bars = [self.bar("FB", 0.25, 0.2, 0.3), self.bar("X", None, 3.9, None)]
        chart = cost_bars(bars, "Title", HEADS, style.LIGHT)
        axes = chart.figure.axes[0]
        assert [text.get_text() for text in axes.texts] == ["FB costs", "X costs"]
        assert {words for _artist, words in chart.hints} == {"FB", "X"}
        spans = [found for line in axes.lines if len(found := points(line)) == 2 and found[0][0]]
        assert [span[0][0] for span in spans] == [0.2, 3.9]
        # where it has no end it goes as far as the picture, with an arrow
        assert [line.get_marker() for line in axes.lines].count(">") == 1

    def test_what_may_be_nearly_anything_does_not_make_the_others_small(self) -> None:
        bars = [self.bar("FB", 1, 0.5, 2), self.bar("X", 2, 0.4, 900)]
        assert cost_bars(bars, "", HEADS, style.LIGHT).figure.axes[0].get_xlim()[1] < 20

    def test_anything_can_be_drawn(self) -> None:
        for bars in ([], [self.bar("X", None, 0.1, None)], [self.bar("X", 0.0, 0.0, 0.0)]):
            assert style.png(cost_bars(bars, "", HEADS, style.DARK).figure, 30)
