"""A drop-down list says its words whole where it may be as wide as it wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.widgets.forms.choice import Combo

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("words", ["October 2026 · Alice Marlow (freelancer)", "ოქტომბერი 2026 · ანა მარგველი"])
def test_as_wide_as_it_wants_it_cuts_no_words(qtbot: QtBot, words: str) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
    combo.set_options([(1, words)])
    combo.choose(1)
    wanted = combo.sizeHint()
    for width, is_cut in ((wanted.width(), False), (wanted.width() - 20, True)):
        combo.resize(width, wanted.height())
        combo.grab()
        assert (combo.toolTip() != "") == is_cut  # the tip says what is cut
