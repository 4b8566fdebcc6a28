"""How statuses and clients look on this page: an icon with every colour, letters with every dot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.ids import ClientId
from smmdesk.domain.posts import PostStatus

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client

SIGNS: Final[Mapping[PostStatus, str]] = {
    PostStatus.IDEA: "lightbulb",
    PostStatus.DRAFT: "pencil-simple",
    PostStatus.TO_APPROVE: "hourglass-medium",
    PostStatus.APPROVED: "thumbs-up",
    PostStatus.SCHEDULED: "clock",
    PostStatus.PUBLISHED: "check-circle",
    PostStatus.REJECTED: "x-circle",
}
TONES: Final[Mapping[PostStatus, str]] = {
    PostStatus.IDEA: "neutral",
    PostStatus.DRAFT: "neutral",
    PostStatus.TO_APPROVE: "attention",
    PostStatus.APPROVED: "info",
    PostStatus.SCHEDULED: "info",
    PostStatus.PUBLISHED: "good",
    PostStatus.REJECTED: "bad",
}


DAY_INKS: Final[Mapping[str, str]] = {
    "no_posts": "bad",
    "mourning": "text",
    "holiday": "attention",
    "date": "accent_text",
    "campaign": "accent_text",
    "commercial": "muted",
}
"""Token colours of what is told of a day, by its kind."""


def ink(status: PostStatus) -> str:
    """The token colour of a status's icon."""
    tone = TONES[status]
    return "muted" if tone == "neutral" else tone


class ClientMark(NamedTuple):
    """What tells one client's posts from another's where several are shown."""

    name: str
    initials: str
    colour: str
    """a token of the theme"""
    zone: str = ""
    """whose wall its posts are planned by, where that is not the same for all"""


Marks = Mapping[ClientId, ClientMark]


def marks(clients: Iterable[Client]) -> dict[ClientId, ClientMark]:
    """A mark for each client with whom the work goes on, in their order: in the colour that was chosen, else in one
    by age. Ids begin with the time, so the colours stay when a client is added."""
    from ui.style.client_colours import token_of  # where several are shown

    clients = list(clients)
    is_several = len({client.time_zone for client in clients if not client.has_ended}) > 1
    place = {client_id: index for index, client_id in enumerate(sorted(client.id for client in clients))}
    return {
        client.id: ClientMark(
            client.name,
            initials(client.name),
            token_of(client, place[client.id]),
            client.time_zone if is_several else "",
        )
        for client in clients
        if not client.has_ended
    }


def initials(name: str) -> str:
    """The first letters of the first two words, or of the only one; as they are written, without upper-casing."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]) if len(words) > 1 else name.strip()[:2]
