"""Strategies on paper: the whole, and the page that says it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents import strategy
from smmdesk.documents.pictures import is_picture
from smmdesk.domain.desk import DESK, Desk
from smmdesk.services.outputs.strategy_of import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.clients import Client
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


def papers(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document for each client that has a strategy."""
    for each in chosen(sources, wish):
        yield strategy.paper(each.now, _owner(each.client, sources), sources.edition(wish), since=each.since)


def pages(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One page for each client that has one."""
    for each in chosen(sources, wish):
        yield strategy.one_page(each.now, _owner(each.client, sources), sources.edition(wish))


def _owner(client: Client, sources: Sources) -> strategy.Owner:
    desk = sources.reader.find(Desk, DESK) or Desk()
    return strategy.Owner(
        client=client.name,
        desk=desk.name,
        logo=_picture(client.logo, sources),
        desk_logo=_picture(desk.logo, sources),
    )


def _picture(name: str, sources: Sources) -> Path | None:
    return sources.media(name) if is_picture(name) else None
