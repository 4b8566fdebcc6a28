"""Comparisons, for print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents import comparison
from smmdesk.knowledge import Knowledge
from smmdesk.services.comparison import sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.documents.typeset import Document
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


def decisions(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document a client: of the comparison asked for, or the newest."""
    facts = Knowledge(wish.language.code).ways()
    words = {each.way: comparison.WayWords(pros=each.pros, cons=each.cons) for each in facts}
    for client in sources.clients(wish):
        found = [each for each in sheets_of(sources.reader, client) if wish.record in {None, each.comparison.id}]
        for sheet in found[-1:]:
            yield comparison.decision(sheet.comparison, sheet.offers, words, sources.edition(wish), client=client.name)
