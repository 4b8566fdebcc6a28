"""What a client may have only once: its own brand, and a count of one brand, period and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.reputation.errors import SameCountError, SecondOwnBrandError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.domain.reputation.records import Brand, VoiceCount


def own_brand(brands: Iterable[Brand]) -> Brand | None:
    """The client's own among its brands; None before its first mention, with which it is made."""
    return next((brand for brand in brands if brand.own), None)


def check_brand(brand: Brand, others: Iterable[Brand]) -> None:
    """`SecondOwnBrandError` where another brand of the client is its own already."""
    first = own_brand(each for each in others if each.id != brand.id)
    if brand.own and first:
        raise SecondOwnBrandError(name=first.name)


def check_count(count: VoiceCount, others: Iterable[VoiceCount]) -> None:
    """`SameCountError` where the client has another count of the same."""
    if any(each.subject == count.subject for each in others if each.id != count.id):
        raise SameCountError
