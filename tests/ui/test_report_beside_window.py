"""A report's figures are those that the pages show of its days: each of the example, wherever a page has it.

Posts are the one exception, which the paper tells: they count by what they had reached a week after its last day, on
the page by what is known of them today.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pytest
from PySide6.QtWidgets import QToolButton

from smmdesk.domain.money import Money
from smmdesk.domain.planning.named import Part
from smmdesk.domain.planning.report import Report
from smmdesk.knowledge.metrics import words as metric_words
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import LANGUAGES, Language
from tests.desks import NOW, new_desk
from tests.every import every
from tests.sight import bring_to_front
from ui.budget.page import BudgetPage
from ui.results.page import ResultsPage
from ui.strategy.page import StrategyPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.shell.context import Context
    from ui.strategy.kpi_view import KpiView
    from ui.widgets.tables.table import RecordTable

OF_POSTS = {"er_reach", "reach"}
"""what is told of posts alone"""
SIZE = (2200, 1300)
"""of a window that has room for every column"""
Rows = list[dict[str, str]]


class Beside(NamedTuple):
    """The report's paper as JSON has it, and the pages at its client and days."""

    body: dict[str, Any]
    language: Language
    strategy: StrategyPage
    results: ResultsPage
    budget: BudgetPage


@pytest.fixture(params=LANGUAGES)
def beside(
    request: pytest.FixtureRequest, tmp_path: Path, context_on: Callable[..., Context], qtbot: QtBot
) -> Iterator[Beside]:
    """The example's issued report."""
    language = Language(request.param)
    with new_desk(tmp_path / "desk", clock=lambda: NOW, example=language.code) as made:
        (report,) = made.records.all(Report)
        wish = Wish(
            output="report", language=language, client_id=report.client_id, period=report.period, record=report.id
        )
        made.exporting.export(wish, tmp_path / "r.json")
        (told,) = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["reports"]
        assert told["issued_on"]
        context = context_on(made, language)
        context.client_id = report.client_id
        context.choose_period(report.period)
        pages = StrategyPage(context), ResultsPage(context), BudgetPage(context)
        for page in pages:
            bring_to_front(qtbot, page, SIZE)
        yield Beside(told["body"], language, *pages)


def shown(table: RecordTable[Any]) -> Rows:
    """The rows of a table as somebody reads them, by the titles of the columns."""
    figures = table.as_table()
    assert figures is not None
    return [dict(zip(figures.heads, row, strict=True)) for row in figures.rows]


def test_goals_and_key_figures(beside: Beside) -> None:
    body, language, page = beside.body, beside.language, beside.strategy
    page.open_part(Part.GOALS.value)
    goals = shown(page.view.tables[Part.GOALS])
    found = [(f"{row[language('No.')]} {row[language('Goal')]}", row[language("Now")]) for row in goals]
    assert found == [(goal["name"], goal["fact"]) for goal in body["goals"]]
    assert [row[language("Status")] for row in goals] == [goal["status"] for goal in body["goals"]]
    # the metric with its network, as the line below the goal on paper begins
    assert every(
        goal["line"].startswith(row[language("Metric")]) for row, goal in zip(goals, body["goals"], strict=True)
    )
    page.open_part(Part.KPI.value)
    kpis = [row for table in cast("KpiView", page.view).tables.values() for row in shown(table)]
    titles = {"name": "KPI", "plan": "Plan", "fact": "Fact", "rate": "Result rate", "cost": "Cost of one"}
    there = [kpi for goal in body["goals"] for kpi in goal["kpis"]]
    assert len(there) == len(kpis) == 9
    for row, kpi in zip(kpis, there, strict=True):
        told = {name: row[language(title)] for name, title in titles.items()}
        fact = page.shown.fact(kpi["id"]) if page.shown else None
        assert fact is not None
        if fact.metric in OF_POSTS:
            told |= {name: kpi[name] for name in ("fact", "rate")}
        # the window has the change beside the cost
        cost = "  ".join(filter(None, (kpi["cost"], kpi["cost_change"])))
        assert told == {**{name: kpi[name] for name in titles}, "cost": cost}
        assert row[language("Status")] == kpi["status"]
        page.select(kpi["id"])
        page.edit_row()
        beside_it = dict(page.details.why.parts)
        assert beside_it.get(language("Efficiency"), "") in kpi["notes"]
        assert (language("Efficiency") in beside_it) == (kpi["cost"] != "—")


