"""Questions about an offer: what is answered sets its scores, what was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from smmdesk.domain.comparison import Criterion, Offer, Question, Reply, Way
from tests.ui.comparison.test_offers import offer_of
from ui.comparison.views import QUESTIONS, WEIGHTS
from ui.widgets.forms.choice import Combo
from ui.widgets.forms.unsaved import Unsaved

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.comparison.grid import OfferGrid
    from ui.comparison.page import ComparisonPage

Key = Qt.Key


@pytest.fixture
def grid(page: ComparisonPage) -> OfferGrid:
    """The grid of questions, the keyboard on whether the agency comes to the place."""
    page.open_view(QUESTIONS)
    grid = page.questions.grid
    grid.select(offer_of(page, Way.AGENCY).id, Question.PLACE)
    grid.setFocus()
    return grid


def live(page: ComparisonPage) -> int:
    return offer_of(page, Way.AGENCY).scores[Criterion.LIVE_CONTENT]


def told(grid: OfferGrid) -> str:
    return str(grid.model_of_offers.data(grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def combo(grid: OfferGrid) -> Combo:
    (found,) = grid.viewport().findChildren(Combo)
    return found


def test_an_answer_is_chosen_by_the_keyboard_and_the_score_follows(
    page: ComparisonPage, grid: OfferGrid, qtbot: QtBot
) -> None:
    assert live(page) == 2
    assert told(grid) == "Agency, Comes to the place?: Not asked yet"
    qtbot.keyClick(grid, Key.Key_Return)
    words = combo(grid).view()
    assert words.isVisible()  # the list opens at once
    qtbot.keyClick(words, Key.Key_Down)
    qtbot.keyClick(words, Key.Key_Return)
    qtbot.waitUntil(lambda: live(page) == 9)
    assert offer_of(page, Way.AGENCY).answers == {Question.PLACE: Reply.WELL}
    assert told(grid).endswith(": Is there all the time")
    page.context.undo()
    assert (live(page), offer_of(page, Way.AGENCY).answers) == (2, {})


def test_an_answer_is_chosen_by_the_mouse(page: ComparisonPage, grid: OfferGrid, qtbot: QtBot) -> None:
    place = grid.visualRect(grid.currentIndex()).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    box = combo(grid)
    row = box.view().visualRect(box.model().index(2, 0)).center()
    qtbot.mouseMove(box.view().viewport(), row + QPoint(1, 0))
    qtbot.mouseMove(box.view().viewport(), row)
    qtbot.wait(QApplication.doubleClickInterval() + 50)  # the list stays open while one reads
    qtbot.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, pos=row)
    qtbot.waitUntil(lambda: live(page) == 6)


def test_a_typed_score_stays_whatever_is_answered(page: ComparisonPage, grid: OfferGrid) -> None:
    service, offer = page.context.workspace.comparison, offer_of(page, Way.AGENCY)
    service.set_score(offer.id, Criterion.LIVE_CONTENT, 7)
    service.answer(offer.id, Question.PLACE, Reply.WELL)
    assert live(page) == 7
    page.open_view(WEIGHTS)
    page.weights.twelve.open()
    scores = page.weights.grid
    scores.select(offer.id, Criterion.LIVE_CONTENT)
    page.context.commands.run("offer.usual")
    assert live(page) == 9
    tip = scores.model_of_offers.cell(scores.currentIndex()).tip
    assert tip.startswith("By the answer to “Comes to the place?”: Is there all the time.")


def test_del_takes_the_answer_back(page: ComparisonPage, grid: OfferGrid, qtbot: QtBot) -> None:
    page.context.workspace.comparison.answer(offer_of(page, Way.AGENCY).id, Question.PLACE, Reply.WELL)
    qtbot.keyClick(grid, Key.Key_Delete)
    assert (live(page), offer_of(page, Way.AGENCY).answers) == (2, {})
    page.context.undo()
    assert live(page) == 9


def test_a_score_that_follows_from_an_answer_is_no_assumption(page: ComparisonPage, grid: OfferGrid) -> None:
    assert "70 of 70 scores" in page.results.answer.assumed.text()
    page.context.workspace.comparison.answer(offer_of(page, Way.AGENCY).id, Question.PRODUCT, Reply.WELL)
    assert "68 of 70 scores" in page.results.answer.assumed.text()


def test_beside_the_ranking_stands_who_judged_the_freelancers(page: ComparisonPage, grid: OfferGrid) -> None:
    judged = page.results.judged
    assert judged.text() == (
        "20 scores (Experienced freelancer, Freelancer) are ours, after an article of 2018–2019 by an agency, which "
        "competes with freelancers. 10 answers to the questions would replace 16 of them."
    )
    page.context.workspace.comparison.answer(offer_of(page, Way.FREELANCER).id, Question.COVER, Reply.WELL)
    assert "9 answers to the questions would replace 15 of them." in judged.text()
    page.context.workspace.records.remove(Offer, offer_of(page, Way.FREELANCER).id, offer_of(page, Way.EXPERIENCED).id)
    assert not judged.isVisible()


def test_a_score_of_ours_may_be_right(page: ComparisonPage, grid: OfferGrid) -> None:
    page.open_view(WEIGHTS)
    page.weights.twelve.open()
    page.weights.grid.select(offer_of(page, Way.AGENCY).id, Criterion.CONTROL)
    page.context.commands.run("offer.confirm")
    assert offer_of(page, Way.AGENCY).typed == (Criterion.CONTROL,)
    page.context.undo()
    assert offer_of(page, Way.AGENCY).typed == ()


def test_it_is_led_back_to_a_question(page: ComparisonPage, grid: OfferGrid) -> None:
    offer = offer_of(page, Way.FREELANCER)
    page.open_view(WEIGHTS)
    page.reveal(Unsaved("Answered", (offer.id, Question.COVER), "reply", "", "", "", ""))
    assert page.view == QUESTIONS
    current, row = grid.current_offer(), grid.current_row()
    assert current is not None
    assert row is not None
    assert (current.id, row.field) == (offer.id, Question.COVER)
    assert combo(grid).view().isVisible()


def test_it_is_led_back_to_a_score_behind_the_fold(page: ComparisonPage, grid: OfferGrid) -> None:
    offer = offer_of(page, Way.FREELANCER)
    page.reveal(Unsaved("Scored", (offer.id, Criterion.SPEED), "score", "", "", "7", ""))
    assert page.view == WEIGHTS
    assert page.weights.twelve.is_open
    (form,) = page.weights.grid.forms()
    assert form.isVisible()


def test_no_offer_is_meant_while_the_scores_are_out_of_sight(page: ComparisonPage, grid: OfferGrid) -> None:
    page.open_view(WEIGHTS)
    remove = page.context.commands.action("offer.remove")
    assert not remove.isEnabled()
    page.weights.twelve.open()
    assert remove.isEnabled()
    page.weights.twelve.put_away()
    assert not remove.isEnabled()
