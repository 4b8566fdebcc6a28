"""The client's report: begun, written beside its figures, issued, and what it is afterwards."""

from __future__ import annotations

from datetime import date, timedelta
from threading import Event, get_ident
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Section, Task
from smmdesk.domain.planning.report import Report
from smmdesk.domain.results.posts import best_of
from smmdesk.domain.strategy.records import Correction, Goal, Kpi
from smmdesk.services.results import Cell
from ui.results.report import view as view_module
from ui.results.report.draft import Draft
from ui.results.report.issued import Issued
from ui.results.report.view import ReportsView
from ui.shell.printing import PrintDialog
from ui.shell.sharing import print_page

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from smmdesk.documents.reporting.facts import ReportFacts
    from smmdesk.domain.ids import ReportId
    from smmdesk.workspace import Workspace
    from tests.ui.results.conftest import Make
    from ui.results.page import ResultsPage
    from ui.results.report.item import ReportItem

OCTOBER = Period.month(2026, 10)


def reports(page: ResultsPage) -> ReportsView:
    page.open_view("report")
    view = page.views["report"]
    assert isinstance(view, ReportsView)
    return view


def begun(page: ResultsPage) -> ReportItem:
    page.context.commands.run("report.new")
    return opened(page)


def opened(page: ResultsPage) -> ReportItem:
    view = page.views["report"]
    assert isinstance(view, ReportsView)
    [found] = [item for item in view.items() if item.fold.is_open]
    return found


def draft(item: ReportItem) -> Draft:
    assert isinstance(item.body, Draft)
    return item.body


def write(page: ResultsPage, **texts: str) -> None:
    """As somebody types, and goes on."""
    for name, words in texts.items():
        [field] = draft(opened(page)).texts[name].form.findChildren(QPlainTextEdit)
        field.setFocus()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Tab)


def kept(page: ResultsPage) -> Report:
    [found] = page.context.workspace.records.all(Report)
    return found


def settle(page: ResultsPage) -> None:
    """Until what is read beside the window is there."""
    wait_for(lambda: not page.context.background.jobs())


def wait_for(is_there: Callable[[], bool]) -> None:
    for _moment in range(6000):
        if is_there():
            return
        QTest.qWait(10)
    raise TimeoutError


def figures(page: ResultsPage, name: str) -> dict[str, str]:
    settle(page)
    return dict(draft(opened(page)).texts[name].figures.parts)


def planned(workspace: Workspace) -> None:
    """A strategy of which the leads are behind, and a correction is due."""
    client = workspace.clients.list()[0]
    begun = workspace.strategy.start(client.id, "More orders")
    row: dict[str, Any] = {"strategy_id": begun.id}
    goal = Goal(
        id=StrategyRowId("goal"),
        name="Known in Vake",
        task=Task.LEADS,
        metric="leads",
        target=9000,
        deadline=date(2026, 12, 31),
        **row,
    )
    workspace.strategy.add(goal)
    workspace.strategy.add(Kpi(id=StrategyRowId("kpi"), goal_id=goal.id, metric="leads", plan={"2026-10": 900}, **row))
    workspace.strategy.add(
        Correction(id=StrategyRowId("due"), metric="leads", threshold=900, weeks=1, action="Ask guests", **row)
    )
    workspace.strategy.put_in_force(begun.id, date(2026, 9, 1))


def test_without_a_report_it_says_what_one_is_and_begins_that_of_the_last_full_month(page: ResultsPage) -> None:
    view = reports(page)
    assert view.empty.isVisible()
    view.add_button.click()
    assert not view.empty.isVisible()
    item = opened(page)
    assert item.report.period == OCTOBER
    assert item.fold.header.text() == "October 2026"
    assert item.fold.header.accessibleDescription() == "draft, 4 texts are empty"
    assert draft(item).head.editor("starts").isAncestorOf(page.focusWidget())
    page.context.commands.run("report.new")
    assert opened(page).report.period == page.context.period
    assert len(view.items()) == 2


def test_each_text_stands_beside_the_figures_that_it_comments(november: Workspace, page: ResultsPage) -> None:
    planned(november)
    begun(page)
    assert "plan 900" in figures(page, "summary")["Leads"]
    assert any(name.startswith("Best · ") for name in figures(page, "learnt"))
    assert figures(page, "next_steps")["Correction is due: Leads"] == "Ask guests"
    assert "plan 900" in figures(page, "next_steps")["Leads"]
    assert figures(page, "asked_of_client")["Facebook · @here"] == "9 of 31 days"
    shown = draft(opened(page)).texts["summary"].figures
    assert shown.as_table() is not None
    assert shown.spoken()[1].startswith("Leads: ")


