"""What a comparison says, in sentences that page and paper share: each with what it rests on, guesses as guesses."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.comparing.firmness import DRAWS, Firm, whole
from smmdesk.domain.comparing.ranking import is_unmeasured, level, priced, running
from smmdesk.domain.comparison import COMPUTED, FULL_WEEK, TOP_SCORE, Criterion
from smmdesk.domain.money import Money
from smmdesk.speech.guesses import about, border, nearly
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.comparing.assumed import Assumed, Rivals
    from smmdesk.domain.comparing.borders import Flip, HourTurns, PriceLimit, Turn
    from smmdesk.domain.comparing.firmness import Firmness
    from smmdesk.domain.comparing.ranking import Rank, Reason, Why
    from smmdesk.domain.comparison import Comparison, Offer

    Guessed = Callable[[Offer], bool]
    """Whether what is paid for an offer rests on any figure of ours."""


def answer(ranks: Sequence[Rank], language: Language) -> str:
    """Who comes first, or why nobody does."""
    first = [offer_name(rank.offer, language) for rank in level(ranks)]
    if len(first) > 1:
        return language(_("Tied for first place: {ways}"), ways=", ".join(first))
    if first and is_alone(ranks):
        return language(_("The only one with a place: {way}"), way=first[0])
    if first:
        return language(_("First: {way}"), way=first[0])
    if priced(ranks):
        # of one whose price nobody knows nothing can be said
        is_open = any(rank.cost is None and not rank.beyond for rank in ranks)
        every = _("Every way whose price is known asks for more than there is.")
        return language(every if is_open else _("Every way asks for more than there is."))
    return language(_("No price is known yet, so nothing can be ranked."))


def wanted(comparison: Comparison, ranks: Sequence[Rank], found: Assumed, language: Language) -> list[str]:
    """What the owner has to say first, since the answer may be another then: the amount, the hours.

    Where there is no ranking, since what others ask is not known, that alone.
    """
    if is_alone(ranks) and not all(rank.cost for rank in ranks):
        return [language(_("Enter what somebody asks a month, and the ranking begins."))]
    told = []
    if running(ranks) and comparison.can_pay is None:
        told.append(_amount_wanted(comparison, ranks, language))
    if running(ranks) and found.week:
        sentence = _("Say how many hours a week the owner has, and load is measured by them: so far {n} are taken.")
        told.append(language(sentence, n=FULL_WEEK))
    return told


def _amount_wanted(comparison: Comparison, ranks: Sequence[Rank], language: Language) -> str:
    if is_unmeasured(comparison, ranks):
        return language(
            _(
                "One way costs nothing, so every paid way scores 0 for cost: "
                "say what can be paid a month, and they are told apart."
            )
        )
    return language(_("Say what can be paid a month, and cost is measured by it."))


def costs(comparison: Comparison, rank: Rank, language: Language, *, guessed: bool) -> list[str]:
    """What it takes: from the till, and of the owner's time, never as one sum alone."""
    if rank.cost is None:
        return []
    money = (lambda each: about(each, language)) if guessed else language.short_money
    over = language.count("{n} month", "{n} months", comparison.months)
    paid, monthly = rank.cost.paid, rank.cost.paid * Fraction(1, comparison.months)
    till = language(
        _("Paid: {money} over {months}, {monthly} a month."), money=money(paid), months=over, monthly=money(monthly)
    )
    hours = language.count("{n} hour", "{n} hours", rank.offer.owner_hours)
    if not rank.offer.owner_hours:
        return [till]
    if not comparison.hour_value.minor:
        # worth nothing, or nobody knows what: no sum is to be told
        return [till, language(_("Own time: {hours} a month."), hours=hours)]
    # an hour that is a guess makes a guess of it, whatever else is known
    worth = money if comparison.hour_known else (lambda each: about(each, language))
    own = language(
        _("Own time: {hours} a month, worth {money} over {months} at {hour} an hour."),
        hours=hours,
        money=worth(rank.cost.owner_time),
        months=over,
        hour=_hour(comparison, language),
    )
    return [till, own]


def _hour(comparison: Comparison, language: Language) -> str:
    """What an hour of the owner is worth."""
    money = comparison.hour_value
    return language.short_money(money) if comparison.hour_known else about(money, language)


