"""The page as a whole: whose it is, which one, what it teaches, how it looks in every language and theme."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea

from smmdesk.domain.comparing.ranking import Part
from smmdesk.domain.comparison import Comparison, Criterion, Offer, Way
from smmdesk.services.comparison_defaults import FIRST_WAYS
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.speech.language import LANGUAGES, Language
from tests.every import every
from ui.comparison.figure_list import FigureList
from ui.comparison.page import ComparisonPage
from ui.comparison.results import CHANGES, WHY
from ui.comparison.views import OFFERS, PROFILE, QUESTIONS, REASONS, WEIGHTS
from ui.shell.sharing import print_page
from ui.style.theme import Scheme, use_scheme
from ui.widgets import tips
from ui.widgets.empty_page import EmptyPage
from ui.widgets.figures import copy_figures, figures_of
from ui.widgets.forms.editor import TypedLine
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.comparison.conftest import Make
    from ui.comparison.page import ComparisonPage
    from ui.shell.context import Said

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def test_without_clients_it_asks_for_one_first(make: Make, workspace: Workspace) -> None:
    page = make(workspace)
    assert page.sheet is None
    assert "Add a client first" in words_of(page)


def test_the_empty_page_teaches_and_one_click_begins(make: Make, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.clients.add("Bakery")
    page = make(workspace)  # one client only, so that nobody has to be chosen
    [empty] = [each for each in page.findChildren(EmptyPage) if each.isVisible()]
    assert any("seven ways" in words for words in words_of(page))
    begin = next(each for each in empty.findChildren(QPushButton) if each.text() == "New comparison")
    qtbot.mouseClick(begin, LEFT)
    begun = page.sheet
    assert begun is not None
    assert len(begun.offers) == len(FIRST_WAYS)
    assert begun.comparison.review_on is not None
    page.context.undo()
    assert page.sheet is None
    assert empty.isVisible()


def test_ctrl_n_begins_with_what_can_be_paid(page: ComparisonPage, qtbot: QtBot) -> None:
    before = page.sheet
    qtbot.keyClick(page, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.sheet is not None
    assert before is not None
    assert page.sheet.comparison.id != before.comparison.id
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Can be paid a month, ads included"


def test_all_clients_means_choosing_one(make: Make, example: Workspace, qtbot: QtBot) -> None:
    page = make(example)
    assert page.choice.isVisible()
    page.choice.setFocus()
    qtbot.keyClicks(page.choice.list.line, "balcony")
    qtbot.keyClick(page.choice.list.line, Key.Key_Return)
    assert page.context.client_id is not None
    assert page.sheet is not None
    assert page.results.isVisible()
    assert not page.choice.isVisible()


def test_several_comparisons_are_told_apart_by_name(page: ComparisonPage, qtbot: QtBot) -> None:
    assert not page.picker.isVisible()
    assert page.sheet is not None
    first = page.sheet.comparison
    page.context.commands.run("comparison.new")
    assert page.picker.isVisible()
    assert [page.picker.itemText(row) for row in range(2)] == ["Comparison 1", "Comparison 2"]
    assert page.picker.currentText() == "Comparison 2"
    name = page.offers.about.editor("name")
    assert isinstance(name, TypedLine)
    qtbot.keyClicks(name.line, "Before the season")
    qtbot.keyClick(name.line, Key.Key_Return)
    assert page.picker.currentText() == "Before the season"

    page.picker.setFocus()
    qtbot.keyClick(page.picker, Key.Key_Up)
    assert page.sheet.comparison.id == first.id


def test_a_comparison_is_removed_without_a_question_and_comes_back(page: ComparisonPage, said: list[Said]) -> None:
    page.context.commands.run("comparison.remove")
    removed = page.sheet
    assert removed is None
    assert (said[0].sentence, said[0].action) == ("Removed the comparison", "Undo")
    page.context.undo()
    assert page.sheet is not None
    assert len(page.sheet.offers) == len(FIRST_WAYS)


def test_the_example_shows_who_works_for_the_client_now(make: Make, example: Workspace) -> None:
    page = make(example, client=example.clients.list()[0].id)
    assert any(line.startswith("In-house specialist: Ruth Ashdown") for line in page.results.ranking.spoken())
    assert page.results.answer.assumed.text().startswith("Still ours: 6 of 7 prices, ")


def test_a_comparison_found_elsewhere_is_shown_with_its_client(make: Make, example: Workspace) -> None:
    page = make(example)
    wanted = example.records.all(Comparison)[-1]
    page.select(wanted.id)
    assert page.sheet is not None
    assert (page.sheet.comparison.id, page.context.client_id) == (wanted.id, wanted.client_id)
    heard: list[Said] = []
    page.context.said.connect(heard.append)
    page.select("gone")
    assert heard[0].problem


def test_what_is_for_and_against_opens_on_demand(page: ComparisonPage, qtbot: QtBot) -> None:
    assert page.sheet is not None
    page.offers.grid.select(next(each.id for each in page.sheet.offers if each.way is Way.AGENCY))
    page.context.commands.run("offer.reasons")
    assert page.view == REASONS
    told = "These points follow an article of 2018–2019 by an agency, which competes with freelancers."
    assert (page.reasons.told_by.isVisible(), page.reasons.told_by.text()) == (True, told)
    fold = page.reasons.folds[Way.AGENCY]
    assert fold.is_open
    qtbot.waitUntil(lambda: any("ill or away is replaced from the team" in words for words in words_of(page)))
    other = page.reasons.folds[Way.DEPARTMENT]
    assert not other.is_open
    qtbot.keyClick(other.header, Key.Key_Return)
    qtbot.waitUntil(lambda: any("dearest way" in words for words in words_of(page)))
    assert page.current_offer is None
    assert not page.context.commands.action("offer.remove").isEnabled()


def test_the_radar_is_drawn_when_somebody_looks(page: ComparisonPage, qtbot: QtBot) -> None:
    before = page.profile.chart.chart
    assert before is None
    page.open_view(PROFILE)
    qtbot.waitUntil(lambda: page.profile.chart.chart is not None)
    chart = page.profile.chart.chart
    assert chart is not None
    assert chart.rows[0][0] == "Criterion"
    assert len(chart.rows) == 1 + len(Criterion)
    assert page.sheet is not None
    page.context.workspace.comparison.set_weight(page.sheet.comparison.id, Criterion.COST, 1500)
    assert page.profile.chart.chart is chart


def test_pointing_at_a_part_of_a_cost_tells_its_money(page: ComparisonPage, qtbot: QtBot) -> None:
    costs = page.results.costs
    rect, part = costs.segments(0)[0]
    assert part is Part.FEE
    assert costs.words_at(rect.x() + 2, rect.y() + 2) == "Agency, Price or salary: €15,600"
    assert costs.words_at(rect.x() + 2, rect.bottom() + 4) == ""
    place = QPoint(int(rect.x()) + 2, int(rect.y()) + 2)
    QApplication.sendEvent(costs, QHelpEvent(QHelpEvent.Type.ToolTip, place, costs.mapToGlobal(place)))
    copy_figures(costs)
    head, first = [*csv.reader(QApplication.clipboard().text().splitlines(), "excel-tab")][:2]
    assert head[:2] == ["Way", "Price or salary"]
    assert (first[0], first[-1]) == ("Agency", "≈ €16,500")
    costs.copy_picture()
    assert not QApplication.clipboard().pixmap().isNull()


@pytest.mark.parametrize("tab", [WHY, CHANGES])
def test_lists_of_figures_are_copied_as_they_are_heard(page: ComparisonPage, tab: str, qtbot: QtBot) -> None:
    page.results.open_tab(tab)
    qtbot.waitUntil(lambda: not page.results.changes.looking.isVisible(), timeout=20_000)
    lists = [each for each in page.results.findChildren(FigureList) if each.isVisible()]
    assert lists
    for each in lists:
        figures = figures_of(each)
        assert figures is not None
        assert every(figures.heads)
        assert [", ".join(row) for row in figures.rows] == each.spoken()
        assert {len(row) for row in figures.rows} == {len(figures.heads)}


def test_formulas_stand_behind_their_sign(page: ComparisonPage, qtbot: QtBot) -> None:
    sign = next(
        each
        for each in page.results.findChildren(QAbstractButton)
        if each.accessibleName() == "How this is worked out: What it costs in all"
    )
    qtbot.mouseClick(sign, LEFT)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert any("−ln(1 − chance a year)" in each.text() for each in popup.findChildren(Label))
    popup.close()


def test_it_is_printed_as_it_is(page: ComparisonPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Wish, dict[str, str]]] = []
    monkeypatch.setattr(
        "ui.shell.printing.open_print", lambda _context, wish, *_others, **names: asked.append((wish, names))
    )
    print_page(page)
    [(wish, names)] = asked
    assert page.sheet is not None
    assert wish.record == page.sheet.comparison.id
    assert OUTPUTS[wish.output].titled(page.language, **names) == "Who runs it: Bakery"


def test_every_control_has_a_name(page: ComparisonPage) -> None:
    for view in (OFFERS, QUESTIONS, WEIGHTS, REASONS, PROFILE):
        page.open_view(view)
        for each in page.findChildren(QAbstractButton):
            assert each.accessibleName() or each.text() or not each.isVisible(), each.parentWidget()


def test_others_changes_are_followed_only_when_they_concern_it(
    page: ComparisonPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[None] = []
    monkeypatch.setattr(page, "read", lambda: read.append(None))
    page.context.changed.emit(frozenset(("post", "budget")))
    assert not read
    page.context.changed.emit(frozenset(("offer",)))
    assert len(read) == 1
    page.hide()
    page.context.changed.emit(frozenset(("offer",)))
    assert len(read) == 1
    page.show()
    assert len(read) == 2


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_view_opens_in_every_language_and_theme(
    make: Make, example: Workspace, code: str, scheme: Scheme, qapp: QApplication
) -> None:
    use_scheme(qapp, scheme)
    page = make(example, client=example.clients.list()[0].id, code=code, size=(968, 566))
    for view in (OFFERS, QUESTIONS, WEIGHTS, REASONS, PROFILE):
        page.open_view(view)
        QApplication.processEvents()
    for tab in ("costs", "why", "changes"):
        page.results.open_tab(tab)
        QApplication.processEvents()
        inner = page.results.widget()
        assert inner is not None
        assert inner.width() <= page.results.viewport().width()
    assert not page.grab().isNull()


@pytest.mark.parametrize("size", [(968, 566), (1240, 820), (2200, 1300)])
def test_nothing_is_cut_off_at_the_side(make: Make, example: Workspace, size: tuple[int, int]) -> None:
    page = make(example, client=example.clients.list()[0].id, size=size)
    for view in (OFFERS, QUESTIONS, WEIGHTS, REASONS):
        page.open_view(view)
        QApplication.processEvents()
        shown = page._stack.currentWidget()  # noqa: SLF001  # the view itself, not what lies in it
        assert isinstance(shown, QScrollArea)
        inner = shown.widget()
        assert inner is not None
        assert inner.width() <= shown.viewport().width()


def test_user_words_are_never_markup(page: ComparisonPage) -> None:
    assert page.sheet is not None
    page.context.workspace.records.change(Offer, page.sheet.offers[0].id, name="<b>bold</b>")
    assert "<b>bold</b>" in "".join(page.results.ranking.spoken())
    named = page.offers.grid.model_of_offers.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert named == tips.plain("Agency: <b>bold</b>")
    assert every(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text())


def test_the_answer_keeps_up_with_a_moving_slider_and_is_kept_once_it_rests(page: ComparisonPage) -> None:
    page.open_view(WEIGHTS)
    page.weights.twelve.open()
    workspace = page.context.workspace
    slider = page.weights.sliders[Criterion.COST]
    assert page.sheet is not None
    kept = page.sheet.comparison.weights
    told = set()
    slider.setSliderDown(True)
    for percent in range(15, 95, 5):
        slider.setSliderPosition(percent)
        QApplication.processEvents()
        told.add(tuple(page.results.ranking.spoken()))
        assert workspace.comparison.sheet(page.sheet.comparison.id).comparison.weights == kept
    assert len(told) > 5
    slider.setSliderDown(False)
    assert workspace.comparison.sheet(page.sheet.comparison.id).comparison.weights != kept


def words_of(page: ComparisonPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_of_the_answer_is_cut(
    code: str, make: Make, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """At the narrowest window: what is painted by hand wraps rather than ends in dots."""
    workspace.make_example(code)
    cut: list[str] = []

    class Watched(QFontMetrics):
        def elidedText(self, text: str, *rest: Any) -> str:
            shown = super().elidedText(text, *rest)
            cut.extend([text] if shown != text else [])
            return shown

    monkeypatch.setattr(QPainter, "fontMetrics", lambda painter: Watched(painter.font()))
    page = make(workspace, client=workspace.clients.list()[0].id, code=code, size=(1024 - 52, 560))
    page.results.open_tab(CHANGES)
    qtbot.waitUntil(lambda: not page.results.changes.looking.isVisible(), timeout=20_000)
    page.results.grab()
    for part in (page.results.ranking, page.results.changes.weights, page.results.changes.shares):
        part.grab()
    ways = {Language(code).word(way) for way in Way}
    assert not [words for words in cut if words.partition(":")[0] in ways]
