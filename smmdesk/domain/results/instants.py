"""When something was published, as its id tells, and which clock a file was written by, as such ids prove.

Instagram, TikTok, X and LinkedIn number what is published by the moment at which it was made. That is up to ten
minutes before it was published, so it serves to find a zone, a year or an hour that a file lacks, not the minute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final

from smmdesk.domain.networks import Network

_BASE64URL: Final = {letter: at for at, letter in enumerate(f"{ascii_uppercase}{ascii_lowercase}{digits}-_")}
_SHORTCODE: Final = 11
"""Letters of a code that are the id; those of posts that only followers see have more."""
_LARGEST: Final = 2**63 - 1
_UNIX: Final = datetime(1970, 1, 1, tzinfo=UTC)
_QUARTER: Final = timedelta(minutes=15)
_FARTHEST: Final = timedelta(hours=14)
"""No clock of the world is farther from UTC."""


@dataclass(frozen=True, slots=True)
class _Numbering:
    """An id is a count of milliseconds since `epoch` (in milliseconds since 1970), `shift` bits to the left.

    Ids below `first` are older than the numbering and tell nothing.
    """

    shift: int
    epoch: int = 0
    milliseconds: int = 1
    first: int = 0


_NUMBERINGS: Final = {
    # codes of fewer than nine letters would all be of its first days
    Network.INSTAGRAM: _Numbering(23, 1_314_220_021_721, first=1 << 48),
    # seconds; the app is of 2016, and its forerunner's first videos are of 2014
    Network.TIKTOK: _Numbering(32, milliseconds=1000, first=1_388_534_400 << 32),
    Network.X: _Numbering(22, 1_288_834_974_657, first=29_700_859_247),
    Network.LINKEDIN: _Numbering(22, first=1_262_304_000_000 << 22),
}


def instant_of(network: Network, external_id: str) -> datetime | None:
    """The UTC instant that an id holds: of Instagram its shortcode, of the others the number.

    None where the network's ids hold none (Facebook, VK, Telegram …), or this is no such id.
    """
    numbering = _NUMBERINGS.get(network)
    number = _number(network, external_id)
    if numbering is None or number is None or not numbering.first <= number <= _LARGEST:
        return None
    return _UNIX + timedelta(milliseconds=(number >> numbering.shift) * numbering.milliseconds + numbering.epoch)


def _number(network: Network, external_id: str) -> int | None:
    if network is not Network.INSTAGRAM:
        return int(external_id) if re.fullmatch(r"[0-9]{1,19}", external_id) else None
    if not re.fullmatch(r"[A-Za-z0-9_-]+", external_id):
        return None
    number = 0
    for letter in external_id[:_SHORTCODE]:
        number = number * len(_BASE64URL) + _BASE64URL[letter]
    return number
