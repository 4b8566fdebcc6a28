"""Budgets, for print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents import budget
from smmdesk.domain.providers import Provider
from smmdesk.services.budget import budgets_of, sheet_of
from smmdesk.services.papers.choice import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.documents.typeset import Document
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


def statements(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document a budget, client by client."""
    reader, edition = sources.reader, sources.edition(wish)
    for client in sources.clients(wish):
        names = {provider.id: provider.name for provider in reader.all(Provider, client_id=client.id)}
        for each in chosen(wish, budgets_of(reader, client)):
            lines = sheet_of(reader, each).lines
            yield budget.statement(each, lines, edition, client=client.name, providers=names)
