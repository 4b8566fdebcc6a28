"""The views of the page, one line each: tabs, commands and palette read it, and a view costs nothing until it opens.

A view is a widget of the context with `show_results(shown)`, which is called whenever something else is to be shown,
and before the view comes into sight.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from smmdesk.speech.language import _


class ViewLine(NamedTuple):
    """One view: `words` a marked English source string, `made_by` "module:class"."""

    key: str
    words: str
    icon: str
    made_by: str


VIEWS: Final = (
    ViewLine("overview", _("Overview"), "chart-line-up", "ui.results.overview_view:OverviewView"),
    ViewLine("networks", _("Networks"), "share-network", "ui.results.networks_view:NetworksView"),
)
BY_HAND: Final = "data"
"""The view in which figures are typed; it is open to who has none yet."""
