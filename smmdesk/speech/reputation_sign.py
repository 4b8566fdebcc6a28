"""The crisis sign in words: what it says, what it rests on, and how often it is wrong."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.reputation.crisis import FEWEST_WEEKS
from smmdesk.domain.reputation.mentions import organic
from smmdesk.domain.reputation.named import CrisisLevel, Sentiment
from smmdesk.domain.results.ratios import ratio
from smmdesk.speech.language import _
from smmdesk.speech.reputation import FigureTold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.domain.reputation.alarms import Alarm
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.domain.reputation.weeks import DaySign
    from smmdesk.domain.snoozes import Snooze
    from smmdesk.speech.language import Language

SIGN: Final = _("Crisis sign")
IN_WORDS: Final = _("In words")
ALARM_SINCE: Final = _("Alarm since")
PUT_ASIDE_ON: Final = _("Put aside")
"""What stands first of all that is told of it, in this order."""
HOW_OFTEN: Final = _(
    "About two false alarms a year are normal; below one complaint a month only three in a week are noticed."
)
LOOK: Final = _("Read a new file, or note that you looked.")
_DIGITS: Final = 4
_LEAST: Final = 10**-_DIGITS


def complaints(told: DaySign, mentions: Iterable[Mention]) -> list[Mention]:
    """What the week's complaints are, of mentions of these days."""
    return [each for each in of_week(told, mentions) if each.tone is Sentiment.NEGATIVE]


def of_week(told: DaySign, mentions: Iterable[Mention]) -> list[Mention]:
    """All that the week is made of."""
    return organic(mentions, told.own, told.weeks[0][0])


def sign_sentence(told: DaySign, language: Language) -> str:
    """What is said of the seven days."""
    sign, raising = told.sign, told.thresholds
    if sign.level is CrisisLevel.NOT_WATCHED:
        return _not_watched(told, language)
    count = _complaints(told, language)
    if raising is None or sign.usual is None:
        known = language.count("{n} past week is known", "{n} past weeks are known", sign.weeks)
        too_early = _("{known}; what is usual shows from {least} on.")
        return f"{count}. {language(too_early, known=known, least=FEWEST_WEEKS)}"
    words = _("{complaints}; usual is {usual} (alarm at {alarm}).")
    return language(words, complaints=count, usual=usual_words(sign.usual, language), alarm=raising.alarm)


def sign_in_short(told: DaySign, language: Language) -> str:
    """The same in a few words."""
    sign = told.sign
    if sign.level is CrisisLevel.NOT_WATCHED:
        return _since(told, language)
    count = language.count("{n} complaint", "{n} complaints", sign.week.negative)
    if sign.usual is None or sign.p_count is None:
        return count
    return language(_("{complaints}, usual {usual}"), complaints=count, usual=usual_words(sign.usual, language))


def unjudged_in_week(told: DaySign, language: Language) -> str:
    """How many of the week nobody judged, where they are so many that it has to be said."""
    week = told.sign.week
    if not told.sign.tells_unjudged:
        return ""
    return language(_("{n} of {all} without a tone yet"), n=week.unjudged, all=week.mentions)


def sign_remark(told: DaySign, language: Language) -> str:
    """What has to be said beside it: how much is not judged, and that there is more talk than usual."""
    noticed = language(_("unusual attention")) if told.sign.is_noticed else ""
    return " · ".join(filter(None, (aside_in_short(told, language), unjudged_in_week(told, language), noticed)))


def aside_in_short(told: DaySign, language: Language) -> str:
    """When the alarm was put aside, or since when it is back; nothing of any other."""
    if told.alarm is None or told.alarm.aside is None:
        return ""
    if told.alarm.back_on is not None:
        return language(_("alarm is back since {date}"), date=language.day_and_month(told.alarm.back_on))
    return language(_("alarm put aside on {date}"), date=language.day_and_month(told.alarm.aside.made_on))


def aside_told(told: DaySign, language: Language) -> str:
    """The same with when it comes back, by how many complaints, and what was noted."""
    alarm = told.alarm
    if alarm is None or alarm.aside is None:
        return ""
    return "\n".join(filter(None, (_put_aside(alarm.aside, language), _back(alarm, language), alarm.aside.note)))


def sign_told(told: DaySign, mentions: Sequence[Mention], language: Language) -> FigureTold:
    """All that is told of it, and the formulas with what was put into them."""
    pairs = (
        (IN_WORDS, sign_sentence(told, language)),
        (ALARM_SINCE, _alarm_since(told, language)),
        (PUT_ASIDE_ON, aside_told(told, language)),
        (_("Raised by"), "\n".join(map(language.word, told.sign.by))),
        (_("Share of complaints"), _share(told, language)),
        (_("Where"), _where(told, mentions, language)),
        (_("Without a tone"), unjudged_in_week(told, language)),
        (_("Unusual attention"), _attention(told, language)),
        (_("How likely is that in a usual week?"), "\n".join(_chances(told, language))),
        (_("How often it is wrong"), language(HOW_OFTEN)),
    )
    parts = tuple((language(title), words) for title, words in pairs if words)
    name = f"{language(SIGN)}, {language.short_date(told.day)}"
    return FigureTold(name=name, figure=language.word(told.sign.level), parts=parts)


