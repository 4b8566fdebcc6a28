"""What follows when a person writes down a mention or changes one, as long as the person says nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.reputation.answering import asks_for_answer
from smmdesk.domain.reputation.mentions import publication_key
from smmdesk.domain.reputation.named import ToneBy
from smmdesk.domain.reputation.spellings import named
from smmdesk.domain.reputation.unique import own_brand

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from smmdesk.domain.ids import BrandId, MentionId
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


def also_named(mention: Mention, brands: Collection[Brand], there: Iterable[Mention]) -> list[Brand]:
    """Brands that its text names beside its own, and of which none of the mentions that are `there` tells the same."""
    key = publication_key(mention)
    told = {each.brand_id for each in there if publication_key(each) == key} | {mention.brand_id}
    return [brand for brand in named(brands, _words(mention)) if brand.id not in told]


def about_another(mention: Mention, id: MentionId, brand: Brand) -> Mention:
    """The same publication as a mention of another brand: what was judged and answered is of the first alone."""
    fresh = {"tone": None, "tone_by": ToneBy.PERSON, "stars": None, "answered": None, "answered_by": "", "answer": ""}
    of_itself = {"template_id": None, "let_be": "", "source_key": "", "needs_answer": False}
    after = mention.changed_to(id=id, brand_id=brand.id, **fresh, **of_itself)
    return after.changed_to(needs_answer=asks_for_answer(after, is_own=brand.own))


def _words(mention: Mention) -> str:
    return f"{mention.title} {mention.text}".strip()


def _asks(mention: Mention, brands: Collection[Brand]) -> bool:
    own = own_brand(brands)
    return asks_for_answer(mention, is_own=own is not None and mention.brand_id == own.id)
