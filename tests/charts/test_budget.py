from datetime import date, timedelta

from smmdesk.charts import budget, style
from smmdesk.charts.budget import Names, Spending

WORDS = Names(planned="Planned", actual="Paid")


def money(value: float) -> str:
    return f"{value:.0f} GEL"


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
        budget.cumulative(Spending(days=[], planned=[], actual=[]), "", WORDS, money, style.LIGHT),
        budget.cumulative(Spending(days=[date(2026, 1, 1)], planned=[0], actual=[None]), "", WORDS, money, style.LIGHT),
    ):
        assert style.png(chart.figure, 30)
