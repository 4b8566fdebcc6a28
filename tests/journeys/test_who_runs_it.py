"""An owner with a budget and five hours a week gets to a decision, by the keyboard alone, in their own language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from smmdesk.domain.clients import Client
from smmdesk.domain.comparison import Comparison, Criterion, Offer, Question, Reply, Way
from smmdesk.domain.money import Money
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.comparison.page import ComparisonPage
from ui.comparison.views import OFFERS, QUESTIONS
from ui.shell.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Person

KEY, DECISION = 0.28, 1.35
"""Seconds: of an average typist, and of somebody who has to make up their mind."""
DECISIONS = 10
"""Three questions, who and how much, two replies, the answer, whether to look again, and when."""
WORDS_A_MINUTE = 238
THREE_MINUTES = 180


@pytest.mark.parametrize(
    ("code", "name", "who", "money"),
    [
        ("ru", "Пекарня «Корица»", "Зоя", Money.of(60_000, "RUB")),
        ("ka", "თონე „დარიჩინი“", "ნათია", Money.of(2_000, "GEL")),
    ],
)
def test_an_owner_decides_by_the_keyboard(
    start: Callable[..., Person], home: Path, code: str, name: str, who: str, money: Money
) -> None:
    Preferences(language=code).save()
    person = start(desk_of(home / "desk", name, money.currency))
    person.come_to_the_front()
    person.press("Ctrl+7", "Ctrl+N")
    say_what_there_is(person, money)
    type_an_offer(person, who, money)
    words = len(words_in_sight(person))
    answer_two_questions(person)
    words += len(words_in_sight(person))
    read_the_answer(person, who)
    set_the_day(person)
    assert seconds_of(person.keys, words) < THREE_MINUTES


def words_in_sight(person: Person) -> list[str]:
    """Of the page's sentences and headings: all of them, though nobody reads them all."""
    return " ".join(person.read(person.page(ComparisonPage))).split()


def seconds_of(keys: int, words: int) -> float:
    """About what an average person takes: keys and decisions by the keystroke-level model (Card, Moran and Newell
    1980), and silent reading (Brysbaert 2019)."""
    return keys * KEY + DECISIONS * DECISION + words * 60 / WORDS_A_MINUTE


def desk_of(folder: Path, name: str, currency: str) -> Path:
    made = desk_with(folder, name)
    with open_workspace(made) as workspace:
        (client,) = workspace.clients.list()
        workspace.records.change(Client, client.id, currency=currency)
    return made


def say_what_there_is(person: Person, money: Money) -> None:
    """The keyboard is in the first question, and goes on to the two others by Tab."""
    for words in (str(money.amount), "5", "15"):
        person.type(words)
        person.press("Tab")
    made = comparison_of(person)
    assert (made.can_pay, made.hours_a_week, made.hour_value, made.hour_known) == (
        money,
        5,
        Money.of(15, money.currency),
        True,
    )


def type_an_offer(person: Person, who: str, money: Money) -> None:
    """A freelancer's, for a quarter of it: who it is, and Enter goes down to the price."""
    person.tab_on_to(person.page(ComparisonPage).offers.grid)
    person.press("Right")
    write(person, who)
    person.press("Return")
    person.type(str(money.minor // 400))
    person.press("Return")
    offer = freelancer(person)
    assert (offer.name, offer.fee and offer.fee.minor, offer.real) == (who, money.minor // 4, True)


def answer_two_questions(person: Person) -> None:
    """The first reply to two of them; scores follow."""
    page, before = person.page(ComparisonPage), freelancer(person).scores
    open_view(person, QUESTIONS)
    person.tab_on_to(page.questions.grid)
    person.press("Right")
    for _question in range(2):
        person.press("Return")
        choose_next(person)
        person.tab_on_to(page.questions.grid)
        person.press("Down")
    offer = freelancer(person)
    assert offer.answers == {Question.PRODUCT: Reply.WELL, Question.PROJECTS: Reply.WELL}
    assert (offer.scores[Criterion.PRODUCT_KNOWLEDGE], offer.scores[Criterion.SPEED]) == (9, 9)
    assert before[Criterion.PRODUCT_KNOWLEDGE] < 9


def choose_next(person: Person) -> None:
    """In the list that is open."""
    person.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    person.press("Down", "Return")


def read_the_answer(person: Person, who: str) -> None:
    """Whoever takes all day asks for more time than five hours a week, and has no place."""
    answer, language = person.page(ComparisonPage).results.answer, person.program.language
    person.qtbot.waitUntil(lambda: bool(answer.firm.lead.text()), timeout=20_000)
    assert who in answer.heading.text()
    assert language.count("{n} hour", "{n} hours", 12) in answer.takes.text()
    ranking = person.page(ComparisonPage).results.ranking.spoken()
    alone = next(line for line in ranking if line.startswith(f"{language.word(Way.SELF)}: "))
    assert language("beyond your time") in alone
    assert language("{n} of {of} prices", n=6, of=7) in answer.assumed.text()


def set_the_day(person: Person) -> None:
    person.come_to_the_front()  # as a list that closes does, but for the screen of tests
    page = person.page(ComparisonPage)
    open_view(person, OFFERS)
    line = page.offers.setup.forms["review_on"].editor("review_on").focusProxy()
    assert line is not None
    person.tab_on_to(line)
    person.press("Ctrl+A")
    person.type("2027-03-01")
    person.press("Return")
    assert comparison_of(person).review_on == date(2027, 3, 1)


def open_view(person: Person, view: str) -> None:
    """By the arrows, on the bar of views."""
    page = person.page(ComparisonPage)
    person.tab_on_to(page.tabs)
    arrow = "Left" if view == OFFERS else "Right"  # offers are the first
    for _view in range(4):
        if page.view != view:
            person.press(arrow, "Space")
    assert page.view == view


def write(person: Person, words: str) -> None:
    """Letters that QTest has no keys for."""
    person.keys += len(words)
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(person.focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def comparison_of(person: Person) -> Comparison:
    (found,) = person.workspace.records.all(Comparison)
    return found


def freelancer(person: Person) -> Offer:
    (found,) = [each for each in person.workspace.records.all(Offer) if each.way is Way.FREELANCER]
    return found
