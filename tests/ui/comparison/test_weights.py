"""Weights and scores: the answer follows the hand, and one movement is one step of undo."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider

from smmdesk.domain.clients import Client
from smmdesk.domain.comparison import Comparison, Criterion, Way, equal_weights
from smmdesk.domain.money import WHOLE, Money
from smmdesk.services.comparison_defaults import usual_weights
from smmdesk.speech.language import LANGUAGES
from smmdesk.storage.kinds import changing
from tests.ui.comparison.test_offers import editor_of, offer_of
from ui.comparison.acts import Acts
from ui.comparison.page import WEIGHTS, ComparisonPage
from ui.comparison.row_head import RowHead
from ui.widgets.forms.editor import Editor
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.comparison.conftest import Make
    from ui.comparison.weight_slider import WeightSlider

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def cost(page: ComparisonPage) -> WeightSlider:
    page.open_view(WEIGHTS)
    return page.weights.sliders[Criterion.COST]


def knob(slider: WeightSlider) -> QPoint:
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    part = QStyle.SubControl.SC_SliderHandle
    return slider.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, slider).center()


def kept(page: ComparisonPage) -> Comparison:
    assert page.sheet is not None
    return page.context.workspace.comparison.sheet(page.sheet.comparison.id).comparison


def percents(page: ComparisonPage) -> list[int]:
    shown = [label.text() for label in page.weights.findChildren(Label)]
    return [int(words.rstrip("%")) for words in shown if words.endswith("%")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_criteria_stand_on_one_line_in_a_large_window(code: str, make: Make, workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.comparison.start(client.id, workspace.today())
    page = make(workspace, client=client.id, code=code, size=(1768, 1003))
    page.open_view(WEIGHTS)
    labels = [head.label for head in page.weights.findChildren(RowHead)]
    assert len(labels) == len(Criterion)
    for label in labels:
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_the_answer_follows_a_dragged_slider_and_is_kept_when_it_is_let_go(
    page: ComparisonPage, cost: WeightSlider, qtbot: QtBot
) -> None:
    assert page.results.answer.text() == "First: By yourself, with a consultant"
    before = kept(page)
    place = knob(cost)
    qtbot.mousePress(cost, LEFT, pos=place)
    qtbot.mouseMove(cost, place + QPoint(30, 0))
    qtbot.mouseMove(cost, place + QPoint(45, 0))
    assert page.results.answer.text() == "First: Freelancer"
    assert kept(page) == before
    assert sum(percents(page)) == 100
    others = page.weights.sliders[Criterion.CONTROL].value()
    assert 100 * others < before.weights[Criterion.CONTROL]

    qtbot.mouseRelease(cost, LEFT, pos=place + QPoint(45, 0))
    after = kept(page)
    assert after.weights[Criterion.COST] == 100 * cost.value() > before.weights[Criterion.COST]
    assert sum(after.weights.values()) == WHOLE
    page.context.undo()
    assert kept(page) == before
    assert 100 * cost.value() == before.weights[Criterion.COST]
    assert page.results.answer.text() == "First: By yourself, with a consultant"


def test_keys_pressed_one_after_another_are_one_step(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    cost.setFocus()
    for _press in range(5):
        qtbot.keyClick(cost, Key.Key_Right)
    assert dict(zip(Criterion, percents(page), strict=True))[Criterion.COST] == 19
    assert kept(page).weights[Criterion.COST] == 1400
    page.weights.grid.setFocus()
    assert kept(page).weights[Criterion.COST] == 1900
    assert page.context.workspace.history.undoable() is changing(Comparison)
    page.context.undo()
    assert kept(page).weights[Criterion.COST] == 1400


def test_keys_are_kept_by_themselves_after_a_while(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    qtbot.keyClick(cost, Key.Key_PageUp)
    qtbot.waitUntil(lambda: kept(page).weights[Criterion.COST] == 1900, timeout=3000)


def test_the_wheel_belongs_to_the_page(cost: WeightSlider) -> None:
    place = cost.rect().center().toPointF()
    event = QWheelEvent(
        place,
        cost.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(cost, event)
    assert cost.value() == 14


def test_weights_can_be_made_equal_and_usual_again(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    assert not page.weights.usual_button.isEnabled()
    qtbot.mouseClick(page.weights.equal_button, LEFT)
    assert kept(page).weights == equal_weights()
    assert not page.weights.equal_button.isEnabled()
    assert sum(percents(page)) == 100
    qtbot.mouseClick(page.weights.usual_button, LEFT)
    assert kept(page).weights == usual_weights()
    page.context.commands.run("comparison.equal")
    page.context.commands.run("comparison.usual")
    assert kept(page).weights == usual_weights()


def test_scores_are_typed_by_the_keyboard_alone(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    grid = page.weights.grid
    grid.select(offer_of(page, Way.AGENCY).id, Criterion.CONTROL)
    grid.setFocus()
    for digits in ("10", "9"):  # control, then product knowledge
        qtbot.keyClicks(grid, digits[0])
        line = editor_of(grid).focusProxy()
        assert line is not None
        qtbot.keyClicks(line, digits[1:])
        qtbot.keyClick(line, Key.Key_Return)
        QApplication.processEvents()
    scores = offer_of(page, Way.AGENCY).scores
    assert (scores[Criterion.CONTROL], scores[Criterion.PRODUCT_KNOWLEDGE]) == (10, 9)

    grid.select(offer_of(page, Way.AGENCY).id, Criterion.CONTROL)
    grid.setFocus()
    qtbot.keyClick(grid, Key.Key_Delete)
    assert offer_of(page, Way.AGENCY).scores[Criterion.CONTROL] == 4


def test_a_score_is_stepped_by_the_arrows(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    grid = page.weights.grid
    grid.select(offer_of(page, Way.AGENCY).id, Criterion.CONTROL)
    grid.setFocus()
    qtbot.keyClick(grid, Key.Key_Return)
    (form,) = grid.forms()
    line = form.focusProxy()
    assert line is not None
    for key, score in ((Key.Key_Up, 5), (Key.Key_Up, 6), (Key.Key_Down, 5)):
        qtbot.keyClick(line, key)
        assert grid.forms() == [form]
        assert offer_of(page, Way.AGENCY).scores[Criterion.CONTROL] == score
    qtbot.keyClick(line, Key.Key_Return)
    assert grid.forms() == []


def test_a_score_above_ten_is_refused(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    grid = page.weights.grid
    grid.select(offer_of(page, Way.AGENCY).id, Criterion.CONTROL)
    grid.setFocus()
    qtbot.keyClicks(grid, "1")
    line = editor_of(grid).focusProxy()
    assert line is not None
    qtbot.keyClicks(line, "1")
    qtbot.keyClick(line, Key.Key_Return)
    assert line.property("wrong")
    assert offer_of(page, Way.AGENCY).scores[Criterion.CONTROL] == 4


def test_the_score_for_cost_is_computed_and_the_hint_tells_what_the_ends_mean(
    page: ComparisonPage, cost: WeightSlider, qtbot: QtBot
) -> None:
    grid = page.weights.grid
    grid.select(offer_of(page, Way.FREELANCER).id, Criterion.COST)
    grid.setFocus()
    qtbot.keyClicks(grid, "5")
    qtbot.keyClick(grid, Key.Key_Return)
    assert not grid.viewport().findChildren(Editor)
    assert any("Computed" in each.text() for each in page.weights.findChildren(Label) if each.isVisible())
    assert grid.model_of_offers.cell(grid.currentIndex()).text == "10.0"
    qtbot.keyClick(grid, Key.Key_Down)
    hint = "Control.  0: I learn about a post after it is out"
    assert any(each.text().startswith(hint) for each in page.weights.findChildren(Label) if each.isVisible())


def test_what_would_change_the_answer_follows(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    page.results.open_tab("changes")
    changes = page.results.changes
    assert changes.prices.spoken()[0] == "By yourself, with a consultant, €250, €860"
    assert "Freelancer, €340, not even free" in changes.prices.spoken()
    assert changes.weights.spoken()[0] == "Cost, 14%, \N{DOWNWARDS ARROW} 6%, In-house"
    assert changes.shares.spoken()[0].startswith("By yourself, with a consultant, 5")
    page.context.workspace.comparison.set_weight(kept(page).id, Criterion.COST, WHOLE)
    qtbot.waitUntil(lambda: changes.prices.spoken()[0].startswith("Freelancer, €340"))


def test_where_nothing_changes_the_answer_it_says_so(page: ComparisonPage, cost: WeightSlider) -> None:
    page.results.open_tab("changes")
    assert page.sheet is not None
    for offer in page.sheet.offers[1:]:
        Acts(page.context).remove_offer(offer)
    page.results.changes.reckon()
    assert page.results.changes.no_flip.isVisible()
    assert page.results.changes.prices.spoken() == ["Agency, €1,300, any price"]
    page.results.open_tab("why")
    assert "Two offers with a price are needed" in page.results.why.words.text()


def test_why_tells_gains_and_the_loss(page: ComparisonPage) -> None:
    page.results.open_tab("why")
    assert page.results.why.words.text() == "By yourself, with a consultant is 0.37 points ahead of In-house."
    assert page.results.why.reasons.spoken()[0] == "Cost, 6.0, 1.5, +0.63"
    assert page.results.why.reasons.spoken()[-1] == "Little load on the owner, 3.0, 7.0, \N{MINUS SIGN}0.32"
    assert page.results.why.rest.text() == "It saves €27,583.70 over 12 months."


def test_what_is_not_known_is_said_and_not_taken_for_a_price(make: Make, workspace: Workspace) -> None:
    """There is no rate for yen: neither a price nor the worth of an hour is known."""
    client = workspace.clients.add("Bakery")
    workspace.records.change(Client, client.id, currency="JPY")
    workspace.comparison.start(client.id, workspace.today())
    page = make(workspace, client=client.id)
    free = "The owner's hours count for nothing so far: enter what an hour is worth."
    assert page.results.caveat.text() == free
    assert page.sheet is not None
    workspace.records.change(Comparison, page.sheet.comparison.id, hour_value=Money(900, "JPY"))
    page.refresh()
    assert page.results.caveat.text() == ""


def test_offers_with_the_same_points_share_the_place(page: ComparisonPage) -> None:
    assert page.sheet is not None
    service, sheet = page.context.workspace.comparison, page.sheet
    page.context.workspace.records.change(Comparison, sheet.comparison.id, weights={Criterion.CONTROL: WHOLE})
    for offer in sheet.offers:
        service.set_score(offer.id, Criterion.CONTROL, 9 if offer.way in {Way.AGENCY, Way.FREELANCER} else 3)
    page.refresh()
    assert page.results.answer.text() == "Tied for first place: Agency, Freelancer"
    assert page.results.figures.text() == "9.0 of 10 points each"
    assert [line[0] for line in page.results.ranking.spoken()] == ["1", "1", "3", "3", "3", "3"]
    assert page.results.why.words.text() == "Agency and Freelancer have the same points."


def test_scores_shown_are_those_of_the_domain(page: ComparisonPage) -> None:
    assert page.sheet is not None
    first = page.sheet.ranks[0]
    assert first.score is not None
    assert Fraction(6) < first.score < Fraction(8)
    line = page.results.ranking.spoken()[0]
    assert line == "1. By yourself, with a consultant (Our assumption): 7.0, €9,501.80, €791.82 a month"
