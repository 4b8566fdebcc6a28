"""Ids tell the order in which records were made."""

from __future__ import annotations

import re

from smmdesk.domain.ids import new_id, new_ids


def test_ids_are_32_hexadecimal_digits_in_the_order_of_their_records() -> None:
    first, many = new_id(), new_ids(1_000)
    made = [first, *many]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert [id for id in made if not re.fullmatch(r"[0-9a-f]{32}", id)] == []
    assert len(many) == 1_000


def test_of_none_there_are_none() -> None:
    assert new_ids(0) == []