def nearest(comparison: Comparison, ranks: Sequence[Rank], language: Language, guessed: Guessed) -> str:
    """What the cheapest takes, where every way asks for more than there is."""
    least = min(
        (rank for rank in ranks if rank.cost),
        key=lambda rank: rank.cost.paid.minor if rank.cost else 0,
    )
    paid = least.cost.paid if least.cost else Money.zero(comparison.currency)
    monthly = paid * Fraction(1, comparison.months)
    return language(
        _("The cheapest, {way}, takes {money} a month and {hours} of yours."),
        way=offer_name(least.offer, language),
        money=about(monthly, language) if guessed(least.offer) else language.short_money(monthly),
        hours=language.count("{n} hour", "{n} hours", least.offer.owner_hours),
    )


def savings(comparison: Comparison, ranks: Sequence[Rank], language: Language, guessed: Guessed) -> list[str]:
    """What the first costs against the cheapest way, and against what is paid today.

    Each is a guess where one of the two that it lies between is.
    """
    first = next(iter(level(ranks)), None)
    if first is None or first.cost is None:
        return []
    known = [(rank.cost.paid, rank) for rank in priced(ranks) if rank.cost]
    least, cheapest = min(known, key=lambda pair: pair[0].minor)
    # who has no place may be the cheapest all the same, and the reader has to know that it is out of reach
    over = [language.word(each) for each in cheapest.beyond]
    name, told, is_guess = ", ".join([offer_name(cheapest.offer, language), *over]), [], guessed(first.offer)
    if first.cost.paid == least:
        told.append(language(_("Nothing here costs less.")))
    else:
        more = _difference(first.cost.paid - least, language, guessed=is_guess or guessed(cheapest.offer))
        told.append(language(_("That is {more} more than the cheapest way, {way}."), more=more, way=name))
    if comparison.pays_now is not None:
        told.append(_against_now(comparison, first.cost.paid, language, guessed=is_guess))
    return told


def _against_now(comparison: Comparison, paid: Money, language: Language, *, guessed: bool) -> str:
    now = (comparison.pays_now or Money.zero(comparison.currency)) * comparison.months
    if paid == now:
        return language(_("That is as much as is paid today."))
    gap = _difference(paid - now, language, guessed=guessed)
    sentence = (
        _("That is {gap} more than is paid today.") if paid > now else _("That is {gap} less than is paid today.")
    )
    return language(sentence, gap=gap)


def _difference(money: Money, language: Language, *, guessed: bool) -> str:
    bare = money if money.minor >= 0 else -money
    return about(bare, language) if guessed else language.short_money(bare)


def firm(firmness: Firmness, ranks: Sequence[Rank], assumed: Assumed, language: Language) -> list[str]:
    """How firm the answer is, in a word and in the shares that it rests on, in whole percents."""
    if is_alone(ranks):
        return [language(_("Nothing else has a place that it could be compared with."))]
    rank = ranks[0]
    shares = [firmness.weights, firmness.by_one, firmness.by_two]
    weights, one, two = (language.percent(whole(each[rank.offer.id])) for each in shares)
    is_firm = firmness.of(rank.offer.id, assumed.firm_at_most)
    told = language(
        _("First in {weights} of random weightings, in {one} with every score off by up to a point, in {two} by two."),
        weights=weights,
        one=one,
        two=two,
    )
    half = [language(_("In about half of all weightings another way is first."))] if _is_half(firmness, rank) else []
    # where the shares are those of a firm answer, and the word beside them is not
    is_held = assumed.vague and firmness.of(rank.offer.id) is Firm.FIRM
    held = [language(_("No more than that: a price is not known, or costs are not measured."))] if is_held else []
    return [f"{language.word(is_firm)}.", told, *half, *held]


def _is_half(firmness: Firmness, rank: Rank) -> bool:
    return firmness.of(rank.offer.id) is not Firm.FIRM and 0.4 <= firmness.weights[rank.offer.id] <= 0.6


