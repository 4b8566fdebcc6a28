"""Replies: what templates leave open, and when answers begin to sound alike."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.reputation.placeholders import PLACEHOLDERS, Piece, check_placeholders, filled, gaps
from smmdesk.domain.reputation.sameness import may_joke, times_said
from tests.domain.reputation.made import ZONE, mention

# two of the pairs by which near repeats of posts were told, the nearest on either side of a half
BUTTER = "Butter or margarine? We tell what changes in taste, in texture and in price."
MILK = "Milk or dark? We tell what changes in taste, in colour and in price of a ganache."
OPENED = "Мы открылись на Лесной улице: приходите за хлебом и пирогами с восьми до восьми."
OPEN = "Мы открыты на улице Лесной, приходите за хлебами и пирогом с восьми до восьми."
THANKS = "Thank you for your kind words, we are glad that you liked it. Come again!"


def test_what_is_empty_stays_open_as_a_gap() -> None:
    found = filled("{author}, sorry for {topic}. {signer}", {"author": "Anna", "topic": " "})
    assert found == [Piece("Anna"), Piece(", sorry for "), Piece("", "topic"), Piece(". "), Piece("", "signer")]
    assert gaps([*found, *found]) == ["topic", "signer"]


@given(st.text(), st.dictionaries(st.sampled_from(PLACEHOLDERS), st.text(alphabet="ab{}", min_size=1)))
def test_what_is_filled_in_is_never_filled_in_again(text: str, values: dict[str, str]) -> None:
    plain = text.replace("{", "").replace("}", "")
    template = plain + "".join(f"{{{name}}}" for name in values)
    check_placeholders(template)
    assert "".join(piece.text for piece in filled(template, values)) == plain + "".join(values.values())


def answered(text: str, hours_ago: int = 1, place: str = "Maps") -> object:
    at = datetime(2026, 11, 16, 12) - timedelta(hours=hours_ago)
    return mention(moment=LocalMoment(at, ZONE), answered=LocalMoment(at, ZONE), answer=text, place=place)


def said(*before: object) -> int:
    return times_said(THANKS, before, " maps")  # type: ignore[arg-type]


def test_the_third_answer_in_the_same_words_is_the_third() -> None:
    changed = THANKS.replace("Come again", "See you soon")
    assert said(answered(THANKS), answered(changed), answered("Which cake was it? I will look into that.")) == 3
    assert said(answered(THANKS, place="Forum"), mention(answer=THANKS, place="Maps")) == 1


def test_only_the_last_answers_are_looked_at() -> None:
    others = [answered(f"Number {number} was about something else {number * 7}", number) for number in range(20)]
    assert said(*others, answered(THANKS, 20)) == 1
    assert said(*others[1:], answered(THANKS, 20)) == 2


def test_answers_that_share_less_than_half_are_not_the_same() -> None:
    assert times_said(BUTTER, [answered(MILK)], "Maps") == 1  # type: ignore[list-item]
    assert times_said(OPENED, [answered(OPEN)], "Maps") == 2  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("stars", "spheres", "is_government", "is_grave", "may"),
    [
        (4, (), False, False, True),
        (None, ("restaurant",), False, False, True),
        (1, (), False, False, False),
        (4, ("medicine", "beauty"), False, False, False),
        (4, ("law",), False, False, False),
        (4, (), True, False, False),
        (4, (), False, True, False),
    ],
)
def test_where_a_joke_may_be_made(
    stars: int | None, spheres: tuple[str, ...], is_government: bool, is_grave: bool, may: bool
) -> None:
    assert may_joke(mention(stars=stars), spheres, is_government=is_government, is_grave=is_grave) is may
