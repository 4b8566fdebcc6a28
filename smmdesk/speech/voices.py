"""Who is heard how much, in words: shares, their ranges and changes, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.reputation.voice import TENTHS, bar, outweighs
from smmdesk.speech.language import _
from smmdesk.speech.reputation import FigureTold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.voice import Change, Share, Voice, VoiceTold
    from smmdesk.speech.language import Language

VOICE: Final = _("Share of voice")
NO_INDUSTRY: Final = _("Enter how many publications there were in the industry, or import them.")
NO_RIVALS: Final = _("No rival is watched, so there is no share among brands.")
OF_INDUSTRY, AMONG_BRANDS = _("Of the industry"), _("Among watched brands")


def share_words(share: Share | None, language: Language) -> str:
    """15.0 % (9.7–22.5 %); without the range where it is narrow, and that nothing is known of nothing."""
    if share is None:
        return language(_("no data"))
    told, ends = tenths_words(share.value, language), range_words(share, language)
    return f"{told} ({ends})" if ends else told


def range_words(share: Share, language: Language) -> str:
    """9.7–22.5 %, nothing where it is too narrow to be told."""
    ends = share.told_range
    if ends is None:
        return ""
    low, high = (Fraction(end).limit_denominator(10**6) for end in (ends.low, ends.high))
    return f"{language.number(_rounded(low) * 100, 1)}–{tenths_words(high, language)}"


def tenths_words(share: Fraction, language: Language) -> str:
    """Rounded half up, as people do: 11.25 % are 11.3 %."""
    return language.percent(_rounded(share), 1)


def change_words(change: Change | None, language: Language) -> str:
    """+3.0 points, or that it may be chance; nothing where there is nothing to compare with."""
    if change is None:
        return ""
    points = _rounded(abs(change.points)) * 100
    sign = "" if not points else "+" if change.points > 0 else "−"
    told = language(_("{points} points"), points=f"{sign}{language.number(points, 1)}")
    return f"{told}: {language(_('about the same'))}" if change.about_the_same else told


def voice_of(told: VoiceTold, language: Language) -> str:
    """What a share is of, in short."""
    if told.now.industry is not None:
        return language(_("of the industry"))
    return language(_("among watched brands") if told.now.has_rivals else _("no rival is watched"))


def voice_finding(told: VoiceTold, names: Mapping[BrandId, str], language: Language) -> str:
    """What is found, as far as the ranges allow to say it."""
    now = told.now
    own, whole = now.publications[now.own], sum(now.publications.values())
    rivals = {id: count for id, count in now.publications.items() if id != now.own}
    if told.share is None and whole and not now.has_rivals:
        return language(_("No share of voice: no rival is watched, and the industry is not known"))
    if told.share is None:
        return language(_("Nothing was published that names a watched brand"))
    share = tenths_words(told.share.value, language)
    if now.industry is not None:
        first = language(_("{share} of what is published is about {brand}"), share=share, brand=names[now.own])
    else:
        words = _("{share} of what names a watched brand is about {brand}")
        first = language(words, share=share, brand=names[now.own])
    if not any(rivals.values()):
        return first
    loudest = max(rivals, key=lambda id: rivals[id])
    is_more = outweighs(own, rivals[loudest], whole)
    if is_more is None:
        return f"{first}; {language(_('{rival} is heard about as much'), rival=names[loudest])}"
    if is_more:
        return f"{first}; {language(_('no rival is heard as much'))}"
    times = language.number(Fraction(rivals[loudest], own), 1) if own else ""
    words = _("{rival} is heard {times} times as much") if times else _("{rival} is heard more")
    return f"{first}; {language(words, rival=names[loudest], times=times)}"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the whole bar: a brand, or without an id what names none that is watched."""

    id: BrandId | None
    name: str
    count: int
    share: str
    """of the bar; all of them add up to 100.0 %"""


