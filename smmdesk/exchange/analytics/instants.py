"""When a post was made, as its own number tells: Instagram, TikTok, X and LinkedIn count time into their numbers.

That is up to some minutes before it was published, so the minute that a file states is kept; what the file lacks (its
clock's zone, a year, an hour) is taken from here. Runs in the parsing child.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CODE = re.compile(r"instagram\.com/(?:[^/]+/)?(?:p|reel|reels|tv)/([\w-]{11})", re.ASCII)
_NUMBER_IN_LINK = re.compile(r"/(?:video|photo|status|statuses)/(\d{10,20})\b")
_URN = re.compile(r"(?:urn:li:\w+:|activity-|share-|ugcPost-)(\d{15,20})\b")
_NUMBER = re.compile(r"\d{10,20}")
_RUINED = re.compile(r"\d(?:[.,]\d+)?e\+?\d{2}", re.IGNORECASE)
_INSTAGRAM_EPOCH, _X_EPOCH = 1_314_220_021_721, 1_288_834_974_657  # milliseconds
_POSSIBLE = range(1_230_768_000_000, 4_102_444_800_000)  # 2009 to 2100


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


def _of_instagram(_number: str, link: str) -> int:
    code = shortcode(link)
    # eleven letters are 66 bits: one more in front makes whole bytes of them
    return (int.from_bytes(urlsafe_b64decode("A" + code)) >> 23) + _INSTAGRAM_EPOCH if code else 0


def _number(network: str, number: str, link: str) -> int:
    text = number if _NUMBER.fullmatch(number) else number_of(network, link)
    return int(text) if text else 0


def _of_tiktok(number: str, link: str) -> int:
    return (_number("tiktok", number, link) >> 32) * 1000


def _of_x(number: str, link: str) -> int:
    found = _number("x", number, link) >> 22
    return found + _X_EPOCH if found else 0


def _of_linkedin(number: str, link: str) -> int:
    return _number("linkedin", number, link) >> 22


_READERS: Mapping[str, Callable[[str, str], int]] = {
    "instagram": _of_instagram,
    "tiktok": _of_tiktok,
    "x": _of_x,
    "linkedin": _of_linkedin,
}


def instant_of(network: str, number: str, link: str) -> int:
    """Milliseconds since 1970 when the post was made; 0 where its number or link does not tell."""
    reader = _READERS.get(network)
    found = reader(number, link) if reader else 0
    return found if found in _POSSIBLE else 0
