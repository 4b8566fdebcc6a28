"""The first page of a printed comparison: the decision, how firm it is, and what it rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.documents.comparing.known import sums, together
from smmdesk.documents.tidy import shortened
from smmdesk.domain.comparing.borders import flips, hour_turns, month_turns, price_limit
from smmdesk.domain.comparing.firmness import firmness
from smmdesk.domain.comparing.ranking import Beyond, Rank, level, priced, running, why
from smmdesk.domain.comparison import Way
from smmdesk.domain.money import Money
from smmdesk.speech import decisions
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.documents.comparing.known import Known
    from smmdesk.domain.comparing.borders import PriceLimit
    from smmdesk.domain.comparison import Comparison, Offer

_CHANNEL: Final = _(
    "Social networks are one channel among others: they cannot rescue a business in which the rest is broken."
)
_MOST_TIED: Final = 3
_LONGEST_ANSWER: Final = 240
_MOST_FLIPS: Final = 2


def front(
    comparison: Comparison, offers: Sequence[Offer], ranks: Sequence[Rank], known: Known, language: Language
) -> dict[str, object]:
    """All that the first page says, in the order in which it is read."""
    first = level(ranks)
    page = {
        "answer": shortened(decisions.answer(ranks, language), _LONGEST_ANSWER),
        "points": decisions.points(first[0], language) if first else "",
        "firm": _firm(comparison, ranks, known, language),
        "next": _next(comparison, ranks, known, language),
        "reasons_head": _reasons_head(ranks, language),
        "reasons": _reasons(comparison, ranks, known, language),
        "money": _money(comparison, ranks, known, language),
        "money_head": _money_head(comparison, language),
        "remarks": _remarks(comparison, ranks, known, language),
        "changes": _changes(comparison, offers, ranks, known, language),
        "assumed": _assumed(ranks, known, language),
        "review": _review(comparison, language),
        "channel": language(_CHANNEL),
    }
    return {name: _joined(value) for name, value in page.items()}


def _joined(value: object) -> object:
    """With figures that no end of a line parts from what they count."""
    if isinstance(value, str):
        return together(value)
    return [_joined(each) for each in value] if isinstance(value, list) else value


def _firm(comparison: Comparison, ranks: Sequence[Rank], known: Known, language: Language) -> list[str]:
    if not level(ranks):
        return []
    return decisions.firm(firmness(comparison, ranks), ranks, known.assumed, language)


def _next(comparison: Comparison, ranks: Sequence[Rank], known: Known, language: Language) -> list[str]:
    """What to do now, the most urgent first."""
    first = level(ranks)
    if not first:
        return _way_out(comparison, ranks, known, language)
    tied = first[:_MOST_TIED]
    asked = [rank for rank in tied if rank.offer.way is not Way.SELF and known.is_ours(rank.offer, "fee")]
    doubted = [rank for rank in tied if known.is_ours(rank.offer, *rank.offer.scores)]
    return [
        *decisions.wanted(comparison, ranks, known.assumed, language),
        *(_step(_("Ask for a written offer ({way}): its price is ours so far."), rank, language) for rank in asked),
        *(
            _step(_("Answer the questions about it ({way}): scores are ours so far."), rank, language)
            for rank in doubted
        ),
        language(_("Agree on the start, and on what will count as a result by the day of the review.")),
    ]


def _step(sentence: str, rank: Rank, language: Language) -> str:
    return language(sentence, way=_name(rank, language))


def _way_out(comparison: Comparison, ranks: Sequence[Rank], known: Known, language: Language) -> list[str]:
    """Nothing is in reach: what the nearest of all asks for."""
    told = priced(ranks)
    if not told:
        return [language(_("Ask for a price: one is enough to begin with."))]
    over = {each for rank in told for each in rank.beyond}
    found = []
    if Beyond.BUDGET in over:
        rank = min(told, key=_paid_minor)
        money = sums(language, guessed=known.is_guessed(rank.offer))(_monthly(comparison, rank))
        sentence = _("The least that is asked is {money} a month ({way}).")
        found.append(language(sentence, money=money, way=_name(rank, language)))
    if Beyond.TIME in over:
        rank = min(told, key=lambda rank: rank.offer.owner_hours)
        hours = language.count("{n} hour", "{n} hours", rank.offer.owner_hours)
        found.append(
            language(_("The fewest hours are {hours} a month ({way})."), hours=hours, way=_name(rank, language))
        )
    return [*found, language(_("Ask for less, or raise what there is."))]


def _monthly(comparison: Comparison, rank: Rank) -> Money:
    """What is paid a month, with a share of what is paid once."""
    paid = rank.cost.paid if rank.cost else Money.zero(comparison.currency)
    return paid * Fraction(1, comparison.months)


def _paid_minor(rank: Rank) -> int:
    return rank.cost.paid.minor if rank.cost else 0


def _name(rank: Rank, language: Language) -> str:
    return offer_name(rank.offer, language)


def _reasons_head(ranks: Sequence[Rank], language: Language) -> str:
    rivals = running(ranks)
    if len(rivals) < 2:
        return ""
    if len(level(ranks)) > 1:
        first, second = (_name(rank, language) for rank in rivals[:2])
        return language(_("What tells them apart: {first} against {second}"), first=first, second=second)
    return language(_("What decides, against the second: {way}"), way=_name(rivals[1], language))


def _reasons(comparison: Comparison, ranks: Sequence[Rank], known: Known, language: Language) -> list[list[str]]:
    """Each with what it brings; then all others together, and the lead, so that it adds up."""
    rivals = running(ranks)
    if len(rivals) < 2:
        return []
    first, second = rivals[:2]
    found = why(comparison, first, second)
    told = [decisions.reason(each, first, second, language, known.is_guessed) for each in found.reasons]
    rows = decisions.gains(found, language)
    rest = [name for name, _gain in rows[len(told) :]]
    return [[words, gain] for words, (_name, gain) in zip([*told, *rest], rows, strict=True)]


def _money_head(comparison: Comparison, language: Language) -> list[str]:
    over = language.count("{n} month", "{n} months", comparison.months)
    return [
        language(_("Paid a month")),
        language(_("Paid over {months}"), months=over),
        language(_("Own time a month")),
        language(_("Worth over {months}"), months=over),
    ]


def _money(comparison: Comparison, ranks: Sequence[Rank], known: Known, language: Language) -> list[list[str]]:
    """The first, the second, the cheapest, and what is paid today: from the till, and own time, never as one sum."""
    roles: dict[int, list[str]] = {}
    shown = [*((rank, _("First place")) for rank in level(ranks)[:_MOST_TIED])]
    if len(level(ranks)) == 1:
        shown += [(rank, _("Second place")) for rank in running(ranks)[1:2]]
    if priced(ranks):
        shown.append((min(priced(ranks), key=_paid_minor), _("Cheapest of all")))
    for rank, role in shown:
        roles.setdefault(ranks.index(rank), []).append(language(role))
    for at, names in roles.items():
        # where nothing is in reach the heading says so of all
        names.extend(language.word(each) for each in ranks[at].beyond if running(ranks))
    rows = [_money_row(comparison, ranks[at], " · ".join(names), known, language) for at, names in roles.items()]
    return [*rows, *_today_row(comparison, language)] if rows else []


def _money_row(comparison: Comparison, rank: Rank, role: str, known: Known, language: Language) -> list[str]:
    if rank.cost is None:
        return []
    paid = sums(language, guessed=known.is_guessed(rank.offer))
    worth = sums(language, guessed=known.is_time_guessed(comparison, rank.offer))
    hours = rank.offer.owner_hours
    return [
        _name(rank, language),
        role,
        paid(_monthly(comparison, rank)),
        paid(rank.cost.paid),
        language.count("{n} hour", "{n} hours", hours),
        worth(rank.cost.owner_time) if hours and _is_hour_told(comparison) else "–",
    ]


def _today_row(comparison: Comparison, language: Language) -> list[list[str]]:
    now = comparison.pays_now
    if now is None:
        return []
    over = language.short_money(now * comparison.months)
    return [[language(_("Paid today")), "", language.short_money(now), over, "–", "–"]]


def _remarks(comparison: Comparison, ranks: Sequence[Rank], known: Known, language: Language) -> list[str]:
    """What the table means: the difference to the cheapest and to today, and what an hour is counted at."""
    told = decisions.savings(comparison, ranks, language, known.is_guessed)
    if not any(rank.offer.owner_hours for rank in priced(ranks)):
        return told
    if not _is_hour_told(comparison):
        return [*told, language(_("Own time is paid from no till; nobody has said what an hour of it is worth."))]
    sentence = (
        _("Own time is paid from no till; an hour of it counts {hour}.")
        if comparison.hour_known
        else _("Own time is paid from no till; an hour of it counts {hour}, which is our assumption.")
    )
    return [*told, language(sentence, hour=language.short_money(comparison.hour_value))]


def _is_hour_told(comparison: Comparison) -> bool:
    """Whether an hour counts anything, or somebody said that it is worth nothing."""
    return comparison.hour_known or bool(comparison.hour_value.minor)


def _changes(
    comparison: Comparison, offers: Sequence[Offer], ranks: Sequence[Rank], known: Known, language: Language
) -> list[list[str]]:
    """At which price, months, weight and worth of an hour another way is first, and where nothing changes it."""
    if not level(ranks):
        return []
    guessed = known.assumed.anything
    limits = [price_limit(comparison, offers, each.offer) for each in running(ranks)[:2]]
    prices = [_price(each, known, language, guessed) for each in limits]
    months = decisions.months(month_turns(comparison, offers), ranks, language)
    weights = [decisions.flip(each, comparison, language) for each in flips(comparison, ranks)[:_MOST_FLIPS]]
    hours = decisions.hours(hour_turns(comparison, ranks), language, guessed=guessed)
    return [
        [language(_("Price")), *prices],
        [language(_("How long")), *months],
        [language(_("Weight")), *(weights or [language(_("No single one changes it"))])],
        *([[language(_("Owner's hour")), *hours]] if hours else []),
    ]


def _price(found: PriceLimit, known: Known, language: Language, guessed: bool) -> str:
    name, now = offer_name(found.offer, language), found.offer.fee
    if found.fee is None or now is None:
        sentence = _("{way} is first at any price") if found.always else _("{way} is not first, not even free")
        return language(sentence, way=name)
    price = decisions.limit(found, language, guessed=guessed)
    sentence = _("{way} is first up to {price} a month, now {now}")
    asked = sums(language, guessed=known.is_ours(found.offer, "fee"))(now)
    return language(sentence, way=name, price=price, now=asked)


def _assumed(ranks: Sequence[Rank], known: Known, language: Language) -> list[str]:
    told = [*decisions.caveats(ranks, known.assumed, language), *known.sources]
    # what was given is as old as the paper, whose foot has the day
    given = language(_("Every figure and every score was given by somebody, as of the day at the foot of the page."))
    return told if known.assumed.anything else [given, *told]


def _review(comparison: Comparison, language: Language) -> str:
    if comparison.review_on is None:
        return language(_("First results show after about three months: set a date to look at this decision again."))
    return language(_("To be looked at again on {date}."), date=language.date(comparison.review_on))
