"""The kinds of files that are read in: `smmdesk import WORKSPACE FILE --client NAME --as KIND`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smmdesk.services.reading.kind import Kind

KINDS: dict[str, str] = {
    "plan": "smmdesk.services.reading.plans:PLAN",
    "results": "smmdesk.services.reading.figures:FIGURES",
    "mentions": "smmdesk.services.reading.mentions:MENTION_FILES",
    "voice": "smmdesk.services.reading.voice:COUNT_FILES",
    "communities": "smmdesk.services.reading.communities:COMMUNITY_FILES",
}
"""By what is typed, where the declaration stands: it is loaded when asked for, and this list at every start."""


def kind_named(name: str) -> Kind[Any]:
    """The declaration of one of `KINDS`."""
    from pkgutil import resolve_name

    kind: Kind[Any] = resolve_name(KINDS[name])
    return kind
