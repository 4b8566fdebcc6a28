from datetime import date, timedelta

from smmdesk.charts import budget, style
from smmdesk.charts.budget import Names, PlanAndActual, Spending

WORDS = Names(planned="Planned", actual="Paid", of=lambda actual, planned: f"{actual} of {planned}", what="Category")


def money(value: float) -> str:
    return f"{value:.0f} GEL"


SUMS = [PlanAndActual(name="Content", planned=100, actual=80), PlanAndActual(name="Ads", planned=50, actual=70)]


def test_bars_say_their_own_figures_and_bring_their_table() -> None:
    chart = budget.by_category(SUMS, "Ads cost more", WORDS, money, style.LIGHT)
    said = [text.get_text() for text in chart.figure.axes[0].texts]
    assert said == ["80 GEL of 100 GEL", "70 GEL of 50 GEL"]
    assert chart.rows == (
        ("Category", "Planned", "Paid"),
        ("Content", "100 GEL", "80 GEL"),
        ("Ads", "50 GEL", "70 GEL"),
    )
    assert [hint for _artist, hint in chart.hints] == ["Content: 80 GEL of 100 GEL", "Ads: 70 GEL of 50 GEL"]


def test_the_first_category_stands_at_the_top() -> None:
    axes = budget.by_category(SUMS, "", WORDS, money, style.LIGHT).figure.axes[0]
    low, high = axes.get_ylim()
    assert low > high


def test_days_add_up_and_actual_ends_where_it_ends() -> None:
    days = [date(2026, 11, 1) + timedelta(days=offset) for offset in range(4)]
    chart = budget.cumulative(
        Spending(days=days, planned=[10] * 4, actual=[5, 20, None, None]), "x", WORDS, money, style.LIGHT
    )
    assert chart.rows[1:] == (
        ("2026-11-01", "10 GEL", "5 GEL"),
        ("2026-11-02", "20 GEL", "25 GEL"),
        ("2026-11-03", "30 GEL", ""),
        ("2026-11-04", "40 GEL", ""),
    )
    assert [text.get_text() for text in chart.figure.axes[0].texts] == ["Planned\n40 GEL", "Paid\n25 GEL"]


def test_nothing_at_all_can_be_drawn() -> None:
    for chart in (
        budget.by_category([], "", WORDS, money, style.LIGHT),
        budget.by_category([PlanAndActual(name="a", planned=0, actual=0)], "", WORDS, money, style.LIGHT),
        budget.cumulative(Spending(days=[], planned=[], actual=[]), "", WORDS, money, style.LIGHT),
        budget.cumulative(Spending(days=[date(2026, 1, 1)], planned=[0], actual=[None]), "", WORDS, money, style.LIGHT),
    ):
        assert style.png(chart.figure, 30)
