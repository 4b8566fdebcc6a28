"""Texts compared by words."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.strategy.texts import Run, compared
from tests.records import texts

WORDS = st.lists(st.sampled_from(["cake", "honey", "ja", "no", ", ", "\n", " "])).map("".join)


@given(texts() | WORDS, texts() | WORDS)
def test_both_texts_come_back_whole_with_the_same_words_unmarked(before: str, after: str) -> None:
    gone, come = compared(before, after)
    assert ("".join(run.text for run in gone), "".join(run.text for run in come)) == (before, after)
    same = [["".join(run.text.split()) for run in runs if not run.is_other] for runs in (gone, come)]
    assert "".join(same[0]) == "".join(same[1])
    if before == after:
        assert not any(run.is_other for run in (*gone, *come))


def test_what_changed_is_marked_as_somebody_would_mark_it() -> None:
    gone, come = compared("Answers within two hours, 9:00 to 21:00", "Answers within one hour, 9:00 to 21:00")
    assert gone == [Run("Answers within "), Run("two hours", is_other=True), Run(", 9:00 to 21:00")]
    assert come == [Run("Answers within "), Run("one hour", is_other=True), Run(", 9:00 to 21:00")]
    assert compared("", "New") == ([], [Run("New", is_other=True)])


def test_endless_texts_of_one_word_take_no_time() -> None:
    start = time.process_time()
    gone, come = compared("long " * 20_000 + "x", "wide " * 20_000)
    assert (len(gone), len(come)) == (1, 1)
    assert time.process_time() - start < 2
