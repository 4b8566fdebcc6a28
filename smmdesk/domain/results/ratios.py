"""What counts make of one another: engagement, what advertising costs and earns, growth, share of voice.

Exact: counts and amounts go in as whole numbers or fractions, all amounts of one calculation in one unit of one
currency; out come fractions. None is "no data": where an input lacks, and where nothing stands below the line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Exact = int | Fraction


def ratio(part: Exact | None, of: Exact | None) -> Fraction | None:
    """part ÷ of; None where either is not known, or the whole is nothing or less: it is no whole then."""
    if part is None or of is None or of <= 0:
        return None
    return Fraction(part) / of


def less_one(times: Fraction | None) -> Fraction | None:
    """By how much something that many times as large is larger."""
    return None if times is None else times - 1


def mean(values: Collection[Exact]) -> Fraction | None:
    """The arithmetic mean; None of nothing."""
    return Fraction(sum(values)) / len(values) if values else None


# engagement


@dataclass(frozen=True, slots=True)
class Engagements:
    """How many people did something, and which metrics were added up; none where the network states the sum itself."""

    count: int
    parts: tuple[str, ...]


def engagements(parts: Mapping[str, int | None], aggregate: int | None = None) -> Engagements | None:
    """The sum of the parts as far as they are given, or the network's own sum where that is larger.

    Meta hides parts that are small, but counts them. None where neither is given.
    """
    given = {metric: count for metric, count in parts.items() if count is not None}
    total = sum(given.values())
    if aggregate is not None and (not given or aggregate > total):
        return Engagements(aggregate, ())
    return Engagements(total, tuple(given)) if given else None


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementRates:
    """Engagements ÷ what could have engaged; the followers are those on the day of publication."""

    by_reach: Fraction | None
    by_followers: Fraction | None
    by_views: Fraction | None
    by_impressions: Fraction | None


def engagement_rates(
    count: int | None,
    *,
    reach: int | None = None,
    followers: int | None = None,
    views: int | None = None,
    impressions: int | None = None,
) -> EngagementRates:
    """Each rate of which both sides are known."""
    return EngagementRates(
        by_reach=ratio(count, reach),
        by_followers=ratio(count, followers),
        by_views=ratio(count, views),
        by_impressions=ratio(count, impressions),
    )


def telegram_rate(
    reactions: int | None, comments: int | None, forwards: int | None, views: int | None
) -> Fraction | None:
    """(reactions + comments + forwards) ÷ views of the post, the parts as far as they are given."""
    found = engagements({"reactions": reactions, "comments": comments, "forwards": forwards})
    return ratio(found.count if found else None, views)


def view_rate(views_of_posts: Collection[int], subscribers: int | None) -> Fraction | None:
    """Mean views of a post ÷ subscribers: what Telegram's people call ERR."""
    return ratio(mean(views_of_posts), subscribers)


def ratio_of_sums(pairs: Iterable[tuple[Exact | None, Exact | None]]) -> Fraction | None:
    """Σ parts ÷ Σ wholes, of those posts that have both: the default everywhere, for large posts count for more."""
    counted = [(part, of) for part, of in pairs if part is not None and of is not None and of > 0]
    return ratio(sum(part for part, _of in counted), sum(of for _part, of in counted))


def mean_of_ratios(pairs: Iterable[tuple[Exact | None, Exact | None]]) -> Fraction | None:
    """The average post: the mean of what each has that has a ratio at all."""
    return mean([found for part, of in pairs if (found := ratio(part, of)) is not None])


# money


