"""Time zones by the names of their towns: Moscow, Russia. Unicode's names, which Babel has with it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel.core import get_global

if TYPE_CHECKING:
    from smmdesk.speech.language import Language


def zone_name(zone: str, language: Language) -> str:
    """“Tbilisi, Georgia” for Asia/Tbilisi; a zone that goes by a former name is called as it is now."""
    now = get_global("zone_aliases").get(zone, zone)
    town = _towns(language).get(now, now.rpartition("/")[2].replace("_", " "))
    country = language.locale.territories.get(get_global("zone_territories").get(now, ""), "")
    # a world is no country, and some countries are one town
    return f"{town}, {country}" if country and country != town and now != "Etc/UTC" else town


def is_former(zone: str) -> bool:
    """Whether that is another name of a zone that has one of its own."""
    return zone in get_global("zone_aliases")


@cache
def _towns(language: Language) -> dict[str, str]:
    """Unicode keeps the names under which zones came in: Asia/Calcutta for Asia/Kolkata."""
    former = get_global("zone_aliases")
    towns: dict[str, str] = {}
    for zone, words in language.locale.time_zones.items():
        if "city" in words:
            now = former.get(zone, zone)
            towns[now] = words["city"] if zone == now else towns.get(now, words["city"])
    return towns
