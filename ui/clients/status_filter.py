"""The filter above the list: all clients but those that have ended, or those of some statuses."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from smmdesk.domain.clients import ClientStatus
from smmdesk.speech.language import Language, _
from ui.widgets.filter_chips import FilterChip, FilterRow, Option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from smmdesk.services.clients import ClientOverview


class StatusFilter(FilterRow):
    """A chip whose list counts the clients of each status. Statuses that no client has are left out."""

    def __init__(self, language: Language, chosen: Callable[[], object]) -> None:
        self._language = language
        self._tell = chosen
        self._counts: Mapping[ClientStatus, int] = {}
        self._leaves_out = False
        self.statuses: frozenset[ClientStatus] = frozenset()
        self.chip = FilterChip(language, _("Status"), self._options)
        super().__init__(language, [self.chip])
        self.chip.switched.connect(self._switch)
        self.chip.cleared.connect(self._take_off)
        self.choose()

    def choose(self, statuses: Iterable[ClientStatus] = ()) -> None:
        """Ask for these, or for all but those that have ended; whoever filters is not told."""
        self.statuses = frozenset(statuses)
        names = statuses_of_several(self._language)
        self.chip.show_chosen([names[each] for each in ClientStatus if each in self.statuses], self.statuses)

    def passes(self, row: ClientOverview, *, searched: bool = False) -> bool:
        """Whether a client is asked for; where words are searched for, one that has ended is searched, too."""
        if not self.statuses:
            return searched or not (self._leaves_out and row.client.has_ended)
        return row.client.status in self.statuses

    def show_rows(self, rows: Sequence[ClientOverview]) -> None:
        """Count these clients; a status that has run empty is not asked for any more."""
        self._counts = Counter(row.client.status for row in rows)
        # where all have ended, nothing would be left to show
        self._leaves_out = 0 < self._counts[ClientStatus.ENDED] < len(rows)
        self.choose(each for each in self.statuses if self._counts[each])

    def show_count(self, hidden: int, *, searched: bool) -> None:
        """How many clients are left out, of those that were counted."""
        words = self._language.count("{n} client hidden", "{n} clients hidden", hidden) if hidden else ""
        self.show_hidden(words, is_filtered=bool(self.statuses) or searched)

    def _options(self) -> list[Option]:
        names = statuses_of_several(self._language)
        return [
            Option(each, names[each], self._language.number(self._counts[each]))
            for each in ClientStatus
            if self._counts[each]
        ]

    def _switch(self, status: ClientStatus) -> None:
        self.choose(self.statuses ^ {status})
        self._tell()

    def _take_off(self) -> None:
        self.choose()
        self._tell()


def statuses_of_several(language: Language) -> dict[ClientStatus, str]:
    """The statuses as said of any number of clients, where a language has other forms for it."""
    return {
        ClientStatus.LEAD: language.sense("of several clients", "Lead"),
        ClientStatus.ACTIVE: language.sense("of several clients", "Active"),
        ClientStatus.PAUSED: language.sense("of several clients", "Paused"),
        ClientStatus.ENDED: language.sense("of several clients", "Ended"),
    }