def test_tiles_and_networks(beside: Beside) -> None:
    body, language, page = beside.body, beside.language, beside.results
    page.open_view("overview")
    tiles = {tile.words.key: tile.words for tile in page.views["overview"].tiles.tiles}
    there = [tile for tile in body["answer"]["tiles"] if not tile["of"] and tile["key"] in tiles]
    assert [tile["key"] for tile in there] == ["leads", "cpl"]
    for tile in there:
        words = tiles[tile["key"]]
        assert (words.name, words.figure, words.change) == (tile["name"], tile["figure"], tile["change"])
    table = body["networks"]["table"]
    rows = shown(page.views["overview"].table)
    assert [row[language("Network")] for row in rows] == [row["name"] for row in table["rows"]]
    compared = 0
    for row, kept in zip(rows, table["rows"], strict=True):
        for key, head, figure in zip(table["keys"], table["head"], kept["figures"], strict=True):
            if head in row and key not in OF_POSTS:
                assert row[head] == figure, (kept["name"], head)
                compared += 1
    assert compared == 6


def test_posts(beside: Beside) -> None:
    body, language, page = beside.body, beside.language, beside.results
    page.open_view("posts")
    view = page.views["posts"]
    for which, most in (("best", 5), ("worst", 3)):
        segment = {"best": "Best 5", "worst": "Worst 5"}[which]
        next(each for each in view.which.findChildren(QToolButton) if each.text() == language(segment)).click()
        rows, there = shown(view.table)[:most], body["posts"][which]
        assert len(there) == most
        for row, post in zip(rows, there, strict=True):
            # the typeface of the paper has no narrow space
            assert row[language("When")].replace("\u202f", "\xa0").startswith(post["date"])
            assert row[language("Network")] in post["about"]
            assert post["text"].startswith(row[language("Publication")].rstrip("…")[:60])
            told = (row[body["posts"]["seen_by"]], row[language("Engagement")], row[language("Why it may be")])
            assert told == (post["figure"], post["rate"], post["why"])


def test_what_a_result_cost(beside: Beside) -> None:
    body, language, page = beside.body, beside.language, beside.results
    page.open_view("money")
    rows = {row[language("Figure")]: row[language("In all")] for row in shown(page.views["money"].table)}
    there = [row for row in (*body["money"]["costs"], *body["money"]["whole"]) if not row["key"].startswith("paid")]
    assert {row["key"] for row in there} >= {"spend", "cpc", "cpl", "cpa", "roas", "romi_margin", "cac", "ltv"}
    assert [rows[row["name"]] for row in there] == [row["figure"] for row in there]


def test_planned_and_paid(beside: Beside) -> None:
    body, language, page = beside.body, beside.language, beside.budget
    assert page.sheet is not None
    nothing = Money.zero(page.sheet.budget.currency)

    def read(words: str) -> Money:
        return nothing if words in {"", "—"} else language.read_money(words, nothing.currency)

    sums: dict[str, list[Money]] = defaultdict(lambda: [nothing, nothing])
    for row in shown(page.table):
        both = [read(row[language(title)]) for title in ("Planned", "Paid")]
        for name in (row[language("Category")], language("Total")):
            sums[name] = [one + other for one, other in zip(sums[name], both, strict=True)]
    there = [*body["money"]["categories"], body["money"]["sum"]]
    told = {name: tuple(map(language.money, both)) for name, both in sums.items()}
    assert told == {row["name"]: (row["planned"], row["paid"]) for row in there}


def test_the_notes_say_where_figures_are_from(beside: Beside) -> None:
    notes, language = dict(beside.body["notes"]), beside.language
    files, typed = (notes[language(name)] for name in ("From the networks' files", "Typed by hand"))
    networks = [row["name"] for row in beside.body["networks"]["table"]["rows"]]
    assert [line.partition(" ")[0] for line in files] == networks
    assert typed[0].startswith(language("The business itself"))
    catalogue = metric_words(language.code)
    of_networks, of_hand = (" ".join(lines) for lines in (files, typed))
    for key in ("followers", "views", "link_clicks"):
        assert catalogue[key].name in of_networks
    for key in ("leads", "sales", "spend", "revenue"):
        assert catalogue[key].name in of_hand
        assert catalogue[key].name not in of_networks
