"""The whole circle by the keyboard alone: two goals with their KPI are agreed on, figures come, a report goes out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from smmdesk.domain.planning.named import Part, StrategyStatus
from smmdesk.domain.planning.report import TEXTS, Report
from smmdesk.domain.strategy.records import Goal, Kpi, Strategy
from smmdesk.domain.strategy.versions import mark
from ui.pages import PAGES
from ui.results.page import ResultsPage
from ui.results.report.draft import Draft
from ui.strategy.page import StrategyPage

from .figures import PLANNED_POSTS, bring_in, desk_with_posts, link, publications, three_files, two_months_ago

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from ui.widgets.forms.editor import Editor

    from .conftest import Person

KEYS, RESULTS = (f"Ctrl+{[*PAGES].index(page) + 1}" for page in ("strategy", "results"))


def test_from_goals_to_a_report_by_the_keyboard_alone(
    start: Callable[..., Person], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = three_files(home)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: (files, ""))
    person = start(desk_with_posts(home / "desk"))
    person.come_to_the_front()
    agree_on_two_goals(person)
    person.press(RESULTS)
    bring_in(person)
    person.press("Alt+Left", "Alt+Left")
    link(person)
    issue_report(person)
    (report,) = person.workspace.records.all(Report)
    assert report.unwritten == []
    assert report.issued_on == person.workspace.today()
    (version,) = person.workspace.records.all(Strategy)
    assert report.strategy_id == version.id
    paper = json.loads(report.frozen)["body"]
    assert [(goal["name"], [kpi["plan"] for kpi in goal["kpis"]]) for goal in paper["goals"]] == [
        ("1.1 Orders", ["40"]),
        ("1.2 Known in Vake", ["5,600"]),
    ]
    # what was brought in is on it, beside the strategy that it goes by
    assert mark(person.workspace.strategy.sheet(version.id)) in paper["mark"]
    assert len(paper["posts"]["best"]) == 5
    told = " ".join(paper["answer"]["done"])
    assert f"Networks tell of {len(publications(two_months_ago()))} posts" in told
    assert f"{PLANNED_POSTS} of the planned ones" in told


def agree_on_two_goals(person: Person) -> None:
    person.press(KEYS, "Return")
    person.type("Twenty orders a week")
    person.press("Return")
    page = person.page(StrategyPage)
    type_first_day(person, page)
    for name, metric, target in (("Orders", "Leads", "40"), ("Known in Vake", "Followers", "5600")):
        add_goal(person, page, name, metric, target)
    person.press("Alt+PgDown")
    for plan in ("40", "5600"):
        person.press("Ctrl+N")
        person.tab_on_to(field(page, "plan"))
        person.type(plan)
        person.press("Tab")
    person.press("Esc", "Ctrl+K")
    person.type("Put in force")
    person.press("Return")
    (version,) = person.workspace.records.all(Strategy)
    assert (version.status, version.business_goal) == (StrategyStatus.IN_FORCE, "Twenty orders a week")
    goals = {each.id: each for each in person.workspace.records.all(Goal)}
    assert {(each.name, each.metric, each.target) for each in goals.values()} == {
        ("Orders", "leads", 40),
        ("Known in Vake", "followers", 5600),
    }
    kpis = person.workspace.records.all(Kpi)
    assert {each.goal_id for each in kpis} == goals.keys()
    assert sorted(next(iter(each.plan.values())) for each in kpis) == [40, 5600]
    assert page.part == Part.KPI
    assert person.sees("make version 2 to change it")


def type_first_day(person: Person, page: StrategyPage) -> None:
    """The strategy is of the month whose report goes out."""
    person.press("Ctrl+K")
    person.type("About this version")
    person.press("Return")
    person.tab_on_to(field(page, "starts"))
    person.type(f"{two_months_ago().start:%d.%m.%Y}")
    person.press("Tab", "Esc")


def issue_report(person: Person) -> None:
    """Begun, written beside its figures, and gone out: nothing is asked, for no text is empty."""
    person.press(RESULTS, "Ctrl+R")
    page = person.page(ResultsPage)
    assert page.reports is not None
    person.tab_on_to(page.reports.add_button)
    person.press("Space")
    (item,) = page.reports.items()
    assert isinstance(item.body, Draft)
    # of the month that the files are of
    for name, day in (("starts", two_months_ago().start), ("ends", two_months_ago().last)):
        person.tab_on_to(item.body.head.editor(name))
        person.press("Ctrl+A")
        person.type(f"{day:%d.%m.%Y}")
        person.press("Tab")
    for name in TEXTS:
        person.tab_on_to(item.body.texts[name].form)
        person.type("Honey")
    person.tab_on_to(item.issue_button)
    person.press("Space")


def add_goal(person: Person, page: StrategyPage, name: str, metric: str, target: str) -> None:
    person.press("Ctrl+N")
    person.type(name)
    person.tab_on_to(field(page, "metric"))
    person.type(metric)
    person.press("Return")
    person.tab_on_to(field(page, "target"))
    person.type(target)
    person.press("Tab")


def field(page: StrategyPage, name: str) -> Editor:
    assert page.details.form is not None
    return page.details.form.editor(name)
