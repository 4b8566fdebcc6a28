"""Which replies are offered for a mention, and what fills them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.clients import Segment
from smmdesk.domain.reputation.named import About, Sentiment
from smmdesk.domain.reputation.sameness import SECRET_SPHERES
from smmdesk.domain.reputation.sameness import may_joke as is_joke_allowed
from smmdesk.domain.reputation.unique import own_brand
from smmdesk.knowledge.clients import sphere_keys
from smmdesk.knowledge.reputation import is_grave, read_starters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ReplyTemplateId
    from smmdesk.domain.reputation.records import Mention, ReplyTemplate
    from smmdesk.services.reputation import ReputationSheet


class Offered(NamedTuple):
    """A reply that an answer may begin with; one of the knowledge has no id."""

    id: ReplyTemplateId | None
    name: str
    about: About
    text: str


def offered(replies: Sequence[ReplyTemplate], mention: Mention, client: Client, *, may_joke: bool) -> list[Offered]:
    """What suits the mention best stands first; those of the knowledge, where there are none of one's own.

    A trifle is not offered where nobody jokes.
    """
    found = [Offered(each.id, each.name, each.about, each.text) for each in replies]
    if not found:
        found = [Offered(None, each.name, each.about, each.text) for each in read_starters(client.language)]
    allowed = [each for each in found if may_joke or each.about is not About.TRIFLE]
    first = about_of(mention)
    return sorted(allowed, key=lambda each: each.about is not first)


def about_of(mention: Mention) -> About:
    """What it most likely is, by its tone and a question mark."""
    if mention.tone is Sentiment.NEGATIVE:
        return About.COMPLAINT
    return About.QUESTION if "?" in mention.text and mention.tone is not Sentiment.POSITIVE else About.PRAISE


def can_joke(mention: Mention, client: Client) -> bool:
    """Whether a trifle may be answered with a joke, by the client's sphere, the stars and what it is about."""
    return is_joke_allowed(
        mention,
        sphere_keys(client.sphere),
        is_government=client.segment is Segment.GOVERNMENT,
        is_grave=is_grave([*mention.topics, mention.title, mention.text]),
    )


def keeps_secrets(client: Client) -> bool:
    """Whether professional secrecy holds in the client's sphere: no answer may tell who came to it."""
    return not SECRET_SPHERES.isdisjoint(sphere_keys(client.sphere))


def filling(mention: Mention, sheet: ReputationSheet) -> dict[str, str]:
    """What fills in the placeholders of a reply to this mention; what nobody knows is empty."""
    own = own_brand(sheet.brands)
    return {
        "author": mention.author,
        "brand": own.name if own else sheet.client.name,
        "place": mention.place,
        "topic": next(iter(mention.topics), ""),
        "signer": sheet.rule.signer,
        "contact": _contact(sheet.client),
    }


def _contact(client: Client) -> str:
    """How one reaches the client in private: the first of its messengers, else its web address."""
    lines = [each.strip() for each in client.messengers.splitlines()]
    return next(filter(None, lines), client.site.strip())
