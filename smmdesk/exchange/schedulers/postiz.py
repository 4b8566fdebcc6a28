"""What the public interface of Postiz takes of one post: `POST /posts` (docs.postiz.com/public-api/posts/create)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.networks import Network
from smmdesk.domain.scheduling.going import GOING
from smmdesk.exchange.schedulers.cells import cell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.scheduling.going import Row
    from smmdesk.exchange.schedulers.cells import Filling

_SETTINGS: Final[Mapping[Network, Callable[[Row, Filling], Mapping[str, Any]]]] = {
    Network.INSTAGRAM: lambda row, filling: {"post_type": cell("kind", row, filling)},
    Network.X: lambda _row, _filling: {"who_can_reply_post": "everyone"},
    Network.YOUTUBE: lambda row, _filling: {"title": row.title} if row.title else {},
}
"""What a network wants beside its own name, in so far as a post says it."""


def request_of(row: Row, filling: Filling) -> dict[str, Any]:
    """One object of it; the first comment follows the post as a second value."""
    (network,) = row.networks
    values: list[dict[str, Any]] = [{"content": row.text, "image": _images(row)}]
    if row.post.first_comment:
        values.append({"content": row.post.first_comment, "image": []})
    settings = _SETTINGS[network](row, filling) if network in _SETTINGS else {}
    return {
        "type": "schedule" if row.source.status in GOING else "draft",
        "date": cell("moment", row, filling),
        "shortLink": False,
        "tags": [],
        "posts": [
            {
                "integration": {"id": filling.said.get("integration", "")},
                "value": values,
                "settings": {"__type": filling.layout.names.get(network, network.value), **settings},
            }
        ],
    }


def _images(row: Row) -> list[dict[str, str]]:
    return [
        {"id": str(number), "path": name, **({"alt": row.post.alt[name]} if row.post.alt.get(name) else {})}
        for number, name in enumerate(row.post.media, 1)
    ]
