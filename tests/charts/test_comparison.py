import pytest

from smmdesk.charts import comparison, style
from smmdesk.charts.comparison import Profile
from smmdesk.domain.comparison import Criterion
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
    names = [Language(code).word(criterion) for criterion in Criterion]
    assert [comparison.in_two_lines(name).replace("\n", " ") for name in names] == names
