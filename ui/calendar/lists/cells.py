"""What cells of the list are edited by: as short as they are read, so that a row is filled in without the mouse."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smmdesk.domain.networks import in_letters
from smmdesk.domain.periods import NOON, LocalMoment
from smmdesk.speech.language import Language, UnreadableError, _
from ui.overriding import override
from ui.widgets.forms.date_edit import read_time
from ui.widgets.forms.day_reading import read_day
from ui.widgets.forms.editor import Editor, TypedLine
from ui.widgets.forms.editors import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.networks import Network
    from ui.calendar.shown.shown_posts import ShownPosts
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class CellOffers:
    """What cells begin with and suggest, asked when one is opened, and who keeps what was typed."""

    today: Callable[[], dt.date] = dt.date.today
    zone: Callable[[], str] = lambda: "Etc/UTC"
    clients: Callable[[], Sequence[tuple[ClientId, str]]] = lambda: ()
    rubrics: Callable[[], tuple[str, ...]] = lambda: ()
    people: Callable[[], tuple[str, ...]] = lambda: ()
    networks: Callable[[str], tuple[tuple[Network, ...], str]] = lambda text: ((), text)
    """the networks that words name, and what is none of them"""
    save: Callable[[Edit], object] = lambda _edit: None


def rubric_line(known: Callable[[], tuple[str, ...]]) -> Line:
    """A rubric: one in use, one that is suggested, or a new one."""
    return Line(suggestions=known, new=_("New rubric “{text}”"))


def person_line(known: Callable[[], tuple[str, ...]]) -> Line:
    """Somebody in charge: the name of somebody who is so already, or a new one."""
    return Line(suggestions=known, new=_("New name “{text}”"))


def _networks_in(text: str) -> tuple[tuple[Network, ...], str]:
    from smmdesk.exchange.plans.quick_words import QuickWords

    return QuickWords(()).networks(text)


def cell_offers(context: Context, shown: ShownPosts, save: Callable[[Edit], object]) -> CellOffers:
    """What the page knows."""
    calendar, desk = context.workspace.calendar, context.workspace.settings.desk()
    suggested = [rubric.name for rubric in context.knowledge.rubrics()]
    zones = {client.id: client.time_zone for client in shown.clients()}
    return CellOffers(
        today=context.workspace.today,
        zone=lambda: zones.get(context.client_id, desk.time_zone) if context.client_id else desk.time_zone,
        clients=lambda: [(client.id, client.name) for client in shown.at_work()],
        rubrics=lambda: tuple(dict.fromkeys((*calendar.in_use().rubrics, *suggested))),
        people=lambda: calendar.in_use().people,
        networks=_networks_in,
        save=save,
    )


@dataclass(frozen=True, slots=True)
class DayAndTime:
    """Day and time (`LocalMoment`) in one line: “5.11 18:30”, “+7”, or “18:30” alone, which keeps the day."""

    today: Callable[[], dt.date]
    zone: Callable[[], str]
    """of a post that had no date"""

    def build(self, language: Language) -> Editor:
        """An editor of `LocalMoment | None`."""
        return _MomentLine(language, self)


class _MomentLine(TypedLine):
    def __init__(self, language: Language, kind: DayAndTime) -> None:
        super().__init__(language, self._read_moment, self._show_moment)
        self._kind = kind
        self._before: LocalMoment | None = None

    @override
    def show_value(self, value: Any) -> None:
        self._before = value
        super().show_value(value)

    def _show_moment(self, moment: LocalMoment | None) -> str:
        if moment is None:
            return ""
        return f"{self.language.short_date(moment.day)} {self.language.time(moment.wall.time())}"

    def _read_moment(self, text: str) -> LocalMoment | None:
        if not text:
            return None
        rest, _space, last = text.rpartition(" ")
        day_words, time_words = (rest, last) if ":" in last else (text, "")
        day = read_day(day_words.rstrip(" ,"), self._kind.today(), self.language) if day_words else self._day()
        at = read_time(time_words) or (self._before.wall.time() if self._before else NOON)
        zone = self._before.zone if self._before else self._kind.zone()
        return LocalMoment(dt.datetime.combine(day or self._day(), at), zone)

    def _day(self) -> dt.date:
        return self._before.day if self._before else self._kind.today()


@dataclass(frozen=True, slots=True)
class NetworkNames:
    """Networks as they are written in a table: “IG FB”, in letters or in names."""

    read: Callable[[str], tuple[tuple[Network, ...], str]]

    def build(self, language: Language) -> Editor:
        """An editor of `tuple[Network, ...]`."""
        return TypedLine(language, self._read, in_letters)

    def _read(self, text: str) -> tuple[Network, ...]:
        found, unknown = self.read(text)
        if unknown:
            raise UnreadableError(text=unknown)
        return found