def usual_words(usual: Fraction, language: Language) -> str:
    """The median of weeks is a whole number, or lies between two."""
    return language.number(usual, 0 if usual.denominator == 1 else 1)


def chance_words(chance: float, language: Language) -> str:
    """What it equals with four digits, or that it is below them; never nothing."""
    if chance < _LEAST:
        return f"< {language.number(Fraction(1, 10**_DIGITS), _DIGITS)}"
    return f"= {language.number(Fraction(chance).limit_denominator(10**6), _DIGITS)}"


def _alarm_since(told: DaySign, language: Language) -> str:
    if told.alarm is None:
        return ""
    day = language.short_date(told.alarm.since)
    return language(_("{date}; it is over once seven days in a row were calm."), date=day)


def _put_aside(aside: Snooze, language: Language) -> str:
    day = language.short_date(aside.made_on)
    if aside.count is None:
        return language(_("On {date}."), date=day)
    count = language.count("{n} complaint in 7 days", "{n} complaints in 7 days", aside.count)
    return language(_("On {date}: {complaints}."), date=day, complaints=count)


def _back(alarm: Alarm, language: Language) -> str:
    """When it comes back, or since when it is."""
    aside = alarm.aside
    if aside is None:
        return ""
    if alarm.back_on is not None:
        words = _("Back since {date}: complaints grew by half.")
        if aside.until is not None and alarm.back_on >= aside.until:
            words = _("Back since {date}: that long it was put aside.")
        return language(words, date=language.short_date(alarm.back_on))
    if aside.back_at is None:
        return ""
    words = _("It comes back at {n} in 7 days, half as many again, or as a new alarm after seven calm days.")
    return language(words, n=aside.back_at)


def _complaints(told: DaySign, language: Language) -> str:
    return language.count("{n} complaint in 7 days", "{n} complaints in 7 days", told.sign.week.negative)


def _not_watched(told: DaySign, language: Language) -> str:
    return f"{_since(told, language)}. {language(LOOK)}"


def _since(told: DaySign, language: Language) -> str:
    if told.last_look is None:
        return language(_("Nobody has looked yet"))
    return language(_("No mentions since {date}"), date=language.short_date(told.last_look))


def _share(told: DaySign, language: Language) -> str:
    past = [week for _window, week in told.weeks[1:]]
    usual = ratio(sum(week.negative for week in past), sum(week.judged for week in past))
    now = ratio(told.sign.week.negative, told.sign.week.judged)
    if now is None or told.sign.p_share is None:
        return ""
    share = language.percent(now)
    words = share if usual is None else f"{share}, {language(_('usual {usual}'), usual=language.percent(usual))}"
    if not told.sign.is_more_talk:
        return words
    return f"{words}\n{language(_('Share as usual: more talk, not worse talk.'))}"


def _where(told: DaySign, mentions: Sequence[Mention], language: Language) -> str:
    found = Counter(each.source for each in complaints(told, mentions))
    return " · ".join(f"{language.word(source)}: {language.number(n)}" for source, n in found.most_common())


def _attention(told: DaySign, language: Language) -> str:
    if not told.sign.is_noticed:
        return ""
    return language.count(
        "{n} mention in 7 days, whatever its tone: more than usual.",
        "{n} mentions in 7 days, whatever their tone: more than usual.",
        told.sign.week.mentions,
    )


def _chances(told: DaySign, language: Language) -> list[str]:
    """p₁, p₂ and that of all mentions, each with its inputs."""
    sign, past = told.sign, [week for _window, week in told.weeks[1:]]
    if sign.p_count is None or sign.usual is None:
        return []
    n, x = sign.weeks, sign.week.negative
    lines = [
        language(
            _("As many complaints: p₁ = P(X ≥ {x}) {p}; X ~ NB(r = ½ + {n} · {usual}, p = {n} ÷ {more})"),
            x=x,
            p=chance_words(sign.p_count, language),
            n=n,
            usual=usual_words(sign.usual, language),
            more=n + 1,
        )
    ]
    if sign.p_share is not None:
        negative, judged = sum(week.negative for week in past), sum(week.judged for week in past)
        words = _("As large a share: p₂ = P(K ≥ {x} of {all}) {p}; K ~ BetaBin(½ + {negative}, ½ + {rest})")
        chance = chance_words(sign.p_share, language)
        given = {"all": sign.week.judged, "negative": negative, "rest": judged - negative}
        lines.append(language(words, x=x, p=chance, **given))
    if sign.p_mentions is not None:
        words = _("As many mentions: p = P(M ≥ {n}) {p}, with the formula of p₁")
        lines.append(language(words, n=sign.week.mentions, p=chance_words(sign.p_mentions, language)))
    lines.append(language(_("Alarm: 3 complaints or more, and p₁ or p₂ below 0.01; watch: 2 or more, and below 0.05.")))
    return lines