def test_what_there_is_nothing_of_says_so(make: Make, november: Workspace) -> None:
    page = make(november, client=november.clients.list()[0].id)
    begun(page)
    assert figures(page, "learnt") == {"": "Too few posts to rank."}
    assert figures(page, "next_steps") == {"": "No correction is due, and no key figure is behind its plan."}


def test_texts_and_settings_are_saved_as_they_are_left_and_undone(page: ResultsPage) -> None:
    item = begun(page)
    write(page, summary="A month of honey.")
    assert kept(page).summary == "A month of honey."
    assert item.fold.header.accessibleDescription() == "draft, 3 texts are empty"
    [chip] = [each for each in draft(item).head.findChildren(QPushButton) if each.text() == "Money"]
    chip.click()
    assert kept(page).sections == tuple(each for each in Section if each is not Section.MONEY)
    page.context.undo()
    page.context.undo()
    assert kept(page).summary == ""
    assert draft(item).texts["summary"].form.editor("summary").words() == ""


def test_other_days_have_other_figures_beside_them(page: ResultsPage) -> None:
    item = begun(page)
    before = figures(page, "summary")
    page.context.workspace.records.change(Report, item.report.id, starts=date(2026, 10, 10))
    assert figures(page, "summary")["Leads"] != before["Leads"]
    assert item.fold.header.text() == "10 Oct 2026 – 31 Oct 2026"


