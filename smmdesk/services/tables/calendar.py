"""Posts as a table that is read back without a difference, and as a file for calendar programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.posts import Post
from smmdesk.exchange.calendars.writing import write_calendar
from smmdesk.exchange.plans.posts_table import posts_table
from smmdesk.services.sources import EVER, Sources
from smmdesk.storage.posts import posts_between, undated_posts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.exchange.spreadsheets.table import Table
    from smmdesk.services.outputs import Wish, Write


def posts(sources: Sources, wish: Wish) -> Table:
    """The posts wished for."""
    return posts_table(_posts(sources, wish), wish.language, clients=_names(sources, wish))


def calendar_file(sources: Sources, wish: Wish) -> Write:
    """The same, for calendar programs; bears the client's name where there is one."""
    found = _posts(sources, wish)
    versions = sources.reader.versions(Post, [post.id for post in found])
    return partial(
        write_calendar,
        posts=found,
        language=wish.language,
        now=sources.now,
        versions={PostId(id): version for id, version in versions.items()},
        title=sources.reader.get(Client, wish.client_id).name if wish.client_id else "SMMdesk",
        clients=_names(sources, wish),
    )


def _posts(sources: Sources, wish: Wish) -> Sequence[Post]:
    """In order of time; without a period also those that have no date yet."""
    dated = posts_between(sources.reader, wish.period or EVER, wish.client_id)
    return dated if wish.period else [*dated, *undated_posts(sources.reader, wish.client_id)]


def _names(sources: Sources, wish: Wish) -> Mapping[ClientId, str] | None:
    """Whose posts are whose, where they are of all clients."""
    return {client.id: client.name for client in sources.clients(wish)} if wish.client_id is None else None
