"""Links to what was said: out of the address of a search engine that only leads there, and what kind of place it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from smmdesk.domain.reputation.mentions import same_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LEADS: Final = re.compile(r"(?:https?://)?(?:www\.)?google\.[a-z.]{2,7}/url\?", re.IGNORECASE)
_TARGETS: Final = ("url", "q")
_IS_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_MOST_STEPS: Final = 3


def real_link(link: str) -> str:
    """Where an address leads in the end."""
    found = link.strip()
    for _step in range(_MOST_STEPS):
        if not _LEADS.match(found):
            break
        try:
            query = parse_qs(urlsplit(found).query)
        except ValueError:  # such as of a bracket that opens an IPv6 address and does not close it
            break
        targets = (target for name in _TARGETS for target in query.get(name, ()) if _IS_ADDRESS.match(target))
        found = next(targets, found)
    return found


def host_of(link: str) -> str:
    """The host without `www.`, '' for what is no address."""
    return re.split(r"[/?#]", same_link(link), maxsplit=1)[0]


def source_of(link: str, hosts: Mapping[str, str]) -> str:
    """The kind of place by the host, or by the host and what comes first behind it; '' for one that is not known."""
    address = same_link(link)
    return next((hosts[each] for each in _places(address) if each in hosts), "") if address else ""


def _places(address: str) -> Iterator[str]:
    """Host with the first part of the path, then alone, then the same of the domains that the host is part of."""
    host, _slash, path = address.partition("?")[0].partition("#")[0].partition("/")
    first = path.partition("/")[0]
    parts = host.split(".")
    for at in range(len(parts) - 1):
        domain = ".".join(parts[at:])
        yield f"{domain}/{first}"
        yield domain
