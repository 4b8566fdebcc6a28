"""Every view and the dialog in a small window, in each language, and with letters twice as large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.speech.language import LANGUAGES, Language
from tests.sight import bring_to_front, out_of_reach, too_low, words_cut
from tests.ui.results.posts import made
from ui.results.hours_view import HoursView
from ui.results.link_dialog import LinkDialog
from ui.results.money_view import MoneyView
from ui.results.posts_view import BEST, PostsView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.shell.context import Context

ROOM = (800, 480)
"""what a window of 1024 × 640 leaves to a view"""


@pytest.mark.parametrize("code", sorted(LANGUAGES))
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_or_out_of_reach(
    workspace: Workspace,
    context_on: Callable[..., Context],
    qtbot: QtBot,
    sized: Callable[[int], None],
    code: str,
    percent: int,
) -> None:
    sized(percent)
    made.fill(workspace, 12)
    made.propose(workspace, 2)
    context = context_on(workspace, Language(code))
    for kind in (PostsView, HoursView, MoneyView):
        view = kind(context)
        bring_to_front(qtbot, view, ROOM)
        if isinstance(view, PostsView):
            view.which.choose(BEST)
        view.show_results(made.results(workspace))
        qtbot.waitExposed(view)
        qtbot.wait(50)
        assert (words_cut(view), out_of_reach(view), too_low(view)) == ([], [], [])
        view.hide()
    dialog = LinkDialog(view, context.language, workspace.results.proposals(made.CLIENT))
    bring_to_front(qtbot, dialog, (720, 600))
    assert words_cut(dialog) == []
