"""Pages of the web, which the system's browser opens: the program itself loads none."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_SCHEMES = frozenset({"http", "https"})


def web_link(text: str) -> str:
    """The address that a browser may open; empty for what is none, such as a file or a program of this machine."""
    bare = text.strip()
    try:
        parts = urlsplit(bare if "://" in bare else f"https://{bare}")
        host = parts.hostname or ""
    except ValueError:  # such as of a bracket that opens an IPv6 address and does not close it
        return ""
    is_one = parts.scheme.lower() in _SCHEMES and "." in host and not any(map(str.isspace, bare))
    return parts.geturl() if is_one else ""


def open_link(text: str) -> bool:
    """Have the browser open it; whether there was an address, and somebody to open it."""
    address = web_link(text)
    return bool(address) and QDesktopServices.openUrl(QUrl(address))