@dataclass(frozen=True, slots=True, kw_only=True)
class Advertising:
    """What advertising cost and brought; `margin` is the share of the revenue that is left of it, 2/5 for 40 %.

    Costs of one are amounts in the unit of `spend`, all else plain numbers (1/125 is 0.8 %).
    """

    spend: Exact | None = None
    impressions: int | None = None
    views: int | None = None
    clicks: int | None = None
    leads: int | None = None
    sales: int | None = None
    revenue: Exact | None = None
    margin: Exact | None = None

    @property
    def counted_by(self) -> str:
        """What stands for "shown" in CPM and CTR: impressions, else views, which then has to be said."""
        return "views" if self.impressions is None and self.views is not None else "impressions"

    @property
    def shown(self) -> int | None:
        """How often it was shown, by `counted_by`."""
        return self.views if self.counted_by == "views" else self.impressions

    @property
    def cpm(self) -> Fraction | None:
        """Cost of being shown a thousand times: spend × 1000 ÷ shown."""
        return None if self.spend is None else ratio(self.spend * 1000, self.shown)

    @property
    def cpc(self) -> Fraction | None:
        """Cost of a click: spend ÷ clicks."""
        return ratio(self.spend, self.clicks)

    @property
    def ctr(self) -> Fraction | None:
        """Click-through rate: clicks ÷ shown."""
        return ratio(self.clicks, self.shown)

    @property
    def cpl(self) -> Fraction | None:
        """Cost of a lead: spend ÷ leads."""
        return ratio(self.spend, self.leads)

    @property
    def cpa(self) -> Fraction | None:
        """Cost of a sale: spend ÷ sales."""
        return ratio(self.spend, self.sales)

    @property
    def click_to_lead(self) -> Fraction | None:
        """Leads ÷ clicks."""
        return ratio(self.leads, self.clicks)

    @property
    def lead_to_sale(self) -> Fraction | None:
        """Sales ÷ leads."""
        return ratio(self.sales, self.leads)

    @property
    def average_order(self) -> Fraction | None:
        """Revenue ÷ sales."""
        return ratio(self.revenue, self.sales)

    @property
    def roas(self) -> Fraction | None:
        """Return on ad spend: revenue ÷ spend."""
        return ratio(self.revenue, self.spend)

    @property
    def cost_share(self) -> Fraction | None:
        """Spend ÷ revenue."""
        return ratio(self.spend, self.revenue)

    @property
    def romi_revenue(self) -> Fraction | None:
        """(revenue − spend) ÷ spend: flatters, so it never stands without the other."""
        return less_one(self.roas)

    @property
    def romi_margin(self) -> Fraction | None:
        """(revenue × margin − spend) ÷ spend."""
        return None if self.margin is None or self.roas is None else self.roas * self.margin - 1


def acquisition_cost(spend: Exact | None, fees: Exact | None, new_customers: int | None) -> Fraction | None:
    """CAC: (spend + fees) ÷ new customers."""
    return None if spend is None or fees is None else ratio(spend + fees, new_customers)


def lifetime_value(
    average_order: Exact | None, orders_a_year: Exact | None, years: Exact | None, margin: Exact | None
) -> Fraction | None:
    """LTV: average order × orders a year × years × margin; by `ratio` to CAC, 3 is a rule of thumb."""
    if average_order is None or orders_a_year is None or years is None or margin is None:
        return None
    return Fraction(average_order) * orders_a_year * years * margin


# growth, and what is said of a brand


def growth(start: Exact | None, end: Exact | None) -> Fraction | None:
    """(end − start) ÷ start."""
    return less_one(ratio(end, start))


def compound_growth(start: Exact | None, end: Exact | None, months: int) -> float | None:
    """Growth a month that makes end of start: (end ÷ start)^(1/months) − 1; None as well where the end is below 0."""
    times = ratio(end, start)
    if times is None or times < 0 or months < 1:
        return None
    return math.pow(times, 1 / months) - 1


def share_of_voice(own: int | None, every: int | None) -> Fraction | None:
    """Own mentions ÷ those of all, the own included."""
    return ratio(own, every)


@dataclass(frozen=True, slots=True)
class Sentiment:
    """(positive − negative) ÷ all mentions, and ÷ those that have a tone."""

    of_all: Fraction | None
    of_toned: Fraction | None


def net_sentiment(positive: int | None, negative: int | None, every: int | None) -> Sentiment:
    """Both shares, from −1 to 1."""
    if positive is None or negative is None:
        return Sentiment(None, None)
    return Sentiment(ratio(positive - negative, every), ratio(positive - negative, positive + negative))