def about_firmness(language: Language) -> list[str]:
    """What the shares are made of."""
    draws = language.number(DRAWS)
    return [
        language(_("{n} draws, the same each time. Weights: each of their splits is as likely as another."), n=draws),
        language(_("Scores: each is off by any whole number of points up to one, or two; money and hours stay.")),
        language(
            _("Firm: first in {firm} of each; open: in less than half of one of them. Our measure."),
            firm=language.percent(0.8),
        ),
        language(_("While most scores or prices of the ways in reach are ours, it is firm only as far as these go.")),
        language(_("While a price is not known, or costs are not measured, it leans and no more: no draw moves them.")),
    ]


def reason(reason: Reason, first: Rank, second: Rank, language: Language, guessed: Guessed) -> str:
    """A reason in what it is about: money and hours as such, scores as scores."""
    own, other = (figure(reason.criterion, rank, language, guessed) for rank in (first, second))
    name = named(reason.criterion, language)
    if reason.gain > 0:
        return language(_("{criterion}: {own} against {other}"), criterion=name, own=own, other=other)
    # within a sentence
    name = name[:1].lower() + name[1:]
    return language(_("But {criterion}: {own} against {other}"), criterion=name, own=own, other=other)


def named(criterion: Criterion, language: Language) -> str:
    """What `figure` is of: a criterion of load that has many hours would read as the opposite."""
    return language(_("Own hours a month")) if criterion is Criterion.OWNER_LOAD else language.word(criterion)


def figure(criterion: Criterion, rank: Rank, language: Language, guessed: Guessed) -> str:
    """What an offer has by a criterion: money and hours as such, else its score."""
    if criterion is Criterion.COST and rank.cost is not None:
        paid = rank.cost.paid
        return nearly(paid, language) if guessed(rank.offer) else language.short_money(paid)
    if criterion is Criterion.OWNER_LOAD:
        return language.count("{n} hour", "{n} hours", rank.offer.owner_hours)
    return language.number(rank.scores.get(criterion), int(criterion in COMPUTED))


def gains(found: Why, language: Language) -> list[tuple[str, str]]:
    """What each of the reasons brings, all other criteria together, and the lead that these rows make."""
    places = _places(found)
    names = [
        *(named(each.criterion, language) for each in found.reasons),
        language(_("All other criteria together")),
        language(_("The lead")),
    ]
    return [(name, _signed(gain, places, language)) for name, gain in zip(names, found.rows(places), strict=True)]


def lead(found: Why, language: Language) -> str:
    """How far the first is ahead, as the last of the gains."""
    places = _places(found)
    return language.number(found.rows(places)[-1], places)


def _places(found: Why) -> int:
    """Decimals: a lead of thousandths would be “0.00”."""
    return 2 if not found.lead or found.lead >= Fraction(1, 100) else 4


def _signed(gain: Fraction, places: int, language: Language) -> str:
    sign = "\N{MINUS SIGN}" if gain < 0 else "+"
    return f"{sign}{language.number(abs(gain), places)}"


def rivals(found: Rivals | None, years: str, language: Language) -> str:
    """Whose scores are ours after an article by somebody who competes with them, and what would replace these."""
    if found is None:
        return ""
    ways = ", ".join(language.word(way) for way in dict.fromkeys(offer.way for offer in found.offers))
    told = language.count(
        "{n} score ({ways}) is ours, after an article of {years} by an agency, which competes with freelancers.",
        "{n} scores ({ways}) are ours, after an article of {years} by an agency, which competes with freelancers.",
        found.scores,
        ways=ways,
        years=years,
    )
    if not found.answers:
        return told
    sooner = language.count(
        "{n} answer to the questions would replace {of} of them.",
        "{n} answers to the questions would replace {of} of them.",
        found.answers,
        of=found.replaced,
    )
    return f"{told} {sooner}"


def about_for_and_against(years: str, language: Language) -> str:
    """Whose view the points for and against the ways are."""
    sentence = _("These points follow an article of {years} by an agency, which competes with freelancers.")
    return language(sentence, years=years)


def about_leave(language: Language) -> str:
    """What of an employee's holidays is in the cost, and what is not."""
    return language(
        _(
            "A salary is counted for every month, in holidays too. Who does the work meanwhile costs nothing here: "
            "it counts as continuity. If you pay a deputy, add that to the salary."
        )
    )


