"""Where a figure of results comes from: its formula with its numbers, what it rests on, and what was not counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.money import Money
from smmdesk.domain.results import told
from smmdesk.domain.results.against import is_level
from smmdesk.domain.results.derived import mixed
from smmdesk.domain.results.metrics import OWN, Accounts, Days, exact
from smmdesk.domain.results.named import Basis, Unit
from smmdesk.domain.results.own_columns import counts_people
from smmdesk.domain.results.periods import finest
from smmdesk.domain.results.rates import in_other_money
from smmdesk.domain.results.values import ENGAGEMENTS
from smmdesk.knowledge.metrics import words
from smmdesk.speech import measured
from smmdesk.speech.compared import days_known
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from smmdesk.domain.results.records import Measurement
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import Value

_NAME: Final = re.compile(r"[^\W\d]\w*(?!\w|\s*\()")
"""In a formula, what is no function."""
_OF_COLUMNS: Final = _("A column of a file that was kept: a count, added up over days, posts and accounts.")
_OF_PEOPLE: Final = _(
    "A column of a file that was kept: people, each counted once a day or once a post, so days are never added up."
)
_SIGNS: Final = {"/": "÷", "*": "×", "-": "−"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One figure in words: `inputs` are pairs of a name and a figure; what there is nothing to say of is empty."""

    name: str
    figure: str
    definition: str = ""
    pitfall: str = ""
    formula: str = ""
    """in names of metrics"""
    reckoned: str = ""
    """the same in figures"""
    average: str = ""
    """what a post has on average, which a ratio of sums is not"""
    inputs: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    days: str = ""
    left_out: tuple[str, ...] = ()


def explanation(sheet: ResultsSheet, key: str, language: Language) -> Explanation:
    """All that is to be said of a metric of the sheet."""
    value = sheet.value(key)
    metric = sheet.derived.get(key)
    figure = measured.told(sheet, key, language)
    return Explanation(
        name=measured.name(sheet, key, language),
        figure=figure,
        definition=definition_of(sheet, key, language),
        pitfall=pitfall_of(sheet, key, language),
        formula=worded(metric.formula, lambda name: measured.name(sheet, name, language)) if metric else "",
        reckoned=reckoned(metric.formula, value, sheet, language) if metric and value.value is not None else "",
        average=average_post(sheet, key, language),
        inputs=tuple(_inputs(value, sheet, language)),
        basis=_basis(value, sheet, language),
        days=_days(value, sheet, language),
        left_out=tuple(left_out(value, sheet, language)),
    )


def definition_of(sheet: ResultsSheet, key: str, language: Language) -> str:
    """What a metric counts; nobody said it of a formula of somebody's own."""
    if key in sheet.named:
        return ""
    if key.startswith(OWN):
        return language(_OF_PEOPLE if counts_people(key) else _OF_COLUMNS)
    said = words(language.code).get(key)
    return said.definition if said else ""


def pitfall_of(sheet: ResultsSheet, key: str, language: Language) -> str:
    """What people misread about it."""
    said = None if key in sheet.named or key.startswith(OWN) else words(language.code).get(key)
    return said.pitfall if said else ""


def average_post(sheet: ResultsSheet, key: str, language: Language) -> str:
    """What a post has on average of a ratio; empty of what is none."""
    average = told.average_post(sheet, key)
    if average is None:
        return ""
    return language(_("Average post: {figure}, each counting alike"), figure=measured.of(sheet, key, average, language))


def worded(formula: str, name: Callable[[str], str]) -> str:
    """With names that people read, and signs that they write."""
    shown = re.sub(r"\s*([/*-])\s*", lambda sign: f" {_SIGNS[sign[1]]} ", formula)
    return _NAME.sub(lambda found: name(found[0]), shown)


def reckoned(formula: str, value: Value, sheet: ResultsSheet, language: Language) -> str:
    """The formula in figures, and what comes of it."""
    figures = worded(formula, lambda name: _figure(name, value, sheet, language))
    return f"{figures} = {measured.of(sheet, value.key, value.value, language)}"


def _figure(name: str, value: Value, sheet: ResultsSheet, language: Language) -> str:
    """An input's; one that is a formula itself has its own."""
    found = value.inputs[name] if name in value.inputs else sheet.value(name).value
    return measured.of(sheet, name, found, language)


def _inputs(value: Value, sheet: ResultsSheet, language: Language) -> Iterator[tuple[str, str]]:
    """What it was computed from; engagements are followed by what they were added up of."""
    for name in value.inputs:
        yield measured.name(sheet, name, language), _figure(name, value, sheet, language)
    if ENGAGEMENTS in {value.key, *value.inputs}:
        for part in sheet.engagement:
            told = [post.figures[part] for post in sheet.posts if part in post.figures]
            if told:
                yield measured.name(sheet, part, language), language.number(sum(told))


def _basis(value: Value, sheet: ResultsSheet, language: Language) -> str:
    if value.value is None:
        return (
            why_mixed(value, sheet, language)
            or _why_broken(value, sheet, language)
            or language(_why_none(value, sheet))
        )
    if value.basis is Basis.POSTS:
        return language.count(
            "{known} of {n} post of the period, so far",
            "{known} of {n} posts of the period, so far",
            value.of_posts,
            known=value.posts,
        )
    if value.basis is Basis.FORMULA:
        return language(_("Computed from the figures above"))
    metric = sheet.catalogue.get(value.key)
    return language(_BY_DAYS[metric.days]) if metric else ""


