from fractions import Fraction
from itertools import pairwise

import pytest

from smmdesk.charts import checklist, style
from smmdesk.charts.checklist import Share
from smmdesk.language import Language

EN = Language("en")


def test_every_point_of_the_history_says_its_score() -> None:
    scores = [Share(name="May", share=0.4), Share(name="June", share=None), Share(name="July", share=0.6)]
    chart = checklist.history(scores, "Up", EN.percent, style.LIGHT, heads=("Period", "Score"))
    assert [text.get_text() for text in chart.figure.axes[0].texts] == ["40%", "60%"]
    assert chart.rows == (("Period", "Score"), ("May", "40%"), ("June", "—"), ("July", "60%"))


def test_names_below_do_not_run_into_each_other() -> None:
    scores = [Share(name=f"სექტემბერი {year}", share=0.5) for year in range(2000, 2040)]
    figure = checklist.history(scores, "x", EN.percent, style.LIGHT).figure
    figure.draw_without_rendering()
    boxes = [label.get_window_extent() for label in figure.axes[0].get_xticklabels()]
    assert all(left.x1 <= right.x0 for left, right in pairwise(boxes))
    assert figure.axes[0].get_xticklabels()[-1].get_text() == "სექტემბერი 2039"


def test_a_group_without_answers_keeps_its_place() -> None:
    groups = [Share(name="Goals", share=0.5), Share(name="Content", share=None)]
    chart = checklist.by_group(groups, "x", EN.percent, style.DARK)
    assert [text.get_text() for text in chart.figure.axes[0].texts] == ["50%", "—"]
    assert [hint for _artist, hint in chart.hints] == ["Goals: 50%", "Content: —"]


def test_nothing_at_all_can_be_drawn() -> None:
    for chart in (
        checklist.history([], "", EN.percent, style.LIGHT),
        checklist.history([Share(name="a", share=None)], "", EN.percent, style.LIGHT),
        checklist.by_group([], "", EN.percent, style.LIGHT),
    ):
        assert style.png(chart.figure, 30)


@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ((), "There is no score yet"),
        ((None, Fraction(1, 2)), "The first score is 50%"),
        ((Fraction(70, 100), Fraction(68, 100)), "Down 2 points to 68%"),
        ((Fraction(67, 100), None, Fraction(68, 100)), "Up 1 point to 68%"),
        ((Fraction(1, 2), Fraction(1, 2)), "The score stays at 50%"),
    ],
)
def test_the_title_says_what_was_found(shares: tuple[Fraction | None, ...], sentence: str) -> None:
    assert checklist.finding(shares, EN) == sentence
