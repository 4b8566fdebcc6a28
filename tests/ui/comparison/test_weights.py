"""Weights and scores: the answer follows the hand, and one movement is one step of undo."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider

from smmdesk.domain.comparison import CARDS, FIGURES, Card, Comparison, Criterion, Way, equal_weights
from smmdesk.domain.money import WHOLE
from smmdesk.services.comparison_defaults import usual_weights
from smmdesk.speech.language import LANGUAGES
from smmdesk.storage.kinds import changing
from tests.every import every
from tests.ui.comparison.test_offers import editor_of, offer_of
from ui.comparison.acts import Acts
from ui.comparison.row_head import RowHead
from ui.comparison.views import WEIGHTS
from ui.widgets.forms.editor import Editor
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.comparison.conftest import Make
    from ui.comparison.page import ComparisonPage
    from ui.comparison.weight_slider import WeightSlider

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def cost(page: ComparisonPage) -> WeightSlider:
    page.open_view(WEIGHTS)
    page.weights.twelve.open()
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
    """Of the twelve."""
    shown = [label.text() for head in page.weights.findChildren(RowHead) for label in head.findChildren(Label)]
    return [int(words.rstrip("%")) for words in shown if words.endswith("%")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_criteria_stand_on_one_line_in_a_large_window(code: str, make: Make, workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.comparison.start(client.id, workspace.today())
    page = make(workspace, client=client.id, code=code, size=(1768, 1003))
    page.open_view(WEIGHTS)
    page.weights.twelve.open()
    labels = [head.label for head in page.weights.findChildren(RowHead)]
    assert len(labels) == len(Criterion)
    for label in labels:
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_the_answer_follows_a_dragged_slider_and_is_kept_when_it_is_let_go(
    page: ComparisonPage, cost: WeightSlider, qtbot: QtBot
) -> None:
    assert page.results.answer.heading.text() == "First: By yourself"
    before = kept(page)
    place = knob(cost)
    qtbot.mousePress(cost, LEFT, pos=place)
    qtbot.mouseMove(cost, place - QPoint(5, 0))
    qtbot.mouseMove(cost, place - QPoint(40, 0))
    assert page.results.answer.heading.text() == "First: In-house department"
    assert kept(page) == before
    assert sum(percents(page)) == 100
    others = page.weights.sliders[Criterion.CONTROL].value()
    assert 100 * others > before.weights[Criterion.CONTROL]

    qtbot.mouseRelease(cost, LEFT, pos=place - QPoint(40, 0))
    after = kept(page)
    assert after.weights[Criterion.COST] == 100 * cost.value() < before.weights[Criterion.COST]
    assert sum(after.weights.values()) == WHOLE
    page.context.undo()
    assert kept(page) == before
    assert 100 * cost.value() == before.weights[Criterion.COST]
    assert page.results.answer.heading.text() == "First: By yourself"


def test_a_card_moves_its_criteria_together(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    before, card = kept(page), page.weights.cards[Card.QUALITY]
    assert card.slider.value() == 48
    card.slider.setFocus()
    for _press in range(6):
        qtbot.keyClick(card.slider, Key.Key_Right)
    page.weights.grid.setFocus()
    after = kept(page)
    assert sum(after.weights[name] for name in CARDS[Card.QUALITY]) == 5400
    assert sum(after.weights.values()) == WHOLE
    # within a card, and outside of it, all in the proportion that they had
    for one, other in ((Criterion.RANGE_OF_SKILLS, Criterion.TECHNICAL_DEPTH), (Criterion.COST, Criterion.CONTROL)):
        ratio = before.weights[one] / before.weights[other]
        assert after.weights[one] / after.weights[other] == pytest.approx(ratio, rel=0.01)
    assert sum(each.slider.value() for each in page.weights.cards.values()) == 100
    page.context.undo()
    assert kept(page) == before
    assert card.slider.value() == 48


def test_the_answer_follows_a_card_before_it_is_kept(page: ComparisonPage, cost: WeightSlider) -> None:
    before, slider = kept(page), page.weights.cards[Card.MONEY].slider
    slider.setSliderDown(True)
    slider.setSliderPosition(0)
    assert page.results.answer.heading.text() == "First: In-house department"
    assert (kept(page), cost.value()) == (before, 0)
    slider.setSliderDown(False)
    assert kept(page).weights[Criterion.COST] == 0


def test_the_twelve_criteria_stand_behind_a_fold(page: ComparisonPage, qtbot: QtBot) -> None:
    page.open_view(WEIGHTS)
    assert not page.weights.grid.isVisible()
    assert every(card.isVisible() for card in page.weights.cards.values())
    qtbot.keyClick(page.weights.twelve.header, Key.Key_Space)
    assert page.weights.grid.isVisible()
    assert every(slider.isVisible() for slider in page.weights.sliders.values())


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
    assert grid.model_of_offers.cell(grid.currentIndex()).text == "2.0"  # €912 ÷ €4,640
    qtbot.keyClick(grid, Key.Key_Down)
    hint = "Control.  0: I learn about a post after it is out"
    assert any(each.text().startswith(hint) for each in page.weights.findChildren(Label) if each.isVisible())


def test_a_computed_score_is_grey_while_what_it_is_computed_from_is_ours(page: ComparisonPage) -> None:
    service, records = page.context.workspace.comparison, page.context.workspace.records
    agency = offer_of(page, Way.AGENCY)

    def inks() -> list[tuple[str, str]]:
        page.catch_up()
        grid, found = page.weights.grid, []
        for criterion in (Criterion.COST, Criterion.OWNER_LOAD):
            grid.select(agency.id, criterion)
            each = grid.model_of_offers.cell(grid.currentIndex())
            found.append((each.ink, each.heard))
        return found

    ours, given = ("muted", "our assumption"), ("text", "")
    assert inks() == [ours, ours]
    for name in FIGURES:
        service.confirm(agency.id, name)
    assert inks() == [given, ours]
    records.change(Comparison, kept(page).id, hours_a_week=40)
    assert inks() == [given, given]


def test_what_would_change_the_answer_follows(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    page.results.open_tab("changes")
    changes = page.results.changes
    qtbot.waitUntil(lambda: not changes.looking.isVisible(), timeout=20_000)
    assert "In-house department, ≈ €2,800, about €286" in changes.prices.spoken()
    assert "Freelancer, ≈ €340, not even free" in changes.prices.spoken()
    assert changes.weights.spoken()[0] == "Cost, 14%, ↓ 12%, In-house department"
    months, hour, now, *turns = changes.turns.text().splitlines()
    assert months == "Over any number of months the same way is first."
    assert hour == "Changes no place, but who is cheapest with own time, among those with a place:"
    assert now == "Now: Freelancer"
    assert turns[0].startswith("At about €")
    assert changes.shares.spoken()[0].startswith("By yourself, 2")
    page.context.workspace.comparison.set_weight(kept(page).id, Criterion.COST, WHOLE)
    # what was reckoned for other weights is out of sight at once
    assert changes.looking.isVisible()
    assert not changes.prices.isVisible()
    qtbot.waitUntil(lambda: not changes.looking.isVisible(), timeout=20_000)
    assert "In-house department, ≈ €2,800, not even free" in changes.prices.spoken()


def test_where_nothing_changes_the_answer_it_says_so(page: ComparisonPage, cost: WeightSlider, qtbot: QtBot) -> None:
    page.results.open_tab("changes")
    assert page.sheet is not None
    for offer in page.sheet.offers[1:]:
        Acts(page.context).remove_offer(offer)
    qtbot.waitUntil(lambda: not page.results.changes.looking.isVisible(), timeout=20_000)
    assert page.results.changes.no_flip.isVisible()
    assert page.results.changes.prices.spoken() == ["Agency, ≈ €1,300, any price"]
    page.results.open_tab("why")
    assert "Two offers within reach are needed" in page.results.why.words.text()


def test_why_tells_gains_and_the_loss_and_adds_up_to_the_lead(page: ComparisonPage) -> None:
    page.results.open_tab("why")
    assert page.results.why.words.text() == "By yourself is 0.13 points ahead of In-house department."
    told = page.results.why.reasons.spoken()
    assert told[0] == "Cost, ≈ €912, ≈ €44,500, +1.37"
    assert told[3] == "Range of skills, 3, 8, −0.50"
    gains = [Decimal(line.rpartition(", ")[2].replace("−", "-")) for line in told]
    assert sum(gains[:-1]) == gains[-1] == Decimal("0.13")


def test_offers_with_the_same_points_share_the_place(page: ComparisonPage) -> None:
    assert page.sheet is not None
    service, sheet = page.context.workspace.comparison, page.sheet
    page.context.workspace.records.change(Comparison, sheet.comparison.id, weights={Criterion.CONTROL: WHOLE})
    for offer in sheet.offers:
        service.set_score(offer.id, Criterion.CONTROL, 9 if offer.way in {Way.AGENCY, Way.FREELANCER} else 3)
    page.refresh()
    assert page.results.answer.heading.text() == "Tied for first place: Agency, Freelancer"
    points, *wanted = page.results.answer.words.text().splitlines()
    assert points == "9.0 of 10 points each"
    assert wanted[0] == "Say what can be paid a month, and cost is measured by it."
    assert [line[0] for line in page.results.ranking.spoken()] == ["1", "1", "3", "3", "3", "3", "3"]
    assert page.results.why.words.text() == "Agency and Freelancer have the same points."


def test_scores_shown_are_those_of_the_domain(page: ComparisonPage) -> None:
    assert page.sheet is not None
    first = page.sheet.ranks[0]
    assert first.score is not None
    assert Fraction(6) < first.score < Fraction(8)
    line = page.results.ranking.spoken()[0]
    assert line == "1. By yourself (100 hours a month): 7.1, ≈ €912, ≈ €76 a month"
