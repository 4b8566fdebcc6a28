"""Addresses that may be made live in a document."""

import re

_HARMLESS = re.compile(r"(https?://|mailto:)[^\s\"<>\\^`{|}]+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>\"\\:/]+@[^\s@<>\"\\:/]+\.[^\s@<>\"\\:/]+")


def target(words: str) -> dict[str, str | None]:
    """What is shown, and the address it leads to; only http, https and mailto ever lead anywhere."""
    shown = words.strip()
    return {"shown": shown, "address": shown if len(shown) < 2000 and _HARMLESS.fullmatch(shown) else None}


def mail(words: str) -> dict[str, str | None]:
    """An address of a mailbox, as a link to write to it when it looks like one."""
    shown = words.strip()
    return {"shown": shown, "address": f"mailto:{shown}" if _MAIL.fullmatch(shown) else None}
