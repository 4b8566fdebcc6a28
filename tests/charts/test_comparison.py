import pytest

from smmdesk.charts import comparison, style
from smmdesk.charts.comparison import Profile
from smmdesk.domain.comparison import Criterion, Way
from smmdesk.speech.language import Language


def test_profiles_differ_by_dash_and_mark() -> None:
    profiles = [Profile(name=name, scores=(1, 2, None)) for name in "abcdef"]
    chart = comparison.radar(("Cost", "Control", "Speed"), profiles, "x", style.LIGHT, criterion="Criterion")
    lines = chart.figure.axes[0].get_lines()
    assert len(lines) == 4
    assert len({(line.get_linestyle(), line.get_marker()) for line in lines}) == 4
    assert chart.rows[0] == ("Criterion", *"abcdef")
    assert chart.rows[3] == ("Speed", "", "", "", "", "", "")


def test_nothing_at_all_can_be_drawn() -> None:
    assert style.png(comparison.radar((), [], "", style.LIGHT).figure, 30)


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_the_names_beside_the_web_are_whole(code: str) -> None:
    language = Language(code)
    criteria, ways = [language.word(each) for each in Criterion], [language.word(each) for each in Way]
    assert [comparison.in_two_lines(name).replace("\n", " ") for name in criteria] == criteria
    for first in ways:
        chart = comparison.radar(criteria, [Profile(name=first, scores=(5,) * len(criteria))], "x", style.LIGHT)
        (named,) = chart.figure.legends[0].get_texts()
        assert named.get_text().replace("\n", " ") == first


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
@pytest.mark.parametrize(("width", "height"), [(4.7, 3.7), (7.1, 3.8), (7.2, 3.9), (9.6, 5.2), (12.6, 6.2)])
def test_names_in_two_lines_lie_on_no_criterion(code: str, width: float, height: float) -> None:
    criteria = [Language(code).word(each) for each in Criterion]
    long = [Profile(name=f"Agency with immersion: Alice {part}", scores=(5,) * len(criteria)) for part in "abcd"]
    figure = comparison.radar(criteria, long, "x", style.LIGHT, size=(width, height)).figure
    figure.draw_without_rendering()
    named = figure.legends[0].get_window_extent()
    assert not [each for each in figure.axes[0].get_xticklabels() if each.get_window_extent().overlaps(named)]
