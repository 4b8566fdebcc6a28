"""The social networks that the desk plans for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Network(StrEnum):
    """A network; its value is what files and the database hold."""

    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    VK = "vk"
    TELEGRAM = "telegram"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    LINKEDIN = "linkedin"
    X = "x"
    PINTEREST = "pinterest"
    THREADS = "threads"
    OK = "ok"
    DZEN = "dzen"

    @property
    def letters(self) -> str:
        """One or two letters for a chip, instead of a logo."""
        return _LETTERS[self]


def in_letters(networks: Iterable[Network]) -> str:
    """Networks in the letters of their chips."""
    return " ".join(network.letters for network in networks)


_LETTERS = dict(zip(Network, "IG FB VK TG TT YT LI X PI TH OK DZ".split(), strict=True))
