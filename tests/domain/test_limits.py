"""What of a text is seen at once, and limits that were looked up here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.ids import LimitEditId
from smmdesk.domain.limits import Cut, LimitEdit, Unit, seen_at_once
from smmdesk.domain.networks import Network

EDIT = LimitEdit(
    id=LimitEditId("e"),
    network=Network.VK,
    what="text",
    unit=Unit.CHARACTERS,
    amount=16384,
    checked_on=date(2026, 12, 1),
)
THREE = Cut(lines=3, width=10)


@pytest.mark.parametrize(
    ("text", "cut", "expected"),
    [
        ("a" * 130, Cut(characters=125), "a" * 125),
        ("a" * 125, Cut(characters=125), "a" * 125),
        ("one\ntwo\nthree", THREE, "one\ntwo\nthree"),
        ("one\ntwo\nthree\nfour", THREE, "one\ntwo\nthree"),
        ("one\n\ntwo\nthree", THREE, "one\n\ntwo"),
        ("one two three four five six seven", THREE, "one two three four five six "),
        ("a" * 25 + "\nb", THREE, "a" * 25),
        ("abcdefghijklmnopqrstuvwxyzabcdefghij", THREE, "abcdefghijklmnopqrstuvwxyzabcd"),
        ("a long text", None, "a long text"),
        ("", THREE, ""),
    ],
)
def test_the_beginning_is_what_is_seen_without_a_click(text: str, cut: Cut | None, expected: str) -> None:
    assert seen_at_once(text, cut) == expected


@given(st.text(alphabet=st.characters() | st.sampled_from("a \n")), st.integers(1, 5), st.integers(1, 20))
def test_what_is_seen_is_a_beginning_of_the_text_and_no_more_than_the_lines_hold(
    text: str, lines: int, width: int
) -> None:
    seen = seen_at_once(text, Cut(lines=lines, width=width))
    assert text.startswith(seen)
    assert seen == text or len(seen) <= lines * (width + 2)


@pytest.mark.parametrize("amount", [0, -1, 1_000_001])
def test_a_limit_that_cannot_be_is_refused(amount: int) -> None:
    with pytest.raises(OutOfRangeError):
        replace(EDIT, amount=amount).checked()


@pytest.mark.parametrize("amount", [1, 1_000_000, None])
def test_a_limit_may_be_that_there_is_none(amount: int | None) -> None:
    assert replace(EDIT, amount=amount).checked().amount == amount
