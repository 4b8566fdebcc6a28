"""What a link to a publication points at, however it is written: the same post is the same text."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

_KEPT: Final = ("v", "w", "story_fbid", "id")
"""What of a query says which post it is; all else says where somebody came from."""
_COUNTS: Final = re.compile(r"utm_|(?:fbclid|gclid|yclid|igsh|igshid|ysclid|mc_eid)$", re.IGNORECASE)
_FRONT: Final = re.compile(r"^(?:(?:www|m|mobile)\.)+")
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_HAS_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Place(NamedTuple):
    """How a network's links look: its hosts, and what of path and query is the publication."""

    network: str
    hosts: tuple[str, ...]
    path: re.Pattern[str]
    query: str = ""
    value: re.Pattern[str] = re.compile(r"(.+)")


_FACEBOOK_ID: Final = r"(\d+|pfbid\w+)"
_YOUTUBE_ID: Final = r"([\w-]{11})"
_PLACES: Final = (
    Place("instagram", ("instagram.com",), re.compile(r"^/(?:[\w.]+/)?(?:p|reels?|tv)/([\w-]+)(?:/|$)")),
    Place("tiktok", ("tiktok.com",), re.compile(r"^/(?:@[^/]+/(?:video|photo)|v)/(\d+)(?:\.html)?(?:/|$)")),
    Place("youtube", ("youtu.be",), re.compile(rf"^/{_YOUTUBE_ID}(?:/|$)")),
    Place(
        "youtube",
        ("youtube.com", "youtube-nocookie.com"),
        re.compile(rf"^/(?:shorts|live|embed)/{_YOUTUBE_ID}(?:/|$)"),
        "v",
        re.compile(rf"^{_YOUTUBE_ID}$"),
    ),
    Place("x", ("x.com", "twitter.com"), re.compile(r"^/(?:\w+|i/web)/status(?:es)?/(\d+)(?:/|$)")),
    Place("vk", ("vk.com", "vk.ru"), re.compile(r"^/(wall-?\d+_\d+)$"), "w", re.compile(r"^(wall-?\d+_\d+)")),
    Place("telegram", ("t.me", "telegram.me"), re.compile(r"^/(?:s/)?((?:c/)?\w+/\d+)$")),
    Place("linkedin", ("linkedin.com",), re.compile(r"(?:urn:li:\w+:|-(?:activity|share|ugcPost)-)(\d+)")),
    Place(
        "facebook",
        ("facebook.com", "fb.com"),
        re.compile(rf"/(?:posts|videos|reel|permalink)/(?:[^/]+/)?{_FACEBOOK_ID}(?:/|$)"),
        "story_fbid fbid v",
        re.compile(rf"^{_FACEBOOK_ID}$"),
    ),
)
_LARGE_AND_SMALL_ALIKE: Final = {"telegram"}


def canonical_link(link: str) -> str:
    """Such as "instagram:DHWRIh_CLiR" for a post of a known network; host and path of any other; "" for no link.

    Facebook's pfbid is kept whole: it differs between copies, so that no match can be promised.
    """
    parts = _parts(link)
    if parts is None:
        return ""
    host = _FRONT.sub("", parts.hostname or "")
    path = unquote(parts.path)
    for place in _PLACES:
        if any(host == known or host.endswith(f".{known}") for known in place.hosts) and (
            found := _publication(place, path, parts.query)
        ):
            return f"{place.network}:{found.lower() if place.network in _LARGE_AND_SMALL_ALIKE else found}"
    return _plain(host, path, parts.query)


def page_of(link: str) -> str:
    """The page that a link leads to, however it is tagged: host, path, and what the query says beside tags that only
    count clicks; "" for no link."""
    parts = _parts(link)
    if parts is None:
        return ""
    said = [(key, value) for key, value in parse_qsl(parts.query) if not _COUNTS.match(key)]
    query = "&".join(f"{key}={value}" for key, value in sorted(said))
    return f"{_FRONT.sub('', parts.hostname or '')}{unquote(parts.path).rstrip('/')}{'?' if query else ''}{query}"


def _parts(link: str) -> SplitResult | None:
    text = link.strip()
    if text and not _HAS_SCHEME.match(text):
        text = f"https://{text.removeprefix('//')}"
    try:
        parts = urlsplit(text)
    except ValueError:  # such as of a bracket that opens an IPv6 address and does not close it
        return None
    return parts if _HOST.fullmatch(parts.hostname or "") else None


def _publication(place: Place, path: str, query: str) -> str:
    """What the path says, else the query; nothing where neither does."""
    if found := place.path.search(path):
        return found[1]
    given = dict(parse_qsl(query))
    wanted = (place.value.search(given[key]) for key in place.query.split() if key in given)
    return next((found[1] for found in wanted if found), "")


def _plain(host: str, path: str, query: str) -> str:
    kept = "&".join(f"{key}={value}" for key, value in parse_qsl(query) if key in _KEPT)
    return f"{host}{path.rstrip('/')}{'?' if kept else ''}{kept}"
