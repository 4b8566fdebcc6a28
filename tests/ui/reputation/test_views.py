"""The views of the page: each is made when it is opened, shown anew when it comes into sight, and leads to mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.records import Mention
from smmdesk.speech.language import LANGUAGES
from smmdesk.speech.reputation import FigureTold
from tests.sight import out_of_reach
from ui.reputation import acts, page, view_stack
from ui.reputation.sifting import MentionFilter
from ui.reputation.views import MENTIONS, VIEWS, Asked, ViewLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.reputation.records import Brand
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage
    from ui.shell.context import Context

LINE = ViewLine("made_up", "Made up", "tag", f"{__name__}:MadeUpView", keeps=("smmdesk.domain.clients:Client",))


class MadeUpView(QWidget):
    """Counts the mentions that are long."""

    asked = Signal(object)
    turned = Signal()
    wanted = Signal(str)
    made = 0

    def __init__(self, _context: Context) -> None:
        super().__init__()
        type(self).made += 1
        self.shown: list[int] = []
        self.sheet: ReputationSheet | None = None
        self.selected, self.flushed = "", 0
        self.button = QPushButton("Long ones")
        QVBoxLayout(self).addWidget(self.button)
        self.setFocusProxy(self.button)

    def show_reputation(self, sheet: ReputationSheet) -> None:
        self.sheet = sheet
        self.shown.append(len(sheet.mentions))

    def current(self) -> Asked | None:
        return told(self.sheet) if self.sheet is not None and self.button.hasFocus() else None

    def select(self, record_id: str) -> None:
        self.selected = record_id

    def flush(self) -> None:
        self.flushed += 1


def told(sheet: ReputationSheet) -> Asked | None:
    long = frozenset(each.id for each in sheet.mentions if len(each.text) > 5)
    if not long:
        return None
    return Asked(FigureTold("Long ones", str(len(long)), ()), MentionFilter(only=long), told)


@pytest.fixture(autouse=True)
def another_view(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (page, view_stack, acts):
        monkeypatch.setattr(module, "VIEWS", (*VIEWS, LINE))
    MadeUpView.made = 0


def view_of(page: ReputationPage) -> MadeUpView:
    found = page.views.current
    assert isinstance(found, MadeUpView)
    return found


def test_a_view_is_made_when_it_is_opened_and_shown_anew_when_it_comes_into_sight(
    page: ReputationPage, write: Callable[..., Mention]
) -> None:
    write(text="The first")
    assert page.tabs.isVisible()
    assert MadeUpView.made == 0
    page.open_view(LINE.key)
    view = view_of(page)
    assert view.isVisible()
    assert view.shown == [1]
    write(17, text="The second")
    assert view.shown == [1, 2]
    page.open_view(MENTIONS)
    assert view.flushed == 1
    write(18, text="The third")
    assert view.shown == [1, 2]
    page.open_view(LINE.key)
    assert (MadeUpView.made, view.shown) == (1, [1, 2, 3])


def test_what_filters_mentions_is_there_where_mentions_are(page: ReputationPage, write: Callable[..., Mention]) -> None:
    write(text="The first")
    tools = (page.parts, page.chips)
    assert [each.isVisible() for each in tools] == [True, True]
    page.table.select([page.table.records()[0].id])
    page.open_view(LINE.key)
    assert [each.isVisible() for each in tools] == [False, False]
    assert page.mention is None
    page.refresh()
    assert [each.isVisible() for each in tools] == [False, False]
    assert page.look()["view"] == LINE.key
    page.resume({"view": MENTIONS})
    assert [each.isVisible() for each in tools] == [True, True]


def test_a_figure_of_a_view_shows_exactly_the_mentions_that_it_counts(
    page: ReputationPage, write: Callable[..., Mention], workspace: Workspace
) -> None:
    short, first = write(text="Short"), write(17, text="Much longer")
    page.open_view(LINE.key)
    view_of(page).button.setFocus()
    page.explain_current()
    assert page.views.has_mentions
    assert page.table.records() == [first]
    opened: list[bool] = [page.inspector_is_open]
    # what is written down meanwhile is counted as well, as long as nobody sifts further
    second = write(18, text="Longer still")
    assert page.table.records() == [second, first]
    workspace.records.remove(Mention, first.id, second.id)
    assert [*opened, page.inspector_is_open] == [True, False]
    page.show_everything()
    assert page.table.records() == [short]


def test_a_view_leads_to_a_mention_and_is_led_to(
    page: ReputationPage, write: Callable[..., Mention], own: Brand
) -> None:
    mention = write(text="The first")
    page.open_view(LINE.key)
    view = view_of(page)
    view.wanted.emit(mention.id)
    assert page.selected() == [mention]
    page.select(own.client_id)
    assert view.selected == own.client_id
    page.select("no such record")
    assert view_of(page) is view


@pytest.fixture
def own(workspace: Workspace, write: Callable[..., Mention]) -> Brand:
    from smmdesk.domain.reputation.records import Brand

    write(15, text="Makes the brand")
    return workspace.records.all(Brand)[0]


@pytest.mark.parametrize("code", sorted(LANGUAGES))
@pytest.mark.parametrize("percent", [150, 200])
def test_no_view_is_cut_in_a_small_window_with_large_letters(
    page_in: Callable[[str], ReputationPage],
    write: Callable[..., Mention],
    workspace: Workspace,
    sized: Callable[[int], None],
    code: str,
    percent: int,
) -> None:
    mention = write(3, text="ours", needs_answer=True)
    workspace.voice.add_count(mention.client_id, Period.month(2026, 11), 20)
    sized(percent)
    page = page_in(code)
    for view in VIEWS:
        page.open_view(view.key)
        QTest.qWait(50)
        assert (view.key, out_of_reach(page)) == (view.key, [])
