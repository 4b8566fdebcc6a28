"""Rules of clients and of what was agreed with them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.clients import Agreement, Client, Contact, Relation, agreement_on
from smmdesk.domain.ids import AgreementId, ClientId, ContactId, new_id
from smmdesk.domain.money import Money

CLIENT = ClientId("client")


def agreed(starts: date | None = None, ends: date | None = None) -> Agreement:
    return Agreement(id=AgreementId(new_id()), client_id=CLIENT, starts=starts, ends=ends, monthly_fee=Money(1, "GEL"))


def contact(*, decides: bool) -> Contact:
    return Contact(id=ContactId(new_id()), client_id=CLIENT, name="", decides=decides)


@pytest.mark.parametrize(
    ("relation", "decides", "lacks"),
    [
        (Relation.B2B, (), True),
        (Relation.B2B, (False, False), True),
        (Relation.B2B, (False, True), False),
        (Relation.B2C, (), False),
        (Relation.G2C, (False,), False),
    ],
)
def test_only_business_to_business_lacks_a_decider(relation: Relation, decides: tuple[bool, ...], lacks: bool) -> None:
    client = Client(id=CLIENT, name="Mill", relation=relation)
    assert client.lacks_decider([contact(decides=each) for each in decides]) is lacks


def test_an_agreement_holds_up_to_its_end() -> None:
    autumn = agreed(date(2026, 9, 1), date(2026, 12, 1))
    assert autumn.holds_on(date(2026, 9, 1))
    assert autumn.holds_on(date(2026, 11, 30))
    assert not autumn.holds_on(date(2026, 12, 1))
    assert not autumn.holds_on(date(2026, 8, 31))
    assert agreed().holds_on(date(1999, 1, 1))


def test_days_left_counts_the_day_itself() -> None:
    autumn = agreed(None, date(2026, 12, 1))
    assert autumn.days_left(date(2026, 11, 30)) == 1
    assert autumn.days_left(date(2026, 12, 1)) == 0
    assert autumn.days_left(date(2027, 1, 1)) == 0
    assert agreed().days_left(date(2026, 11, 30)) is None


def test_which_agreement_counts() -> None:
    past = agreed(date(2025, 1, 1), date(2026, 1, 1))
    present = agreed(date(2026, 1, 1), date(2027, 1, 1))
    raised = agreed(date(2026, 6, 1), None)
    future = agreed(date(2027, 1, 1), None)
    every = [future, raised, past, present]
    assert agreement_on(every, date(2026, 3, 1)) is present
    assert agreement_on(every, date(2026, 11, 1)) is raised
    assert agreement_on([past, future], date(2026, 3, 1)) is future
    assert agreement_on([past], date(2026, 3, 1)) is past
    assert agreement_on([], date(2026, 3, 1)) is None


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), min_size=1, max_size=6), DAYS)
def test_one_in_force_always_wins(spans: list[tuple[date | None, date | None]], day: date) -> None:
    every = [agreed(starts, ends) for starts, ends in spans]
    chosen = agreement_on(every, day)
    assert chosen in every
    assert chosen is not None
    assert chosen.holds_on(day) or not any(each.holds_on(day) for each in every)