def caveats(ranks: Sequence[Rank], found: Assumed, language: Language) -> list[str]:
    """What of it is not known: said as long as any of it is."""
    told = []
    if found.anything:
        told.append(language(_("Still ours: {what}."), what=", ".join(_assumed(found, language))))
    if unknown := sum(rank.offer.unknown for rank in running(ranks)):
        told.append(
            language.count(
                "{n} figure is not known and counts as nothing.",
                "{n} figures are not known and count as nothing.",
                unknown,
            )
        )
    return told


def _assumed(found: Assumed, language: Language) -> list[str]:
    parts = [
        (found.prices, language(_("{n} of {of} prices"), n=found.prices, of=found.of_prices)),
        (found.figures, language.count("{n} other figure", "{n} other figures", found.figures)),
        (found.scores, language(_("{n} of {of} scores"), n=found.scores, of=found.of_scores)),
        (found.hour, language(_("what an hour of the owner is worth"))),
        (found.week, language.count("{n} hour of the owner a week", "{n} hours of the owner a week", FULL_WEEK)),
    ]
    return [words for count, words in parts if count]


def limit(found: PriceLimit, language: Language, *, guessed: bool = False) -> str:
    """Up to which price an offer is first: in whole units, rounded down so that it holds, or about where it is ours."""
    if found.fee is not None and guessed:
        return about(found.fee, language)
    if found.fee is not None:
        fee = found.offer.fee
        if fee is not None and fee.amount != fee.rounded():
            # to the cent, as the price that it stands beside
            return language.money(found.fee)
        return language.short_money(Money.of(int(found.fee.amount), found.fee.currency))
    return language(_("any price")) if found.always else language(_("not even free"))


def months(turns: Sequence[Turn], ranks: Sequence[Rank], language: Language) -> list[str]:
    """Over how many months another way is first, or none is in reach; or that no other number changes it."""
    if turns:
        return [_months_turn(turn, language) for turn in turns]
    if running(ranks):
        return [language(_("Over any number of months the same way is first."))]
    if not priced(ranks):
        return [answer(ranks, language)]
    return [language(_("Over no number of months is anything in reach."))]


def _months_turn(turn: Turn, language: Language) -> str:
    over = language.count("{n} month", "{n} months", turn.at if isinstance(turn.at, int) else 0)
    if turn.winner is None:
        return language(_("At {months}: nothing is in reach, since what is paid once weighs too much"), months=over)
    # it is the nearest change: what comes beyond it nobody looked at
    return language(_("At {months}: {way}"), months=over, way=offer_name(turn.winner, language))


def hours(found: HourTurns | None, language: Language, *, guessed: bool) -> list[str]:
    """Which way is cheapest with own time now, and at which worth of an hour another is; nothing where one is alone."""
    if found is None:
        return []
    now = offer_name(found.now, language)
    if not found.turns:
        sentence = _("Changes no place. Cheapest with own time at any worth of it, among those with a place: {way}")
        return [language(sentence, way=now)]
    return [
        language(_("Changes no place, but who is cheapest with own time, among those with a place:")),
        language(_("Now: {way}"), way=now),
        *(_hour_turn(turn, found.now, language, guessed=guessed) for turn in found.turns),
    ]


def _hour_turn(turn: Turn, now: Offer, language: Language, *, guessed: bool) -> str:
    """At which worth of an hour another way is cheapest, own time included."""
    if not isinstance(turn.at, Money) or turn.winner is None:
        raise TypeError(turn)
    # cheaper hours favour those that take more of them
    is_below = turn.winner.owner_hours > now.owner_hours
    money = border(turn.at, language, downwards=is_below) if guessed else language.short_money(turn.at)
    return language(_("At {money} an hour: {way}"), money=money, way=offer_name(turn.winner, language))


def flip(found: Flip, comparison: Comparison, language: Language) -> str:
    """At which weight of a criterion another way is first."""
    now = comparison.weights.get(found.criterion, 0)
    return language(
        _("{criterion} at {at}, now {now}: {way}"),
        criterion=language.word(found.criterion),
        at=language.percent(Fraction(found.at, 100)),
        now=language.points(now),
        way=offer_name(found.winner, language),
    )


def points(rank: Rank, language: Language) -> str:
    """The score in words."""
    return language(_("{score} of {top} points"), score=language.number(rank.score, 1), top=TOP_SCORE)


def is_alone(ranks: Sequence[Rank]) -> bool:
    """Whether there is nobody to be better than."""
    return len(running(ranks)) < 2
