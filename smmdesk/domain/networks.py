"""The social networks that the desk plans for."""

from enum import StrEnum


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


_LETTERS = dict(zip(Network, "IG FB VK TG TT YT LI X PI TH OK DZ".split(), strict=True))
