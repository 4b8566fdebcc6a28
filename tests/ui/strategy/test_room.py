"""What there is room for: names are whole, figures are, and a part begins with its title."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics

from smmdesk.domain.clients import Account
from smmdesk.domain.ids import AccountId, StrategyRowId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.planning.named import Difference, Part, Side, Task
from smmdesk.domain.strategy.records import Channel, Correction, Goal, Strategy
from smmdesk.speech.language import LANGUAGES, Language
from tests.sight import bring_to_front, words_cut
from ui.strategy.page import StrategyPage
from ui.style import tokens
from ui.style.theme import font
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context
    from ui.strategy.channel_view import ChannelView
    from ui.strategy.funnel_view import FunnelView
    from ui.strategy.row_table import RowTable

SMALL = (974, 590)
"""What the window leaves for a page at 1024 × 640."""
NAMES = {
    "en": "Cake orders from social networks",
    "ru": "Покупатели, которые возвращаются",
    "ka": "ტორტის შეკვეთები სოციალური ქსელებიდან",
}


@pytest.fixture(params=LANGUAGES)
def small(
    request: pytest.FixtureRequest,
    workspace: Workspace,
    client: Client,
    draft: Strategy,
    context_on: Callable[..., Context],
    qtbot: QtBot,
) -> StrategyPage:
    """The page in little room, in each language, with a goal and channels."""
    workspace.records.change(Strategy, draft.id, starts=date(2026, 10, 1), ends=date(2027, 1, 1))
    for name in (NAMES[request.param], "A"):
        goal = Goal(
            id=StrategyRowId(new_id()),
            strategy_id=draft.id,
            name=name,
            task=Task.SALES,
            metric="sales",
            target=628,
            deadline=date(2026, 12, 31),
        )
        workspace.strategy.add(goal)
    for network in (Network.INSTAGRAM, Network.FACEBOOK, Network.TIKTOK):
        account = Account(id=AccountId(network.value), client_id=client.id, network=network, handle="@honey")
        workspace.records.add(account)
        row = Channel(id=StrategyRowId(new_id()), strategy_id=draft.id, network=network, account_id=account.id)
        workspace.strategy.add(row)
    context = context_on(workspace, Language(request.param))
    context.client_id = client.id
    made = StrategyPage(context)
    bring_to_front(qtbot, made, SMALL)
    return made


def cells_cut(table: RowTable, titles: Iterable[str] | None = None) -> list[str]:
    """Cells in sight whose words have less room than they take."""
    columns = [at for at, title in table.titles() if titles is None or title in titles]
    model = table.model()
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in columns]
    return [each.data() for each in cells if table.sizeHintForIndex(each).width() > table.columnWidth(each.column())]


def test_the_names_of_goals_are_whole_on_a_small_screen(small: StrategyPage) -> None:
    small.open_part(Part.GOALS.value)
    language, table = small.language, small.view.tables[Part.GOALS]
    shown = [title for _at, title in table.titles()]
    assert language("Target") in shown
    assert language("Status") in shown
    assert cells_cut(table, [language("Goal"), language("Target"), language("By when"), language("Now")]) == []
    assert table.horizontalScrollBar().maximum() == 0


def test_stages_are_whole_and_the_band_is_explained_where_it_is_drawn(small: StrategyPage) -> None:
    small.open_part(Part.FUNNEL.value)
    view = cast("FunnelView", small.view)
    bar = small.language("How sure")
    for width in (SMALL[0], 1500):
        small.resize(width, SMALL[1])
        titles = [title for _at, title in view.tables[Part.FUNNEL].titles()]
        assert (bar in titles) == (width > SMALL[0])
        assert view.legend.isHidden() == (bar not in titles)
        assert cells_cut(view.tables[Part.FUNNEL], [small.language("Stage")]) == []


def test_a_title_has_room_for_its_arrow_once_rows_are_sorted_by_it(small: StrategyPage) -> None:
    small.open_part(Part.GOALS.value)
    table = small.view.tables[Part.GOALS]
    header = table.horizontalHeader()
    assert not header.isSortIndicatorShown()
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert header.isSortIndicatorShown()
    shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
    assert [at for at in shown if header.sectionSize(at) < header.sectionSizeHint(at)] == []


def test_channels_begin_with_their_title(small: StrategyPage) -> None:
    small.resize(SMALL[0], 320)
    small.open_part(Part.CHANNELS.value)
    view = cast("ChannelView", small.view)
    first, *_others, last = view.rows()
    title = next(each for each in view.inside.findChildren(Label) if each.text().startswith("8"))
    view.select(last.id)
    assert title.mapTo(view, QPoint(0, 0)).y() < 0
    view.select(first.id)
    assert title.mapTo(view, QPoint(0, 0)).y() >= 0


def test_a_long_version_gives_way_before_what_can_be_done(
    small: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    name = "More cakes for birthdays, weddings and offices from Monday to Thursday"
    workspace.records.change(Strategy, draft.id, name=name)
    small.resize(640, 590)
    assert small.versions.width() < small.versions.sizeHint().width()
    assert name in small.versions.toolTip()
    assert small.minimumSizeHint().width() <= 640
    assert words_cut(small) == []
    small.resize(1500, 590)
    assert small.versions.width() == small.versions.sizeHint().width()


def test_titles_of_parts_are_whole_beside_how_many_things_are_open(small: StrategyPage) -> None:
    table = small.body.list.table
    assert table.isVisible()
    small_words = QFontMetrics(font(tokens.FONT_SMALL))
    for state in table.records():
        needed = table.fontMetrics().horizontalAdvance(state.title(small.language))
        needed += small_words.horizontalAdvance(state.words) + tokens.SPACE_2
        assert needed <= table.viewport().width() - 16, state.title(small.language)


def test_what_moved_says_so_where_there_is_no_room_for_what_became_of_a_row(
    small: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    workspace.strategy.put_in_force(draft.id)
    second = workspace.strategy.next_version(draft.id)
    first, *_others = workspace.strategy.sheet(second.id).rows[Part.GOALS]
    assert workspace.strategy.move(Goal, first.id, 1)
    small.select(second.id)
    small.context.commands.run("strategy.compare")
    view = small.comparing
    assert view is not None
    language = small.language
    titles = [title for _at, title in view.table.titles()]
    assert language("What became of it") not in titles
    moved = [line for line in view.lines() if line.change.difference is Difference.MOVED]
    assert [line.now for line in moved] == [language.word(Difference.MOVED)]


def test_whether_it_is_time_for_a_correction_stands_in_the_smallest_room(
    small: StrategyPage, workspace: Workspace, draft: Strategy
) -> None:
    """When that is may be cut, and is told in full by its tip and beside the table."""
    row = Correction(
        id=StrategyRowId(new_id()),
        strategy_id=draft.id,
        metric="followers",
        network=Network.INSTAGRAM,
        side=Side.BELOW,
        threshold=123_456,
        weeks=12,
    )
    workspace.strategy.add(row)
    small.open_part(Part.CORRECTIONS.value)
    small.select(row.id)
    small.resize(440, 590)
    table = small.view.tables[Part.CORRECTIONS]
    assert small.language("How it stands") in [title for _at, title in table.titles()]
    assert words_cut(table.horizontalHeader()) == []
