"""What is said of a post that repeats another: how much is the same, or which of the two stands within the other."""

from __future__ import annotations

from datetime import date

import pytest

from smmdesk.domain.habits import Habit
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.domain.repeats import Likeness
from smmdesk.domain.reuse import Reuse
from smmdesk.services.repeats import SaidBefore
from smmdesk.speech.language import LANGUAGES, Language
from ui.calendar.post.checks import before, repeat

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


EARLIER = post("The honey cake is back", 2)
FOUND = SaidBefore(
    None,
    is_all=True,
    reused=(
        Reuse(EARLIER),
        Reuse(EARLIER, ("Honey-0123abcd.png",)),
        Reuse(EARLIER, ("Honey-0123abcd.png", "Walnut-0123abcd.png")),
    ),
    habits=(
        Habit("Friends, today we bake", 5, 30, begins=True),
        Habit("with a cup of tea", 6, 21, begins=False),
        Habit("and that is all", 4, 12, begins=False),
    ),
)


def test_links_files_and_habits_are_told_with_the_way_to_the_post() -> None:
    told = before(post(MENU, 20), FOUND, Language("en"))
    assert [(each.sentence, each.about) for each in told] == [
        ("The post of 2 Nov 2026, 10:00 has the same link: “The honey cake is back”.", "2"),
        ("“Honey.png” stands in the post of 2 Nov 2026, 10:00, too: “The honey cake is back”.", "2"),
        ("2 files of it stand in the post of 2 Nov 2026, 10:00, too: “The honey cake is back”.", "2"),
        ("It begins like 5 of the last 30 texts: “Friends, today we bake”.", ""),
        ("“with a cup of tea” stands in 6 of the last 21 texts.", ""),
    ]
    assert {each.tone for each in told} == {"info"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_they_have_words_in_every_language(code: str) -> None:
    told = [each.sentence for each in before(post(MENU, 20), FOUND, Language(code))]
    assert len({*told}) == 5
    assert "Friends, today we bake" in told[3]
    assert "21" in told[4]
