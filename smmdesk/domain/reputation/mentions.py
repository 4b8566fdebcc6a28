"""Which mentions a figure is of, and by which of them one publication is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.named import MentionKind
    from smmdesk.domain.reputation.records import Mention

_HAS_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_TRACE: Final = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|ysclid)(?:=|$)", re.IGNORECASE)
"""What of an address says where somebody came from, not what is there."""
_USUAL: Final = re.compile(
    r"(?:[hH][tT][tT][pP][sS]?://)?([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)(/[^\s?#]*)?(?:\?([^\s#]*))?",
    re.ASCII,
)
"""How nearly all of them are written: taken apart ten times as fast, which counts where thousands are compared."""
_MARKED: Final = ":~:"
"""Begins what a browser is to mark on the page."""


def organic(
    mentions: Iterable[Mention], brand: BrandId, period: Period, kind: MentionKind | None = None
) -> list[Mention]:
    """What people said of the brand of themselves on the days of the period; of one kind, or of all."""
    return [
        each
        for each in mentions
        if each.brand_id == brand and each.is_organic and each.day in period and kind in {None, each.kind}
    ]


def publication_key(mention: Mention) -> str:
    """By which mentions are of one publication: its address, else its words; one with neither is one of its own."""
    if mention.link and (link := same_link(mention.link)):
        return link
    return " ".join(f"{mention.title} {mention.text}".casefold().split()) or mention.id


def same_link(link: str) -> str:
    """An address as it is compared: without scheme, www., traces and a last slash; nothing of what is none.

    Of other queries all is kept, unlike of a link to a post (`results.links`): a forum's topics differ in nothing else.
    """
    text = link.strip()
    if usual := _USUAL.fullmatch(text):
        host, path, query = usual.groups(default="")
        host = host.lower().removeprefix("www.")
        return _joined(host, path, query, "") if "." in host else ""
    return _by_parts(text)


def _by_parts(text: str) -> str:
    """The same of any address, however it is written."""
    try:
        parts = urlsplit(text if _HAS_SCHEME.match(text) else f"https://{text.removeprefix('//')}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # such as of a bracket that opens an IPv6 address and does not close it
        return ""
    if "." not in host or any(map(str.isspace, host)):
        return ""
    return _joined(host, parts.path, parts.query, parts.fragment.partition(_MARKED)[0])


def _joined(host: str, path: str, query: str, fragment: str) -> str:
    if query:
        query = "&".join(part for part in query.split("&") if part and not _TRACE.match(part))
    return "".join((host, path.rstrip("/"), query and f"?{query}", fragment and f"#{fragment}"))
