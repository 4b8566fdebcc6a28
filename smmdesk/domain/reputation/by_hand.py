"""What follows when a person writes down a mention or changes one, as long as the person says nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.reputation.answering import asks_for_answer
from smmdesk.domain.reputation.spellings import named
from smmdesk.domain.reputation.unique import own_brand

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.records import Brand, Mention


def changed_by_hand(before: Mention, brands: Collection[Brand], values: Mapping[str, object]) -> Mention:
    """The mention with other values: its first text tells the brand, and whether it needs an answer follows.

    What a person said of either stays: a brand once there is a text, an answer that is asked for against the rule.
    """
    after = before.changed_to(**values)
    if "brand_id" not in values and not _words(before) and _words(after):
        after = after.changed_to(brand_id=brand_named(_words(after), brands, before.brand_id))
    if "needs_answer" in values or before.needs_answer is not _asks(before, brands):
        return after
    return after.changed_to(needs_answer=_asks(after, brands))


def begun_by_hand(blank: Mention, brands: Collection[Brand]) -> Mention:
    """A mention that says nothing yet, with whether one from there needs an answer."""
    return blank.changed_to(needs_answer=_asks(blank, brands))


def brand_named(text: str, brands: Collection[Brand], otherwise: BrandId | None) -> BrandId | None:
    """The brand that a text names, of several the one that it is taken for already or the client's own."""
    found = sorted(named(brands, text), key=lambda brand: (brand.id != otherwise, not brand.own))
    return found[0].id if found else otherwise


def _words(mention: Mention) -> str:
    return f"{mention.title} {mention.text}".strip()


def _asks(mention: Mention, brands: Collection[Brand]) -> bool:
    own = own_brand(brands)
    return asks_for_answer(mention, is_own=own is not None and mention.brand_id == own.id)
