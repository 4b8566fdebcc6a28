"""The title of the cost chart says what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.comparison import Offer, Way
from smmdesk.services.comparison import sheet_of
from smmdesk.services.comparison_defaults import Terms
from smmdesk.speech.language import Language
from tests.domain.comparisons import a_comparison, an_offer, eur
from ui.comparison.cost_chart import CostChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.comparison.conftest import Make
    from ui.comparison.page import ComparisonPage

WAYS = (Way.FREELANCER, Way.AGENCY, Way.SELF)


@pytest.mark.parametrize(
    ("fees", "hours", "sentence"),
    [
        ((100, 620), (0, 0), "Freelancer costs least, with the owner's time and without"),
        ((100, 620), (90, 0), "Freelancer costs least to pay, Agency with the owner's time"),
        ((50,), (5,), "Freelancer costs least, with the owner's time and without"),
        ((None, None), (0, 0), ""),
    ],
)
def test_the_title_says_what_was_found(
    qtbot: QtBot, fees: Sequence[int | None], hours: Sequence[int], sentence: str
) -> None:
    offers = [
        an_offer(way, fee=None if fee is None else eur(fee), owner_hours=hour)
        for way, fee, hour in zip(WAYS, fees, hours, strict=False)
    ]
    chart = CostChart(Language("en"))
    qtbot.addWidget(chart)
    chart.show_sheet(sheet_of(a_comparison(hour_value=eur(10)), offers, Terms("EUR")))
    assert chart.finding() == chart.accessibleName() == sentence


def test_bars_stand_in_the_order_of_all_tables_whoever_comes_first(page: ComparisonPage) -> None:
    assert page.sheet is not None
    assert [rank.offer.way for rank in page.sheet.ranks] != [offer.way for offer in page.sheet.offers]
    ways = [page.language.word(offer.way) for offer in page.sheet.offers]
    figures = page.results.costs.as_table()
    assert figures is not None
    assert [row[0] for row in figures.rows] == ways


def test_all_names_of_parts_have_room_after_it_was_wider(qtbot: QtBot) -> None:
    around, chart = QWidget(), CostChart(Language("en"))
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.addWidget(chart)
    column.addStretch(1)
    offer = an_offer(WAYS[0], fee=eur(100), ads=eur(10), tools=eur(10), training=eur(10), onboarding=eur(10))
    chart.show_sheet(sheet_of(a_comparison(), [offer], Terms("EUR")))
    around.resize(900, 300)
    around.show()
    one_line = chart.height()
    around.resize(260, 300)
    qtbot.waitUntil(lambda: chart.width() < 260)
    assert chart.height() >= chart.heightForWidth(chart.width()) > one_line


def test_the_title_stands_above_the_bars(page: ComparisonPage) -> None:
    assert page.results.finding.isVisible()
    assert page.results.finding.text() == page.results.costs.finding()


def test_without_a_price_there_is_no_title(make: Make, workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    comparison = workspace.comparison.start(client.id, workspace.today())
    for offer in workspace.comparison.sheet(comparison.id).offers:
        workspace.records.change(Offer, offer.id, fee=None)
    page = make(workspace, client=client.id)
    assert not page.results.finding.isVisible()
