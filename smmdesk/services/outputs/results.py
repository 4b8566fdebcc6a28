"""Results on paper: what happened in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents import results
from smmdesk.domain.results.records import Formula
from smmdesk.knowledge.metrics import breaks
from smmdesk.services.outputs.results_of import results_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.documents.typeset import Document
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


def papers(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document for each client of whom anything is known in these days."""
    edition, formulas = sources.edition(wish), sources.reader.all(Formula, order_by=("name", "id"))
    for each in results_of(sources, wish):
        if each.says_anything:
            yield results.paper(each, edition, breaks=breaks(), formulas=formulas)
