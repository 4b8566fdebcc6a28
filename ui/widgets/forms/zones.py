"""Time zones as a field: by the names of their towns in the window's language, found by their codes as well."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from ui.widgets.forms.choice import FoundEditor

if TYPE_CHECKING:
    from smmdesk.speech.language import Language

UTC: Final = "Etc/UTC"


@dataclass(frozen=True, slots=True)
class Zone:
    """An IANA zone (`str`)."""

    def build(self, language: Language) -> ZoneEditor:
        """An editor of `str`."""
        return ZoneEditor(language)


class ZoneEditor(FoundEditor):
    """“Moscow, Russia”, found by “mosc” and by “Europe/Moscow” in any language."""

    def __init__(self, language: Language) -> None:
        from smmdesk.speech.zones import zone_name

        # what a record holds may be a former name, which is not offered
        super().__init__(language, zone_options(language), also=_code, called=lambda zone: zone_name(zone, language))

    def town(self) -> str:
        """The first of its words."""
        return self.words().partition(",")[0]


def _code(zone: str) -> str:
    """As people type it."""
    return zone.replace("_", " ")


@cache
def zone_options(language: Language) -> tuple[tuple[str, str], ...]:
    """The zones that people live in, UTC first, then by name."""
    from smmdesk.speech.zones import is_former, zone_name

    named = [(zone, zone_name(zone, language)) for zone in _zones() if not is_former(zone)]
    return (UTC, zone_name(UTC, language)), *sorted(named, key=lambda pair: pair[1].casefold())


@cache
def _zones() -> tuple[str, ...]:
    """Looking for them on the disk takes a while, so only once."""
    regions = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return tuple(zone for zone in available_timezones() if zone.startswith(regions))
