"""The rules by which clients answer, each as one page for the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents import answer_rule
from smmdesk.domain.reputation.records import AnswerRule, Brand
from smmdesk.services.working_time import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.documents.typeset import Document
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


def papers(sources: Sources, wish: Wish) -> Iterator[Document]:
    """A page for each client that has a rule; of a single one also where the usual hours and goals are all there is."""
    language = wish.language
    for client in sources.clients(wish):
        is_kept = sources.reader.count(AnswerRule, client_id=client.id)
        if is_kept or (wish.client_id and sources.reader.count(Brand, client_id=client.id)):
            country = language.locale.territories.get(client.country, "")
            yield answer_rule.paper(rule_of(sources.reader, client.id), client.name, country, sources.edition(wish))