def why_mixed(value: Value, sheet: ResultsSheet, language: Language) -> str:
    """Why a formula has no value that has figures of both; '' where it has them of one."""
    names = ", ".join(measured.name(sheet, key, language) for key in mixed(value.inputs, sheet))
    told = _("Days and posts are not mixed: of posts alone there are figures of {names}.")
    return language(told, names=names) if names else ""


def _why_broken(value: Value, sheet: ResultsSheet, language: Language) -> str:
    """Since when days are counted in another way, where that is why there is no sum of them."""
    crossed = sheet.crossed(value.key) if value.key in sheet.catalogue else None
    if crossed is None:
        return ""
    told = _("{network} counts it in another way since {date}: choose days of one side, for both are not added up.")
    return language(told, network=language.word(crossed.network), date=language.date(crossed.on))


_BY_DAYS: Final = {
    Days.SUM: _("The sum of the days known"),
    Days.LAST: _("What stood at the end of the last day known"),
    Days.MEAN: _("The mean of the days known: days are never added up"),
    Days.MEDIAN: _("The median of the period: half took no longer. Months are neither added up nor averaged"),
    Days.WHOLE: _("Given by the network for exactly these days"),
}


def _why_none(value: Value, sheet: ResultsSheet) -> str:
    metric = sheet.catalogue.get(value.key)
    if metric is not None and metric.days is Days.MEDIAN:
        return _("Of these days there is no answer whose hour is known.")
    told = any(value.key in row.figures and row.period.overlaps(sheet.period) for row in sheet.rows)
    if metric is not None and told and metric.accounts is Accounts.APART:
        return _("People of several accounts are never added up: look at each network.")
    if metric is not None and told and metric.accounts is Accounts.EACH:
        return _("Not every account has a figure, so there is no sum.")
    return _("One of the figures that it is computed from is not known.") if value.inputs else _("No figure is known.")


def _days(value: Value, sheet: ResultsSheet, language: Language) -> str:
    """How many days are known; of what stood at the end one day says all."""
    total = value.total
    if total is None or value.value is None or is_level(sheet, value.key):
        return ""
    told = [language(_("Known: {days}"), days=days_known(total.known, total.elapsed, language))]
    if value.unlike_days:
        told.append(_unlike(value, sheet, language))
    if total.highest is not None:
        told.append(language(_("Highest day: {figure}"), figure=language.number(total.highest)))
    return "\n".join(told)


def _unlike(value: Value, sheet: ResultsSheet, language: Language) -> str:
    """How many days are known of each part; of several accounts that is a mean."""
    days = (
        f"{measured.name(sheet, key, language)}: {language.number(each, measured.fewest_decimals(each, 1))}"
        for key, each in value.unlike_days.items()
    )
    return language(_("Not of the same days, so it may be off. Days known: {days}"), days=" · ".join(days))


def left_out(value: Value, sheet: ResultsSheet, language: Language) -> Iterator[str]:
    """Networks and rows that were not counted and why, and what the books have beyond the accounts."""
    if without := sheet.without(value.key):
        names = ", ".join(map(language.word, without))
        yield language(_("Only posts have a figure, and no days: {networks}"), networks=names)
    total, metric = value.total, sheet.catalogue.get(value.key)
    if metric is None:
        return
    for row in total.apart if total else ():
        yield _row_left_out(row, value.key, sheet, language)
    if metric.unit is Unit.MONEY:
        foreign = [row for row in sheet.rows if value.key in row.figures and row.currency != sheet.currency]
        for code in sorted({row.currency for row in foreign if row.period.overlaps(sheet.period)}):
            yield language(_("Figures in {currency} were not counted: there is no rate for them."), currency=code)
        yield from _in_other_money(value, sheet, language)
    if total is not None and total.other:
        yield _beyond(exact(total.other, metric.unit, sheet.currency), value.key, sheet, language)


def _in_other_money(value: Value, sheet: ResultsSheet, language: Language) -> Iterator[str]:
    """Amounts of files in other currencies: at which rate they are in the figure, or that they are not."""
    for (currency, at), amount in in_other_money(sheet, value).items():
        money = language.money(Money(amount, currency))
        if at is None:
            told = _(
                "{amount} of files is kept apart and not counted. Read a file in again with a rate, and it counts."
            )
            yield language(told, amount=money)
        else:
            told = _("{amount} of it was in another currency, counting at a rate that was said: {rate}.")
            yield language(told, amount=money, rate=measured.rate(at, sheet.currency, language))


def _row_left_out(row: Measurement, key: str, sheet: ResultsSheet, language: Language) -> str:
    figure = measured.of(sheet, key, exact(row.figures[key], sheet.catalogue[key].unit, row.currency), language)
    counted, _apart = finest([row], sheet.period)
    why = (
        _("{figure} for {period} was not counted: its days are known one by one.")
        if counted
        else _("{figure} for {period} was not counted: these days reach beyond the period.")
    )
    return language(why, figure=figure, period=language.period(row.period))


def _beyond(other: Fraction, key: str, sheet: ResultsSheet, language: Language) -> str:
    figure = measured.of(sheet, key, abs(other), language)
    if other < 0:
        return language(_("The networks together have {figure} more than the books of the business."), figure=figure)
    return language(_("From other sources than the networks: {figure}"), figure=figure)
