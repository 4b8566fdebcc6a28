"""What posts consist of beside their target, in words; and targets as people write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.mix import MixBy
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Tone
from smmdesk.speech.formats import FORMATS
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

    from smmdesk.domain.mix import MixPart, MixSheet

_ENUMS: Final[Mapping[MixBy, type[StrEnum]]] = {MixBy.FORMAT: Format, MixBy.TONE: Tone, MixBy.NETWORK: Network}
_PART: Final = re.compile(r"(.+?)[\s:=–-]+([\d.,]+)\s*%?")


class MixWordsError(SmmdeskError):
    """A target that is not read."""

    message = _("“{text}” is no share. Write it like this: {example}.")


def value_words(by: MixBy, value: str, language: Language) -> str:
    """A value as it is told: a rubric as it is written, others by their names."""
    kind = _ENUMS.get(by)
    if kind is None or value not in {each.value for each in kind}:
        return value
    member = kind(value)
    return language(FORMATS[member]) if isinstance(member, Format) else language.word(member)


def in_words(by: MixBy, shares: Mapping[str, int], language: Language) -> str:
    """Useful 40, people 30, selling 20, fun 10."""
    return "; ".join(
        f"{value_words(by, value, language)} {language.number(Decimal(share) / 100, 2 if share % 100 else 0)}"
        for value, share in shares.items()
    )


def read(by: MixBy, text: str, language: Language) -> dict[str, int]:
    """The same the other way round, in basis points; `MixWordsError` for what is no share."""
    names = {value_words(by, each.value, language).casefold(): each.value for each in _ENUMS.get(by, ())}
    found: dict[str, int] = {}
    # commas only where nothing else parts: they may stand within a rubric, or before decimals
    between = r"[;\n]" if re.search(r"[;\n]", text) else r",(?!\d)"
    for part in filter(None, (each.strip() for each in re.split(between, text))):
        told = _PART.fullmatch(part)
        name = told[1].strip() if told else ""
        value = names.get(name.casefold(), name if by is MixBy.RUBRIC else "")
        if told is None or not value:
            raise MixWordsError(text=part, example=example(by, language))
        found[value] = round(language.read_number(told[2]) * 100)
    return found


def example(by: MixBy, language: Language) -> str:
    """How a target is written."""
    if by is MixBy.RUBRIC:
        return language(_("useful 40; people 30; selling 20; fun 10"))
    first, second = [each.value for each in _ENUMS[by]][:2]
    return in_words(by, {first: 6000, second: 4000}, language)


def sentence(sheet: MixSheet, language: Language) -> str:
    """What is too many and what to add, or that the mix is as planned."""
    if not sheet.has_target:
        return ""
    if not sheet.n:
        return language(_("No post says it yet."))
    if sheet.is_as_planned:
        return language(_("The mix is as planned."))
    by = sheet.by
    with_share = [each for each in sheet.parts if each.share is not None]
    many = _named(by, (each for each in with_share if each.difference < 0), language)
    few = _named(by, (each for each in with_share if each.difference > 0), language)
    none = _named(by, (each for each in sheet.parts if each.share is None), language)
    told = [
        language(_("Too many: {values}."), values=many) if many else "",
        language(_("To add: {values}."), values=few) if few else "",
        language(_("Outside of the target: {values}."), values=none) if none else "",
    ]
    return " ".join(filter(None, told))


def _named(by: MixBy, parts: Iterable[MixPart], language: Language) -> str:
    ordered = sorted(parts, key=lambda each: -abs(each.difference))
    return ", ".join(f"{value_words(by, each.value, language)} {abs(each.difference)}" for each in ordered)


def unnamed(sheet: MixSheet, language: Language) -> str:
    """How many posts stand apart."""
    if not sheet.unnamed:
        return ""
    return language.count("{n} post does not say it.", "{n} posts do not say it.", sheet.unnamed)
