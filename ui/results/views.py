"""The views of the page, one line each: tabs, commands and palette read it, and a view costs nothing until it opens.

A view is a widget of the context with `show_results(shown)`, which is called whenever something else is to be shown,
and before the view comes into sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, runtime_checkable

from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping


class ViewLine(NamedTuple):
    """One view: `words` a marked English source string, `made_by` "module:class"; `does` names it as an act.

    `keys` bring it into sight, and the palette finds it by what is `also` said of it.
    """

    key: str
    words: str
    icon: str
    made_by: str
    does: str = ""
    keys: str = ""
    also: str = ""


VIEWS: Final = (
    ViewLine("overview", _("Overview"), "chart-line-up", "ui.results.overview_view:OverviewView"),
    ViewLine("networks", _("Networks"), "share-network", "ui.results.networks_view:NetworksView"),
    ViewLine("posts", _("Posts"), "list-bullets", "ui.results.posts_view:PostsView"),
    ViewLine("hours", _("Hours"), "clock", "ui.results.hours_view:HoursView"),
    ViewLine("money", _("Money"), "wallet", "ui.results.money_view:MoneyView"),
    ViewLine("formulas", _("Own metrics"), "sliders-horizontal", "ui.results.formulas_view:FormulasView"),
    ViewLine("data", _("Data"), "table", "ui.results.data_view:DataView", _("Type figures by hand")),
    ViewLine(
        "report",
        _("Reports"),
        "newspaper",
        "ui.results.report.view:ReportsView",
        _("Report…"),
        "Ctrl+R",
        _("client report, monthly report, what was done"),
    ),
)
BY_HAND: Final = "data"
"""The view in which figures are typed."""
FORMULAS: Final = "formulas"
REPORTS: Final = "report"
WITHOUT_FIGURES: Final = frozenset({BY_HAND, REPORTS})
"""Views that are open to who has no figures yet."""


@runtime_checkable
class Typed(Protocol):
    """A view in which something may be typed that is not saved yet."""

    def flush(self) -> None:
        """Save it."""
        ...


@runtime_checkable
class Remembering(Protocol):
    """A view that is opened as it was left."""

    def look(self) -> dict[str, Any]:
        """What the page remembers of it."""
        ...

    def resume(self, look: Mapping[str, Any]) -> None:
        """What it was left with."""
        ...
