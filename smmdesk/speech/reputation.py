"""Mentions and the figures of a reputation in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.reputation.tone import engagement
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.figures import KindFigures
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.domain.reputation.tone import Engagement, Tones
    from smmdesk.speech.language import Language


class FigureTold(NamedTuple):
    """A figure with its name, and pairs of what is told of it and its words."""

    name: str
    figure: str
    parts: tuple[tuple[str, str], ...]


def when_words(mention: Mention, language: Language) -> str:
    """The day, and the time where it is known."""
    day = language.short_date(mention.day)
    return f"{day}, {language.time(mention.moment.wall.time())}" if mention.timed else day


def unjudged_words(language: Language) -> str:
    """Of a mention whose tone nobody knows."""
    return language(_("No tone yet"))


def net_words(net: Fraction | None, language: Language) -> str:
    """+43.3 %, or that nothing is known."""
    if net is None:
        return language(_("no data"))
    tenths = Fraction(round(abs(net) * 1000), 1000)
    sign = "" if not tenths else "+" if net > 0 else "−"
    return f"{sign}{language.percent(tenths, 1)}"


def without_words(found: KindFigures, language: Language) -> str:
    """How many have no tone; nothing where all have one."""
    if not found.tones.unjudged:
        return ""
    words = _("{n} of {all} without a tone")
    return language(words, n=language.number(found.tones.unjudged), all=language.number(found.tones.mentions))


def mentions_told(mentions: Collection[Mention], language: Language) -> str:
    """How many there are of whatever brand, and of how many nobody knows the tone."""
    told = language.count("{n} mention", "{n} mentions", len(mentions))
    unjudged = sum(each.tone is None for each in mentions)
    if not unjudged:
        return told
    return f"{told}, {language(_('{n} without a tone'), n=language.number(unjudged))}"


def stars_words(found: KindFigures, language: Language) -> str:
    """The mean with how many gave stars; nothing of none."""
    if found.stars.mean is None:
        return ""
    mean, count = language.number(found.stars.mean, 1), found.stars.count
    if found.stars.is_few:
        return language.count("{mean} stars, only {n} rating", "{mean} stars, only {n} ratings", count, mean=mean)
    return language.count("{mean} stars, {n} rating", "{mean} stars, {n} ratings", count, mean=mean)


def figure_told(
    found: KindFigures, brand: str, period: Period, own_pages: Engagement, language: Language
) -> FigureTold:
    """Where the net tone of one kind comes from; what people did on own pages stands beside."""
    tones, name = found.tones, language.word(found.kind)
    figure = net_words(tones.net, language)
    formula = language(_("(positive − negative) ÷ all with a tone"))
    if tones.judged:
        formula = f"{formula}\n({tones.positive} − {tones.negative}) ÷ {tones.judged} = {figure}"
    counted = language(
        _("What people said of {brand} of themselves, {period}"), brand=brand, period=language.period_inside(period)
    )
    pairs = (
        (_("Net tone"), language(_("How much more often people speak well than badly."))),
        (_("Formula"), formula),
        (_("Made of"), "\n".join(tone_counts(tones, language))),
        (_("Rests on"), counted),
        (_("Not counted"), without_words(found, language)),
        (_("Preliminary"), language(_("More than a fifth has no tone yet.")) if tones.is_preliminary else ""),
        (_("Stars"), stars_words(found, language)),
        (_("Likes, comments and reposts"), _engagement(engagement(found.mentions), language)),
        (_("On own pages, added to nothing"), own_pages_words(own_pages, language)),
    )
    told = tuple((language(title), words) for title, words in pairs if words)
    return FigureTold(name=f"{name}: {language(_('Net tone'))}", figure=figure, parts=told)


def tone_counts(tones: Tones, language: Language) -> list[str]:
    """How many have which tone."""
    return [f"{language.word(tone)}: {language.number(count)}" for tone, count in tones.counts.items()]


def own_pages_words(told: Engagement, language: Language) -> str:
    """What people did with the posts of the days, as Results counts it; nothing where no figure is known."""
    if told.total is None:
        return ""
    words = _("{sum}, known for {n} of {all} posts, from Results")
    return language(words, sum=language.number(told.total), n=told.known, all=told.mentions)


def engagement_told(mentions: Collection[Mention], own_pages: Engagement, language: Language) -> list[str]:
    """What people did with mentions, and beside it with own posts, in a sentence each."""
    around, own = _engagement(engagement(mentions), language), own_pages_words(own_pages, language)
    pairs = ((_("Likes, comments and reposts"), around), (_("On own pages, added to nothing"), own))
    return [f"{language(title)}: {words}." for title, words in pairs if words]


def _engagement(told: Engagement, language: Language) -> str:
    if told.total is None:
        return ""
    words = _("{sum}, known for {n} of {all}")
    return language(words, sum=language.number(told.total), n=told.known, all=told.mentions)
