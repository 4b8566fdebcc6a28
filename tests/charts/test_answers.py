from __future__ import annotations

from numpy import asarray

from smmdesk.charts import style
from smmdesk.charts.answers import GoalLine, TimeBar, answer_histogram

HEADS = ("Up to", "Answers")
GOALS = (GoalLine(after=4, words="complaints: 2 h"), GoalLine(after=8, words="goal: 4 h"))


def bar(answers: int, end: str) -> TimeBar:
    return TimeBar(answers=answers, end=end, count=str(answers), hint=f"{end}: {answers} answers")


def test_each_bar_says_how_many_and_goals_are_lines() -> None:
    bars = [bar(count, f"{at} min") for at, count in enumerate((3, 0, 1, 2, 0, 0, 0, 0, 5))]
    chart = answer_histogram(bars, GOALS, "Title", HEADS, style.LIGHT)
    assert [words for _artist, words in chart.hints] == [each.hint for each in bars]
    assert chart.rows == (HEADS, *((each.end, each.count) for each in bars))
    axes = chart.figure.axes[0]
    assert [patch.get_height() for patch in axes.patches] == [3, 0, 1, 2, 0, 0, 0, 0, 5]  # type: ignore[attr-defined]
    upright = [asarray(line.get_xdata())[0] for line in axes.lines if line.get_linestyle() == "--"]
    assert upright == [4, 8]
    told = [text.get_text() for text in axes.texts]
    assert told == ["3", "1", "2", "5", "complaints: 2 h", "goal: 4 h"]
    assert [label.get_text() for label in axes.get_xticklabels()] == [each.end for each in bars]


def test_what_came_too_late_has_another_colour() -> None:
    chart = answer_histogram([bar(1, "4 h"), bar(1, "longer")], GOALS[:0], "", HEADS, style.LIGHT)
    late = {patch.get_facecolor() for patch in chart.figure.axes[0].patches}
    assert len(late) == 1
    bars = [bar(1, str(at)) for at in range(9)]
    in_goal, *_rest, beyond = answer_histogram(bars, GOALS, "", HEADS, style.DARK).figure.axes[0].patches
    assert in_goal.get_facecolor() != beyond.get_facecolor()


def test_anything_can_be_drawn() -> None:
    for bars in ([], [bar(0, "5 min")], [bar(100_000, "longer")] * 13):
        assert style.png(answer_histogram(bars, GOALS, "", HEADS, style.DARK).figure, 30)
