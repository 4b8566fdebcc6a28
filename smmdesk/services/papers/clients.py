"""Cards of clients, for print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents import clients
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.clients import Severity
from smmdesk.services.clients import ClientCard, card_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.documents.typeset import Document
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources
    from smmdesk.speech.language import Language


def cards(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document of all clients wished for."""
    found = [_with_advice(card_of(sources.reader, client), wish.language) for client in sources.clients(wish)]
    if found:
        yield clients.cards(found, sources.edition(wish))


def _with_advice(card: ClientCard, language: Language) -> clients.ClientCard:
    advice = [
        clients.AdviceWords(text=each.text, reason=each.reason, warning=each.severity is Severity.WARNING)
        for each in Knowledge(language.code).advice(card.client.profile())
    ]
    return clients.ClientCard(
        client=card.client,
        contacts=card.contacts,
        accounts=card.accounts,
        agreements=card.agreements,
        providers=card.providers,
        advice=advice,
    )
