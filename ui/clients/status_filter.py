"""Chips above the list: all clients but those that have ended, or those of one status, each with how many there are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup

from smmdesk.domain.clients import ClientStatus
from smmdesk.speech.language import Language, _
from ui.widgets.buttons import button
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.services.clients import ClientOverview


class StatusFilter(Flow):
    """One chip is down. Statuses that no client has are left out."""

    def __init__(self, language: Language, chosen: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName(language(_("Filter by status")))
        self._language = language
        self._group = QButtonGroup(self)
        self._statuses: tuple[ClientStatus | None, ...] = (None, *ClientStatus)
        self._leaves_out = False
        for place, _status in enumerate(self._statuses):
            chip = button("", kind="chip")
            chip.setCheckable(True)
            self._group.addButton(chip, place)
            self.add(chip)
        self.choose(None)
        self._group.idClicked.connect(lambda _place: chosen())

    @property
    def status(self) -> ClientStatus | None:
        """The status asked for; None for all but those that have ended."""
        # Qt says -1 where none is down
        return self._statuses[max(self._group.checkedId(), 0)]

    def choose(self, status: ClientStatus | None) -> None:
        """Press a chip; whoever filters is not told."""
        self._group.button(self._statuses.index(status)).setChecked(True)

    def passes(self, row: ClientOverview, *, searched: bool = False) -> bool:
        """Whether a client is asked for; where words are searched for, one that has ended is searched, too."""
        if self.status is None:
            return searched or not (self._leaves_out and row.client.has_ended)
        return row.client.status is self.status

    def show_rows(self, rows: Sequence[ClientOverview]) -> None:
        """Count these clients; a status that has run empty gives way to all."""
        counts, names = Counter(row.client.status for row in rows), statuses_of_several(self._language)
        # where all have ended, nothing would be left to show
        self._leaves_out = 0 < counts[ClientStatus.ENDED] < len(rows)
        for place, status in enumerate(self._statuses):
            count = counts[status] if status else self._count(counts)
            name = names[status] if status else self._name()
            chip = self._group.button(place)
            chip.setText(f"{name}  {self._language.number(count)}")
            chip.setAccessibleName(chip.text())
            # these can always be asked for, be there none
            chip.setVisible(status is None or count > 0)
        if self.status is not None and not counts[self.status]:
            self.choose(None)

    def _name(self) -> str:
        """Of the first chip, which says when some are left out."""
        language = self._language
        return language.sense("of several clients", "Current") if self._leaves_out else language(_("All"))

    def _count(self, counts: Counter[ClientStatus]) -> int:
        return counts.total() - (counts[ClientStatus.ENDED] if self._leaves_out else 0)


def statuses_of_several(language: Language) -> dict[ClientStatus, str]:
    """The statuses as said of any number of clients, where a language has other forms for it."""
    return {
        ClientStatus.LEAD: language.sense("of several clients", "Lead"),
        ClientStatus.ACTIVE: language.sense("of several clients", "Active"),
        ClientStatus.PAUSED: language.sense("of several clients", "Paused"),
        ClientStatus.ENDED: language.sense("of several clients", "Ended"),
    }
