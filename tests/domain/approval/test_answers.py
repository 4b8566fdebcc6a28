"""What a typed or pasted answer says of which posts: worked examples of the design, and anything at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.approval.answers import MOST_COMMENT, Answer, AnswerText, check_of, read
from smmdesk.domain.approval.sheets import Decision
from smmdesk.knowledge.approval import answer_words, sheet_words
from smmdesk.speech.language import LANGUAGES

YES, CHANGE, NO = Decision.YES, Decision.CHANGE, Decision.NO
WHOLE = (
    "SMMdesk answer K7Q2MX\n1 yes\n2 change: The price is 320, not 280\n3 no: not before the holiday\n"
    "Checked by: Nino\n#07B045A9"
)


def reading(text: str, count: int = 3) -> AnswerText:
    return read(text, count, answer_words())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 ok\n2 правка: цена 320\n3 нет", {1: (YES, ""), 2: (CHANGE, "цена 320"), 3: (NO, "")}),
        ("все ок\n2 нет: праздник", {1: (YES, ""), 2: (NO, "праздник"), 3: (YES, "")}),
        ("2 нет: праздник\nвсе ок", {1: (YES, ""), 2: (NO, "праздник"), 3: (YES, "")}),
        ("1) კი\n2. შეცვალეთ: ფასი", {1: (YES, ""), 2: (CHANGE, "ფასი")}),
        ("1 – ok", {1: (YES, "")}),
        ("1, 3 yes", {1: (YES, ""), 3: (YES, "")}),
        ("1-3 ✅", {1: (YES, ""), 2: (YES, ""), 3: (YES, "")}),
        ("2 ✔️", {2: (YES, "")}),
        ("1-2, 3 Ok!", {1: (YES, ""), 2: (YES, ""), 3: (YES, "")}),
        ("All ok!", {1: (YES, ""), 2: (YES, ""), 3: (YES, "")}),
        ("ყველა კარგია", {1: (YES, ""), 2: (YES, ""), 3: (YES, "")}),
        ("1 +\n\n 2 ОК", {1: (YES, ""), 2: (YES, "")}),
        ("1 yes\n1 yes", {1: (YES, "")}),
    ],
)
def test_few_words_are_understood(text: str, said: dict[int, tuple[Decision, str]]) -> None:
    found = reading(text)
    assert found.answers == {number: Answer(*answer) for number, answer in said.items()}
    assert not found.unread
    assert found.is_whole is None


@pytest.mark.parametrize(
    "text", ["👍", "5 yes", "1 maybe", "yes", "1", "0 yes", "3-1 yes", "1-5 yes", "1 yes please", "all maybe", "ok 1"]
)
def test_what_is_not_understood_is_listed_as_it_was_written(text: str) -> None:
    found = reading(text)
    assert not found.answers
    assert [(each.line, each.written, each.is_conflict) for each in found.unread] == [(1, text, False)]


def test_two_answers_of_one_post_are_none() -> None:
    found = reading("1 yes\n2 ok\n1 no")
    assert found.answers == {2: Answer(YES)}
    assert [(each.line, each.is_conflict) for each in found.unread] == [(1, True), (3, True)]


def test_what_all_are_is_not_said_of_a_post_of_which_a_line_is_not_understood() -> None:
    found = reading("all ok\n2 hm, not sure")
    assert found.answers == {1: Answer(YES), 3: Answer(YES)}
    assert [each.written for each in found.unread] == ["2 hm, not sure"]


def test_nor_of_one_within_a_range_that_is_not_understood() -> None:
    assert reading("all ok\n1-3 hm", 4).answers == {4: Answer(YES)}


def test_an_answer_as_our_page_writes_it_is_whole() -> None:
    found = reading(WHOLE)
    assert (found.code, found.by, found.is_whole) == ("K7Q2MX", "Nino", True)
    assert found.answers == {
        1: Answer(YES),
        2: Answer(CHANGE, "The price is 320, not 280"),
        3: Answer(NO, "not before the holiday"),
    }
    # as messengers send it
    assert reading(f"  {WHOLE}  \r\n".replace("\n", "\r\n")).is_whole


@pytest.mark.parametrize("changed", [("1 yes", "1 no"), ("320", "230"), ("Nino", "Nina"), ("K7Q2MX", "K7Q2MY")])
def test_an_answer_that_was_changed_on_its_way_says_so(changed: tuple[str, str]) -> None:
    assert reading(WHOLE.replace(*changed)).is_whole is False


def test_the_check_line_is_that_of_the_design() -> None:
    assert check_of(WHOLE.rpartition("\n")[0]) == "07B045A9"
    assert check_of(" გამარჯობა \n") == check_of("გამარჯობა")


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_our_sheets_offer_is_understood(code: str) -> None:
    for decision, word in sheet_words(code).decisions.items():
        assert reading(f"1 {word.upper()}: so").answers == {1: Answer(decision, "so")}


def test_a_comment_has_an_end() -> None:
    (answer,) = reading("1 no: " + "x" * 5000).answers.values()
    assert len(answer.comment) == MOST_COMMENT


LINES = st.sampled_from(
    ["1", "2", "3", "1-3", "9", "all", "все", " ", ":", "yes", "no", "change", "ok: x", "\n", "#", "."]
)


@given(st.one_of(st.text(), st.lists(LINES).map(" ".join), st.lists(LINES).map("".join)), st.integers(1, 5))
def test_nothing_is_guessed_of_any_text(text: str, count: int) -> None:
    found = reading(text, count)
    assert {*found.answers} <= {*range(1, count + 1)}
    assert "" not in {each.written for each in found.unread}
    # the same text twice says nothing more
    again = reading(f"{text}\n{text}", count)
    assert again.answers == found.answers or found.is_whole is not None or found.code
