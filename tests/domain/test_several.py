"""Several records seen as one."""

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.several import MIXED, Spread, common

LETTERS = st.lists(st.sampled_from("abcd"), unique=True).map(tuple)
HELD = st.lists(LETTERS, min_size=1, max_size=4)


def test_a_value_is_common_where_all_hold_it() -> None:
    assert (common([1, 1, 1]), common([1, 2]), common([None]), common([None, ""])) == (1, MIXED, None, MIXED)


@given(HELD)
def test_what_is_everywhere_and_what_is_somewhere_is_all_there_is(held: list[tuple[str, ...]]) -> None:
    spread = Spread.of(held)
    assert {*spread.everywhere} == set.intersection(*map(set, held))
    assert {*spread.everywhere, *spread.somewhere} == set.union(*map(set, held))
    assert not {*spread.everywhere} & {*spread.somewhere}
    assert [spread.applied(spread, each) for each in held] == held  # nothing was changed


@given(HELD, st.sampled_from("abcde"))
def test_what_is_given_is_in_all_and_what_is_taken_in_none_and_the_rest_stays(
    held: list[tuple[str, ...]], letter: str
) -> None:
    seen = Spread.of(held)
    gave = [seen.giving(letter).applied(seen, each) for each in held]
    took = [seen.taking(letter).applied(seen, each) for each in held]
    assert {letter in each for each in gave} == {True}
    assert {letter in each for each in took} == {False}
    assert {*Spread.of(gave).everywhere} == {*seen.giving(letter).everywhere}
    for before, after in zip((*held, *held), (*gave, *took), strict=True):
        assert [each for each in after if each != letter] == [each for each in before if each != letter]
