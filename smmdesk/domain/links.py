"""Links that tell where somebody came from: tags of UTM, put in without touching anything else of the address."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.networks import Network

TAGS: Final = ("source", "medium", "campaign", "content", "term")
"""What a link may be tagged with, in the order in which it is."""
NETWORK: Final = "{network}"
"""Stands in a tag for the network that a link goes out in: a post that goes to several has one link."""
_LONGEST: Final = 60
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_UNFIT: Final = re.compile(r"(\{network\})|[^a-z0-9._~]+")
_PATTERN: Final = re.compile(rf"(?:^|\s)({'|'.join(TAGS)})=")
_PLACE: Final = re.compile(r"\{(\w+)\}")


class NoLinkError(SmmdeskError):
    """What is to be tagged has no scheme or no host."""

    message = _("A link begins with https://. Write it whole.")


def slug(words: str, letters: Mapping[str, str]) -> str:
    """The words as a tag holds them: Latin letters (by that table), digits, `.`, `_`, `~` and single hyphens.

    60 characters at the most. The place of a network stays.
    """
    # composed first: the table knows й, not и with a mark
    low = unicodedata.normalize("NFC", words).casefold()
    latin = unicodedata.normalize("NFKD", "".join(letters.get(sign, sign) for sign in low))
    bare = "".join(sign for sign in latin if not unicodedata.combining(sign))
    return _UNFIT.sub(lambda found: found[1] or "-", bare).strip("-")[:_LONGEST].rstrip("-")


def tagged(link: str, tags: Mapping[str, str], letters: Mapping[str, str]) -> str:
    """The link with these tags, by the names in `TAGS`, in the place of all that it had; `NoLinkError` for none.

    Empty ones are left out. Other parameters, their order and what follows the # stay to the letter.
    """
    address = link.strip()
    if not _ADDRESS.fullmatch(address):
        raise NoLinkError
    own = [f"utm_{name}={told}" for name in TAGS if (told := slug(tags.get(name, ""), letters))]
    whole, hash_sign, place = address.partition("#")
    page, _mark, asked = whole.partition("?")
    kept = [each for each in asked.split("&") if each and not _is_tag(each)]
    query = "&".join([*kept, *own])
    return page + (f"?{query}" if query else "") + hash_sign + place


def tags_of(link: str) -> dict[str, str]:
    """The tags that a link has, by the names in `TAGS`."""
    asked = link.partition("#")[0].partition("?")[2]
    pairs = (each.partition("=") for each in asked.split("&") if _is_tag(each))
    found = {unquote(name).lower().removeprefix("utm_"): unquote(value) for name, _sign, value in pairs}
    return {name: found[name] for name in TAGS if found.get(name)}


def for_network(link: str, network: Network) -> str:
    """The link as it goes out in one network."""
    return link.replace(NETWORK, network.value)


def for_no_network(link: str) -> str:
    """The link for whoever only looks at the plan: a tag that awaits its network is left out."""
    if NETWORK not in link:
        return link
    whole, hash_sign, place = link.partition("#")
    page, _mark, asked = whole.partition("?")
    query = "&".join(each for each in asked.split("&") if NETWORK not in each)
    return page + (f"?{query}" if query else "") + hash_sign + place


def tags_by(pattern: str, values: Mapping[str, str]) -> dict[str, str]:
    """The tags of a pattern such as `source={network} medium=social campaign={rubric}`, its places filled.

    `values` go by the names of places; a place that has none there stays empty, but for that of the network.
    """
    parts = _PATTERN.split(pattern)
    pairs = zip(parts[1::2], parts[2::2], strict=True)

    def value(place: re.Match[str]) -> str:
        return place[0] if place[0] == NETWORK and "network" not in values else values.get(place[1], "")

    return {name: _PLACE.sub(value, words).strip() for name, words in pairs}


def _is_tag(parameter: str) -> bool:
    return unquote(parameter.partition("=")[0]).lower().startswith("utm_")
