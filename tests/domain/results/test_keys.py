"""Short names of formulas: made of names in any script, unlike others, and followed where they change."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import FormulaId
from smmdesk.domain.results.keys import proposed_key, renamed, resting_on, rests_on
from smmdesk.domain.results.records import Formula


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Quality reach", "quality_reach"),
        ("Цена заявки, €", "tsena_zayavki"),
        ("ხარისხი", "khariskhi"),
        ("Café 2×", "cafe_2"),
        ("2026", "metric_2026"),
        ("???", "metric"),
    ],
)
def test_a_name_suggests_its_key_in_latin_letters(name: str, key: str) -> None:
    assert proposed_key(name, ()) == key


def test_one_that_is_taken_gets_a_number() -> None:
    assert proposed_key("Views", {"views", "views_2"}) == "views_3"


@given(st.text(), st.sets(st.from_regex(r"[a-z]{1,2}", fullmatch=True)))
def test_whatever_the_name_the_key_can_be_kept(name: str, taken: set[str]) -> None:
    key = proposed_key(name, taken)
    assert key not in taken
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,59}", key)


def test_another_name_stands_in_its_place_alone() -> None:
    assert renamed("er + er_reach * (er-1) / über", "er", "x") == "x + er_reach * (x-1) / über"
    assert rests_on("2*er", "er")
    assert not rests_on("er_reach", "er")


def test_who_rests_on_it_is_found_even_with_a_mistake() -> None:
    own = [Formula(id=FormulaId(key), name=key, key=key, expression=text) for key, text in (("a", "b + ("), ("b", "1"))]
    assert [each.key for each in resting_on("b", own)] == ["a"]
