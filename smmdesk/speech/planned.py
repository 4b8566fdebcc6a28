"""A goal or a KPI beside what became of it, in words: for the page, the papers and the files alike."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.money import Money
from smmdesk.domain.planning.cost_before import cost_before
from smmdesk.domain.planning.named import CostBasis, Firing, PlanKind, Side, Status, Unjudged
from smmdesk.domain.planning.scaled import exactly
from smmdesk.domain.results.named import Good, Shown
from smmdesk.speech import compared, measured
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from smmdesk.domain.planning.cost_before import CostBefore
    from smmdesk.domain.planning.kpis import Fact, Watched
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.strategy.records import Correction

_REACHED = frozenset({Status.REACHED, Status.ON_TRACK})
_NEAR = frozenset({Status.NEARLY, Status.AT_RISK})
_FAR = frozenset({Status.MISSED, Status.OFF_TRACK})
_SAYS_SO: Final = frozenset({Status.NO_DATA, Status.NO_PLAN, Status.NO_DIRECTION})
"""Where it goes without saying that data are incomplete."""
MARKS: Final = {
    **dict.fromkeys(_REACHED, "good"),
    **dict.fromkeys(_NEAR, "near"),
    **dict.fromkeys(_FAR, "bad"),
}
"""What a status is painted as; the rest is grey."""
_CHEAPER: Final = {True: "good", False: "bad", None: "none"}
BASES: Final = {
    CostBasis.PAID: _("cost: all that was paid, {money}"),
    CostBasis.PROMOTION: _("cost: promotion paid, {money}"),
    CostBasis.ADS: _("cost: spent on ads by the networks' figures, {money}"),
    CostBasis.PAID_AND_FEE: _("cost: all that was paid and the fee, {money}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """All that is told of it, ready to show; what there is nothing of is a dash, or empty where it is beside it.

    `known` tells how much of the days is known, `band` between what the forecast lies in 80 of 100 cases.
    """

    name: str
    plan: str
    fact: str
    forecast: str
    band: str
    rate: str
    cost_of_one: str
    cost_change: str
    """by what share one costs more or less than in the period before; empty where the two are not compared"""
    cost_mark: str
    per_hundred: str
    """how many a hundred of the currency brought; empty where that is not known"""
    status: str
    mark: str
    known: str


def told(fact: Fact, language: Language) -> FactWords:
    """In the units of its metric."""
    outlook = fact.outlook
    is_running = not fact.so_far.is_over
    one, before = fact.of_one, cost_before(fact)
    return FactWords(
        name=name_of(fact, language),
        plan=plan(fact, language),
        fact=figure(fact, fact.value.value, language),
        forecast=figure(fact, outlook.forecast, language, is_guess=True) if is_running else "",
        band=band(fact, language) if is_running else "",
        rate=rate(fact, language),
        cost_of_one="—" if one is None else _money(one.cost_of_one, fact, language),
        cost_change=(change := _cost_change(fact, before, language)),
        cost_mark=_CHEAPER[before.is_better] if before and change else "none",
        per_hundred=_per_hundred(fact, language),
        status=status(fact, language),
        mark=MARKS.get(outlook.status, "none"),
        known=known(fact, language),
    )


def name_of(fact: Fact, language: Language) -> str:
    """The metric, and the network where it is of one."""
    name = measured.name(fact.sheet, fact.metric, language, fact.network)
    return f"{name}, {language.word(fact.network)}" if fact.network else name


def plan(fact: Fact, language: Language) -> str:
    """What was planned, in its own money where results are in another."""
    return language.money(fact.elsewhere) if fact.elsewhere else figure(fact, fact.so_far.plan, language)


def figure(fact: Fact, value: int | Fraction | None, language: Language, *, is_guess: bool = False) -> str:
    """A value of its metric; a count that is only expected is told in whole ones."""
    if value is None:
        return "—"
    shown, decimals = measured.shown_as(fact.sheet, fact.metric)
    if is_guess and fact.so_far.kind is not PlanKind.RATIO:
        decimals = 0
    return measured.figure(Fraction(value), shown, decimals, fact.sheet.currency, language)


def band(fact: Fact, language: Language) -> str:
    """93–117; nothing where there is none, or it is as narrow as what is told."""
    if fact.band is None:
        return ""
    ends = [figure(fact, Fraction(end), language, is_guess=True) for end in (fact.band.low, fact.band.high)]
    return "" if ends[0] == ends[1] else "–".join(ends)


def rate_beside(fact: Fact, language: Language) -> str:
    """Of a level the result rate, which does not judge it: 5,000 that stay 5,000 are 96.2 % of 5,200. Else empty."""
    found = fact.outlook.result_rate
    is_way = fact.so_far.kind is PlanKind.LEVEL and fact.outlook.judged is not None
    return language.percent(found, 1) if is_way and found is not None else ""


def rate(fact: Fact, language: Language) -> str:
    """The result rate; of a level how much of its way it has gone; of what is to go neither way the difference."""
    outlook = fact.outlook
    if fact.so_far.good is Good.NONE:
        return _difference(fact, language)
    if fact.so_far.kind is PlanKind.LEVEL and outlook.judged is not None:
        return language(_("{share} of the way"), share=language.percent(outlook.judged, 1))
    found = outlook.result_rate if outlook.judged is None else outlook.judged
    if found is None and fact.so_far.good is Good.DOWN and fact.value.value == 0 and fact.so_far.plan is not None:
        return language(_("cost nothing"))
    return "—" if found is None else language.percent(found, 1)


def _difference(fact: Fact, language: Language) -> str:
    """By how much it is above its plan, or below."""
    actual, planned_for = fact.value.value, fact.so_far.plan
    if actual is None or planned_for is None:
        return "—"
    apart = actual - planned_for
    shown, decimals = measured.shown_as(fact.sheet, fact.metric)
    if shown is not Shown.PERCENT:
        return compared.signed(apart, figure(fact, abs(apart), language))
    points = language.number(abs(apart) * 100, decimals)
    return compared.signed(apart, language(_("{number} points"), number=points))


def status(fact: Fact, language: Language) -> str:
    """In a word or two; that data are incomplete stands before it, and why there is no figure in its place."""
    if fact.elsewhere:
        return language(_("planned in {currency}"), currency=fact.elsewhere.currency)
    if fact.outlook.status is Status.NO_DATA and fact.crossed is not None:
        return language(_("counted in two ways"))
    word = language.word(fact.outlook.status)
    if fact.outlook.status in _SAYS_SO:
        return word
    return language(_("data incomplete: {status}"), status=word.lower()) if fact.is_incomplete else word


def known(fact: Fact, language: Language) -> str:
    """18 of 30 days, where some are missing."""
    if fact.so_far.kind is PlanKind.LEVEL or fact.known >= fact.elapsed:
        return ""
    return compared.days_known(fact.known, fact.elapsed, language)


def stands(fact: Fact, language: Language) -> str:
    """How it stands to its plan in one sentence; empty where nothing can be said."""
    outlook, so_far = fact.outlook, fact.so_far
    if outlook.status not in MARKS:
        return ""
    names = {
        "metric": name_of(fact, language),
        "status": status(fact, language),
        "fact": figure(fact, so_far.actual, language),
        "plan": figure(fact, so_far.plan, language),
        "forecast": figure(fact, outlook.forecast, language, is_guess=True),
    }
    if so_far.is_over or outlook.forecast is None or so_far.kind is PlanKind.RATIO:
        return language(_("{metric}: {status}, {fact} with a plan of {plan}"), **names)
    return language(_("{metric}: {status}, at this pace {forecast} with a plan of {plan}"), **names)


def due_words(found: Watched, sheet: ResultsSheet, language: Language) -> str:
    """What is to be done, and why it is time for it."""
    correction, weeks = found.correction, len(found.weeks)
    told = condition(correction, sheet, language)
    values = ", ".join(measured.of(sheet, correction.metric, value, language) for value in found.values)
    if found.of_posts:
        why = language.count(
            "{condition} in the last week whose posts have all had seven days: {values}",
            "{condition} in each of the last {n} weeks whose posts have all had seven days: {values}",
            weeks,
            condition=told,
            values=values,
        )
    else:
        why = language.count(
            "{condition} in the last week: {values}",
            "{condition} in each of the last {n} weeks: {values}",
            weeks,
            condition=told,
            values=values,
        )
    action = correction.action.strip().rstrip(".")
    who = f" ({correction.person})" if correction.person else ""
    return language(_("Time for a correction: {action}. {why}"), action=f"{action}{who}", why=why)


def firing_words(found: Watched, language: Language) -> str:
    """Whether it is time for it; data lack neither where weeks have to go by first, nor where they cannot be judged."""
    why = {gap.why for gap in found.gaps if gap}
    if found.firing is Firing.NOT_KNOWN and not why:
        return language(_("waits for later weeks"))
    if why & {Unjudged.BROKEN, Unjudged.OTHER_MONEY, Unjudged.OTHER_WAY}:
        return language(_("cannot be compared"))
    return language.word(found.firing)


def week_words(found: Watched, at: int, value: str, language: Language) -> str:
    """What one of its weeks came to, or why it is not judged by that."""
    gap = found.gaps[at] if found.gaps else None
    if gap is None:
        return value
    told = {
        Unjudged.NOTHING: _("nothing is known"),
        Unjudged.INCOMPLETE: _("{days} known, too few to go by"),
        Unjudged.UNRIPE: _("{posts} read after their seven days, too few to go by"),
        Unjudged.BROKEN: _("not comparable: counted in another way since {date}"),
        Unjudged.OTHER_MONEY: _("not compared: the threshold is in other money than results"),
        Unjudged.OTHER_WAY: _("not compared: days and posts are two ways of counting"),
    }
    days = compared.days_known(gap.known, gap.elapsed, language)
    posts = language.count("{known} of {n} post", "{known} of {n} posts", gap.elapsed, known=gap.known)
    since = language.short_date(gap.since) if gap.since else ""
    return language(told[gap.why], days=days, posts=posts, date=since)


def condition(correction: Correction, sheet: ResultsSheet, language: Language) -> str:
    """ER by reach below 3.00 %."""
    name = measured.name(sheet, correction.metric, language, correction.network)
    if correction.network:
        name = f"{name}, {language.word(correction.network)}"
    limit = exactly(correction.threshold, correction.metric, sheet)
    text = _("{metric} below {limit}") if correction.side is Side.BELOW else _("{metric} above {limit}")
    return language(text, metric=name, limit=measured.of(sheet, correction.metric, limit, language))


def cost_words(fact: Fact, basis: CostBasis, language: Language) -> str:
    """Which money its cost is of, or why there is none; empty where none is known."""
    if fact.paid_in:
        text = _("paid {money}: not all of it in {currency}, so there is no cost of one")
        return language(text, money=measured.amounts(fact.paid_in, language), currency=fact.sheet.currency)
    if fact.cost is None:
        return ""
    told = language(BASES[basis], money=_money(fact.cost, fact, language))
    # of a network only what names it: the sum of all stands elsewhere
    return language(_("{cost}, on {network}"), cost=told, network=language.word(fact.network)) if fact.network else told


def cost_before_words(fact: Fact, language: Language) -> str:
    """October 2026: €10.20, −12.0 %; or why that is not told. Empty where nothing earlier is known."""
    before = cost_before(fact)
    if before is None or before.cost_of_one is None:
        return ""
    silent = compared.change(before.silent, fact.sheet, language).short if before.silent else ""
    figures = f"{language.period(before.period)}: {_money(before.cost_of_one, fact, language)}"
    return ", ".join(filter(None, (figures, _cost_change(fact, before, language) or silent)))


def _cost_change(fact: Fact, before: CostBefore | None, language: Language) -> str:
    """Of a cent after a cent no share is told, though the two are not exactly alike."""
    one = fact.of_one.cost_of_one if fact.of_one else None
    if before is None or before.change is None or before.cost_of_one is None or one is None:
        return ""
    difference = _money(abs(one - before.cost_of_one), fact, language)
    share = compared.signed(before.change, language.percent(abs(before.change), 1))
    return "" if compared.is_nought(difference) and not compared.is_nought(share) else share


def _per_hundred(fact: Fact, language: Language) -> str:
    """What a hundred of the currency brought: what one cost, the other way round."""
    if fact.of_one is None or fact.of_one.per_hundred is None:
        return ""
    count, hundred = language.number(fact.of_one.per_hundred, 2), Money.of(100, fact.sheet.currency)
    return language(_("{count} for each {money}"), count=count, money=language.short_money(hundred))


def _money(value: Fraction | None, fact: Fact, language: Language) -> str:
    return measured.figure(value, Shown.MONEY, 2, fact.sheet.currency, language)


def how(fact: Fact, language: Language) -> list[str]:
    """How plan, forecast, rate and status come about, with their numbers: what stands one click away."""
    so_far, outlook = fact.so_far, fact.outlook
    lines = []
    if outlook.forecast is not None and not so_far.is_over:
        lines.append(_forecast_line(fact, language))
    if fact.band is not None and not so_far.is_over:
        text = _("In 80 of 100 cases between {band}, as the days so far differ from one another.")
        lines.append(language(text, band=band(fact, language)))
    if outlook.judged is not None or outlook.result_rate is not None:
        lines.append(_rate_line(fact, language))
    if beside := rate_beside(fact, language):
        text = _("Beside it the result rate: {fact} ÷ plan {plan} = {share}")
        ends = {"fact": figure(fact, so_far.actual, language), "plan": figure(fact, so_far.plan, language)}
        lines.append(language(text, **ends, share=beside))
    going = _("On track from {on} of the plan, at risk from {risk}.")
    over = _("Its days are over: reached at the plan, nearly from {on} of it, else missed.")
    on, risk = _percent(so_far.on_track, language), _percent(so_far.at_risk, language)
    lines.append(language(over, on=on) if so_far.is_over else language(going, on=on, risk=risk))
    return lines


def verdict_words(language: Language) -> str:
    """What the words of a status mean once the days of its plan are over, and while they run."""
    return language(
        _(
            "While its days run, a figure is on track, at risk or off track by what it will come to; once they are "
            "over, it is reached at the plan, nearly reached from the share at which it would be on track, else missed."
        )
    )


def _percent(number: int, language: Language) -> str:
    return language.percent(Fraction(number, 100))


def _forecast_line(fact: Fact, language: Language) -> str:
    so_far = fact.so_far
    names = {
        "fact": figure(fact, so_far.actual, language),
        "days": language.number(so_far.days),
        "known": language.number(so_far.known),
        "forecast": figure(fact, fact.outlook.forecast, language, is_guess=True),
    }
    if so_far.kind is PlanKind.RATIO:
        return language(_("Forecast: as it is so far, {forecast}"), **names)
    if so_far.kind is PlanKind.LEVEL:
        names["start"] = figure(fact, so_far.at_start, language)
        return language(_("Forecast: {start} + ({fact} − {start}) × {days} ÷ {known} days = {forecast}"), **names)
    return language(_("Forecast: {fact} × {days} ÷ {known} days with data = {forecast}"), **names)


def _rate_line(fact: Fact, language: Language) -> str:
    so_far = fact.so_far
    names = {
        "plan": figure(fact, so_far.plan, language),
        "value": figure(fact, so_far.actual if so_far.is_over else fact.outlook.forecast, language, is_guess=True),
        "share": rate(fact, language),
    }
    if fact.outlook.status is Status.REACHED:
        names["value"] = figure(fact, so_far.actual, language)
    if so_far.kind is PlanKind.LEVEL and fact.outlook.judged is not None:
        names["start"] = figure(fact, so_far.at_start, language)
        return language(_("Way gone: ({value} − {start}) ÷ ({plan} − {start}) = {share}"), **names)
    if so_far.good is Good.DOWN:
        return language(_("Result rate: plan {plan} ÷ {value} = {share}"), **names)
    return language(_("Result rate: {value} ÷ plan {plan} = {share}"), **names)
