"""Who is heard how much: the view, its source, its figures that lead to mentions, and counts that are typed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.named import Source
from smmdesk.domain.reputation.records import VoiceCount
from ui.importing.dialog import ImportDialog
from ui.reputation import acts
from ui.reputation.voice_view import VoiceView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.clients import Client
    from smmdesk.domain.reputation.records import Brand, Mention
    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage

    Write = Callable[..., Mention]

NOVEMBER = Period.month(2026, 11)


@pytest.fixture
def rival(workspace: Workspace, client: Client) -> Brand:
    return workspace.reputation.add_brand(client.id, "Crumb Street")


@pytest.fixture
def view(page: ReputationPage, write: Write, rival: Brand) -> VoiceView:
    """Three of ours, one of them on a forum, and one of the rival there."""
    write(3, text="ours, a map", source=Source.MAP)
    write(4, text="ours, another map", source=Source.MAP)
    write(5, text="ours, a forum", source=Source.FORUM)
    write(6, text="theirs, a forum", source=Source.FORUM, brand_id=rival.id)
    page.open_view("voice")
    made = page.views.current
    assert isinstance(made, VoiceView)
    return made


def rows(view: VoiceView) -> dict[str, tuple[int, str]]:
    return {each.name: (each.count, each.share) for each in view.table.records()}


def shown(page: ReputationPage) -> list[str]:
    return sorted(each.text for each in page.table.records())


def test_parts_add_up_to_the_whole_and_the_title_says_what_is_found(view: VoiceView, qtbot: QtBot) -> None:
    assert rows(view) == {"Sweet Balcony": (3, "75.0%"), "Crumb Street": (1, "25.0%")}
    assert view.shares.text() == "Among watched brands: 75.0% (30.1–95.4%)"
    assert view.missing.text() == "Enter how many publications there were in the industry, or import them."
    qtbot.waitUntil(lambda: view.bar.chart is not None)
    assert view.bar.chart is not None
    finding = "75.0% of what names a watched brand is about Sweet Balcony; Crumb Street is heard about as much"
    assert view.bar.chart.title == finding
    assert view.bar.chart.rows[1:] == (("Sweet Balcony", "3", "75.0%"), ("Crumb Street", "1", "25.0%"))


def test_a_source_alone(view: VoiceView, page: ReputationPage) -> None:
    view.sources.activated.emit(view.sources.findText("Forum"))
    assert rows(view) == {"Sweet Balcony": (1, "50.0%"), "Crumb Street": (1, "50.0%")}
    view.why.click()
    assert shown(page) == ["ours, a forum"]
    assert page.details.told.lines.accessibleName() == "Share of voice, November 2026, Forum"


def test_each_brand_leads_to_the_mentions_it_counts(view: VoiceView, page: ReputationPage) -> None:
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    page.explain_current()
    assert shown(page) == ["theirs, a forum"]
    assert page.details.told.lines.accessibleName() == "Share of voice: Crumb Street"


def test_a_count_of_the_industry_is_typed(view: VoiceView, workspace: Workspace) -> None:
    view.counts.add_button.click()
    assert view.counts.refused.text() == "Type how many publications there were."
    view.counts.form.editor("publications").pick(20)
    view.counts.form.flush()
    view.counts.add_button.click()
    (made,) = workspace.records.all(VoiceCount)
    assert (made.brand_id, made.publications, made.starts, made.ends) == (None, 20, NOVEMBER.start, NOVEMBER.end)
    assert view.shares.text() == "Of the industry: 15.0% (5.2–36.0%) · Among watched brands: 75.0% (30.1–95.4%)"
    assert rows(view)["No brand that is watched"] == (16, "80.0%")
    assert view.missing.isHidden()
    assert view.counts.draft is not None
    assert view.counts.draft.publications is None


def test_the_same_is_counted_once(view: VoiceView, workspace: Workspace, client: Client) -> None:
    workspace.voice.add_count(client.id, NOVEMBER, 20)
    view.counts.form.editor("publications").pick(21)
    view.counts.form.flush()
    view.counts.add_button.click()
    assert [each.publications for each in workspace.records.all(VoiceCount)] == [20]


def test_a_count_is_changed_in_its_cell_and_removed(view: VoiceView, workspace: Workspace, client: Client) -> None:
    made = workspace.voice.add_count(client.id, NOVEMBER, 20, origin="Medialogia")
    table = view.counts.table
    assert [each.publications for each in table.records()] == [20]
    workspace.voice.change_count(made.id, publications=40)
    assert view.shares.text().startswith("Of the industry: 7.5%")
    table.select([made.id])
    assert view.counts.remove_button.isEnabled()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert workspace.records.all(VoiceCount) == []
    workspace.history.undo()
    assert [each.publications for each in workspace.records.all(VoiceCount)] == [40]


def test_a_count_is_found_by_its_id(
    page: ReputationPage, view: VoiceView, workspace: Workspace, client: Client
) -> None:
    made = workspace.voice.add_count(client.id, NOVEMBER, 20)
    page.open_view("mentions")
    page.select(made.id)
    assert page.views.current is view
    assert view.counts.table.selected() == [made]


def test_where_a_count_stands_in_place_of_mentions_it_is_what_a_figure_leads_to(
    page: ReputationPage, view: VoiceView, workspace: Workspace, client: Client, rival: Brand
) -> None:
    industry = workspace.voice.add_count(client.id, NOVEMBER, 20)
    theirs = workspace.voice.add_count(client.id, NOVEMBER, 9, brand_id=rival.id)
    workspace.voice.add_count(client.id, NOVEMBER.stepped(-1), 7, brand_id=rival.id)
    view.table.setFocus()
    view.table.select([rival.id])
    page.explain_current()
    assert shown(page) == []
    (step,) = page.details.told.steps
    step.click()
    assert page.views.current is view
    assert view.counts.table.selected() == [theirs]
    view.why.click()
    assert shown(page) == ["ours, a forum", "ours, a map", "ours, another map"]
    page.details.told.steps[0].click()
    assert view.counts.table.selected() == [industry]


def test_what_is_told_of_a_single_source_leads_to_the_counts_of_that_source(
    page: ReputationPage, view: VoiceView, workspace: Workspace, client: Client
) -> None:
    workspace.voice.add_count(client.id, NOVEMBER, 20)
    of_forums = workspace.voice.add_count(client.id, NOVEMBER, 5, source=Source.FORUM)
    view.sources.activated.emit(view.sources.findText("Forum"))
    view.why.click()
    (step,) = page.details.told.steps
    page.open_view("voice")
    view.sources.activated.emit(0)
    step.click()
    assert view.source is Source.FORUM
    assert view.counts.table.selected() == [of_forums]


def test_months_are_shown_with_their_range(view: VoiceView, write: Write, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.line.chart is not None)
    assert view.line.chart is not None
    found = view.line.chart.rows[1:]
    assert [row[0] for row in found][-2:] == ["October 2026", "November 2026"]
    assert found[-1][1] == "75.0% (30.1–95.4%)"
    assert found[-2][1] == "no data"
    assert date(2026, 6, 1) == view.voice.months[0].period.start if view.voice else False


def test_each_point_of_the_months_shows_what_it_counts(
    view: VoiceView, page: ReputationPage, write: Write, qtbot: QtBot
) -> None:
    """Those of its month, which is chosen above then: by a click, and by the keyboard, in a source or in all."""
    ours = write(1, text="ours, October", source=Source.MAP)
    page.context.workspace.reputation.change(ours.id, moment=LocalMoment(datetime(2026, 10, 20, 9, 0), "Asia/Tbilisi"))
    page.refresh()
    qtbot.waitUntil(lambda: view.line.chart is not None and len(view.line.chart.hints) == 2)
    view.line.pressed(0)
    assert page.context.period == Period.month(2026, 10)
    assert shown(page) == ["ours, October"]
    assert page.details.told.lines.accessibleName() == "Share of voice, October 2026"
    page.context.choose_period(NOVEMBER)
    page.open_view("voice")
    qtbot.waitUntil(lambda: view.line.chart is not None and len(view.line.chart.hints) == 2)
    view.line.setFocus()
    QTest.keyClick(view.line, Qt.Key.Key_End)
    QTest.keyClick(view.line, Qt.Key.Key_Return)
    assert shown(page) == ["ours, a forum", "ours, a map", "ours, another map"]
    page.open_view("voice")
    view.sources.activated.emit(view.sources.findText("Forum"))
    qtbot.waitUntil(lambda: view.line.chart is not None and len(view.line.chart.hints) == 1)
    view.line.pressed(0)
    assert shown(page) == ["ours, a forum"]


def test_files_of_counts_are_asked_for_and_dropped(view: VoiceView, page: ReputationPage, qtbot: QtBot) -> None:
    wanted: list[str] = []
    page.context.file_wanted.connect(wanted.append)
    view.counts.bring_in_button.click()
    assert wanted == ["voice"]
    acts.bring_in_these(page, [Path(__file__).parents[2] / "data" / "voice.csv"])
    read = page.context.window.findChild(ImportDialog)
    assert read is not None
    qtbot.waitUntil(lambda: not page.context.background.jobs() and bool(read.summary.text()))
    assert read.summary.text().startswith("3 counts will be added.")


def test_without_rivals_there_is_no_share(page: ReputationPage, write: Write) -> None:
    write(3, text="ours alone", source=Source.MAP)
    page.open_view("voice")
    view = page.views.current
    assert isinstance(view, VoiceView)
    assert view.finding.text() == "No share of voice: no rival is watched, and the industry is not known"
    assert view.bar.isHidden()
    assert view.line.isHidden()
    assert view.shares.text() == ""
    assert rows(view) == {"Sweet Balcony": (1, "")}
