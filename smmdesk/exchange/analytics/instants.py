"""When a post was made, as its own number tells: Instagram, TikTok, X and LinkedIn count time into their numbers.

That is up to some minutes before it was published, so the minute that a file states is kept; what the file lacks (its
clock's zone, a year, an hour) is taken from here. Runs in the parsing child.
"""

from __future__ import annotations

import re

from smmdesk.domain.networks import Network
from smmdesk.domain.results.instants import instant_of as instant_of_id

_CODE = re.compile(r"instagram\.com/(?:[^/]+/)?(?:p|reel|reels|tv)/([\w-]{11})", re.ASCII)
_NUMBER_IN_LINK = re.compile(r"/(?:video|photo|status|statuses)/(\d{10,20})\b")
_URN = re.compile(r"(?:urn:li:\w+:|activity-|share-|ugcPost-)(\d{15,20})\b")
_NUMBER = re.compile(r"\d{10,20}")
_RUINED = re.compile(r"\d(?:[.,]\d+)?e\+?\d{2}", re.IGNORECASE)


def shortcode(link: str) -> str:
    """What Instagram calls a post in its links, '' for no such link."""
    found = _CODE.search(link)
    return found[1] if found else ""


def is_ruined(number: str) -> bool:
    """Whether a spreadsheet made an amount of a number that only names something, such as 1.79E+16."""
    return _RUINED.fullmatch(number) is not None


def number_of(network: str, link: str) -> str:
    """The name of a post as its link has it, '' where it has none."""
    if network == "instagram":
        return shortcode(link)
    found = (_URN if network == "linkedin" else _NUMBER_IN_LINK).search(link)
    return found[1] if found else ""


def instant_of(network: str, number: str, link: str) -> int:
    """Milliseconds since 1970 when the post was made; 0 where its number or link does not tell."""
    if not network:
        return 0
    told = number if network != Network.INSTAGRAM and _NUMBER.fullmatch(number) else number_of(network, link)
    found = instant_of_id(Network(network), told) if told else None
    return int(found.timestamp() * 1000) if found else 0
