"""What is open in the parts that are words: fields that somebody new would miss, and what proves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.checks import Check, Open

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from smmdesk.domain.strategy.checks import StrategyFacts
    from smmdesk.domain.strategy.records import StrategyEntry

_OWN: Final[Mapping[tuple[Part, str], Check]] = {
    (Part.PRODUCT, "price"): Check.PRODUCT_NO_PRICE,
    (Part.PRODUCT, "margin"): Check.PRODUCT_NO_MARGIN,
    (Part.PRODUCT, "proofs"): Check.PRODUCT_NO_PROOF,
    (Part.PORTRAITS, "pains"): Check.PORTRAIT_NO_PAIN,
    (Part.PORTRAITS, "place"): Check.PORTRAIT_NO_PLACE,
    (Part.PORTRAITS, "online_hours"): Check.PORTRAIT_NO_HOURS,
    (Part.DUTIES, "person"): Check.DUTY_NO_PERSON,
}
"""Fields of which more can be said than that they are empty."""


def open_words(facts: StrategyFacts, part: Part, passed: Container[str] = ()) -> Iterator[Open]:
    """The needed fields of a part that say nothing, row by row; those that are `passed` are looked at elsewhere."""
    for entry in facts.entries(part):
        for key in facts.needed.get(part, ()):
            if key not in passed and not told(entry, key):
                own = _OWN.get((part, key))
                yield (
                    Open(check=own, part=part, row=entry)
                    if own
                    else Open(check=Check.FIELD_EMPTY, part=part, row=entry, values={"field": key})
                )


def told(entry: StrategyEntry, key: str) -> str:
    """What a field says; nothing where nobody filled it in."""
    return entry.fields.get(key, "").strip()


def open_products(facts: StrategyFacts) -> Iterator[Open]:
    """Fields; a margin of the whole business does for every product."""
    return open_words(facts, Part.PRODUCT, () if facts.strategy.margin is None else {"margin"})


def open_usps(facts: StrategyFacts) -> Iterator[Open]:
    """Fields, and whether anybody could say the same."""
    yield from open_words(facts, Part.USP, {"proof"})
    for entry in facts.entries(Part.USP):
        if not is_proven(entry):
            yield Open(check=Check.USP_UNPROVEN, part=Part.USP, row=entry)
        said = whole_text(entry).casefold()
        if phrase := next((each for each in facts.worn_out if each in said), ""):
            yield Open(check=Check.USP_WORN_OUT, part=Part.USP, row=entry, values={"phrase": phrase})


def is_proven(entry: StrategyEntry) -> bool:
    """Whether it has a number, proof, or a rival who is named."""
    return bool(told(entry, "proof") or told(entry, "rival")) or any(map(str.isdigit, whole_text(entry)))


def whole_text(entry: StrategyEntry) -> str:
    """All that is written in it."""
    return "\n".join((entry.name, *entry.fields.values()))


def open_duties(facts: StrategyFacts) -> Iterator[Open]:
    """Fields; where nobody approves anything that is said once."""
    duties = facts.entries(Part.DUTIES)
    nobody = not any(told(each, "approver") for each in duties)
    if duties and nobody:
        yield Open(check=Check.NOBODY_APPROVES, part=Part.DUTIES)
    yield from open_words(facts, Part.DUTIES, {"approver"} if nobody else ())
