"""Mentions of what was copied elsewhere: a link, what was said there, or both."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.ids import MentionId, new_id
from smmdesk.domain.periods import LocalMoment, Period, wall_at
from smmdesk.domain.reputation.activities import addresses
from smmdesk.domain.reputation.answering import asks_for_answer
from smmdesk.domain.reputation.mentions import same_link
from smmdesk.domain.reputation.named import Source
from smmdesk.domain.reputation.records import Activity, Mention
from smmdesk.domain.reputation.spellings import named
from smmdesk.exchange.mentions.pasted import pasted
from smmdesk.storage.mentions import mentions_between, newest_mention
from smmdesk.storage.searching import saying

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.domain.reputation.records import Brand
    from smmdesk.exchange.mentions.pasted import Pasted
    from smmdesk.storage.reader import Reader

_MOST: Final = 200
"""Mentions with one link that are looked at: of one place there may be many."""


class PastedMentions(NamedTuple):
    """What becomes of it: mentions to add, and those that say the same and are here."""

    made: list[Mention]
    known: list[Mention]


def pasted_mentions(
    reader: Reader, client: Client, brands: Sequence[Brand], text: str, now: datetime
) -> PastedMentions:
    """Of today, for when it was said nobody knows; the own brand is the first of the `brands`."""
    today = wall_at(now, client.time_zone).date()
    begun = Mention(
        id=MentionId(new_id()),
        client_id=client.id,
        moment=LocalMoment(datetime.combine(today, time()), client.time_zone),
        timed=False,
    )
    last, own = newest_mention(reader, client.id), addresses(reader.all(Activity, client_id=client.id))
    found = PastedMentions([], [])
    for each in pasted(text):
        said = _said(begun, each, last).changed_to(activity_id=own.get(same_link(each.link)) if each.link else None)
        there = [*_there(reader, said), *found.made]
        for brand in named(brands, each.text) or brands[:1]:
            about = said.changed_to(id=MentionId(new_id()), brand_id=brand.id)
            same = [one for one in there if _is_same(one, about)]
            found.known.extend(same)
            if not same:
                found.made.append(about.changed_to(needs_answer=asks_for_answer(about, is_own=brand.own)))
    return found


def _said(begun: Mention, each: Pasted, last: Mention | None) -> Mention:
    """Its kind of place by the host of its link; without a link it is that of the mention before."""
    if each.link:
        source = Source(each.source) if each.source else Source.OTHER
    else:
        source = last.source if last else Source.OWN_PAGE
    return begun.changed_to(source=source, kind=source.kind, text=each.text, link=each.link, place=each.place)


def _there(reader: Reader, said: Mention) -> Iterator[Mention]:
    """Mentions of the client with its link, or of its day where it has none."""
    link = same_link(said.link)
    if link:
        found = saying(reader, Mention, "link", link, _MOST)
        yield from (each for each in found if each.client_id == said.client_id and same_link(each.link) == link)
    else:
        yield from mentions_between(reader, said.client_id, Period(said.day, said.day + timedelta(days=1)))


def _is_same(there: Mention, about: Mention) -> bool:
    """Whether it says nothing new: of one place people copy one review after another, all with its link."""
    if same_link(there.link) != same_link(about.link):
        return False
    words, said = (" ".join(each.text.casefold().split()) for each in (about, there))
    return not words or (words == said and there.brand_id == about.brand_id)
