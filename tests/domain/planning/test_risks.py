"""What may go wrong."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.planning.risks import Response, Threat, exposure, response

THREATS = st.lists(st.builds(Threat, st.integers(0, 100), st.integers(0, 10**12)), max_size=12)


@given(THREATS, THREATS)
def test_more_that_may_go_wrong_is_never_better(threats: list[Threat], further: list[Threat]) -> None:
    some, all_of_them = exposure(threats), exposure([*threats, *further])
    assert some.expected <= all_of_them.expected <= all_of_them.worst
    assert 0 <= some.chance_of_any <= all_of_them.chance_of_any <= 1
    assert max((threat.chance for threat in threats), default=0) <= some.chance_of_any * 100
    assert some.worst <= all_of_them.worst


def test_a_response_is_worth_what_it_saves_beyond_its_cost() -> None:
    before, after = Threat(25, 8000), Threat(5, 8000)
    found = response(before, after, 1200)
    assert found == Response(Fraction(1600), Fraction(400))
    assert found.pays
    assert response(before, after, 1600).pays
    dear = response(before, after, Fraction(3201, 2))
    assert dear.worth == Fraction(-1, 2)
    assert not dear.pays
