"""Rules of clients and of what was agreed with them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.clients import (
    Account,
    Agreement,
    Client,
    ClientStatus,
    Contact,
    Presence,
    Relation,
    Segment,
    agreed_posts,
    agreement_on,
    agreement_to_pay,
    going_on,
    known_as,
    sorted_by_name,
)
from smmdesk.domain.errors import (
    EmptyNameError,
    OutOfRangeError,
    PeriodError,
    UnknownCurrencyError,
    UnknownZoneError,
)
from smmdesk.domain.ids import AccountId, AgreementId, ClientId, ContactId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period

CLIENT = ClientId("client")


def agreed(starts: date | None = None, ends: date | None = None) -> Agreement:
    return Agreement(id=AgreementId(new_id()), client_id=CLIENT, starts=starts, ends=ends, monthly_fee=Money(1, "GEL"))


def contact(*, decides: bool) -> Contact:
    return Contact(id=ContactId(new_id()), client_id=CLIENT, name="", decides=decides)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"name": " \t"}, EmptyNameError),
        ({"time_zone": "Nowhere"}, UnknownZoneError),
        ({"currency": "euro"}, UnknownCurrencyError),
    ],
)
def test_a_client_that_cannot_be_is_refused(values: dict[str, Any], refusal: type[Exception]) -> None:
    mill = Client(id=CLIENT, name="Mill")
    assert mill.checked() is mill
    with pytest.raises(refusal):
        replace(mill, **values).checked()


def test_a_name_is_the_same_whatever_its_capitals_and_outer_spaces() -> None:
    assert Client(id=CLIENT, name=" Мельница ").known_as == known_as("МЕЛЬНИЦА") == "мельница"
    assert known_as("Mill 2") != known_as("Mill2")


def test_clients_stand_by_name_whatever_its_capitals() -> None:
    names = ["walnut", "Bakery", "ёлка", "apple", "Zebra"]
    found = sorted_by_name(Client(id=ClientId(name), name=name) for name in names)
    assert [client.name for client in found] == ["apple", "Bakery", "walnut", "Zebra", "ёлка"]


@pytest.mark.parametrize(
    ("status", "rests"),
    [
        (ClientStatus.LEAD, False),
        (ClientStatus.ACTIVE, False),
        (ClientStatus.PAUSED, True),
        (ClientStatus.ENDED, True),
    ],
)
def test_where_the_work_rests(status: ClientStatus, rests: bool) -> None:
    assert Client(id=CLIENT, name="Mill", status=status).rests is rests


def test_what_has_ended_is_left_out_but_for_the_one_asked_for() -> None:
    clients = [Client(id=ClientId(status.value), name=status.value, status=status) for status in ClientStatus]
    assert [client.id for client in going_on(clients)] == ["lead", "active", "paused"]
    assert going_on(clients, ClientId("ended")) == clients


def test_advice_goes_by_size_customers_place_and_sphere() -> None:
    mill = Client(
        id=CLIENT,
        name="Mill",
        segment=Segment.LARGE,
        relation=Relation.B2B,
        presence=Presence.ONLINE,
        sphere="food",
    )
    assert mill.profile() == {"segment": "large", "relation": "b2b", "presence": "online", "sphere": "food"}


@pytest.mark.parametrize("followers", [None, 0, 10**10 - 1])
def test_a_possible_count_of_followers_is_kept(followers: int | None) -> None:
    page = Account(id=AccountId("a"), client_id=CLIENT, network=Network.VK, followers_at_start=followers)
    assert page.checked() is page


@pytest.mark.parametrize("followers", [-1, 10**11])
def test_an_impossible_count_of_followers_is_refused(followers: int) -> None:
    page = Account(id=AccountId("a"), client_id=CLIENT, network=Network.VK, followers_at_start=followers)
    with pytest.raises(OutOfRangeError, match="from 0 to"):
        page.checked()


@pytest.mark.parametrize(
    ("starts", "ends"),
    [(None, None), (date(2026, 9, 1), None), (None, date(2026, 9, 1)), (date(2026, 9, 1), date(2026, 9, 2))],
)
def test_an_agreement_may_lack_a_beginning_or_an_end(starts: date | None, ends: date | None) -> None:
    kept = agreed(starts, ends)
    assert kept.checked() is kept


def test_an_agreement_that_ends_when_it_begins_is_refused() -> None:
    with pytest.raises(PeriodError):
        agreed(date(2026, 9, 1), date(2026, 9, 1)).checked()


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


def test_who_is_new_is_not_taken_for_the_one_who_decides() -> None:
    client = Client(id=CLIENT, name="Mill", relation=Relation.B2B)
    assert client.lacks_decider([Contact(id=ContactId("n"), client_id=CLIENT, name="Nino")])


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


def test_a_payment_is_for_the_next_month_that_is_not_paid() -> None:
    fee = replace(agreed(date(2026, 9, 15), date(2027, 1, 16)), monthly_fee=Money.of(650, "EUR"))
    assert fee.paid_a_month_on(date(2026, 11, 20)) == date(2026, 12, 1), "nothing noted: it is this month's"
    assert fee.paid_a_month_on(date(2026, 8, 20)) == date(2026, 10, 1), "nor was it begun: that of its start"
    assert replace(fee, paid_until=date(2026, 10, 1)).paid_a_month_on(date(2026, 11, 20)) == date(2026, 11, 1)
    last = replace(fee, paid_until=date(2027, 1, 1))
    assert last.is_to_pay
    assert last.paid_a_month_on(date(2026, 11, 20)) == date(2027, 1, 16), "no further than it holds"
    assert not replace(fee, paid_until=date(2027, 1, 16)).is_to_pay
    assert not replace(fee, monthly_fee=None).is_to_pay


@pytest.mark.parametrize(
    ("paid_until", "day", "owed"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), False),
        (date(2026, 11, 1), date(2026, 12, 1), True),
        (date(2026, 10, 31), date(2026, 11, 1), True),
        (None, date(2026, 12, 1), False),
        # it ends within a month: what is left of it is owed from the next month on
        (date(2027, 1, 1), date(2027, 1, 31), False),
        (date(2027, 1, 1), date(2027, 2, 1), True),
        (date(2027, 1, 16), date(2027, 2, 1), False),
    ],
)
def test_owed_is_a_month_that_is_over(paid_until: date | None, day: date, owed: bool) -> None:
    ends = replace(agreed(None, date(2027, 1, 16)), monthly_fee=Money.of(650, "EUR"), paid_until=paid_until)
    assert ends.is_owed_on(day) is owed
    assert not replace(ends, monthly_fee=None).is_owed_on(day)


def test_of_agreements_the_one_that_is_owed_is_to_be_paid_first() -> None:
    fee = Money.of(650, "EUR")
    owed = replace(agreed(None, date(2026, 7, 1)), monthly_fee=fee, paid_until=date(2026, 6, 1))
    new = replace(agreed(date(2026, 7, 1)), monthly_fee=fee)
    day = date(2026, 11, 16)
    assert agreement_to_pay([new, owed], day) is owed
    assert agreement_to_pay([new, replace(owed, paid_until=owed.ends)], day) is new
    assert agreement_to_pay([], day) is None


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
    assert agreement_on([agreed(None, date(2025, 6, 1)), past], date(2026, 3, 1)) is past
    later = agreed(date(2028, 1, 1), None)
    assert agreement_on([later, future], date(2026, 3, 1)) is future
    assert agreement_on([agreed(), future], date(2027, 1, 1)) is future
    assert agreement_on([], date(2026, 3, 1)) is None


def test_posts_agreed_for_a_month_are_those_of_the_agreement_that_began_last() -> None:
    november = Period.month(2026, 11)
    old = replace(agreed(date(2026, 1, 1), date(2026, 11, 16)), included_posts=12)
    raised = replace(agreed(date(2026, 11, 16)), included_posts=20)
    assert agreed_posts([raised, old], november) == 20
    assert agreed_posts([old], november) == 12
    assert agreed_posts([old], Period.month(2026, 12)) is None
    assert agreed_posts([raised], Period.month(2026, 10)) is None
    # the one in force names no number: what was so before does not count any more
    assert agreed_posts([old, replace(raised, included_posts=None)], november) is None
    assert agreed_posts([replace(old, included_posts=0)], november) == 0
    assert agreed_posts([], november) is None


def test_nobody_agreed_on_anything_but_months() -> None:
    always = replace(agreed(), included_posts=12)
    assert agreed_posts([always], Period(date(2026, 11, 2), date(2026, 11, 30))) is None
    assert agreed_posts([always], Period.months(2026, 11, 2)) is None


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), min_size=1, max_size=6), DAYS)
def test_one_in_force_always_wins(spans: list[tuple[date | None, date | None]], day: date) -> None:
    every = [agreed(starts, ends) for starts, ends in spans]
    chosen = agreement_on(every, day)
    assert chosen in every
    assert chosen is not None
    assert chosen.holds_on(day) or not any(each.holds_on(day) for each in every)


@given(st.none() | DAYS, st.none() | DAYS, DAYS, st.integers(1, 60))
def test_an_agreement_holds_in_a_period_when_it_does_on_any_of_its_days(
    starts: date | None, ends: date | None, first: date, days: int
) -> None:
    if starts and ends and ends <= starts:
        return
    one, period = agreed(starts, ends), Period(first, first + timedelta(days=days))
    assert one.holds_in(period) is any(map(one.holds_on, period.days()))
