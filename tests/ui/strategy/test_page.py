"""The page: parts, rows with their fields, and versions."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from smmdesk.domain.ids import FormulaId, StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Part, StrategyStatus, Task
from smmdesk.domain.results.named import FormulaLevel, Shown
from smmdesk.domain.results.records import Formula
from smmdesk.domain.strategy.records import Correction, Goal, Kpi, Risk, Strategy, StrategyEntry
from smmdesk.domain.strategy.versions import mark
from smmdesk.knowledge.strategy import words as strategy_words
from smmdesk.services.results import Cell
from smmdesk.speech.language import LANGUAGES, Language
from tests.strategies import put_strategy
from ui.strategy.channel_view import ChannelView
from ui.strategy.page import StrategyPage
from ui.strategy.parts import LINES, PARTS
from ui.strategy.starting import ask_for_goal
from ui.strategy.versions_told import frozen_words, version_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context
    from ui.widgets.forms.choice import FoundEditor
    from ui.widgets.forms.editor import TypedLine


DONE = "handled_on"


def a_goal(workspace: Workspace, draft: Strategy, name: str = "Orders", **more: object) -> Goal:
    return workspace.strategy.add(
        Goal(id=StrategyRowId(new_id()), strategy_id=draft.id, name=name, **{"metric": "leads", **more})  # type: ignore[arg-type]
    )


def run(page: StrategyPage, name: str) -> None:
    page.context.commands.run(f"strategy.{name}")


def type_into(page: StrategyPage, field: str, words: str) -> None:
    assert page.details.form is not None
    line = cast("TypedLine", page.details.form.editor(field)).line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def told(page: StrategyPage) -> list[list[str]]:
    """The cells of the part in sight."""
    if isinstance(page.view, ChannelView):
        cards = page.view.all.as_table()
        return [[*row] for row in cards.rows] if cards else []
    tables = [table for table in page.view.tables.values() if not table.isHidden()]
    figures = [table.as_table() for table in tables]
    return [[*row] for each in figures if each is not None for row in each.rows]


def test_nothing_is_there_until_it_is_begun(
    workspace: Workspace, client: Client, context_on: Callable[..., Context], language: Language, qtbot: QtBot
) -> None:
    context = context_on(workspace, language)
    page = StrategyPage(context)
    qtbot.addWidget(page)
    page.show()
    asked = ask_for_goal(page)
    assert not workspace.strategy.versions(client.id)
    (line,) = asked.findChildren(QLineEdit)
    QTest.keyClicks(line, "Twenty orders")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    (begun,) = workspace.strategy.versions(client.id)
    assert begun.business_goal == "Twenty orders"
    assert page.shown is not None
    assert page.shown.strategy == begun


def test_twelve_parts_have_the_numbers_that_are_printed(page: StrategyPage) -> None:
    from smmdesk.domain.strategy.sheets import PRINTED

    assert {part: line.number for line in PARTS for part in line.parts} == PRINTED


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_tools_are_called_on_the_page_as_on_paper(code: str) -> None:
    assert Language(code)(LINES[Part.TOOLS.value].title) == strategy_words(code).parts[Part.TOOLS].title


@pytest.mark.parametrize("key", LINES)
def test_a_row_is_added_to_the_part_in_sight_and_taken_back(page: StrategyPage, key: str) -> None:
    page.open_part(key)
    before = told(page)
    run(page, "new_row")
    if key == Part.FUNNEL.value:  # all its stages are there
        assert told(page) == before
        return
    assert len(told(page)) == len(before) + 1
    assert page.row is not None
    assert page.details.isVisible()
    page.context.workspace.history.undo()
    assert told(page) == before


def test_figures_are_typed_and_told_in_the_unit_of_their_metric(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    goal = a_goal(workspace, draft, metric="er_reach")
    page.select(goal.id)
    page.edit_row()
    type_into(page, "target", "3.25")
    assert workspace.records.get(Goal, goal.id).target == 32_500
    assert "3.25%" in told(page)[0]
    workspace.records.change(Goal, goal.id, metric="spend", target=120_050)
    assert "€1,200.50" in told(page)[0]


def test_a_goal_that_is_measured_otherwise_keeps_the_number_that_was_typed(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    goal = a_goal(workspace, draft, metric="er_reach", baseline=20_000, target=40_000)
    page.select(goal.id)
    page.edit_row()
    assert page.details.form is not None
    choice = cast("FoundEditor", page.details.form.editor("metric"))
    for metric, told_as in (("leads", ["2", "4"]), ("spend", ["€2.00", "€4.00"]), ("er_views", ["2%", "4%"])):
        choice.pick(metric)
        now = workspace.records.get(Goal, goal.id)
        assert now.metric == metric
        row = page.row
        assert row is not None
        assert [row.shown.metrics.typed(metric, each) for each in (now.baseline, now.target)] == told_as
    for _act in range(3):
        workspace.history.undo()
    assert workspace.records.get(Goal, goal.id) == goal


def test_a_rate_of_ones_own_is_told_with_the_decimals_of_its_formula(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    page.resize(1_600, 820)  # beside details there is room for every column
    own = {"id": FormulaId("own"), "name": "Warmth", "key": "warmth", "expression": "(likes + saves) / views"}
    workspace.results.add_formula(Formula(**own, shown=Shown.PERCENT, decimals=1))  # type: ignore[arg-type]
    goal = a_goal(workspace, draft, metric="warmth", baseline=36_875, target=40_000)
    assert {"3.7%", "4.0%"} <= set(told(page)[0])
    page.select(goal.id)
    page.edit_row()
    assert page.details.form is not None
    assert page.details.form.editor("baseline").words() == "3.6875%"
    # of single posts alone, it is offered no more; what was planned by it is what it was
    workspace.results.change_formula(FormulaId("own"), level=FormulaLevel.POST)
    assert {"Warmth", "3.7%", "4.0%"} <= set(told(page)[0])
    assert page.shown is not None
    assert "warmth" not in dict(page.shown.metrics.options())


def test_a_plan_has_a_figure_for_each_month_of_the_strategy(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    workspace.records.change(Strategy, draft.id, starts=date(2026, 10, 15), ends=date(2026, 12, 15))
    kpi = workspace.strategy.add(Kpi(id=StrategyRowId(new_id()), strategy_id=draft.id, metric="leads"))
    page.select(kpi.id)
    page.edit_row()
    assert page.details.form is not None
    plan = page.details.form.editor("plan")
    assert page.shown is not None
    assert [f"{month:%Y-%m}" for month in page.shown.months] == ["2026-10", "2026-11", "2026-12"]
    for cell, words in zip(plan.findChildren(QLineEdit), ("40", "50", ""), strict=True):
        cell.setFocus()
        QTest.keyClicks(cell, words)
        QTest.keyClick(cell, Qt.Key.Key_Tab)
    assert workspace.records.get(Kpi, kpi.id).plan == {"2026-10": 40, "2026-11": 50}


def test_words_of_a_row_are_saved_beside_what_others_wrote(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    row = StrategyEntry(id=StrategyRowId(new_id()), strategy_id=draft.id, part=Part.PRODUCT, name="Cakes")
    workspace.strategy.add(row)
    page.select(row.id)
    page.edit_row()
    workspace.records.change(StrategyEntry, row.id, fields={"season": "December"})
    type_into(page, "fields.price", "From 45 a kilogram")
    kept = workspace.records.get(StrategyEntry, row.id).fields
    assert kept == {"season": "December", "price": "From 45 a kilogram"}


def test_a_row_moves_and_keeps_the_keyboard(page: StrategyPage, workspace: Workspace, draft: Strategy) -> None:
    for name in ("One", "Two", "Three"):
        a_goal(workspace, draft, name)
    table = page.view.tables[Part.GOALS]
    page.select_row(table.records()[2].id)
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row[:2] for row in told(page)] == [["1.1", "One"], ["1.2", "Three"], ["1.3", "Two"]]
    assert page.row is not None
    assert page.row.number == "1.2"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [row[1] for row in told(page)] == ["One", "Two"]


def test_what_is_agreed_is_plain_text_but_for_the_day_of_a_correction(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    row = Correction(id=StrategyRowId(new_id()), strategy_id=draft.id, metric="leads", threshold=10, action="Call")
    workspace.strategy.add(row)
    run(page, "put_in_force")
    assert page.body.frozen.text() == "In force since 16 November: make version 2 to change it."
    page.select(row.id)
    page.edit_row()
    assert page.details.form is not None
    assert page.details.form.has("handled_on")
    assert not page.details.form.has("action")
    assert ("What is done then", "Call") in page.details.told.parts
    type_into(page, "handled_on", "14.11.2026")
    assert workspace.records.get(Correction, row.id).handled_on is not None
    assert not page.context.commands.can_run("strategy.new_row")


def test_in_no_part_of_what_is_agreed_keys_change_anything(
    page: StrategyPage, workspace: Workspace, draft: Strategy, client: Client
) -> None:
    """F2, the keys that remove and move, and what is typed: and each part says what to do instead."""
    workspace.strategy.give_up(draft.id)
    agreed = put_strategy(workspace, client.id)
    workspace.strategy.put_in_force(agreed.strategy.id)
    page.select(agreed.strategy.id)
    as_agreed = mark(workspace.strategy.sheet(agreed.strategy.id))
    for key, line in LINES.items():
        page.open_part(key)
        assert page.body.frozen.text().endswith("make version 2 to change it.")
        assert page.body.frozen.isVisible()
        assert not page.context.commands.can_run("strategy.new_row")
        for row in (row for part in line.parts for row in agreed.rows[part]):
            page.select(row.id)
            page.edit_row()
            assert page.row is not None
            assert page.row.id == row.id
            form = page.details.form
            assert form is None or not [each.name for each in fields(row) if form.has(each.name) and each.name != DONE]
        for table in page.view.tables.values():
            table.setFocus()
            for pressed in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_9):
                QTest.keyClick(table, pressed)
            QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
            assert not table.forms()
    assert mark(workspace.strategy.sheet(agreed.strategy.id)) == as_agreed


def test_the_next_version_is_a_copy_and_comes_into_sight(
    page: StrategyPage, workspace: Workspace, draft: Strategy, client: Client
) -> None:
    a_goal(workspace, draft)
    run(page, "put_in_force")
    run(page, "next_version")
    assert page.shown is not None
    assert (page.shown.strategy.number, [goal.name for goal in page.shown.goals]) == (2, ["Orders"])
    run(page, "give_up")
    first, second = workspace.strategy.versions(client.id)
    assert (first.status, second.was_given_up) == (StrategyStatus.IN_FORCE, True)
    page.select(first.id)
    assert page.shown.strategy.number == 1
    page.context.workspace.history.undo()
    assert workspace.strategy.versions(client.id)[1].is_draft


def test_what_would_begin_too_early_is_refused_and_its_first_day_comes_into_sight(
    page: StrategyPage, workspace: Workspace, draft: Strategy, client: Client
) -> None:
    workspace.records.change(Strategy, draft.id, starts=date(2026, 11, 1), ends=date(2027, 1, 1))
    run(page, "put_in_force")
    run(page, "next_version")
    assert page.shown is not None
    second = page.shown.strategy
    workspace.records.change(Strategy, second.id, starts=date(2026, 10, 1))
    run(page, "put_in_force")
    assert workspace.records.get(Strategy, second.id).is_draft
    assert page.details.form is not None
    assert page.details.form.has("starts")
    type_into(page, "starts", "10.11.2026")
    run(page, "put_in_force")
    assert [version_words(each, page.shown) for each in page.shown.versions] == [
        "Version 1 · closed, from 1 Nov 2026 to 9 Nov 2026",
        "Version 2 · in force since 10 Nov 2026",
    ]


def test_one_that_is_to_begin_later_says_so_and_until_then_the_former_is_worked_by(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    workspace.records.change(Strategy, draft.id, starts=date(2026, 11, 1))
    run(page, "put_in_force")
    run(page, "next_version")
    assert page.shown is not None
    workspace.records.change(Strategy, page.shown.strategy.id, starts=date(2026, 12, 1))
    run(page, "put_in_force")
    assert [version_words(each, page.shown) for each in page.shown.versions] == [
        "Version 1 · in force until 30 Nov 2026",
        "Version 2 · in force from 1 Dec 2026",
    ]
    assert page.body.frozen.text() == "Agreed, in force from 1 Dec 2026: make version 3 to change it."
    page.select(draft.id)
    assert page.body.frozen.text() == "In force until 30 Nov 2026, and stays as it was: a later version is agreed."


def test_what_is_agreed_for_a_later_day_is_not_called_in_force_before_it(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    said: list[str] = []
    page.context.said.connect(lambda told: said.append(told.sentence))
    workspace.records.change(Strategy, draft.id, starts=date(2026, 12, 1))
    run(page, "put_in_force")
    assert said == ["Version 1 is agreed, in force from 1 Dec 2026"]
    assert page.body.frozen.text() == "Agreed, in force from 1 Dec 2026: make version 2 to change it."
    assert page.shown is not None
    on_the_day = replace(page.shown, today=date(2026, 12, 1))
    assert frozen_words(on_the_day) == "In force since 1 December: make version 2 to change it."
    run(page, "next_version")
    page.select(draft.id)
    assert page.body.frozen.text() == "Agreed, in force from 1 Dec 2026: version 2, a draft, is where it changes."


def test_an_emptied_loss_is_none(page: StrategyPage, workspace: Workspace, draft: Strategy) -> None:
    row = workspace.strategy.add(
        Risk(id=StrategyRowId(new_id()), strategy_id=draft.id, event="Oven", likelihood=10, loss=Money(300_00, "EUR"))
    )
    page.select(row.id)
    page.edit_row()
    type_into(page, "loss", " ")
    assert workspace.records.get(Risk, row.id).loss == Money.zero("EUR")


def test_f8_walks_what_is_open(page: StrategyPage, workspace: Workspace, draft: Strategy) -> None:
    goal = a_goal(workspace, draft, why="x")
    assert page.shown is not None
    first = [each.part for each in page.shown.open_things]
    seen = []
    for _turn in first:
        run(page, "next_open")
        assert page.looked_at is not None
        seen.append(page.looked_at)
        if page.looked_at.row is not None:
            assert page.row is not None
            assert page.details.open_things.text()
    assert [each.part for each in seen] == first
    assert goal in [each.row for each in seen]
    run(page, "next_open")
    assert page.looked_at == seen[0]


def test_goals_that_all_sell_are_called_so_until_one_does_not(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    a_goal(workspace, draft, task=Task.SALES)
    assert "All goals are about leads or sales" in page.view.lacking.text()
    assert "one channel" in page.view.below[Part.GOALS].text()
    a_goal(workspace, draft, "Known in Vake", task=Task.AWARENESS)
    assert "All goals" not in page.view.lacking.text()


def test_risks_are_added_up(page: StrategyPage, workspace: Workspace, draft: Strategy) -> None:
    page.open_part(Part.RISKS.value)
    for likelihood, loss in ((10, 30_000), (25, 8_000), (5, 120_000)):
        row = Risk(id=StrategyRowId(new_id()), strategy_id=draft.id, likelihood=likelihood, loss=Money.of(loss, "EUR"))
        workspace.strategy.add(row)
    told_below = page.view.below[Part.RISKS].text()
    for each in ("€11,000.00", "35.9%", "€158,000.00"):
        assert each in told_below
    # of all parts it is told at a glance
    table = page.body.list.table
    told = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    assert "11  Risks · €11,000 exp." in told


def test_a_correction_says_week_by_week_why_it_is_not_judged(
    page: StrategyPage, workspace: Workspace, draft: Strategy, client: Client
) -> None:
    """The last two complete weeks begin on 2 and 9 November: the first is known but for three days."""
    row = Correction(id=StrategyRowId(new_id()), strategy_id=draft.id, metric="leads", threshold=100, weeks=2)
    workspace.strategy.add(row)
    days = [Period(date(2026, 11, day), date(2026, 11, day + 1)) for day in range(2, 6)]
    cells = [Cell(account_id=None, period=day, metric="leads", figure=2) for day in days]
    workspace.results.type_figures(client.id, cells)
    page.select(row.id)
    page.edit_row()
    why = dict(page.details.why.parts)
    assert why["How it stands"] == "not known: data are missing"
    assert why["The last complete weeks"].splitlines() == [
        "2 Nov 2026 – 8 Nov 2026: 4 of 7 days known, too few to go by",
        "9 Nov 2026 – 15 Nov 2026: nothing is known",
    ]
    workspace.strategy.handle(row.id, date(2026, 11, 12))
    page.edit_row()
    assert dict(page.details.why.parts)["How it stands"] == "waits for later weeks"
    (shown,) = told(page)
    assert "waits for later weeks" in shown


def test_a_goal_and_a_correction_name_the_network_that_they_are_of(
    page: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    a_goal(workspace, draft, network=Network.TIKTOK, metric="views")
    row = Correction(
        id=StrategyRowId(new_id()), strategy_id=draft.id, metric="comments", network=Network.TIKTOK, threshold=30
    )
    workspace.strategy.add(row)
    for part, words in ((Part.GOALS, "Views, TikTok"), (Part.CORRECTIONS, "Comments, TikTok below 30: 3 weeks")):
        page.open_part(part.value)
        figures = page.view.tables[part].as_table()
        assert figures is not None
        assert words in next(iter(figures.rows))
