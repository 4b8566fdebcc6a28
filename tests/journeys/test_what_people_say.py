"""What people say, by the keyboard alone: three mentions written down, given a tone, one let be; all taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.reputation.named import Sentiment
from smmdesk.domain.reputation.records import Brand, Mention
from tests.desks import desk_with
from ui.pages import PAGES
from ui.reputation.page import ReputationPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Person

KEYS = f"Ctrl+{[*PAGES].index('reputation') + 1}"


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Walnut")


def test_three_mentions_by_the_keyboard_alone(start: Callable[..., Person], desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.press(KEYS, "Return")
    page = person.page(ReputationPage)
    person.type("So fresh")
    person.press("Tab", "Esc")
    for text in ("Crushed, and nobody called", "Is the walnut of wood?"):
        person.press("Ctrl+N")
        person.type(text)
        person.press("Tab", "Esc")
    mentions = person.workspace.records.all(Mention)
    assert {each.text for each in mentions} == {"So fresh", "Crushed, and nobody called", "Is the walnut of wood?"}
    assert [each.name for each in person.workspace.records.all(Brand)] == ["Walnut"]
    person.tab_on_to(page.table)
    person.press("Home", "Home")
    for sign in "+0-":
        person.type(sign)
    tones = {each.tone for each in person.workspace.records.all(Mention)}
    assert tones == {Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE}
    # a question and a complaint on the own page wait for an answer
    waiting = next(each for each in person.workspace.records.all(Mention) if each.waits)
    page.table.select([waiting.id])
    person.type("l")
    person.type("a joke")
    person.press("Return")
    assert person.workspace.records.get(Mention, waiting.id).let_be == "a joke"
    acts = 0
    while person.workspace.records.all(Mention):
        person.press("Ctrl+Z")
        acts += 1
    # three times one was made and written, three tones, one let be
    assert acts == 3 + 3 + 3 + 1
    assert person.workspace.records.all(Brand) == []
    assert person.sees("write down the first mention")
