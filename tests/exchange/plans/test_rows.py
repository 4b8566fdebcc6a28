"""Rows on their side, and the words of ours that a plan is read with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoments
from smmdesk.domain.posts import Format, PostStatus, Tone
from smmdesk.exchange.plans.own_words import own_words
from smmdesk.exchange.plans.planned import PlannedRows
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from enum import StrEnum


def test_rows_that_are_wanted_are_left() -> None:
    rows = PlannedRows({"row": [2, 3], "key": ["a", "b"]}, LocalMoments(["2026-11-03T10:00", None], ["UTC", None]))
    kept = rows.where([False, True])
    assert (kept.columns, len(kept), kept.moments[0]) == ({"row": [3], "key": ["b"]}, 1, None)
    assert rows.where([True, True]) is rows


@pytest.mark.parametrize(
    ("table", "members"), [("networks", Network), ("formats", Format), ("statuses", PostStatus), ("tones", Tone)]
)
def test_our_own_words_are_known_in_every_language(table: str, members: type[StrEnum]) -> None:
    languages = [Language(code) for code in LANGUAGES]
    assert own_words()[table] == {member.value: [language.word(member) for language in languages] for member in members}
