"""What is refused is told with what to do next: every `SmmdeskError` there is, in every language."""

from __future__ import annotations

import importlib
import pkgutil
import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

import smmdesk
import ui
from smmdesk.domain.errors import SmmdeskError, TooLittleSharedError, TooMuchSharedError
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = (
    "allow back change choose close did enter give go keep leave look lower make open put raise restore save "
    "say set split start try undo update write"
).split()
"""How the part of a message begins that says what to do; "did" is that of "Did you mean …?"."""

WITHOUT_A_STEP = {
    "SmmdeskError": "the base, never raised itself",
    # beside what is to be put right
    "EmptyNameError": "stands under the empty field",
    "SharesError": "stands under the shares, and says what they come to",
    "NoDayError": "stands under the empty field",
    "OutOfRangeError": "says what would be right, under the field",
    "PeriodError": "says what would be right, under the field",
    "DaysReversedError": "says what would be right, of two options just typed",
    "UnreadableError": "stands under the field, which keeps what was typed and says what it is for",
    "NotWholeError": "stands under the field, which keeps what was typed and says what it is for",
    "NothingSharedError": "its hint is what the page says while it is empty, which is what to do",
    # nothing is to be done
    "NothingToUndoError": "nothing is to be done",
    "NothingToRedoError": "nothing is to be done",
    "WaitsError": "it is saved without anybody's doing",
    "OpenElsewhereError": "what was wanted has come about: the window is in front",
}
"""The classes whose message tells no next step, and why."""


def refusals() -> list[type[SmmdeskError]]:
    """The base and all that derives from it in the program; not what tests make up."""
    for package in (smmdesk, ui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            # the one starts the program, the others are run by Alembic
            if not re.search(r"__main__|\.migrations\.", module.name):
                importlib.import_module(module.name)
    found: set[type[SmmdeskError]] = {SmmdeskError, *derived(SmmdeskError)}
    ours = [kind for kind in found if kind.__module__.partition(".")[0] in {"smmdesk", "ui"}]
    return sorted(ours, key=lambda kind: (kind.__name__, kind.__module__))


def derived(kind: type[SmmdeskError]) -> Iterator[type[SmmdeskError]]:
    """All classes below it."""
    for each in kind.__subclasses__():
        yield each
        yield from derived(each)


def tells_a_step(message: str) -> bool:
    """Whether a sentence or a clause of it begins with what somebody is told to do."""
    clauses = re.split(r"[.;:,]\s+(?:and\s+|or\s+)?", message)
    return any(re.match(rf"(?:please )?({'|'.join(STEPS)})\b", clause, re.IGNORECASE) for clause in clauses)


def sentences(text: str) -> int:
    """How many there are."""
    return len(re.findall(r"[.?!](?=\s|$)", text))


def test_every_refusal_says_what_to_do_next_or_why_it_need_not() -> None:
    silent = {kind.__name__ for kind in refusals() if not tells_a_step(kind.message)}
    assert silent == set(WITHOUT_A_STEP)


def test_what_tells_no_step_is_noticed() -> None:
    assert not tells_a_step("{name} could not be read.")
    assert not tells_a_step("{name} was not opened: it may be damaged, or it makes trouble.")
    assert tells_a_step("{name} could not be read. Save it again.")
    assert tells_a_step("Nothing was read; choose anew.")


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_a_translation_says_no_less(code: str) -> None:
    """What happened, what was kept and what to do are sentences of their own in every language."""
    language = Language(code)
    other = [kind.__name__ for kind in refusals() if sentences(language(kind.message)) != sentences(kind.message)]
    assert other == []


@pytest.mark.parametrize(
    ("code", "too_much", "too_little"),
    [
        ("en", "up to 110.5%, which is 10.5% too much.", "up to 99.99%, which is 0.01% too little."),
        ("ru", "110,5\xa0% — это на 10,5\xa0% больше,", "99,99\xa0% — это на 0,01\xa0% меньше,"),
        ("ka", "110,5\xa0%, საჭიროზე 10,5\xa0%-ით მეტი.", "99,99\xa0%, საჭიროზე 0,01\xa0%-ით ნაკლები."),
    ],
)
def test_a_difference_is_told_in_the_figures_of_the_language(code: str, too_much: str, too_little: str) -> None:
    language = Language(code)
    over = TooMuchSharedError(total=Fraction(1105, 1000), off=Fraction(105, 1000))
    under = TooLittleSharedError(total=Fraction(9999, 10_000), off=Fraction(1, 10_000))
    assert too_much in language.error(over)
    assert too_little in language.error(under)
