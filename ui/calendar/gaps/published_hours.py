"""On which weekdays and at which hours a client's posts came out lately, beside the slots that they were meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.charts.results import HourCell
from smmdesk.speech.language import Language, _
from ui.widgets.hour_grid import HourGrid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.slots import Slot

_HIGH = 300


class PublishedHours(HourGrid):
    """The hours that have a post or a slot; the more posts, the darker. What they brought stands under Results."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, least_height=_HIGH)
        self._published: Mapping[tuple[int, int], int] = {}
        self._meant: frozenset[tuple[int, int]] = frozenset()

    def show_published(self, published: Mapping[tuple[int, int], int], slots: Sequence[Slot]) -> None:
        """`published` counts posts by weekday (0 is Monday) and hour; without any it is out of sight."""
        self.setVisible(bool(published))
        if not published:
            return
        self._published = published
        self._meant = frozenset((weekday, each.at.hour) for each in slots for weekday in each.weekdays)
        hours = sorted({hour for _weekday, hour in self._meant | published.keys()})
        begin = max(published, key=lambda at: (published[at], -at[0], -at[1]))
        self.show_hours(self._language(_("When the posts of 8 weeks came out")), hours, begin, self._cell)

    def _cell(self, weekday: int, hour: int) -> HourCell:
        count, language, when = self._published.get((weekday, hour), 0), self._language, self.when(weekday, hour)
        told = language(_("{when}: no post"), when=when)
        if count:
            told = language.count("{when}: {n} post", "{when}: {n} posts", count, when=when)
        if (weekday, hour) in self._meant:
            told = language(_("{told}; there is a slot"), told=told)
        # a shade is full from 2 on
        shade = 2 * count / max(self._published.values()) if count else None
        return HourCell(mean=shade, words=language.number(count) if count else "", hint=told)
