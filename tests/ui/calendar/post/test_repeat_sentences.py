"""What is said of a post that repeats another: how much is the same, or which of the two stands within the other."""

from __future__ import annotations

from datetime import date

import pytest

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.domain.repeats import Likeness
from smmdesk.speech.language import LANGUAGES, Language
from ui.calendar.post.checks import repeat

MENU = "Our new menu is here. Pumpkin soup, beet salad, apple pie. See you tonight!"
LETTER = f"The autumn was long, and the kitchen had ideas. {MENU} Tables are free from six on, and the fire is lit."


def post(text: str, day: int) -> Post:
    moment = LocalMoment.at(date(2026, 11, day), 10, 0, "Europe/Riga")
    return Post(id=PostId(str(day)), client_id=ClientId("a"), moment=moment, text=text)


def said(text: str, earlier: str, code: str = "en") -> str:
    alike = Likeness.of(text).repeats(Likeness.of(earlier))
    assert alike
    check = repeat(post(text, 20), post(earlier, 2), alike, Language(code))
    assert (check.tone, check.about) == ("attention", "2")
    return check.sentence


@pytest.mark.parametrize(
    ("text", "earlier", "words"),
    [
        (MENU, MENU.replace("tonight", "at seven"), "80% the same as the post of 2 Nov 2026, 10:00: “Our new menu"),
        (MENU, LETTER, "100% of it stands in the post of 2 Nov 2026, 10:00: “The autumn was long"),
        (LETTER, MENU, "It holds 100% of the post of 2 Nov 2026, 10:00: “Our new menu is here."),
    ],
)
def test_it_says_what_stands_where(text: str, earlier: str, words: str) -> None:
    assert said(text, earlier).startswith(words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_way_has_words_of_its_own_in_every_language(code: str) -> None:
    ways = {said(MENU, MENU, code), said(MENU, LETTER, code), said(LETTER, MENU, code)}
    assert len(ways) == 3
