"""What a spreadsheet would run: guarded in tables that go out, and unguarded in those that come in."""

import re

# the wide ones of East Asian keyboards, too: some spreadsheets take them for the others
SIGNS = "=+\\-@\t\r\n＝＋－＠"  # what a spreadsheet takes a cell that begins with it for
_RISKY = re.compile(f"'*[{SIGNS}]")
_GUARDED = re.compile(f"'+[{SIGNS}]")


def guarded(text: str) -> str:
    """Text for a CSV cell: what a spreadsheet would run as a formula gets an apostrophe, which our import takes off."""
    return "'" + text if _RISKY.match(text) else text


def is_guarded(text: str) -> bool:
    """Whether the text has such an apostrophe, be it its own: in a cell that needs none it would be lost."""
    return _GUARDED.match(text) is not None


def unguarded(text: str) -> str:
    """The text without the apostrophe that was put before it."""
    return text[1:] if text[:1] == "'" and is_guarded(text) else text