def parts_of(now: Voice, names: Mapping[BrandId, str], language: Language) -> list[Part]:
    """The own brand, its rivals, and the rest where there is any; one alone is no share of anything."""
    counts: dict[BrandId | None, int] = dict(now.publications.items())
    if now.rest:
        counts[None] = now.rest
    tenths = (len(counts) > 1 and bar([*counts.values()])) or (None,) * len(counts)
    called: dict[BrandId | None, str] = {None: language(_("No brand that is watched"))}
    called.update(names.items())
    return [
        Part(id, called[id], count, "" if part is None else language.percent(Fraction(part, TENTHS), 1))
        for (id, count), part in zip(counts.items(), tenths, strict=True)
    ]


def counted_words(now: Voice, brand: BrandId | None, language: Language) -> str:
    """Whether a number is of mentions, or somebody else's."""
    if brand in now.counted:
        return language(_("A count that stands in place of mentions"))
    return language(_("Mentions, each publication once"))


def voice_details(told: VoiceTold, names: Mapping[BrandId, str], language: Language) -> FigureTold:
    """Where a share of voice comes from."""
    now = told.now
    own = now.publications[now.own]
    pairs = (
        (OF_INDUSTRY, _made(own, now.everything, now.industry, language) or language(_missing(now))),
        (AMONG_BRANDS, _among_brands(now, own, language)),
        (_("By how many they reached"), _by_reach(now, language)),
        (_("Change in the share"), _changed(told, language)),
        (_("Publications"), "\n".join(_brand_lines(now, names, language))),
        (_("Counted elsewhere"), _counted(now, names, language)),
        (_("Own activities"), _own(now, language)),
        (_("How it is counted"), language(_HOW)),
    )
    parts = tuple((language(title), words) for title, words in pairs if words)
    name = f"{language(VOICE)}, {language.period_inside(told.period)}"
    return FigureTold(name=name, figure=share_words(told.share, language), parts=parts)


_HOW: Final = _(
    "A publication is a distinct link, or where there is none a distinct text. In brackets: where the share lies in 95 "
    "of 100 cases (Wilson), told below 400 publications."
)


def _made(own: int, whole: int | None, share: Share | None, language: Language) -> str:
    """18 of 120 publications: 15.0 % (9.7–22.5 %)."""
    if whole is None or share is None:
        return ""
    words = _("{own} of {all} publications: {share}")
    told = share_words(share, language)
    return language(words, own=language.number(own), all=language.number(whole), share=told)


def _among_brands(now: Voice, own: int, language: Language) -> str:
    if not now.has_rivals:
        return language(NO_RIVALS)
    return _made(own, sum(now.publications.values()), now.among_brands, language)


def _brand_lines(now: Voice, names: Mapping[BrandId, str], language: Language) -> list[str]:
    parts = parts_of(now, names, language)
    return [f"{each.name}: {language.number(each.count)}{each.share and f' · {each.share}'}" for each in parts]


def _missing(now: Voice) -> str:
    """Why there is no share of the industry."""
    is_odd = now.everything is not None and now.publications[now.own] > now.everything
    return _("More of the own brand than of the whole industry: correct one of the counts.") if is_odd else NO_INDUSTRY


def _by_reach(now: Voice, language: Language) -> str:
    found = ((OF_INDUSTRY, now.industry_by_reach), (AMONG_BRANDS, now.brands_by_reach))
    return "\n".join(
        f"{language(words)}: {tenths_words(share, language)}" for words, share in found if share is not None
    )


def _changed(told: VoiceTold, language: Language) -> str:
    words = change_words(told.change, language)
    if not words or told.earlier is None:
        return ""
    since = language(_("beside {period}"), period=language.period_inside(told.earlier))
    return f"{words}, {since}"


def _counted(now: Voice, names: Mapping[BrandId, str], language: Language) -> str:
    """Of whom a count stands in place of mentions."""
    told = [language(_("The industry"))] if None in now.counted else []
    told += [names[id] for id in now.publications if id in now.counted]
    return ", ".join(told)


def _own(now: Voice, language: Language) -> str:
    if not now.own_activities:
        return ""
    return language.count(
        "{n} mention is left out: it came of an own activity.",
        "{n} mentions are left out: they came of own activities.",
        now.own_activities,
    )


def _rounded(share: Fraction) -> Fraction:
    return Fraction((share * 2 * TENTHS + 1) // 2, TENTHS)
