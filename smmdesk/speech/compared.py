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
    share = _beside(difference, _share(found.change.relative, language))
    if found.change.per_day is not None:
        first = language(_("daily mean {share}"), share=_share(found.change.per_day, language))
        words = _("in all {difference} ({share})") if share else _("in all {difference}")
        return Told(first, language(words, difference=difference, share=share))
    if share:
        return Told(
            language(_("{difference} ({share})"), difference=difference, share=share), _a_month(found, language)
        )
    return Told(_from_nothing(found, difference, language))


def _a_month(found: Compared, language: Language) -> str:
    if found.a_month is None:
        return ""
    share = signed(found.a_month, language.percent(abs(found.a_month), 1))
    return language(_("{share} a month on average (compound)"), share=share)


def _from_nothing(found: Compared, difference: str, language: Language) -> str:
    """Of what was nothing, or less, no share can be told."""
    before = found.before.value
    if is_nought(difference) or before is None:
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


def _beside(difference: str, share: str) -> str:
    """The share beside a difference; none where that is told as nought, for it would say that there is one.

    Both are rounded once, each of its exact value: 12.9 after 13.3 is 13 after 13, and not 3.1 % less.
    """
    return "" if is_nought(difference) and not is_nought(share) else share


def signed(value: Fraction | float, words: str) -> str:
    """With a plus or a minus before it; of what is nought as it is told neither."""
    return words if not value or is_nought(words) else f"{'+' if value > 0 else '−'}{words}"


def is_nought(words: str) -> bool:
    """Whether a figure comes to nothing as it is told: 0, 0.0%, €0.00."""
    return not any(each in "123456789" for each in words)


def is_told_as_nought(found: Compared, sheet: ResultsSheet, language: Language) -> bool:
    """Whether what changed, or by how much its mean day did, is less than such figures are told with."""
    by_day = found.change.per_day
    words = _difference(found, sheet, language) if by_day is None else _share(by_day, language)
    return found.silence is None and is_nought(words)


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
