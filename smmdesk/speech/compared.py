"""What became of a figure of results, in words: the change, why there is none, and the title of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.results.against import Compared, Silence, is_level
from smmdesk.domain.results.named import Basis
from smmdesk.knowledge.metrics import break_words
from smmdesk.speech import measured
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from fractions import Fraction

    from smmdesk.domain.periods import Period
    from smmdesk.domain.results.comparing import Change
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import Value

_SILENT = {
    Silence.NO_FIGURE: _("nothing to compare with"),
    Silence.INCOMPLETE: _("too few days are known to compare"),
    Silence.INCOMPLETE_BEFORE: _("too few earlier days are known"),
    Silence.ACCOUNTS: _("not the same accounts are known"),
    Silence.DAYS: _("not as many days are known"),
    Silence.PARTS: _("its parts are not known of the same days"),
    Silence.AGE: _("older posts had more time"),
    Silence.BASIS: _("counted in another way before"),
}


class Told(NamedTuple):
    """A change in a few words, and what stands behind it in more."""

    short: str
    more: str = ""


def change(found: Compared, sheet: ResultsSheet, language: Language) -> Told:
    """The change of a metric, or why none is told; percentages stand first where periods are not of one length."""
    if found.broken is not None:
        on = language.date(found.broken.on)
        why = break_words(language.code).get(found.broken.key)
        return Told(language(_("not comparable since {date}"), date=on), why.text if why else "")
    if found.silence is not None:
        return Told(language(_SILENT[found.silence]))
    difference = _difference(found, sheet, language)
    share = _share(found.change.relative, language)
    if found.change.per_day is not None:
        first = language(_("daily mean {share}"), share=_share(found.change.per_day, language))
        return Told(first, language(_("in all {difference} ({share})"), difference=difference, share=share))
    if share:
        return Told(
            language(_("{difference} ({share})"), difference=difference, share=share), _a_month(found, language)
        )
    return Told(_from_nothing(found, difference, language))


def _a_month(found: Compared, language: Language) -> str:
    if found.a_month is None:
        return ""
    share = language.percent(abs(found.a_month), 1)
    sign = "+" if found.a_month > 0 else "−" if found.a_month < 0 else ""
    return language(_("{share} a month on average (compound)"), share=f"{sign}{share}")


def _from_nothing(found: Compared, difference: str, language: Language) -> str:
    """Of what was nothing, or less, no share can be told."""
    before = found.before.value
    if not found.change.difference or before is None:
        return difference
    words = _("{difference}, was 0") if before == 0 else _("{difference}, was below 0")
    return language(words, difference=difference)


def _difference(found: Compared, sheet: ResultsSheet, language: Language) -> str:
    told: Change = found.change
    if told.difference is None:
        return ""
    size = abs(told.difference)
    if told.in_points:
        points = language.number(size * 100, 2)
        return signed(told.difference, language(_("{number} points"), number=points))
    return signed(told.difference, measured.of(sheet, found.now.key, size, language))


def _share(share: Fraction | None, language: Language) -> str:
    return "" if share is None else signed(share, language.percent(abs(share), 1))


def signed(value: Fraction, words: str) -> str:
    """With a plus or a minus before it; of nothing neither."""
    return words if not value else f"{'+' if value > 0 else '−'}{words}"


# what a figure rests on


def known(value: Value, sheet: ResultsSheet, language: Language) -> str:
    """How much of the days is known, or that it is of posts; empty where all of it is."""
    if value.basis is Basis.POSTS:
        return language(_("posts of the period, so far"))
    total = value.total
    if total is None or is_level(sheet, value.key) or total.known >= total.elapsed:
        return ""
    return days_known(total.known, total.elapsed, language)


def days_known(known: int, elapsed: int, language: Language) -> str:
    """28 of 30 days."""
    return language.count("{known} of {n} day", "{known} of {n} days", elapsed, known=known)


# what a chart shows


def title(key: str, sheet: ResultsSheet, found: Compared | None, before: Period | None, language: Language) -> str:
    """What the figures say, where that is a finding; else what they are."""
    name = measured.name(sheet, key, language)
    if found is None or found.finding is None or before is None:
        return language(_("{metric} by day"), metric=name)
    share, period = language.percent(abs(found.finding), 1), language.period_inside(before)
    return language(_finding(found), metric=name, share=share, period=period)


def _finding(found: Compared) -> str:
    rises, by_days = (found.finding or 0) > 0, found.change.per_day is not None
    return {
        (True, True): _("{metric} per day: {share} more than before ({period})"),
        (True, False): _("{metric}: {share} more than before ({period})"),
        (False, True): _("{metric} per day: {share} less than before ({period})"),
        (False, False): _("{metric}: {share} less than before ({period})"),
    }[rises, by_days]
