import pytest

from smmdesk.charts import comparison, style
from smmdesk.charts.comparison import Cost, Profile
from smmdesk.domain.comparison import Criterion
from smmdesk.domain.money import Money
from smmdesk.language import Language

EN = Language("en")
PARTS = ("Fee", "Tools", "Owner's time")
WAYS = [Cost(name="Freelancer", parts=(100, 2, 10)), Cost(name="Self", parts=(0, 2, 200))]


def test_every_part_is_named_once_and_every_total_said() -> None:
    chart = comparison.costs(WAYS, PARTS, "x", lambda value: f"{value:g}", style.LIGHT, total="Total", way="Way")
    axes = chart.figure.axes[0]
    legend = axes.get_legend()
    said = [text.get_text() for text in axes.texts]
    named = said + ([text.get_text() for text in legend.get_texts()] if legend else [])
    assert sorted(named) == sorted(["112", "202", *PARTS])
    assert chart.rows == (
        ("Way", "Fee", "Tools", "Owner's time", "Total"),
        ("Freelancer", "100", "2", "10", "112"),
        ("Self", "0", "2", "200", "202"),
    )
    assert ("Self, Owner's time: 200") in [hint for _artist, hint in chart.hints]


def test_a_part_that_nobody_pays_is_not_named() -> None:
    chart = comparison.costs([Cost(name="a", parts=(1, 0, 0))], PARTS, "x", str, style.LIGHT, total="Total")
    assert chart.figure.axes[0].get_legend() is None
    assert "Tools" not in [text.get_text() for text in chart.figure.axes[0].texts]


def test_profiles_differ_by_dash_and_mark() -> None:
    profiles = [Profile(name=name, scores=(1, 2, None)) for name in "abcdef"]
    chart = comparison.radar(("Cost", "Control", "Speed"), profiles, "x", style.LIGHT, criterion="Criterion")
    lines = chart.figure.axes[0].get_lines()
    assert len(lines) == 4
    assert len({(line.get_linestyle(), line.get_marker()) for line in lines}) == 4
    assert chart.rows[0] == ("Criterion", *"abcdef")
    assert chart.rows[3] == ("Speed", "", "", "", "", "", "")


def test_nothing_at_all_can_be_drawn() -> None:
    for chart in (
        comparison.costs([], PARTS, "", str, style.LIGHT, total=""),
        comparison.costs([Cost(name="a", parts=(0, 0, 0))], PARTS, "", str, style.LIGHT, total=""),
        comparison.radar((), [], "", style.LIGHT),
    ):
        assert style.png(chart.figure, 30)


@pytest.mark.parametrize(
    ("total", "most", "sentence"),
    [(100, 620, "Agency costs 6.2 times as much as Freelancer"), (0, 50, "Freelancer costs €0 in all")],
)
def test_the_title_says_what_was_found(total: int, most: int, sentence: str) -> None:
    found = comparison.finding("Freelancer", Money.of(total, "EUR"), "Agency", Money.of(most, "EUR"), EN)
    assert found == sentence


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_the_names_beside_the_web_are_whole(code: str) -> None:
    names = [Language(code).word(criterion) for criterion in Criterion]
    assert [comparison.in_two_lines(name).replace("\n", " ") for name in names] == names
