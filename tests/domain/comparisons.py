"""Comparisons and offers for tests: by hand, and as Hypothesis draws them."""

from typing import Any

from hypothesis import strategies as st

from smmdesk.domain.comparison import SCORED, Comparison, Criterion, Offer, Way
from smmdesk.domain.ids import ClientId, ComparisonId, OfferId
from smmdesk.domain.money import Money
from tests.records import ids, splits


def eur(amount: int) -> Money:
    """Euros."""
    return Money.of(amount, "EUR")


def a_comparison(**values: Any) -> Comparison:
    """A comparison over a year in euros, where all criteria weigh the same and an hour is worth nothing."""
    known: dict[str, Any] = {
        "id": ComparisonId("c"),
        "client_id": ClientId("c"),
        "currency": "EUR",
        "hour_value": eur(0),
    }
    return Comparison(**{**known, **values})


def an_offer(way: Way, **values: Any) -> Offer:
    """An offer at 100 euros a month with fives everywhere."""
    known: dict[str, Any] = {
        "id": OfferId(way),
        "comparison_id": ComparisonId("c"),
        "way": way,
        "fee": eur(100),
        "scores": dict.fromkeys(SCORED, 5),
    }
    return Offer(**{**known, **values})


def comparisons() -> st.SearchStrategy[Comparison]:
    """Any weights, months and value of an hour; some say what can be paid, or how many hours there are."""
    return st.builds(
        a_comparison,
        weights=splits(Criterion),
        months=st.integers(1, 120),
        hour_value=st.integers(0, 200).map(eur),
        can_pay=st.none() | st.integers(0, 6_000).map(eur),
        hours_a_week=st.none() | st.integers(0, 60),
        ads=st.none() | st.integers(0, 500).map(eur),
    )


def offers(*, all_scored: bool = False, priced: bool = True) -> st.SearchStrategy[Offer]:
    """Offers of any price; some are free, some are not scored by every criterion."""
    money = st.sampled_from([0, 1, 100, 5_000]).map(eur) | st.integers(0, 500_000).map(
        lambda cents: Money(cents, "EUR")
    )
    scores = st.fixed_dictionaries(dict.fromkeys(SCORED, st.integers(0, 10)))
    some = st.dictionaries(st.sampled_from(SCORED), st.integers(0, 10))
    return st.builds(
        an_offer,
        st.sampled_from(Way),
        id=ids().map(OfferId),
        fee=money if priced else st.none() | money,
        ads=st.none() | money,
        onboarding=st.none() | money,
        replacement_cost=st.none() | money,
        replacement_chance=st.integers(0, 99),
        on_top=st.integers(0, 100),
        owner_hours=st.integers(0, 100),
        scores=scores if all_scored else scores | some,
    )
