"""Which figures are told of a sheet beside or instead of others, in the window, on paper and to programs alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.named import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from smmdesk.domain.results.sheet import ResultsSheet

STANDS_FOR: Final[Mapping[str, str]] = {"cpm_views": "cpm"}
"""The metric that stands in → the one for which it does."""


def is_told(sheet: ResultsSheet, key: str) -> bool:
    """Whether it is not one that merely stands for another which is known."""
    return key not in STANDS_FOR or sheet.value(STANDS_FOR[key]).value is None


def average_post(sheet: ResultsSheet, key: str) -> Fraction | None:
    """What a post has on average of a ratio that is told of all posts as a ratio of sums; None of anything else.

    One of somebody's own says by itself what it is computed for.
    """
    is_ratio = key in sheet.derived and key not in sheet.named and sheet.value(key).basis is Basis.POSTS
    return sheet.average_post(key) if is_ratio else None
