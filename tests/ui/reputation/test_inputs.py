"""Each figure of the page opens what it is made of: the table holds exactly the mentions that are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.figures import figures_by_kind, first_answers
from smmdesk.domain.reputation.mentions import organic
from smmdesk.domain.reputation.named import AnswerFigure, MentionKind, Sentiment
from smmdesk.domain.reputation.records import Mention
from smmdesk.domain.reputation.unique import own_brand
from smmdesk.domain.reputation.voice import voice
from smmdesk.services.working_time import counting
from smmdesk.speech.language import Language
from tests.sight import bring_to_front
from ui.reputation.answers_view import AnswersView
from ui.reputation.page import ReputationPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.shell.context import Context
    from ui.widgets.walked_chart import WalkedChart


@pytest.fixture
def page(example: Workspace, context_on: Callable[..., Context], qtbot: QtBot) -> ReputationPage:
    """The last seven weeks of the example's client of whom people speak."""
    context = context_on(example, Language("en"))
    context.client_id = example.records.all(Mention)[0].client_id
    today = example.today()
    context.period = Period(today.fromordinal(today.toordinal() - 48), today.fromordinal(today.toordinal() + 1))
    made = ReputationPage(context)
    bring_to_front(qtbot, made, (1240, 820))
    return made


def shown(page: ReputationPage) -> set[str]:
    return {each.id for each in page.table.records()}


def ids(mentions: Iterable[Mention]) -> set[str]:
    return {each.id for each in mentions}


def counted(page: ReputationPage) -> Mapping[str, set[str]]:
    """What each tile counts, by the rules alone."""
    sheet = page.sheet
    assert sheet is not None
    assert sheet.sign is not None
    own = own_brand(sheet.brands)
    assert own is not None
    ours, now = organic(sheet.mentions, own.id, sheet.period), page.context.workspace.now()
    answers = first_answers(sheet.mentions, sheet.brands, sheet.period, counting(sheet.rule, sheet.client, now))
    week = organic(sheet.recent, own.id, sheet.sign.weeks[0][0])
    return {
        "sign": ids(each for each in week if each.tone is Sentiment.NEGATIVE),
        "voice": ids(ours),
        **{kind.value: ids(each for each in ours if each.kind is kind) for kind in MentionKind},
        "first_answer": ids(answers.counted(AnswerFigure.MEDIAN)),
    }


def test_each_tile_shows_exactly_what_it_counts(page: ReputationPage) -> None:
    expected = counted(page)
    assert [each.key for each in page.tiles.tiles] == ["sign", "voice", "review", "media", "first_answer", "talk"]
    for each in page.tiles.tiles:
        page.explain_figure(each.key)
        assert expected[each.key], each.key
        assert shown(page) == expected[each.key], each.key
        assert page.inspector_is_open
        assert page.details.shows_figure
        page.show_everything()


def test_the_figures_of_these_mentions_are_those_of_the_tiles(page: ReputationPage) -> None:
    """As many as the words of the tile say."""
    sheet = page.sheet
    assert sheet is not None
    for kind, found in figures_by_kind(sheet.mentions, sheet.brands, sheet.period).items():
        page.explain_figure(kind.value)
        tones = [each.tone for each in page.table.records()]
        assert [tones.count(tone) for tone in Sentiment] == [found.tones.counts[tone] for tone in Sentiment]
        assert tones.count(None) == found.tones.unjudged
        page.show_everything()
    told = voice(sheet.mentions, (), sheet.period, own=sheet.brands[0].id)
    page.explain_figure("voice")
    assert len({each.link or each.text for each in page.table.records()}) == told.publications[sheet.brands[0].id]


@pytest.mark.parametrize("figure", AnswerFigure)
def test_each_figure_of_answers_shows_what_it_counts(page: ReputationPage, figure: AnswerFigure) -> None:
    sheet = page.sheet
    assert sheet is not None
    page.open_view("answers")
    view = page.views.current
    assert isinstance(view, AnswersView)
    by = counting(sheet.rule, sheet.client, page.context.workspace.now())
    found = first_answers(sheet.mentions, sheet.brands, sheet.period, by)
    tile = next(each for each in view.tiles.tiles if each.key == figure)
    tile.click()
    assert shown(page) == ids(found.counted(figure)) != set()


def test_who_listens_hears_tone_and_waiting_time_in_words(page: ReputationPage) -> None:
    """Not by colour or a sign alone: “Negative”, “Waits 16 h 55 min”."""
    table, model = page.table, page.table.model()
    row = next(at for at, each in enumerate(table.records()) if each.waits and each.tone is Sentiment.NEGATIVE)
    cells = [
        model.index(row, column).data(role)
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    ]
    heard = " · ".join(filter(None, cells))
    assert "Negative" in heard
    assert "Waits " in heard
    assert " min" in heard or " h" in heard


def walk(qtbot: QtBot, chart: WalkedChart) -> list[str]:
    """What is told of each of its bars, once it is drawn."""
    qtbot.waitUntil(lambda: chart.chart is not None)
    assert chart.chart is not None
    return [words for _artist, words in chart.chart.hints]


def test_each_bar_of_the_weeks_shows_its_complaints(page: ReputationPage, qtbot: QtBot) -> None:
    sheet = page.sheet
    assert sheet is not None
    assert sheet.sign is not None
    page.explain_figure("sign")
    chart = page.details.told.chart
    assert chart is not None
    hints = walk(qtbot, chart)
    weeks = sheet.sign.weeks[::-1]
    assert len(hints) == len(weeks) == 9
    for place, (window, week) in enumerate(weeks):
        chart.pressed(place)
        found = page.table.records()
        assert len(found) == week.negative
        assert {(each.tone, each.day in window) for each in found} <= {(Sentiment.NEGATIVE, True)}
    assert sum(week.negative for _window, week in weeks) > weeks[-1][1].negative > 0
    # and by the keyboard, which begins at this week
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert len(shown(page)) == weeks[-1][1].negative


def test_each_bar_of_answer_times_shows_its_answers(page: ReputationPage, qtbot: QtBot) -> None:
    sheet = page.sheet
    assert sheet is not None
    by = counting(sheet.rule, sheet.client, page.context.workspace.now())
    found = first_answers(sheet.mentions, sheet.brands, sheet.period, by)
    seen: set[str] = set()
    page.open_view("answers")
    view = page.views.current
    assert isinstance(view, AnswersView)
    for place, words in enumerate(walk(qtbot, view.chart)):
        page.open_view("answers")
        view.chart.pressed(place)
        assert f"{len(shown(page))} answer" in words
        seen |= shown(page)
    assert seen == {each.mention.id for each in found.times} != set()
