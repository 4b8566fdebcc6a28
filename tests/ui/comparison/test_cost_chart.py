"""The title of the cost chart says what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.comparison import Offer, Way, ranking
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
    ("fees", "sentence"),
    [
        ((100, 620), "Agency costs 6.2 times as much as Freelancer"),
        ((100, 150, 120), "Agency costs 50% more than Freelancer"),
        ((200, 100), "Freelancer costs 2.0 times as much as Agency"),
        ((0, 50), "Freelancer costs €0 in all"),
        ((50, 50), "Agency costs €600 in all"),
        ((50,), "Freelancer costs €600 in all"),
        ((None, None), ""),
    ],
)
def test_the_title_says_what_was_found(qtbot: QtBot, fees: Sequence[int | None], sentence: str) -> None:
    offers = [an_offer(way, fee=None if fee is None else eur(fee)) for way, fee in zip(WAYS, fees, strict=False)]
    chart = CostChart(Language("en"))
    qtbot.addWidget(chart)
    chart.show_ranks(ranking(a_comparison(), offers))
    assert chart.finding() == chart.accessibleName() == sentence


def test_all_names_of_parts_have_room_after_it_was_wider(qtbot: QtBot) -> None:
    around, chart = QWidget(), CostChart(Language("en"))
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.addWidget(chart)
    column.addStretch(1)
    offer = an_offer(WAYS[0], fee=eur(100), ads=eur(10), tools=eur(10), training=eur(10), onboarding=eur(10))
    chart.show_ranks(ranking(a_comparison(), [offer]))
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
