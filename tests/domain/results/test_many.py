"""Figures of many rows on their side are those of the rows."""

from __future__ import annotations

from typing import Any

import pytest

from smmdesk.domain.results.many import ManyFigures
from smmdesk.domain.results.records import Snapshot
from smmdesk.storage.rows import codec

ROWS = [{"views": 3, "likes": 0}, {}, {"likes": 2}, {"views": 5, "likes": 1}]


def test_rows_are_put_together_as_they_were() -> None:
    many = ManyFigures.of(ROWS)
    assert list(many) == ROWS
    assert [many[at] for at in range(-4, 4)] == ROWS * 2
    assert list(many[1:3]) == ROWS[1:3]
    with pytest.raises(IndexError):
        many[4]


def test_it_is_told_which_rows_have_any_figure() -> None:
    many = ManyFigures.of(ROWS)
    assert many.known() == [True, False, True, True]
    assert list(many.where(many.known())) == [row for row in ROWS if row]
    assert ManyFigures.of(ROWS[:1]).known() == [True]


def test_without_any_metric_there_are_as_many_rows() -> None:
    many = ManyFigures(2, {})
    assert (len(many), list(many), many.known()) == (2, [{}, {}], [False, False])


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], ROWS[1:2]])
def test_they_are_kept_as_those_of_single_rows_are(rows: list[dict[str, int]]) -> None:
    shapes = codec(Snapshot)
    others = {name: ["2026-11-03"] * len(rows) for name in ("id", "publication_id", "source_id")}
    many, single = (
        shapes.cells({**others, "taken_on": [None] * len(rows), "figures": figures})
        for figures in (ManyFigures.of(rows), rows)
    )
    assert [*map(list, many)] == [*map(list, single)]


def test_a_fraction_is_refused() -> None:
    shapes = codec(Snapshot)
    fraction: Any = 1.5
    others = {name: ["x"] for name in ("id", "publication_id", "source_id")}
    with pytest.raises(TypeError):
        shapes.cells({**others, "taken_on": [None], "figures": ManyFigures(1, {"views": [fraction]})})
