"""What was copied on a page, in an app or in a chat: what was said, and the link to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.exchange.mentions.pasted import Pasted, pasted


def test_a_link_alone_tells_what_kind_of_place_it_is() -> None:
    assert pasted("  https://otzovik.com/review_1.html\n") == [
        Pasted("", "https://otzovik.com/review_1.html", "review_site", "otzovik.com")
    ]


def test_words_and_a_link_are_one_mention() -> None:
    text = "Anna K.\r\n\r\nThe cake   arrived crushed (https://www.google.com/url?url=https://forum.ge/t?id=4&sa=x)."
    assert pasted(text) == [
        Pasted("Anna K.\nThe cake arrived crushed ( ).", "https://forum.ge/t?id=4", "forum", "forum.ge")
    ]


@pytest.mark.parametrize("written", ["www.forum.ge/t", "forum.ge/t", "HTTP://Forum.GE/t", "https://forum.ge/t,"])
def test_a_link_is_found_however_it_is_written(written: str) -> None:
    [found] = pasted(f"Кто печёт торты? {written}")
    assert (found.text, found.place) == ("Кто печёт торты?", "forum.ge")


@pytest.mark.parametrize("text", ["Rated 4.5/10 and/or worse", "Write to anna@forum.ge/x", "Иди в т.д. / т.п."])
def test_what_only_looks_like_a_link_is_words(text: str) -> None:
    assert pasted(text) == [Pasted(text)]


def test_several_links_are_several_mentions() -> None:
    assert [each.link for each in pasted("https://a.org/1\nhttps://a.org/2\n\nhttps://a.org/3")] == [
        "https://a.org/1",
        "https://a.org/2",
        "https://a.org/3",
    ]
    text = "Dry cake.\nNever again. https://a.org/1\n\n\nFine cake\nhttps://a.org/2"
    assert [each.text for each in pasted(text)] == ["Dry cake.\nNever again.", "Fine cake"]


def test_of_nothing_there_is_nothing() -> None:
    assert pasted(" \n\t ") == []


@given(st.text(max_size=200))
def test_any_text_is_taken_apart(text: str) -> None:
    for each in pasted(text):
        assert each.text or each.link
