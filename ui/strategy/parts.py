"""The twelve parts of a strategy, one line each, in the order of paper: list, choice, commands and palette read it.

What a part is for, and what one more of its rows is called, is knowledge (`knowledge.strategy`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.planning.named import Part
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping


class PartLine(NamedTuple):
    """One part as it is numbered; people and rules are two tables of one part."""

    number: int
    title: str
    icon: str
    parts: tuple[Part, ...]
    made_by: str = "ui.strategy.part_view:PartView"

    @property
    def key(self) -> str:
        """What the page remembers it by."""
        return self.parts[0].value


PARTS: Final = (
    PartLine(1, _("Goals"), "flag", (Part.GOALS,)),
    PartLine(2, _("KPI"), "chart-line-up", (Part.KPI,), "ui.strategy.kpi_view:KpiView"),
    PartLine(3, _("Product"), "tag", (Part.PRODUCT,)),
    PartLine(4, _("Competitors"), "eye", (Part.COMPETITORS,)),
    PartLine(5, _("Portraits"), "users", (Part.PORTRAITS,)),
    PartLine(6, _("USP"), "sparkle", (Part.USP,)),
    PartLine(7, _("Funnel"), "funnel", (Part.FUNNEL,), "ui.strategy.funnel_view:FunnelView"),
    PartLine(8, _("Channels"), "share-network", (Part.CHANNELS,), "ui.strategy.channel_view:ChannelView"),
    PartLine(9, _("Marketing tools"), "sliders-horizontal", (Part.TOOLS,)),
    PartLine(10, _("People and rules"), "users-three", (Part.DUTIES, Part.RULES)),
    PartLine(11, _("Risks"), "warning", (Part.RISKS,)),
    PartLine(12, _("Corrections"), "arrows-left-right", (Part.CORRECTIONS,)),
)
LINES: Final[Mapping[str, PartLine]] = {line.key: line for line in PARTS}
"""By what the page remembers them by."""


def line_of(part: Part) -> PartLine:
    """The line that a part of the domain belongs to."""
    return next(line for line in PARTS if part in line.parts)
