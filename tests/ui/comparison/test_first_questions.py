"""What there is: money, hours, what an hour is worth; and the answer that follows from it, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from smmdesk.domain.clients import Client
from smmdesk.domain.comparing.firmness import Firm
from smmdesk.domain.comparison import FIGURES, Comparison, Criterion, Offer, Way
from smmdesk.domain.money import WHOLE, Money
from tests.ui.comparison.test_offers import cell, fill, offer_of
from ui.widgets.forms.editor import TypedLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.comparison.conftest import Make
    from ui.comparison.page import ComparisonPage

LOOKING = "Looking how firm this is…"


def comparison_of(page: ComparisonPage) -> Comparison:
    assert page.sheet is not None
    return page.sheet.comparison


def line_of(page: ComparisonPage, name: str) -> QLineEdit:
    editor = page.offers.setup.forms[name].editor(name)
    assert isinstance(editor, TypedLine)
    return editor.line


def unplaced(page: ComparisonPage) -> dict[str, str]:
    """Those below the line: why."""
    told = (line.partition(": ") for line in page.results.ranking.spoken() if not line[0].isdigit())
    return {way: words.partition(" · ≈")[0] for way, _colon, words in told}


@pytest.fixture
def drams(make: Make, workspace: Workspace) -> ComparisonPage:
    """The page of a client in whose currency no figure of ours is known: drams."""
    client = workspace.clients.add("Bakery")
    workspace.records.change(Client, client.id, currency="AMD")
    workspace.comparison.start(client.id, workspace.today())
    return make(workspace, client=client.id)


def test_what_can_be_paid_draws_a_line(page: ComparisonPage, qtbot: QtBot) -> None:
    assert unplaced(page) == {}
    assert "Say what can be paid a month" in page.results.answer.words.text()
    fill(qtbot, page, "can_pay", "500")
    assert comparison_of(page).can_pay == Money.of(500, "EUR")
    beyond = dict.fromkeys(
        ("Agency", "Experienced freelancer", "In-house specialist", "In-house department"), "beyond your budget"
    )
    assert unplaced(page) == beyond
    assert "Say what can be paid a month" not in page.results.answer.words.text()
    page.context.undo()
    assert (comparison_of(page).can_pay, unplaced(page)) == (None, {})


def test_hours_a_week_draw_a_line(page: ComparisonPage, qtbot: QtBot) -> None:
    fill(qtbot, page, "hours_a_week", "5")
    assert unplaced(page) == {
        "By yourself, with a consultant": "beyond your time · 60 hours a month",
        "By yourself": "beyond your time · 100 hours a month",
    }
    page.context.undo()
    assert (comparison_of(page).hours_a_week, unplaced(page)) == (None, {})


def test_a_week_that_nobody_told_is_said_to_be_ours(page: ComparisonPage, qtbot: QtBot) -> None:
    ours, asked = "40 hours of the owner a week", "Say how many hours a week the owner has"
    told = page.results.answer.text()
    assert (ours in told, asked in told) == (True, True)
    fill(qtbot, page, "hours_a_week", "40")
    told = page.results.answer.text()
    assert (ours in told, asked in told) == (False, False)


def test_where_all_ask_for_more_the_answer_says_what_the_cheapest_takes(page: ComparisonPage, qtbot: QtBot) -> None:
    fill(qtbot, page, "can_pay", "1")
    answer = page.results.answer
    assert answer.heading.text() == "Every way asks for more than there is."
    assert answer.words.text() == "The cheapest, By yourself, takes about €76 a month and 100 hours of yours."
    assert not answer.takes.isVisible()
    assert not answer.firm.isVisible()


def test_months_at_which_nothing_is_in_reach_are_told(page: ComparisonPage, qtbot: QtBot) -> None:
    """What is paid once comes to more a month over fewer of them."""
    agency, *others = page.sheet.offers if page.sheet else ()
    page.context.workspace.records.remove(Offer, *(each.id for each in others))
    values = {name: Money.of(amount, "EUR") for name, amount in (("fee", 100), ("onboarding", 240), ("tools", 0))}
    page.context.workspace.records.change(Offer, agency.id, replacement_chance=0, **values)
    fill(qtbot, page, "can_pay", "150")
    page.results.open_tab("changes")
    changes = page.results.changes
    qtbot.waitUntil(lambda: not changes.looking.isVisible(), timeout=20_000)
    # 240 ÷ 4 is 60 a month
    assert "At 4 months: nothing is in reach, since what is paid once weighs too much" in changes.turns.text()
    fill(qtbot, page, "can_pay", "99")
    qtbot.waitUntil(lambda: not changes.looking.isVisible(), timeout=20_000)
    assert changes.turns.text() == "Over no number of months is anything in reach."


def test_one_that_costs_nothing_leaves_the_others_without_points_for_cost(page: ComparisonPage, qtbot: QtBot) -> None:
    nothing = Money.zero("EUR")
    page.context.workspace.records.change(Offer, offer_of(page, Way.SELF).id, tools=nothing, training=nothing)
    told = "One way costs nothing, so every paid way scores 0 for cost: say what can be paid a month"
    assert told in page.results.answer.words.text()
    fill(qtbot, page, "can_pay", "500")
    assert told not in page.results.answer.words.text()


def test_an_hour_is_marked_as_ours_until_it_is_typed(page: ComparisonPage, qtbot: QtBot) -> None:
    setup, line = page.offers.setup, line_of(page, "hour_value")
    assert setup.ours.text() == "€8 an hour is our assumption: type what yours is worth."
    assert line.accessibleDescription() == setup.ours.text()
    assert line.property("ours") is True
    assert "what an hour of the owner is worth" in page.results.answer.assumed.text()
    fill(qtbot, page, "hour_value", "20")
    assert (comparison_of(page).hour_value, comparison_of(page).hour_known) == (Money.of(20, "EUR"), True)
    assert not setup.ours.isVisible()
    assert not line.property("ours")
    assert line.accessibleDescription() == ""
    assert "what an hour of the owner is worth" not in page.results.answer.assumed.text()
    page.context.undo()
    assert setup.ours.isVisible()
    assert line.property("ours") is True


def test_our_hour_may_be_taken_as_it_is(page: ComparisonPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.offers.setup.take_hour, Qt.Key.Key_Space)
    assert (comparison_of(page).hour_value, comparison_of(page).hour_known) == (Money.of(8, "EUR"), True)
    assert not page.offers.setup.take_hour.isVisible()
    page.context.undo()
    assert page.offers.setup.take_hour.isVisible()


def test_what_is_paid_today_is_set_against_the_answer(page: ComparisonPage, qtbot: QtBot) -> None:
    assert "paid today" not in page.results.answer.takes.text()
    fill(qtbot, page, "pays_now", "500")
    assert "That is about €5,090 less than is paid today." in page.results.answer.takes.text()
    # nothing of it is ours any more, whatever else is
    for name in FIGURES:
        page.context.workspace.comparison.confirm(offer_of(page, Way.SELF).id, name)
    assert "That is €5,088 less than is paid today." in page.results.answer.takes.text()


def test_a_rate_is_asked_for_where_we_know_none_and_figures_follow(drams: ComparisonPage, qtbot: QtBot) -> None:
    page, setup = drams, drams.offers.setup
    assert setup.forms["thousand"].isVisible()
    assert cell(page, Way.AGENCY, "fee") == "not known yet"
    assert page.results.answer.words.text() == "Enter what somebody asks a month, and the ranking begins."
    assert page.results.answer.heading.text() == "The only one with a place: By yourself"
    assert "2 figures are not known and count as nothing." in page.results.answer.assumed.text()
    assert setup.ours.text().startswith("Nobody has said yet what an hour of yours is worth")
    assert not setup.take_hour.isVisible()
    fill(qtbot, page, "thousand", "4200")
    assert offer_of(page, Way.AGENCY).fee == Money.of(400_000, "AMD")
    assert comparison_of(page).hour_value == Money.of(2500, "AMD")
    assert page.results.answer.heading.text().startswith("First: ")
    fill(qtbot, page, "thousand", "2100")
    assert offer_of(page, Way.AGENCY).fee == Money.of(200_000, "AMD")
    for _act in range(2):
        page.context.undo()
    assert offer_of(page, Way.AGENCY).fee is None


def test_of_ways_without_a_price_nobody_says_that_they_ask_too_much(drams: ComparisonPage, qtbot: QtBot) -> None:
    assert "what an hour of the owner is worth" not in drams.results.answer.assumed.text()
    fill(qtbot, drams, "hours_a_week", "3")
    assert drams.results.answer.heading.text() == "Every way whose price is known asks for more than there is."
    fill(qtbot, drams, "thousand", "4200")
    assert "what an hour of the owner is worth" in drams.results.answer.assumed.text()


def test_alone_it_is_firm_against_nobody(drams: ComparisonPage, qtbot: QtBot) -> None:
    firm = drams.results.answer.firm
    qtbot.waitUntil(lambda: firm.text() != LOOKING, timeout=20_000)
    assert firm.text() == "Nothing else has a place that it could be compared with."


def test_a_typed_price_stays_when_another_rate_is_given(drams: ComparisonPage, qtbot: QtBot) -> None:
    price = Money.of(150_000, "AMD")
    drams.context.workspace.records.change(Offer, offer_of(drams, Way.AGENCY).id, fee=price)
    fill(qtbot, drams, "thousand", "4200")
    assert offer_of(drams, Way.AGENCY).fee == price
    assert offer_of(drams, Way.FREELANCER).fee == Money.of(110_000, "AMD")


def test_no_rate_is_asked_for_where_we_know_one(page: ComparisonPage) -> None:
    assert not page.offers.setup.forms["thousand"].isVisible()


def test_how_firm_it_is_follows_once_it_is_reckoned(page: ComparisonPage, qtbot: QtBot) -> None:
    firm = page.results.answer.firm
    qtbot.waitUntil(lambda: firm.text() != LOOKING, timeout=20_000)
    word, shares = firm.text().splitlines()[:2]
    assert word == f"{page.language.word(Firm.OPEN)}."
    assert shares.startswith("First in 28% of random weightings, in 60%")
    page.context.workspace.comparison.set_weight(comparison_of(page).id, Criterion.COST, WHOLE)
    # what was said of another answer is gone at once
    assert firm.text() == LOOKING
    qtbot.waitUntil(lambda: firm.text() != LOOKING, timeout=20_000)
    assert firm.text() != f"{word}\n{shares}"


def test_an_answer_that_came_back_is_not_looked_at_for_ever(page: ComparisonPage, qtbot: QtBot) -> None:
    """To and fro while it is reckoned: what comes of that is of another answer, and is not shown."""
    results, firm = page.results, page.results.answer.firm
    qtbot.waitUntil(lambda: firm.text() != LOOKING, timeout=20_000)
    before, kept = firm.text(), page.sheet
    assert kept is not None
    page.context.workspace.comparison.set_weight(kept.comparison.id, Criterion.COST, 0)
    results.reckon()
    page.context.undo()
    assert firm.text() == LOOKING
    qtbot.waitUntil(lambda: firm.text() == before, timeout=20_000)