def test_figures_are_read_beside_the_window(page: ResultsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    read_in: list[int] = []
    whole = page.context.workspace.reports.facts

    def facts(report_id: ReportId) -> ReportFacts:
        read_in.append(get_ident())
        return whole(report_id)

    monkeypatch.setattr(page.context.workspace.reports, "facts", facts)
    item = begun(page)
    write(page, summary="Typed while they are read.")
    shown = draft(item).texts["summary"].figures
    settle(page)
    assert read_in
    assert get_ident() not in read_in
    assert dict(shown.parts)
    assert kept(page).summary == "Typed while they are read."


def test_a_draft_may_be_gone_when_its_figures_come(page: ResultsPage, qtbot: QtBot) -> None:
    item = begun(page)
    item.remove_button.click()
    settle(page)
    qtbot.wait(50)  # what is deleted later is deleted
    assert reports(page).items() == []


def test_that_figures_are_read_is_said_where_it_takes_long(page: ResultsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = Event()
    whole = page.context.workspace.reports.facts

    def facts(report_id: ReportId) -> ReportFacts:
        may_go_on.wait(60)
        return whole(report_id)

    monkeypatch.setattr(page.context.workspace.reports, "facts", facts)
    shown = draft(begun(page)).texts["learnt"].figures
    wait_for(lambda: bool(shown.parts))
    assert shown.spoken() == ["Reading the figures…"]
    may_go_on.set()
    settle(page)
    assert shown.spoken() != ["Reading the figures…"]


def test_what_is_empty_is_pointed_out_before_it_is_issued(page: ResultsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter((False, True))

    def answer(*given: Any, **_yes: str) -> bool:
        asked.append(given[3])
        return next(answers)

    monkeypatch.setattr(view_module, "ask", answer)
    item = begun(page)
    write(page, summary="Good.", learnt="Mornings.")
    item.issue_button.click()
    assert kept(page).issued_on is None
    page.context.commands.run("report.issue")
    assert kept(page).issued_on == date(2026, 11, 16)
    assert asked[0].startswith("2 texts are empty: “What we do next”, “What we need from you”.")
    assert not page.context.commands.can_run("report.issue")


def test_an_issued_one_is_words_and_says_which_figures_have_changed(page: ResultsPage) -> None:
    item = begun(page)
    write(page, summary="Good.", learnt="Mornings.", next_steps="Bake", asked_of_client="Nothing")
    item.issue_button.click()
    settle(page)
    body = item.body
    assert isinstance(body, Issued)
    assert item.fold.header.accessibleDescription() == "issued on 16 November 2026"
    assert body.told.parts[:2] == [("In short", "Good."), ("What we learnt", "Mornings.")]
    assert not body.changed.isVisible()
    assert not item.issue_button.isVisible()
    assert not item.remove_button.isVisible()
    day = Period(OCTOBER.start, OCTOBER.start + timedelta(days=1))
    cell = Cell(account_id=None, period=day, metric="leads", figure=500)
    page.context.workspace.results.type_figures(kept(page).client_id, [cell])
    settle(page)
    assert "Figures that have changed since this report was issued\nLeads: " in body.changed.text()
    page.context.undo()
    page.context.undo()
    assert draft(opened(page)).isVisible()
    assert kept(page).frozen == ""


def test_it_is_printed_from_the_page_in_its_own_language(page: ResultsPage, qtbot: QtBot) -> None:
    item = begun(page)
    page.context.workspace.records.change(Report, item.report.id, language="ka")
    item.print_button.click()
    page.context.commands.run("results.report")
    shown = print_page(page)
    assert isinstance(shown, PrintDialog)
    assert (shown.wish.output, shown.wish.record, shown.wish.language.code) == ("report", item.report.id, "ka")
    qtbot.waitUntil(lambda: not page.context.background.jobs(), timeout=20_000)
    page.open_view("overview")
    assert page.shared("report").record is None


def test_a_draft_is_removed_and_comes_back(page: ResultsPage) -> None:
    item = begun(page)
    item.remove_button.click()
    assert reports(page).items() == []
    page.context.undo()
    assert [each.report.period for each in reports(page).items()] == [OCTOBER]


def test_a_report_is_found_by_its_id(page: ResultsPage) -> None:
    report = page.context.workspace.reports.begin(page.context.workspace.clients.list()[0].id, OCTOBER)
    page.select(report.id)
    assert page.view == "report"
    assert opened(page).report.id == report.id


def test_in_little_room_figures_stand_below_their_text(page: ResultsPage, qtbot: QtBot) -> None:
    begun(page)
    one = draft(opened(page)).texts["summary"]
    qtbot.waitUntil(lambda: one.figures.mapTo(one, one.figures.rect().topLeft()).x() > one.form.width() > 200)
    page.resize(560, 640)
    qtbot.waitUntil(lambda: one.figures.mapTo(one, one.figures.rect().topLeft()).y() > one.form.height() - 1)
    assert one.width() <= 560


def test_the_newest_draft_is_open_for_who_comes(make: Make, november: Workspace) -> None:
    client = november.clients.list()[0].id
    for back in (2, 1):
        november.reports.begin(client, OCTOBER.moved(-back))
    page = make(november, client=client)
    reports(page)
    assert opened(page).report.period == OCTOBER.moved(-1)
    assert opened(page).report.ends - timedelta(days=1) == OCTOBER.start - timedelta(days=1)


def lines(page: ResultsPage) -> list[QLineEdit]:
    """In which somebody says why a post stands where it does."""
    settle(page)
    return [form.findChildren(QLineEdit)[0] for form in draft(opened(page)).whys.forms]


def test_why_a_post_is_ranked_so_is_said_under_what_the_figures_say_of_it(
    november: Workspace, page: ResultsPage
) -> None:
    planned(november)
    begun(page)
    named = [name for name in figures(page, "learnt") if name.startswith(("Best · ", "Weakest · "))]
    fields = lines(page)
    assert [field.accessibleName() for field in fields] == named
    first, *others = fields
    first.setFocus()
    QTest.keyClicks(first, "The cat is in it")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    [(post, words)] = kept(page).whys.items()
    assert words == "The cat is in it"
    assert [each.text() for each in lines(page)] == ["The cat is in it", *("" for _each in others)]
    facts = november.reports.facts(kept(page).id)
    assert best_of(facts.results.ripe).best[0] == post
    page.context.undo()
    assert not kept(page).whys
    assert lines(page)[0].text() == ""


def test_what_is_said_of_posts_is_read_where_the_report_was_issued(november: Workspace, page: ResultsPage) -> None:
    planned(november)
    begun(page)
    [first, *_others] = lines(page)
    first.setFocus()
    QTest.keyClicks(first, "The cat is in it")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    november.reports.issue(kept(page).id)
    page.refresh()
    body = opened(page).body
    assert isinstance(body, Issued)
    assert "The cat is in it" in dict(body.told.parts).values()


def test_a_line_on_a_post_is_there_again_before_its_figures_are(november: Workspace, page: ResultsPage) -> None:
    planned(november)
    begun(page)
    [first, *_others] = lines(page)
    first.setFocus()
    QTest.keyClicks(first, "The cat")
    typed = next(each for form in draft(opened(page)).whys.forms for each in form.unsaved())
    page.context.commands.run("report.new")
    page.reveal(typed)
    whys = draft(opened(page)).whys
    assert any(form.holds(typed) for form in whys.forms)
    settle(page)
    assert [form.holds(typed) for form in whys.forms].count(True) == 1
